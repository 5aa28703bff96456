// Listens to a JSON parser and keeps the values of known fields, nothing else.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/read/json_fields.h"

namespace morgue {

// For one record; the interface that nlohmann::json::sax_parse calls, which stops where a method returns
// false.
class JsonCollector {
 public:
  // The values kept, those of the best name only (of tags and places those of all names, lists in one string
  // split); none is empty.
  std::vector<std::string>& values(JsonField field) { return slots_[index(field)].values; }

  // The record's own keys, in order.
  const std::vector<std::string>& keys() const { return keys_; }

  // After a parse that failed.
  const std::string& problem() const { return problem_; }
  bool is_syntax_error() const { return syntax_error_; }

  bool null() { return scalar("null"); }
  bool boolean(bool) { return scalar("a boolean"); }
  bool number_integer(std::int64_t number);
  bool number_unsigned(std::uint64_t number) { return number_text(std::to_string(number)); }
  bool number_float(double, const std::string& written) { return number_text(written); }
  bool string(std::string& value);
  bool binary(std::vector<std::uint8_t>&) { return scalar("binary"); }
  bool start_object(std::size_t);
  bool key(std::string& name);
  bool end_object();
  bool start_array(std::size_t);
  bool end_array();
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::json::exception& error);

 private:
  struct Slot {
    std::vector<std::string> values;
    int rank = worst_rank;
    std::uint32_t occurrence = 0;  // of the key that the values stand under
  };
  struct Frame {
    enum class Kind : std::uint8_t { record, list, value };
    Kind kind;
    std::span<const JsonName> names;  // what values within stand for; in a record those of the latest key
    std::uint32_t occurrence = 0;
    int penalty = 0;             // of fields that are not the record's own
    bool transparent = false;    // record: the latest key may open the record itself
    int part_rank = worst_rank;  // value: rank of `part`; of the latest key in `key_rank`
    int key_rank = worst_rank;
    bool rendition = false;  // value: one of several forms of the same text
    std::string part;
  };

  static constexpr int worst_rank = 1000;
  static constexpr std::size_t index(JsonField field) { return static_cast<std::size_t>(field); }

  bool scalar(std::string_view kind);
  bool number_text(const std::string& written);
  bool enter(Frame frame);
  bool ignore();
  bool leave();
  bool fail(std::string problem);
  void keep(const Frame& where, const std::string& value, bool rendition);

  std::vector<Frame> frames_;
  std::size_t ignored_ = 0;  // open brackets within what is not kept
  std::uint32_t occurrences_ = 0;
  std::array<Slot, json_field_count> slots_;
  std::vector<std::string> keys_;
  std::string problem_;
  bool syntax_error_ = false;
};

}  // namespace morgue

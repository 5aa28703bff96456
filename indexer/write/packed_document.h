// A document of Xapian in a few bytes: what an article is between being analyzed and being written.
//
// Only within a run and a machine: nothing of it reaches an index.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace morgue {

// Appends to `out`, in this order: the values, the end of the values, the data, the terms by name.
class DocumentPacker {
 public:
  explicit DocumentPacker(std::string& out) : out_(out) {}

  // An empty value is none.
  void add_value(Xapian::valueno slot, std::string_view value);
  void end_values();
  void set_data(std::string_view data);
  // As many calls of add_position as `positions` follow.
  void add_term(std::string_view name, std::uint32_t wdf, std::uint32_t positions);
  void add_position(std::uint32_t position);

 private:
  void add_number(std::uint32_t number);
  void add_text(std::string_view text);

  std::string& out_;
};

Xapian::Document unpack_document(std::string_view packed);

// One value of the document; empty where it has none.
std::string_view packed_value(std::string_view packed, Xapian::valueno slot);

}  // namespace morgue

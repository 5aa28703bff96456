// Finds where a JSON value ends without parsing it, piece by piece as its bytes arrive.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace morgue {

// Aware of brackets and strings only: what it calls a value may still be refused by the parser.
class JsonScanner {
 public:
  enum class Step {
    more,    // the window ends inside the value
    end,     // the value ends before `at`
    array,   // the object at hand wraps a list of records ("articles": [{...); `at` is at the first of them
    broken,  // not JSON, at `at`: problem()
  };

  // Deeper values are broken: no article is, and what reads the value further on may be recursive.
  static constexpr std::size_t max_depth = 200;

  // `stop_at_records`: for objects that are no article but hold a list of articles.
  explicit JsonScanner(bool stop_at_records) : stop_at_records_(stop_at_records) {}

  // Goes on at window[at]. The window begins where the value does, unless forget_start() was called.
  Step scan(std::string_view window, std::size_t& at);

  // Bytes of the value were taken away before `at`, which is 0 again. No list of records is looked for until
  // the next key.
  void forget_start() {
    key_begin_ = no_key;
    array_pending_ = false;
  }

  std::string_view problem() const { return problem_; }

  // After Step::array: where its '[' stands.
  std::size_t array_begin() const { return array_begin_; }

  bool inside_string() const { return in_string_; }

  // A bracket or comma or colon came last, so that a value may follow.
  bool expects_value() const { return last_ == '[' || last_ == ',' || last_ == ':'; }

 private:
  static constexpr std::size_t no_key = static_cast<std::size_t>(-1);
  static constexpr std::size_t key_levels = 2;

  bool scan_string(std::string_view window, std::size_t& at);
  void end_string(std::string_view window, std::size_t at);
  bool open(char bracket, std::size_t at);
  bool close(char bracket);
  bool wraps_records() const;
  Step break_off(std::string_view problem);

  bool stop_at_records_;
  bool in_string_ = false;
  bool escaped_ = false;
  bool array_pending_ = false;
  bool has_text_ = false;  // the outer object has a text of its own: it is an article
  char last_ = 0;          // significant character; '"' for a string, 'v' for any other scalar
  std::size_t depth_ = 0;
  std::size_t key_begin_ = no_key;
  std::size_t array_begin_ = 0;
  std::array<char, max_depth> open_{};
  std::array<std::string, key_levels> keys_;  // the last key at depth 1 and 2
  std::string_view problem_;
};

}  // namespace morgue

// What is malformed in a query: thrown where reading is strict, noted where it is lenient.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace morgue {

class Complaints {
 public:
  // `query` (cleaned, see chunk.h) must outlive the complaints.
  Complaints(std::string_view query, bool strict) : query_(query), strict_(strict) {}

  // `wrong` says what is wrong at byte `at`, `reading` how a lenient reader goes on, `hint` what to try
  // instead. Strict: throws Error with the query line and a caret under the place.
  void add(std::size_t at, const std::string& wrong, const std::string& reading, const std::string& hint);

  // A sentence for each place, in the order of places; after the first few only how many more there are.
  std::vector<std::string> notes() const;

  // The bytes [begin, end) in quotation marks, shortened where they are long.
  std::string quoted(std::size_t begin, std::size_t end) const;

 private:
  std::string_view query_;
  bool strict_;
  std::vector<std::pair<std::size_t, std::string>> notes_;
  std::size_t more_ = 0;
};

// The query line and, under it, a line with a caret below the character at byte `at`; of a long query only
// what stands around the place.
std::string caret_lines(std::string_view query, std::size_t at);

}  // namespace morgue

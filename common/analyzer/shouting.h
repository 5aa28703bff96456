// Lines in capitals: there, capitals do not tell an acronym from a word.
#pragma once

#include <cstddef>
#include <string_view>

namespace morgue {

// Asked in ascending order of position, looks at each line once.
class Shouting {
 public:
  explicit Shouting(std::string_view text) : text_(text) {}

  // Whether the line (up to '\n') around byte `at` shouts: most of its letters are capitals, and they are too
  // many for a few acronyms side by side ("NATO, EU").
  bool shouts(std::size_t at);

 private:
  std::string_view text_;
  std::size_t line_end_ = 0;  // the verdict holds up to here
  bool verdict_ = false;
};

}  // namespace morgue

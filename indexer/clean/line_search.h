// A few lines of a page, looked for within its others in one pass.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/byte_masks.h"

namespace morgue {

// Each line is known by its first eight bytes: few places of others look like one.
class LineSearch {
 public:
  static constexpr std::size_t shortest = sizeof(std::uint64_t);

  // Of `shortest` bytes or more; looked for as long as this lives.
  void add(std::string_view line) {
    lines_.push_back({line, beginning(line.data())});
    begins_.set(slot(lines_.back().beginning));
  }

  // Visits the number of each line that stands in `text`, in the order they were added, and where, as often as it
  // does.
  void for_each_in(std::string_view text, const auto& visit) const {
    for (std::size_t at = 0; at + shortest <= text.size(); ++at) {
      const std::uint64_t here = beginning(text.data() + at);
      if (!begins_.test(slot(here))) continue;
      for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].beginning == here && text.substr(at).starts_with(lines_[i].text)) visit(i, at);
      }
    }
  }

 private:
  struct Line {
    std::string_view text;
    std::uint64_t beginning;
  };

  static constexpr unsigned slot_bits = 10;
  static std::uint64_t beginning(const char* bytes) { return text::Eight::at(bytes).bytes(); }
  static std::size_t slot(std::uint64_t beginning) {
    return beginning * 0x9E3779B97F4A7C15U >> (64U - slot_bits);
  }

  std::vector<Line> lines_;
  std::bitset<std::size_t{1} << slot_bits> begins_;
};

}  // namespace morgue

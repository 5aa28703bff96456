#include "indexer/read/wire_text.h"

#include <algorithm>
#include <vector>

#include "common/text/utf8.h"

namespace morgue {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t feed = text.find('\n');
    lines.push_back(text.substr(0, feed));
    if (feed == std::string_view::npos) return lines;
    text.remove_prefix(feed + 1);
  }
}

bool is_blank(std::string_view line) {
  return text::trim(line).empty();
}

bool is_indented(std::string_view line) {
  return line.starts_with("  ") || line.starts_with('\t');
}

// `parts`: whether an indented line begins a paragraph.
std::string join(const std::vector<std::string_view>& lines, bool parts) {
  std::string out;
  bool new_paragraph = false;
  for (const std::string_view line : lines) {
    if (is_blank(line)) {
      new_paragraph = true;
      continue;
    }
    if (!out.empty()) out += new_paragraph || (parts && is_indented(line)) ? "\n\n" : " ";
    new_paragraph = false;
    out += text::trim(line);
  }
  return out;
}

}  // namespace

std::string join_wire_lines(std::string_view text) {
  const auto lines = lines_of(text);
  const bool indented = std::any_of(lines.begin() + 1, lines.end(), [](std::string_view line) {
    return is_indented(line) && !is_blank(line);
  });
  return indented ? join(lines, true) : std::string(text);
}

std::string join_indented_lines(std::string_view text) {
  const auto lines = lines_of(text);
  const bool all = std::all_of(lines.begin() + 1, lines.end(),
                               [](std::string_view line) { return is_blank(line) || is_indented(line); });
  return lines.size() > 1 && all ? join(lines, false) : std::string(text);
}

}  // namespace morgue

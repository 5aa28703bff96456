#include "indexer/clean/paragraphs.h"

#include <algorithm>
#include <array>

#include "common/text/byte_masks.h"
#include "common/text/utf8.h"
#include "indexer/clean/tidy.h"

namespace morgue {

namespace {

// Narrower lines are verse, tables or lists, wider ones whole paragraphs.
constexpr std::size_t narrowest_wrap = 60;
constexpr std::size_t widest_wrap = 120;

struct Line {
  std::string text;
  std::size_t width = 0;
  std::size_t first_word = 0;  // width
  std::size_t indent = 0;      // bytes
  bool blank = true;
  bool bulleted = false;
};

bool is_bulleted(std::string_view text) {
  constexpr std::array<std::string_view, 9> bullets{"- ", "* ", "+ ", "•", "►", "▪", "–\xC2\xA0", "◦", "·"};
  if (std::ranges::any_of(bullets, [text](std::string_view bullet) { return text.starts_with(bullet); }))
    return true;
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && digits <= 3 &&
         (text.substr(digits).starts_with(". ") || text.substr(digits).starts_with(") "));
}

Line read_line(std::string_view raw) {
  Line line;
  line.text = tidy_line(raw);
  line.blank = line.text.empty();
  line.width = character_count(line.text);
  line.first_word = character_count(std::string_view(line.text).substr(0, line.text.find(' ')));
  line.indent = std::min(raw.find_first_not_of(' '), raw.size());
  line.bulleted = is_bulleted(line.text);
  return line;
}

// Of two lines with no blank line between, the second may go on the paragraph of the first.
bool may_go_on(const Line& line, const Line& next) {
  return !line.blank && !next.blank && !next.bulleted && next.indent <= line.indent;
}

// The width at which the lines were wrapped, or 0. A wrapped line is one that the next word would have made
// wider than the widest of all.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.width);
  if (widest < narrowest_wrap || widest > widest_wrap) return 0;
  std::size_t pairs = 0;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_go_on(lines[i], lines[i + 1])) continue;
    ++pairs;
    full += lines[i].width + 1 + lines[i + 1].first_word > widest ? 1U : 0U;
  }
  constexpr std::size_t fewest = 3;
  return full >= fewest && full * 10 >= pairs * 8 ? widest : 0;
}

}  // namespace

std::size_t character_count(std::string_view text) {
  return text.size() - text::count_bytes(text, [](unsigned char byte) { return (byte & 0xC0) == 0x80; });
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  lines.reserve(text::count_bytes(text, [](unsigned char byte) { return byte == '\n'; }) + 1);
  for (;;) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> to_paragraphs(const std::vector<std::string_view>& raw_lines) {
  std::vector<Line> lines;
  lines.reserve(raw_lines.size());
  for (const std::string_view raw : raw_lines) lines.push_back(read_line(raw));
  const std::size_t width = wrap_width(lines);
  std::vector<std::string> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank) continue;
    // Nearly full lines are taken for wrapped too: whoever wrapped them may have counted otherwise.
    const bool goes_on =
        width > 0 && i > 0 && may_go_on(lines[i - 1], lines[i]) &&
        (lines[i - 1].width + 1 + lines[i].first_word > width || lines[i - 1].width * 10 >= width * 8);
    if (goes_on) {
      paragraphs.back() += ' ';
      paragraphs.back() += lines[i].text;
    } else {
      paragraphs.push_back(std::move(lines[i].text));
    }
  }
  return paragraphs;
}

std::string join_paragraphs(const std::vector<std::string>& paragraphs) {
  std::size_t size = 0;
  for (const std::string& paragraph : paragraphs) size += paragraph.size() + 2;
  std::string text;
  text.reserve(size);
  for (const std::string& paragraph : paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }
  return text;
}

}  // namespace morgue

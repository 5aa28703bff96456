#include "indexer/clean/page_lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "common/text/byte_masks.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/paragraphs.h"
#include "indexer/clean/phrases.h"
#include "indexer/clean/tidy.h"

namespace morgue {

namespace {

bool begins_with_any(std::string_view text, const auto& beginnings) {
  return std::ranges::any_of(beginnings, [text](std::string_view beginning) {
    return !text.empty() && text.front() == beginning.front() && text.starts_with(beginning);
  });
}

constexpr std::string_view no_break = "\xC2\xA0";

// No-break spaces are for typesetters; words are told apart at them all the same.
std::string tidy_with_plain_spaces(std::string_view raw) {
  std::string plain;
  plain.reserve(raw.size());
  for (std::size_t at = raw.find(no_break); at != std::string_view::npos; at = raw.find(no_break)) {
    plain.append(raw.substr(0, at)).append(1, ' ');
    raw.remove_prefix(at + no_break.size());
  }
  return tidy_line(plain.append(raw));
}

// What lists of words are compared with need not be longer.
constexpr std::size_t longest_low = 600;

// Lower case for the letters that the lists of words have: ASCII, Latin-1, Cyrillic.
std::string to_low(std::string_view text) {
  std::string low =
      text::lower_ascii(text.substr(0, text::floor_boundary(text, std::min(text.size(), longest_low))));
  for (std::size_t i = text::skip_ascii(low, 0); i + 1 < low.size(); i = text::skip_ascii(low, i)) {
    const auto byte = static_cast<unsigned char>(low[i]);
    const auto next = static_cast<unsigned char>(low[i + 1]);
    if (byte == 0xC3 && next >= 0x80 && next <= 0x9E) low[i + 1] = static_cast<char>(next + 0x20);
    if (byte == 0xD0 && next >= 0x90 && next <= 0x9F) low[i + 1] = static_cast<char>(next + 0x20);
    if (byte == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      low[i] = static_cast<char>(0xD1);
      low[i + 1] = static_cast<char>(next - 0x20);
    }
    i += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC3 ? 2 : 1;
    i = std::min(i, low.size());
  }
  return low;
}

bool ends_sentence(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || is_letter(text.back())) return false;
  constexpr std::array<std::string_view, 5> closers{"\"", "”", "’", "»", ")"};
  for (const std::string_view closer : closers) {
    if (text.ends_with(closer)) {
      text.remove_suffix(closer.size());
      break;
    }
  }
  constexpr std::array<std::string_view, 10> ends{".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔"};
  return std::ranges::any_of(ends, [text](std::string_view end) { return text.ends_with(end); });
}

// What a line has of signs that tell its kind, counted in one pass.
struct SignCount {
  std::size_t spaces = 0;
  std::size_t inner_sentences =
      0;                     // a full stop, question or exclamation mark, a space and no lower-case letter
  std::size_t dividers = 0;  // what stands between the items of a menu or the steps of a path
  std::size_t gaps = 0;      // wide ones between words, as between the items of a menu
  bool no_breaks = false;    // spaces that do not break
};

// Of "·", ">", "›", "»" only those between two spaces divide; signs next to each other have no space in common.
class SignCounter {
 public:
  explicit SignCounter(std::string_view text) : text_(text) {}

  SignCount count() {
    std::uint64_t two_before = 0;  // spaces of the block before, in the place of its last two
    for (std::size_t at = 0; at < text_.size(); at += text::mask_size) {
      const std::string_view block = text_.substr(at);
      const std::uint64_t spaces = text::mask_of(block, [](text::Eight eight) { return eight.are(' '); });
      const std::uint64_t before = spaces << 1 | two_before >> 1;
      const std::uint64_t before_that = spaces << 2 | two_before;
      two_before = spaces >> (text::mask_size - 2);
      count_.spaces += static_cast<std::size_t>(std::popcount(spaces));
      if ((spaces & before) != 0)
        count_.gaps += static_cast<std::size_t>(std::popcount(spaces & before & ~before_that));
      for (std::uint64_t signs = text::mask_of(block, tell); signs != 0; signs &= signs - 1)
        look_at(at + static_cast<std::size_t>(std::countr_zero(signs)));
    }
    return count_;
  }

 private:
  static std::uint64_t tell(text::Eight eight) {
    return eight.are('.') | eight.are('!') | eight.are('?') | eight.are('|') | eight.are('>') |
           eight.are('\xC2') | eight.are('\xE2');
  }

  void look_at(std::size_t at) {
    constexpr std::array<std::string_view, 3> wide_spaced{"·", "»", "›"};
    switch (text_[at]) {
      case '|':
        ++count_.dividers;
        return;
      case '>':
        divide(at, 0, 1);
        return;
      case '.':
      case '!':
      case '?':
        if (at + 2 < text_.size() && text_[at + 1] == ' ' && !(text_[at + 2] >= 'a' && text_[at + 2] <= 'z'))
          ++count_.inner_sentences;
        return;
      default:
        break;
    }
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with(no_break)) count_.no_breaks = true;
    if (rest.starts_with("•")) ++count_.dividers;
    for (std::size_t i = 0; i < wide_spaced.size(); ++i) {
      if (rest.starts_with(wide_spaced[i])) divide(at, i + 1, wide_spaced[i].size());
    }
  }

  void divide(std::size_t at, std::size_t kind, std::size_t size) {
    const std::size_t end = at + size;
    std::size_t& unused = unused_[kind];
    if (at == unused || end >= text_.size() || text_[at - 1] != ' ' || text_[end] != ' ') return;
    ++count_.dividers;
    unused = end + 1;
  }

  std::string_view text_;
  SignCount count_;
  std::array<std::size_t, 4> unused_{};  // for each sign the first space that none before it has used
};

// What pages say to their readers where a title could stand.
constexpr Phrases page_controls(std::to_array<std::string_view>(
    {"Skip to", "Share",    "Follow ",   "Subscribe", "Sign in", "Sign up",    "Log in",
     "Log In",  "Login",    "Print",     "Email",     "Photo",   "Image",      "Picture:",
     "Credit",  "Advertis", "Get short", "Cookie",    "Accept",  "Click here", "Download",
     "Listen",  "Watch ",   "Read more", "Menu",      "Search"}));

}  // namespace

std::vector<PageLine> read_lines(std::string_view page) {
  const std::vector<std::string_view> raw_lines = split_lines(page);
  std::vector<PageLine> lines(raw_lines.size());
  std::size_t rank = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PageLine& line = lines[i];
    line.raw = raw_lines[i];
    line.rank = rank;
    const std::string_view trimmed = text::trim(line.raw);
    SignCount signs = SignCounter(trimmed).count();
    const std::size_t wide_gaps = signs.gaps;
    if (signs.gaps > 0 || signs.no_breaks) {
      line.text = tidy_with_plain_spaces(line.raw);
      signs = SignCounter(line.text).count();
    } else {
      line.text = trimmed;
    }
    if (line.text.empty()) continue;
    ++rank;
    constexpr std::array<std::string_view, 7> bullets{"•", "- ", "* ", "►", "▪", "◦", "·"};
    line.words = signs.spaces + 1;
    line.width = character_count(line.text);
    line.low = to_low(line.text);
    line.ends_sentence = ends_sentence(line.text);
    line.trails_off = line.text.ends_with("...") || line.text.ends_with("…");
    line.inner_sentences = signs.inner_sentences;
    line.bulleted = begins_with_any(line.text, bullets);
    line.divided = signs.dividers + wide_gaps >= 2;
    line.legal =
        line.text.starts_with("©") || line.text.starts_with("(c) ") || line.text.starts_with("Copyright");
  }
  return lines;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    if (text::is_letter(decoded.code)) return true;
    at += decoded.size;
  }
  return false;
}

bool is_headline_like(const PageLine& line) {
  constexpr std::size_t widest = 200;
  constexpr std::size_t narrowest = 15;
  constexpr std::size_t fewest_words = 3;
  // Chinese and Japanese headlines have no spaces and a third of the characters.
  const bool wide_script = line.text.size() >= 2 * line.width;
  if (line.width > widest || (line.words < fewest_words && line.width < (wide_script ? 6 : narrowest)))
    return false;
  if (line.bulleted || line.divided || line.legal || line.text.starts_with('[')) return false;
  if (line.text.find("://") != std::string::npos || !has_letter(line.text)) return false;
  return !page_controls.begin(line.text);
}

}  // namespace morgue

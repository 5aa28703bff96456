#include "indexer/clean/page_lines.h"

#include <algorithm>
#include <array>

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

// No-break spaces are for typesetters; words are told apart at them all the same.
std::string tidy_with_plain_spaces(std::string_view raw) {
  constexpr std::string_view no_break = "\xC2\xA0";
  std::size_t at = raw.find(no_break);
  if (at == std::string_view::npos) return tidy_line(raw);
  std::string plain;
  plain.reserve(raw.size());
  for (; at != std::string_view::npos; at = raw.find(no_break)) {
    plain.append(raw.substr(0, at)).append(1, ' ');
    raw.remove_prefix(at + no_break.size());
  }
  return tidy_line(plain.append(raw));
}

// What lists of words are compared with need not be longer.
constexpr std::size_t longest_low = 600;

// Lower case for the letters that the lists of words have: ASCII, Latin-1, Cyrillic.
std::string to_low(std::string_view text) {
  std::string low(text.substr(0, text::floor_boundary(text, std::min(text.size(), longest_low))));
  for (char& c : low) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  if (std::ranges::count_if(low, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) == 0)
    return low;
  for (std::size_t i = 0; i < low.size(); ++i) {
    const auto byte = static_cast<unsigned char>(low[i]);
    if (byte < 0xC3 || i + 1 >= low.size()) continue;
    const auto next = static_cast<unsigned char>(low[i + 1]);
    if (byte == 0xC3 && next >= 0x80 && next <= 0x9E) low[i + 1] = static_cast<char>(next + 0x20);
    if (byte == 0xD0 && next >= 0x90 && next <= 0x9F) low[i + 1] = static_cast<char>(next + 0x20);
    if (byte == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      low[i] = static_cast<char>(0xD1);
      low[i + 1] = static_cast<char>(next - 0x20);
    }
    if (byte >= 0xC0) i += byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
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
};

// Of "·", ">", "›", "»" only those between two spaces divide; signs next to each other have no space in common.
class SignCounter {
 public:
  explicit SignCounter(std::string_view text) : text_(text) {}

  SignCount count() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!telling[static_cast<unsigned char>(text_[at])]) continue;
      look_at(at);
    }
    return count_;
  }

 private:
  static constexpr auto telling = [] {
    std::array<bool, 256> bytes{};
    for (const unsigned char byte : {' ', '.', '!', '?', '|', '>'}) bytes[byte] = true;
    bytes[0xC2] = bytes[0xE2] = true;
    return bytes;
  }();

  void look_at(std::size_t at) {
    constexpr std::array<std::string_view, 3> wide_spaced{"·", "»", "›"};
    switch (text_[at]) {
      case ' ':
        ++count_.spaces;
        return;
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

// Wide gaps between words, as between the items of a menu.
std::size_t gaps(std::string_view raw) {
  raw = text::trim(raw);
  std::size_t found = 0;
  for (std::size_t at = 1; at < raw.size(); ++at) {
    const bool begins = raw[at] == ' ' && raw[at - 1] == ' ' && (at < 2 || raw[at - 2] != ' ');
    if (begins) ++found;
  }
  return found;
}

// What pages say to their readers where a title could stand.
constexpr Phrases page_controls(std::to_array<std::string_view>(
    {"Skip to", "Share",    "Follow ",   "Subscribe", "Sign in", "Sign up",    "Log in",
     "Log In",  "Login",    "Print",     "Email",     "Photo",   "Image",      "Picture:",
     "Credit",  "Advertis", "Get short", "Cookie",    "Accept",  "Click here", "Download",
     "Listen",  "Watch ",   "Read more", "Menu",      "Search"}));

}  // namespace

std::vector<PageLine> read_lines(std::string_view page) {
  std::vector<PageLine> lines;
  std::size_t rank = 0;
  for (const std::string_view raw : split_lines(page)) {
    PageLine line;
    line.raw = raw;
    line.text = tidy_with_plain_spaces(raw);
    line.rank = rank;
    if (!line.text.empty()) {
      ++rank;
      constexpr std::array<std::string_view, 7> bullets{"•", "- ", "* ", "►", "▪", "◦", "·"};
      const SignCount signs = SignCounter(line.text).count();
      line.words = signs.spaces + 1;
      line.width = character_count(line.text);
      line.low = to_low(line.text);
      line.ends_sentence = ends_sentence(line.text);
      line.trails_off = line.text.ends_with("...") || line.text.ends_with("…");
      line.inner_sentences = signs.inner_sentences;
      line.bulleted = begins_with_any(line.text, bullets);
      // A line that tidying left as long as it was has no wide gaps.
      const std::size_t wide_gaps = raw.size() == line.text.size() ? 0 : gaps(raw);
      line.divided = signs.dividers + wide_gaps >= 2;
      line.legal =
          line.text.starts_with("©") || line.text.starts_with("(c) ") || line.text.starts_with("Copyright");
    }
    lines.push_back(std::move(line));
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

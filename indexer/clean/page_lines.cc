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

// A full stop, question or exclamation mark with a space and no lower-case letter behind it.
std::size_t inner_sentences(std::string_view text) {
  std::size_t found = 0;
  for (const char end : {'.', '!', '?'}) {
    for (std::size_t at = text.find(end); at != std::string_view::npos && at + 2 < text.size();
         at = text.find(end, at + 1)) {
      if (text[at + 1] == ' ' && !(text[at + 2] >= 'a' && text[at + 2] <= 'z')) ++found;
    }
  }
  return found;
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

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

// Between two spaces; signs next to each other have no space in common.
std::size_t count_spaced(std::string_view text, std::string_view sign) {
  std::size_t found = 0;
  std::size_t unused = 0;  // the first space that no sign before has used
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + sign.size())) {
    const std::size_t end = at + sign.size();
    if (at == unused || end >= text.size() || text[at - 1] != ' ' || text[end] != ' ') continue;
    ++found;
    unused = end + 1;
  }
  return found;
}

// What stands between the items of a menu or the steps of a path.
std::size_t dividers(std::string_view text) {
  constexpr std::array<std::string_view, 4> spaced{"·", ">", "›", "»"};
  std::size_t found = count(text, "|") + count(text, "•");
  for (const std::string_view sign : spaced) found += count_spaced(text, sign);
  return found;
}

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

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    if (text::is_letter(decoded.code)) return true;
    at += decoded.size;
  }
  return false;
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
      line.words = static_cast<std::size_t>(std::ranges::count(line.text, ' ')) + 1;
      line.width = character_count(line.text);
      line.low = to_low(line.text);
      line.ends_sentence = ends_sentence(line.text);
      line.trails_off = line.text.ends_with("...") || line.text.ends_with("…");
      line.inner_sentences = inner_sentences(line.text);
      line.bulleted = begins_with_any(line.text, bullets);
      // A line that tidying left as long as it was has no wide gaps.
      const std::size_t wide_gaps = raw.size() == line.text.size() ? 0 : gaps(raw);
      line.divided = dividers(line.text) + wide_gaps >= 2;
      line.legal =
          line.text.starts_with("©") || line.text.starts_with("(c) ") || line.text.starts_with("Copyright");
    }
    lines.push_back(std::move(line));
  }
  return lines;
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

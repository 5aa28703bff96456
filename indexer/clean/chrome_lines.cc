#include "indexer/clean/chrome_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/chrome_phrases.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/phrases.h"

namespace morgue {

namespace {

// Without signs, numbers and spaces at both ends.
std::string_view bare(std::string_view low) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  constexpr Phrases wide_signs(
      std::to_array<std::string_view>({"•", "→", "»", "›", "►", "▶", "≡", "…", "▾"}));
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  while (!low.empty() && !is_letter(low.front())) {
    const std::size_t size = text::decode(low, 0).size;
    if (!is_ascii(low.front()) && !wide_signs.contain(low.substr(0, size))) break;
    low.remove_prefix(size);
  }
  while (!low.empty() && !is_letter(low.back())) {
    const std::size_t last = text::floor_boundary(low, low.size() - 1);
    if (!is_ascii(low.back()) && !wide_signs.contain(low.substr(last))) break;
    low.remove_suffix(low.size() - last);
  }
  return low;
}

// "Auf Facebook teilen Auf Twitter teilen", "Share Tweet Email": nothing but chrome::networks and what one does there.
bool is_share_bar(const PageLine& line, const LineSigns& signs) {
  if (line.width > 160 || !signs.network) return false;
  bool network = false;
  std::string_view rest = line.low;
  std::size_t others = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = bare(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty()) continue;
    if (chrome::networks.contain(word)) {
      network = true;
    } else if (!chrome::share_words.contain(word)) {
      ++others;
      // Words of other kinds are forgiven in long bars only, and few.
      if (line.words < 6 || others * 6 > line.words) return false;
    }
  }
  return network;
}

bool is_credit(const PageLine& line, const LineSigns& signs) {
  constexpr std::size_t longest = 220;
  constexpr std::size_t longest_sign = 120;
  if (line.width > longest || line.inner_sentences > 2) return false;
  if (chrome::credit_beginnings.begin(line.low)) return true;
  return line.width <= longest_sign && !line.ends_sentence && signs.credit;
}

}  // namespace

LineSigns find_signs(const PageLine& line) {
  constexpr std::size_t longest_note = 600;  // bytes
  LineSigns signs{line.legal, false, false, false};
  if (line.text.size() >= longest_note) {
    signs.network = true;  // perhaps
    return signs;
  }
  chrome::signs_within.for_each_in(line.low, [&signs](std::size_t sign) {
    (sign < chrome::past_legal    ? signs.legal
     : sign < chrome::past_talk   ? signs.talk
     : sign < chrome::past_credit ? signs.credit
                                  : signs.network) = true;
    return true;
  });
  return signs;
}

std::string_view chrome_reason(const PageLine& line) {
  return chrome_reason(line, find_signs(line));
}

std::string_view chrome_reason(const PageLine& line, const LineSigns& signs) {
  constexpr std::size_t longest_invitation = 120;
  constexpr std::size_t longest_talk = 260;
  if (line.text.empty()) return {};
  if (!has_letter(line.text)) return "signs and numbers, no words";
  if (line.legal) return "a copyright note";
  if (is_clock(line.text)) return "a clock";
  const std::string_view bare_low = line.width <= longest_invitation ? bare(line.low) : std::string_view();
  if (line.width <= 60 && chrome::controls.contain(bare_low)) return "a control of the page";
  if (is_share_bar(line, signs)) return "a bar for sharing";
  if (is_credit(line, signs)) return "a caption or photo credit";
  if (line.width <= longest_invitation && chrome::invitations.begin(bare_low))
    return "leads to other articles or to a subscription";
  if (line.width <= longest_talk && signs.talk) return "speaks of the page";
  return {};
}

bool names_section(const PageLine& line) {
  if (line.words > 4 || line.width > 40 || line.ends_sentence || line.low.ends_with(" news")) return false;
  std::string_view rest = line.low;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" /&"), rest.size());
    if (chrome::section_words.contain(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace morgue

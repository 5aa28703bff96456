#include "indexer/clean/source_evidence.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/phrase_search.h"

namespace morgue {

namespace {

constexpr std::size_t longest_name = 50;
constexpr std::size_t most_words = 6;

bool is_name(std::string_view name) {
  if (name.size() < 2 || name.size() > longest_name) return false;
  if (static_cast<std::size_t>(std::ranges::count(name, ' ')) >= most_words) return false;
  constexpr std::array<std::string_view, 8> nobody{"Us",         "Me",  "This", "Our",
                                                   "The latest", "All", "Your", "Him"};
  if (std::ranges::find(nobody, name) != nobody.end()) return false;
  const char32_t first = text::decode(name, 0).code;
  return text::is_upper(first) || text::is_digit(first) || first > 0x2E80;
}

// "Follow Trend on Telegram. Only most ...", "Follow New Defence Order. Strategy on Google News."
std::string followed(const PageLine& line) {
  constexpr std::string_view follow = "follow ";
  if (!line.low.starts_with(follow) || line.low.size() < line.text.size()) return {};
  constexpr std::array<std::string_view, 9> places{" on google news", " on telegram", " on twitter",
                                                   " on x",           " on facebook", " on instagram",
                                                   " on whatsapp",    " on linkedin", " on youtube"};
  for (const std::string_view place : places) {
    const std::size_t at = line.low.find(place);
    if (at == std::string::npos || at <= follow.size()) continue;
    const std::string_view name = std::string_view(line.text).substr(follow.size(), at - follow.size());
    if (is_name(name)) return std::string(name);
  }
  return {};
}

std::string user_of_cookies(const PageLine& line) {
  constexpr std::string_view uses = " uses cookies";
  // A longer beginning is no name.
  const std::string_view beginning = std::string_view(line.text).substr(0, longest_name + uses.size());
  const std::size_t at = beginning.find(uses);
  if (at == 0 || at == std::string_view::npos) return {};
  const std::string_view name = beginning.substr(0, at);
  return is_name(name) && !name.starts_with("This ") && !name.starts_with("Our ") ? std::string(name)
                                                                                  : std::string();
}

// "© 2022 Northern Wire. All rights reserved", "Copyright (c) 1999-2024 The Gazette"
std::string holder_of_copyright(const PageLine& line) {
  if (!line.legal) return {};
  std::string_view rest = line.text;
  const std::size_t year = rest.find_first_of("0123456789");
  constexpr std::size_t farthest = 24;
  if (year > farthest || rest.size() < year + 4) return {};
  rest.remove_prefix(year);
  rest = rest.substr(std::min(rest.find_first_not_of("0123456789-, "), rest.size()));
  constexpr std::array<std::string_view, 3> joints{"–", "by ", "©"};
  for (const std::string_view joint : joints) {
    if (rest.starts_with(joint)) rest.remove_prefix(joint.size());
  }
  rest = text::trim(rest.substr(std::min(rest.find_first_not_of("0123456789 "), rest.size())));
  std::size_t end = rest.size();
  constexpr std::array<std::string_view, 8> ends{". ", ", ", " All ", " - ", " | ", " – ", " Alle ", " ("};
  for (const std::string_view sign : ends) end = std::min(end, rest.find(sign));
  std::string_view name = text::trim(rest.substr(0, end));
  if (name.ends_with('.')) name.remove_suffix(1);
  return is_name(name) ? std::string(name) : std::string();
}

bool is_name_part(std::string_view word) {
  return !word.empty() && text::is_upper(text::decode(word, 0).code);
}

// The words in capitals that end at `end`: "..., Trend" of "..., Trend reports citing".
std::string_view name_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  for (std::size_t words = 0; words < 4 && begin > 0; ++words) {
    const std::size_t space = text.find_last_of(" \n\"(", begin - 1);
    const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
    if (!is_name_part(text.substr(word, begin - word))) break;
    if (word > 0 && text[word - 1] == ' ' && word > 1 && text[word - 2] == ',')
      return text.substr(word, end - word);
    if (word == 0 || text[word - 1] != ' ') return text.substr(word, end - word);
    begin = word - 1;
  }
  return begin + 1 < end ? text.substr(begin + 1, end - begin - 1) : std::string_view();
}

}  // namespace

std::string source_of_page(const std::vector<PageLine>& lines) {
  constexpr std::array readers{&followed, &user_of_cookies, &holder_of_copyright};
  for (const auto reader : readers) {
    for (const PageLine& line : lines) {
      constexpr std::size_t widest = 200;
      if (line.text.empty() || line.width > widest) continue;
      if (std::string name = reader(line); !name.empty()) return name;
    }
  }
  return {};
}

std::string source_in_text(std::string_view text) {
  // Few texts have any of those below, and looking for all in one pass is cheaper.
  constexpr PhraseSearch signs(
      std::to_array<std::string_view>({" reports ", " reports, ", "s reported by "}));
  if (!signs.stand_in(text)) return {};
  constexpr std::array<std::string_view, 3> reports{" reports citing ", " reports, citing ",
                                                    " reports with reference to "};
  for (const std::string_view report : reports) {
    const std::size_t at = text.find(report);
    if (at == std::string_view::npos) continue;
    if (const std::string_view name = name_before(text, at); is_name(name)) return std::string(name);
  }
  // An outlet that cites itself by its address.
  constexpr std::array<std::string_view, 2> cites{"As reported by ", "as reported by "};
  for (const std::string_view cite : cites) {
    const std::size_t at = text.find(cite);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at + cite.size());
    const std::string_view name = rest.substr(0, rest.find_first_of(" ,\n"));
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos && dot > 1 && name.size() - dot >= 3 && name.size() - dot <= 5 &&
        is_name(name) && rest.substr(name.size()).starts_with(" earlier"))
      return std::string(name);
  }
  return {};
}

}  // namespace morgue

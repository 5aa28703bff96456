#include "common/text/sentence_breaker.h"

#include <algorithm>
#include <string>

#include "common/text/icu_breaker.h"
#include "common/text/normalise.h"
#include "common/text/sentence_abbreviations.h"
#include "common/text/utf8.h"

namespace morgue::text {

namespace {

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded c = decode(text, at);
    if (!is_space(c.code)) break;
    at += c.size;
  }
  return at;
}

std::size_t previous(std::string_view text, std::size_t at) {
  return floor_boundary(text, at - 1);
}

std::size_t skip_spaces_back(std::string_view text, std::size_t at) {
  while (at > 0) {
    const std::size_t before = previous(text, at);
    if (!is_space(decode(text, before).code)) break;
    at = before;
  }
  return at;
}

bool is_blank_line(std::string_view gap) {
  return std::count(gap.begin(), gap.end(), '\n') > 1 || gap.find("\u2029") != std::string_view::npos;
}

bool belongs_to_token(char32_t code) {
  return is_letter(code) || is_digit(code) || code == U'.' || code == U'-' || code == U'º';
}

// The word that ends at `end`, full stops and hyphens within included ("U.S", "z.B").
std::string_view token_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    const std::size_t before = previous(text, begin);
    if (!belongs_to_token(decode(text, before).code)) break;
    begin = before;
  }
  return text.substr(begin, end - begin);
}

// The letters at `begin`.
std::string_view word_after(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    const Decoded c = decode(text, end);
    if (!is_letter(c.code)) break;
    end += c.size;
  }
  return text.substr(begin, end - begin);
}

bool is_number(std::string_view token) {
  return !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_single_letter(std::string_view token) {
  if (token.empty()) return false;
  const Decoded c = decode(token, 0);
  return c.size == token.size() && is_letter(c.code);
}

// "J.K", "U.S", "p.m", "Ph.D": letters of one or two with full stops between.
bool is_initials(std::string_view token) {
  bool stop_seen = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < token.size();) {
    const Decoded c = decode(token, at);
    at += c.size;
    if (c.code == U'.') {
      if (letters == 0) return false;
      stop_seen = true;
      letters = 0;
    } else if (!is_letter(c.code) || ++letters > 2) {
      return false;
    }
  }
  return stop_seen && letters > 0;
}

// Two abbreviated words of one letter, the first a small one: "z. B.", "d. h." This asks of the second, and
// precedes_initial of the first.
bool follows_small_initial(std::string_view text, std::string_view token) {
  const auto begin = static_cast<std::size_t>(token.data() - text.data());
  const std::size_t end = skip_spaces_back(text, begin);
  if (end == begin || end < 2 || text[end - 1] != '.') return false;
  const std::string_view before = token_before(text, end - 1);
  return is_single_letter(before) && is_lower(decode(before, 0).code);
}

bool precedes_initial(std::string_view text, std::size_t next) {
  const std::string_view word = word_after(text, next);
  return is_single_letter(word) && text.substr(next + word.size()).starts_with('.');
}

// Whether the full stop that ends text[sentence, stop + 1) belongs to an abbreviation, so that the sentence
// goes on with what stands at `next`.
bool is_abbreviation(std::string_view text, std::size_t sentence, std::size_t stop, std::size_t next) {
  const std::string_view token = token_before(text, stop);
  if (token.empty() || token.back() == '.') return false;
  const Decoded first = decode(token, 0);
  const bool number_follows = is_digit(decode(text, next).code);
  const std::string follower = casefold(word_after(text, next));

  if (is_number(token)) {
    const bool list_mark = token.data() == text.data() + sentence;
    return list_mark || (token.size() <= 2 && is_one_of(german_months, follower));
  }
  const std::string word = casefold(token);
  if (is_upper(first.code) && is_one_of(titles, word) && !follower.empty()) return true;
  if (number_follows && is_one_of(before_numbers, word)) return true;
  if (is_one_of(within_sentences, word)) return true;

  if (word == "a.m" || word == "p.m") return is_one_of(after_hours, follower);
  const bool opener = is_one_of(sentence_openers, follower);
  if (is_single_letter(token)) {
    if (follows_small_initial(text, token) || precedes_initial(text, next)) return true;
    return is_upper(first.code) && !follower.empty() && !opener;
  }
  if (is_initials(token) || is_one_of(suffixes, word)) return !follower.empty() && !opener;
  return false;
}

// ICU parts text[sentence, end) from what stands at `next`; only white space lies between.
bool goes_on(std::string_view text, std::size_t sentence, std::size_t end, std::size_t next) {
  if (is_blank_line(text.substr(end, next - end))) return false;
  // "Is it over?" she asked; also a line that is broken within a sentence.
  if (is_lower(decode(text, next).code)) return true;
  const char last = text[end - 1];
  if (last == ',' || last == ';') return true;
  return last == '.' && is_abbreviation(text, sentence, end - 1, next);
}

}  // namespace

struct SentenceBreaker::Icu {
  IcuBreaker breaker{UBRK_SENTENCE, "sentence"};
};

SentenceBreaker::SentenceBreaker() : icu_(std::make_unique<Icu>()) {}
SentenceBreaker::~SentenceBreaker() = default;
SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker& SentenceBreaker::operator=(SentenceBreaker&&) noexcept = default;

std::vector<std::uint32_t> SentenceBreaker::sentence_starts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  if (text.empty()) return starts;
  IcuBreaker& breaker = icu_->breaker;
  breaker.first(text);
  starts.push_back(0);
  std::size_t sentence = skip_spaces(text, 0);
  std::size_t seen = sentence;  // what stands before is decided
  for (std::int32_t at = breaker.next(); at != UBRK_DONE; at = breaker.next()) {
    const auto part = static_cast<std::size_t>(at);
    if (part <= seen) continue;
    seen = skip_spaces(text, part);
    if (seen == text.size()) break;
    if (goes_on(text, sentence, skip_spaces_back(text, part), seen)) continue;
    sentence = seen;
    starts.push_back(static_cast<std::uint32_t>(sentence));
  }
  return starts;
}

}  // namespace morgue::text

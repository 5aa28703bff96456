#include "common/text/word_breaker.h"

#include <unicode/uchar.h>

#include "common/text/icu_breaker.h"
#include "common/text/utf8.h"
#include "common/text/word_classes.h"

namespace morgue::text {

namespace {

// ICU keeps the rest of a line until this many bytes of ASCII have gone by: starting it costs more than
// breaking them.
constexpr std::size_t calm_bytes = 64;

constexpr bool is_ascii_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

constexpr bool joins(WordClass before, WordClass middle, WordClass after) {
  if (before == WordClass::letter && after == WordClass::letter) {
    return middle == WordClass::mid_letter || middle == WordClass::mid_both;
  }
  if (before == WordClass::digit && after == WordClass::digit) {
    return middle == WordClass::mid_number || middle == WordClass::mid_both;
  }
  return false;
}

// Of a run that the fast path found: "@", "__" are runs without being words.
bool holds_letter_or_digit(std::string_view run) {
  for (std::size_t at = 0; at < run.size();) {
    if (is_ascii_alphanumeric(run[at])) return true;
    const ClassedChar c = classify(run, at);
    const bool counts = c.word_class == WordClass::letter || c.word_class == WordClass::digit;
    if (c.size > 1 && counts) return true;
    at += c.size;
  }
  return false;
}

bool holds_letter_or_number(std::string_view segment) {
  for (std::size_t at = 0; at < segment.size();) {
    if (is_ascii_alphanumeric(segment[at])) return true;
    const Decoded c = decode(segment, at);
    if (c.code >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c.code)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) {
      return true;
    }
    at += c.size;
  }
  return false;
}

Word word_between(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Past the word that starts at `begin` with a character of a word class, or npos where a slow character has a
// say in where it ends; then `slow_at` is where that character stands.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t& slow_at) {
  WordClass last = WordClass::other;
  std::size_t at = begin;
  while (at < text.size()) {
    const WordClass fast = ascii_class(text[at]);
    if (is_word_class(fast)) {
      last = fast;
      ++at;
      continue;
    }
    const ClassedChar here = classify(text, at);
    if (here.word_class == WordClass::slow) {
      slow_at = at;
      return std::string_view::npos;
    }
    if (is_word_class(here.word_class)) {
      last = here.word_class;
      at += here.size;
      continue;
    }
    if (here.word_class == WordClass::other || at + here.size >= text.size()) return at;
    const ClassedChar next = classify(text, at + here.size);
    if (next.word_class == WordClass::slow) {
      slow_at = at;
      return std::string_view::npos;
    }
    if (!joins(last, here.word_class, next.word_class)) return at;
    at += here.size;
  }
  return at;
}

// Appends the words from `at` on up to the first slow character, and returns where that is (or the text's
// end). Words after the last space before it may be wrong.
std::size_t break_fast(std::string_view text, std::size_t at, std::vector<Word>& out) {
  while (at < text.size()) {
    const ClassedChar here = classify(text, at);
    if (here.word_class == WordClass::slow) return at;
    if (!is_word_class(here.word_class)) {
      at += here.size;
      continue;
    }
    std::size_t slow_at = 0;
    const std::size_t end = word_end(text, at, slow_at);
    if (end == std::string_view::npos) return slow_at;
    if (is_ascii_alphanumeric(text[at]) || holds_letter_or_digit(text.substr(at, end - at))) {
      out.push_back(word_between(at, end));
    }
    at = end;
  }
  return at;
}

// A space or line feed always starts a segment, whatever stands around it, and dictionaries do not see across
// it: text may be cut before one.
constexpr bool is_cut(char byte) {
  return byte == ' ' || byte == '\n';
}

std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t at) {
  while (at > begin && !is_cut(text[at])) --at;
  return at;
}

std::size_t cut_after(std::string_view text, std::size_t at) {
  std::size_t last_slow = at;
  for (; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) last_slow = at;
    if (text[at] == '\n' || (text[at] == ' ' && at - last_slow >= calm_bytes)) break;
  }
  return at;
}

}  // namespace

struct WordBreaker::Icu {
  // Appends the words of text[begin, end).
  void break_words(std::string_view text, std::size_t begin, std::size_t end, std::vector<Word>& out) {
    const std::string_view piece = text.substr(begin, end - begin);
    std::size_t from = static_cast<std::size_t>(breaker.first(piece));
    for (std::int32_t next = breaker.next(); next != UBRK_DONE; next = breaker.next()) {
      const auto to = static_cast<std::size_t>(next);
      if (holds_letter_or_number(piece.substr(from, to - from)))
        out.push_back(word_between(begin + from, begin + to));
      from = to;
    }
  }

  IcuBreaker breaker{UBRK_WORD, "word"};
};

WordBreaker::WordBreaker() : icu_(std::make_unique<Icu>()) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::break_words(std::string_view text, std::vector<Word>& out) {
  std::size_t done = 0;
  while (done < text.size()) {
    const std::size_t first = out.size();
    const std::size_t slow = break_fast(text, done, out);
    if (slow == text.size()) return;
    const std::size_t begin = cut_before(text, done, slow);
    const std::size_t end = cut_after(text, slow);
    while (out.size() > first && out.back().begin >= begin) out.pop_back();
    icu_->break_words(text, begin, end, out);
    done = end;
  }
}

void WordBreaker::break_words_icu(std::string_view text, std::vector<Word>& out) {
  if (!text.empty()) icu_->break_words(text, 0, text.size(), out);
}

}  // namespace morgue::text

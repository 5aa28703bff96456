#include "common/analyzer/word_folder.h"

#include <algorithm>
#include <cstring>

#include "common/analyzer/characters.h"
#include "common/analyzer/word_hash.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

constexpr std::size_t slots = std::size_t{1} << 14;
constexpr std::size_t most_counted = 255;

std::string with_plain_apostrophes(std::string_view word) {
  std::string plain;
  plain.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = apostrophe_size(word.substr(at, 4));
    plain.push_back(size != 0 ? '\'' : word[at]);
    at += std::max<std::size_t>(size, 1);
  }
  return plain;
}

std::uint8_t counted(std::size_t count) {
  return static_cast<std::uint8_t>(std::min(count, most_counted));
}

// Counts and kinds of the characters of a word as written.
void classify(std::string_view word, FoldedWord& folded) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool only = true;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded c = text::decode(word, at);
    at += c.size;
    if (text::is_letter(c.code)) {
      ++letters;
      capitals += text::is_upper(c.code) ? 1 : 0;
    } else if (c.code != U'\'' && (text::is_digit(c.code) || text::is_punctuation_or_symbol(c.code))) {
      only = false;
    }
  }
  folded.letters = counted(letters);
  folded.capitals = counted(capitals);
  folded.letters_only = only && letters > 0;
  folded.capitals_then_s = only && capitals >= 2 && letters == capitals + 1 && word.ends_with('s');
}

}  // namespace

bool WordFolder::Slot::holds(std::string_view word) const {
  return word_size == word.size() && std::memcmp(bytes.data(), word.data(), word.size()) == 0;
}

FoldedWord WordFolder::Slot::get() const {
  FoldedWord word;
  word.term = {bytes.data() + word_size, term_size};
  word.folded = folded_size == 0 ? word.term : std::string_view(word.term.data() + term_size, folded_size);
  word.letters = letters;
  word.capitals = capitals;
  word.letters_only = letters_only;
  word.capitals_then_s = capitals_then_s;
  return word;
}

FoldedWord WordFolder::fold(std::string_view word) {
  if (is_ascii(word)) return fold_ascii(word);
  if (cache_.empty()) cache_.resize(slots);
  Slot& slot = cache_[word_hash(word) % slots];
  if (slot.word_size != 0 && slot.holds(word)) return slot.get();

  const FoldedWord folded = fold_unicode(word);
  const std::size_t folded_size = folded.folded == folded.term ? 0 : folded.folded.size();
  if (word.size() + folded.term.size() + folded_size > slot.bytes.size()) return folded;
  slot.word_size = static_cast<std::uint8_t>(word.size());
  slot.term_size = static_cast<std::uint8_t>(folded.term.size());
  slot.folded_size = static_cast<std::uint8_t>(folded_size);
  slot.letters = folded.letters;
  slot.capitals = folded.capitals;
  slot.letters_only = folded.letters_only;
  slot.capitals_then_s = folded.capitals_then_s;
  char* to = slot.bytes.data();
  to = std::copy(word.begin(), word.end(), to);
  to = std::copy(folded.term.begin(), folded.term.end(), to);
  std::copy_n(folded.folded.begin(), folded_size, to);
  return slot.get();
}

FoldedWord WordFolder::fold_ascii(std::string_view word) {
  term_.assign(word);
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool only = true;
  for (char& c : term_) {
    capitals += is_ascii_upper(c) ? 1 : 0;
    letters += is_ascii_letter(c) ? 1 : 0;
    if (c == '`') c = '\'';
    only = only && (is_ascii_letter(c) || c == '\'');
    c = ascii_lower(c);
  }
  FoldedWord folded;
  folded.term = folded.folded = term_;
  folded.letters = counted(letters);
  folded.capitals = counted(capitals);
  folded.letters_only = only && letters > 0;
  folded.capitals_then_s = only && capitals >= 2 && letters == capitals + 1 && word.ends_with('s');
  return folded;
}

FoldedWord WordFolder::fold_unicode(std::string_view word) {
  const std::string plain = with_plain_apostrophes(word);
  if (is_ascii(plain)) return fold_ascii(plain);
  term_ = text::casefold(plain);
  folded_ = text::fold_diacritics(term_);
  FoldedWord folded;
  folded.term = term_;
  folded.folded = folded_ == term_ || folded_.empty() ? std::string_view(term_) : std::string_view(folded_);
  classify(plain, folded);
  return folded;
}

}  // namespace morgue

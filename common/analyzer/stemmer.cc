#include "common/analyzer/stemmer.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/analyzer/spelling_families.h"
#include "common/analyzer/stem_exceptions.h"
#include "common/analyzer/word_hash.h"
#include "common/text/normalise.h"

namespace morgue {
namespace {

// ISO 639-1 codes, in order, for which Xapian 1.4 has a stemmer; it knows them all by code.
constexpr std::array<std::string_view, 26> languages{"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr",
                                                     "ga", "hu", "hy", "id", "it", "lt", "nb", "ne", "nl",
                                                     "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

bool is_ascii(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// A word and its stem side by side in one cache line. A slot holds what came last: the frequent words stay,
// and nothing grows.
struct Slot {
  std::uint8_t word_size = 0;
  std::uint8_t stem_size = 0;
  std::array<char, 62> bytes{};

  bool holds(std::string_view word) const {
    return word_size == word.size() && std::memcmp(bytes.data(), word.data(), word.size()) == 0;
  }
  std::string_view stem() const { return {bytes.data() + word_size, stem_size}; }
};
static_assert(sizeof(Slot) == 64);

constexpr std::size_t slots = std::size_t{1} << 16;

}  // namespace

struct Stemmer::State {
  explicit State(std::string_view language)
      : snowball(std::string(language == "nb" || language == "nn" ? "no" : language)),
        english(language == "en"),
        folds_first(language == "ru") {}

  Xapian::Stem snowball;
  bool english;
  bool folds_first;  // Snowball's Russian takes "ё" and stressed vowels for consonants
  std::vector<Slot> cache = std::vector<Slot>(slots);
  std::string last;  // the answer where it does not fit into a slot

  std::string compute(std::string_view word) const {
    if (folds_first) return snowball(text::fold_diacritics(word));
    if (!english) return text::fold_diacritics(snowball(std::string(word)));
    const std::string spelled = american_spelling(word);
    if (const std::string_view own = own_stem(spelled); !own.empty()) return std::string(own);
    std::string stem = snowball(spelled);
    return is_ascii(stem) ? stem : text::fold_diacritics(stem);
  }
};

Stemmer::Stemmer(std::string_view language) {
  if (!has_stemmer(language))
    throw std::invalid_argument("no stemmer for language '" + std::string(language) + "'");
  state_ = std::make_unique<State>(language);
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
  Slot& slot = state_->cache[word_hash(word) % slots];
  if (slot.word_size != 0 && slot.holds(word)) return slot.stem();

  state_->last = state_->compute(word);
  const std::string& stem = state_->last;
  if (!word.empty() && word.size() + stem.size() <= slot.bytes.size()) {
    slot.word_size = static_cast<std::uint8_t>(word.size());
    slot.stem_size = static_cast<std::uint8_t>(stem.size());
    std::memcpy(slot.bytes.data(), word.data(), word.size());
    std::memcpy(slot.bytes.data() + word.size(), stem.data(), stem.size());
  }
  return stem;
}

bool Stemmer::has_stemmer(std::string_view language) {
  return std::binary_search(languages.begin(), languages.end(), language);
}

}  // namespace morgue

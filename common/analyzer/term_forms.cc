#include "common/analyzer/term_forms.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/analyzer/characters.h"
#include "common/analyzer/designations.h"
#include "common/analyzer/spelling_families.h"
#include "common/text/normalise.h"

namespace morgue {
namespace {

constexpr std::uint8_t longest_acronym = 8;

std::string without_apostrophes(std::string_view word) {
  std::string solid(word);
  solid.erase(std::remove(solid.begin(), solid.end(), '\''), solid.end());
  return solid;
}

}  // namespace

void TermForms::add(TermKind kind, std::string_view term, Closeness closeness, std::string_view language) {
  const auto same = std::find_if(forms_.begin(), forms_.end(), [&](const TermForm& form) {
    return form.kind == kind && form.term == term && (form.language.empty() || form.language == language);
  });
  if (same == forms_.end()) {
    forms_.push_back({kind, std::string(term), closeness, std::string(language)});
  } else {
    same->closeness = std::min(same->closeness, closeness);
  }
}

void TermForms::add_exact(const Piece& piece, std::string_view arena) {
  if (piece.shape == Shape::acronym) {
    add(TermKind::acronym, piece.folded(arena), Closeness::exact);
  } else {
    add(TermKind::word, piece.term(arena), Closeness::exact);
  }
}

void TermForms::add_variants(const Piece& piece, std::string_view arena) {
  add_exact(piece, arena);
  const std::string_view term = piece.term(arena);
  const std::string_view folded = piece.folded(arena);
  add(TermKind::word, term, Closeness::variant);
  if (piece.shape == Shape::number || piece.shape == Shape::symbol) return;

  add(TermKind::word, folded, Closeness::variant);
  if (piece.shape == Shape::mixed) {
    if (!is_ascii(term)) add(TermKind::folded, folded, Closeness::variant);
    add(TermKind::compound, folded, Closeness::variant);
    const std::optional<SolidDesignation> solid = solid_designation(folded);
    if (solid && solid->plural) {
      add(TermKind::word, solid->without_plural, Closeness::variant);
      add(TermKind::compound, solid->without_plural, Closeness::variant);
    }
    return;
  }

  add(TermKind::folded, folded, Closeness::variant);
  if (piece.shape == Shape::plural_acronym) {
    add(TermKind::acronym, folded.substr(0, folded.size() - 1), Closeness::variant);
  }
  if (piece.apostrophe) {
    const std::string solid = without_apostrophes(folded);
    if (!is_contraction(term)) {
      add(TermKind::compound, solid, Closeness::variant);
      add(TermKind::word, solid, Closeness::variant);
    }
    return;
  }
  if (piece.letters < 2) return;
  if (piece.letters <= longest_acronym) add(TermKind::acronym, folded, Closeness::variant);
  add(TermKind::compound, folded, Closeness::variant);
  add_spellings(folded, Closeness::variant);
}

void TermForms::add_variants(const Compound& compound, std::string_view arena) {
  const std::string_view joined = compound.term(arena);
  add(TermKind::compound, joined, Closeness::exact);
  if (compound.kind == Compound::Kind::ampersand || compound.kind == Compound::Kind::dictionary) return;
  add(TermKind::word, joined, Closeness::variant);
  if (!compound.words) return;
  add(TermKind::folded, joined, Closeness::variant);
  add_spellings(joined, Closeness::variant);
}

void TermForms::add_spellings(std::string_view word, Closeness closeness) {
  for (const std::string& spelled : spelling_variants(word)) {
    add(TermKind::word, spelled, closeness);
    add(TermKind::compound, spelled, closeness);
  }
}

void TermForms::add_stems(std::string_view term, const std::vector<std::string>& languages,
                          StemmerSet& stemmers) {
  const std::string word(term);
  for (const std::string& language : languages) {
    Stemmer* stemmer = stemmers.find(language);
    if (stemmer == nullptr) continue;
    const std::string stem(stemmer->stem(word));
    if (stem.empty()) continue;
    add(TermKind::stem, language + ":" + stem, Closeness::stem);
    if (stemmer->stem(stem) == stem) add(TermKind::word, stem, Closeness::stem, language);
    add(TermKind::folded, stem, Closeness::stem, language);
  }
}

std::vector<TermForm> TermForms::take() {
  std::stable_sort(forms_.begin(), forms_.end(),
                   [](const TermForm& a, const TermForm& b) { return a.closeness < b.closeness; });
  return std::exchange(forms_, {});
}

}  // namespace morgue

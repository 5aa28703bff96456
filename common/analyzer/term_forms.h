// The forms under which one word, or one compound, may be met.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/analyzer/compounds.h"
#include "common/analyzer/pieces.h"
#include "common/analyzer/stemmer_set.h"

namespace morgue {

class TermForms {
 public:
  using Closeness = TermForm::Closeness;

  // Forms that are there already keep the nearer closeness.
  void add(TermKind kind, std::string_view term, Closeness closeness, std::string_view language = {});

  // What was typed and nothing else: an acronym where it is one.
  void add_exact(const Piece& piece, std::string_view arena);

  // What was typed and its variants: without accents, spelled otherwise, as acronym, joined.
  void add_variants(const Piece& piece, std::string_view arena);

  // What was typed in parts and its variants: solid, spelled otherwise.
  void add_variants(const Compound& compound, std::string_view arena);

  // The stems of a word of letters, and the words that are their own stem: those are not indexed as stems.
  void add_stems(std::string_view term, const std::vector<std::string>& languages, StemmerSet& stemmers);

  // Nearest first.
  std::vector<TermForm> take();

 private:
  void add_spellings(std::string_view word, Closeness closeness);

  std::vector<TermForm> forms_;
};

}  // namespace morgue

// The only code that knows how text becomes terms. Index, query and snippet are dressed by the same object.
//
// The rules, in order (docs/index-schema.md shows each with an example):
//   words        UAX #29 and ICU's dictionaries; NFKC, case folded; typographic apostrophes, hyphens made plain
//   possessives  "India's", "workers'" -> "india", "workers"
//   elisions     "l'armée", "d'Iran", "qu'il" -> "armée", "iran", "il"
//   diacritics   "café" -> word "café" and folded "cafe"
//   acronyms     "US", "U.S.", "NATO" -> acronym "us", "nato", not the word; not in a line that shouts
//   initials     "J.K. Rowling" -> acronym "jk"; "e.g." -> word "eg"
//   numbers      "1,250,000", "1 250 000" (no-break), "1'250'000" -> "1250000"; "3.5" stays
//   compounds    "co-operation" -> "co", "operation" and compound "cooperation"; "S-400", "S 400" -> "s", "400",
//                compound "s400"; "AT&T", "R&D" -> parts and compound "at&t"; "example.com" -> parts, compound
//   characters   Chinese and Japanese: each character a word, and the dictionary's word a compound of them, so
//                that no difference of segmentation between article and query can hide an article
//   symbols      "C++", "C#" -> one word with its sign
//   amounts      "$5 billion", "US$5bn", "5 billion dollars" -> their words and amount "usd5000000000"
//   stems        Snowball in the text's language, of words of letters only, after spelling ("defence" ->
//                "defense") and the exception list; indexed where different from the folded word
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer/token.h"

namespace morgue {

// One term that a query word may stand for, and how close it is to what was typed.
struct TermForm {
  enum class Closeness : std::uint8_t { exact, variant, stem };  // nearest first
  TermKind kind;
  std::string term;  // as TokenList::term
  Closeness closeness;
  // A word that is its own stem is indexed as word only: as a stem it is meant in texts of this language alone.
  // Empty: in any text.
  std::string language = {};
  bool operator==(const TermForm&) const = default;
};

// A stretch of a query's text between two nodes, met by any of its forms at one indexed position.
struct TermEdge {
  std::uint32_t from;  // node: a position between words; from < to
  std::uint32_t to;
  std::vector<TermForm> forms;  // not empty; nearest first; no two equal
  std::uint32_t begin;          // bytes of the query text
  std::uint32_t end;
};

// All the ways a piece of query text may be written in an article: every path from node 0 to node `nodes - 1`
// is a sequence of adjacent positions. "S-400 missile" gives edges 0-1 {s} 1-2 {400} 0-2 {s400, -s400} 2-3
// {missile}.
struct TermLattice {
  std::uint32_t nodes = 1;
  std::vector<TermEdge> edges;  // ordered by from, then longest first

  bool empty() const { return edges.empty(); }
  // Paths as indices into `edges`, the one with fewest edges first, at most `most` of them.
  std::vector<std::vector<std::size_t>> paths(std::size_t most) const;

  // Cut wherever one word ends and another begins: what is one thing in some reading ("S-400") stays one.
  std::vector<TermLattice> words() const;

  // Cut at each node where one word follows another without anything between them, as in Chinese or Thai: what was
  // typed without spaces still is several words. One lattice where there is no such node.
  std::vector<TermLattice> unspaced_words() const;
};

enum class QueryForm : std::uint8_t {
  word,    // stems of the languages asked (only on an edge over the whole lattice: stems have no positions),
           // spelling variants, acronym and folded forms
  phrase,  // spelling variants, acronym, folded and joined forms, no stems: what stands at positions
  exact,   // exactly as typed: "US" is the acronym, "us" the word, "café" has its accent, "co-operation" its
           // hyphen
};

// Changes in what follows from the same text change this number; it travels in IndexInfo, and an index built
// by another version is refused.
inline constexpr int analyzer_version = 1;

// Holds caches and ICU iterators: one per thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Appends the tokens of `text` to `out`, positions from `first_position`; a blank line leaves one position
  // free, so that no phrase reaches across paragraphs. `language` is an ISO 639 code; where it has no stemmer
  // (or is empty) there are no stems. Returns the next free position. Texts up to 2 GiB.
  std::uint32_t analyze(std::string_view text, std::string_view language, std::uint32_t first_position,
                        TokenList& out);

  // How one chunk of query text (a word without white space, or the inside of a phrase) may be met.
  // `languages` are those whose stems are asked for (QueryForm::word). A chunk without letters or digits
  // gives an empty lattice. Where script has no spaces (Chinese, Thai ...), a chunk's words are edges of one
  // path, as in a phrase; TermLattice::unspaced_words parts them.
  TermLattice query_terms(std::string_view chunk, QueryForm form, const std::vector<std::string>& languages);

  // Every form that a vocabulary term with this stem could have is found by stemming it: the stem of a bare
  // word.
  std::string stem(std::string_view word, std::string_view language);

  static bool has_stemmer(std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace morgue

#include "common/analyzer/lattice_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/analyzer/compounds.h"
#include "common/analyzer/designations.h"
#include "common/analyzer/prefix_words.h"
#include "common/analyzer/spelling_families.h"
#include "common/analyzer/term_forms.h"

namespace morgue {
namespace {

using Closeness = TermForm::Closeness;

bool is_word(const Piece& piece) {
  return piece.shape == Shape::letters || piece.shape == Shape::acronym ||
         piece.shape == Shape::plural_acronym;
}

// What several pieces are together: a compound, or an amount.
struct Span {
  std::size_t first;
  std::size_t last;
  std::optional<Compound> compound;  // absent: an amount
  std::string_view term;
  std::uint32_t begin;
  std::uint32_t end;

  bool covers(std::size_t piece) const { return first <= piece && piece <= last; }
};

class Builder {
 public:
  Builder(std::string_view text, const std::vector<Piece>& pieces, const std::vector<AmountSpan>& amounts,
          std::string& arena, QueryForm form, const std::vector<std::string>& languages, StemmerSet& stemmers)
      : text_(text), pieces_(pieces), arena_(arena), form_(form), languages_(languages), stemmers_(stemmers) {
    find_spans(amounts);
    if (form_ == QueryForm::exact) keep_one_reading();
    number_nodes();
  }

  TermLattice build() {
    TermLattice lattice;
    if (pieces_.empty()) return lattice;
    lattice.nodes = nodes_.back() + 1;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (is_replaced(i)) continue;
      lattice.edges.push_back(word_edge(i));
      if (is_split(i)) add_split(i, lattice.edges);
    }
    for (const Span& span : spans_) lattice.edges.push_back(span_edge(span));
    std::stable_sort(lattice.edges.begin(), lattice.edges.end(), [](const TermEdge& a, const TermEdge& b) {
      return std::pair(a.from, b.to) < std::pair(b.from, a.to);
    });
    return lattice;
  }

 private:
  void find_spans(const std::vector<AmountSpan>& amounts) {
    std::vector<Compound> compounds;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      compounds_at(text_, pieces_, i, PieceScanner::Source::query, arena_, compounds);
    }
    for (const AmountSpan& amount : amounts) {
      spans_.push_back({amount.first, amount.last, std::nullopt,
                        std::string_view(arena_).substr(amount.term_begin, amount.term_size), amount.begin,
                        amount.end});
    }
    for (const Compound& compound : compounds) {
      if (compound.first == compound.last) continue;  // TermForms knows those
      // The characters say all that a dictionary's word does; as a single word it scores better.
      if (compound.kind == Compound::Kind::dictionary && form_ != QueryForm::word) continue;
      const bool of_amount = std::any_of(spans_.begin(), spans_.end(), [&](const Span& span) {
        return !span.compound && span.covers(compound.first) && span.covers(compound.last);
      });
      if (of_amount) continue;  // "$5-billion" is no word
      spans_.push_back({compound.first, compound.last, compound, compound.term(arena_),
                        pieces_[compound.first].begin, pieces_[compound.last].end});
    }
  }

  // Exact: as typed has one reading, the longest. Inside a phrase a span's ends cannot both be next to their
  // neighbours, so there the parts stand for it.
  void keep_one_reading() {
    std::stable_sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) {
      return std::pair(a.first, b.last) < std::pair(b.first, a.last);
    });
    std::size_t next = 0;
    std::erase_if(spans_, [&](const Span& span) {
      if (span.first < next || (span.first != span.last && is_inside(span.first, span.last))) return true;
      next = span.last + 1;
      return false;
    });
  }

  // A piece that is written in two parts as well needs a node between them.
  void number_nodes() {
    nodes_.assign(1, 0);
    for (std::size_t i = 0; i < pieces_.size(); ++i) nodes_.push_back(nodes_.back() + (is_split(i) ? 2 : 1));
  }

  bool is_inside(std::size_t first, std::size_t last) const { return first > 0 && last + 1 < pieces_.size(); }

  // At its ends a phrase meets a compound's own positions; inside, only the path of its parts is adjacent on
  // both sides.
  bool is_split(std::size_t i) const {
    return form_ == QueryForm::phrase && is_inside(i, i) && split_size(i) != 0 && !is_replaced(i) &&
           !is_in_chain(i);
  }

  bool is_in_chain(std::size_t i) const {
    return std::any_of(spans_.begin(), spans_.end(), [i](const Span& span) { return span.covers(i); });
  }

  std::size_t split_size(std::size_t i) const {
    const std::string_view folded = pieces_[i].folded(arena_);
    if (pieces_[i].shape == Shape::letters && !pieces_[i].apostrophe) return prefix_size(folded);
    if (pieces_[i].shape != Shape::mixed) return 0;
    const std::optional<SolidDesignation> solid = solid_designation(folded);
    return solid ? solid->letters.size() : 0;
  }

  // Whether a span says all that piece i could: its parts would meet what is not meant.
  bool is_replaced(std::size_t i) const {
    return std::any_of(spans_.begin(), spans_.end(),
                       [&](const Span& span) { return span.covers(i) && replaces_parts(span); });
  }

  bool replaces_parts(const Span& span) const {
    if (form_ == QueryForm::exact) return true;
    const bool single = span.first == span.last;
    if (!span.compound) return single || !is_inside(span.first, span.last);
    const bool whole = span.first == 0 && span.last + 1 == pieces_.size();
    switch (span.compound->kind) {
      case Compound::Kind::ampersand:
        return !is_inside(span.first, span.last);
      case Compound::Kind::designation:
        return whole && is_type_name(arena_, pieces_[span.first]);
      default:
        return false;
    }
  }

  // Stems have no positions: they serve only where nothing stands beside them.
  bool takes_stems(std::uint32_t from, std::uint32_t to) const {
    return form_ == QueryForm::word && from == 0 && to == nodes_.back();
  }

  TermEdge word_edge(std::size_t i) {
    const Piece& piece = pieces_[i];
    TermForms forms;
    if (form_ == QueryForm::exact) {
      forms.add_exact(piece, arena_);
    } else {
      forms.add_variants(piece, arena_);
      if (is_word(piece) && takes_stems(nodes_[i], nodes_[i + 1])) {
        forms.add_stems(piece.term(arena_), languages_, stemmers_);
      }
    }
    return {nodes_[i], nodes_[i + 1], forms.take(), piece.begin, piece.end};
  }

  TermEdge span_edge(const Span& span) {
    const std::uint32_t from = nodes_[span.first];
    const std::uint32_t to = nodes_[span.last + 1];
    TermForms forms;
    if (!span.compound) {
      forms.add(TermKind::amount, span.term, Closeness::exact);
    } else if (form_ == QueryForm::exact) {
      forms.add(TermKind::compound, span.term, Closeness::exact);
    } else {
      forms.add_variants(*span.compound, arena_);
      if (span.compound->words && takes_stems(from, to)) forms.add_stems(span.term, languages_, stemmers_);
    }
    return {from, to, forms.take(), span.begin, span.end};
  }

  // "cooperation" as "co" "operation", "s400" as "s" "400".
  void add_split(std::size_t i, std::vector<TermEdge>& edges) const {
    const Piece& piece = pieces_[i];
    const std::string_view folded = piece.folded(arena_);
    const std::string_view head = folded.substr(0, split_size(i));
    const std::string_view tail = folded.substr(head.size());
    TermForms first;
    TermForms second;
    first.add(TermKind::word, head, Closeness::variant);
    if (piece.shape == Shape::mixed) {
      if (head.size() > 1) first.add(TermKind::acronym, head, Closeness::variant);
      second.add(TermKind::word, tail, Closeness::variant);
      second.add(TermKind::word, designation_number(tail), Closeness::variant);
    } else {
      for (const std::string& spelled : spelling_variants(tail))
        second.add(TermKind::word, spelled, Closeness::variant);
    }
    const std::uint32_t from = nodes_[i];
    edges.push_back({from, from + 1, first.take(), piece.begin, piece.end});
    edges.push_back({from + 1, from + 2, second.take(), piece.begin, piece.end});
  }

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  std::string& arena_;
  QueryForm form_;
  const std::vector<std::string>& languages_;
  StemmerSet& stemmers_;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> nodes_;  // before each piece, and after the last
};

}  // namespace

TermLattice build_lattice(std::string_view text, const std::vector<Piece>& pieces,
                          const std::vector<AmountSpan>& amounts, std::string& arena, QueryForm form,
                          const std::vector<std::string>& languages, StemmerSet& stemmers) {
  return Builder(text, pieces, amounts, arena, form, languages, stemmers).build();
}

}  // namespace morgue

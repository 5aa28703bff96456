#include "common/analyzer/analyzer.h"

#include <algorithm>

#include "common/analyzer/compounds.h"
#include "common/analyzer/dissector.h"
#include "common/analyzer/lattice_builder.h"
#include "common/analyzer/stemmer_set.h"
#include "common/analyzer/word_folder.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

// A paragraph, or a part of one that is longer than any writer's: what is dissected at once.
struct Stretch {
  std::size_t begin;
  std::size_t end;
  std::size_t next;  // where the one after it begins
  bool ends_paragraph;
};

constexpr std::size_t longest_stretch = std::size_t{1} << 20;

// Paragraphs are parted by lines of nothing but white space.
Stretch stretch_at(std::string_view text, std::size_t begin) {
  const std::string_view within = text.substr(0, std::min(text.size(), begin + longest_stretch));
  for (std::size_t line = within.find('\n', begin); line != std::string_view::npos;
       line = within.find('\n', line + 1)) {
    const std::size_t after = text.find_first_not_of(" \t\r\v\f", line + 1);
    if (after != std::string_view::npos && text[after] == '\n') return {begin, line, after + 1, true};
  }
  if (within.size() == text.size()) return {begin, text.size(), text.size(), true};
  const std::size_t space = within.find_last_of(" \n");
  const std::size_t end =
      space != std::string_view::npos && space > begin ? space : text::floor_boundary(text, within.size());
  return {begin, end, end, false};
}

// Appends the tokens of one stretch to a list.
class TokenWriter {
 public:
  TokenWriter(std::string_view language, Stemmer* stemmer, TokenList& out)
      : language_(language), stemmer_(stemmer), out_(out) {}

  void write(std::string_view text, std::uint32_t text_begin, std::uint32_t position,
             const std::vector<Piece>& pieces, const std::vector<AmountSpan>& amounts,
             std::vector<Compound>& compounds) {
    text_begin_ = text_begin;
    auto amount = amounts.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i, ++position) {
      const Piece& piece = pieces[i];
      position_ = position;
      write_word(piece);
      compounds.clear();
      if (may_start_compound(piece)) {
        compounds_at(text, pieces, i, PieceScanner::Source::article, out_.arena, compounds);
        for (const Compound& compound : compounds) {
          add(TermKind::compound, piece.begin, pieces[compound.last].end, span_of(compound),
              compound.term_begin, compound.term_size);
        }
      }
      for (; amount != amounts.end() && amount->first == i; ++amount) {
        add(TermKind::amount, amount->begin, amount->end, amount->last - amount->first + 1,
            amount->term_begin, amount->term_size);
      }
      if (stemmer_ == nullptr) continue;
      if (piece.shape == Shape::letters || piece.shape == Shape::plural_acronym) write_stem(piece);
      for (const Compound& compound : compounds) {
        if (compound.words) write_stem(compound, piece.begin, pieces[compound.last].end);
      }
    }
  }

 private:
  static std::size_t span_of(const Compound& compound) { return compound.last - compound.first + 1; }

  void write_word(const Piece& piece) {
    if (piece.shape == Shape::acronym) {
      add(TermKind::acronym, piece.begin, piece.end, 1, piece.folded_begin, piece.folded_size);
      return;
    }
    add(TermKind::word, piece.begin, piece.end, 1, piece.term_begin, piece.term_size);
    if (piece.shape == Shape::plural_acronym) {
      add(TermKind::acronym, piece.begin, piece.end, 1, piece.folded_begin, piece.folded_size - 1);
    }
    if (piece.has_diacritics()) {
      add(TermKind::folded, piece.begin, piece.end, 1, piece.folded_begin, piece.folded_size);
    }
  }

  void write_stem(const Piece& piece) {
    const std::string_view stem = stemmer_->stem(piece.term(out_.arena));
    if (stem != piece.folded(out_.arena)) add_stem(stem, piece.begin, piece.end, 1);
  }

  // Of a compound always: it is no word of the index that could be met without.
  void write_stem(const Compound& compound, std::uint32_t begin, std::uint32_t end) {
    add_stem(stemmer_->stem(compound.term(out_.arena)), begin, end, span_of(compound));
  }

  void add_stem(std::string_view stem, std::uint32_t begin, std::uint32_t end, std::size_t span) {
    const std::size_t term_begin = out_.arena.size();
    out_.arena.append(language_).append(1, ':').append(stem);
    add(TermKind::stem, begin, end, span, static_cast<std::uint32_t>(term_begin),
        static_cast<std::uint32_t>(out_.arena.size() - term_begin));
  }

  void add(TermKind kind, std::uint32_t begin, std::uint32_t end, std::size_t span, std::uint32_t term_begin,
           std::uint32_t term_size) {
    out_.tokens.push_back({.begin = text_begin_ + begin,
                           .end = text_begin_ + end,
                           .position = position_,
                           .span = static_cast<std::uint8_t>(span),
                           .kind = kind,
                           .term_begin = term_begin,
                           .term_size = term_size});
  }

  std::string_view language_;
  Stemmer* stemmer_;
  TokenList& out_;
  std::uint32_t text_begin_ = 0;
  std::uint32_t position_ = 0;
};

}  // namespace

struct Analyzer::State {
  Dissector dissector;
  StemmerSet stemmers;
  WordFolder folder;
  // Reused from text to text.
  std::vector<Piece> pieces;
  std::vector<AmountSpan> amounts;
  std::vector<Compound> compounds;
};

Analyzer::Analyzer() : state_(std::make_unique<State>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::uint32_t Analyzer::analyze(std::string_view text, std::string_view language,
                                std::uint32_t first_position, TokenList& out) {
  State& state = *state_;
  TokenWriter writer(language, state.stemmers.find(language), out);
  std::uint32_t position = first_position;
  bool leaves_gap = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const Stretch stretch = stretch_at(text, begin);
    const std::string_view words = text.substr(stretch.begin, stretch.end - stretch.begin);
    state.dissector.dissect(words, PieceScanner::Source::article, out.arena, state.pieces, state.amounts);
    if (!state.pieces.empty()) {
      position += leaves_gap ? 1 : 0;
      leaves_gap = false;
      writer.write(words, static_cast<std::uint32_t>(stretch.begin), position, state.pieces, state.amounts,
                   state.compounds);
      position += static_cast<std::uint32_t>(state.pieces.size());
    }
    leaves_gap = leaves_gap || (stretch.ends_paragraph && position > first_position);
    begin = stretch.next;
  }
  return position;
}

TermLattice Analyzer::query_terms(std::string_view chunk, QueryForm form,
                                  const std::vector<std::string>& languages) {
  State& state = *state_;
  std::string arena;
  state.dissector.dissect(chunk, PieceScanner::Source::query, arena, state.pieces, state.amounts);
  return build_lattice(chunk, state.pieces, state.amounts, arena, form, languages, state.stemmers);
}

std::string Analyzer::stem(std::string_view word, std::string_view language) {
  const FoldedWord folded = state_->folder.fold(word);
  Stemmer* stemmer = state_->stemmers.find(language);
  return std::string(stemmer == nullptr ? folded.folded : stemmer->stem(folded.term));
}

bool Analyzer::has_stemmer(std::string_view language) {
  return Stemmer::has_stemmer(language);
}

}  // namespace morgue

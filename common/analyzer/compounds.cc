#include "common/analyzer/compounds.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/analyzer/designations.h"

namespace morgue {
namespace {

// Longer chains are phrases ("state-of-the-art") or addresses.
constexpr std::size_t most_parts = 3;
constexpr std::size_t most_dotted_parts = 4;
constexpr std::size_t most_characters = 16;
constexpr std::uint8_t most_designation_letters = 6;

constexpr std::array<std::string_view, 7> contractions{"'d", "'ll", "'m", "'re", "'s", "'t", "'ve"};

class Collector {
 public:
  Collector(std::string_view text, const std::vector<Piece>& pieces, std::size_t at,
            PieceScanner::Source source, std::string& arena, std::vector<Compound>& out)
      : text_(text), pieces_(pieces), at_(at), source_(source), arena_(arena), out_(out) {}

  void run() {
    const Piece& piece = pieces_[at_];
    if (piece.apostrophe && !is_contraction(piece.term(arena_))) add_single(Compound::Kind::apostrophe);
    if (piece.shape == Shape::mixed) add_plural_designation();
    if (piece.joint > Joint::space) add_chain(piece.joint);
    if (piece.joint == Joint::space && at_ + 1 < pieces_.size() &&
        is_spaced_designation(text_, arena_, piece, pieces_[at_ + 1], source_)) {
      add_designation(at_ + 1);
    }
  }

 private:
  void add_single(Compound::Kind kind) { add(kind, at_, ""); }

  // "F16s": its singular.
  void add_plural_designation() {
    const std::optional<SolidDesignation> solid = solid_designation(pieces_[at_].term(arena_));
    if (!solid || !solid->plural) return;
    add_single(Compound::Kind::designation);
    out_.back().term_size = static_cast<std::uint32_t>(solid->without_plural.size());
  }

  void add_chain(Joint joint) {
    if (at_ > 0 && pieces_[at_ - 1].joint == joint) return;
    std::size_t last = at_;
    while (last + 1 < pieces_.size() && pieces_[last].joint == joint) ++last;
    const std::size_t parts = last - at_ + 1;
    if (parts < 2 || parts > most_of(joint)) return;
    if (joint == Joint::dictionary) {
      add(Compound::Kind::dictionary, last, "");
    } else if (joint == Joint::ampersand) {
      add(Compound::Kind::ampersand, last, "&");
    } else if (joint == Joint::dot) {
      add(Compound::Kind::dot, last, "");
    } else {
      add_hyphened(last);
    }
  }

  static std::size_t most_of(Joint joint) {
    return joint == Joint::dictionary ? most_characters
           : joint == Joint::dot      ? most_dotted_parts
                                      : most_parts;
  }

  void add_hyphened(std::size_t last) {
    const Piece& head = pieces_[at_];
    const bool letters_first = head.shape == Shape::letters || head.shape == Shape::acronym;
    const bool number_last = !designation_number(pieces_[last].term(arena_)).empty();
    if (last == at_ + 1 && letters_first && head.letters <= most_designation_letters && number_last) {
      add_designation(last);
    } else {
      add(Compound::Kind::hyphen, last, "");
    }
  }

  // The number without its plural "s".
  void add_designation(std::size_t last) {
    const std::size_t number_size = designation_number(pieces_[last].term(arena_)).size();
    add(Compound::Kind::designation, last, "");
    out_.back().term_size -= pieces_[last].term_size - static_cast<std::uint32_t>(number_size);
  }

  void add(Compound::Kind kind, std::size_t last, std::string_view between) {
    Compound compound{.first = at_,
                      .last = last,
                      .term_begin = static_cast<std::uint32_t>(arena_.size()),
                      .term_size = 0,
                      .kind = kind,
                      .words = kind == Compound::Kind::hyphen};
    for (std::size_t i = at_; i <= last; ++i) {
      const Piece& part = pieces_[i];
      if (i > at_) arena_ += between;
      append_without_apostrophes(part);
      compound.words = compound.words && part.shape == Shape::letters;
    }
    compound.term_size = static_cast<std::uint32_t>(arena_.size() - compound.term_begin);
    out_.push_back(compound);
  }

  void append_without_apostrophes(const Piece& part) {
    const std::size_t begin = arena_.size();
    arena_.append(arena_, part.folded_begin, part.folded_size);
    if (!part.apostrophe) return;
    arena_.erase(std::remove(arena_.begin() + static_cast<std::ptrdiff_t>(begin), arena_.end(), '\''),
                 arena_.end());
  }

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  std::size_t at_;
  PieceScanner::Source source_;
  std::string& arena_;
  std::vector<Compound>& out_;
};

}  // namespace

bool is_contraction(std::string_view term) {
  return std::any_of(contractions.begin(), contractions.end(),
                     [term](std::string_view ending) { return term.ends_with(ending); });
}

void compounds_at(std::string_view text, const std::vector<Piece>& pieces, std::size_t at,
                  PieceScanner::Source source, std::string& arena, std::vector<Compound>& out) {
  Collector(text, pieces, at, source, arena, out).run();
}

}  // namespace morgue

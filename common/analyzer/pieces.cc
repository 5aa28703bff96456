#include "common/analyzer/pieces.h"

#include <algorithm>
#include <array>

#include "common/analyzer/characters.h"
#include "common/analyzer/numbers.h"
#include "common/analyzer/shouting.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {
namespace {

constexpr std::size_t longest_acronym = 6;
constexpr std::size_t most_initials = 8;
constexpr std::string_view narrow_space = "\u202F";

enum ByteKind : std::uint8_t { lower = 1, upper = 2, digit = 4, other = 8 };

consteval std::array<std::uint8_t, 256> byte_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const char c = static_cast<char>(i);
    kinds[i] = is_ascii_lower(c) ? lower : is_ascii_upper(c) ? upper : is_ascii_digit(c) ? digit : other;
  }
  return kinds;
}

constexpr auto kind_of = byte_kinds();

}  // namespace

class PieceScanner::Scan {
 public:
  Scan(PieceScanner& scanner, std::string_view text, const std::vector<text::Word>& words, Source source,
       std::string& arena, std::vector<Piece>& pieces)
      : folder_(scanner.folder_),
        parts_(scanner.parts_),
        initials_(scanner.initials_),
        text_(text),
        words_(words),
        shouting_(text),
        may_shout_(source == Source::article),
        arena_(arena),
        pieces_(pieces) {}

  void run() {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const text::Word& word = words_[at_];
      const char* byte = text_.data() + word.begin;
      const char* const end = text_.data() + word.end;
      std::uint8_t kinds = 0;
      std::size_t capitals = 0;
      for (; byte != end; ++byte) {
        const std::uint8_t kind = kind_of[static_cast<unsigned char>(*byte)];
        kinds |= kind;
        capitals += kind == upper ? 1 : 0;
      }
      if ((kinds & ~(lower | upper)) == 0) {
        add_ascii_letters(word, capitals);
      } else {
        add_other(word);
      }
    }
  }

 private:
  void add_ascii_letters(const text::Word& word, std::size_t capitals) {
    const std::size_t size = word.end - word.begin;
    if (size == 1 && is_possessive(word)) return;
    Piece& piece = add_piece(word.begin, word.end);
    const std::size_t term_begin = arena_.size();
    arena_.resize(term_begin + size);
    char* to = arena_.data() + term_begin;
    const char* from = text_.data() + word.begin;
    for (std::size_t i = 0; i < size; ++i) to[i] = static_cast<char>(from[i] | 0x20);  // letters only

    set_term(piece, term_begin, size);
    piece.letters = static_cast<std::uint8_t>(std::min<std::size_t>(size, 255));
    piece.capitals = static_cast<std::uint8_t>(std::min<std::size_t>(capitals, 255));
    piece.shape = Shape::letters;
    if (capitals >= 2) set_acronym(piece, size == capitals + 1 && from[size - 1] == 's');
    if (size <= 2) take_symbol(piece);
  }

  // "C++", "F#": the sign belongs to a name of one or two letters, where nothing goes on behind it.
  void take_symbol(Piece& piece) {
    const std::string_view rest = text_.substr(piece.end, 3);
    if (rest.empty() || (rest[0] != '+' && rest[0] != '#')) return;
    const std::size_t size = rest[0] == '#' ? 1 : rest.starts_with("++") ? 2 : 0;
    if (size == 0) return;
    if (size < rest.size() &&
        (kind_of[static_cast<unsigned char>(rest[size])] != other || rest[size] == rest[0])) {
      return;
    }
    arena_.append(rest.substr(0, size));
    piece.end += static_cast<std::uint32_t>(size);
    piece.term_size += static_cast<std::uint32_t>(size);
    piece.folded_size = piece.term_size;
    piece.shape = Shape::symbol;
  }

  void add_other(const text::Word& word) {
    if (is_ascii_digit(text_[word.begin]) && add_number(word.begin)) return;
    std::uint32_t begin = word.begin;
    std::uint32_t end = word.end;
    begin += static_cast<std::uint32_t>(elision_size(text_.substr(begin, end - begin)));
    end -= static_cast<std::uint32_t>(possessive_size(text_.substr(begin, end - begin)));
    if (begin == end) return;
    if (add_initials(begin, end) || add_characters(begin, end)) return;
    split_word(text_, begin, end, parts_);
    for (WordPart part : parts_) {
      const std::size_t before = pieces_.size();
      part.end -=
          static_cast<std::uint32_t>(possessive_size(text_.substr(part.begin, part.end - part.begin)));
      if (!is_ascii_digit(text_[part.begin]) || !add_number_within(part)) add_word(part.begin, part.end);
      if (part.joins_next && pieces_.size() > before) {
        pieces_.back().joint = Joint::dot;
        joint_is_set_ = true;
      }
    }
  }

  // "U.S.'s", "F-16's": the breaker leaves the "s" as a word.
  bool is_possessive(const text::Word& word) const {
    if (!may_have_possessive_ || pieces_.empty() || (text_[word.begin] | 0x20) != 's') return false;
    const std::string_view gap = text_.substr(pieces_.back().end, word.begin - pieces_.back().end);
    return !gap.empty() && apostrophe_size(gap) == gap.size();
  }

  // Two or more single letters with full stops between: one piece, its last full stop included.
  bool add_initials(std::uint32_t begin, std::uint32_t end) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool want_letter = true;
    initials_.clear();
    for (std::uint32_t at = begin; at < end; want_letter = !want_letter) {
      if (!want_letter) {
        if (text_[at] != '.') return false;
        ++at;
        continue;
      }
      const text::Decoded c = text::decode(text_, at);
      if (!text::is_letter(c.code)) return false;
      ++letters;
      capitals += text::is_upper(c.code) ? 1 : 0;
      initials_ += text_.substr(at, c.size);
      at += static_cast<std::uint32_t>(c.size);
    }
    if (want_letter || letters < 2 || letters > most_initials) return false;
    const bool dot_follows = end < text_.size() && text_[end] == '.';
    Piece& piece = add_piece(begin, dot_follows ? end + 1 : end);
    take_folded(piece, folder_.fold(initials_));
    if (capitals == letters) piece.shape = Shape::acronym;
    may_have_possessive_ = true;
    return true;
  }

  // A Chinese or Japanese word: each character a piece, so that no article is hidden by a dictionary that
  // parts the same characters otherwise in another sentence.
  bool add_characters(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t at = begin; at < end;) {
      const text::Decoded c = text::decode(text_, at);
      if (!is_han_or_kana(c.code)) return false;
      at += static_cast<std::uint32_t>(c.size);
    }
    for (std::uint32_t at = begin; at < end;) {
      const auto next = at + static_cast<std::uint32_t>(text::decode(text_, at).size);
      add_word(at, next);
      if (next < end) {
        pieces_.back().joint = Joint::dictionary;
        joint_is_set_ = true;
      }
      at = next;
    }
    return true;
  }

  bool add_number(std::uint32_t from) {
    const std::optional<Number> number = number_at(text_, words_, at_, from);
    if (!number) return false;
    Piece& piece = add_piece(number->begin, number->end);
    piece.last_word = static_cast<std::uint32_t>(number->last_word);
    const std::size_t term_begin = arena_.size();
    arena_ += number->plain;
    if (!number->suffix.empty()) {
      const FoldedWord suffix = folder_.fold(number->suffix);
      arena_ += suffix.term;
      piece.letters = suffix.letters;
      piece.capitals = suffix.capitals;
    }
    set_term(piece, term_begin, arena_.size() - term_begin);
    piece.shape = number->suffix.empty() ? Shape::number : Shape::mixed;
    may_have_possessive_ = true;
    at_ = number->last_word;
    return true;
  }

  // As add_number, for a part that the breaker's word goes on after ("1_000").
  bool add_number_within(const WordPart& part) {
    return part.end == words_[at_].end && add_number(part.begin);
  }

  void add_word(std::uint32_t begin, std::uint32_t end) {
    const FoldedWord folded = folder_.fold(text_.substr(begin, end - begin));
    if (folded.term.empty()) return;
    Piece& piece = add_piece(begin, end);
    take_folded(piece, folded);
    if (folded.capitals >= 2 && folded.letters_only && !piece.apostrophe) {
      set_acronym(piece, folded.capitals_then_s);
    }
  }

  void take_folded(Piece& piece, const FoldedWord& folded) {
    const std::size_t term_begin = arena_.size();
    arena_ += folded.term;
    set_term(piece, term_begin, folded.term.size());
    if (folded.folded.data() != folded.term.data()) {
      piece.folded_begin = static_cast<std::uint32_t>(arena_.size());
      piece.folded_size = static_cast<std::uint32_t>(folded.folded.size());
      arena_ += folded.folded;
    }
    piece.letters = folded.letters;
    piece.capitals = folded.capitals;
    piece.shape = folded.letters_only ? Shape::letters : folded.letters == 0 ? Shape::number : Shape::mixed;
    piece.apostrophe = folded.term.find('\'') != std::string_view::npos;
  }

  void set_acronym(Piece& piece, bool plural) {
    const std::size_t letters = plural ? piece.letters - 1u : piece.letters;
    if (piece.capitals != letters || letters > longest_acronym) return;
    if (pieces_.size() > 1 && pieces_[pieces_.size() - 2].joint == Joint::ampersand) return;
    if (may_shout_ && shouting_.shouts(piece.begin)) return;
    piece.shape = plural ? Shape::plural_acronym : Shape::acronym;
  }

  void set_term(Piece& piece, std::size_t begin, std::size_t size) {
    piece.term_begin = piece.folded_begin = static_cast<std::uint32_t>(begin);
    piece.term_size = piece.folded_size = static_cast<std::uint32_t>(size);
  }

  Piece& add_piece(std::uint32_t begin, std::uint32_t end) {
    if (!pieces_.empty() && !joint_is_set_) {
      Piece& before = pieces_.back();
      const Joint joint = joint_between(before.end, begin);
      before.joint = joint;
      // "AT&T", "R&D": the parts are words, what they abbreviate is the whole.
      if (joint == Joint::ampersand && before.shape == Shape::acronym) before.shape = Shape::letters;
    }
    joint_is_set_ = false;
    may_have_possessive_ = false;
    pieces_.push_back({.begin = begin,
                       .end = end,
                       .first_word = static_cast<std::uint32_t>(at_),
                       .last_word = static_cast<std::uint32_t>(at_),
                       .term_begin = 0,
                       .term_size = 0,
                       .folded_begin = 0,
                       .folded_size = 0,
                       .letters = 0,
                       .capitals = 0,
                       .shape = Shape::mixed,
                       .joint = Joint::none,
                       .apostrophe = false});
    return pieces_.back();
  }

  Joint joint_between(std::uint32_t end, std::uint32_t begin) const {
    const std::uint32_t size = begin - end;
    if (size == 0 || size > 3) return Joint::none;
    const char c = text_[end];
    if (size == 1) {
      return c == ' ' ? Joint::space : c == '-' ? Joint::hyphen : c == '&' ? Joint::ampersand : Joint::none;
    }
    const std::string_view gap = text_.substr(end, size);
    if (hyphen_size(gap) == size) return Joint::hyphen;
    return tight_space_size(gap) == size ? Joint::space : Joint::none;
  }

  WordFolder& folder_;
  std::vector<WordPart>& parts_;
  std::string& initials_;
  std::string_view text_;
  const std::vector<text::Word>& words_;
  Shouting shouting_;
  bool may_shout_;
  std::string& arena_;
  std::vector<Piece>& pieces_;
  std::size_t at_ = 0;
  bool joint_is_set_ = false;         // the last piece knows what follows it
  bool may_have_possessive_ = false;  // the last piece is initials or a number
};

void PieceScanner::scan(std::string_view text, const std::vector<text::Word>& words, Source source,
                        std::string& arena, std::vector<Piece>& pieces) {
  pieces.clear();
  Scan(*this, text, words, source, arena, pieces).run();
}

void split_at_narrow_spaces(std::string_view text, std::vector<text::Word>& words) {
  if (text.find(narrow_space) == std::string_view::npos) return;
  std::vector<text::Word> split;
  split.reserve(words.size());
  for (const text::Word& word : words) {
    std::size_t begin = word.begin;
    while (begin < word.end) {
      const std::size_t end = std::min<std::size_t>(text.find(narrow_space, begin), word.end);
      if (end > begin) split.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      begin = end == word.end ? end : end + narrow_space.size();
    }
  }
  words.swap(split);
}

}  // namespace morgue

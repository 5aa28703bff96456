#include "searcher/search/word_diff.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "common/text/utf8.h"
#include "common/text/word_breaker.h"
#include "searcher/search/alignment.h"

namespace morgue {

namespace {

using Kind = TextChange::Kind;
using Number = std::uint32_t;

// A word or one other visible character; it owns the white space before it.
struct Piece {
  std::size_t gap;    // where that begins
  std::size_t begin;  // where the word begins
  std::size_t end;
  bool is_word;
};

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::vector<Piece> pieces_of(std::string_view text, text::WordBreaker& breaker) {
  std::vector<text::Word> words;
  breaker.break_words(text, words);
  std::vector<Piece> pieces;
  std::size_t gap = 0;
  const auto add = [&](std::size_t begin, std::size_t end, bool is_word) {
    pieces.push_back({gap, begin, end, is_word});
    gap = end;
  };
  std::size_t at = 0;
  const auto add_marks = [&](std::size_t end) {
    while (at < end) {
      const std::size_t size = std::min(text::decode(text, at).size, end - at);
      if (!is_blank(text[at])) add(at, at + size, false);
      at += size;
    }
  };
  for (const text::Word& word : words) {
    add_marks(word.begin);
    add(word.begin, word.end, true);
    at = word.end;
  }
  add_marks(text.size());
  return pieces;
}

// Equal pieces of both texts have one number.
class Numbers {
 public:
  std::vector<Number> of(std::string_view text, const std::vector<Piece>& pieces) {
    std::vector<Number> numbers;
    numbers.reserve(pieces.size());
    for (const Piece& piece : pieces) {
      const std::string_view word = text.substr(piece.begin, piece.end - piece.begin);
      numbers.push_back(known_.try_emplace(word, static_cast<Number>(known_.size())).first->second);
    }
    return numbers;
  }

 private:
  std::unordered_map<std::string_view, Number> known_;
};

struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

// Pieces removed and added in one place, and those that both keep after them.
struct Block {
  Range removed;
  Range added;
  Range kept;  // of the second text
};

// A text as the comparison sees it.
struct Side {
  std::string_view text;
  std::vector<Piece> pieces;
  std::vector<Number> numbers;
};

// Begins with a block that changes nothing.
std::vector<Block> blocks_of(const Correspondence& kept) {
  std::vector<Block> blocks = {{{0, 0}, {0, 0}, {0, 0}}};
  std::size_t i = 0;
  std::size_t j = 0;
  const auto take_kept = [&] {
    while (i < kept.first.size() && j < kept.second.size() && kept.first[i] && kept.second[j]) {
      ++i;
      blocks.back().kept.end = ++j;
    }
  };
  take_kept();
  while (i < kept.first.size() || j < kept.second.size()) {
    Block block{{i, i}, {j, j}, {j, j}};
    while (i < kept.first.size() && !kept.first[i]) block.removed.end = ++i;
    while (j < kept.second.size() && !kept.second[j]) block.added.end = ++j;
    block.kept = {j, j};
    blocks.push_back(block);
    take_kept();
  }
  return blocks;
}

// A word or two that happen to stand in both of two rewritten stretches only make them harder to read: they are
// rewritten with them.
std::vector<Block> without_islands(const std::vector<Block>& blocks) {
  std::vector<Block> read;
  for (const Block& block : blocks) {
    if (!read.empty()) {
      Block& before = read.back();
      const auto changed = [](const Block& of) { return std::max(of.removed.size(), of.added.size()); };
      const std::size_t kept = before.kept.size();
      if (kept <= 3 && kept < changed(before) && kept < changed(block)) {
        before.removed.end = block.removed.end;
        before.added.end = block.added.end;
        before.kept = block.kept;
        continue;
      }
    }
    read.push_back(block);
  }
  return read;
}

// How well a stretch may begin at a piece: with a paragraph, with a word of its own, or within a word's surroundings.
int beginning(const Side& side, std::size_t at) {
  const Piece& piece = side.pieces[at];
  const std::string_view gap = side.text.substr(piece.gap, piece.begin - piece.gap);
  if (at == 0 || gap.find('\n') != std::string_view::npos) return 3;
  const char before = side.text[piece.gap - 1];
  if (!gap.empty() && (before == '.' || before == '!' || before == '?')) return 2;
  return gap.empty() ? 0 : 1;
}

void shift(Range& range, std::ptrdiff_t by) {
  range.begin += by;
  range.end += by;
}

// A stretch that was only removed, or only added, may lie at several places where what stands beside it repeats what it
// begins or ends with: "[-. We will not-]." reads better as "[-We will not.-]".
void settle(std::vector<Block>& blocks, const Side& from, const Side& to) {
  for (std::size_t at = 1; at < blocks.size(); ++at) {
    Block& block = blocks[at];
    Block& before = blocks[at - 1];
    const bool removes = block.added.size() == 0;
    if (!removes && block.removed.size() > 0) continue;
    const Side& side = removes ? from : to;
    const Range place = removes ? block.removed : block.added;
    const auto equal = [&](std::size_t i, std::size_t j) { return side.numbers[i] == side.numbers[j]; };
    std::ptrdiff_t best = 0;
    const auto consider = [&](std::ptrdiff_t by) {
      if (beginning(side, place.begin + by) > beginning(side, place.begin + best)) best = by;
    };
    for (std::size_t by = 1; by <= block.kept.size() && equal(place.begin + by - 1, place.end + by - 1);
         ++by) {
      consider(static_cast<std::ptrdiff_t>(by));
    }
    for (std::size_t by = 1; by <= before.kept.size() && equal(place.begin - by, place.end - by); ++by) {
      consider(-static_cast<std::ptrdiff_t>(by));
    }
    shift(block.removed, best);
    shift(block.added, best);
    before.kept.end += best;
    block.kept.begin += best;
  }
}

void append(std::vector<TextChange>& changes, Kind kind, std::string_view text,
            const std::vector<Piece>& pieces, Range range) {
  if (range.size() == 0) return;
  const std::size_t begin = pieces[range.begin].gap;
  TextChange change{kind, std::string(text.substr(begin, pieces[range.end - 1].end - begin))};
  for (std::size_t i = range.begin; i < range.end; ++i) change.words += pieces[i].is_word ? 1 : 0;
  changes.push_back(std::move(change));
}

}  // namespace

std::vector<TextChange> diff_words(std::string_view from, std::string_view to) {
  text::WordBreaker breaker;
  Numbers numbers;
  const auto side_of = [&](std::string_view text) {
    Side side{text, pieces_of(text, breaker), {}};
    side.numbers = numbers.of(text, side.pieces);
    return side;
  };
  const Side old_side = side_of(from);
  const Side new_side = side_of(to);
  std::vector<Block> blocks = without_islands(blocks_of(align(old_side.numbers, new_side.numbers)));
  settle(blocks, old_side, new_side);
  std::vector<TextChange> changes;
  for (const Block& block : blocks) {
    append(changes, Kind::removed, from, old_side.pieces, block.removed);
    append(changes, Kind::added, to, new_side.pieces, block.added);
    append(changes, Kind::same, to, new_side.pieces, block.kept);
  }
  return changes;
}

WordCounts count_words(const std::vector<TextChange>& changes) {
  WordCounts counts;
  for (const TextChange& change : changes) {
    std::size_t& count = change.kind == Kind::same      ? counts.same
                         : change.kind == Kind::removed ? counts.removed
                                                        : counts.added;
    count += change.words;
  }
  return counts;
}

}  // namespace morgue

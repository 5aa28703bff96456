#include "searcher/search/word_diff.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <unordered_map>
#include <utility>

#include "common/text/utf8.h"
#include "common/text/word_breaker.h"

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

struct Anchor {
  std::size_t from;
  std::size_t to;
};

// Marks the pieces that both texts share: a common subsequence.
class Alignment {
 public:
  Alignment(std::span<const Number> from, std::span<const Number> to)
      : from_(from), to_(to), kept_from_(from.size()), kept_to_(to.size()) {}

  void run() { align({0, from_.size()}, {0, to_.size()}, longest_run); }

  const std::vector<bool>& kept_from() const { return kept_from_; }
  const std::vector<bool>& kept_to() const { return kept_to_; }

 private:
  // Texts are anchored at runs of words that each has once (Bram Cohen's patience diff), long runs first.
  static constexpr std::size_t longest_run = 4;
  // The search between anchors goes no farther than so many differences: its time and memory grow with their square.
  static constexpr std::size_t most_differences = 1000;

  void keep(std::size_t i, std::size_t j) {
    kept_from_[i] = true;
    kept_to_[j] = true;
  }

  void align(Range a, Range b, std::size_t run_size) {
    while (a.begin < a.end && b.begin < b.end && from_[a.begin] == to_[b.begin]) keep(a.begin++, b.begin++);
    while (a.begin < a.end && b.begin < b.end && from_[a.end - 1] == to_[b.end - 1]) keep(--a.end, --b.end);
    if (a.size() == 0 || b.size() == 0) return;
    if (run_size == 0) {
      search(a, b);
      return;
    }
    const std::vector<Anchor> anchors = increasing(unique_runs(a, b, run_size));
    std::size_t i = a.begin;
    std::size_t j = b.begin;
    const std::size_t shorter = run_size == longest_run ? 1 : 0;
    for (const Anchor& anchor : anchors) {
      if (anchor.from < i || anchor.to < j) continue;  // within the run before
      align({i, anchor.from}, {j, anchor.to}, shorter);
      i = anchor.from;
      j = anchor.to;
      while (i < a.end && j < b.end && from_[i] == to_[j]) keep(i++, j++);
    }
    align({i, a.end}, {j, b.end}, shorter);
  }

  static std::uint64_t run_hash(std::span<const Number> numbers, std::size_t at, std::size_t size) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < size; ++i) hash = (hash ^ numbers[at + i]) * 0x9E3779B97F4A7C15 + (hash >> 29);
    return hash;
  }

  // Where runs that are in each range exactly once lie, ascending in the first text.
  std::vector<Anchor> unique_runs(Range a, Range b, std::size_t size) const {
    struct Seen {
      std::size_t times_from = 0;
      std::size_t times_to = 0;
      std::size_t at_to = 0;
    };
    std::unordered_map<std::uint64_t, Seen> runs;
    for (std::size_t i = a.begin; i + size <= a.end; ++i) ++runs[run_hash(from_, i, size)].times_from;
    for (std::size_t j = b.begin; j + size <= b.end; ++j) {
      const auto found = runs.find(run_hash(to_, j, size));
      if (found == runs.end()) continue;
      ++found->second.times_to;
      found->second.at_to = j;
    }
    std::vector<Anchor> anchors;
    for (std::size_t i = a.begin; i + size <= a.end; ++i) {
      const Seen& seen = runs[run_hash(from_, i, size)];
      if (seen.times_from != 1 || seen.times_to != 1) continue;
      const auto run = from_.subspan(i, size);
      if (std::equal(run.begin(), run.end(), to_.begin() + static_cast<std::ptrdiff_t>(seen.at_to)))
        anchors.push_back({i, seen.at_to});
    }
    return anchors;
  }

  // The longest part of the anchors that ascends in the second text too.
  static std::vector<Anchor> increasing(const std::vector<Anchor>& anchors) {
    std::vector<std::size_t> tails;  // the anchor that ends the best sequence of each length
    std::vector<std::size_t> before(anchors.size());
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const auto place = std::partition_point(tails.begin(), tails.end(), [&](std::size_t tail) {
        return anchors[tail].to < anchors[i].to;
      });
      before[i] = place == tails.begin() ? i : *(place - 1);
      if (place == tails.end()) {
        tails.push_back(i);
      } else {
        *place = i;
      }
    }
    std::vector<Anchor> longest(tails.size());
    std::size_t at = tails.empty() ? 0 : tails.back();
    for (std::size_t i = tails.size(); i > 0; --i, at = before[at]) longest[i - 1] = anchors[at];
    return longest;
  }

  // The fewest differences (Myers 1986), or nothing where they are too many.
  void search(Range a, Range b) {
    const auto rows = static_cast<std::ptrdiff_t>(a.size());
    const auto columns = static_cast<std::ptrdiff_t>(b.size());
    const auto most = static_cast<std::ptrdiff_t>(std::min(a.size() + b.size(), most_differences));
    std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * most + 3));
    std::vector<std::vector<std::ptrdiff_t>> trace;
    const auto at = [&](auto& row, std::ptrdiff_t diagonal) -> auto& {
      return row[static_cast<std::size_t>(diagonal + most + 1)];
    };
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
      // Only what the walk back will ask for.
      trace.emplace_back(&at(reach, -d) - 1, &at(reach, d) + 2);
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && at(reach, k - 1) < at(reach, k + 1));
        std::ptrdiff_t x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
        std::ptrdiff_t y = x - k;
        while (x < rows && y < columns && same(a, x, b, y)) {
          ++x;
          ++y;
        }
        at(reach, k) = x;
        if (x >= rows && y >= columns) {
          walk_back(a, b, trace, d);
          return;
        }
      }
    }
  }

  bool same(Range a, std::ptrdiff_t x, Range b, std::ptrdiff_t y) const {
    return from_[a.begin + static_cast<std::size_t>(x)] == to_[b.begin + static_cast<std::size_t>(y)];
  }

  void walk_back(Range a, Range b, const std::vector<std::vector<std::ptrdiff_t>>& trace, std::ptrdiff_t d) {
    auto x = static_cast<std::ptrdiff_t>(a.size());
    auto y = static_cast<std::ptrdiff_t>(b.size());
    for (; d >= 0; --d) {
      const auto reach = [&](std::ptrdiff_t diagonal) {
        return trace[static_cast<std::size_t>(d)][static_cast<std::size_t>(diagonal + d + 1)];
      };
      const std::ptrdiff_t k = x - y;
      const bool down = k == -d || (k != d && reach(k - 1) < reach(k + 1));
      const std::ptrdiff_t before_k = down ? k + 1 : k - 1;
      const std::ptrdiff_t before_x = d == 0 ? 0 : reach(before_k);
      const std::ptrdiff_t before_y = d == 0 ? 0 : before_x - before_k;
      while (x > before_x && y > before_y) {
        --x;
        --y;
        keep(a.begin + static_cast<std::size_t>(x), b.begin + static_cast<std::size_t>(y));
      }
      x = before_x;
      y = before_y;
    }
  }

  std::span<const Number> from_;
  std::span<const Number> to_;
  std::vector<bool> kept_from_;
  std::vector<bool> kept_to_;
};

// Pieces removed and added in one place, and those that both keep after them.
struct Block {
  Range removed;
  Range added;
  Range kept;  // of the second text
};

std::vector<Block> blocks_of(const std::vector<bool>& kept_from, const std::vector<bool>& kept_to) {
  std::vector<Block> blocks;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < kept_from.size() || j < kept_to.size()) {
    Block block{{i, i}, {j, j}, {j, j}};
    while (i < kept_from.size() && !kept_from[i]) block.removed.end = ++i;
    while (j < kept_to.size() && !kept_to[j]) block.added.end = ++j;
    block.kept = {j, j};
    while (i < kept_from.size() && j < kept_to.size() && kept_from[i] && kept_to[j]) {
      ++i;
      block.kept.end = ++j;
    }
    blocks.push_back(block);
  }
  return blocks;
}

// A word or two that happen to stand in both of two rewritten stretches only make them harder to read: they are
// rewritten with them.
std::vector<Block> without_islands(std::vector<Block> blocks) {
  std::vector<Block> read;
  for (Block& block : blocks) {
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

void append(std::vector<TextChange>& changes, Kind kind, std::string_view text, const std::vector<Piece>& pieces,
            Range range) {
  if (range.size() == 0) return;
  const std::size_t begin = pieces[range.begin].gap;
  TextChange change{kind, std::string(text.substr(begin, pieces[range.end - 1].end - begin))};
  for (std::size_t i = range.begin; i < range.end; ++i) change.words += pieces[i].is_word ? 1 : 0;
  changes.push_back(std::move(change));
}

}  // namespace

std::vector<TextChange> diff_words(std::string_view from, std::string_view to) {
  text::WordBreaker breaker;
  const std::vector<Piece> old_pieces = pieces_of(from, breaker);
  const std::vector<Piece> new_pieces = pieces_of(to, breaker);
  Numbers numbers;
  const std::vector<Number> old_numbers = numbers.of(from, old_pieces);
  const std::vector<Number> new_numbers = numbers.of(to, new_pieces);
  Alignment alignment(old_numbers, new_numbers);
  alignment.run();
  std::vector<TextChange> changes;
  for (const Block& block : without_islands(blocks_of(alignment.kept_from(), alignment.kept_to()))) {
    append(changes, Kind::removed, from, old_pieces, block.removed);
    append(changes, Kind::added, to, new_pieces, block.added);
    append(changes, Kind::same, to, new_pieces, block.kept);
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

#include "searcher/search/alignment.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace morgue {

namespace {

using Number = std::uint32_t;

struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

struct Anchor {
  std::size_t from;
  std::size_t to;
};

class Alignment {
 public:
  Alignment(std::span<const Number> from, std::span<const Number> to)
      : from_(from), to_(to), kept_{std::vector<bool>(from.size()), std::vector<bool>(to.size())} {}

  Correspondence run() {
    align({0, from_.size()}, {0, to_.size()}, longest_run);
    return std::move(kept_);
  }

 private:
  // Sequences are anchored at runs of elements that each has once (Bram Cohen's patience diff), long runs first.
  static constexpr std::size_t longest_run = 4;
  // The search between anchors goes no farther than so many differences: its time and memory grow with their square.
  static constexpr std::size_t most_differences = 1000;

  void keep(std::size_t i, std::size_t j) {
    kept_.first[i] = true;
    kept_.second[j] = true;
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
    for (std::size_t i = 0; i < size; ++i)
      hash = (hash ^ numbers[at + i]) * 0x9E3779B97F4A7C15 + (hash >> 29);
    return hash;
  }

  // Where runs that are in each range exactly once lie, ascending in the first sequence.
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

  // The longest part of the anchors that ascends in the second sequence too.
  static std::vector<Anchor> increasing(const std::vector<Anchor>& anchors) {
    std::vector<std::size_t> tails;  // the anchor that ends the best sequence of each length
    std::vector<std::size_t> before(anchors.size());
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const auto place = std::partition_point(
          tails.begin(), tails.end(), [&](std::size_t tail) { return anchors[tail].to < anchors[i].to; });
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
  Correspondence kept_;
};

}  // namespace

Correspondence align(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second) {
  return Alignment(first, second).run();
}

}  // namespace morgue

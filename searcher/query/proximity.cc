#include "searcher/query/proximity.h"

#include <algorithm>
#include <limits>

namespace morgue {

namespace {

struct Candidate {
  Extent extent;
  std::size_t operand;
  std::size_t index;
};

// Walks over all extents from left to right and keeps, for each set of operands, the best row of them so far. A row is
// told by its reach: where it ends, less the words between its members. Of two rows of one set, that with the further
// reach is the better one for whatever follows, so one is enough.
class Walk {
 public:
  Walk(const Extents& operands, Proximity proximity) : operands_(operands), proximity_(proximity) {
    for (std::size_t operand = 0; operand < operands.size(); ++operand) {
      for (std::size_t i = 0; i < operands[operand].size(); ++i) {
        candidates_.push_back({operands[operand][i], operand, i});
      }
    }
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& a, const Candidate& b) { return a.extent.begin < b.extent.begin; });
    best_.assign(proximity.ordered ? operands.size() + 1 : std::size_t{1} << operands.size(), no_row);
  }

  // Calls `take(group)` for the best group that ends with each extent, until it returns false.
  template <typename Take>
  void run(const Take& take) {
    for (const Candidate& candidate : candidates_) {
      admit_before(candidate.extent.begin);
      if (!extend(candidate, take)) return;
    }
  }

 private:
  static constexpr std::size_t no_row = std::numeric_limits<std::size_t>::max();

  struct Row {
    std::int64_t reach;
    Candidate last;
    std::size_t before;  // the row that it prolongs
  };
  struct Waiting {
    std::size_t set;
    std::size_t row;
  };

  // Rows that have ended before `position` may be prolonged there.
  void admit_before(std::uint32_t position) {
    std::erase_if(waiting_, [&](const Waiting& waiting) {
      const Row& row = rows_[waiting.row];
      if (row.last.extent.end >= position) return false;
      std::size_t& best = best_[waiting.set];
      if (best == no_row || rows_[best].reach < row.reach) best = waiting.row;
      return true;
    });
  }

  template <typename Take>
  bool extend(const Candidate& next, const Take& take) {
    if (proximity_.ordered) return prolong(next, next.operand, next.operand + 1, take);
    const std::size_t own = std::size_t{1} << next.operand;
    for (std::size_t set = 0; set < best_.size(); ++set) {
      if ((set & own) == 0 && !prolong(next, set, set | own, take)) return false;
    }
    return true;
  }

  template <typename Take>
  bool prolong(const Candidate& next, std::size_t set, std::size_t longer, const Take& take) {
    const std::size_t before = best_[set];
    std::int64_t gap = 0;
    if (set != 0) {
      if (before == no_row) return true;
      gap = std::int64_t{next.extent.begin} - 1 - rows_[before].reach;
      if (gap >= proximity_.distance) return true;
    }
    rows_.push_back({std::int64_t{next.extent.end} - gap, next, before});
    const bool whole = longer + 1 == best_.size();
    if (whole) return take(group_of(rows_.size() - 1));
    waiting_.push_back({longer, rows_.size() - 1});
    return true;
  }

  NearGroup group_of(std::size_t row) const {
    NearGroup group(operands_.size());
    for (; row != no_row; row = rows_[row].before) group[rows_[row].last.operand] = rows_[row].last.index;
    return group;
  }

  const Extents& operands_;
  Proximity proximity_;
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> best_;  // by set of operands (in order: by how many), as index into rows_
  std::vector<Row> rows_;
  std::vector<Waiting> waiting_;
};

// The same text read from its end.
Extents mirrored(const Extents& operands, bool reverse_order) {
  constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();
  Extents mirror;
  for (const std::vector<Extent>& extents : operands) {
    std::vector<Extent>& turned = mirror.emplace_back();
    for (const Extent& extent : extents) turned.push_back({far - extent.end, far - extent.begin});
  }
  if (reverse_order) std::reverse(mirror.begin(), mirror.end());
  return mirror;
}

bool one_is_missing(const Extents& operands) {
  return std::any_of(operands.begin(), operands.end(), [](const auto& extents) { return extents.empty(); });
}

}  // namespace

bool are_near(const Extents& operands, Proximity proximity) {
  if (operands.empty() || one_is_missing(operands)) return false;
  bool found = false;
  Walk(operands, proximity).run([&](const NearGroup&) {
    found = true;
    return false;
  });
  return found;
}

std::vector<NearGroup> near_groups(const Extents& operands, Proximity proximity) {
  std::vector<NearGroup> groups;
  if (operands.empty() || one_is_missing(operands)) return groups;
  Walk(operands, proximity).run([&](NearGroup&& group) {
    groups.push_back(std::move(group));
    return true;
  });
  const Extents mirror = mirrored(operands, proximity.ordered);
  Walk(mirror, proximity).run([&](NearGroup&& group) {
    if (proximity.ordered) std::reverse(group.begin(), group.end());
    groups.push_back(std::move(group));
    return true;
  });
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

}  // namespace morgue

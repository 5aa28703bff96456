#include "searcher/search/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "searcher/query/group.h"

namespace morgue {

namespace {

// Each costs a search.
constexpr std::size_t most_left_out = 16;
constexpr std::size_t most_clauses_explained = 256;

// Xapian's description with its weights as people write them: "0.6 *", not "0.5999999999999999778 *".
std::string readable(const std::string& full) {
  std::string shown;
  for (std::size_t at = 0; at < full.size();) {
    const std::size_t end = std::min(full.find_first_not_of("0123456789.", at), full.size());
    const std::string_view digits = std::string_view(full).substr(at, end - at);
    constexpr std::size_t many = 12;
    if (digits.size() > many && digits.starts_with("0.") && full.compare(end, 2, " *") == 0) {
      shown += fmt::format("{:.3g}", std::stod(std::string(digits)));
    } else {
      shown += digits;
    }
    at = end;
    while (at < full.size() && (full[at] < '0' || full[at] > '9')) shown += full[at++];
  }
  return shown;
}

class Explanation {
 public:
  explicit Explanation(const std::function<ClauseCount(const Query&)>& count) : count_(count) {}

  std::vector<ClauseExplanation> of(const Query& query) {
    add(query, 0);
    return std::move(lines_);
  }

 private:
  void add(const Query& query, std::size_t depth) {
    if (lines_.size() == most_clauses_explained) return;
    // A clause by itself: what it excludes is counted as what it meets.
    Query alone = query;
    alone.occur = Query::Occur::must;
    const ClauseCount counted = count_(alone);
    ClauseExplanation line;
    line.depth = depth;
    line.excluded = query.occur == Query::Occur::must_not;
    line.clause = (line.excluded ? "NOT " : "") + to_string(alone);
    line.asked = readable(counted.asked);
    line.hits = counted.hits;
    lines_.push_back(std::move(line));
    const bool to_blame = counted.hits == 0 && depth == 0 && is_conjunction(query) &&
                          query.children.size() > 1 && query.children.size() <= most_left_out;
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      const std::size_t at = lines_.size();
      add(query.children[i], depth + 1);
      if (to_blame && at < lines_.size()) lines_[at].without = hits_without(query, i);
    }
  }

  std::uint64_t hits_without(const Query& query, std::size_t left_out) const {
    std::vector<Query> others = query.children;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(left_out));
    // What is left may only exclude: then nearly all articles are found, which says nothing.
    const bool only_excluding = std::all_of(others.begin(), others.end(), [](const Query& other) {
      return other.occur == Query::Occur::must_not;
    });
    return only_excluding ? 0 : count_(make_group(std::move(others))).hits;
  }

  const std::function<ClauseCount(const Query&)>& count_;
  std::vector<ClauseExplanation> lines_;
};

}  // namespace

std::vector<ClauseExplanation> explain_query(const Query& query,
                                             const std::function<ClauseCount(const Query&)>& count) {
  return Explanation(count).of(query);
}

}  // namespace morgue

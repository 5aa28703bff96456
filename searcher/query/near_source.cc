#include "searcher/query/near_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "searcher/query/scoped_terms.h"

namespace morgue {

namespace {

using Positions = std::vector<std::uint32_t>;

// Each of `ahead` that stands right behind the end of one of `extents`, which are ascending, prolongs it.
std::vector<Extent> prolonged(const std::vector<Extent>& extents, const Positions& ahead) {
  std::vector<Extent> longer;
  for (const Extent& extent : extents) {
    if (std::binary_search(ahead.begin(), ahead.end(), extent.end + 1)) {
      longer.push_back({extent.begin, extent.end + 1});
    }
  }
  return longer;
}

}  // namespace

// The posting lists of one database, all at or behind one article.
class NearSource::Cursor {
 public:
  Cursor(const NearSource& asked, const Xapian::Database& database)
      : proximity_(asked.proximity_), articles_(database.get_doccount()) {
    std::map<std::string, std::size_t> known;
    for (const Matcher::Operand& operand : asked.operands_) {
      Operand& own = operands_.emplace_back();
      for (const Matcher::Sequence& sequence : operand) {
        std::vector<std::vector<std::size_t>> slots;
        for (const Matcher::Slot& slot : sequence) {
          slots.emplace_back();
          for (const Matcher::Term& term : slot) {
            const std::string name = under_prefix(asked.prefix_, term.name);
            if (!database.term_exists(name)) continue;
            const auto [at, is_new] = known.try_emplace(name, lists_.size());
            if (is_new) lists_.push_back({database.postlist_begin(name), database.postlist_end(name)});
            slots.back().push_back(at->second);
          }
        }
        const bool possible =
            std::none_of(slots.begin(), slots.end(), [](const auto& s) { return s.empty(); });
        if (possible) own.push_back(std::move(slots));
      }
    }
  }

  Xapian::doccount articles() const { return articles_; }
  Xapian::docid id() const { return id_; }
  bool at_end() const { return at_end_; }

  // To the first article at or behind `id` that meets all.
  void advance(Xapian::docid id) {
    while (const std::optional<Xapian::docid> candidate = next_with_all(id)) {
      if (meets_at(*candidate)) {
        id_ = *candidate;
        return;
      }
      id = *candidate + 1;
    }
    at_end_ = true;
  }

  // Whether the article does, which is behind all those asked about.
  bool meets(Xapian::docid id) {
    id_ = id;
    return next_with_all(id) == id && meets_at(id);
  }

 private:
  struct List {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
  };
  using Operand = std::vector<std::vector<std::vector<std::size_t>>>;  // sequences of slots of lists

  // The first article at or behind `id` that has for each operand a word for each of its slots.
  std::optional<Xapian::docid> next_with_all(Xapian::docid id) {
    for (bool moved = true; moved;) {
      moved = false;
      for (const Operand& operand : operands_) {
        const std::optional<Xapian::docid> at = next_with(operand, id);
        if (!at) return std::nullopt;
        moved = moved || *at > id;
        id = *at;
      }
    }
    return id;
  }

  std::optional<Xapian::docid> next_with(const Operand& operand, Xapian::docid id) {
    std::optional<Xapian::docid> nearest;
    for (const auto& sequence : operand) {
      std::optional<Xapian::docid> farthest = id;
      for (const auto& slot : sequence) {
        const std::optional<Xapian::docid> at = next_with_any(slot, id);
        farthest = at && farthest ? std::max(farthest, at) : std::nullopt;
      }
      if (farthest && (!nearest || *farthest < *nearest)) nearest = farthest;
    }
    return nearest;
  }

  std::optional<Xapian::docid> next_with_any(const std::vector<std::size_t>& slot, Xapian::docid id) {
    std::optional<Xapian::docid> nearest;
    for (const std::size_t number : slot) {
      List& list = lists_[number];
      if (list.at != list.end && *list.at < id) list.at.skip_to(id);
      if (list.at != list.end && (!nearest || *list.at < *nearest)) nearest = *list.at;
    }
    return nearest;
  }

  // All lists are at or behind the article.
  bool meets_at(Xapian::docid id) {
    Extents extents;
    for (const Operand& operand : operands_) {
      extents.push_back(extents_of(operand, id));
      if (extents.back().empty()) return false;
    }
    return are_near(extents, proximity_);
  }

  std::vector<Extent> extents_of(const Operand& operand, Xapian::docid id) {
    std::vector<Extent> all;
    for (const auto& sequence : operand) {
      std::vector<Extent> extents;
      for (const std::uint32_t position : positions_of(sequence.front(), id)) {
        extents.push_back({position, position});
      }
      for (std::size_t i = 1; i < sequence.size() && !extents.empty(); ++i) {
        extents = prolonged(extents, positions_of(sequence[i], id));
      }
      all.insert(all.end(), extents.begin(), extents.end());
    }
    return all;
  }

  Positions positions_of(const std::vector<std::size_t>& slot, Xapian::docid id) {
    Positions positions;
    for (const std::size_t number : slot) {
      const List& list = lists_[number];
      if (list.at == list.end || *list.at != id) continue;
      for (auto at = list.at.positionlist_begin(); at != list.at.positionlist_end(); ++at) {
        positions.push_back(*at);
      }
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
  }

  Proximity proximity_;
  Xapian::doccount articles_;
  std::vector<List> lists_;  // one for each term
  std::vector<Operand> operands_;
  Xapian::docid id_ = 0;
  bool at_end_ = false;
};

NearSource::NearSource(std::vector<Matcher::Operand> operands, std::string prefix, Proximity proximity)
    : operands_(std::move(operands)), prefix_(std::move(prefix)), proximity_(proximity) {}

NearSource::~NearSource() = default;

Xapian::PostingSource* NearSource::clone() const {
  return new NearSource(operands_, prefix_, proximity_);
}

void NearSource::init(const Xapian::Database& database) {
  cursor_ = std::make_unique<Cursor>(*this, database);
}

Xapian::doccount NearSource::get_termfreq_min() const {
  return 0;
}

// So that Xapian goes by what stands beside it, and asks this last.
Xapian::doccount NearSource::get_termfreq_est() const {
  return cursor_->articles();
}

Xapian::doccount NearSource::get_termfreq_max() const {
  return cursor_->articles();
}

void NearSource::next(double) {
  cursor_->advance(cursor_->id() + 1);
}

void NearSource::skip_to(Xapian::docid id, double) {
  cursor_->advance(std::max(id, cursor_->id()));
}

bool NearSource::check(Xapian::docid id, double) {
  return cursor_->meets(id);
}

bool NearSource::at_end() const {
  return cursor_->at_end();
}

Xapian::docid NearSource::get_docid() const {
  return cursor_->id();
}

std::string NearSource::get_description() const {
  std::string description;
  const std::string between =
      fmt::format(" {}/{} ", proximity_.ordered ? "PRE" : "NEAR", proximity_.distance);
  for (const Matcher::Operand& operand : operands_) {
    std::string alternatives;
    for (const Matcher::Sequence& sequence : operand) {
      std::string words;
      for (const Matcher::Slot& slot : sequence) {
        std::vector<std::string> names;
        for (const Matcher::Term& term : slot) names.push_back(under_prefix(prefix_, term.name));
        words += fmt::format("{}{}", words.empty() ? "" : " ", fmt::join(names, "|"));
      }
      alternatives += fmt::format("{}{}", alternatives.empty() ? "" : " OR ", words);
    }
    description += fmt::format("{}({})", description.empty() ? "" : between, alternatives);
  }
  return description;
}

}  // namespace morgue

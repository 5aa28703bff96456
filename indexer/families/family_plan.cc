#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "common/hash.h"
#include "common/schema.h"
#include "indexer/families/article_pools.h"
#include "indexer/families/article_texts.h"
#include "indexer/families/copy_groups.h"
#include "indexer/families/families.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Of the articles that share a band, so many older ones are compared with each new one. Only boilerplate and families
// are shared by more: a night must not grow with the one, and of the other any member will do.
constexpr std::size_t most_compared = 100;

// Pairs found to be different are remembered until there are so many of them.
constexpr std::size_t pairs_remembered = 1'000'000;

struct PairHash {
  std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& pair) const {
    return static_cast<std::size_t>(pair.first * 0x9E3779B97F4A7C15 + pair.second);
  }
};

// By what a lead is chosen: the day (a coarser or missing date after all days of its span), the words that it lacks,
// the id.
std::tuple<std::string, std::string, std::string> lead_order(LeadFacts facts) {
  constexpr std::size_t day_size = 8;
  facts.date.resize(day_size, '~');
  for (char& digit : facts.length) digit = static_cast<char>('0' + '9' - digit);
  return {std::move(facts.date), std::move(facts.length), std::move(facts.id)};
}

class Planner {
 public:
  Planner(const IndexDirectory& directory, const std::vector<IndexEntry>& entries, const FamilyWork& work)
      : work_(work),
        segments_(open_local_segments(directory, entries)),
        new_entries_(work.new_entries.begin(), work.new_entries.end()) {
    for (const ArticlePlace& place : work.leaving) leaving_.insert(place_key(place));
    for (const LocalSegment& segment : segments_) {
      pools_.push_back(std::make_unique<SegmentPool>(segment, analyzer_));
    }
    if (work.waiting != nullptr) {
      pools_.push_back(std::make_unique<WaitingPool>(*work.waiting, entries.size()));
      new_entries_.insert(entries.size());
    }
    for (const auto& pool : pools_) by_entry_.emplace(pool->entry(), pool.get());
  }

  std::vector<FamilyChange> plan() {
    for (const std::string& family : work_.lost_members) compare_members(family);
    for (const auto& pool : pools_) {
      if (is_new(pool->entry())) join_copies_of(*pool);
    }
    join_with_families();
    return changes();
  }

 private:
  bool is_new(std::size_t entry) const { return new_entries_.contains(entry); }

  ArticlePool& pool_of(std::uint64_t key) const { return *by_entry_.at(place_of_key(key).entry); }

  std::string family_of(std::uint64_t key) const { return pool_of(key).family(place_of_key(key).document); }

  void leave_out(std::vector<std::uint64_t>& keys) const {
    if (!leaving_.empty()) std::erase_if(keys, [&](std::uint64_t key) { return leaving_.contains(key); });
  }

  std::vector<std::uint64_t> members_on_disk(const std::string& family) const {
    const std::string term = field_term(field(FieldId::family), family);
    std::vector<std::uint64_t> members;
    for (const LocalSegment& segment : segments_) append_members(segment, term, members);
    leave_out(members);
    return members;
  }

  // What held a family together may be gone.
  void compare_members(const std::string& family) {
    const std::vector<std::uint64_t> members = members_on_disk(family);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) compare(members[i], members[j]);
    }
  }

  // Of the segment's articles as many as may still be compared, the latest: copies come soon after each other.
  void append_latest(const SegmentBands& bands, std::vector<std::uint64_t>& keys) const {
    std::vector<std::uint64_t> found;
    bands.append_articles(found);
    leave_out(found);
    const std::size_t wanted = std::min(found.size(), most_compared - keys.size());
    keys.insert(keys.end(), found.end() - static_cast<std::ptrdiff_t>(wanted), found.end());
  }

  // With what is older, and with new ones before it; those after it look for it themselves.
  void join_copies_of(const ArticlePool& fresh) {
    std::vector<std::unique_ptr<SegmentBands>> others;
    for (const LocalSegment& segment : segments_) {
      if (segment.entry < fresh.entry() || !is_new(segment.entry)) {
        others.push_back(std::make_unique<SegmentBands>(segment));
      }
    }
    std::vector<std::uint64_t> older;
    std::vector<std::uint64_t> newer;
    const std::unique_ptr<BandCursor> cursor = fresh.bands();
    while (cursor->next()) {
      older.clear();
      newer.clear();
      for (auto other = others.rbegin(); other != others.rend() && older.size() < most_compared; ++other) {
        if ((*other)->skip_to(cursor->term())) append_latest(**other, older);
      }
      if (older.empty() && cursor->article_count() < 2) continue;
      cursor->append_articles(newer);
      leave_out(newer);
      for (std::size_t i = 0; i < newer.size(); ++i) {
        for (const std::uint64_t other : older) compare(newer[i], other);
        for (std::size_t j = i - std::min(i, most_compared); j < i; ++j) compare(newer[i], newer[j]);
      }
    }
  }

  // Two articles that are connected need no look: more copies do not change what a family is.
  void compare(std::uint64_t a, std::uint64_t b) {
    if (groups_.connected(a, b)) return;
    const std::pair<std::uint64_t, std::uint64_t> pair = std::minmax(a, b);
    if (different_.contains(pair)) return;
    const auto text = texts_.read(pool_of(a), place_of_key(a).document);
    const auto other = texts_.read(pool_of(b), place_of_key(b).document);
    if (share_a_band(*text, *other) && are_copies(text->shingles, other->shingles)) {
      groups_.join(a, b);
      return;
    }
    if (different_.size() >= pairs_remembered) different_.clear();
    different_.insert(pair);
  }

  static bool share_a_band(const ArticleText& a, const ArticleText& b) {
    if (a.shingles.text.empty() || b.shingles.text.empty()) return false;
    for (std::size_t band = 0; band < band_count; ++band) {
      if (a.bands[band] == b.bands[band]) return true;
    }
    return false;
  }

  // Older members of a family that lost none are still connected, though nobody compared them now.
  void join_with_families() {
    std::set<std::string> seen = work_.lost_members;
    for (const std::vector<std::uint64_t>& group : groups_.groups()) {
      for (const std::uint64_t key : group) {
        if (is_new(place_of_key(key).entry)) continue;
        const std::string family = family_of(key);
        if (family.empty() || !seen.insert(family).second) continue;
        for (const std::uint64_t member : members_on_disk(family)) {
          if (!is_new(place_of_key(member).entry)) groups_.join(key, member);
        }
      }
    }
  }

  // The members of families, as they should be called.
  std::map<std::uint64_t, std::string> names() {
    std::map<std::uint64_t, std::string> names;
    // What may have to leave its family.
    for (const std::string& family : work_.lost_members) {
      for (const std::uint64_t member : members_on_disk(family)) names[member] = "";
    }
    for (const LocalSegment& segment : segments_) {
      if (!is_new(segment.entry)) continue;
      with_xapian(segment.path, [&] {
        const std::string prefix(field(FieldId::family).prefix);
        std::vector<std::uint64_t> members;
        for (auto term = segment.database.allterms_begin(prefix);
             term != segment.database.allterms_end(prefix); ++term) {
          append_members(segment, *term, members);
        }
        const Xapian::valueno slot = field(FieldId::family).slot;
        for (auto at = segment.database.valuestream_begin(slot); at != segment.database.valuestream_end(slot);
             ++at) {
          members.push_back(place_key({segment.entry, at.get_docid()}));
        }
        for (const std::uint64_t member : members) names[member] = "";
      });
    }
    for (const std::vector<std::uint64_t>& group : groups_.groups()) {
      const std::string name = name_of(group);
      for (const std::uint64_t member : group) names[member] = name;
    }
    return names;
  }

  std::string name_of(const std::vector<std::uint64_t>& group) const {
    auto lead = lead_order_of(group.front());
    for (const std::uint64_t member : group) lead = std::min(lead, lead_order_of(member));
    return hex64(hash64(std::get<2>(lead)));
  }

  std::tuple<std::string, std::string, std::string> lead_order_of(std::uint64_t key) const {
    return lead_order(pool_of(key).lead_facts(place_of_key(key).document));
  }

  std::vector<FamilyChange> changes() {
    std::vector<FamilyChange> changes;
    for (const auto& [key, name] : names()) {
      if (family_of(key) != name) changes.push_back({place_of_key(key), name});
    }
    return changes;
  }

  const FamilyWork& work_;
  std::vector<LocalSegment> segments_;
  std::set<std::size_t> new_entries_;
  std::unordered_set<std::uint64_t> leaving_;
  Analyzer analyzer_;
  std::vector<std::unique_ptr<ArticlePool>> pools_;
  std::map<std::size_t, ArticlePool*> by_entry_;
  ArticleTexts texts_;
  CopyGroups groups_;
  std::unordered_set<std::pair<std::uint64_t, std::uint64_t>, PairHash> different_;
};

}  // namespace

std::vector<FamilyChange> plan_families(const IndexDirectory& directory,
                                        const std::vector<IndexEntry>& entries, const FamilyWork& work) {
  const bool nothing_waits = work.waiting == nullptr || work.waiting->empty();
  if (work.new_entries.empty() && work.lost_members.empty() && nothing_waits) return {};
  return Planner(directory, entries, work).plan();
}

}  // namespace morgue

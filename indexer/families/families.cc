#include "indexer/families/families.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "common/copies/signature.h"
#include "common/hash.h"
#include "common/schema.h"
#include "indexer/families/article_texts.h"
#include "indexer/families/copy_groups.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Of the articles that share a band, so many older ones are compared with each new one. Only boilerplate is shared by
// more, and a night must not grow with it.
constexpr std::size_t most_compared = 1000;

// Pairs found to be different are remembered until there are so many of them.
constexpr std::size_t pairs_remembered = 1'000'000;

void append_articles(const LocalSegment& segment, const std::string& term, std::vector<std::uint64_t>& out) {
  const Xapian::Database& database = segment.database;
  for (auto p = database.postlist_begin(term); p != database.postlist_end(term); ++p) {
    out.push_back(place_key({segment.entry, *p}));
  }
}

// The articles of one segment by the bands of their signatures, in the order of the terms.
struct BandCursor {
  const LocalSegment* segment;
  Xapian::TermIterator at;
  Xapian::TermIterator end;

  explicit BandCursor(const LocalSegment& opened)
      : segment(&opened),
        at(opened.database.allterms_begin(std::string(band_prefix))),
        end(opened.database.allterms_end(std::string(band_prefix))) {}

  bool skip_to(const std::string& term) {
    if (at != end) at.skip_to(term);
    return at != end && *at == term;
  }
};

struct PairHash {
  std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& pair) const {
    return static_cast<std::size_t>(pair.first * 0x9E3779B97F4A7C15 + pair.second);
  }
};

// By what a lead is chosen: the day (a coarser or missing date after all days of its span), the words that it lacks,
// the id.
std::tuple<std::string, std::string, std::string> lead_order(std::string date, const std::string& words,
                                                             std::string id) {
  constexpr std::size_t day_size = 8;
  date.resize(day_size, '~');
  std::string fewer(words);
  for (char& digit : fewer) digit = static_cast<char>('0' + '9' - digit);
  return {std::move(date), std::move(fewer), std::move(id)};
}

class Planner {
 public:
  Planner(const IndexDirectory& directory, const std::vector<IndexEntry>& entries, const FamilyWork& work)
      : work_(work),
        segments_(open_local_segments(directory, entries)),
        new_entries_(work.new_entries.begin(), work.new_entries.end()),
        texts_(segments_) {
    for (const LocalSegment& segment : segments_) by_entry_.emplace(segment.entry, &segment);
  }

  std::vector<FamilyChange> plan() {
    for (const std::string& family : work_.lost_members) compare_members(family);
    for (const LocalSegment& segment : segments_) {
      if (is_new(segment.entry)) join_copies_of(segment);
    }
    join_with_families();
    return changes();
  }

 private:
  bool is_new(std::size_t entry) const { return new_entries_.contains(entry); }

  std::string value(std::uint64_t key, FieldId id) const {
    const ArticlePlace place = place_of_key(key);
    const LocalSegment& segment = *by_entry_.at(place.entry);
    return with_xapian(segment.path, [&] {
      return segment.database.get_document(place.document, Xapian::DOC_ASSUME_VALID)
          .get_value(field(id).slot);
    });
  }

  std::vector<std::uint64_t> members_on_disk(const std::string& family) const {
    const std::string term = field_term(field(FieldId::family), family);
    std::vector<std::uint64_t> members;
    for (const LocalSegment& segment : segments_) {
      with_xapian(segment.path, [&] { append_articles(segment, term, members); });
    }
    return members;
  }

  // What held a family together may be gone.
  void compare_members(const std::string& family) {
    const std::vector<std::uint64_t> members = members_on_disk(family);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) compare(members[i], members[j]);
    }
  }

  // With what is older, and with new segments before it; those after it look for it themselves.
  void join_copies_of(const LocalSegment& fresh) {
    with_xapian(fresh.path, [&] {
      std::vector<BandCursor> others;
      for (const LocalSegment& segment : segments_) {
        if (segment.entry < fresh.entry || !is_new(segment.entry)) others.emplace_back(segment);
      }
      std::vector<std::uint64_t> older;
      std::vector<std::uint64_t> newer;
      for (BandCursor cursor(fresh); cursor.at != cursor.end; ++cursor.at) {
        const std::string term = *cursor.at;
        older.clear();
        newer.clear();
        for (BandCursor& other : others) {
          if (other.skip_to(term) && older.size() < most_compared)
            append_articles(*other.segment, term, older);
        }
        if (older.empty() && cursor.at.get_termfreq() < 2) continue;
        append_articles(fresh, term, newer);
        older.resize(std::min(older.size(), most_compared));
        for (std::size_t i = 0; i < newer.size(); ++i) {
          for (const std::uint64_t other : older) compare(newer[i], other);
          for (std::size_t j = i - std::min(i, most_compared); j < i; ++j) compare(newer[i], newer[j]);
        }
      }
    });
  }

  // Two articles that are connected need no look: more copies do not change what a family is.
  void compare(std::uint64_t a, std::uint64_t b) {
    if (groups_.connected(a, b)) return;
    const std::pair<std::uint64_t, std::uint64_t> pair = std::minmax(a, b);
    if (different_.contains(pair)) return;
    const auto text = texts_.read(place_of_key(a));
    const auto other = texts_.read(place_of_key(b));
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
        const std::string family = value(key, FieldId::family);
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
          append_articles(segment, *term, members);
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
    return lead_order(value(key, FieldId::date), value(key, FieldId::length), value(key, FieldId::id));
  }

  std::vector<FamilyChange> changes() {
    std::vector<FamilyChange> changes;
    for (const auto& [key, name] : names()) {
      if (value(key, FieldId::family) != name) changes.push_back({place_of_key(key), name});
    }
    return changes;
  }

  const FamilyWork& work_;
  std::vector<LocalSegment> segments_;
  std::set<std::size_t> new_entries_;
  std::map<std::size_t, const LocalSegment*> by_entry_;
  ArticleTexts texts_;
  CopyGroups groups_;
  std::unordered_set<std::pair<std::uint64_t, std::uint64_t>, PairHash> different_;
};

// One, or none; more where an index is damaged.
std::vector<std::string> family_terms(const Xapian::Document& document) {
  const std::string prefix(field(FieldId::family).prefix);
  std::vector<std::string> terms;
  auto term = document.termlist_begin();
  for (term.skip_to(prefix); term != document.termlist_end() && (*term).starts_with(prefix); ++term) {
    terms.push_back(*term);
  }
  return terms;
}

// Of the articles of which slot or term name a family: those whose terms are not what the slot says.
void add_disagreeing(const LocalSegment& segment, std::map<std::uint64_t, std::string>& intended) {
  const Field& family = field(FieldId::family);
  std::map<Xapian::docid, std::string> slots;
  std::map<Xapian::docid, std::vector<std::string>> terms;
  const Xapian::Database& database = segment.database;
  for (auto at = database.valuestream_begin(family.slot); at != database.valuestream_end(family.slot); ++at) {
    slots.emplace(at.get_docid(), *at);
    terms[at.get_docid()];
  }
  const std::string prefix(family.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    for (auto p = database.postlist_begin(*term); p != database.postlist_end(*term); ++p) {
      terms[*p].push_back(*term);
    }
  }
  for (const auto& [document, found] : terms) {
    const std::string& slot = slots[document];
    const bool agrees = !slot.empty() && found.size() == 1 && found.front() == field_term(family, slot);
    if (!agrees) intended.try_emplace(place_key({segment.entry, document}), slot);
  }
}

// Uncommitted changes take memory; a family's members of one night stay far below this.
constexpr std::size_t changes_per_commit = 20'000;

void write_changes(Xapian::WritableDatabase& segment, std::span<const FamilyChange> changes) {
  const Field& family = field(FieldId::family);
  std::size_t uncommitted = 0;
  for (const FamilyChange& change : changes) {
    Xapian::Document document = segment.get_document(change.place.document);
    for (const std::string& term : family_terms(document)) document.remove_term(term);
    if (!document.get_value(family.slot).empty()) document.remove_value(family.slot);
    if (!change.family.empty()) {
      document.add_boolean_term(field_term(family, change.family));
      document.add_value(family.slot, change.family);
    }
    segment.replace_document(change.place.document, document);
    if (++uncommitted < changes_per_commit) continue;
    segment.commit();
    uncommitted = 0;
  }
  segment.commit();
}

}  // namespace

std::set<std::string> families_of(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                                  const std::vector<ArticlePlace>& places) {
  std::set<std::string> families;
  if (places.empty()) return families;
  for (const LocalSegment& segment : open_local_segments(directory, entries)) {
    with_xapian(segment.path, [&] {
      for (const ArticlePlace& place : places) {
        if (place.entry != segment.entry) continue;
        try {
          const std::string family =
              segment.database.get_document(place.document).get_value(field(FieldId::family).slot);
          if (!family.empty()) families.insert(family);
        } catch (const Xapian::DocNotFoundError&) {
          // Deleted already.
          continue;
        }
      }
    });
  }
  return families;
}

std::vector<FamilyChange> plan_families(const IndexDirectory& directory,
                                        const std::vector<IndexEntry>& entries, const FamilyWork& work) {
  if (work.new_entries.empty() && work.lost_members.empty()) return {};
  return Planner(directory, entries, work).plan();
}

std::vector<FamilyChange> wrong_families(const IndexDirectory& directory,
                                         const std::vector<IndexEntry>& entries) {
  std::map<std::uint64_t, std::string> intended;
  for (const FamilyChange& change : plan_families(directory, entries, all_families(entries))) {
    intended.emplace(place_key(change.place), change.family);
  }
  for (const LocalSegment& segment : open_local_segments(directory, entries)) {
    with_xapian(segment.path, [&] { add_disagreeing(segment, intended); });
  }
  std::vector<FamilyChange> wrong;
  for (const auto& [key, family] : intended) wrong.push_back({place_of_key(key), family});
  return wrong;
}

void write_families(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                    const std::vector<FamilyChange>& changes) {
  for (auto first = changes.begin(); first != changes.end();) {
    const auto last = std::find_if(first, changes.end(), [&](const FamilyChange& change) {
      return change.place.entry != first->place.entry;
    });
    const std::string path = directory.path_of(entries.at(first->place.entry)).string();
    with_xapian(path, [&] {
      Xapian::WritableDatabase segment(path, Xapian::DB_OPEN);
      write_changes(segment, {first, last});
    });
    // As with deletions: the ledger is not to note the end of a run whose last commit a power cut can undo.
    IndexDirectory::sync_directory(path);
    first = last;
  }
}

FamilyWork all_families(const std::vector<IndexEntry>& entries) {
  FamilyWork work;
  for (std::size_t i = 0; i < entries.size(); ++i) work.new_entries.push_back(i);
  return work;
}

}  // namespace morgue

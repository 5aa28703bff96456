#include "indexer/families/families.h"

#include <algorithm>
#include <map>
#include <span>

#include "common/schema.h"
#include "indexer/families/article_pools.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

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

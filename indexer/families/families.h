// Families of copies: articles of one text, reprinted, cut, or with another headline.
//
// Two articles are copies where a band of their signatures is equal (common/copies/signature.h) and their texts
// overlap as are_copies says. A family is what is connected by copies, two articles or more. It is named after its
// lead, the copy that was published first (of one day, the fullest; then by id): the hash of the lead's id. So
// families follow from the articles alone, whatever the order in which they came.
//
// On disk a member has the family's name in the slot of FieldId::family and as a term; an article without copies
// has neither.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "common/index_directory.h"
#include "indexer/write/deletions.h"
#include "indexer/write/waiting_articles.h"

namespace morgue {

// What may have moved families since they were last settled.
struct FamilyWork {
  std::vector<std::size_t> new_entries;  // indices into the list: segments of new articles
  std::set<std::string> lost_members;    // names of families of which articles were deleted, or are leaving
  std::vector<ArticlePlace> leaving;     // articles that are about to be deleted: nobody's copies any more
  // New articles that are not written yet. Their changes have the place after the list's last one, and their number.
  const WaitingArticles* waiting = nullptr;
};

// The families that these articles belong to: to be asked before they are deleted. Throws Error.
std::set<std::string> families_of(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                                  const std::vector<ArticlePlace>& places);

struct FamilyChange {
  ArticlePlace place;
  std::string family;  // empty: none any more
  bool operator==(const FamilyChange&) const = default;
};

// What has to be written so that families are as they should be, ascending by place; empty where they are. Memory
// grows with the articles that have copies. Throws Error.
std::vector<FamilyChange> plan_families(const IndexDirectory& directory,
                                        const std::vector<IndexEntry>& entries, const FamilyWork& work);

// What of all the index is not as it should be: changes that have to be planned, and members of which slot and term
// disagree. Throws Error.
std::vector<FamilyChange> wrong_families(const IndexDirectory& directory,
                                         const std::vector<IndexEntry>& entries);

// Writes them, one commit a segment. Interrupted, planning all segments anew completes the work. Throws Error.
void write_families(const IndexDirectory& directory, const std::vector<IndexEntry>& entries,
                    const std::vector<FamilyChange>& changes);

// All segments as new ones: families from nothing, as `check` and a run after an interrupted one want them.
FamilyWork all_families(const std::vector<IndexEntry>& entries);

}  // namespace morgue

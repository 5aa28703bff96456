#include "indexer/write/part_publisher.h"

#include <utility>

#include "indexer/families/families.h"
#include "indexer/write/deletions.h"
#include "indexer/write/publisher.h"

namespace morgue {

namespace fs = std::filesystem;

// What becomes of families. Those of the articles that wait are written with them.
struct PartPublisher::Families {
  WaitingFamilies of_waiting;
  std::vector<FamilyChange> of_published;
  std::optional<Error> failure;  // a published article could not be read: the next run settles all
};

std::optional<Error> PartPublisher::publish(const ReadPart& part, std::vector<IndexEntry>& entries,
                                            const std::function<void()>& publishing) {
  const Families families = plan_families_of(part, entries);
  const std::vector<fs::path> databases = write(part.articles, families.of_waiting);
  const std::vector<IndexEntry> longer = with_segments(entries, databases);
  publishing();
  try {
    if (!databases.empty()) directory_.publish(longer);
    entries = longer;
    delete_articles(directory_, entries, part.outdated);
    if (families.failure) return families.failure;
    write_families(directory_, entries, families.of_published);
  } catch (const Error& failure) {
    if (databases.empty() || directory_.entries() != longer) throw;
    entries = longer;
    return failure;
  }
  return std::nullopt;
}

PartPublisher::Families PartPublisher::plan_families_of(const ReadPart& part,
                                                        const std::vector<IndexEntry>& entries) {
  progress_.enter("looking for copies");
  Families families;
  try {
    FamilyWork work;
    work.lost_members = families_of(directory_, entries, part.outdated);
    work.leaving = part.outdated;
    work.waiting = &part.articles;
    for (FamilyChange& change : plan_families(directory_, entries, work)) {
      if (change.place.entry == entries.size()) {
        families.of_waiting.emplace(change.place.document, std::move(change.family));
      } else {
        families.of_published.push_back(std::move(change));
      }
    }
  } catch (const Error& failure) {
    families.failure = failure;
  }
  return families;
}

std::vector<fs::path> PartPublisher::write(const WaitingArticles& articles, const WaitingFamilies& families) {
  progress_.begin(articles.document_bytes(), "writing");
  WritingOptions options;
  options.working = working_;
  options.jobs = options_.jobs;
  options.memory = options_.memory;
  options.progress = [this](std::uint64_t done, std::uint64_t written) { progress_.update(done, written); };
  return write_articles(articles, families, options);
}

std::vector<IndexEntry> PartPublisher::with_segments(std::vector<IndexEntry> entries,
                                                     const std::vector<fs::path>& databases) {
  if (databases.empty()) return entries;
  progress_.enter("compacting");
  for (const fs::path& compacted : compact_side_by_side(databases, working_, options_.jobs)) {
    entries.push_back(install_segment(directory_, compacted));
  }
  return entries;
}

}  // namespace morgue

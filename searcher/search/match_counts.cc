#include "searcher/search/match_counts.h"

#include <cstddef>
#include <set>

#include "common/schema.h"
#include "searcher/search/asking.h"

namespace morgue {

namespace {

// In a match over several shards, a document does not tell which one it is of.
class DocumentSpy : public Xapian::MatchSpy {
 public:
  DocumentSpy(std::size_t shard, std::size_t shards, std::vector<Xapian::docid>& documents)
      : shard_(shard), shards_(shards), documents_(documents) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    documents_.push_back(static_cast<Xapian::docid>((document.get_docid() - 1) * shards_ + shard_ + 1));
  }

 private:
  std::size_t shard_;
  std::size_t shards_;
  std::vector<Xapian::docid>& documents_;
};

}  // namespace

std::map<std::string, std::uint64_t> DocumentCounts::repeated_copies(Xapian::valueno slot) {
  return columns_.repeated(slot, field(FieldId::family).slot, documents_);
}

SpyCounts::SpyCounts(const Xapian::Database& database, Xapian::Enquire enquire,
                     const std::vector<Xapian::valueno>& slots)
    : database_(database), enquire_(std::move(enquire)) {
  for (const Xapian::valueno slot : slots) {
    const auto [spy, is_new] = spies_.emplace(slot, std::make_unique<Xapian::ValueCountMatchSpy>(slot));
    if (is_new) enquire_.add_matchspy(spy->second.get());
  }
}

ValueCounts SpyCounts::of(Xapian::valueno slot) {
  ValueCounts values;
  const Xapian::ValueCountMatchSpy& spy = *spies_.at(slot);
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    values.emplace_back(*value, value.get_termfreq());
  }
  return values;
}

std::map<std::string, std::uint64_t> SpyCounts::repeated_copies(Xapian::valueno slot) {
  const Xapian::valueno family_slot = field(FieldId::family).slot;
  const Xapian::Query with_copies(Xapian::Query::OP_VALUE_GE, family_slot, "0");
  Xapian::Enquire enquire =
      unweighted(database_, Xapian::Query(Xapian::Query::OP_FILTER, enquire_.get_query(), with_copies));
  // A match carries the keys by which it is sorted and collapsed, so that no document need be fetched. Nothing is
  // collapsed: the key allows for as many as there are.
  const Xapian::doccount articles = database_.get_doccount();
  enquire.set_sort_by_value(slot, false);
  enquire.set_collapse_key(family_slot, articles);
  const Xapian::MSet matches = enquire.get_mset(0, articles, articles);
  std::map<std::string, std::uint64_t> repeated;
  std::set<std::string> families;  // of the value at hand
  std::string value;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::string next = match.get_sort_key();
    if (next != value) families.clear();
    value = next;
    if (!families.insert(match.get_collapse_key()).second) ++repeated[value];
  }
  return repeated;
}

std::vector<Xapian::docid> matching_documents(const std::vector<Xapian::Database>& shards,
                                              const Xapian::Query& query) {
  std::vector<Xapian::docid> documents;
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    DocumentSpy spy(shard, shards.size(), documents);
    Xapian::Enquire enquire = unweighted(shards[shard], query);
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, shards[shard].get_doccount());
  }
  return documents;
}

std::vector<FacetResult> facets_of(MatchCounts& counts, const SearchRequest& request,
                                   const Results& results) {
  std::vector<FacetResult> facets;
  for (const FacetRequest& asked : request.facets) {
    const Xapian::valueno slot = field(asked.field).slot;
    FacetResult facet = count_facet(counts.of(slot), results.total, asked);
    // Of what is related, copies are not told apart by source: there a score decides what is counted.
    if (facet.field == FieldId::source && results.total_families && !request.like) {
      std::map<std::string, std::uint64_t> repeated;
      if (*results.total_families < results.total) repeated = counts.repeated_copies(slot);
      for (FacetCount& each : facet.values) each.families = each.count - repeated[each.value];
    }
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace morgue

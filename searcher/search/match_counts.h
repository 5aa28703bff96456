// Exact counts over all matches of a query.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searcher/search/facets.h"
#include "searcher/search/results.h"
#include "searcher/search/value_columns.h"

namespace morgue {

class MatchCounts {
 public:
  virtual ~MatchCounts() = default;

  // With and without values.
  virtual std::uint64_t matches() const = 0;

  // How many matches have each value of a slot, ascending by value.
  virtual ValueCounts of(Xapian::valueno slot) = 0;

  // For each value of a slot that has one value an article: by how much its matches outnumber the families among them.
  // Values of which each match is a family of its own are left out.
  virtual std::map<std::string, std::uint64_t> repeated_copies(Xapian::valueno slot) = 0;
};

// Over documents on this machine, by the columns of their values.
class DocumentCounts : public MatchCounts {
 public:
  DocumentCounts(ValueColumns& columns, std::vector<Xapian::docid> documents)
      : columns_(columns), documents_(std::move(documents)) {}

  std::uint64_t matches() const override { return documents_.size(); }
  ValueCounts of(Xapian::valueno slot) override { return columns_.counts(slot, documents_); }
  std::map<std::string, std::uint64_t> repeated_copies(Xapian::valueno slot) override;

 private:
  ValueColumns& columns_;
  std::vector<Xapian::docid> documents_;
};

// By Xapian's own spies, which remote shards know too. They see every match that is looked at, also those that
// collapsing leaves out: counts are there once the Enquire was run over all matches. It must not be run after they went.
class SpyCounts : public MatchCounts {
 public:
  // `slots`: one at least, and all that will be asked for.
  SpyCounts(const Xapian::Database& database, Xapian::Enquire enquire,
            const std::vector<Xapian::valueno>& slots);

  std::uint64_t matches() const override { return spies_.begin()->second->get_total(); }
  ValueCounts of(Xapian::valueno slot) override;
  std::map<std::string, std::uint64_t> repeated_copies(Xapian::valueno slot) override;

 private:
  Xapian::Database database_;
  Xapian::Enquire enquire_;
  std::map<Xapian::valueno, std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;
};

// The facets asked for. Sources are counted in families too, where the results are grouped.
std::vector<FacetResult> facets_of(MatchCounts& counts, const SearchRequest& request, const Results& results);

// All documents of `shards` that match, numbered as where the shards are one database; ascending within each shard.
std::vector<Xapian::docid> matching_documents(const std::vector<Xapian::Database>& shards,
                                              const Xapian::Query& query);

}  // namespace morgue

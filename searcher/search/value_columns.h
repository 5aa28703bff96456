// The values of local documents, slot by slot, for counts over many matches.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/search/facets.h"

namespace morgue {

// Reads what is asked for from the database at first. Once as many values of a slot were read as there are documents,
// it reads the slot whole and keeps it (4 bytes a document, and each value once): a batch counts some twenty times
// faster then, while a single search never pays for an archive that it did not look at.
class ValueColumns {
 public:
  // Documents are those of `shards` interleaved, as Xapian numbers them. The shards must be unchanged while columns of
  // them are used.
  explicit ValueColumns(std::vector<Xapian::Database> shards);

  // Of distinct documents, which should ascend within each shard.
  ValueCounts counts(Xapian::valueno slot, const std::vector<Xapian::docid>& documents);

  // Of all documents.
  ValueCounts counts(Xapian::valueno slot);

  // For each value of `slot`: how many of the documents that have it have a value of `group` which another of them has
  // too, beyond the first of each. Values without such documents are left out.
  std::map<std::string, std::uint64_t> repeated(Xapian::valueno slot, Xapian::valueno group,
                                                const std::vector<Xapian::docid>& documents);

 private:
  struct Column {
    std::uint64_t values_read = 0;  // one by one, before the column was read whole
    bool whole = false;
    std::vector<std::string> values;      // distinct, ascending; the first is empty
    std::vector<std::uint32_t> of_docid;  // place of its value in `values`; 0 where there is none
  };

  Xapian::docid place_of(Xapian::docid local, std::size_t shard) const {
    return static_cast<Xapian::docid>((local - 1) * shards_.size() + shard + 1);
  }
  // nullptr: too little was asked for to read it whole.
  const Column* whole_column(Xapian::valueno slot, std::size_t asked);
  void read_whole(Xapian::valueno slot, Column& column) const;
  // Calls `use(value)` for each of the documents, in their order.
  template <typename Use>
  void for_each_value(Xapian::valueno slot, const std::vector<Xapian::docid>& documents, const Use& use);

  std::vector<Xapian::Database> shards_;
  std::uint64_t documents_ = 0;
  std::map<Xapian::valueno, Column> columns_;
};

}  // namespace morgue

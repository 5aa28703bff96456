#include "searcher/search/value_columns.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace morgue {

namespace {

// Among few matches their values are sorted; among many, each value of the column has a counter.
constexpr std::size_t values_per_match = 4;

void count_by_sorting(std::vector<std::uint32_t>& places, const std::vector<std::string>& values,
                      ValueCounts& counts) {
  std::sort(places.begin(), places.end());
  for (auto at = places.begin(); at != places.end();) {
    const auto end = std::upper_bound(at, places.end(), *at);
    if (*at != 0) counts.emplace_back(values[*at], end - at);
    at = end;
  }
}

// Goes through the values of one slot of each shard, forward as far as the documents do.
class SlotReader {
 public:
  SlotReader(const std::vector<Xapian::Database>& shards, Xapian::valueno slot)
      : shards_(shards), slot_(slot), at_(shards.size()), last_(shards.size(), 0) {}

  std::string value(Xapian::docid document) {
    const std::size_t shard = (document - 1) % shards_.size();
    const auto local = static_cast<Xapian::docid>((document - 1) / shards_.size() + 1);
    Xapian::ValueIterator& at = at_[shard];
    if (last_[shard] == 0 || local < last_[shard]) at = shards_[shard].valuestream_begin(slot_);
    last_[shard] = local;
    if (at == end_) return {};
    at.skip_to(local);
    return at != end_ && at.get_docid() == local ? *at : std::string();
  }

 private:
  const std::vector<Xapian::Database>& shards_;
  Xapian::valueno slot_;
  std::vector<Xapian::ValueIterator> at_;
  std::vector<Xapian::docid> last_;  // asked for in each shard
  const Xapian::ValueIterator end_;
};

}  // namespace

ValueColumns::ValueColumns(std::vector<Xapian::Database> shards) : shards_(std::move(shards)) {
  for (const Xapian::Database& shard : shards_) documents_ += shard.get_doccount();
}

void ValueColumns::read_whole(Xapian::valueno slot, Column& column) const {
  std::unordered_map<std::string, std::uint32_t> places;
  std::vector<std::uint32_t> by_arrival;
  Xapian::docid last = 0;
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    last = std::max(last, place_of(std::max(shards_[shard].get_lastdocid(), 1U), shard));
  }
  column.of_docid.assign(last + 1, 0);
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    const auto end = shards_[shard].valuestream_end(slot);
    for (auto at = shards_[shard].valuestream_begin(slot); at != end; ++at) {
      const auto next = static_cast<std::uint32_t>(places.size() + 1);
      column.of_docid[place_of(at.get_docid(), shard)] = places.emplace(*at, next).first->second;
    }
  }
  std::vector<std::pair<std::string, std::uint32_t>> sorted(places.begin(), places.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> ranks(sorted.size() + 1, 0);
  column.values.assign(1, {});
  for (auto& [value, place] : sorted) {
    ranks[place] = static_cast<std::uint32_t>(column.values.size());
    column.values.push_back(std::move(value));
  }
  for (std::uint32_t& place : column.of_docid) place = ranks[place];
  column.whole = true;
}

const ValueColumns::Column* ValueColumns::whole_column(Xapian::valueno slot, std::size_t asked) {
  Column& column = columns_[slot];
  if (!column.whole) {
    if (column.values_read + asked < documents_) {
      column.values_read += asked;
      return nullptr;
    }
    read_whole(slot, column);
  }
  return &column;
}

template <typename Use>
void ValueColumns::for_each_value(Xapian::valueno slot, const std::vector<Xapian::docid>& documents,
                                  const Use& use) {
  if (const Column* column = whole_column(slot, documents.size())) {
    for (const Xapian::docid document : documents) use(column->values[column->of_docid[document]]);
    return;
  }
  SlotReader reader(shards_, slot);
  for (const Xapian::docid document : documents) use(reader.value(document));
}

ValueCounts ValueColumns::counts(Xapian::valueno slot, const std::vector<Xapian::docid>& documents) {
  ValueCounts counts;
  const Column* column = whole_column(slot, documents.size());
  if (column == nullptr) {
    std::unordered_map<std::string, std::uint64_t> found;
    SlotReader reader(shards_, slot);
    for (const Xapian::docid document : documents) {
      if (std::string value = reader.value(document); !value.empty()) ++found[std::move(value)];
    }
    counts.assign(found.begin(), found.end());
    std::sort(counts.begin(), counts.end());
    return counts;
  }
  std::vector<std::uint32_t> places;
  places.reserve(documents.size());
  for (const Xapian::docid document : documents) places.push_back(column->of_docid[document]);
  if (places.size() * values_per_match < column->values.size()) {
    count_by_sorting(places, column->values, counts);
    return counts;
  }
  std::vector<std::uint64_t> of_place(column->values.size(), 0);
  for (const std::uint32_t place : places) ++of_place[place];
  for (std::size_t place = 1; place < of_place.size(); ++place) {
    if (of_place[place] > 0) counts.emplace_back(column->values[place], of_place[place]);
  }
  return counts;
}

ValueCounts ValueColumns::counts(Xapian::valueno slot) {
  const Column& column = *whole_column(slot, documents_);
  std::vector<std::uint32_t> places = column.of_docid;
  ValueCounts counts;
  count_by_sorting(places, column.values, counts);
  return counts;
}

std::map<std::string, std::uint64_t> ValueColumns::repeated(Xapian::valueno slot, Xapian::valueno group,
                                                            const std::vector<Xapian::docid>& documents) {
  std::vector<Xapian::docid> grouped;
  std::vector<std::string> groups;
  std::size_t at = 0;
  for_each_value(group, documents, [&](const std::string& value) {
    if (!value.empty()) {
      grouped.push_back(documents[at]);
      groups.push_back(value);
    }
    ++at;
  });
  std::map<std::string, std::uint64_t> repeated;
  std::set<std::pair<std::string, std::string>> seen;
  at = 0;
  for_each_value(slot, grouped, [&](const std::string& value) {
    if (!seen.emplace(value, groups[at++]).second) ++repeated[value];
  });
  return repeated;
}

}  // namespace morgue

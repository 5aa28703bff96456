#include "indexer/write/index_summary.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "common/index_info.h"
#include "common/schema.h"
#include "indexer/write/merger.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

constexpr std::size_t month_key = 6;  // "201911"
constexpr std::size_t day_key = 8;    // "20191107"

int number_of(const std::string& key, std::size_t at, std::size_t size) {
  int number = 0;
  std::from_chars(key.data() + at, key.data() + at + size, number);
  return number;
}

std::optional<Day> day_of(const std::string& key) {
  if (key.size() < day_key) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(number_of(key, 0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number_of(key, 4, 2))),
                                        std::chrono::day(static_cast<unsigned>(number_of(key, 6, 2)))};
  return day.ok() ? std::optional<Day>(day) : std::nullopt;
}

// "20191107T0716" as "2019-11-07".
std::string written_day(const std::string& key) {
  std::string day = key.substr(0, 4);
  if (key.size() >= month_key) day += '-' + key.substr(4, 2);
  if (key.size() >= day_key) day += '-' + key.substr(6, 2);
  return day;
}

// The values of one slot, asked for with rising documents.
class Slot {
 public:
  Slot(const Xapian::Database& segment, FieldId id)
      : at_(segment.valuestream_begin(field(id).slot)), end_(segment.valuestream_end(field(id).slot)) {}

  // Empty where the document has none.
  std::string of(Xapian::docid document) {
    while (at_ != end_ && at_.get_docid() < document) ++at_;
    return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

struct Dates {
  std::string first;  // as sort keys
  std::string last;
  std::vector<Day> days;
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;

  void add(const std::string& key) {
    ++articles;
    if (key.empty()) {
      ++undated;
      return;
    }
    if (first.empty() || key < first) first = key;
    if (key > last) last = key;
    if (const std::optional<Day> day = day_of(key)) days.push_back(*day);
  }
};

class Count {
 public:
  explicit Count(IndexSummary& summary) : summary_(summary) {}

  void add(const Xapian::Database& segment) {
    Slot source(segment, FieldId::source);
    Slot language(segment, FieldId::language);
    Slot date(segment, FieldId::date);
    Slot updated(segment, FieldId::updated);
    Slot ingested(segment, FieldId::ingested);
    Slot family(segment, FieldId::family);
    for (auto at = segment.postlist_begin(""); at != segment.postlist_end(""); ++at) {
      const std::string key = date.of(*at);
      all_.add(key);
      if (const std::string name = source.of(*at); !name.empty()) sources_[name].add(key);
      if (std::string code = language.of(*at); !code.empty()) ++languages_[std::move(code)];
      look_at(key, updated.of(*at), ingested.of(*at));
      if (std::string name = family.of(*at); !name.empty()) {
        ++summary_.copies;
        families_.insert(std::move(name));
      }
    }
  }

  void finish(Day today) {
    summary_.articles = all_.articles;
    summary_.first_day = written_day(all_.first);
    summary_.last_day = written_day(all_.last);
    summary_.date_faults.undated = all_.undated;
    Day newest = Day::min();
    for (const Day day : all_.days) {
      if (day <= today) newest = std::max(newest, day);
    }
    summary_.rhythm = rhythm_of(std::move(all_.days), today);
    for (auto& [name, dates] : sources_) {
      summary_.sources.push_back({name, dates.articles, dates.undated, written_day(dates.first),
                                  written_day(dates.last), rhythm_of(std::move(dates.days), newest)});
    }
    std::sort(summary_.sources.begin(), summary_.sources.end(),
              [](const SourceSummary& a, const SourceSummary& b) {
                return a.articles != b.articles ? a.articles > b.articles : a.name < b.name;
              });
    summary_.families = families_.size();
    for (const auto& [code, articles] : languages_) summary_.languages.push_back({code, articles});
    std::stable_sort(summary_.languages.begin(), summary_.languages.end(),
                     [](const ValueCount& a, const ValueCount& b) { return a.count > b.count; });
  }

 private:
  void look_at(const std::string& date, const std::string& updated, const std::string& ingested) {
    if (date.empty()) return;
    ++summary_.years[number_of(date, 0, 4)];
    DateFaults& faults = summary_.date_faults;
    if (date.size() < day_key) ++faults.coarse;
    const std::optional<Day> published = day_of(date);
    const std::optional<Day> came = day_of(ingested);
    // Beyond a day it is no matter of time zones.
    if (published && came && *published > *came + std::chrono::days(1)) ++faults.future;
    const std::optional<Day> changed = day_of(updated);
    if (published && changed && *changed + std::chrono::days(1) < *published) ++faults.backwards;
  }

  IndexSummary& summary_;
  Dates all_;
  std::unordered_map<std::string, Dates> sources_;
  std::map<std::string, std::uint64_t> languages_;
  std::unordered_set<std::string> families_;
};

}  // namespace

IndexSummary summarise(const IndexDirectory& directory, Day today) {
  IndexSummary summary;
  Count count(summary);
  for (const IndexEntry& entry : directory.entries()) {
    if (!entry.is_local()) {
      summary.remote.push_back(entry.rest);
      continue;
    }
    const std::filesystem::path path = directory.path_of(entry);
    with_xapian(path.string(), [&] {
      const Xapian::Database segment(path.string());
      read_whole_index_info(segment, path.string());
      summary.segments.push_back({entry.rest, segment.get_doccount(), bytes_below(path)});
      count.add(segment);
    });
  }
  count.finish(today);
  summary.bytes = bytes_below(directory.root());
  return summary;
}

}  // namespace morgue

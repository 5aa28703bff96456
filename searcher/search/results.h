// What a search asks and what it answers: plain data between the engine and the renderers.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/schema.h"
#include "searcher/query/query.h"
#include "searcher/search/word_diff.h"

namespace morgue {

enum class SortOrder : std::uint8_t { relevance, newest, oldest };
enum class TimeUnit : std::uint8_t { day, week, month, year };

struct FacetRequest {
  FieldId field;
  std::size_t most = 10;  // values listed; the rest is summed
};

// Newer articles gain over older ones, half as much for each `half_life` days of age.
struct Recency {
  int half_life = 0;
  CivilDay today;
};

// When articles first came into the index, as `ingested` keys, both ends included; an open end is empty.
struct ArrivalSpan {
  std::string from;
  std::string until;

  bool operator==(const ArrivalSpan&) const = default;
};

// The largest limit, and the largest offset: Xapian counts documents in 32 bits, and the two are added to each other.
inline constexpr std::size_t most_hits = std::numeric_limits<std::int32_t>::max() / 2;

struct SearchRequest {
  Query query;
  bool any = false;     // how the query was parsed (ParseOptions)
  bool expand = false;  // weigh all matches by what the best of them have in common, too
  std::optional<Recency> recency;
  // Asks for what is related to this article, best first, its copies left out; the query then only narrows that, and
  // nothing else weighs. One that is not in the index has no id.
  std::optional<Article> like;
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::relevance;
  std::vector<FacetRequest> facets;
  std::optional<TimeUnit> timeline;
  bool normalize = false;           // the timeline beside all articles of each bucket
  std::size_t snippets = 1;         // fragments per hit; 0: none, and bodies are not read
  std::size_t snippet_chars = 240;  // about how many characters a fragment takes
  bool exact_total = true;          // count every match even where the page alone would not need it
  bool group = false;               // one hit for each family, its best copy; with exact_total alone
  bool families = true;             // fill Hit::family and Hit::copies
  bool explain = false;
  std::optional<ArrivalSpan> arrived;  // only articles that came in within it
};

// Byte offsets into the text beside it, on character bounds, begin < end.
struct Span {
  std::size_t begin;
  std::size_t end;
  auto operator<=>(const Span&) const = default;
};

// The article's own text and what satisfied the query in it: spans sorted, not overlapping.
struct Snippet {
  std::string text;
  std::vector<Span> spans;
  std::size_t offset = 0;   // where `text` lies in the article's text
  bool cut_before = false;  // does not begin at a sentence's start
  bool cut_after = false;   // does not end at a sentence's end
  bool operator==(const Snippet&) const = default;
};

// Copies of one story that the indexes hold, whether they match or not.
struct Family {
  std::string id;
  std::size_t size = 0;
  bool operator==(const Family&) const = default;
};

// Another copy of a hit's story. Texts are empty where nothing is known.
struct Copy {
  std::string id;
  std::string source;
  std::optional<Date> date;
  std::string title;
  std::string url;
  bool operator==(const Copy&) const = default;
};

inline constexpr std::size_t most_copies = 10;  // that a hit lists

// What one clause, or --expand or --recency, gave to a hit's score.
struct ScoreShare {
  std::string clause;
  std::string where;  // "text", "title", "tags", a field's name, or "date"
  double weight = 0;
};

struct Hit {
  std::size_t rank = 0;                  // 1-based over all pages
  double score = 0;                      // 0 where the order is by date
  std::vector<ScoreShare> score_shares;  // under `explain`: they sum to the score; largest first
  Article article;                       // text empty unless asked for
  std::vector<Span> title_spans;
  std::vector<std::vector<Span>> author_spans;  // one list for each of article.authors, and of its tags
  std::vector<std::vector<Span>> tag_spans;
  std::vector<Snippet> snippets;
  std::optional<Family> family;  // nullopt where it has no copies
  std::vector<Copy> copies;      // the others of its family, earliest first, at most most_copies of them
  std::string arrived;           // when it first came into the index, as an `ingested` key
};

struct FacetCount {
  std::string value;  // as displayed
  std::uint64_t count = 0;
  std::optional<std::uint64_t> families = {};  // among the articles counted; of sources, where grouped
};

struct FacetResult {
  FieldId field;
  std::vector<FacetCount> values;  // most frequent first, then by value
  std::uint64_t other_values = 0;  // values not listed, and the sum of their counts
  std::uint64_t other_count = 0;
  std::uint64_t missing = 0;  // matches without a value
};

struct TimelineBucket {
  std::string start;  // "2019", "2019-11" or "2019-11-07" (a week's Monday)
  std::uint64_t count = 0;
  std::uint64_t all = 0;  // articles of the index in this bucket, whatever was asked; 0 unless normalised
};

inline double share_of_all(const TimelineBucket& bucket) {
  return bucket.all == 0 ? 0.0 : static_cast<double>(bucket.count) / static_cast<double>(bucket.all);
}

struct Timeline {
  TimeUnit unit = TimeUnit::month;
  std::vector<TimelineBucket> buckets;  // ascending, empty ones between included
  std::uint64_t undated = 0;            // matches without a date, or with one too coarse for the unit
  bool normalized = false;              // each bucket knows all articles in it
};

// One line of --explain: a clause as understood, as asked of Xapian, and the articles that it alone meets.
struct ClauseExplanation {
  std::size_t depth = 0;
  std::string clause;
  std::string asked;
  std::uint64_t hits = 0;
  bool excluded = false;  // what it meets is left out
  // Where nothing was found: what the query would find but for this clause.
  std::optional<std::uint64_t> without = std::nullopt;
};

struct Results {
  std::string typed;
  std::string interpreted;
  std::uint64_t total = 0;
  bool total_is_exact = true;
  std::optional<std::uint64_t> total_families;  // where grouped; exact. An article without copies is one
  std::vector<Hit> hits;
  std::vector<FacetResult> facets;
  std::optional<Timeline> timeline;
  std::optional<std::string> suggestion;  // a query that would find something
  std::vector<std::string> notes;         // what was read leniently or cut, for stderr
  std::vector<ClauseExplanation> explanation;
};

// All copies of a story, earliest first, undated ones last.
struct Members {
  std::optional<Family> family;  // nullopt: the one article has no copies
  std::vector<Hit> hits;         // ranked by time, without snippets
};

// Whether the family is named after the article: the copy of the earliest day, of these the fullest.
bool is_lead(const Hit& hit);

// What one article changed against another.
struct ArticleDiff {
  Article from;  // both without text
  Article to;
  std::vector<TextChange> changes;
};

// What an outlet had on a query.
struct SourceCoverage {
  std::string source;
  std::uint64_t articles = 0;
  std::uint64_t families = 0;
  Article first;  // its earliest article, without text
};

struct Coverage {
  std::string typed;
  std::string interpreted;
  std::uint64_t total = 0;
  std::uint64_t total_families = 0;
  std::vector<SourceCoverage> sources;  // who was first comes first, those without dates last
  std::uint64_t unnamed = 0;            // matches of which no source is known
  std::vector<std::string> silent;      // sources of the archive without a match, by name
  std::vector<std::string> notes;
};

}  // namespace morgue

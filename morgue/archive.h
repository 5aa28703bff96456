// A news archive for other programs: opens one or several indexes that `indexer` made and answers questions from them.
// The one header that is installed; it needs nothing but the standard library. The fields are those of the JSON that
// `searcher` prints, and the same promise holds for them: added, never renamed (docs/output.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace morgue {

class Archive {
 public:
  // What stops a question: an index that is missing or damaged, a server that does not answer, a malformed query where
  // `strict` was asked for. what() is a sentence that names it, hint() says what to try and may be empty.
  class Failure : public std::runtime_error {
   public:
    Failure(const std::string& sentence, std::string hint)
        : std::runtime_error(sentence), hint_(std::move(hint)) {}
    const std::string& hint() const { return hint_; }

   private:
    std::string hint_;
  };

  enum class Order : std::uint8_t { relevance, newest, oldest };
  enum class Unit : std::uint8_t { day, week, month, year };

  struct FacetRequest {
    std::string
        field;  // "source", "section", "author", "tag", "place", "language", "date_precision", "date_conflict"
    std::size_t most = 10;  // values listed; the rest is summed
  };

  struct Request {
    std::string query;    // as in morgue-query(7)
    bool any = false;     // any of the words may match instead of all
    bool strict = false;  // a malformed query is a Failure instead of being read leniently
    std::size_t limit = 10;
    std::size_t offset = 0;
    Order order = Order::relevance;
    std::vector<FacetRequest> facets = {};
    std::optional<Unit> timeline = {};
    std::size_t snippets = 1;         // fragments for each hit
    std::size_t snippet_chars = 240;  // about; 20 at least
    bool group = true;                // one hit for each family of copies, its best copy
  };

  // Bytes [begin, end) of the text beside it, on character boundaries: what satisfied the query.
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  struct Snippet {
    std::string text;
    std::vector<Span> spans;
  };

  // Texts are empty where nothing is known.
  struct Article {
    std::string id;
    std::string title;
    std::string url;
    std::string path;  // "path:N" for record N of a file with several
    std::string source;
    std::vector<std::string> authors;
    std::string date;  // as precise as the source: "2019", "2019-11-07", RFC 3339
    std::string language;
    std::string section;
    std::vector<std::string> tags;
    std::vector<std::string> places;
    std::vector<Span> title_spans;
  };

  // The copies of one story that the indexes hold.
  struct Family {
    std::string id;
    std::size_t size = 0;
  };

  struct Copy {
    std::string id;
    std::string source;
    std::string date;
    std::string title;
    std::string url;
  };

  struct Hit {
    std::size_t rank = 0;  // from 1, over all pages
    double score = 0;      // comparable within one answer; 0 where the order is by date
    Article article;
    std::vector<Snippet> snippets;
    std::optional<Family> family = {};  // nullopt where the article has no copies
    std::vector<Copy> copies = {};      // others of its family, earliest first, ten at most
  };

  struct Count {
    std::string value;  // of a timeline: "2019", "2019-11" or "2019-11-07"
    std::uint64_t count = 0;
    std::optional<std::uint64_t> families = {};  // of a source, where grouped: families among the articles
  };

  struct Facet {
    std::string field;
    std::vector<Count> values;       // most frequent first
    std::uint64_t other_values = 0;  // values not listed, and the sum of their counts
    std::uint64_t other_count = 0;
    std::uint64_t missing = 0;  // matches without a value
  };

  struct Answer {
    std::string interpreted;  // the query as understood
    std::uint64_t total = 0;  // all matching articles, not those of the page
    bool total_is_exact = true;
    std::vector<Hit> hits;
    std::vector<Facet> facets;  // in the order asked
    std::vector<Count> timeline;
    std::uint64_t undated = 0;              // matches that the timeline has no place for
    std::optional<std::string> suggestion;  // where nothing was found, a query that would find something
    std::vector<std::string> notes;         // what was read leniently or cut, in sentences
    std::optional<std::uint64_t> total_families;  // where grouped: an article without copies is one
  };

  struct Text {
    Article article;
    std::string text;  // paragraphs parted by a blank line
    std::vector<Span> spans;
  };

  // Opens the directories, one or several, which are searched as one. Throws Failure.
  explicit Archive(const std::vector<std::string>& indexes);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  // An archive follows its indexes: when one changes while it is open, it is opened anew. Throws Failure, also for a
  // facet that there is not. One thread at a time; several threads want an Archive each.
  Answer search(const Request& request);

  // One whole article with what satisfies `query` marked in it; nullopt where no article has the id.
  std::optional<Text> article(const std::string& id, const std::string& query = {});

  std::uint64_t article_count();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace morgue

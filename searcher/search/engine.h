// Answers requests from one or several indexes. Same query, same snapshot, same answer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/search/index_part.h"
#include "searcher/search/results.h"

namespace morgue {

class SearchEngine {
 public:
  // Opens the indexes named (each the directory of an index), which are searched as one. Throws Error naming the one
  // that is missing, damaged or of another schema.
  explicit SearchEngine(const std::vector<std::string>& indexes);

  // Of one part of an index, and no other. Throws likewise.
  static SearchEngine of_part(const IndexPart& part);

  ~SearchEngine();
  SearchEngine(SearchEngine&&) noexcept;
  SearchEngine& operator=(SearchEngine&&) noexcept;

  // Fills all but Results::typed. When the index moves under the search, it is reopened and the search repeated;
  // throws Error where that does not help.
  Results search(const SearchRequest& request);

  // One whole article with what satisfies `highlight` in it (a query of kind nothing: no spans); nullopt where no
  // article has the id. The single snippet holds the whole text.
  std::optional<Hit> article(const std::string& id, const Query& highlight);

  // All copies of the article that has this id, or of the family; nullopt where neither is there.
  std::optional<Members> members(const std::string& id);

  // Who wrote about it, who was first, and who did not; `any` as in SearchRequest. Fills all but Coverage::typed.
  Coverage coverage(const Query& query, bool any = false);

  std::uint64_t article_count();

  // Bounds of when articles came in: none did earlier or later; both empty where there is none.
  ArrivalSpan arrivals();

  // Stem languages of the indexes, as asked for in queries.
  const std::vector<std::string>& languages() const;

 private:
  struct State;
  explicit SearchEngine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace morgue

#include "searcher/search/open_archive.h"

#include <fmt/format.h>

#include "common/schema.h"
#include "searcher/query/matching_query.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/search/date_order.h"

namespace morgue {

OpenArchive::OpenArchive(std::vector<std::string> names, std::function<OpenIndexes()> opening)
    : names_(std::move(names)), open_again_(std::move(opening)) {
  reopen();
}

std::string OpenArchive::all_names() const {
  return fmt::format("{}", fmt::join(names_, ", "));
}

void OpenArchive::follow() {
  if (list_stamps(names_) != open_.stamps) {
    reopen();
  } else if (open_.database.reopen()) {
    forget();
  }
}

void OpenArchive::reopen() {
  open_ = open_again_();
  forget();
}

// What was read of the indexes as they were.
void OpenArchive::forget() {
  dates_.reset();
  columns_.reset();
  if (!open_.remote) columns_.emplace(open_.shards);
}

ValueCounts OpenArchive::counts_of_all(Xapian::valueno slot) {
  return columns_ ? columns_->counts(slot) : tally(open_.database, every_article(), slot).values;
}

const ValueCounts& OpenArchive::all_dates() {
  if (!dates_) dates_ = counts_of_all(field(FieldId::date).slot);
  return *dates_;
}

std::optional<Xapian::Document> OpenArchive::document_of(const std::string& id) const {
  const std::string term = field_term(field(FieldId::id), id);
  const Xapian::PostingIterator found = open_.database.postlist_begin(term);
  if (found == open_.database.postlist_end(term)) return std::nullopt;
  return open_.database.get_document(*found);
}

}  // namespace morgue

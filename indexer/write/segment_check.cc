#include "indexer/write/segment_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <sstream>

#include "common/error.h"
#include "common/index_info.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/xapian_error.h"

namespace morgue {

namespace {

// The first line of Xapian's report that tells of a fault.
std::string first_fault(const std::string& report) {
  std::istringstream lines(report);
  std::string line;
  while (std::getline(lines, line)) {
    const bool fine = line.empty() || line.ends_with(':') || line.ends_with("OK") ||
                      line.starts_with("Lazily created") || line.ends_with("not in use");
    if (!fine) return line;
  }
  return "no more is said";
}

// Empty where nothing is wrong.
std::string fault_of_tables(const std::string& path) {
  std::ostringstream report;
  const std::size_t faults = Xapian::Database::check(path, 0, &report);
  if (faults == 0) return {};
  return fmt::format("Xapian's check finds {} fault{}: {}", faults, faults == 1 ? "" : "s",
                     first_fault(report.str()));
}

// Empty where the stored article is whole and belongs to its document.
std::string fault_of(const Xapian::Document& document) {
  try {
    const Article article = decode_stored_article(document.get_data());
    if (article.id != document.get_value(field(FieldId::id).slot)) return "it is another article's";
    return {};
  } catch (const Error& failure) {
    return failure.what();
  }
}

std::string fault_of_articles(const Xapian::Database& database) {
  std::uint64_t unreadable = 0;
  std::string first;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const std::string fault = fault_of(database.get_document(*at, Xapian::DOC_ASSUME_VALID));
    if (fault.empty()) continue;
    if (unreadable++ == 0) first = fmt::format("document {}: {}", *at, fault);
  }
  if (unreadable == 0) return {};
  return fmt::format("the stored text of {} article{} cannot be read ({})", unreadable,
                     unreadable == 1 ? "" : "s", first);
}

}  // namespace

SegmentVerdict check_segment(const std::filesystem::path& segment) {
  SegmentVerdict verdict;
  const std::string path = segment.string();
  const auto add = [&](FindingKind kind, std::string what) {
    if (!what.empty()) verdict.faults.push_back({kind, std::move(what)});
  };
  try {
    add(FindingKind::damaged_segment, fault_of_tables(path));
    const Xapian::Database database(path);
    verdict.articles = database.get_doccount();
    if (const std::string lost = lost_table(database); !lost.empty()) {
      add(FindingKind::damaged_segment, fmt::format("its {} table is gone", lost));
      return verdict;
    }
    try {
      read_index_info(database, path);
      add(FindingKind::unreadable_articles, fault_of_articles(database));
    } catch (const Error& failure) {
      add(FindingKind::foreign_segment, failure.what());
    }
  } catch (const Xapian::Error& failure) {
    add(FindingKind::damaged_segment, explain(failure, "it cannot be read").what());
  }
  return verdict;
}

}  // namespace morgue

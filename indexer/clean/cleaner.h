// From what was found to a clean article. Pure but for `latest`: the same raw article gives the same result,
// whatever came before.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/article.h"
#include "indexer/clean/repeated_lines.h"
#include "indexer/read/raw_article.h"

namespace morgue {

// What became of one line of a flattened body or of a page; `indexer read --explain` prints it. Of a page also each
// candidate for its date and authors, before its lines.
struct LineFate {
  enum class Fate : std::uint8_t { kept, title, date, byline, dateline, section, tags, dropped, blank };
  std::string line;
  Fate fate = Fate::kept;
  std::string reason;  // why, in a few words; empty for kept and blank lines
};

std::string_view to_string(LineFate::Fate fate);

struct CleanOptions {
  std::string source;     // overrides what the article says, where not empty
  std::string language;   // likewise
  bool keep_all = false;  // also what looks like no article: consent walls, error pages, stubs
  std::optional<Date> latest = std::nullopt;  // no page is dated later; the present where not given
  const RepeatedLines* repeated = nullptr;    // what the sources of the run repeat, where that is known
};

// Set aside: nothing that could be an article. The reason is one line.
struct NotAnArticle {
  std::string reason;
};

using CleanResult = std::variant<Article, NotAnArticle>;

// Keeps every sentence of the article: when in doubt, a line is kept. `fates`, where given, gets one entry
// for each line of a flattened body, and for each candidate and line of a page.
CleanResult clean(const RawArticle& raw, const CleanOptions& options, std::vector<LineFate>* fates = nullptr);

}  // namespace morgue

// What the cleaner knows of each open line of flattened pages, for scripts/train_line_weights.py.
//   line_evidence FILE...
// Prints one JSON object a line of a page: {"path", "text", "fate", "evidence": [...]}; the first object names the
// evidence.
#include "indexer/clean/line_evidence.h"

#include <cstdio>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>

#include "indexer/clean/plain_text_cleaner.h"
#include "indexer/clean/tidy.h"
#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace {

using nlohmann::json;
using namespace morgue;

void print_page(const RawArticle& raw) {
  const std::string body = tidy(raw.body);
  const PageDraft page = study_page(body);
  const std::vector<LineEvidence> evidence = line_evidence(page);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.lines[i].text.empty()) continue;
    std::string fate(to_string(page.reading.fates[i].fate));
    if (page.is_open(i) && !page.scores[i].chrome.empty()) fate = "dropped";
    const json line = {{"path", raw.path},
                       {"text", page.lines[i].text},
                       {"fate", fate},
                       {"line", i},
                       {"in", i >= page.span.begin && i < page.span.end},
                       {"evidence", evidence[i]}};
    std::cout << line.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    json names = json::array();
    for (const Weight& weight : line_weights) names.push_back(weight.name);
    std::cout << json{{"names", names}}.dump() << '\n';
    for (int i = 1; i < argc; ++i) {
      const auto reader = open_article_reader(argv[i], open_file(argv[i]));
      while (const auto found = reader->next()) {
        if (const auto* raw = std::get_if<RawArticle>(&*found)) print_page(*raw);
      }
    }
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "line_evidence: %s\n", failure.what());
    return 1;
  }
}

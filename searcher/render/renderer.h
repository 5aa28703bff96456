// One file per output format behind one interface.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

#include "searcher/search/results.h"

namespace morgue {

struct RenderOptions {
  std::size_t columns = 80;
  bool color = false;
  bool hyperlinks = false;  // OSC 8 links to the source file or URL
  bool explain = false;
  bool null_records = false;  // of templates and jsonl: a record ends with NUL instead of a line feed
};

// Writes to its stream only; never searches, never exits.
class Renderer {
 public:
  virtual ~Renderer() = default;

  // One query's answer. `query_id` is empty outside --batch.
  virtual void render(const Results& results, const std::string& query_id) = 0;

  // One whole article (--show), its single snippet being the text.
  virtual void render_article(const Hit& hit) = 0;

  // All copies of a story (--members), what changed between two (--diff), who wrote about it (--coverage). Each throws
  // Error where the format has no form for it.
  virtual void render_members(const Members& members) = 0;
  virtual void render_diff(const ArticleDiff& diff);
  virtual void render_coverage(const Coverage& coverage);

  // Whether snippets are printed at all; where not, nobody need choose them.
  virtual bool wants_snippets() const { return true; }

  // The same for families and copies.
  virtual bool wants_families() const { return true; }
};

// `format` is text, json, jsonl, csv, trec or a template. Throws Error listing the formats for any other
// word.
std::unique_ptr<Renderer> make_renderer(const std::string& format, std::ostream& out,
                                        const RenderOptions& options);

}  // namespace morgue

#include "searcher/render/renderer.h"

#include <fmt/format.h>

#include "common/error.h"
#include "searcher/render/csv_renderer.h"
#include "searcher/render/json_renderer.h"
#include "searcher/render/template_renderer.h"
#include "searcher/render/text_renderer.h"
#include "searcher/render/trec_renderer.h"

namespace morgue {

void Renderer::render_diff(const ArticleDiff& /*diff*/) {
  throw Error("this format has no form for --diff", "text, json and jsonl have one");
}

void Renderer::render_coverage(const Coverage& /*coverage*/) {
  throw Error("this format has no form for --coverage", "text, json, jsonl and csv have one");
}

std::unique_ptr<Renderer> make_renderer(const std::string& format, std::ostream& out,
                                        const RenderOptions& options) {
  if (format == "text") return make_text_renderer(out, options);
  if (format == "json") return make_json_renderer(out, options);
  if (format == "jsonl") return make_jsonl_renderer(out, options);
  if (format == "csv") return make_csv_renderer(out);
  if (format == "trec") return make_trec_renderer(out);
  if (is_template(format)) return make_template_renderer(out, format, options.null_records);
  throw Error(fmt::format("--format: '{}' is none of text, json, jsonl, csv, trec", format),
              "or give a template with fields in braces: '{date} {source} {title}'");
}

}  // namespace morgue

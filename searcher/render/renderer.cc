#include "searcher/render/renderer.h"

#include <fmt/format.h>

#include "common/error.h"
#include "searcher/render/json_renderer.h"
#include "searcher/render/text_renderer.h"

namespace morgue {

std::unique_ptr<Renderer> make_renderer(const std::string& format, std::ostream& out,
                                        const RenderOptions& options) {
  if (format == "text") return make_text_renderer(out, options);
  if (format == "json") return make_json_renderer(out, options);
  if (format == "jsonl") return make_jsonl_renderer(out, options);
  throw Error(fmt::format("--format: '{}' is none of text, json, jsonl", format),
              "text is for reading, json is one object for each query, jsonl one line for each hit");
}

}  // namespace morgue

// Answers for programs: docs/output.md is the contract; fields are added, never renamed.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/render/renderer.h"

namespace morgue {

// One compact object per query, each on a line of its own; "qid" is in it where the query has an id.
std::unique_ptr<Renderer> make_json_renderer(std::ostream& out, const RenderOptions& options);

// Outside --batch one hit per line, and nothing else (facets and timeline need json); within --batch as json.
std::unique_ptr<Renderer> make_jsonl_renderer(std::ostream& out, const RenderOptions& options);

}  // namespace morgue

// Answers for readers: a result that reads like a newspaper's index.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/render/renderer.h"

namespace morgue {

// Writes nothing for an answer without hits, unless it is one of a batch or to be explained.
std::unique_ptr<Renderer> make_text_renderer(std::ostream& out, const RenderOptions& options);

}  // namespace morgue

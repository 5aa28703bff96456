// A TREC run file: "qid Q0 docid rank score tag", as trec_eval reads it.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/render/renderer.h"

namespace morgue {

// Outside --batch the query's id is 1. White space in ids is '_'. Evaluators order by score: where articles are ordered
// by date and have none, 1/rank stands for it.
std::unique_ptr<Renderer> make_trec_renderer(std::ostream& out);

}  // namespace morgue

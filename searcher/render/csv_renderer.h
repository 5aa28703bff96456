// Comma-separated values after RFC 4180, for spreadsheets: a header, then a record for each hit.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/render/renderer.h"

namespace morgue {

// Within --batch the first column is the query's id; the header is printed once.
std::unique_ptr<Renderer> make_csv_renderer(std::ostream& out);

}  // namespace morgue

// Lines of one's own making: '{date} {source} {title}\n'.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/render/renderer.h"

namespace morgue {

// Whether a --format is a template rather than a name: it holds a '{'.
bool is_template(std::string_view format);

// Fields in braces (hit_fields.h, and "qid"); "{{" and "}}" are braces; \n \t \r \0 \\ as in C. A template that
// does not end with a line feed gets one. With `null_records` each record ends with NUL instead. Throws Error naming
// an unknown field or an unclosed brace.
std::unique_ptr<Renderer> make_template_renderer(std::ostream& out, const std::string& format,
                                                 bool null_records);

}  // namespace morgue

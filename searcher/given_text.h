// A text that is not in the archive, read as an article.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace morgue {

// Plain text in any encoding. A first line that is short and not all there is, is the headline. The article has no id,
// date or language.
Article article_of_text(std::string_view bytes);

// The file's text; "-" is standard input. Throws Error where it cannot be read, or is larger than any article.
Article read_given_text(const std::string& file);

}  // namespace morgue

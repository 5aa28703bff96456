// Sentences that outlets put around and between the paragraphs of their articles.
#pragma once

#include <string_view>

namespace morgue::html {

// Begins a list of other articles: "Related stories", "Mehr zum Thema", "Lea también".
bool announces_others(std::string_view line);

// Points to another article, asks to subscribe or share, states rights: "Read more: ...", "Sign up for our
// newsletter", "All rights reserved". Only for lines that are short enough to be nothing else.
bool is_boilerplate(std::string_view line);

}  // namespace morgue::html

// Lines that stand within or beside an article and are none of its text.
#pragma once

#include <string_view>

#include "indexer/clean/page_lines.h"

namespace morgue {

// Why `line` is no text of the article, in a few words; empty where it may be. Judged by itself: what is a
// sentence is dropped only where it speaks of the page and not of the world.
std::string_view chrome_reason(const PageLine& line);

// Names of a section of a newspaper: "Politics", "Kultur", "Military & Intelligence".
bool names_section(const PageLine& line);

}  // namespace morgue

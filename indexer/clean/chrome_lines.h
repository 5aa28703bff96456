// Lines that stand within or beside an article and are none of its text.
#pragma once

#include <string_view>

#include "indexer/clean/page_lines.h"

namespace morgue {

// Why `line` is no text of the article, in a few words; empty where it may be. Judged by itself: what is a
// sentence is dropped only where it speaks of the page and not of the world.
std::string_view chrome_reason(const PageLine& line);

// What stands somewhere in the line: a note of copyright or cookies, words that speak of the page, a credit.
struct LineSigns {
  bool legal = false;
  bool talk = false;
  bool credit = false;
};
LineSigns find_signs(const PageLine& line);

// The same where the signs were looked for before.
std::string_view chrome_reason(const PageLine& line, const LineSigns& signs);

// Names of a section of a newspaper: "Politics", "Kultur", "Military & Intelligence".
bool names_section(const PageLine& line);

}  // namespace morgue

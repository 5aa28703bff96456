// What the beginning of a line looks like, beside what page_lines.h knows of it.
#pragma once

#include "indexer/clean/page_lines.h"

namespace morgue {

struct Looks {
  double digits = 0;    // of its bytes
  double capitals = 0;  // of its words
  bool hour = false;    // "US 06:02", "6 November 23:42"
  bool address = false;
  bool quotation = false;
  bool speaks_to_reader = false;  // "you", "unser", "votre"
};

Looks look_at(const PageLine& line);

}  // namespace morgue

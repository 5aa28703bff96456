// Bylines as pages print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace morgue::html {

struct Byline {
  std::string names;      // for split_authors
  bool labelled = false;  // what stands before it is said of authors only: "Autor:", "written by"
};

// The authors that a short line names, its date, time and what follows the names left out: "By Maria Keller,
// 1 December 2021", "Posted on May 6, 2014 by mkeller", "Autorin: Maria Keller, Projektleiterin". A line without
// such an opening names none; neither does an opening without a label before anything but names of two words
// ("By Tuesday", "Von Wien nach Graz").
std::optional<Byline> read_byline(std::string_view line);

// The whole line is the opening of a byline, whose names stand on the next: "Autor:", "By".
bool is_byline_opening(std::string_view line);

// A value known to name authors without what stands around the names; it may be a name of one word, or of an outlet.
std::string byline_names(std::string_view value);

// A name of one word, as blogs sign and systems call their users: "mkeller", "Weinlachgummi". Labels and buttons are
// none.
bool is_alias(std::string_view name);

}  // namespace morgue::html

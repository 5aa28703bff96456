// The words that bylines are made of, in the languages that pages are read in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace morgue::html {

struct OpenedByline {
  std::string_view rest;
  bool labelled = false;  // the opening is said of authors only: "Autor:", "written by"
};

// What follows the opening of a byline; nullopt where `text` begins with none.
std::optional<OpenedByline> without_opening(std::string_view text);

// A word that stands where a name would: "Autor", "follow", "Anzeige".
bool is_byline_label(std::string_view text);

// A word that goes with a date: "am", "Tuesday", "published".
bool is_day_word(std::string_view word);

std::string lower_ascii(std::string_view text);

}  // namespace morgue::html

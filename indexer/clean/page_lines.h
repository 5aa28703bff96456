// The lines of a flattened page and what each looks like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

struct PageLine {
  std::string_view raw;  // as it stands in the page
  std::string text;      // tidy_line of it; empty for a blank line
  std::string low;       // the same in lower case (letters of Latin and Cyrillic), cut to what lists compare
  std::size_t words = 0;
  std::size_t width = 0;            // characters
  bool ends_sentence = false;       // . ! ? … or a quotation mark after one
  bool trails_off = false;          // "...": a teaser
  std::size_t inner_sentences = 0;  // ends of sentences within the line
  bool bulleted = false;
  bool divided = false;  // "Home | World | Energy"
  bool legal = false;    // begins with a copyright sign
  std::size_t rank = 0;  // among the lines that are not blank, from 0
};

// `page` is tidy; the lines refer to it.
std::vector<PageLine> read_lines(std::string_view page);

// Of any script.
bool has_letter(std::string_view text);

// A line that could be a title: no sentence, no list of links, no control of the page, neither too short nor
// a paragraph.
bool is_headline_like(const PageLine& line);

}  // namespace morgue

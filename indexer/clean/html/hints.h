// What the names that authors of pages give to elements (class, id, role) say about them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/html/dom.h"

namespace morgue::html {

enum class Role : std::uint8_t {
  none,
  body,      // "article-body", "entry-content": the article's text
  article,   // "post", "story", "main-content": the article or what holds it
  lead,      // "standfirst", "intro": between headline and text
  doubtful,  // "meta", "tools", "box": around the text, seldom of it
  chrome,    // "sidebar", "share", "related", "newsletter": never of it
  comments,
};

// The words of class and id in lower case: parted where letters end and at capitals ("articleBody").
std::vector<std::string> hint_words(const Dom& page, std::size_t node);

Role role_of(const Dom& page, std::size_t node);

// By the kind of element alone (<nav>, <article>, role="main"), without its names.
Role role_of_element(const Dom& page, std::size_t node);

// Not shown: hidden, display:none.
bool is_hidden(const Dom& page, std::size_t node);

// Whether class or id hold the words of a byline, of a date.
bool hints_at_author(const Dom& page, std::size_t node);
bool hints_at_date(const Dom& page, std::size_t node);

}  // namespace morgue::html

// What pages print before a date to say of what it is the date.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "indexer/clean/html/dom.h"

namespace morgue::html {

// The more telling of the publication the greater.
enum class DateLabel : std::uint8_t {
  other,        // "Registered:", "retrieved on": of no article
  change,       // "Updated:", "Letzte Änderung:"
  none,         // nothing is said
  publication,  // "Published on", "Erschienen am"
};

// By the words that end `before`, the text in front of the date; what other dates say there must be cut off.
DateLabel date_label(std::string_view before);

// By the names that the page gives to the element: class="updated", itemprop="dateModified".
DateLabel date_label_of_element(const Dom& page, std::size_t node);

}  // namespace morgue::html

// What the elements of a page say about its authors.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/clean/html/dom.h"

namespace morgue::html {

// Where blogs list what one author wrote: "/author/maria-keller".
bool is_address_of_author(std::string_view address);

// Where sites show one of their users: "/profile/mkeller".
bool is_address_of_user(std::string_view address);

// The text of a small element with bars where elements part it: "Maria Keller|Follow". Names that go on stay one
// part, and so do the words of one name.
std::string parted_text(const Dom& page, std::size_t node);

// What an element with itemprop="author" names.
std::string itemprop_name(const Dom& page, std::size_t node);

// A picture, which has its own author, comments, or a list of other articles, which have theirs. A headline's own lines
// may be named like a list's.
bool is_of_something_else(const Dom& page, std::size_t node, bool near_headline);

// Whether the paragraph of a text is the last in the element that holds it, or stands to the right: where an article of
// several parts is signed.
bool may_be_signature(const Dom& page, std::size_t node, std::size_t above);

// Whether a text below `above` stands in italics, bold or to the right, and is no link.
bool is_set_off(const Dom& page, std::size_t node, std::size_t above);

}  // namespace morgue::html

// Tells text from markup.
#pragma once

#include <cstddef>
#include <string_view>

namespace morgue {

// An HTML element's name, of HTML 4 or 5, in any case. Custom elements ("my-widget") count.
bool is_html_element(std::string_view name);

// One of the elements that make a paragraph, a line or a cell of their own.
bool is_block_element(std::string_view name);

// Elements whose content no reader sees as text: scripts, styles, controls.
bool is_hidden_element(std::string_view name);

// The name of the HTML tag that begins at text[at], which is '<'; empty where none does: "<b" may be a
// comparison, and
// "<joy>" and "<https://example.org>" are text.
std::string_view tag_name(std::string_view text, std::size_t at);

// At least one tag of a known element ("<p>", "</div>", "<br/>", "<a href=...").
bool has_tags(std::string_view text);

// At least one tag of a block element, so that line breaks between the tags mean nothing.
bool has_block_tags(std::string_view text);

// At least one character reference ("&amp;", "&#8217;", "&#x2019;").
bool has_entities(std::string_view text);

}  // namespace morgue

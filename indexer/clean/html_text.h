// A piece of HTML as text.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// The text of a fragment or page: block elements part paragraphs (a blank line), <br> parts lines, scripts,
// styles and controls are left out, character references decoded. Where the fragment has no block elements,
// its own line breaks stay. Markup that was escaped twice is unwrapped. Text that only resembles a tag ("a <b
// and c") is kept. Never fails; takes and gives UTF-8.
std::string html_to_text(std::string_view html);

}  // namespace morgue

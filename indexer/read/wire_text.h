// The lines of plain text as wires and pretty-printed XML break them.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// Where an indented line begins a paragraph and the others go on: one line for each paragraph, blank lines
// between. Text without indented lines stays as it is.
std::string join_wire_lines(std::string_view text);

// Where every line but the first is indented, as by whoever printed the XML: the same, paragraphs parted by
// blank lines only. Other text stays as it is.
std::string join_indented_lines(std::string_view text);

}  // namespace morgue

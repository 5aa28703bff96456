// Text as it should be: composed, without what does not show, one kind of line break.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// NFC, and what was encoded twice mended (common/text/mend.h). Every line break is '\n', a tab and every other control character a space; what only looks like a
// control character (0x80-0x9F, Windows-1252 taken for Latin-1) is the character meant. Soft hyphens,
// zero-width spaces, byte order marks, NULs and noncharacters are gone; joiners, which change how words read,
// stay.
std::string tidy(std::string_view text);

// `line` without blanks (no-break spaces included) at its ends, runs of spaces within it one space.
std::string tidy_line(std::string_view line);

// A value on one line: tidy, and where it holds markup or character references, their text.
std::string tidy_value(std::string_view value);

// The same for text that is not markup: "<" and "&" stand for themselves.
std::string tidy_plain_value(std::string_view value);

}  // namespace morgue

// Which language an article is in.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// The shortest ISO 639 code, in lower case, of a language as sources state it: a tag ("en-GB", "pt_BR"), a
// longer code
// ("eng", "ger") or an English name ("English"). Empty where it says nothing ("und", "unknown", "").
std::string language_code(std::string_view stated);

// By CLD2; empty where it is not sure, and for texts of a few words.
std::string detect_language(std::string_view title, std::string_view text);

}  // namespace morgue

// British and American spellings of one word: "defence"/"defense", "organise"/"organize", "colour"/"color".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace morgue {

// The American spelling of a lower-case English word; the word itself where it has only one. Idempotent.
// Inflected forms follow their word ("organisations" -> "organizations", "colourful" -> "colorful"). Words
// that only look like it
// ("advertise", "hour", "exercise", "four") stay.
std::string american_spelling(std::string_view word);

// Every spelling of `word`, itself first: all w with american_spelling(w) == american_spelling(word).
std::vector<std::string> spelling_variants(std::string_view word);

}  // namespace morgue

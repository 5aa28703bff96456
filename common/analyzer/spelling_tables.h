// The words whose British spelling differs from the American one, as families: a stem each and the endings
// they share.
#pragma once

#include <span>
#include <string_view>

namespace morgue {

// british + ending is american + ending, for each ending ("-" is none) and with each of the prefixes as well.
struct SpellingFamily {
  std::string_view british;
  std::string_view american;
  std::string_view endings = "-";
  std::string_view prefixes = {};
};

std::span<const SpellingFamily> spelling_families();

// Verbs of which British doubles the last letter and American does not, by their American form: "travel",
// "focus".
std::span<const std::string_view> doubling_verbs();
// What may follow the doubled letter ("travellers", "marvellous").
inline constexpr std::string_view doubling_endings = "ed es ing ings er ers or ors ist ists ous ously";

// True for words in "-ise" that are no verbs in "-ize": "advertise", "promise", "paradise".
bool keeps_ise(std::string_view base);

}  // namespace morgue

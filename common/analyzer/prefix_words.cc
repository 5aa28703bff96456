#include "common/analyzer/prefix_words.h"

#include <algorithm>
#include <array>

namespace morgue {
namespace {

constexpr std::size_t shortest_rest = 3;

constexpr std::array<std::string_view, 13> prefixes{"anti",  "counter", "cyber", "inter", "mid",
                                                    "multi", "non",     "over",  "post",  "self",
                                                    "semi",  "under",   "ultra"};

// So many words begin with these by chance ("council", "report", "present") that what follows has to fit.
constexpr std::array<std::string_view, 6> short_prefixes{"co", "ex", "pre", "pro", "re", "sub"};
constexpr std::array<std::string_view, 16> after_co{
    "author", "chair", "conspir", "defend",  "direct", "found",  "host", "manag",
    "own",    "pilot", "produc",  "sponsor", "star",   "worker", "writ", "exist"};
constexpr std::array<std::string_view, 7> after_pre{"dawn",  "pandemic", "school", "tax",
                                                    "trial", "war",      "pay"};

template <std::size_t size>
bool starts_with_any(std::string_view rest, const std::array<std::string_view, size>& list) {
  return std::any_of(list.begin(), list.end(),
                     [rest](std::string_view head) { return rest.starts_with(head); });
}

bool fits(std::string_view prefix, std::string_view rest) {
  if (prefix == "co") return rest[0] == 'o' || rest[0] == 'e' || starts_with_any(rest, after_co);
  if (prefix == "pre") return rest[0] == 'e' || rest[0] == 'o' || starts_with_any(rest, after_pre);
  if (prefix == "pro") return rest[0] == 'a';
  return rest[0] == 'e' || rest[0] == 'i' || rest[0] == 'o' || rest[0] == 'u';
}

}  // namespace

std::size_t prefix_size(std::string_view word) {
  const auto is_prefix = [word](std::string_view prefix) {
    return word.starts_with(prefix) && word.size() >= prefix.size() + shortest_rest;
  };
  for (const std::string_view prefix : prefixes) {
    if (is_prefix(prefix)) return prefix.size();
  }
  for (const std::string_view prefix : short_prefixes) {
    if (is_prefix(prefix) && fits(prefix, word.substr(prefix.size()))) return prefix.size();
  }
  return 0;
}

}  // namespace morgue

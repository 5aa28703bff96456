#include "common/analyzer/spelling_families.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/analyzer/spelling_tables.h"

namespace morgue {
namespace {

// Every word of the tables in both directions.
struct Lexicon {
  std::unordered_map<std::string, std::string> american;
  std::unordered_map<std::string, std::vector<std::string>> british;

  void add(const std::string& from, const std::string& to) {
    const auto [entry, is_new] = american.try_emplace(from, to);
    if (is_new) british[entry->second].push_back(entry->first);
  }
};

template <typename Visit>
void for_each_word(std::string_view list, const Visit& visit) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    visit(list.substr(at, end - at));
    at = end + 1;
  }
}

Lexicon read_lexicon() {
  Lexicon lexicon;
  const auto add_with_endings = [&lexicon](std::string_view prefix, const SpellingFamily& family) {
    for_each_word(family.endings, [&](std::string_view ending) {
      const std::string tail(ending == "-" ? "" : ending);
      lexicon.add(std::string(prefix).append(family.british).append(tail),
                  std::string(prefix).append(family.american).append(tail));
    });
  };
  for (const SpellingFamily& family : spelling_families()) {
    add_with_endings("", family);
    for_each_word(family.prefixes, [&](std::string_view prefix) { add_with_endings(prefix, family); });
  }
  for (const std::string_view verb : doubling_verbs()) {
    const std::string british = std::string(verb) + verb.back();
    add_with_endings("", {.british = british, .american = verb, .endings = doubling_endings});
  }
  return lexicon;
}

const Lexicon& lexicon() {
  static const Lexicon read = read_lexicon();
  return read;
}

// What follows "is" or "iz" in the forms of a verb; longer ones first.
constexpr std::array<std::string_view, 13> verb_endings{"ationally", "ational", "ations", "ation", "ability",
                                                        "able",      "ings",    "ing",    "ers",   "er",
                                                        "ed",        "es",      "e"};
constexpr std::size_t shortest_stem = 4;  // "real-ise"; "rise", "devise" and "prize" have shorter ones

// Where the 's' or 'z' of a verb in -ise or -ize stands; npos where `word` is none.
std::size_t find_sibilant(std::string_view word, char sibilant) {
  for (const std::string_view ending : verb_endings) {
    if (!word.ends_with(ending)) continue;
    const std::size_t stem_and_is = word.size() - ending.size();
    if (stem_and_is < 2 || word[stem_and_is - 1] != sibilant || word[stem_and_is - 2] != 'i') continue;
    const std::string_view stem = word.substr(0, stem_and_is - 2);
    if (stem.size() < shortest_stem && stem != "ion") return std::string_view::npos;
    if (keeps_ise(std::string(stem).append("ise"))) return std::string_view::npos;
    return stem_and_is - 1;
  }
  return std::string_view::npos;
}

bool is_lower_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string american_spelling(std::string_view word) {
  std::string spelled(word);
  if (!is_lower_ascii(word)) return spelled;
  if (const std::size_t at = find_sibilant(spelled, 's'); at != std::string::npos) spelled[at] = 'z';
  const auto found = lexicon().american.find(spelled);
  return found == lexicon().american.end() ? spelled : found->second;
}

std::vector<std::string> spelling_variants(std::string_view word) {
  std::vector<std::string> variants{std::string(word)};
  if (!is_lower_ascii(word)) return variants;

  const std::string american = american_spelling(word);
  std::vector<std::string> candidates{american};
  if (const auto found = lexicon().british.find(american); found != lexicon().british.end()) {
    candidates.insert(candidates.end(), found->second.begin(), found->second.end());
  }
  for (std::size_t i = 0, n = candidates.size(); i < n; ++i) {
    const std::size_t at = find_sibilant(candidates[i], 'z');
    if (at == std::string::npos) continue;
    candidates.push_back(candidates[i]);
    candidates.back()[at] = 's';
  }
  for (std::string& candidate : candidates) {
    if (american_spelling(candidate) != american) continue;
    if (std::find(variants.begin(), variants.end(), candidate) != variants.end()) continue;
    variants.push_back(std::move(candidate));
  }
  return variants;
}

}  // namespace morgue

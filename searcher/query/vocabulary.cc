#include "searcher/query/vocabulary.h"

#include <algorithm>
#include <chrono>

#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

using Clock = std::chrono::steady_clock;

// A walk over a vocabulary of millions must end while somebody waits; past it the answer says that it was
// cut.
constexpr auto longest_walk = std::chrono::milliseconds(400);
constexpr std::size_t terms_between_clock_looks = 4096;

// The marks of kinds that are words as written (common/analyzer/token.h).
constexpr std::string_view word_marks[] = {"", "~", "^", "-"};
constexpr char amount_mark = '$';  // a sum of money is no word: nobody wrote "usd5000000000"

bool has_upper_start(std::string_view name) {
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

std::string_view without_mark(std::string_view name) {
  if (!name.empty() && (name[0] == '~' || name[0] == '^' || name[0] == '-')) name.remove_prefix(1);
  return name;
}

// Calls `take(name, iterator)` for the terms under prefix + start whose names are words; false where time ran
// out.
template <typename Take>
bool walk(const Xapian::Database& database, std::string_view prefix, const std::string& start,
          Clock::time_point deadline, const Take& take) {
  const std::string begin = std::string(prefix) + start;
  std::size_t seen = 0;
  // A remote shard sends its terms before the first of them can be looked at: that is no part of the walk.
  const Clock::time_point asked = Clock::now();
  Xapian::TermIterator term = database.allterms_begin(begin);
  deadline += Clock::now() - asked;
  const Xapian::TermIterator end = database.allterms_end(begin);
  while (term != end) {
    const std::string full = *term;
    const std::string_view name = std::string_view(full).substr(prefix.size());
    if (has_upper_start(name)) {
      // Terms of a longer prefix ("XS..." under "X", everything prefixed under ""): none of this field's.
      term.skip_to(std::string(prefix) + '[');
      continue;
    }
    if (name.starts_with(amount_mark)) {
      term.skip_to(std::string(prefix) + static_cast<char>(amount_mark + 1));
      continue;
    }
    take(name, term);
    if (++seen % terms_between_clock_looks == 0 && Clock::now() > deadline) return false;
    ++term;
  }
  return true;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  return at < text.size() ? at + text::decode(text, at).size : at;
}

constexpr std::size_t shortest_corrected = 4;
constexpr std::size_t long_word = 8;

// Bytes outside ASCII are letters of words that the analyzer made.
bool can_be_misspelt(std::string_view word) {
  return word.size() >= shortest_corrected && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

std::size_t most_edits(std::string_view word) {
  return word.size() < long_word ? 1 : 2;
}

// Optimal string alignment distance (Damerau-Levenshtein without repeated edits), by bytes of ASCII words;
// more than `most` is given as most + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

bool fits_pattern(std::string_view word, std::string_view pattern) {
  // Greedy with one backtrack point: linear for one '*', never worse than word times pattern.
  std::size_t at = 0, p = 0;
  std::size_t star = std::string_view::npos, star_at = 0;
  while (at < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_at = at;
    } else if (p < pattern.size() && pattern[p] == '?') {
      at = next_character(word, at);
      ++p;
    } else if (p < pattern.size() && pattern[p] == word[at]) {
      ++at;
      ++p;
    } else if (star != std::string_view::npos) {
      star_at = next_character(word, star_at);
      at = star_at;
      p = star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

PatternExpansion expand_pattern(const Xapian::Database& database, std::string_view prefix,
                                const std::string& pattern, std::size_t most) {
  const std::string literal = pattern.substr(0, pattern.find_first_of("*?"));
  const auto deadline = Clock::now() + longest_walk;
  PatternExpansion expansion;
  const auto collect = [&](const std::string& start) {
    const bool complete =
        walk(database, prefix, start, deadline, [&](std::string_view name, Xapian::TermIterator& term) {
          if (fits_pattern(without_mark(name), pattern)) {
            expansion.terms.push_back({std::string(name), term.get_termfreq()});
          }
        });
    expansion.stopped = expansion.stopped || !complete;
  };
  if (literal.empty()) {
    collect("");  // meets every mark
  } else {
    for (const std::string_view mark : word_marks) collect(std::string(mark) + literal);
  }
  if (expansion.terms.size() > most) {
    expansion.cut = true;
    std::sort(expansion.terms.begin(), expansion.terms.end(),
              [](const VocabularyTerm& a, const VocabularyTerm& b) {
                return a.frequency != b.frequency ? a.frequency > b.frequency : a.name < b.name;
              });
    expansion.terms.resize(most);
  }
  return expansion;
}

std::vector<std::string> words_of_stem(const Xapian::Database& database, Analyzer& analyzer,
                                       std::string_view prefix, std::string_view word,
                                       const std::string& language, std::size_t most) {
  const std::string stem = analyzer.stem(word, language);
  // A stem's last letter may be the stemmer's ("happi" of "happy"); shorter than three letters, a walk meets
  // too much.
  const std::size_t shared = std::max<std::size_t>(3, stem.size() - std::min<std::size_t>(stem.size(), 1));
  std::string start(word.substr(0, std::min(shared, word.size())));
  while (!start.empty() && !stem.starts_with(start)) start.pop_back();
  if (start.size() < 3) return {};
  const auto deadline = Clock::now() + longest_walk / 4;
  std::vector<std::string> words;
  for (const std::string_view mark : word_marks) {
    walk(database, prefix, std::string(mark) + start, deadline,
         [&](std::string_view name, Xapian::TermIterator&) {
           if (words.size() < most && analyzer.stem(without_mark(name), language) == stem)
             words.emplace_back(name);
         });
  }
  return words;
}

std::string nearest_word(const Xapian::Database& database, const std::string& word) {
  if (!can_be_misspelt(word)) return {};
  return database.get_spelling_suggestion(word, static_cast<unsigned>(most_edits(word)));
}

std::string nearest_word_by_walk(const Xapian::Database& database, const std::string& word) {
  if (!can_be_misspelt(word)) return {};
  const std::size_t most = most_edits(word);
  std::string best;
  std::size_t best_distance = most + 1;
  Xapian::doccount best_frequency = 0;
  const auto deadline = Clock::now() + longest_walk;
  const auto consider = [&](std::string_view name, Xapian::TermIterator& term) {
    if (!can_be_misspelt(name)) return;
    const std::size_t distance = edit_distance(word, name, std::min(most, best_distance));
    if (distance == 0 || distance > most || distance > best_distance) return;
    const Xapian::doccount frequency = term.get_termfreq();
    if (distance < best_distance || frequency > best_frequency) {
      best = name;
      best_distance = distance;
      best_frequency = frequency;
    }
  };
  // Few misspell the first letter; where nothing else fits, the second letter may be first.
  walk(database, "", word.substr(0, 1), deadline, consider);
  if (best.empty()) walk(database, "", word.substr(1, 1), deadline, consider);
  return best;
}

}  // namespace morgue

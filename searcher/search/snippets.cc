#include "searcher/search/snippets.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace morgue {

namespace {

// Sentences are sought only around matches: a long article costs what its matches cost.
constexpr std::size_t sentence_reach = 1200;  // bytes on either side of a match
constexpr std::size_t most_windows = 500;

// A second match of one matcher says less than the first of another.
constexpr double repeated_match = 0.15;

struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
  double score = 0;
};

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

// The byte `count` characters after `from`, at most `limit`.
std::size_t advance(std::string_view text, std::size_t from, std::size_t count, std::size_t limit) {
  std::size_t at = from;
  for (; count > 0 && at < limit; --count) {
    ++at;
    while (at < limit && text::is_continuation(text[at])) ++at;
  }
  return at;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !text::is_continuation(c); }));
}

// The last place at or before `at`, not below `least` (which ends a word), where a word ends; `at` itself where no
// space is near (scripts without spaces).
std::size_t word_end_before(std::string_view text, std::size_t at, std::size_t least) {
  constexpr std::size_t reach = 40;
  const std::size_t stop = at > reach ? at - reach : 0;
  for (std::size_t i = at; i > std::max(least, stop); --i) {
    if (i == text.size() || is_space(text[i])) return i;
  }
  return least >= stop ? least : text::floor_boundary(text, at);
}

// The first place at or after `at`, not above `most` (which begins a word), where a word begins.
std::size_t word_begin_after(std::string_view text, std::size_t at, std::size_t most) {
  constexpr std::size_t reach = 40;
  const std::size_t stop = at + reach;
  for (std::size_t i = at; i < std::min(most, stop); ++i) {
    if (i == 0 || is_space(text[i - 1])) return i;
  }
  return most <= stop ? most : text::floor_boundary(text, at);
}

void trim(std::string_view text, Passage& passage) {
  while (passage.begin < passage.end && is_space(text[passage.begin])) ++passage.begin;
  while (passage.end > passage.begin && is_space(text[passage.end - 1])) --passage.end;
}

// Sentence starts in the part of the text around [begin, end), as offsets into the whole text; the last is the end of
// that part.
std::vector<std::size_t> sentences_around(std::string_view text, std::size_t begin, std::size_t end,
                                          text::SentenceBreaker& breaker) {
  std::size_t from = begin > sentence_reach ? text::floor_boundary(text, begin - sentence_reach) : 0;
  const std::size_t to =
      end + sentence_reach < text.size() ? text::floor_boundary(text, end + sentence_reach) : text.size();
  const std::string_view part = text.substr(from, to - from);
  std::vector<std::size_t> starts;
  for (const std::uint32_t start : breaker.sentence_starts(part)) starts.push_back(from + start);
  starts.push_back(to);
  return starts;
}

// A passage of about `chars` characters around [begin, end): whole sentences where they fit, else cut at words.
Passage passage_around(std::string_view text, std::size_t begin, std::size_t end, std::size_t chars,
                       text::SentenceBreaker& breaker) {
  const std::vector<std::size_t> starts = sentences_around(text, begin, end, breaker);
  const auto after = std::upper_bound(starts.begin(), starts.end(), begin);
  std::size_t first = after == starts.begin() ? 0 : static_cast<std::size_t>(after - starts.begin()) - 1;
  std::size_t last = first + 1;  // index of the start that ends the passage
  while (last + 1 < starts.size() && starts[last] < end) ++last;
  Passage passage{starts[first], starts[last], false, false, 0};
  trim(text, passage);
  if (count_characters(text.substr(passage.begin, passage.end - passage.begin)) <= chars) {
    // Room left: the sentences that follow, then the one before.
    while (last + 1 < starts.size() &&
           count_characters(text.substr(passage.begin, starts[last + 1] - passage.begin)) <= chars + 1) {
      ++last;
      passage.end = starts[last];
    }
    while (first > 0 &&
           count_characters(text.substr(starts[first - 1], passage.end - starts[first - 1])) <= chars + 1) {
      --first;
      passage.begin = starts[first];
    }
    trim(text, passage);
    return passage;
  }
  // The sentence is longer than a passage: a stretch of it, a third of what is left standing before the match.
  const std::size_t taken = count_characters(text.substr(begin, std::min(end, passage.end) - begin));
  const std::size_t before = taken < chars ? (chars - taken) / 3 : 0;
  std::size_t from = begin;
  for (std::size_t i = 0; i < before && from > passage.begin; ++i)
    from = text::floor_boundary(text, from - 1);
  if (from > passage.begin) from = word_begin_after(text, from, begin);
  std::size_t to = advance(text, from, chars, passage.end);
  if (to < passage.end) to = word_end_before(text, to, std::min(end, to));
  passage.cut_before = from > passage.begin;
  passage.cut_after = to < passage.end;
  passage.begin = from;
  passage.end = to;
  trim(text, passage);
  return passage;
}

bool within(const Match& match, const Passage& passage) {
  return match.spans.front().begin >= passage.begin && match.spans.back().end <= passage.end;
}

double score(const Passage& passage, const std::vector<Match>& matches, std::size_t from,
             const std::vector<Matcher>& matchers, std::vector<std::size_t>& seen) {
  seen.assign(matchers.size(), 0);
  double sum = 0;
  for (std::size_t i = from; i < matches.size() && matches[i].spans.front().begin < passage.end; ++i) {
    if (!within(matches[i], passage)) continue;
    const std::size_t times = seen[matches[i].matcher]++;
    sum += matchers[matches[i].matcher].weight * (times == 0 ? 1.0 : times < 4 ? repeated_match : 0.0);
  }
  return sum;
}

// Which matches to look around: all, or where there are very many an even sample that keeps the first.
std::vector<std::size_t> seeds(std::size_t matches) {
  std::vector<std::size_t> chosen;
  const std::size_t step = matches / most_windows + 1;
  for (std::size_t i = 0; i < matches; i += step) chosen.push_back(i);
  return chosen;
}

// What a passage for this window must reach: the end of the last match that lies in it.
std::size_t last_match_end(const std::vector<Match>& matches, const Passage& window) {
  std::size_t end = window.begin;
  for (const Match& match : matches) {
    if (within(match, window)) end = std::max(end, match.spans.back().end);
  }
  return end;
}

Snippet to_snippet(std::string_view text, const Passage& passage, const std::vector<Span>& spans) {
  Snippet snippet;
  snippet.text = text.substr(passage.begin, passage.end - passage.begin);
  snippet.offset = passage.begin;
  snippet.cut_before = passage.cut_before;
  snippet.cut_after = passage.cut_after;
  for (const Span& span : spans) {
    const std::size_t begin = std::max(span.begin, passage.begin);
    const std::size_t end = std::min(span.end, passage.end);
    if (begin < end) snippet.spans.push_back({begin - passage.begin, end - passage.begin});
  }
  return snippet;
}

}  // namespace

std::vector<Snippet> choose_snippets(std::string_view text, const std::vector<Match>& matches,
                                     const std::vector<Matcher>& matchers, const SnippetOptions& options,
                                     text::SentenceBreaker& breaker) {
  if (options.count == 0 || text::trim(text).empty()) return {};
  // Rough windows are scored first; only those that win are fitted to sentences, which costs most.
  std::vector<Passage> windows;
  std::vector<std::size_t> seen;
  for (const std::size_t seed : seeds(matches.size())) {
    const std::size_t begin = matches[seed].spans.front().begin;
    Passage window{begin, advance(text, begin, options.chars, text.size()), false, false, 0};
    window.score = score(window, matches, seed, matchers, seen);
    windows.push_back(window);
  }
  if (windows.empty()) {
    const std::size_t lead = text.find_first_not_of(" \n\t\r");
    windows.push_back({lead, lead, false, false, 0});
  }
  std::stable_sort(windows.begin(), windows.end(),
                   [](const Passage& a, const Passage& b) { return a.score > b.score; });
  std::vector<Passage> chosen;
  for (const Passage& window : windows) {
    if (chosen.size() == options.count) break;
    const auto overlaps = [&chosen](const Passage& passage) {
      return std::any_of(chosen.begin(), chosen.end(), [&](const Passage& other) {
        return passage.begin < other.end && other.begin < passage.end;
      });
    };
    if (overlaps({window.begin, window.begin + 1, false, false, 0})) continue;
    const std::size_t needed = last_match_end(matches, window);
    const Passage passage = passage_around(text, window.begin, needed, options.chars, breaker);
    if (!overlaps(passage)) chosen.push_back(passage);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
  const std::vector<Span> spans = merged_spans(matches);
  std::vector<Snippet> snippets;
  for (const Passage& passage : chosen) snippets.push_back(to_snippet(text, passage, spans));
  return snippets;
}

}  // namespace morgue

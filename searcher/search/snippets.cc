#include "searcher/search/snippets.h"

#include <algorithm>
#include <optional>
#include <set>

#include "common/text/utf8.h"

namespace morgue {

namespace {

// Sentences are sought only around matches: a long article costs what its matches cost.
constexpr std::size_t sentence_reach = 1200;  // bytes on either side of a match
constexpr std::size_t most_windows = 500;

// A second match of one matcher says less than the first of another, and what an earlier passage has shown less than
// what none has.
constexpr double repeated_match = 0.15;
constexpr double shown_before = 0.5;

// Whole sentences read better than a stretch that holds a little more of the query, and better than one cut short for
// a few characters.
constexpr double cut_sentence = 0.75;
constexpr double longest_whole = 1.25;  // of the characters asked for

// Articles repeat captions and leads. A passage with so much of its words in another is that one again.
constexpr double same_words = 0.7;

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

std::size_t characters(std::string_view text, std::size_t begin, std::size_t end) {
  return count_characters(text.substr(begin, end - begin));
}

// Whole sentences from starts[first] on, as many as fit, then those before while they do; nullopt where already the
// first is too long.
std::optional<Passage> whole_sentences(std::string_view text, const std::vector<std::size_t>& starts,
                                       std::size_t first, std::size_t chars) {
  Passage passage{starts[first], starts[first + 1], false, false, 0};
  trim(text, passage);
  const auto most = static_cast<std::size_t>(static_cast<double>(chars) * longest_whole);
  if (passage.begin == passage.end || characters(text, passage.begin, passage.end) > most)
    return std::nullopt;
  std::size_t last = first + 1;
  while (last + 1 < starts.size() && characters(text, passage.begin, starts[last + 1]) <= chars + 1) {
    ++last;
    passage.end = starts[last];
  }
  while (first > 0 && characters(text, starts[first - 1], passage.end) <= chars + 1) {
    --first;
    passage.begin = starts[first];
  }
  trim(text, passage);
  return passage;
}

// A stretch around [begin, end) within the sentence at starts[first], a third of the room left standing before it.
Passage cut_stretch(std::string_view text, const std::vector<std::size_t>& starts, std::size_t first,
                    std::size_t begin, std::size_t end, std::size_t chars) {
  std::size_t last = first + 1;
  while (last + 1 < starts.size() && starts[last] < end) ++last;
  Passage passage{starts[first], starts[last], false, false, 0};
  trim(text, passage);
  const std::size_t taken = characters(text, begin, std::min(end, passage.end));
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

// Which matches to look around: all, or where there are very many an even sample that keeps the first.
std::vector<std::size_t> seeds(std::size_t matches) {
  std::vector<std::size_t> chosen;
  const std::size_t step = matches / most_windows + 1;
  for (std::size_t i = 0; i < matches; i += step) chosen.push_back(i);
  return chosen;
}

// Chooses passages one after the other, each for what those before it have not shown.
class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Match>& matches, const std::vector<Matcher>& matchers,
          const SnippetOptions& options, text::SentenceBreaker& breaker)
      : text_(text),
        matches_(matches),
        matchers_(matchers),
        options_(options),
        breaker_(breaker),
        shown_(matchers.size(), false) {}

  std::vector<Passage> run() {
    // Rough windows are scored first; only those that win are fitted to sentences, which costs most.
    std::vector<Passage> windows;
    for (const std::size_t seed : seeds(matches_.size())) {
      const std::size_t begin = matches_[seed].spans.front().begin;
      windows.push_back({begin, advance(text_, begin, options_.chars, text_.size()), false, false, 0});
    }
    if (windows.empty()) {
      const std::size_t lead = text_.find_first_not_of(" \n\t\r");
      windows.push_back({lead, lead, false, false, 0});
    }
    // Of an article that repeats itself, most windows give what is shown already.
    for (std::size_t tries = 4 * options_.count + 8;
         tries > 0 && chosen_.size() < options_.count && !windows.empty(); --tries) {
      for (Passage& window : windows) window.score = score(window);
      const auto best =
          std::max_element(windows.begin(), windows.end(),
                           [](const Passage& a, const Passage& b) { return a.score < b.score; });
      choose(fitted(*best));
      windows.erase(best);
      std::erase_if(windows, [this](const Passage& window) {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](const Passage& passage) {
          return passage.begin <= window.begin && window.begin < passage.end;
        });
      });
    }
    return std::move(chosen_);
  }

 private:
  void choose(const Passage& passage) {
    const bool again = std::any_of(chosen_.begin(), chosen_.end(), [&](const Passage& other) {
      return (passage.begin < other.end && other.begin < passage.end) || repeats(passage, other);
    });
    if (again) return;
    chosen_.push_back(passage);
    for (auto match = first_in(passage); match != matches_.end() && begin_of(*match) < passage.end; ++match) {
      if (within(*match, passage)) shown_[match->matcher] = true;
    }
  }

  bool repeats(const Passage& one, const Passage& other) const {
    const std::set<std::string_view> words = words_of(one);
    const std::set<std::string_view> others = words_of(other);
    std::size_t shared = 0;
    for (const std::string_view word : words) shared += others.count(word);
    return static_cast<double>(shared) >=
           same_words * static_cast<double>(std::min(words.size(), others.size()));
  }

  std::set<std::string_view> words_of(const Passage& passage) const {
    std::set<std::string_view> words;
    for (std::size_t at = passage.begin; at < passage.end;) {
      const std::size_t end = std::min(text_.find_first_of(" \n\t\r", at), passage.end);
      if (end > at) words.insert(text_.substr(at, end - at));
      at = end + 1;
    }
    return words;
  }

  // The best passage of about the characters asked for: whole sentences where they hold what the window does.
  Passage fitted(const Passage& window) {
    const std::size_t end = last_match_end(window);
    const std::vector<std::size_t> starts = sentences_around(text_, window.begin, end, breaker_);
    const auto after = std::upper_bound(starts.begin(), starts.end(), window.begin);
    const std::size_t first =
        after == starts.begin() ? 0 : static_cast<std::size_t>(after - starts.begin()) - 1;
    Passage best = cut_stretch(text_, starts, first, window.begin, end, options_.chars);
    best.score = score(best) * (best.cut_before || best.cut_after ? cut_sentence : 1.0);
    for (std::size_t i = first; i + 1 < starts.size() && (i == first || starts[i] < end); ++i) {
      std::optional<Passage> whole = whole_sentences(text_, starts, i, options_.chars);
      if (!whole) continue;
      whole->score = score(*whole);
      if (whole->score > best.score || (i == first && whole->score == best.score)) best = *whole;
    }
    return best;
  }

  static std::size_t begin_of(const Match& match) { return match.spans.front().begin; }

  std::vector<Match>::const_iterator first_in(const Passage& passage) const {
    return std::lower_bound(matches_.begin(), matches_.end(), passage.begin,
                            [](const Match& match, std::size_t begin) { return begin_of(match) < begin; });
  }

  double score(const Passage& passage) {
    seen_.assign(matchers_.size(), 0);
    double sum = 0;
    for (auto match = first_in(passage); match != matches_.end() && begin_of(*match) < passage.end; ++match) {
      if (!within(*match, passage)) continue;
      const std::size_t times = seen_[match->matcher]++;
      const double first = shown_[match->matcher] ? shown_before : 1.0;
      sum += matchers_[match->matcher].weight * (times == 0 ? first : times < 4 ? repeated_match : 0.0);
    }
    return sum;
  }

  // What a passage for this window must reach: the end of the last match that lies in it.
  std::size_t last_match_end(const Passage& window) const {
    std::size_t end = window.begin;
    for (auto match = first_in(window); match != matches_.end() && begin_of(*match) < window.end; ++match) {
      if (within(*match, window)) end = std::max(end, match->spans.back().end);
    }
    return end;
  }

  std::string_view text_;
  const std::vector<Match>& matches_;
  const std::vector<Matcher>& matchers_;
  SnippetOptions options_;
  text::SentenceBreaker& breaker_;
  std::vector<bool> shown_;        // by matcher, in a passage chosen already
  std::vector<std::size_t> seen_;  // by matcher, while a passage is scored
  std::vector<Passage> chosen_;
};

// What is marked in a passage. Half a phrase that a sentence's end parts has not met anything, so it is marked only where
// a passage is too short for more.
std::vector<Span> marks_in(const Passage& passage, const std::vector<Match>& matches) {
  Match whole{0, {}};
  Match clipped{0, {}};
  for (const Match& match : matches) {
    for (const Span& span : match.spans) {
      const Span part{std::max(span.begin, passage.begin), std::min(span.end, passage.end)};
      if (part.begin >= part.end) continue;
      (part == span ? whole : clipped).spans.push_back(part);
    }
  }
  return merged_spans({whole.spans.empty() ? clipped : whole});
}

Snippet to_snippet(std::string_view text, const Passage& passage, const std::vector<Match>& matches) {
  Snippet snippet;
  snippet.text = text.substr(passage.begin, passage.end - passage.begin);
  snippet.offset = passage.begin;
  snippet.cut_before = passage.cut_before;
  snippet.cut_after = passage.cut_after;
  for (const Span& span : marks_in(passage, matches)) {
    snippet.spans.push_back({span.begin - passage.begin, span.end - passage.begin});
  }
  return snippet;
}

}  // namespace

std::vector<Snippet> choose_snippets(std::string_view text, const std::vector<Match>& matches,
                                     const std::vector<Matcher>& matchers, const SnippetOptions& options,
                                     text::SentenceBreaker& breaker) {
  if (options.count == 0 || text::trim(text).empty()) return {};
  std::vector<Passage> chosen = Chooser(text, matches, matchers, options, breaker).run();
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
  std::vector<Snippet> snippets;
  for (const Passage& passage : chosen) snippets.push_back(to_snippet(text, passage, matches));
  return snippets;
}

}  // namespace morgue

#include "indexer/clean/article_span.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "common/date_in_text.h"
#include "indexer/clean/line_dates.h"
#include "indexer/clean/line_search.h"
#include "indexer/clean/phrase_search.h"
#include "indexer/clean/phrases.h"
#include "indexer/clean/weekdays.h"

namespace morgue {

namespace {

// The text goes on until what follows weighs this much more than text; before the first text, more is forgiven.
constexpr double most_debt = 14.0;
constexpr double most_debt_before_text = 9.0;
constexpr double some_text = 1.0;
constexpr double marker_weight = 2.0;
constexpr double marker_weight_before_text = 0.15;
constexpr double legal_weight = -2.0;
constexpr double legal_weight_before_text = -0.3;

// Headlines stand among the first lines, and what follows further down does not make them better.
constexpr std::size_t most_candidates = 1200;
constexpr std::size_t farthest_text = 150;

struct Reach {
  double gain = 0;
  std::size_t end = 0;
};

struct Candidate {
  double score = 0;
  std::size_t at = 0;  // among the lines that are not blank
};

bool is_by(const PageLine& line) {
  static constexpr Phrases beginnings(std::to_array<std::string_view>(
      {"by ", "von ", "par ", "por ", "di ", "door ", "av ", "autor:", "text:", "author", "przez "}));
  return beginnings.begin(line.low);
}

bool is_caption(const PageLine& line) {
  static constexpr Phrases beginnings(
      std::to_array<std::string_view>({"foto", "photo", "bild", "image", "picture", "quelle", "crédit",
                                       "video", "fuente", "stand", "published", "updated"}));
  static constexpr PhraseSearch credits(
      std::to_array<std::string_view>({"(foto", "(photo", "(bild", "foto:", "photo:", "bild:"}));
  return beginnings.begin(line.low) || credits.stand_in(line.low);
}

// "Culture › Heritage": the steps to the page.
bool is_path(const PageLine& line) {
  constexpr std::size_t most_words = 8;
  static constexpr PhraseSearch steps(std::to_array<std::string_view>({" › ", " > ", " » ", " / "}));
  return line.words <= most_words && steps.stand_in(line.text);
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Where two texts ran together: "Olympische SpieleOlympia 2022".
std::size_t glued_words(std::string_view text) {
  constexpr std::size_t longest_prefix = 3;  // "McCarthy", "YouTube"
  std::size_t glued = 0;
  std::size_t lower = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z' && lower > longest_prefix) ++glued;
    lower = c >= 'a' && c <= 'z' ? lower + 1 : 0;
  }
  return glued;
}

class SpanFinder {
 public:
  SpanFinder(const std::vector<PageLine>& lines, const std::vector<LineScore>& scores,
             const std::function<bool(std::size_t)>& open) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].text.empty() || !open(i)) continue;
      lines_.push_back(&lines[i]);
      scores_.push_back(scores[i]);
      weights_.push_back(weight_of(scores[i]));
      index_.push_back(i);
    }
    index_.push_back(lines.size());
  }

  ArticleSpan find() {
    ArticleSpan span = find_span();
    span.topics = std::move(topics_);
    return span;
  }

 private:
  // What a line adds to the text that it may stand in, or that is to come.
  struct LineWeight {
    double in_text = 0;
    double before_text = 0;
  };

  static LineWeight weight_of(const LineScore& score) {
    if (score.legal) return {legal_weight, legal_weight_before_text};
    if (!score.marker) return {score.text, score.text};
    return {score.text - marker_weight, score.text - marker_weight_before_text};
  }

  ArticleSpan find_span() {
    note_topics();
    dated_.resize(lines_.size());
    std::vector<Candidate> candidates = find_candidates();
    if (candidates.empty()) return {std::nullopt, 0, index_.back(), {}, {}};
    prefer_what_is_repeated(candidates);
    const auto best = *std::ranges::max_element(candidates, {}, &Candidate::score);
    const Candidate title = earliest_of_near(candidates, best);
    const std::size_t begin = first_doubt(candidates, best.score, title.at);
    const Reach from_title = reach(title.at, lines_.size());
    const Reach from_begin = reach(begin, lines_.size());
    if (std::max(from_title.gain, from_begin.gain) < some_text)
      return {index_[title.at], 0, index_.back(), {}, {}};
    std::size_t end = std::max(from_title.end, from_begin.end);
    while (end < lines_.size() && !scores_[end].marker && !scores_[end].legal && lines_[end]->ends_sentence)
      ++end;
    end = go_on_with_topic(title.at, end);
    return {index_[title.at], index_[begin], index_[end], find_alike(title.at, end), {}};
  }

  // How much text follows a line, and to where.
  Reach reach(std::size_t from, std::size_t most_lines) const {
    Reach best{0, from + 1};
    double sum = 0;
    for (std::size_t i = from + 1; i < lines_.size() && i - from <= most_lines; ++i) {
      const bool in_text = best.gain > some_text;
      sum += in_text ? weights_[i].in_text : weights_[i].before_text;
      if (sum > best.gain) {
        best = {sum, i + 1};
      } else if (sum < best.gain - (in_text ? most_debt : most_debt_before_text)) {
        break;
      }
    }
    return best;
  }

  // Whether a paragraph shares the words of the article.
  bool is_alike(std::size_t i, std::size_t begin, std::size_t end, double share) const {
    constexpr std::size_t fewest_words = 6;
    if (scores_[i].legal || lines_[i]->bulleted || !scores_[i].chrome.empty()) return false;
    const std::vector<std::uint64_t> words = topic_words(lines_[i]->low);
    std::size_t met = 0;
    for (const std::uint64_t word : words) met += topics_.stands_in(word, index_[begin], index_[end]) ? 1 : 0;
    return words.size() >= fewest_words &&
           static_cast<double>(met) >= share * static_cast<double>(words.size());
  }

  // Below a box, a list or a note the text may go on: with paragraphs that are about the same.
  std::size_t go_on_with_topic(std::size_t begin, std::size_t end) const {
    constexpr std::size_t farthest = 60;
    constexpr double paragraph = 1.6;
    constexpr double share = 0.3;
    const std::size_t first = end;
    for (std::size_t i = end; i < lines_.size() && i < end + farthest; ++i) {
      if (begins_comments(*lines_[i])) break;
      if (scores_[i].text >= paragraph && is_alike(i, begin, first, share)) end = i + 1;
    }
    return end;
  }

  // Those of which less is certain are kept without what stands between them and the text.
  std::vector<std::size_t> find_alike(std::size_t begin, std::size_t end) const {
    constexpr std::size_t farthest = 80;
    constexpr double sentence = 0.5;
    constexpr double share = 0.22;
    std::vector<std::size_t> alike;
    for (std::size_t i = end; i < lines_.size() && i < end + farthest; ++i) {
      if (begins_comments(*lines_[i])) break;
      if (scores_[i].text >= sentence && is_alike(i, begin, end, share)) alike.push_back(index_[i]);
    }
    return alike;
  }

  static bool begins_comments(const PageLine& line) {
    static constexpr PhraseSearch words(std::to_array<std::string_view>(
        {"comment", "kommentar", "coment", "komentar", "leave a", "schreib", "reply", "коммент"}));
    return line.width < 60 && !line.ends_sentence && words.stand_in(line.low);
  }

  // Which words stand in which long lines.
  void note_topics() {
    constexpr std::size_t narrowest = 60;
    for (std::size_t i = std::min(lines_.size(), most_candidates + farthest_text); i-- > 0;) {
      if (lines_[i]->width >= narrowest && index_[i] < TopicIndex::most_lines)
        topics_.add(lines_[i]->low, index_[i]);
    }
  }

  // "Wednesday, 6 November"
  static bool names_day(const PageLine& line) {
    constexpr std::size_t most_words = 5;
    return line.words <= most_words && weekday_in(line.low).has_value();
  }

  // Most lines are near several candidates.
  bool is_dated(std::size_t i) {
    constexpr std::size_t widest = 70;
    if (dated_[i]) return *dated_[i];
    const PageLine& line = *lines_[i];
    dated_[i] = i < most_candidates && line.width < widest && has_digit(line.text) && !is_clock(line.text) &&
                (find_date_in(line.text, "de").has_value() || names_day(line));
    return *dated_[i];
  }

  std::vector<Candidate> find_candidates() {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < lines_.size() && i < most_candidates; ++i) {
      const PageLine& line = *lines_[i];
      if (!is_headline_like(line) || scores_[i].legal || (scores_[i].marker && line.words < 4)) continue;
      if (!scores_[i].chrome.empty()) continue;
      const Reach found = reach(i, farthest_text);
      if (found.gain <= 0.3) continue;
      candidates.push_back({headline_score(i, found), i});
    }
    return candidates;
  }

  double headline_score(std::size_t i, const Reach& found) {
    constexpr double most_gain = 12;
    const PageLine& line = *lines_[i];
    double score = std::log(1 + std::min(found.gain, most_gain));
    score += topic_score(i, found.end);
    score += surroundings_score(i);
    score -= 0.007 * static_cast<double>(std::min<std::size_t>(i, 500));
    const bool wide_script = line.text.size() > 2 * line.width + line.width / 2;
    if (!wide_script && line.words <= 3) score -= line.words == 1 ? 1.2 : line.words == 2 ? 0.6 : 0.3;
    if (line.width > 80) score -= 0.01 * static_cast<double>(std::min<std::size_t>(line.width - 80, 100));
    score -= 0.7 * static_cast<double>(std::min<std::size_t>(glued_words(line.text), 2));
    if (line.text.ends_with('.') || line.text.ends_with(".\"") || line.text.ends_with(".”")) score -= 1;
    if (line.trails_off || line.text.ends_with(':') || line.text.ends_with(',')) score -= 1.5;
    if (line.width < 45 && is_dated(i)) score -= 2;
    if (is_by(line)) score -= 1.5;
    if (is_path(line)) score -= 2;
    if (is_caption(line)) score -= 2;
    if (scores_[i].marker) score -= 1.5;
    return score;
  }

  double topic_score(std::size_t i, std::size_t end) const {
    constexpr std::size_t most = 5;
    std::vector<std::uint64_t> words = topic_words(lines_[i]->low);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::size_t met = 0;
    for (const std::uint64_t word : words) {
      met += topics_.stands_in(word, index_[i + 1], index_[std::min(end, i + 60)]) ? 1 : 0;
    }
    return 0.65 * static_cast<double>(std::min(met, most)) -
           0.3 * static_cast<double>(std::min(words.size() - met, most));
  }

  // A date or an author near by, and how far the text is.
  double surroundings_score(std::size_t i) {
    constexpr std::size_t widest_byline = 60;
    bool dated = false;
    bool signed_by = false;
    for (std::size_t j = i < 2 ? 0 : i - 2; j < std::min(lines_.size(), i + 8); ++j) {
      if (j == i) continue;
      dated = dated || is_dated(j);
      signed_by = signed_by || (lines_[j]->width < widest_byline && is_by(*lines_[j]));
    }
    std::size_t distance = 0;
    while (i + 1 + distance < lines_.size() && distance < 40 && scores_[i + 1 + distance].text < 0.5)
      ++distance;
    return (dated ? 1.0 : 0) + (signed_by ? 0.5 : 0) - 0.03 * static_cast<double>(distance);
  }

  // A headline often stands on the page twice: in the path to the page ("Home > Sport > ..."), where it is no
  // headline, or above the text of a short link.
  void prefer_what_is_repeated(std::vector<Candidate>& candidates) const {
    constexpr std::size_t worth_it = 12;
    constexpr std::size_t shortest = 15;
    constexpr std::size_t widest = 300;
    constexpr std::size_t farthest = 40;
    std::ranges::sort(candidates, std::ranges::greater{}, &Candidate::score);
    std::vector<Candidate*> best;
    LineSearch search;
    std::size_t end = 0;
    for (Candidate& candidate : std::span(candidates).first(std::min(candidates.size(), worth_it))) {
      const std::string& low = lines_[candidate.at]->low;
      if (low.size() < shortest) continue;
      best.push_back(&candidate);
      search.add(low);
      end = std::min(lines_.size(), std::max(end, candidate.at + farthest));
    }
    std::vector<std::size_t> paths;  // lines that another stands in, once for each
    std::bitset<worth_it> repeated;
    for (std::size_t i = 0; i < end; ++i) {
      if (lines_[i]->width > widest) continue;
      std::bitset<worth_it> found;
      search.for_each_in(lines_[i]->low, [&](std::size_t which, std::size_t at) {
        if (i == best[which]->at || i >= best[which]->at + farthest || found[which]) return;
        found[which] = repeated[which] = true;
        if (at > 0) paths.push_back(i);
      });
    }
    for (Candidate& path : candidates)
      path.score -= 1.5 * static_cast<double>(std::ranges::count(paths, path.at));
    for (std::size_t c = 0; c < best.size(); ++c) best[c]->score += repeated[c] ? 0.6 : 0;
  }

  double text_between(std::size_t first, std::size_t last) const {
    double sum = 0;
    for (std::size_t i = first + 1; i < last; ++i) sum += std::max(scores_[i].text, 0.0);
    return sum;
  }

  // A headline stands above the deck and above the headings of the text, which look like one.
  Candidate earliest_of_near(const std::vector<Candidate>& candidates, const Candidate& best) const {
    constexpr std::size_t near = 5;
    constexpr double nearly_as_good = 1.0;
    constexpr double good_above_text = 2.0;
    Candidate earliest = best;
    for (const Candidate& candidate : candidates) {
      if (candidate.at >= earliest.at || candidate.score < best.score - good_above_text) continue;
      const bool is_above =
          best.at - candidate.at <= near && candidate.score >= best.score - nearly_as_good &&
          lines_[candidate.at]->width * 5 <= lines_[best.at]->width * 6 && lines_[candidate.at]->words >= 3;
      const bool is_heading = text_between(candidate.at, best.at) > 2 * some_text &&
                              reach(candidate.at, lines_.size()).end > best.at;
      if (is_above || is_heading) earliest = candidate;
    }
    return earliest;
  }

  // Where what is kept begins: with the first line that may well be the headline.
  static std::size_t first_doubt(const std::vector<Candidate>& candidates, double best, std::size_t title) {
    constexpr double doubt = 3.2;
    constexpr std::size_t farthest = 150;
    std::size_t first = title;
    for (const Candidate& candidate : candidates) {
      if (candidate.score >= best - doubt && candidate.at + farthest >= title)
        first = std::min(first, candidate.at);
    }
    return first;
  }

  std::vector<const PageLine*> lines_;  // those that are not blank
  std::vector<LineScore> scores_;
  std::vector<LineWeight> weights_;
  std::vector<std::size_t> index_;  // of each among all lines
  TopicIndex topics_;
  std::vector<std::optional<bool>> dated_;  // of the lines that somebody asked about
};

}  // namespace

ArticleSpan find_article(const std::vector<PageLine>& lines, const std::vector<LineScore>& scores,
                         const std::function<bool(std::size_t)>& open) {
  return SpanFinder(lines, scores, open).find();
}

}  // namespace morgue

#include "indexer/clean/line_evidence.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "common/hash.h"
#include "indexer/clean/line_looks.h"

namespace morgue {

namespace {

constexpr double paragraph = 1.0;

double log_of(std::size_t count) {
  constexpr std::size_t most = 512;
  static const auto table = [] {
    std::array<double, most + 1> logs{};
    for (std::size_t i = 0; i <= most; ++i) logs[i] = std::log1p(static_cast<double>(i));
    return logs;
  }();
  return table[std::min(count, most)];
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

class Evidence {
 public:
  // Of the lines from `begin` to `end`.
  Evidence(const PageDraft& page, std::size_t begin, std::size_t end) : page_(page) {
    at_.reserve(page.last_rank + 1);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (!page.lines[i].text.empty()) at_.push_back(i);
    }
    from_ = first_of(begin);
    to_ = first_of(end);
    title_ = first_of(page.title.value_or(page.span.begin));
    text_begin_ = first_of(page.text_begin);
    text_end_ = first_of(page.span.end);
    note_sums();
    note_neighbours();
    note_repeated();
    note_topics();
  }

  // Visits the index of each line that is not blank, till `visit` returns false.
  void for_each(const auto& visit) const {
    for (std::size_t k = from_; k < to_ && visit(at_[k], k); ++k) continue;
  }

  bool is_below(std::size_t k) const { return k >= text_end_; }
  bool is_furniture(std::size_t k) const { return score(k).legal || !score(k).chrome.empty(); }

  LineEvidence of(std::size_t k) const {
    LineEvidence e{};
    fill(k, e);
    return e;
  }

 private:
  const PageLine& line(std::size_t k) const { return page_.lines[at_[k]]; }
  const LineScore& score(std::size_t k) const { return page_.scores[at_[k]]; }
  double text(std::size_t k) const { return std::clamp(score(k).text, -1.0, 4.0); }
  bool is_sign(std::size_t k) const { return score(k).marker || score(k).legal || !score(k).chrome.empty(); }
  std::size_t first_of(std::size_t index) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(at_, index) - at_.begin());
  }

  void note_sums() {
    text_.assign(at_.size() + 1, 0);
    gain_.assign(at_.size() + 1, 0);
    signs_.assign(at_.size() + 1, 0);
    for (std::size_t k = 0; k < at_.size(); ++k) {
      text_[k + 1] = text_[k] + text(k);
      gain_[k + 1] = gain_[k] + std::max(text(k), 0.0);
      signs_[k + 1] = signs_[k] + (is_sign(k) ? 1 : 0);
    }
  }

  double mean(const std::vector<double>& sums, std::size_t begin, std::size_t end) const {
    end = std::min(end, at_.size());
    return begin >= end ? 0 : (sums[end] - sums[begin]) / static_cast<double>(end - begin);
  }

  void note_neighbours() {
    const std::size_t n = at_.size();
    above_.assign(n, 40);
    below_.assign(n, 40);
    marker_.assign(n, 40);
    run_.assign(n, 0);
    std::size_t since = 40;
    std::size_t since_marker = 40;
    for (std::size_t k = 0; k < n; ++k) {
      above_[k] = since;
      marker_[k] = since_marker;
      since = text(k) >= paragraph ? 1 : std::min<std::size_t>(since + 1, 40);
      since_marker = score(k).marker ? 1 : std::min<std::size_t>(since_marker + 1, 40);
    }
    since = 40;
    for (std::size_t k = n; k-- > 0;) {
      below_[k] = since;
      since = text(k) >= paragraph ? 1 : std::min<std::size_t>(since + 1, 40);
    }
    for (std::size_t k = 0; k < n;) {
      std::size_t end = k;
      while (end < n && score(end).text < 0) ++end;
      for (std::size_t j = k; j < end; ++j) run_[j] = end - k;
      k = std::max(end, k + 1);
    }
  }

  void note_repeated() {
    constexpr std::size_t slots = 1024;
    std::array<std::uint32_t, slots> first{};  // lines counted from 1, 0 for none; so in `next`
    std::vector<std::uint32_t> next(at_.size());
    std::vector<std::uint64_t> hashes(at_.size());
    repeated_.resize(at_.size());
    for (std::size_t k = 0; k < at_.size(); ++k) {
      hashes[k] = hash64(line(k).low);
      std::uint32_t& head = first[hashes[k] % slots];
      std::uint32_t same = head;
      while (same != 0 && hashes[same - 1] != hashes[k]) same = next[same - 1];
      if (same != 0) repeated_[same - 1] = repeated_[k] = true;
      next[k] = head;
      head = static_cast<std::uint32_t>(k + 1);
    }
  }

  void note_topics() {
    const std::size_t title = page_.title.value_or(0);
    if (page_.title) title_words_ = topic_words(page_.lines[title].low);
    topic_.resize(at_.size() + 1);
    topic_sum_.assign(at_.size() + 1, 0);
    words_.resize(at_.size());
    titled_.resize(at_.size());
    constexpr std::size_t heard = 3;  // neighbours on either side
    const std::size_t first = from_ - std::min(from_, heard);
    const std::size_t last = std::min(to_ + heard, at_.size());
    for (std::size_t k = first; k < last; ++k) {
      // The first words of a line tell as much as all.
      constexpr std::size_t enough = 100;
      std::size_t words = 0;
      std::size_t met = 0;
      std::size_t titled = 0;
      for_each_topic_word(std::string_view(line(k).low).substr(0, enough), [&](std::uint64_t word) {
        ++words;
        met += page_.span.topics.stands_in(word, title + 1, page_.span.end, at_[k]) ? 1 : 0;
        titled += std::ranges::find(title_words_, word) != title_words_.end() ? 1 : 0;
      });
      words_[k] = words;
      topic_[k] = share(met, words);
      titled_[k] = share(titled, title_words_.size());
      topic_sum_[k + 1] = topic_sum_[k] + topic_[k];
    }
  }

  void fill(std::size_t k, LineEvidence& e) const {
    const PageLine& here = line(k);
    const std::size_t title = title_;
    const std::size_t end = text_end_;
    const bool above = k < title;
    const bool between = k >= title && k < std::min(text_begin_, end);
    const bool below = k >= end;
    const bool inside = !above && !between && !below;
    const Looks looks = look_at(here);
    const double sure_topic = topic_[k] * std::min(1.0, static_cast<double>(words_[k]) / 5);
    const double total = gain_.back();
    std::size_t at = 0;
    const auto put = [&](double value) { e[at++] = static_cast<float>(value); };
    put(1);
    put(text(k));
    put(log_of(here.width) / 4);
    put(here.ends_sentence);
    put(here.trails_off);
    put(here.inner_sentences > 0);
    put(here.bulleted);
    put(here.divided);
    put(score(k).marker);
    put(score(k).legal);
    put(here.words == 1);
    put(here.words >= 2 && here.words <= 4);
    put(here.words >= 5 && here.words <= 9);
    put(here.text.ends_with(':'));
    put(looks.digits);
    put(looks.hour);
    put(looks.capitals);
    put(looks.address);
    put(repeated_[k]);
    put(sure_topic);
    put(words_[k] == 0);
    put(titled_[k]);
    put(above);
    put(between);
    put(inside);
    put(below);
    put(above ? log_of(title - k) : 0);
    put(below ? log_of(k - end) : 0);
    put(inside ? log_of(end - k) : 0);
    put(mean(text_, k < 2 ? 0 : k - 2, k));
    put(mean(text_, k + 1, k + 3));
    put(mean(text_, k < 6 ? 0 : k - 6, k));
    put(mean(text_, k + 1, k + 7));
    put(1.0 / static_cast<double>(marker_[k]));
    put(log_of(above_[k]));
    put(log_of(below_[k]));
    put(total > 0 ? gain_[k] / total : 0);
    put(mean(signs_, k < 4 ? 0 : k - 4, k));
    put(mean(signs_, k + 1, k + 5));
    put(log_of(run_[k]));
    put(mean(topic_sum_, k < 3 ? 0 : k - 3, k));
    put(mean(topic_sum_, k + 1, k + 4));
    put(looks.speaks_to_reader);
    put(looks.quotation);
    put(!here.text.empty() && here.text.front() >= 'a' && here.text.front() <= 'z');
    put(!here.text.empty() && is_digit(here.text.front()));
    put(here.text.ends_with('?') || here.text.ends_with('!'));
    put(inside && here.ends_sentence);
    put(below && here.ends_sentence);
    put(above && here.ends_sentence);
    put(inside ? sure_topic : 0);
    put(below ? sure_topic : 0);
    put(inside ? std::max(text(k), 0.0) : 0);
    put(inside && here.words <= 4);
    put(below && here.words <= 4);
    put(below ? mean(text_, k < 6 ? 0 : k - 6, k + 7) : 0);
    put(inside ? mean(text_, k < 3 ? 0 : k - 3, k + 4) : 0);
    put(std::ranges::find(page_.span.alike, at_[k]) != page_.span.alike.end());
  }

  const PageDraft& page_;
  std::size_t from_ = 0, to_ = 0;  // all of these among the lines that are not blank
  std::size_t title_ = 0, text_begin_ = 0, text_end_ = 0;
  std::vector<std::size_t> at_;                          // indices of the lines that are not blank
  std::vector<double> text_, gain_, signs_, topic_sum_;  // sums of all lines before
  std::vector<std::size_t> above_, below_, marker_, run_;
  std::vector<bool> repeated_;
  std::vector<double> topic_, titled_;
  std::vector<std::size_t> words_;
  std::vector<std::uint64_t> title_words_;
};

}  // namespace

std::vector<LineEvidence> line_evidence(const PageDraft& page) {
  std::vector<LineEvidence> all(page.lines.size());
  const Evidence evidence(page, 0, page.lines.size());
  evidence.for_each([&](std::size_t i, std::size_t k) {
    all[i] = evidence.of(k);
    return true;
  });
  return all;
}

std::vector<double> article_odds(const PageDraft& page, std::size_t begin, std::size_t end) {
  constexpr double of_neighbours = 0.3;
  constexpr std::size_t near = 2;
  constexpr double least = -5;
  constexpr double most = 3;
  constexpr double furniture = -4;
  std::vector<std::size_t> at;
  std::vector<double> own;
  std::vector<double> sums{0};
  // What follows so many lines of other things below the text is none of it.
  constexpr std::size_t most_others = 80;
  constexpr double other = -2;
  std::size_t others = 0;
  const Evidence evidence(page, begin, end);
  evidence.for_each([&](std::size_t i, std::size_t k) {
    at.push_back(i);
    // What is dropped anyway is not weighed.
    own.push_back(evidence.is_furniture(k) ? furniture : weigh(evidence.of(k)));
    sums.push_back(sums.back() + std::clamp(own.back(), least, most));
    others = evidence.is_below(k) && own.back() < other ? others + 1 : 0;
    return others < most_others;
  });
  std::vector<double> odds(page.lines.size(), -std::numeric_limits<double>::infinity());
  for (std::size_t k = 0; k < at.size(); ++k) {
    const std::size_t first = k - std::min(k, near);
    const std::size_t last = std::min(k + near + 1, at.size());
    odds[at[k]] = (1 - of_neighbours) * own[k] +
                  of_neighbours * (sums[last] - sums[first]) / static_cast<double>(last - first);
  }
  return odds;
}

}  // namespace morgue

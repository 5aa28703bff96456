#include "indexer/clean/html/page_explanation.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "common/schema.h"
#include "indexer/clean/html/lines.h"
#include "indexer/clean/html/visible_date.h"

namespace morgue::html {

namespace {

using Fate = LineFate::Fate;

std::string judged(bool chosen, std::string_view evidence) {
  return std::string(chosen ? "chosen: " : "passed over: ").append(evidence);
}

void add_dates(const PageDates& dates, std::vector<LineFate>& fates) {
  for (const DateCandidate& one : dates.candidates) {
    std::string line = one.date ? to_iso(*one.date) : one.value;
    if (one.date && !one.value.empty() && one.value != line) line += "  (" + one.value + ")";
    std::string reason =
        one.date ? judged(one.chosen, one.evidence) : "no possible day: " + std::string(one.evidence);
    fates.push_back({std::move(line), Fate::date, std::move(reason)});
  }
  if (dates.conflict)
    fates.push_back({"the days of publication are more than one apart", Fate::date, "in conflict"});
}

void add_authors(const std::vector<AuthorCandidate>& authors, std::vector<LineFate>& fates) {
  for (const AuthorCandidate& one : authors)
    fates.push_back({one.names, Fate::byline, judged(one.chosen, one.evidence)});
}

struct Piece {
  std::size_t node;
  LineFate fate;
};

class Explanation {
 public:
  Explanation(const Dom& page, const PageFindings& findings)
      : page_(page), findings_(findings), title_key_(value_key(findings.title)) {}

  std::vector<LineFate> lines() {
    std::vector<LineFate> fates;
    add_dates(findings_.dates, fates);
    add_authors(findings_.authors, fates);
    for (const std::string& paragraph : findings_.stated_text)
      fates.push_back({paragraph, Fate::kept, "stated by linked data"});
    add_blocks();
    add_lines_left_out();
    std::ranges::stable_sort(pieces_, {}, &Piece::node);
    for (Piece& piece : pieces_) fates.push_back(std::move(piece.fate));
    return fates;
  }

 private:
  void add_blocks() {
    for (const TextBlock& block : findings_.text.blocks) {
      LineFate fate{block.text, Fate::kept, {}};
      if (block.dropped == repeats_title) {
        fate.fate = Fate::title;
        fate.reason = block.dropped;
      } else if (!block.is_kept()) {
        fate.fate = Fate::dropped;
        fate.reason = block.dropped;
      } else if (!findings_.stated_text.empty()) {
        fate.fate = Fate::dropped;
        fate.reason = "linked data states more text";
      }
      pieces_.push_back({block.node, std::move(fate)});
    }
  }

  bool is_in_article(std::size_t node) const {
    const std::size_t root = findings_.text.root;
    return node >= root && node < page_[root].end;
  }

  void add_lines_left_out() {
    const std::vector<LeftOut>& left_out = findings_.text.left_out;
    for (VisibleLine& line : visible_lines(page_, left_out)) {
      const LeftOut reason = left_out[line.begin];
      if (reason == LeftOut::no && is_in_article(line.begin)) continue;
      LineFate fate = found_in(line);
      if (fate.fate == Fate::dropped) {
        fate.reason = reason == LeftOut::no ? "outside the article's element" : to_string(reason);
      }
      fate.line = std::move(line.text);
      pieces_.push_back({line.begin, std::move(fate)});
    }
  }

  // What was read from a line that is not of the text.
  LineFate found_in(const VisibleLine& line) const {
    if (!title_key_.empty() && value_key(line.text) == title_key_) return {{}, Fate::title, "the headline"};
    for (const AuthorCandidate& one : findings_.authors) {
      if (one.chosen && one.node != 0 && one.node <= line.last && line.begin < page_[one.node].end)
        return {{}, Fate::byline, "names the author"};
    }
    constexpr std::size_t longest_date_line = 200;
    if (findings_.dates.published && line.text.size() < longest_date_line) {
      for (const VisibleDate& found : find_dates(line.text, NumericOrder::day_first)) {
        if (days_between(found.date, *findings_.dates.published) == 0)
          return {{}, Fate::date, "names the day of publication"};
      }
    }
    return {{}, Fate::dropped, {}};
  }

  const Dom& page_;
  const PageFindings& findings_;
  std::string title_key_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<LineFate> explain_page(const Dom& page, const PageFindings& findings) {
  if (page.size() == 0) return {};
  return Explanation(page, findings).lines();
}

}  // namespace morgue::html

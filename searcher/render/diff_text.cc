#include "searcher/render/diff_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "searcher/render/charts.h"
#include "searcher/render/readable_date.h"

namespace morgue {

namespace {

using Kind = TextChange::Kind;

constexpr std::string_view blanks = " \n\t\r";

bool parts_paragraphs(std::string_view gap) {
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

class DiffWriter {
 public:
  DiffWriter(Pen& pen, std::size_t columns) : pen_(pen), columns_(columns) {}

  void write(const std::vector<TextChange>& changes) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const TextChange& change = changes[i];
      if (change.kind == Kind::same) {
        // At its very beginning the new text has no blank that would part it from what was removed there.
        if (i == 1 && changes[0].kind == Kind::removed && !line_.text.empty()) line_.text += ' ';
        write_same(change.text, i > 0, i + 1 < changes.size());
        continue;
      }
      // What replaces something stands beside it.
      const bool replaces = change.kind == Kind::added && i > 0 && changes[i - 1].kind == Kind::removed;
      const std::size_t begin = replaces ? change.text.find_first_not_of(blanks) : 0;
      if (replaces && pen_.has_color()) line_.text += ' ';
      append(std::string_view(change.text).substr(begin), change.kind);
    }
    end_line();
  }

 private:
  void end_line() {
    if (!line_.text.empty()) pen_.write_wrapped(line_, {"", 0, columns_, Tone::plain, ""});
    line_ = {};
  }

  // `text` by its paragraphs, each with marks of its own.
  void append(std::string_view text, Kind kind) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t word = text.find_first_not_of(blanks, at);
      if (word == std::string_view::npos) return;
      const std::string_view gap = text.substr(at, word - at);
      if (parts_paragraphs(gap)) {
        end_paragraph();
      } else if (!gap.empty() && !line_.text.empty() && !line_.text.ends_with(' ')) {
        line_.text += ' ';
      }
      std::size_t end = word;
      while (end < text.size()) {
        end = std::min(text.find_first_of(blanks, end), text.size());
        const std::size_t next = std::min(text.find_first_not_of(blanks, end), text.size());
        if (next == text.size() || parts_paragraphs(text.substr(end, next - end))) break;
        end = next;
      }
      append_marked(text::safe_for_terminal(text.substr(word, end - word)), kind);
      at = end;
    }
  }

  void end_paragraph() {
    if (line_.text.empty()) return;
    end_line();
    pen_.write("\n");
  }

  void append_marked(const std::string& safe, Kind kind) {
    if (kind == Kind::same) {
      line_.text += safe;
    } else if (pen_.has_color()) {
      line_.spans.push_back({line_.text.size(), line_.text.size() + safe.size()});
      line_.marks.push_back(kind == Kind::removed ? Mark::removed : Mark::added);
      line_.text += safe;
    } else {
      line_.text += kind == Kind::removed ? "[-" + safe + "-]" : "{+" + safe + "+}";
    }
  }

  // Only its ends, where it is long and parted by blanks.
  void write_same(const std::string_view text, bool after_change, bool before_change) {
    constexpr std::size_t shown = 160;  // bytes of each end, and what remains of its word
    const std::size_t head = after_change ? text.find(' ', std::min(shown, text.size())) : 0;
    const std::size_t tail =
        before_change && text.size() > shown ? text.rfind(' ', text.size() - shown) : text.size();
    const bool folds =
        head != std::string_view::npos && tail != std::string_view::npos && head + 2 * shown < tail;
    if (!folds) {
      append(text, Kind::same);
      return;
    }
    if (head > 0) {
      append(text.substr(0, head), Kind::same);
      line_.text += " …";
    }
    end_paragraph();
    pen_.write("⋮ unchanged\n", Tone::dim);
    if (tail == text.size()) return;
    pen_.write("\n");
    line_.text = "…";
    append(text.substr(tail), Kind::same);
  }

  Pen& pen_;
  std::size_t columns_;
  MarkedText line_;
};

void write_article(Pen& pen, const Article& article, std::string_view sign, std::size_t columns) {
  std::string line(sign);
  if (!article.source.empty()) line += fmt::format(" {} ·", article.source);
  if (article.date) line += fmt::format(" {} ·", readable_moment(*article.date));
  line += ' ' + article.id;
  pen.write_wrapped(mark_safe(line), {"", 0, columns, Tone::dim, ""});
  pen.write_wrapped(mark_safe(article.title.empty() ? "(untitled)" : article.title),
                    {"", sign.size() + 1, columns, Tone::bold, link_target(article.url, article.path)});
}

}  // namespace

void write_diff(Pen& pen, const ArticleDiff& diff, std::size_t columns) {
  write_article(pen, diff.from, "---", columns);
  write_article(pen, diff.to, "+++", columns);
  const WordCounts words = count_words(diff.changes);
  const bool changed = std::any_of(diff.changes.begin(), diff.changes.end(),
                                   [](const TextChange& each) { return each.kind != Kind::same; });
  pen.write(changed ? fmt::format("{} the same, {} removed, {} added\n", counted(words.same, "word"),
                                  grouped(words.removed), grouped(words.added))
                    : "the texts are the same\n",
            Tone::dim);
  if (!changed) return;
  pen.write("\n");
  DiffWriter(pen, columns).write(diff.changes);
}

}  // namespace morgue

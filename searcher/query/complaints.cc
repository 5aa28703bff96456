#include "searcher/query/complaints.h"

#include <algorithm>

#include "common/error.h"
#include "common/text/display.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr std::size_t most_notes = 16;
constexpr std::size_t most_quoted = 40;   // bytes
constexpr std::size_t before_caret = 60;  // bytes shown of a long query
constexpr std::size_t after_caret = 60;
constexpr std::string_view cut = "...";

}  // namespace

std::string caret_lines(std::string_view query, std::size_t at) {
  at = text::floor_boundary(query, std::min(at, query.size()));
  const std::size_t begin = at > before_caret ? text::floor_boundary(query, at - before_caret) : 0;
  const std::size_t end =
      query.size() - at > after_caret ? text::floor_boundary(query, at + after_caret) : query.size();
  std::string before(begin > 0 ? cut : std::string_view());
  before += query.substr(begin, at - begin);

  std::string lines = before;
  lines += query.substr(at, end - at);
  if (end < query.size()) lines += cut;
  lines += '\n';
  lines.append(text::display_width(before), ' ');
  lines += '^';
  return lines;
}

void Complaints::add(std::size_t at, const std::string& wrong, const std::string& reading,
                     const std::string& hint) {
  if (strict_) throw Error(wrong + "\n" + caret_lines(query_, at), hint);
  if (notes_.size() < most_notes) {
    notes_.emplace_back(at, wrong + "; " + reading);
  } else {
    ++more_;
  }
}

std::vector<std::string> Complaints::notes() const {
  auto sorted = notes_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> sentences;
  for (auto& [at, sentence] : sorted) sentences.push_back(std::move(sentence));
  if (more_ > 0)
    sentences.push_back("and " + std::to_string(more_) + " more places that do not fit the grammar");
  return sentences;
}

std::string Complaints::quoted(std::size_t begin, std::size_t end) const {
  if (end - begin <= most_quoted) return '"' + std::string(query_.substr(begin, end - begin)) + '"';
  end = text::floor_boundary(query_, begin + most_quoted);
  return '"' + std::string(query_.substr(begin, end - begin)) + std::string(cut) + '"';
}

}  // namespace morgue

#include "searcher/search/marks.h"

#include <algorithm>

#include "common/schema.h"

namespace morgue {

namespace {

// Some 40,000 words, a book; of longer texts the beginning is likely to be enough.
constexpr std::size_t first_reading = 256 * 1024;

// Up to the end of a paragraph, so that its words have the positions that they have in the whole.
std::string_view beginning(std::string_view text) {
  if (text.size() <= first_reading) return text;
  const std::size_t end = text.rfind("\n\n", first_reading);
  return end == std::string_view::npos ? text : text.substr(0, end);
}

}  // namespace

std::vector<Match> Marker::find(std::string_view text, TextPart part, std::string_view language) {
  tokens_.clear();
  analyzer_.analyze(text, language, 1, tokens_);
  return highlighter_.find(tokens_, part, language);
}

void Marker::mark_fields(Hit& hit, const std::vector<std::string>& tags) {
  const Article& article = hit.article;
  hit.title_spans = merged_spans(find(article.title, TextPart::title, article.language));
  const auto each = [&](const std::vector<std::string>& values, TextPart part) {
    std::vector<std::vector<Span>> spans;
    if (!highlighter_.looks_in(part)) return std::vector<std::vector<Span>>(values.size());
    // Bylines are indexed without a language of their own.
    const std::string_view language = part == TextPart::author ? std::string_view() : article.language;
    for (const std::string& value : values) spans.push_back(merged_spans(find(value, part, language)));
    return spans;
  };
  hit.author_spans = each(article.authors, TextPart::author);
  hit.tag_spans = each(article.tags, TextPart::tag);
  for (std::size_t i = 0; i < article.tags.size() && !tags.empty(); ++i) {
    const std::string& tag = article.tags[i];
    const bool asked = std::find(tags.begin(), tags.end(), value_key(tag)) != tags.end();
    if (asked && !tag.empty()) hit.tag_spans[i] = {{0, tag.size()}};
  }
}

std::vector<Match> Marker::matches(const Article& article, Reading reading) {
  const std::string_view text = article.text;
  const std::string_view first = beginning(text);
  if (reading == Reading::enough && first.size() < text.size()) {
    std::vector<Match> found = find(first, TextPart::body, article.language);
    if (highlighter_.has_all(found, TextPart::body)) return found;
  }
  return find(text, TextPart::body, article.language);
}

}  // namespace morgue

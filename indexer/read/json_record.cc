#include "indexer/read/json_record.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "indexer/read/embedded_nitf.h"
#include "indexer/read/json_collector.h"
#include "indexer/read/json_mend.h"
#include "indexer/read/markup.h"

namespace morgue {

namespace {

std::string join_paragraphs(std::vector<std::string> pieces) {
  if (pieces.size() == 1) return std::move(pieces.front());
  std::string joined;
  for (const std::string& piece : pieces) {
    if (!joined.empty()) joined += "\n\n";
    joined += piece;
  }
  return joined;
}

// On one line and not longer than `longest` bytes, for a reason.
std::string excerpt(std::string_view text, std::size_t longest) {
  std::string line = text::repair(text);
  if (line.size() > longest) {
    // Of a parser's sentence, what was expected stands at the end.
    const std::size_t head = text::floor_boundary(line, longest / 2);
    std::size_t tail = line.size() - longest / 2;
    while (tail < line.size() && text::is_continuation(line[tail])) ++tail;
    line = line.substr(0, head) + " ... " + line.substr(tail);
  }
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

std::string fields_seen(const std::vector<std::string>& keys) {
  if (keys.empty()) return "an empty object";
  constexpr std::size_t most = 8;
  constexpr std::size_t longest_key = 40;
  std::string sentence = "neither title nor text among its fields (";
  for (std::size_t i = 0; i < keys.size() && i < most; ++i) {
    if (i > 0) sentence += ", ";
    sentence += excerpt(keys[i], longest_key);
  }
  if (keys.size() > most) sentence += " ...";
  return sentence + ')';
}

// The parser's sentence without its class name.
std::string parser_reason(std::string_view what) {
  if (const auto bracket = what.find("] "); what.starts_with('[') && bracket != std::string_view::npos) {
    what.remove_prefix(bracket + 2);
  }
  // Of a record on one line the line number is told otherwise.
  constexpr std::string_view first_line = "parse error at line 1, ";
  if (what.starts_with(first_line)) what.remove_prefix(first_line.size());
  constexpr std::size_t longest = 240;
  return "not JSON: " + excerpt(what, longest);
}

std::string take_first(std::vector<std::string>& values) {
  return values.empty() ? std::string() : std::move(values.front());
}

std::variant<RawArticle, std::string> to_article(JsonCollector& collector) {
  using enum JsonField;
  RawArticle raw;
  raw.title = take_first(collector.values(title));
  raw.body = join_paragraphs(std::move(collector.values(JsonField::text)));
  if (raw.title.empty() && raw.body.empty()) return fields_seen(collector.keys());
  raw.id = take_first(collector.values(id));
  raw.url = take_first(collector.values(url));
  const auto& keys = collector.keys();
  if (raw.url.empty() && std::ranges::find(keys, "source-hostname") != keys.end()) {
    raw.url = take_first(collector.values(origin));
  }
  raw.source = take_first(collector.values(source));
  raw.authors = std::move(collector.values(author));
  raw.date = take_first(collector.values(date));
  raw.updated = take_first(collector.values(updated));
  raw.language = take_first(collector.values(language));
  raw.section = take_first(collector.values(section));
  raw.tags = std::move(collector.values(tag));
  raw.places = std::move(collector.values(place));
  // One stated day may serve as both where the record has no other.
  if (raw.updated == raw.date) raw.updated.clear();
  if (has_tags(raw.body) || has_entities(raw.body)) raw.body_kind = RawArticle::Body::html;
  unpack_nitf(raw);
  return raw;
}

}  // namespace

std::variant<RawArticle, std::string> read_json_record(std::string_view json) {
  JsonCollector collector;
  if (nlohmann::json::sax_parse(json.begin(), json.end(), &collector)) return to_article(collector);
  if (!collector.is_syntax_error()) return collector.problem();
  std::string reason = parser_reason(collector.problem());
  const auto mended = mend_json(json);
  if (!mended) return reason;
  JsonCollector second;
  if (!nlohmann::json::sax_parse(mended->begin(), mended->end(), &second)) {
    return second.is_syntax_error() ? parser_reason(second.problem()) : second.problem();
  }
  return to_article(second);
}

}  // namespace morgue

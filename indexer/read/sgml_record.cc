#include "indexer/read/sgml_record.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/read/wire_dates.h"
#include "indexer/read/wire_text.h"

namespace morgue {

namespace {

bool same_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char x = a[i] >= 'a' && a[i] <= 'z' ? static_cast<char>(a[i] - 'a' + 'A') : a[i];
    if (x != b[i]) return false;
  }
  return true;
}

struct Found {
  std::string_view content;
  bool found = false;
  bool closed = false;
};

bool ends_name(std::string_view record, std::size_t at) {
  return at < record.size() && (record[at] == '>' || record[at] == ' ');
}

// The first element of this name (upper case) at or after `from`, which moves behind it. Where it has no end,
// it ends with the next tag.
Found find_element(std::string_view record, std::string_view name, std::size_t& from) {
  for (std::size_t at = record.find('<', from); at != std::string_view::npos; at = record.find('<', at + 1)) {
    const std::size_t after = at + 1 + name.size();
    if (!ends_name(record, after) || !same_letters(record.substr(at + 1, name.size()), name)) continue;
    const std::size_t begin = record.find('>', after);
    if (begin == std::string_view::npos) break;
    std::size_t end = begin + 1;
    for (;; ++end) {
      end = record.find("</", end);
      if (end == std::string_view::npos) break;
      const std::size_t last = end + 2 + name.size();
      if (ends_name(record, last) && same_letters(record.substr(end + 2, name.size()), name)) break;
    }
    const bool closed = end != std::string_view::npos;
    if (!closed) end = std::min(record.find('<', begin), record.size());
    from = end;
    return {record.substr(begin + 1, end - begin - 1), true, closed};
  }
  return {};
}

// Tags away, the references of SGML decoded, control characters (which end every text of Reuters) away.
std::string plain(std::string_view markup) {
  std::string out;
  out.reserve(markup.size());
  for (std::size_t at = 0; at < markup.size();) {
    const std::string_view rest = markup.substr(at);
    const char c = rest.front();
    if (c == '<' && rest.size() > 1 &&
        (rest[1] == '/' || (rest[1] >= 'A' && rest[1] <= 'Z') || (rest[1] >= 'a' && rest[1] <= 'z'))) {
      const std::size_t end = rest.find('>');
      // Paragraphs of TREC are marked by their beginnings.
      if (same_letters(rest.substr(0, 3), "<P>")) out += "\n\n";
      if (end != std::string_view::npos) {
        at += end + 1;
        continue;
      }
    }
    if (c == '&') {
      constexpr std::array<std::pair<std::string_view, char>, 6> references{
          {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&nbsp;", ' '}}};
      bool decoded = false;
      for (const auto& [reference, meaning] : references) {
        if (!rest.starts_with(reference)) continue;
        out += meaning;
        at += reference.size();
        decoded = true;
        break;
      }
      if (decoded) continue;
      if (rest.starts_with("&#")) {
        char32_t code = 0;
        std::size_t end = 2;
        for (; end < rest.size() && end < 9 && rest[end] >= '0' && rest[end] <= '9'; ++end) {
          code = code * 10 + static_cast<char32_t>(rest[end] - '0');
        }
        if (end > 2 && end < rest.size() && rest[end] == ';') {
          if (code >= 0x20 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF)) text::append(out, code);
          at += end + 1;
          continue;
        }
      }
    }
    out += c;
    ++at;
  }
  return out;
}

std::string element_text(std::string_view record, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::size_t from = 0;
    const Found element = find_element(record, name, from);
    if (!element.found) continue;
    const std::string content = plain(element.content);
    if (const std::string_view trimmed = text::trim(content); !trimmed.empty()) return std::string(trimmed);
  }
  return {};
}

// <PLACES><D>usa</D><D>uk</D></PLACES>
void add_listed(std::string_view record, std::string_view name, std::vector<std::string>& values) {
  std::size_t from = 0;
  const Found list = find_element(record, name, from);
  if (!list.found) return;
  for (std::size_t at = 0;;) {
    const Found one = find_element(list.content, "D", at);
    if (!one.found) return;
    const std::string value = plain(one.content);
    if (const std::string_view trimmed = text::trim(value); !trimmed.empty()) values.emplace_back(trimmed);
    // To look for the end of each of many open elements would be quadratic.
    if (!one.closed) return;
  }
}

std::string_view attribute(std::string_view record, std::string_view name) {
  const std::string_view tag = record.substr(0, record.find('>'));
  const std::string key = std::string(name) + "=\"";
  const std::size_t begin = tag.find(key);
  if (begin == std::string_view::npos) return {};
  const std::string_view value = tag.substr(begin + key.size());
  return value.substr(0, value.find('"'));
}

// Everything that is text, one element after the other.
std::string text_elements(std::string_view record, std::initializer_list<std::string_view> names) {
  std::string all;
  for (const std::string_view name : names) {
    for (std::size_t from = 0;;) {
      const Found one = find_element(record, name, from);
      if (!one.found) break;
      const std::string content = plain(one.content);
      if (!all.empty() && !text::trim(content).empty()) all += "\n\n";
      all += text::trim(content);
      if (!one.closed) break;
    }
    if (!all.empty()) break;
  }
  return all;
}

// Without the agency's sign at its end.
std::string without_sign(std::string body) {
  const std::size_t feed = body.rfind('\n');
  const std::string_view last =
      text::trim(std::string_view(body).substr(feed == std::string::npos ? 0 : feed + 1));
  if (feed != std::string::npos && (same_letters(last, "REUTER") || same_letters(last, "REUTERS")))
    body.resize(feed);
  return body;
}

RawArticle read_reuters(std::string_view record) {
  RawArticle raw;
  raw.id = std::string(attribute(record, "NEWID"));
  raw.source = "Reuters";
  raw.date = wire_date(element_text(record, {"DATE"}));
  add_listed(record, "PLACES", raw.places);
  for (const std::string_view list : {"TOPICS", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"}) {
    add_listed(record, list, raw.tags);
  }
  std::size_t from = 0;
  const Found text = find_element(record, "TEXT", from);
  const std::string_view content = text.found ? text.content : record;
  raw.title = element_text(content, {"TITLE"});
  for (char& c : raw.title) {
    if (c == '\n') c = ' ';
  }
  if (std::string author = element_text(content, {"AUTHOR"}); !author.empty())
    raw.authors.push_back(std::move(author));
  raw.body = join_wire_lines(without_sign(element_text(content, {"BODY"})));
  // An unprocessed text has no elements: its lines are the article's.
  if (raw.body.empty() && raw.title.empty())
    raw.body = join_wire_lines(without_sign(std::string(text::trim(plain(content)))));
  return raw;
}

RawArticle read_trec(std::string_view record) {
  RawArticle raw;
  raw.id = element_text(record, {"DOCNO", "DOCID"});
  raw.title = element_text(record, {"HEADLINE", "HL", "HEAD", "TITLE", "TI", "H3"});
  for (char& c : raw.title) {
    if (c == '\n') c = ' ';
  }
  raw.date = wire_date(element_text(record, {"DATE_TIME", "DATE", "DATE1", "DD", "PUBDATE"}));
  raw.source = element_text(record, {"SO", "SOURCE", "PUB"});
  raw.url = element_text(record, {"URL"});
  raw.section = element_text(record, {"SECTION"});
  if (std::string author = element_text(record, {"BYLINE", "AUTHOR"}); !author.empty()) {
    raw.authors.push_back(std::move(author));
  }
  raw.body = join_wire_lines(text_elements(record, {"TEXT", "BODY", "LP", "GRAPHIC"}));
  return raw;
}

}  // namespace

std::variant<RawArticle, std::string> read_sgml_record(std::string_view record) {
  constexpr std::size_t tag_size = 8;
  const bool reuters = record.size() > tag_size && same_letters(record.substr(0, tag_size), "<REUTERS");
  RawArticle raw = reuters ? read_reuters(record) : read_trec(record);
  if (raw.title.empty() && raw.body.empty()) return "a record with neither title nor text";
  return raw;
}

}  // namespace morgue

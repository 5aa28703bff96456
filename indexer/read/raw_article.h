// One article as found in a file, before cleaning. Plain data; strings are valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace morgue {

struct RawArticle {
  enum class Body : std::uint8_t {
    flattened,  // lines of a page or a plain text file: title, dates and navigation may stand among them
    plain,      // the article's text alone, paragraphs by line breaks
    html,       // a fragment or page of markup
  };

  std::string path;          // of the file, as the walker gave it
  std::uint64_t record = 0;  // 1-based; 0 where the file is the article

  // What the source states, as written; empty where it states nothing.
  std::string id;
  std::string url;
  std::string source;
  std::string title;
  std::vector<std::string> authors;
  std::string date;
  std::string updated;
  std::string
      fetched;  // by a crawler: no later was it published; stands in where nothing else dates the article
  std::string language;
  std::string section;
  std::vector<std::string> tags;
  std::vector<std::string> places;

  std::string body;
  Body body_kind = Body::plain;
};

// A record that could not be read: reported as "path:record: reason", and the run goes on.
struct BadRecord {
  std::string path;
  std::uint64_t record = 0;  // 0: the file as a whole
  std::string reason;        // one line
};

using ReadResult = std::variant<RawArticle, BadRecord>;

}  // namespace morgue

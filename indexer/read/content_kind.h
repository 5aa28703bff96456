// What the first bytes of a file look like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace morgue {

struct ContentKind {
  enum class Kind : unsigned char {
    blank,   // nothing but white space
    text,    // `detail`: the encoding where it can be told ("UTF-16LE"), else empty
    json,    // likewise
    markup,  // `detail`: what it is ("an HTML page")
    binary,  // likewise ("a PDF document")
    xml,     // no page: a feed, a wire format or something unknown; `detail` as for text
    sgml,    // a collection of records; likewise
    web_archive,
    container,  // of files: tar, zip
  };
  Kind kind;
  std::string_view detail;
};

// How many bytes of the beginning decide.
inline constexpr std::size_t content_sample = 8192;

// `sample` is the beginning of the content, `name` its file name (which decides what content leaves open:
// JSON that is damaged from the start, markup that begins with text).
ContentKind recognise(std::string_view sample, std::string_view name);

// The name without the ending of a compressed file, in lower case: "Jan.JSONL.gz" -> "jan.jsonl".
std::string content_name(std::string_view path);

}  // namespace morgue

// How text gets onto a terminal: colours, links, marked passages, wrapping. The only place that writes escape
// sequences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

enum class Tone : std::uint8_t { plain, bold, dim };

// What a span is marked as.
enum class Mark : std::uint8_t { match, removed, added };

// One line of text, safe for a terminal, and what is to be highlighted in it.
struct MarkedText {
  std::string text;
  std::vector<Span> spans;
  std::vector<Mark> marks = {};  // of each span; empty: all are matches
  bool operator==(const MarkedText&) const = default;
};

// Made safe piece by piece, so that the spans move along; runs of white space become one space.
MarkedText mark_safe(std::string_view text, const std::vector<Span>& spans = {});

// The address of an OSC 8 link to `url` where it is one of the web, else to the file at `path`; empty where
// there is neither. Printable ASCII only, whatever the article says.
std::string link_target(const std::string& url, const std::string& path);

class Pen {
 public:
  Pen(std::ostream& out, bool color, bool hyperlinks) : out_(out), color_(color), hyperlinks_(hyperlinks) {}

  bool has_color() const { return color_; }

  // `text` must be safe already; a line feed may end it. Without colour it is written as it is: highlights
  // leave no marks.
  void write(std::string_view text, Tone tone = Tone::plain);

  struct Layout {
    std::string lead;        // stands before the first line, in place of its indent
    std::size_t indent = 0;  // of every line
    std::size_t columns = 80;
    Tone tone = Tone::plain;
    std::string link;  // a link_target, or empty
  };

  // Lines no wider than the columns, each ended; each opens and closes its own sequences, so that a pager may
  // begin at any of them.
  void write_wrapped(const MarkedText& content, const Layout& layout);

  // `left` at its indent and `right` at the other end of the line, both safe; on lines of their own where one is too
  // narrow. Either may be empty.
  void write_ends(const std::string& left, const std::string& right, const Layout& layout);

 private:
  void write_line(const MarkedText& content, std::size_t begin, std::size_t end, const Layout& layout);

  std::ostream& out_;
  bool color_;
  bool hyperlinks_;
};

}  // namespace morgue

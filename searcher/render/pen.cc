#include "searcher/render/pen.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "common/text/display.h"

namespace morgue {

namespace {

constexpr std::size_t narrowest = 20;  // columns for text, however deep the indent

constexpr std::string_view reset = "\033[0m";
// Bold red, as grep has it: it reads on dark and on light.
constexpr std::string_view match = "\033[1;31m";

// As git's word diff has them.
std::string_view sequence(Mark mark) {
  switch (mark) {
    case Mark::removed:
      return "\033[31m";
    case Mark::added:
      return "\033[32m";
    case Mark::match:
      break;
  }
  return match;
}

std::string_view sequence(Tone tone) {
  switch (tone) {
    case Tone::bold:
      return "\033[1m";
    case Tone::dim:
      return "\033[2m";
    case Tone::plain:
      break;
  }
  return {};
}

void append_squeezed(std::string& out, std::string_view safe) {
  for (const char c : safe) {
    if (c != ' ' || !(out.empty() || out.back() == ' ')) out += c;
  }
}

// For the path of a file: what a URL may hold as it is stays, the rest as %XX.
std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

MarkedText mark_safe(std::string_view text, const std::vector<Span>& spans) {
  MarkedText marked;
  std::size_t at = 0;
  for (const Span& span : spans) {
    const std::size_t begin = std::clamp(span.begin, at, text.size());
    const std::size_t end = std::clamp(span.end, begin, text.size());
    append_squeezed(marked.text, text::safe_for_terminal(text.substr(at, begin - at)));
    const std::size_t marked_begin = marked.text.size();
    append_squeezed(marked.text, text::safe_for_terminal(text.substr(begin, end - begin)));
    if (marked.text.size() > marked_begin) marked.spans.push_back({marked_begin, marked.text.size()});
    at = end;
  }
  append_squeezed(marked.text, text::safe_for_terminal(text.substr(at)));
  return marked;
}

std::string link_target(const std::string& url, const std::string& path) {
  if (url.starts_with("https://") || url.starts_with("http://")) {
    return percent_encoded(url, "-._~:/?#[]@!$&'()*+,;=%");
  }
  if (path.empty() || path == "-") return {};
  std::error_code failure;
  const std::filesystem::path file = std::filesystem::absolute(path, failure).lexically_normal();
  return failure ? std::string() : "file://" + percent_encoded(file.string(), "-._~/");
}

void Pen::write(std::string_view text, Tone tone) {
  const bool ends_line = text.ends_with('\n');
  if (ends_line) text.remove_suffix(1);
  const bool painted = color_ && tone != Tone::plain && !text.empty();
  if (painted) out_ << sequence(tone);
  out_ << text;
  if (painted) out_ << reset;
  if (ends_line) out_ << '\n';
}

void Pen::write_line(const MarkedText& content, std::size_t begin, std::size_t end, const Layout& layout) {
  const std::string_view text = content.text;
  const bool linked = hyperlinks_ && !layout.link.empty();
  if (linked) out_ << "\033]8;;" << layout.link << "\033\\";
  for (std::size_t i = 0; i < content.spans.size(); ++i) {
    const Span& span = content.spans[i];
    if (!color_ || span.end <= begin || span.begin >= end) continue;
    const Mark mark = i < content.marks.size() ? content.marks[i] : Mark::match;
    const std::size_t from = std::max(span.begin, begin);
    const std::size_t to = std::min(span.end, end);
    write(text.substr(begin, from - begin), layout.tone);
    out_ << sequence(mark) << text.substr(from, to - from) << reset;
    begin = to;
  }
  write(text.substr(begin, end - begin), layout.tone);
  if (linked) out_ << "\033]8;;\033\\";
  out_ << '\n';
}

void Pen::write_wrapped(const MarkedText& content, const Layout& layout) {
  const std::size_t width = std::max(narrowest, layout.columns - std::min(layout.columns, layout.indent));
  const std::vector<std::size_t> starts = text::wrap_points(content.text, width);
  const std::string margin(layout.indent, ' ');
  for (std::size_t i = 0; i < starts.size(); ++i) {
    std::size_t end = i + 1 < starts.size() ? starts[i + 1] : content.text.size();
    while (end > starts[i] && content.text[end - 1] == ' ') --end;
    out_ << (i == 0 && !layout.lead.empty() ? layout.lead : margin);
    write_line(content, starts[i], end, layout);
  }
}

void Pen::write_ends(const std::string& left, const std::string& right, const Layout& layout) {
  const std::size_t taken = layout.indent + text::display_width(left) + text::display_width(right);
  if (!left.empty() && !right.empty() && taken + 2 <= layout.columns) {
    out_ << (layout.lead.empty() ? std::string(layout.indent, ' ') : layout.lead);
    write(fmt::format("{}{:{}}{}\n", left, "", layout.columns - taken, right), layout.tone);
    return;
  }
  Layout rest = layout;
  for (const std::string& line : {left, right}) {
    if (line.empty()) continue;
    write_wrapped({line, {}}, rest);
    rest.lead.clear();
  }
}

}  // namespace morgue

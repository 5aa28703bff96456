#include "indexer/clean/html/lines.h"

#include <utility>

#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

class Collector {
 public:
  // `left_out` may be null.
  Collector(const Dom& page, const std::vector<LeftOut>* left_out) : page_(page), left_out_(left_out) {}

  std::vector<VisibleLine> collect() {
    std::vector<std::size_t> open_blocks;
    for (std::size_t node = 0; node < page_.size();) {
      while (!open_blocks.empty() && page_[open_blocks.back()].end <= node) {
        finish();
        open_blocks.pop_back();
      }
      const Node& one = page_[node];
      if (one.tag == Tag::head || one.tag == Tag::script || one.tag == Tag::hidden ||
          one.tag == Tag::noscript) {
        node = one.end;
        continue;
      }
      if (one.tag == Tag::text) {
        add(node);
      } else if (is_block(one.tag)) {
        finish();
        open_blocks.push_back(node);
      }
      ++node;
    }
    finish();
    return std::move(lines_);
  }

 private:
  void add(std::size_t node) {
    if (left_out_ != nullptr && !line_.text.empty() && (*left_out_)[line_.last] != (*left_out_)[node])
      finish();
    if (line_.text.empty()) {
      line_.begin = node;
    } else if (page_[node].parent != page_[line_.last].parent) {
      // "By</span><span>Maria Keller": styles part them.
      line_.text += ' ';
    }
    line_.last = node;
    line_.text += page_[node].text;
  }

  void finish() {
    line_.text = tidy_plain_value(line_.text);
    if (!line_.text.empty()) lines_.push_back(std::move(line_));
    line_ = {};
  }

  const Dom& page_;
  const std::vector<LeftOut>* left_out_;
  std::vector<VisibleLine> lines_;
  VisibleLine line_;
};

}  // namespace

std::vector<VisibleLine> visible_lines(const Dom& page) {
  return Collector(page, nullptr).collect();
}

std::vector<VisibleLine> visible_lines(const Dom& page, const std::vector<LeftOut>& left_out) {
  return Collector(page, &left_out).collect();
}

}  // namespace morgue::html

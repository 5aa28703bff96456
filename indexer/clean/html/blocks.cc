#include "indexer/clean/html/blocks.h"

#include <algorithm>
#include <array>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/boilerplate.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

struct Block {
  std::string text;
  Tag tag = Tag::p;
  std::size_t link_bytes = 0;
  std::size_t links = 0;

  bool all_links() const { return links > 0 && link_bytes * 10 >= text.size() * 8; }
};

class Collector {
 public:
  explicit Collector(const Dom& page) : page_(page) {}

  std::vector<Block> collect(std::size_t root, const std::vector<bool>& left_out) {
    std::vector<std::size_t> open;
    for (std::size_t node = root; node < page_[root].end;) {
      while (!open.empty() && page_[open.back()].end <= node) leave(open);
      if (left_out[node]) {
        space();
        node = page_[node].end;
        continue;
      }
      const Node& one = page_[node];
      if (one.tag == Tag::text) {
        add(one.text);
      } else {
        enter(one.tag);
        if (one.end > node + 1) {
          open.push_back(node);
        } else {
          leave_tag(one.tag);
        }
      }
      ++node;
    }
    while (!open.empty()) leave(open);
    finish();
    return std::move(blocks_);
  }

 private:
  void leave(std::vector<std::size_t>& open) {
    leave_tag(page_[open.back()].tag);
    open.pop_back();
  }

  void enter(Tag tag) {
    if (tag == Tag::a) {
      ++in_link_;
      ++current_.links;
    } else if (tag == Tag::pre) {
      finish();
      ++in_pre_;
    } else if (tag == Tag::td) {
      // A cell of a line; one that holds paragraphs of its own is parted by these.
      space();
    } else if (is_block(tag)) {
      finish();
      current_.tag = tag;
    }
  }

  void leave_tag(Tag tag) {
    if (tag == Tag::a) {
      --in_link_;
    } else if (tag == Tag::td) {
      space();
    } else if (is_block(tag)) {
      if (tag == Tag::pre) --in_pre_;
      finish();
    }
  }

  void space() { current_.text += ' '; }

  void add(std::string_view text) {
    for (const char c : text) {
      if (in_pre_ > 0 && c == '\n') {
        finish();
        continue;
      }
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (blank && (current_.text.empty() || current_.text.back() == ' ')) continue;
      current_.text += blank ? ' ' : c;
      if (in_link_ > 0) ++current_.link_bytes;
    }
  }

  void finish() {
    std::string text = tidy_plain_value(current_.text);
    if (!text.empty()) {
      current_.text = std::move(text);
      blocks_.push_back(std::move(current_));
    }
    current_ = {};
  }

  const Dom& page_;
  std::vector<Block> blocks_;
  Block current_;
  int in_link_ = 0;
  int in_pre_ = 0;
};

bool has_words(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
  });
}

// Runs of three and more blocks that are only links lead elsewhere; so does the heading above them.
void drop_link_runs(std::vector<Block>& blocks) {
  std::vector<Block> kept;
  for (std::size_t at = 0; at < blocks.size();) {
    std::size_t end = at;
    while (end < blocks.size() && blocks[end].all_links()) ++end;
    const bool at_the_end = end == blocks.size();
    if (end - at >= 3 || (at_the_end && end > at)) {
      while (!kept.empty() && is_heading(kept.back().tag)) kept.pop_back();
      at = end;
      continue;
    }
    if (end == at) ++end;
    for (; at < end; ++at) kept.push_back(std::move(blocks[at]));
  }
  blocks = std::move(kept);
}

// A heading that announces other articles goes with what it announces: the short or linked blocks that follow,
// up to the next heading or paragraph.
void drop_announced(std::vector<Block>& blocks) {
  constexpr std::size_t longest_teaser = 160;
  std::vector<Block> kept;
  for (std::size_t at = 0; at < blocks.size();) {
    if (!announces_others(blocks[at].text)) {
      if (!is_boilerplate(blocks[at].text)) kept.push_back(std::move(blocks[at]));
      ++at;
      continue;
    }
    ++at;
    while (at < blocks.size() && (blocks[at].links > 0 || at + 1 == blocks.size()) &&
           (blocks[at].all_links() || blocks[at].text.size() < longest_teaser)) {
      ++at;
    }
  }
  blocks = std::move(kept);
}

}  // namespace

std::vector<std::string> take_paragraphs(const Dom& page, std::size_t root, const std::vector<bool>& left_out,
                                         std::string_view title) {
  std::vector<Block> blocks = Collector(page).collect(root, left_out);
  const std::string title_key = value_key(title);
  std::erase_if(blocks, [&](const Block& block) {
    if (!has_words(block.text)) return true;
    return is_heading(block.tag) && !title_key.empty() && value_key(block.text) == title_key;
  });
  drop_announced(blocks);
  drop_link_runs(blocks);
  while (!blocks.empty() && is_heading(blocks.back().tag)) blocks.pop_back();
  std::vector<std::string> paragraphs;
  for (Block& block : blocks) paragraphs.push_back(std::move(block.text));
  return paragraphs;
}

}  // namespace morgue::html

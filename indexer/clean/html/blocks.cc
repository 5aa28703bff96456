#include "indexer/clean/html/blocks.h"

#include <algorithm>
#include <array>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/boilerplate.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

class Collector {
 public:
  explicit Collector(const Dom& page) : page_(page) {}

  std::vector<TextBlock> collect(std::size_t root, const std::vector<LeftOut>& left_out) {
    std::vector<std::size_t> open;
    for (std::size_t node = root; node < page_[root].end;) {
      while (!open.empty() && page_[open.back()].end <= node) leave(open);
      if (left_out[node] != LeftOut::no) {
        space();
        node = page_[node].end;
        continue;
      }
      const Node& one = page_[node];
      if (one.tag == Tag::text) {
        add(node);
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

  void add(std::size_t node) {
    if (current_.text.find_first_not_of(' ') == std::string::npos) current_.node = node;
    for (const char c : page_[node].text) {
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
  std::vector<TextBlock> blocks_;
  TextBlock current_;
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

using Blocks = std::vector<TextBlock*>;

// The blocks that are kept so far.
Blocks kept_of(std::vector<TextBlock>& blocks) {
  Blocks kept;
  for (TextBlock& block : blocks) {
    if (block.is_kept()) kept.push_back(&block);
  }
  return kept;
}

void drop_empty_and_title(std::vector<TextBlock>& blocks, std::string_view title) {
  const std::string title_key = value_key(title);
  for (TextBlock& block : blocks) {
    if (!has_words(block.text)) {
      block.dropped = "no words";
    } else if (is_heading(block.tag) && !title_key.empty() && value_key(block.text) == title_key) {
      block.dropped = repeats_title;
    }
  }
}

// A heading that announces other articles goes with what it announces: the short or linked blocks that follow,
// up to the next heading or paragraph.
void drop_announced(const Blocks& blocks) {
  constexpr std::size_t longest_teaser = 160;
  for (std::size_t at = 0; at < blocks.size();) {
    if (!announces_others(blocks[at]->text)) {
      if (is_boilerplate(blocks[at]->text)) blocks[at]->dropped = "a pointer, an appeal or a right";
      ++at;
      continue;
    }
    blocks[at]->dropped = "announces other articles";
    ++at;
    while (at < blocks.size() && (blocks[at]->links > 0 || at + 1 == blocks.size()) &&
           (blocks[at]->all_links() || blocks[at]->text.size() < longest_teaser)) {
      blocks[at]->dropped = "announced as another article";
      ++at;
    }
  }
}

// Runs of three and more blocks that are only links lead elsewhere; so does the heading above them.
void drop_link_runs(const Blocks& blocks) {
  for (std::size_t at = 0; at < blocks.size();) {
    std::size_t end = at;
    while (end < blocks.size() && blocks[end]->all_links()) ++end;
    const bool at_the_end = end == blocks.size();
    if (end - at >= 3 || (at_the_end && end > at)) {
      for (std::size_t above = at; above > 0 && is_heading(blocks[above - 1]->tag); --above)
        blocks[above - 1]->dropped = "a heading above links";
      for (; at < end; ++at) blocks[at]->dropped = "one of a run of links";
      continue;
    }
    at = std::max(end, at + 1);
  }
}

}  // namespace

std::vector<TextBlock> article_blocks(const Dom& page, std::size_t root, const std::vector<LeftOut>& left_out,
                                      std::string_view title) {
  std::vector<TextBlock> blocks = Collector(page).collect(root, left_out);
  drop_empty_and_title(blocks, title);
  drop_announced(kept_of(blocks));
  drop_link_runs(kept_of(blocks));
  const Blocks kept = kept_of(blocks);
  for (auto last = kept.rbegin(); last != kept.rend() && is_heading((*last)->tag); ++last)
    (*last)->dropped = "a heading without text below";
  return blocks;
}

}  // namespace morgue::html

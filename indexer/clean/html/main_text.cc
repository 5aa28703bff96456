#include "indexer/clean/html/main_text.h"

#include <algorithm>
#include <utility>

#include "indexer/clean/html/hints.h"

namespace morgue::html {

namespace {

class Finder {
 public:
  Finder(const Dom& page, std::string_view title) : page_(page), title_(title), pruned_(prune(page)) {}

  MainText find() {
    MainText found;
    found.root = choose_root();
    leave_out_before_lead(found.root);
    found.blocks = article_blocks(page_, found.root, pruned_.left_out, title_);
    if (kept_size(found.blocks) < least_text && found.root != 0) {
      const std::size_t wider = widen(found.root);
      std::vector<TextBlock> more = article_blocks(page_, wider, pruned_.left_out, title_);
      if (kept_size(more) > 2 * kept_size(found.blocks)) {
        found.root = wider;
        found.blocks = std::move(more);
      }
    }
    for (const TextBlock& block : found.blocks) {
      if (block.is_kept()) found.paragraphs.push_back(block.text);
    }
    found.left_out = std::move(pruned_.left_out);
    return found;
  }

 private:
  static std::size_t kept_size(const std::vector<TextBlock>& blocks) {
    std::size_t size = 0;
    for (const TextBlock& one : blocks) size += one.is_kept() ? one.text.size() : 0;
    return size;
  }

  const Mass& mass(std::size_t node) const { return pruned_.masses[node]; }
  Role role(std::size_t node) const { return pruned_.roles[node]; }
  bool is_left_out(std::size_t node) const { return pruned_.left_out[node] != LeftOut::no; }

  std::size_t common_ancestor(std::size_t one, std::size_t other) const {
    while (page_[one].end <= other) one = page_[one].parent;
    return one;
  }

  // What holds all elements of the role that hold a fair part of the page's prose; 0 where they do not hold
  // enough of it together.
  std::size_t holder_of(Role wanted, double least) const {
    std::uint32_t most = 0;
    for (std::size_t node = 0; node < page_.size(); ++node) {
      if (!is_left_out(node) && role(node) == wanted) most = std::max(most, mass(node).prose);
    }
    if (most == 0 || most < least * mass(0).prose) return 0;
    std::size_t holder = 0;
    for (std::size_t node = 0; node < page_.size(); ++node) {
      if (is_left_out(node) || role(node) != wanted || mass(node).prose * 4 < most) continue;
      holder = holder == 0 ? node : common_ancestor(holder, node);
      // What lies within is seen already.
      node = page_[node].end - 1;
    }
    return holder;
  }

  // The element named as the article's text, where it holds a fair part of the page's prose; else down from the
  // whole page as long as one child holds nearly all.
  std::size_t choose_root() const {
    if (mass(0).prose == 0) return 0;
    std::size_t root = holder_of(Role::body, 0.35);
    if (root == 0) root = holder_of(Role::article, 0.5);
    for (;;) {
      std::size_t next = 0;
      for (std::size_t child = root + 1; child < page_[root].end; child = page_[child].end) {
        if (!is_left_out(child) && mass(child).prose * 100 > mass(root).prose * 90 &&
            page_[child].end > child + 1) {
          next = child;
        }
      }
      if (next == 0 || !is_group(page_[next].tag)) return root;
      root = next;
    }
  }

  static bool is_group(Tag tag) {
    return tag == Tag::div || tag == Tag::section || tag == Tag::article || tag == Tag::main ||
           tag == Tag::body || tag == Tag::table || tag == Tag::tr || tag == Tag::td || tag == Tag::form;
  }

  // Between the headline and the text stand leads; whatever else does is left out, and the root grows to hold
  // them.
  void leave_out_before_lead(std::size_t& root) {
    const std::size_t heading = headline_before(root);
    if (heading == page_.size()) return;
    std::size_t first = 0;
    std::vector<std::size_t> leads;
    for (std::size_t node = page_[heading].end; node < root; ++node) {
      if (is_left_out(node)) continue;
      const Node& one = page_[node];
      if (one.end > root) continue;
      const Mass& one_mass = mass(node);
      const bool is_lead = one_mass.text > 0 && one_mass.links * 4 < one_mass.text &&
                           (role(node) == Role::lead || (one_mass.prose > 0 && is_leaf_block(node)));
      if (!is_lead) continue;
      if (first == 0) first = node;
      leads.push_back(node);
      node = one.end - 1;
    }
    if (first == 0) return;
    const std::size_t holder = common_ancestor(first, root);
    std::vector<bool> kept(page_.size(), false);
    const auto keep = [&](std::size_t node) {
      for (std::size_t up = node; up != holder; up = page_[up].parent) kept[up] = true;
      std::fill(kept.begin() + static_cast<std::ptrdiff_t>(node),
                kept.begin() + static_cast<std::ptrdiff_t>(page_[node].end), true);
    };
    keep(root);
    for (const std::size_t lead : leads) keep(lead);
    for (std::size_t node = holder + 1; node < page_[holder].end; ++node) {
      if (!kept[node] && !is_left_out(node)) pruned_.left_out[node] = LeftOut::before_text;
    }
    root = holder;
  }

  // A block without blocks in it.
  bool is_leaf_block(std::size_t node) const {
    if (page_[node].tag != Tag::p && page_[node].tag != Tag::div && !is_heading(page_[node].tag))
      return false;
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (is_block(page_[at].tag) && page_[at].tag != Tag::br) return false;
    }
    return true;
  }

  // The last main heading before the text; the number of nodes where there is none.
  std::size_t headline_before(std::size_t root) const {
    std::size_t found = page_.size();
    for (std::size_t node = 0; node < root; ++node) {
      if (page_[node].tag == Tag::h1 && page_[node].end <= root && !is_left_out(node)) found = node;
    }
    return found;
  }

  std::size_t widen(std::size_t node) const {
    while (node != 0 && mass(page_[node].parent).prose < least_text) node = page_[node].parent;
    return page_[node].parent;
  }

  const Dom& page_;
  std::string_view title_;
  PrunedPage pruned_;
};

}  // namespace

MainText find_main_text(const Dom& page, std::string_view title) {
  if (page.size() == 0) return {};
  return Finder(page, title).find();
}

}  // namespace morgue::html

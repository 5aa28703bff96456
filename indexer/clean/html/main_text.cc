#include "indexer/clean/html/main_text.h"

#include <algorithm>
#include <cstdint>

#include "common/text/utf8.h"
#include "indexer/clean/html/blocks.h"
#include "indexer/clean/html/hints.h"

namespace morgue::html {

namespace {

// What stands in each subtree, of what is not left out.
struct Mass {
  std::uint32_t text = 0;   // bytes that are not white space
  std::uint32_t links = 0;  // of these within links
  std::uint32_t prose = 0;  // in blocks that read like sentences
};

// A shorter block may be anything.
constexpr std::uint32_t shortest_prose = 60;

std::uint32_t visible_bytes(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

class Finder {
 public:
  Finder(const Dom& page, std::string_view title) : page_(page), title_(title) {}

  MainText find() {
    MainText found;
    if (page_.size() == 0) return found;
    prune(Trust::names);
    const std::uint32_t by_names = mass_[0].prose;
    // A page whose names call nearly all of it navigation, advertisement or comments: a forum, a live blog.
    if (by_names < least_text && by_names * 5 < all_) {
      prune(Trust::elements);
      if (mass_[0].prose < least_text && mass_[0].prose * 5 < all_) prune(Trust::nothing);
    }
    found.root = choose_root();
    leave_out_before_lead(found.root);
    found.paragraphs = take_paragraphs(page_, found.root, left_out_, title_);
    if (paragraphs_size(found.paragraphs) < least_text && found.root != 0) {
      const std::size_t wider = widen(found.root);
      std::vector<std::string> more = take_paragraphs(page_, wider, left_out_, title_);
      if (paragraphs_size(more) > 2 * paragraphs_size(found.paragraphs)) {
        found.root = wider;
        found.paragraphs = std::move(more);
      }
    }
    return found;
  }

 private:
  static constexpr std::size_t least_text = 250;

  // What says that a part is not of the article.
  enum class Trust : std::uint8_t { names, elements, nothing };

  void prune(Trust trust) {
    left_out_.assign(page_.size(), false);
    roles_.assign(page_.size(), Role::none);
    leave_out_unseen(trust);
    weigh();
    all_ = mass_[0].prose;
    leave_out_chrome();
    weigh();
  }

  static std::size_t paragraphs_size(const std::vector<std::string>& paragraphs) {
    std::size_t size = 0;
    for (const std::string& one : paragraphs) size += one.size();
    return size;
  }

  void leave_out(std::size_t node) {
    std::fill(left_out_.begin() + static_cast<std::ptrdiff_t>(node),
              left_out_.begin() + static_cast<std::ptrdiff_t>(page_[node].end), true);
  }

  void leave_out_unseen(Trust trust) {
    for (std::size_t node = 0; node < page_.size(); ++node) {
      const Node& one = page_[node];
      switch (one.tag) {
        case Tag::text:
          continue;
        case Tag::hidden:
        case Tag::script:
        case Tag::head:
        case Tag::button:
          leave_out(node);
          node = one.end - 1;
          continue;
        case Tag::noscript:
          if (trust != Trust::nothing) {
            leave_out(node);
            node = one.end - 1;
          }
          continue;
        default:
          if (is_hidden(page_, node) && one.tag != Tag::body) {
            leave_out(node);
            node = one.end - 1;
            continue;
          }
          if (trust == Trust::names) roles_[node] = role_of(page_, node);
          if (trust == Trust::elements) roles_[node] = role_of_element(page_, node);
      }
    }
  }

  void weigh() {
    mass_.assign(page_.size(), {});
    for (std::size_t node = page_.size(); node-- > 0;) {
      const Node& one = page_[node];
      if (left_out_[node]) continue;
      Mass& mass = mass_[node];
      if (one.tag == Tag::text) mass.text = visible_bytes(one.text);
      if (one.tag == Tag::a) mass.links = mass.text;
      if (is_prose_block(node)) mass.prose = std::max(mass.prose, mass.text - mass.links);
      if (node == one.parent) continue;
      Mass& parent = mass_[one.parent];
      parent.text += mass.text;
      parent.links += mass.links;
      parent.prose += mass.prose;
    }
  }

  // The innermost block around enough text, most of it not links.
  bool is_prose_block(std::size_t node) const {
    const Mass& mass = mass_[node];
    if (mass.prose > 0 || mass.text < shortest_prose || mass.links * 2 > mass.text) return false;
    return is_block(page_[node].tag);
  }

  bool holds_heading(std::size_t node) const {
    for (std::size_t at = node; at < page_[node].end; ++at) {
      if (page_[at].tag == Tag::h1) return true;
    }
    return false;
  }

  bool holds_body(std::size_t node) const {
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (roles_[at] == Role::body && mass_[at].prose * 2 > mass_[node].prose) return true;
    }
    return false;
  }

  // What its name or kind says is not of the article, unless too much of the page stands in it for that to be
  // true.
  void leave_out_chrome() {
    const std::uint32_t all = std::max(mass_[0].prose, 1U);
    for (std::size_t node = 0; node < page_.size(); ++node) {
      if (left_out_[node]) continue;
      const Tag tag = page_[node].tag;
      if (tag == Tag::text || tag == Tag::body || tag == Tag::html || tag == Tag::main) continue;
      const Mass& mass = mass_[node];
      const double share = static_cast<double>(mass.prose) / all;
      const bool leave = [&] {
        switch (roles_[node]) {
          case Role::comments:
            return tag == Tag::article || share < 0.5 ||
                   (share < 0.95 && !holds_heading(node) && !holds_body(node));
          case Role::chrome:
            return share < 0.3 || (share < 0.6 && !holds_heading(node) && !holds_body(node));
          case Role::doubtful:
            return (mass.prose == 0 || mass.links * 3 > mass.text) && share < 0.08 && mass.text < 400 &&
                   !is_heading(tag);
          case Role::body:
          case Role::lead:
          case Role::article:
          case Role::none:
            break;
        }
        if (tag == Tag::article && node != 0 && is_card(node, share)) return true;
        if (tag == Tag::ul || tag == Tag::ol || tag == Tag::table || tag == Tag::div || tag == Tag::section ||
            tag == Tag::dl) {
          return is_link_list(node);
        }
        return false;
      }();
      if (leave) {
        leave_out(node);
        node = page_[node].end - 1;
      }
    }
  }

  // A teaser of another article: an article whose heading is a link, or that is all within one.
  bool is_card(std::size_t node, double share) const {
    if (share > 0.2) return false;
    for (std::size_t at = node; at < page_[node].end; ++at) {
      if (is_heading(page_[at].tag)) {
        const Mass& mass = mass_[at];
        for (std::size_t up = at; up != page_[node].parent; up = page_[up].parent) {
          if (page_[up].tag == Tag::a) return true;
        }
        return mass.text > 0 && mass.links * 10 > mass.text * 8;
      }
    }
    return false;
  }

  bool is_link_list(std::size_t node) const {
    const Mass& mass = mass_[node];
    if (mass.text == 0 || mass.prose * 4 > mass.text) return false;
    const std::uint32_t plain = mass.text - mass.links;
    return mass.links * 10 > mass.text * 8 && plain < 200 && link_count(node) > 2;
  }

  std::size_t link_count(std::size_t node) const {
    std::size_t count = 0;
    for (std::size_t at = node; at < page_[node].end; ++at) count += page_[at].tag == Tag::a ? 1U : 0U;
    return count;
  }

  std::size_t common_ancestor(std::size_t one, std::size_t other) const {
    while (page_[one].end <= other) one = page_[one].parent;
    return one;
  }

  // What holds all elements of the role that hold a fair part of the page's prose; 0 where they do not hold
  // enough of it together.
  std::size_t holder_of(Role role, double least) const {
    std::uint32_t most = 0;
    for (std::size_t node = 0; node < page_.size(); ++node) {
      if (!left_out_[node] && roles_[node] == role) most = std::max(most, mass_[node].prose);
    }
    if (most == 0 || most < least * mass_[0].prose) return 0;
    std::size_t holder = 0;
    for (std::size_t node = 0; node < page_.size(); ++node) {
      if (left_out_[node] || roles_[node] != role || mass_[node].prose * 4 < most) continue;
      holder = holder == 0 ? node : common_ancestor(holder, node);
      // What lies within is seen already.
      node = page_[node].end - 1;
    }
    return holder;
  }

  // The element named as the article's text, where it holds a fair part of the page's prose; else down from the
  // whole page as long as one child holds nearly all.
  std::size_t choose_root() const {
    if (mass_[0].prose == 0) return 0;
    std::size_t root = holder_of(Role::body, 0.35);
    if (root == 0) root = holder_of(Role::article, 0.5);
    for (;;) {
      std::size_t next = 0;
      for (std::size_t child = root + 1; child < page_[root].end; child = page_[child].end) {
        if (!left_out_[child] && mass_[child].prose * 100 > mass_[root].prose * 90 &&
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
      if (left_out_[node]) continue;
      const Node& one = page_[node];
      if (one.end > root) continue;
      const Mass& mass = mass_[node];
      const bool is_lead = mass.text > 0 && mass.links * 4 < mass.text &&
                           (roles_[node] == Role::lead || (mass.prose > 0 && is_leaf_block(node)));
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
      if (!kept[node]) left_out_[node] = true;
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
      if (page_[node].tag == Tag::h1 && page_[node].end <= root && !left_out_[node]) found = node;
    }
    return found;
  }

  std::size_t widen(std::size_t node) const {
    while (node != 0 && mass_[page_[node].parent].prose < least_text) node = page_[node].parent;
    return page_[node].parent;
  }

  const Dom& page_;
  std::string_view title_;
  std::uint32_t all_ = 0;  // prose of what is shown
  std::vector<bool> left_out_;
  std::vector<Role> roles_;
  std::vector<Mass> mass_;
};

}  // namespace

MainText find_main_text(const Dom& page, std::string_view title) {
  return Finder(page, title).find();
}

}  // namespace morgue::html

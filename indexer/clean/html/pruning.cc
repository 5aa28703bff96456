#include "indexer/clean/html/pruning.h"

#include <algorithm>

namespace morgue::html {

namespace {

// A shorter block may be anything.
constexpr std::uint32_t shortest_prose = 60;

std::uint32_t visible_bytes(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

// What says that a part is not of the article.
enum class Trust : std::uint8_t { names, elements, nothing };

class Pruning {
 public:
  Pruning(const Dom& page, Trust trust) : page_(page) {
    pruned_.left_out.assign(page.size(), LeftOut::no);
    pruned_.roles.assign(page.size(), Role::none);
    leave_out_unseen(trust);
    weigh();
    shown_prose_ = mass(0).prose;
    leave_out_chrome();
    weigh();
  }

  // A page whose names call nearly all of it navigation, advertisement or comments: a forum, a live blog.
  bool leaves_nothing() const {
    return mass(0).prose < least_text && std::size_t{mass(0).prose} * 5 < shown_prose_;
  }

  PrunedPage take() { return std::move(pruned_); }

 private:
  const Mass& mass(std::size_t node) const { return pruned_.masses[node]; }
  bool is_left_out(std::size_t node) const { return pruned_.left_out[node] != LeftOut::no; }

  void leave_out_unseen(Trust trust) {
    for (std::size_t node = 0; node < page_.size(); ++node) {
      const Node& one = page_[node];
      if (one.tag == Tag::text) continue;
      const bool unseen = one.tag == Tag::hidden || one.tag == Tag::script || one.tag == Tag::head ||
                          one.tag == Tag::button || (one.tag == Tag::noscript && trust != Trust::nothing) ||
                          (one.tag != Tag::noscript && one.tag != Tag::body && is_hidden(page_, node));
      if (unseen) {
        pruned_.leave_out(page_, node, LeftOut::unseen);
        node = one.end - 1;
      } else if (one.tag != Tag::noscript) {
        if (trust == Trust::names) pruned_.roles[node] = role_of(page_, node);
        if (trust == Trust::elements) pruned_.roles[node] = role_of_element(page_, node);
      }
    }
  }

  void weigh() {
    pruned_.masses.assign(page_.size(), {});
    for (std::size_t node = page_.size(); node-- > 0;) {
      const Node& one = page_[node];
      if (is_left_out(node)) continue;
      Mass& mass = pruned_.masses[node];
      if (one.tag == Tag::text) mass.text = visible_bytes(one.text);
      if (one.tag == Tag::a) mass.links = mass.text;
      if (is_prose_block(node)) mass.prose = std::max(mass.prose, mass.text - mass.links);
      if (node == one.parent) continue;
      Mass& parent = pruned_.masses[one.parent];
      parent.text += mass.text;
      parent.links += mass.links;
      parent.prose += mass.prose;
    }
  }

  // The innermost block around enough text, most of it not links.
  bool is_prose_block(std::size_t node) const {
    const Mass& one = mass(node);
    if (one.prose > 0 || one.text < shortest_prose || one.links * 2 > one.text) return false;
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
      if (pruned_.roles[at] == Role::body && mass(at).prose * 2 > mass(node).prose) return true;
    }
    return false;
  }

  // What its name or kind says is not of the article, unless too much of the page stands in it for that to be
  // true.
  void leave_out_chrome() {
    const std::uint32_t all = std::max(mass(0).prose, 1U);
    for (std::size_t node = 0; node < page_.size(); ++node) {
      if (is_left_out(node)) continue;
      const Tag tag = page_[node].tag;
      if (tag == Tag::text || tag == Tag::body || tag == Tag::html || tag == Tag::main) continue;
      const LeftOut reason = why_chrome(node, static_cast<double>(mass(node).prose) / all);
      if (reason == LeftOut::no) continue;
      pruned_.leave_out(page_, node, reason);
      node = page_[node].end - 1;
    }
  }

  // `share` of the page's prose stands in the node.
  LeftOut why_chrome(std::size_t node, double share) const {
    const Mass& one = mass(node);
    const Tag tag = page_[node].tag;
    switch (pruned_.roles[node]) {
      case Role::comments:
        return tag == Tag::article || share < 0.5 ||
                       (share < 0.95 && !holds_heading(node) && !holds_body(node))
                   ? LeftOut::comments
                   : LeftOut::no;
      case Role::chrome:
        if (share < 0.3 || (share < 0.6 && !holds_heading(node) && !holds_body(node))) {
          return role_of_element(page_, node) == Role::chrome ? LeftOut::furniture : LeftOut::named_furniture;
        }
        return LeftOut::no;
      case Role::doubtful:
        return (one.prose == 0 || one.links * 3 > one.text) && share < 0.08 && one.text < 400 &&
                       !is_heading(tag)
                   ? LeftOut::doubtful
                   : LeftOut::no;
      case Role::body:
      case Role::lead:
      case Role::article:
      case Role::none:
        break;
    }
    if (tag == Tag::article && node != 0 && is_card(node, share)) return LeftOut::card;
    const bool may_list = tag == Tag::ul || tag == Tag::ol || tag == Tag::table || tag == Tag::div ||
                          tag == Tag::section || tag == Tag::dl;
    return may_list && is_link_list(node) ? LeftOut::link_list : LeftOut::no;
  }

  // A teaser of another article: an article whose heading is a link, or that is all within one.
  bool is_card(std::size_t node, double share) const {
    if (share > 0.2) return false;
    for (std::size_t at = node; at < page_[node].end; ++at) {
      if (!is_heading(page_[at].tag)) continue;
      for (std::size_t up = at; up != page_[node].parent; up = page_[up].parent) {
        if (page_[up].tag == Tag::a) return true;
      }
      return mass(at).text > 0 && mass(at).links * 10 > mass(at).text * 8;
    }
    return false;
  }

  bool is_link_list(std::size_t node) const {
    const Mass& one = mass(node);
    if (one.text == 0 || one.prose * 4 > one.text) return false;
    const std::uint32_t plain = one.text - one.links;
    return one.links * 10 > one.text * 8 && plain < 200 && link_count(node) > 2;
  }

  std::size_t link_count(std::size_t node) const {
    std::size_t count = 0;
    for (std::size_t at = node; at < page_[node].end; ++at) count += page_[at].tag == Tag::a ? 1U : 0U;
    return count;
  }

  const Dom& page_;
  PrunedPage pruned_;
  std::uint32_t shown_prose_ = 0;
};

}  // namespace

std::string_view to_string(LeftOut reason) {
  switch (reason) {
    case LeftOut::no:
      return "";
    case LeftOut::unseen:
      return "not shown to readers";
    case LeftOut::furniture:
      return "navigation, aside, footer, caption";
    case LeftOut::named_furniture:
      return "its name says: not of the article";
    case LeftOut::comments:
      return "comments of readers";
    case LeftOut::doubtful:
      return "notes and links around the text";
    case LeftOut::card:
      return "a teaser of another article";
    case LeftOut::link_list:
      return "a list of links";
    case LeftOut::before_text:
      return "between headline and text, no lead";
  }
  return "";
}

void PrunedPage::leave_out(const Dom& page, std::size_t node, LeftOut reason) {
  std::fill(left_out.begin() + static_cast<std::ptrdiff_t>(node),
            left_out.begin() + static_cast<std::ptrdiff_t>(page[node].end), reason);
}

PrunedPage prune(const Dom& page) {
  for (const Trust trust : {Trust::names, Trust::elements}) {
    if (Pruning pruning(page, trust); !pruning.leaves_nothing()) return pruning.take();
  }
  return Pruning(page, Trust::nothing).take();
}

}  // namespace morgue::html

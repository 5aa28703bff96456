// Which parts of a page are not of its article, by their names, kinds and links.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/clean/html/dom.h"
#include "indexer/clean/html/hints.h"

namespace morgue::html {

// Why a node is left out.
enum class LeftOut : std::uint8_t {
  no,
  unseen,           // scripts, controls, what is hidden
  furniture,        // navigation, asides, footers, captions
  named_furniture,  // the same by class or id
  comments,
  doubtful,  // "meta", "tools": short or full of links
  card,      // a teaser of another article
  link_list,
  before_text,  // between the headline and the text, and no lead
};

// In a few words, for people.
std::string_view to_string(LeftOut reason);

// What stands in a subtree, of what is not left out.
struct Mass {
  std::uint32_t text = 0;   // bytes that are not white space
  std::uint32_t links = 0;  // of these within links
  std::uint32_t prose = 0;  // in blocks that read like sentences
};

struct PrunedPage {
  std::vector<LeftOut> left_out;  // of a subtree all nodes
  std::vector<Role> roles;
  std::vector<Mass> masses;

  void leave_out(const Dom& page, std::size_t node, LeftOut reason);
};

// Less than this is hardly a text.
inline constexpr std::size_t least_text = 250;

// `page` has a node at least. Where what names and kinds say would leave next to nothing, they are not believed.
PrunedPage prune(const Dom& page);

}  // namespace morgue::html

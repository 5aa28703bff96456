// A page as a tree that is walked without recursion: nodes lie in document order, and each knows where its
// subtree ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/html/tags.h"

struct _xmlDoc;  // NOLINT(bugprone-reserved-identifier): libxml2 calls it so

namespace morgue::html {

struct Attribute {
  std::string_view name;  // lower case
  std::string_view value;
};

struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;           // the root is its own
  std::uint32_t end = 0;              // one past the last node of the subtree
  std::uint32_t first_attribute = 0;  // into the page's attributes
  std::uint32_t attribute_count = 0;
  std::string_view text;  // of a run of characters; the name of an element
};

class Dom {
 public:
  // Any bytes of valid UTF-8 give a tree, however damaged or deep; what cannot be parsed at all gives an empty
  // one. Nesting beyond 500 is flattened.
  static Dom parse(std::string_view page);

  std::size_t size() const { return nodes_.size(); }
  const Node& operator[](std::size_t node) const { return nodes_[node]; }

  // Empty where there is none.
  std::string_view attribute(std::size_t node, std::string_view name) const;
  bool has_attribute(std::size_t node, std::string_view name) const;

  // What a reader sees of the subtree on one line, white space collapsed.
  std::string text(std::size_t node) const;

  bool is_within(std::size_t node, Tag ancestor) const;

 private:
  struct Free {
    void operator()(_xmlDoc* document) const;
  };

  void build();

  std::unique_ptr<_xmlDoc, Free> document_;  // owns what the views point to
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

}  // namespace morgue::html

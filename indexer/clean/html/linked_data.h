// Articles described by JSON-LD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace morgue::html {

struct LinkedArticle {
  bool found = false;  // an article; else what other things of the page state
  std::string headline;
  std::string url;
  std::string published;
  std::string modified;
  std::string page_published;  // of the page that holds an article without a date
  std::string section;
  std::string language;
  std::string publisher;
  std::string site;
  std::string body;
  std::vector<std::string> authors;
  std::vector<std::string> organisations;  // stated as authors
  std::vector<std::string> tags;
};

// The first article (NewsArticle, BlogPosting and kin) of the blocks, also inside "@graph" and lists, before those that
// are only items of a list or parts of another thing; its author looked up by "@id" where it is a reference. Blocks that are no JSON are passed over.
LinkedArticle read_linked_data(const std::vector<std::string_view>& blocks);

}  // namespace morgue::html

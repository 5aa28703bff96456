// What a page states about itself where readers do not look: meta elements, linked data, microdata.
#pragma once

#include <string>
#include <vector>

#include "indexer/clean/html/dom.h"

namespace morgue::html {

// As stated, in the order of trust; empty where the page says nothing.
struct PageMetadata {
  std::string url;             // canonical
  std::string headline;        // of linked data
  std::string shared_title;    // for social networks, often with the outlet's name
  std::string document_title;  // <title>
  std::string site;            // the outlet
  std::string language;
  std::string section;
  std::vector<std::string> linked_authors;        // people, of linked data
  std::vector<std::string> linked_organisations;  // stated there as authors
  std::vector<std::string> authors;               // of meta elements that speak of articles
  std::vector<std::string> weak_authors;          // <meta name="author"> and kin: may be the outlet
  std::vector<std::string> tags;
  std::vector<std::string> published;            // dates, the most trusted first
  std::vector<std::string> microdata_published;  // of visible elements: the article's or a teaser's
  std::string script_date;                       // within a script's data
  std::string image;                             // address of the picture shared with it
  std::vector<std::string> modified;
  std::vector<std::string> unclear_dates;  // <meta name="date">: of the article or of the page
  std::string body;                        // articleBody of linked data
  bool is_article = false;                 // the page calls itself one
};

PageMetadata read_metadata(const Dom& page);

}  // namespace morgue::html

// The same short article in the markup of many systems.
#pragma once

#include <string>

#include "indexer/clean/html/page_reading.h"

namespace morgue::html {

struct PageVariant {
  const char* name;
  std::string head;
  std::string above;  // between headline and text
  std::string language = "en";
};

// Its paragraphs.
std::string variant_text();

std::string json_block(const std::string& value);

// With the headline "Ferry every hour", and in the footer a day that is not the article's.
PageReading read_variant(const PageVariant& variant);

// As of June 2024.
PageReading read_whole_page(const std::string& markup);

}  // namespace morgue::html

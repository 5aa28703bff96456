#include "tests/indexer/clean/html/page_variant.h"

namespace morgue::html {

std::string variant_text() {
  return "<p>The ferry between the islands will run every hour from Monday, the harbour office said on "
         "Friday.</p>"
         "<p>Fares stay as they are, and bicycles, which used to cost extra, now travel free of charge.</p>"
         "<p>Islanders had asked for a later boat for years, and the last one now leaves at midnight.</p>";
}

std::string json_block(const std::string& value) {
  return "<script type=\"application/ld+json\">" + value + "</script>";
}

PageReading read_variant(const PageVariant& variant) {
  return read_whole_page(
      "<!DOCTYPE html><html lang=\"" + variant.language + "\"><head><title>Ferry every hour</title>" +
      variant.head + "</head><body><header><a href=/>Delta Post</a></header><article>" +
      "<h1>Ferry every hour</h1>" + variant.above + "<div class=article-body>" + variant_text() +
      "</div></article><footer>&copy; 2023 Delta Post, since 3 May 1998</footer></body></html>");
}

PageReading read_whole_page(const std::string& markup) {
  Date present;
  present.year = 2024;
  present.month = 6;
  present.day = 1;
  return read_html_page(markup, {}, present);
}

}  // namespace morgue::html

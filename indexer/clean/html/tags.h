// The elements of HTML that reading a page tells apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace morgue::html {

enum class Tag : std::uint8_t {
  text,   // not an element: a run of characters
  other,  // inline, or unknown
  a,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  dd,
  div,
  dl,
  dt,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hidden,  // script, style, controls: no text for readers
  hr,
  html,
  img,
  li,
  link,
  main,
  meta,
  nav,
  noscript,
  ol,
  p,
  pre,
  script,
  section,
  span,
  table,
  td,
  time,
  title,
  tr,
  ul,
};

Tag tag_of(std::string_view name);

bool is_heading(Tag tag);

// Makes a paragraph, a line or a cell of its own.
bool is_block(Tag tag);

}  // namespace morgue::html

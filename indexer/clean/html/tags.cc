#include "indexer/clean/html/tags.h"

#include <algorithm>
#include <array>

#include "indexer/read/markup.h"

namespace morgue::html {

namespace {

struct Named {
  std::string_view name;
  Tag tag;
};

// Sorted by name. th is a cell like td; what libxml2 keeps of HTML 4's <center> and kin groups like a div.
constexpr std::array<Named, 56> names{{
    {"a", Tag::a},
    {"address", Tag::address},
    {"article", Tag::article},
    {"aside", Tag::aside},
    {"blockquote", Tag::blockquote},
    {"body", Tag::body},
    {"br", Tag::br},
    {"button", Tag::button},
    {"caption", Tag::caption},
    {"center", Tag::div},
    {"dd", Tag::dd},
    {"details", Tag::div},
    {"dialog", Tag::div},
    {"div", Tag::div},
    {"dl", Tag::dl},
    {"dt", Tag::dt},
    {"fieldset", Tag::div},
    {"figcaption", Tag::figcaption},
    {"figure", Tag::figure},
    {"footer", Tag::footer},
    {"form", Tag::form},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"head", Tag::head},
    {"header", Tag::header},
    {"hr", Tag::hr},
    {"html", Tag::html},
    {"img", Tag::img},
    {"li", Tag::li},
    {"link", Tag::link},
    {"main", Tag::main},
    {"meta", Tag::meta},
    {"nav", Tag::nav},
    {"noscript", Tag::noscript},
    {"ol", Tag::ol},
    {"p", Tag::p},
    {"pre", Tag::pre},
    {"script", Tag::script},
    {"section", Tag::section},
    {"span", Tag::span},
    {"summary", Tag::div},
    {"table", Tag::table},
    {"tbody", Tag::section},
    {"td", Tag::td},
    {"tfoot", Tag::section},
    {"th", Tag::td},
    {"thead", Tag::section},
    {"time", Tag::time},
    {"title", Tag::title},
    {"tr", Tag::tr},
    {"ul", Tag::ul},
    {"xmp", Tag::pre},
}};

static_assert(std::ranges::is_sorted(names, {}, &Named::name));

}  // namespace

Tag tag_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(names, name, {}, &Named::name);
  if (found != names.end() && found->name == name) return found->tag;
  return is_hidden_element(name) ? Tag::hidden : Tag::other;
}

bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::text:
    case Tag::other:
    case Tag::a:
    case Tag::button:
    case Tag::hidden:
    case Tag::img:
    case Tag::link:
    case Tag::meta:
    case Tag::noscript:
    case Tag::script:
    case Tag::span:
    case Tag::time:
      return false;
    default:
      return true;
  }
}

}  // namespace morgue::html

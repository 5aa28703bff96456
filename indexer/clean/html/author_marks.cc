#include "indexer/clean/html/author_marks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/clean/authors.h"
#include "indexer/clean/html/bylines.h"
#include "indexer/clean/html/hints.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

bool is_address_of_author(std::string_view address) {
  return std::ranges::any_of(
      std::array<std::string_view, 9>{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/",
                                      "/redakteur/", "/reporters/", "/staff/", "/autores/"},
      [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
}

bool is_address_of_user(std::string_view address) {
  return std::ranges::any_of(
      std::array<std::string_view, 8>{"/@", "/user/", "/users/", "/profile/", "/profil/", "/members/",
                                      "/member/", "viewprofile"},
      [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
}

std::string parted_text(const Dom& page, std::size_t node) {
  std::string parted;
  for (std::size_t at = node; at < page[node].end; ++at) {
    if (page[at].tag == Tag::script || page[at].tag == Tag::hidden || page[at].tag == Tag::noscript) {
      at = page[at].end - 1;
      continue;
    }
    if (page[at].tag != Tag::text) continue;
    const std::string text = tidy_plain_value(page[at].text);
    if (text.empty()) continue;
    const auto is_joint = [](std::string_view word) {
      constexpr std::array<std::string_view, 8> joints{"and", "und", "&", "et", "y", "e", ",", "i"};
      return std::ranges::find(joints, word) != joints.end();
    };
    const std::size_t last_word = parted.find_last_of("| ") + 1;
    const bool goes_on = text.front() == ',' || is_joint(text.substr(0, text.find(' '))) ||
                         parted.ends_with(',') || is_joint(std::string_view(parted).substr(last_word)) ||
                         is_byline_opening(parted);
    if (!parted.empty()) parted += goes_on ? " " : "|";
    parted += text;
  }
  const std::string whole = page.text(node);
  constexpr std::ptrdiff_t most_spaces = 2;
  return are_names(whole) && std::ranges::count(whole, ' ') <= most_spaces && !are_names(byline_names(parted))
             ? whole
             : parted;
}

std::string itemprop_name(const Dom& page, std::size_t node) {
  for (std::size_t at = node + 1; at < page[node].end; ++at) {
    if (page[at].tag == Tag::text || page.attribute(at, "itemprop") != "name") continue;
    const std::string_view content = page.attribute(at, "content");
    return content.empty() ? page.text(at) : std::string(content);
  }
  const std::string_view content = page.attribute(node, "content");
  return content.empty() ? parted_text(page, node) : std::string(content);
}

bool is_of_something_else(const Dom& page, std::size_t node, bool near_headline) {
  const Node& one = page[node];
  if (one.tag == Tag::figure || one.tag == Tag::figcaption || one.tag == Tag::nav) return true;
  constexpr std::array<std::string_view, 9> other{"caption",     "comment",   "comments",
                                                  "commentlist", "copyright", "credit",
                                                  "photo",       "kommentar", "kommentare"};
  constexpr std::array<std::string_view, 15> lists{"latest",   "popular", "recent",  "related", "recommended",
                                                   "sidebar",  "teaser",  "teasers", "image",   "trending",
                                                   "carousel", "footer",  "menu",    "aside",   "quote"};
  const std::vector<std::string> hints = hint_words(page, node);
  const auto has_word = [&hints](const auto& words) {
    return std::ranges::any_of(
        hints, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
  };
  if (std::ranges::any_of(hints, [](const std::string& word) {
        return word.starts_with("author") || word.starts_with("autor") || word.starts_with("byline");
      })) {
    return false;
  }
  // A headline's own lines may be named like a teaser's.
  constexpr std::size_t small = 40;
  return has_word(other) || (has_word(lists) && (one.end - node > small || !near_headline));
}

bool is_set_off(const Dom& page, std::size_t node, std::size_t above) {
  bool set_off = false;
  for (std::size_t up = page[node].parent; up != above && up != 0; up = page[up].parent) {
    const Tag tag = page[up].tag;
    if (tag == Tag::a || is_heading(tag) || tag == Tag::li) return false;
    const std::string_view name = page[up].text;
    set_off = set_off || name == "em" || name == "i" || name == "strong" || name == "b" ||
              page.attribute(up, "align") == "right" ||
              page.attribute(up, "style").find("right") != std::string_view::npos;
  }
  return set_off;
}

bool may_be_signature(const Dom& page, std::size_t node, std::size_t above) {
  for (std::size_t up = page[node].parent; up != above && up != 0; up = page[up].parent) {
    if (page.attribute(up, "align") == "right" ||
        page.attribute(up, "style").find("right") != std::string_view::npos) {
      return true;
    }
    if (page[up].tag == Tag::p) return page[up].end == page[page[up].parent].end;
  }
  return false;
}

}  // namespace morgue::html

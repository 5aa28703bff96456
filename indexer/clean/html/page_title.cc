#include "indexer/clean/html/page_title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/hints.h"
#include "indexer/clean/identity.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

constexpr std::array<std::string_view, 12> separators{" | ",  " - ", " – ", " — ", " » ", " « ",
                                                      " :: ", " · ", " • ", " / ", " ‹ ", " > "};

struct Cut {
  std::string_view before;
  std::string_view after;
};

std::vector<Cut> cuts_of(std::string_view title) {
  std::vector<Cut> cuts;
  for (const std::string_view separator : separators) {
    for (std::size_t at = title.find(separator); at != std::string_view::npos;
         at = title.find(separator, at + separator.size())) {
      cuts.push_back({text::trim(title.substr(0, at)), text::trim(title.substr(at + separator.size()))});
    }
  }
  std::ranges::sort(cuts, {}, [](const Cut& cut) { return cut.before.size(); });
  return cuts;
}

bool same_outlet(std::string_view part, std::string_view site) {
  const std::string a = value_key(part);
  const std::string b = value_key(site);
  if (a.empty() || b.empty()) return false;
  // "Delta Post Online"; but a headline may speak of what the site is named for.
  const bool is_short = a.size() <= 2 * b.size() + 6;
  return a == b || (is_short && b.size() > 3 && a.find(b) != std::string::npos) ||
         (a.size() > 3 && b.find(a) != std::string::npos);
}

// The outlet's name above its pages leads to its first page.
bool leads_home(const Dom& page, std::size_t heading) {
  const auto is_home = [](std::string_view address) {
    if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos) {
      const std::size_t path = address.find('/', scheme + 3);
      return path == std::string_view::npos || path + 1 == address.size();
    }
    return address == "/" || address == "./" || address == "index.html" || address == "/index.php" ||
           address == "index.php";
  };
  for (std::size_t at = heading; at < page[heading].end; ++at) {
    if (page[at].tag == Tag::a && is_home(page.attribute(at, "href"))) return true;
  }
  const std::size_t parent = page[heading].parent;
  return page[parent].tag == Tag::a && is_home(page.attribute(parent, "href"));
}

// The lines of a heading that are no part of the headline: a kicker, a section, a date.
bool is_beside_headline(const Dom& page, std::size_t node) {
  constexpr std::array<std::string_view, 20> names{
      "kicker",   "topline",    "overline", "dachzeile", "roofline", "spitzmarke", "overtitle",
      "suptitle", "pretitle",   "eyebrow",  "category",  "date",     "antetitulo", "ueberzeile",
      "surtitre", "supertitle", "topic",    "rubrik",    "subline",  "headlinetop"};
  if (page[node].tag == Tag::text) return false;
  return page[node].tag == Tag::time ||
         std::ranges::any_of(hint_words(page, node), [&](const std::string& word) {
           return std::ranges::find(names, word) != names.end();
         });
}

std::string headline_text(const Dom& page, std::size_t heading) {
  std::string text;
  for (std::size_t at = heading + 1; at < page[heading].end;) {
    const Node& one = page[at];
    if (is_beside_headline(page, at) || one.tag == Tag::script || one.tag == Tag::hidden ||
        one.tag == Tag::noscript) {
      at = one.end;
      continue;
    }
    if (one.tag == Tag::text) {
      text += one.text;
    } else if (is_block(one.tag)) {
      text += ' ';
    }
    ++at;
  }
  for (char& c : text) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  text = tidy_plain_value(text);
  return text.empty() ? tidy_plain_value(page.text(heading)) : text;
}

// How well a headline fits the stated titles: 2 equal to or the beginning of one, 1 within one.
int agreement(const std::string& key, const std::vector<std::string>& stated) {
  int best = 0;
  for (const std::string& one : stated) {
    // A short beginning may as well be the outlet's name.
    constexpr std::size_t shortest = 12;
    if (one == key || (key.size() >= shortest && one.starts_with(key + " "))) return 2;
    if (one.find(key) != std::string::npos) best = 1;
    if (one.size() > 15 && key.find(one) != std::string::npos) best = 1;
  }
  return best;
}

}  // namespace

std::string without_outlet(std::string_view title, std::string_view site) {
  std::string_view rest = title;
  if (!site.empty()) {
    for (const Cut& cut : cuts_of(title)) {
      if (same_outlet(cut.after, site) && !cut.before.empty()) return std::string(cut.before);
      if (same_outlet(cut.before, site) && !cut.after.empty()) rest = cut.after;
    }
    if (rest.size() != title.size()) return std::string(rest);
  }
  return std::string(title);
}

namespace {

// "Talks end - Delta Post" of a page of delta-post.example.
std::string without_address(const std::string& title, std::string_view url) {
  const auto letters_of = [](std::string_view text) {
    std::string letters;
    std::ranges::copy_if(text, std::back_inserter(letters),
                         [](char c) { return c != ' ' && c != '-' && c != '.'; });
    return letters;
  };
  const std::string address = host_of(url);
  const std::string host = letters_of(address);
  const std::string stem = letters_of(std::string_view(address).substr(0, address.find('.')));
  constexpr std::size_t shortest = 4;
  constexpr std::size_t longest_title = 1000;
  if (stem.size() < shortest || title.size() > longest_title) return title;
  const auto is_host = [&](std::string_view side) {
    const std::string name = letters_of(value_key(side));
    return name.size() >= stem.size() && host.starts_with(name);
  };
  for (const Cut& cut : cuts_of(title)) {
    if (is_host(cut.after) && !cut.before.empty()) return std::string(cut.before);
    if (is_host(cut.before) && !cut.after.empty()) return std::string(cut.after);
  }
  return title;
}

// A headline that a stated title ends, and a few words of another line before it.
std::string without_kicker(const std::string& headline, const PageMetadata& metadata) {
  const std::string key = value_key(headline);
  for (const std::string* stated : {&metadata.headline, &metadata.shared_title, &metadata.document_title}) {
    std::string title = without_outlet(*stated, metadata.site);
    const std::string part = value_key(title);
    if (part.size() * 2 < key.size() || part.size() >= key.size() || !key.ends_with(part)) continue;
    // As the page writes it, where that can be told.
    const std::size_t at = headline.rfind(title);
    return at == std::string::npos ? title : headline.substr(at);
  }
  return headline;
}

}  // namespace

std::string find_title(const Dom& page, const PageMetadata& metadata) {
  std::vector<std::string> stated;
  std::vector<std::string> sides;
  for (const std::string* one : {&metadata.headline, &metadata.shared_title, &metadata.document_title}) {
    std::string key = value_key(*one);
    if (key.empty()) continue;
    stated.push_back(std::move(key));
    // "Delta Post - News - Talks end": the headline may be any side of a mark.
    constexpr std::size_t longest = 1000;
    if (one->size() > longest) continue;
    for (const Cut& cut : cuts_of(*one)) {
      for (const std::string_view side : {cut.before, cut.after}) {
        if (std::string part = value_key(side); !part.empty()) sides.push_back(std::move(part));
      }
    }
  }
  std::string best;
  int best_score = 0;
  bool is_main = false;  // the best is
  std::size_t first_headings = 0;
  std::string only;
  std::string last_main;
  for (std::size_t node = 0; node < page.size(); ++node) {
    const Tag tag = page[node].tag;
    if (tag != Tag::h1 && tag != Tag::h2 && tag != Tag::h3) continue;
    std::string heading = headline_text(page, node);
    const std::string key = value_key(heading);
    if (key.empty() || leads_home(page, node)) continue;
    if (tag == Tag::h1) {
      // Pages for screens of two sizes print theirs twice.
      if (heading != last_main) ++first_headings;
      last_main = heading;
      if (only.empty() && !same_outlet(heading, metadata.site)) only = heading;
    }
    if (same_outlet(heading, metadata.site) && key.size() < 30) continue;
    int fit = agreement(key, stated);
    if (fit == 1 && std::ranges::find(sides, key) != sides.end()) fit = 2;
    int score = fit == 0 ? 0 : fit * 10 + (tag == Tag::h1 ? 5 : tag == Tag::h2 ? 2 : 0);
    if (fit > 0 && key.size() < 12 && tag != Tag::h1) score = 0;
    const bool says_more = score > 0 && score == best_score && tag == Tag::h1 && heading.size() > best.size();
    if (score > best_score || says_more) {
      best_score = score;
      is_main = tag == Tag::h1;
      best = std::move(heading);
    }
  }
  // A few words of the stated title above a part of the text are no match for the only main heading.
  const bool is_weak = !is_main && std::ranges::all_of(stated, [&](const std::string& one) {
    return best.size() * 2 < one.size();
  });
  const bool has_only = first_headings == 1 && !only.empty();
  if (best_score > 0 && !(is_weak && has_only)) return without_kicker(best, metadata);
  if (has_only) return only;
  const auto usable = [&](const std::string& title) {
    return !title.empty() && !same_outlet(title, metadata.site);
  };
  if (usable(metadata.headline)) return metadata.headline;
  if (!only.empty()) return only;
  std::string shared = without_address(without_outlet(metadata.shared_title, metadata.site), metadata.url);
  if (usable(shared)) return shared;
  std::string title = without_address(without_outlet(metadata.document_title, metadata.site), metadata.url);
  if (title == metadata.document_title) {
    // An outlet that does not name itself: the longer side is the headline.
    const std::vector<Cut> cuts = cuts_of(title);
    if (!cuts.empty()) {
      const Cut& last = cuts.back();
      return std::string(last.before.size() >= last.after.size() ? last.before : last.after);
    }
  }
  return title;
}

std::size_t headline_node(const Dom& page, std::string_view title) {
  std::size_t main_heading = page.size();
  const std::string key = value_key(title);
  for (std::size_t node = 0; node < page.size(); ++node) {
    if (!is_heading(page[node].tag)) continue;
    const std::string heading = value_key(page.text(node));
    if (!key.empty() && heading.ends_with(key)) return node;
    if (!heading.empty() && page[node].tag == Tag::h1) main_heading = std::min(main_heading, node);
  }
  return main_heading;
}

}  // namespace morgue::html

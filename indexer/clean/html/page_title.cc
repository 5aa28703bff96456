#include "indexer/clean/html/page_title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/hints.h"
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
  return a == b || (b.size() > 3 && a.find(b) != std::string::npos) ||
         (a.size() > 3 && b.find(a) != std::string::npos);
}

// How well a headline fits the stated titles: 2 equal to or the beginning of one, 1 within one.
int agreement(const std::string& key, const std::vector<std::string>& stated) {
  int best = 0;
  for (const std::string& one : stated) {
    if (one == key || one.starts_with(key + " ")) return 2;
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
  for (const std::string* one : {&metadata.headline, &metadata.shared_title, &metadata.document_title}) {
    if (std::string key = value_key(*one); !key.empty()) stated.push_back(std::move(key));
  }
  std::string best;
  int best_score = 0;
  std::size_t first_headings = 0;
  std::string only;
  for (std::size_t node = 0; node < page.size(); ++node) {
    const Tag tag = page[node].tag;
    if (tag != Tag::h1 && tag != Tag::h2 && tag != Tag::h3) continue;
    std::string heading = tidy_plain_value(page.text(node));
    const std::string key = value_key(heading);
    if (key.empty()) continue;
    if (tag == Tag::h1) {
      ++first_headings;
      if (only.empty() && !same_outlet(heading, metadata.site)) only = heading;
    }
    if (same_outlet(heading, metadata.site) && key.size() < 30) continue;
    const int fit = agreement(key, stated);
    int score = fit == 0 ? 0 : fit * 10 + (tag == Tag::h1 ? 5 : tag == Tag::h2 ? 2 : 0);
    if (fit > 0 && key.size() < 12 && tag != Tag::h1) score = 0;
    if (score > best_score) {
      best_score = score;
      best = std::move(heading);
    }
  }
  if (best_score > 0) return without_kicker(best, metadata);
  if (first_headings == 1 && !only.empty()) return only;
  const auto usable = [&](const std::string& title) {
    return !title.empty() && !same_outlet(title, metadata.site);
  };
  if (usable(metadata.headline)) return metadata.headline;
  if (!only.empty()) return only;
  std::string shared = without_outlet(metadata.shared_title, metadata.site);
  if (usable(shared)) return shared;
  std::string title = without_outlet(metadata.document_title, metadata.site);
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

}  // namespace morgue::html

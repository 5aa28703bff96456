#include "indexer/clean/html/page_author.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/html/hints.h"
#include "indexer/clean/html/visible_date.h"
#include "indexer/clean/identity.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

constexpr std::size_t longest_byline = 90;

// In lower case; a colon reads as a space.
constexpr std::array<std::string_view, 31> openings{"written by ",
                                                    "posted by ",
                                                    "by ",
                                                    "von ",
                                                    "par ",
                                                    "por ",
                                                    "di ",
                                                    "autor ",
                                                    "author ",
                                                    "text ",
                                                    "redakteur ",
                                                    "autorin ",
                                                    "auteur ",
                                                    "redaktion ",
                                                    "eingestellt von ",
                                                    "geschrieben von ",
                                                    "erstellt von ",
                                                    "artikel von ",
                                                    "pressemitteilung von ",
                                                    "interview ",
                                                    "verfasst von ",
                                                    "veroffentlicht von ",
                                                    "ein beitrag von ",
                                                    "beitrag von ",
                                                    "zeige alle beiträge von ",
                                                    "view all posts by ",
                                                    "publié par ",
                                                    "escrito por ",
                                                    "redacción ",
                                                    "autorzy ",
                                                    "scritto da "};

// "Maria K.", "Keller jr."
bool is_initial_end(std::string_view name) {
  return name.ends_with('.') && name.size() > 2;
}

// "Von Maria Keller" -> "Maria Keller".
std::string without_opening(std::string_view byline) {
  std::string lower(byline.substr(0, 28));
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c == ':') c = ' ';
  }
  for (const std::string_view opening : openings) {
    if (!lower.starts_with(opening)) continue;
    return without_opening(text::trim(byline.substr(opening.size())));
  }
  while (!byline.empty() && std::string_view(",-|:.•·– ").find(byline.back()) != std::string_view::npos &&
         !is_initial_end(byline)) {
    byline.remove_suffix(1);
  }
  while (!byline.empty() && std::string_view(":-&,. ").find(byline.front()) != std::string_view::npos) {
    byline.remove_prefix(1);
  }
  return std::string(byline);
}

// A date or the time to read behind the name: "Maria Keller, 1.12.2021".
std::string without_date(const std::string& byline) {
  std::size_t cut = byline.size();
  if (const auto dates = find_dates(byline, NumericOrder::day_first); !dates.empty())
    cut = dates.front().begin;
  for (std::size_t at = 1; at < cut; ++at) {
    if (byline[at] >= '0' && byline[at] <= '9' && (byline[at - 1] == ' ' || byline[at - 1] == ',')) cut = at;
  }
  if (cut == byline.size()) return byline;
  std::string_view name = std::string_view(byline).substr(0, cut);
  constexpr std::string_view joints = " ,|-:";
  const auto trim_end = [&] { name = name.substr(0, name.find_last_not_of(joints) + 1); };
  trim_end();
  for (const std::string_view word : {" am", " on", " le", " el", " vom", " Le", " On", " Am"}) {
    if (name.ends_with(word)) name.remove_suffix(word.size());
  }
  trim_end();
  return std::string(name);
}

bool is_person(std::string_view name, const PageMetadata& metadata) {
  if (name.empty() || name.size() > longest_byline || name.find("://") != std::string_view::npos ||
      name.find("www.") != std::string_view::npos) {
    return false;
  }
  const std::string key = value_key(name);
  if (key.empty() || key == value_key(metadata.site)) return false;
  const bool digit_first = name.front() >= '0' && name.front() <= '9';
  return !digit_first && name.find('(') == std::string_view::npos;
}

// "maria.keller", "mkeller": what a system calls somebody.
bool is_login(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

// The outlet by its address: "delta-post.example", "Delta Post". It may be a person's own page.
bool is_outlet(std::string_view name, const PageMetadata& metadata) {
  std::string letters;
  std::ranges::copy_if(value_key(name), std::back_inserter(letters), [](char c) { return c != ' '; });
  std::string host = host_of(metadata.url);
  std::erase_if(host, [](char c) { return c == '-'; });
  return !host.empty() && (host.starts_with(letters + ".") || host == name);
}

// Labels and buttons that stand where a name would.
bool is_label(std::string_view text) {
  constexpr std::array<std::string_view, 29> labels{
      "by",       "von",       "par",           "por",          "di",         "author",
      "autor",    "datum",     "date",          "follow",       "login",      "anmelden",
      "folgen",   "redaktion", "profil",        "profile",      "text",       "autorin",
      "noauthor", "no author", "alle beitrage", "alle artikel", "more posts", "quelle",
      "uber",     "anzeige",   "fotos",         "autoren",      "authors"};
  const std::string key = value_key(text);
  return key.empty() || std::ranges::find(labels, key) != labels.end();
}

class Search {
 public:
  Search(const Dom& page, const PageMetadata& metadata) : page_(page), metadata_(metadata) {}

  std::vector<std::string> find() {
    const std::vector<std::string> stated = people(metadata_.authors);
    const auto is_weak = [this](const std::string& name) {
      return is_login(name) || is_outlet(name, metadata_);
    };
    if (!stated.empty() && !std::ranges::all_of(stated, is_weak)) return stated;
    look_at_page();
    std::vector<std::string> weak = people(metadata_.weak_authors);
    if (!by_microdata_.empty() && !std::ranges::all_of(by_microdata_, is_weak)) return by_microdata_;
    if (!weak.empty() && are_names(weak.front())) return weak;
    if (!by_link_.empty() && !std::ranges::all_of(by_link_, is_weak)) return by_link_;
    if (!by_name_.empty()) return by_name_;
    if (!by_address_.empty()) return by_address_;
    if (!by_opening_.empty()) return by_opening_;
    for (const auto* names :
         std::initializer_list<const std::vector<std::string>*>{&stated, &by_microdata_, &by_link_, &weak}) {
      if (!names->empty()) return *names;
    }
    return by_alias_;
  }

 private:
  std::vector<std::string> people(const std::vector<std::string>& stated) const {
    std::vector<std::string> names;
    for (const std::string& one : stated) {
      std::string name = without_date(without_opening(one));
      if (is_person(name, metadata_)) names.push_back(std::move(name));
    }
    return names;
  }

  void add(std::vector<std::string>& names, std::string text) const {
    text = without_date(without_opening(tidy_plain_value(text)));
    if (is_label(text) || !is_person(text, metadata_)) return;
    const std::string key = value_key(text);
    if (std::ranges::none_of(names, [&](const std::string& one) { return value_key(one) == key; })) {
      names.push_back(std::move(text));
    }
  }

  void look_at_page() {
    for (std::size_t node = 0; node < page_.size(); ++node) {
      const Node& one = page_[node];
      if (one.tag == Tag::text) {
        look_at_text(one.text);
        continue;
      }
      if (one.tag == Tag::head || one.tag == Tag::script || one.tag == Tag::hidden) {
        node = one.end - 1;
        continue;
      }
      if (role_of(page_, node) == Role::comments && one.end - node < page_.size() / 2) {
        node = one.end - 1;
        continue;
      }
      const std::string_view property = page_.attribute(node, "itemprop");
      if (property == "author" || property == "creator") {
        std::string name = itemprop_name(node);
        constexpr std::size_t most_authors = 6;
        if (by_microdata_.empty() || (by_microdata_.size() < most_authors && are_names(name))) {
          add(by_microdata_, std::move(name));
        }
        continue;
      }
      if (one.tag == Tag::a && page_.attribute(node, "rel").find("author") != std::string_view::npos) {
        if (const std::string name = page_.text(node); by_link_.empty() && !is_label(name))
          add(by_link_, name);
        continue;
      }
      if (one.tag == Tag::a && by_address_.empty() && is_address_of_author(page_.attribute(node, "href"))) {
        const std::string name = tidy_plain_value(page_.text(node));
        if (are_names(name) || is_alias(name)) add(by_address_, name);
      }
      if (by_name_.empty() && one.end - node < 30 && hints_at_author(page_, node)) {
        const std::string text = without_date(without_opening(tidy_plain_value(page_.text(node))));
        if (!text.empty() && text.size() < longest_byline && are_names(text)) add(by_name_, text);
        if (by_alias_.empty() && is_alias(text)) add(by_alias_, text);
        for (std::size_t at = node + 1; by_name_.empty() && text.size() < longest_byline && at < one.end;
             ++at) {
          if (page_[at].tag != Tag::a) continue;
          const std::string name = tidy_plain_value(page_.text(at));
          if (are_names(name)) add(by_name_, name);
          if (by_alias_.empty() && is_alias(name)) add(by_alias_, name);
        }
      }
    }
  }

  // "By Maria Keller" in an element without a name that says so.
  void look_at_text(std::string_view text) {
    if (!by_opening_.empty() || text.size() > longest_byline + 40) return;
    const std::string line = tidy_plain_value(text);
    const std::string rest = without_opening(line);
    if (rest.size() + 2 < line.size() && rest.size() < longest_byline && are_names(rest))
      add(by_opening_, rest);
  }

  // Where blogs list what one author wrote.
  static bool is_address_of_author(std::string_view address) {
    return std::ranges::any_of(
        std::array<std::string_view, 6>{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/",
                                        "/redakteur/"},
        [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
  }

  // A name of one word, as blogs sign.
  static bool is_alias(std::string_view text) {
    constexpr std::size_t longest_alias = 25;
    return !is_label(text) && text.size() <= longest_alias && text.find(' ') == std::string_view::npos &&
           text.find('/') == std::string_view::npos && (text.front() < '0' || text.front() > '9');
  }

  std::string itemprop_name(std::size_t node) const {
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (page_[at].tag == Tag::text || page_.attribute(at, "itemprop") != "name") continue;
      const std::string_view content = page_.attribute(at, "content");
      return content.empty() ? page_.text(at) : std::string(content);
    }
    const std::string_view content = page_.attribute(node, "content");
    return content.empty() ? page_.text(node) : std::string(content);
  }

  const Dom& page_;
  const PageMetadata& metadata_;
  std::vector<std::string> by_microdata_, by_link_, by_name_, by_opening_, by_address_, by_alias_;
};

}  // namespace

std::vector<std::string> find_bylines(const Dom& page, const PageMetadata& metadata) {
  return Search(page, metadata).find();
}

}  // namespace morgue::html

#include "indexer/clean/html/page_author.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/html/bylines.h"
#include "indexer/clean/html/hints.h"
#include "indexer/clean/html/lines.h"
#include "indexer/clean/html/visible_date.h"
#include "indexer/clean/identity.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

constexpr std::size_t longest_byline = 90;

// A kind of evidence and how far it is trusted.
struct Evidence {
  std::string_view name;
  int score;
};
constexpr Evidence linked{"linked data", 100};
constexpr Evidence article_meta{"stated of the article", 97};
constexpr Evidence microdata{"microdata", 92};
constexpr Evidence page_meta{"stated of the page", 78};
constexpr Evidence author_link{"a link to the author", 80};
constexpr Evidence labelled_line{"a labelled byline", 69};
constexpr Evidence named_element{"named for authors", 70};
constexpr Evidence author_address{"link to author's page", 60};
constexpr Evidence byline{"a byline", 56};
constexpr Evidence beside_date{"beside the date", 45};
constexpr Evidence user_address{"link to a user's page", 40};
constexpr Evidence signature{"a signature", 40};
constexpr Evidence own_page{"the page of a person", 30};
constexpr Evidence organisation{"linked organisation", 90};

constexpr int seen_at_headline = 15;
constexpr int near_headline = 20;
constexpr int elsewhere = -55;
constexpr int alias = -15;
constexpr int printed_alias = -5;
constexpr int login = -32;
constexpr int outlet = -35;
constexpr int collective = -45;
constexpr int least_score = -20;

bool has_one(std::string_view key, const auto& words) {
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (std::ranges::find(words, key.substr(begin, end - begin)) != std::ranges::end(words)) return true;
    begin = end + 1;
  }
  return false;
}

// "maria.keller", "mkeller": what a system calls somebody.
bool is_login(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

// An outlet, its staff, a company.
bool is_collective(std::string_view name) {
  constexpr std::array<std::string_view, 72> words{
      "anstalt",      "landesanstalt", "landesamt", "bundesamt",   "ministerium", "kammer",
      "gesellschaft", "akademie",      "bund",      "behorde",     "redaktion",   "redaktionsteam",
      "team",         "redaccion",     "redazione", "redakcja",    "redactie",    "redacao",
      "redactia",     "editorial",     "editor",    "editors",     "staff",       "desk",
      "newsdesk",     "newsroom",      "admin",     "webmaster",   "wordpress",   "wordpressadmin",
      "pressestelle", "presse",        "press",     "stiftung",    "foundation",  "verein",
      "verband",      "gmbh",          "ag",        "ev",          "kg",          "inc",
      "ltd",          "llc",           "co",        "company",     "magazin",     "magazine",
      "zeitung",      "online",        "news",      "nachrichten", "blog",        "archiv",
      "redaktor",     "agentur",       "agency",    "institut",    "institute",   "universitat",
      "university",   "verlag",        "media",     "medien",      "portal",      "club",
      "e v",          "partei",        "radio",     "tv",          "times",       "journal"};
  const std::string key = value_key(name);
  if (has_one(key, words)) return true;
  constexpr std::array<std::string_view, 4> endings{"redaktion", "zeitung", "stiftung", "magazin"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return key.ends_with(ending); });
}

// "maria.keller" of "Maria T. Keller"
bool is_login_of(std::string_view login_name, std::string_view name) {
  if (!is_login(login_name) || login_name.find_first_of("._-") == std::string_view::npos) return false;
  const std::string key = " " + value_key(name) + " ";
  std::size_t parts = 0;
  for (std::size_t begin = 0; begin < login_name.size(); ++parts) {
    const std::size_t end = std::min(login_name.find_first_of("._-", begin), login_name.size());
    if (key.find(" " + std::string(login_name.substr(begin, end - begin)) + " ") == std::string::npos)
      return false;
    begin = end + 1;
  }
  return parts >= 2;
}

class Search {
 public:
  Search(const Dom& page, const PageMetadata& metadata, ArticlePlace place)
      : page_(page), metadata_(metadata), place_(place) {
    site_key_ = value_key(metadata.site);
    host_ = host_of(metadata.url);
    std::erase_if(host_, [](char c) { return c == '-'; });
  }

  std::vector<AuthorCandidate> find() {
    look_at_statements();
    look_at_elements();
    look_at_lines();
    look_at_end();
    distrust_lists();
    look_at_site();
    for (AuthorCandidate& one : found_) {
      if (one.node == 0 && is_seen_at_headline(one.names)) one.score += seen_at_headline;
    }
    choose();
    return std::move(found_);
  }

 private:
  // The names of `value`, where it can be authors.
  void add(const Evidence& evidence, std::string_view value, std::size_t node, int bonus = 0) {
    std::string names = byline_names(node == 0 ? without_site(value) : value);
    const std::string key = value_key(names);
    if (key.empty() || names.size() > longest_byline || names.find("://") != std::string::npos ||
        is_byline_label(names) || (names.front() >= '0' && names.front() <= '9') ||
        split_authors({names}).empty()) {
      return;
    }
    // Systems state the outlet where they have no author.
    if (node == 0 && key == site_key_ && evidence.name != own_page.name) return;
    int score = evidence.score + bonus + (node == 0 ? 0 : place_bonus(node));
    if (is_collective(names)) {
      score += collective;
    } else if (is_outlet(names, key)) {
      score += outlet;
    } else if (node == 0 && is_login(names)) {
      score += login;
    } else if (!are_names(names)) {
      score += node == 0 ? alias : printed_alias;
    }
    const auto same = std::ranges::find_if(found_, [&](const AuthorCandidate& one) {
      return one.evidence == evidence.name && value_key(one.names) == key;
    });
    if (same == found_.end()) {
      found_.push_back({std::move(names), evidence.name, node, score, false});
    } else if (score > same->score) {
      same->score = score;
      same->node = node;
    }
  }

  // The site by its name, or by its address: "delta-post.example", "Delta Post". It may be a person's own page.
  bool is_outlet(std::string_view name, std::string_view key) const {
    if (key == site_key_ || is_edge_of_title(key)) return true;
    std::string letters;
    std::ranges::copy_if(key, std::back_inserter(letters), [](char c) { return c != ' '; });
    if (host_.empty()) return false;
    if (host_.starts_with(letters + ".") || host_ == name) return true;
    // "Friends of Delta Post"
    constexpr std::size_t telling = 6;
    const std::string_view stem = std::string_view(host_).substr(0, host_.find('.'));
    return stem.size() >= telling && letters.find(stem) != std::string::npos;
  }

  // The outlet's part of "Talks end - Delta Post".
  bool is_edge_of_title(std::string_view key) const {
    const std::string title = value_key(metadata_.document_title);
    return title.size() > key.size() &&
           (title.starts_with(std::string(key) + " ") || title.ends_with(" " + std::string(key)));
  }

  // "Delta Post - Maria Keller" without the outlet.
  std::string_view without_site(std::string_view value) const {
    constexpr std::string_view joint = " - ";
    const std::size_t at = value.find(joint);
    if (at == std::string_view::npos) return value;
    const std::string_view first = value.substr(0, at);
    return is_outlet(first, value_key(first)) ? value.substr(at + joint.size()) : value;
  }

  bool has_headline() const { return place_.headline < page_.size(); }

  bool is_near_headline(std::size_t node) const {
    constexpr std::size_t before = 60;
    constexpr std::size_t behind = 150;
    if (has_headline()) {
      const std::size_t end = page_[place_.headline].end;
      if (node >= place_.headline) return node < end + behind;
      return node + before > place_.headline;
    }
    return node < place_.text + behind && node + before > place_.text;
  }

  int place_bonus(std::size_t node) const {
    if (is_near_headline(node)) return near_headline;
    constexpr std::size_t after_text = 260;
    const std::size_t begin = has_headline() ? std::min(place_.headline, place_.text) : place_.text;
    return node >= begin && node < page_[place_.text].end + after_text ? 0 : elsewhere;
  }

  bool is_seen_at_headline(std::string_view names) {
    if (!headline_text_) {
      headline_text_.emplace();
      for (const VisibleLine& line : lines()) {
        if (is_near_headline(line.begin) && line.begin != place_.headline + 1)
          *headline_text_ += " " + value_key(line.text);
      }
    }
    const std::string key = value_key(names);
    return headline_text_->find(key) != std::string::npos;
  }

  void look_at_statements() {
    for (const std::string& one : metadata_.linked_authors) add(linked, one, 0);
    for (const std::string& one : metadata_.linked_organisations) add(organisation, one, 0, collective);
    for (const std::string& one : metadata_.authors) add(article_meta, one, 0);
    for (const std::string& one : metadata_.weak_authors) add(page_meta, one, 0);
  }

  // Pictures have their own authors; lists of other articles theirs.
  bool is_of_something_else(std::size_t node) const {
    const Node& one = page_[node];
    if (one.tag == Tag::figure || one.tag == Tag::figcaption) return true;
    constexpr std::array<std::string_view, 9> other{"caption",     "comment",   "comments",
                                                    "commentlist", "copyright", "credit",
                                                    "photo",       "kommentar", "kommentare"};
    constexpr std::array<std::string_view, 15> lists{
        "latest", "popular",  "recent",   "related", "recommended", "sidebar", "teaser", "teasers",
        "image",  "trending", "carousel", "footer",  "menu",        "aside",   "quote"};
    const std::vector<std::string> hints = hint_words(page_, node);
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
    return has_word(other) || (has_word(lists) && (one.end - node > small || !is_near_headline(node)));
  }

  void look_at_elements() {
    aside_.assign(page_.size(), false);
    for (std::size_t node = 0; node < page_.size(); ++node) {
      const Node& one = page_[node];
      if (one.tag == Tag::text) continue;
      if (one.tag == Tag::head || one.tag == Tag::script || one.tag == Tag::hidden) {
        node = one.end - 1;
        continue;
      }
      const bool holds_article = (node <= place_.headline && place_.headline < one.end) ||
                                 (node <= place_.text && place_.text < one.end);
      if (!holds_article && one.end - node < page_.size() / 2 && !aside_[node] &&
          (is_of_something_else(node) || role_of(page_, node) == Role::comments)) {
        std::fill(aside_.begin() + static_cast<std::ptrdiff_t>(node),
                  aside_.begin() + static_cast<std::ptrdiff_t>(one.end), true);
      }
      if (!aside_[node]) look_at_element(node);
    }
  }

  void look_at_element(std::size_t node) {
    const Node& one = page_[node];
    const std::string_view property = page_.attribute(node, "itemprop");
    if (property == "author" || property == "creator") add(microdata, itemprop_name(node), node);
    if (one.tag == Tag::a) {
      const std::string_view rel = page_.attribute(node, "rel");
      const std::string_view address = page_.attribute(node, "href");
      if (rel.find("author") != std::string_view::npos) {
        add(author_link, parted_text(node), node);
      } else if (is_address_of_author(address)) {
        const std::string name = tidy_plain_value(page_.text(node));
        if (are_names(name) || is_alias(name)) add(author_address, name, node);
      } else if (is_near_headline(node) && is_address_of_user(address)) {
        const std::string name = tidy_plain_value(page_.text(node));
        if (are_names(name) || is_alias(name)) add(user_address, name, node);
      }
    }
    constexpr std::size_t most_nodes = 30;
    if (one.end - node < most_nodes && hints_at_author(page_, node)) look_at_named(node);
  }

  // The text of a small element with bars where elements part it: "Maria Keller|Follow". Names that go on stay one
  // part, and so do the words of one name.
  std::string parted_text(std::size_t node) const {
    std::string parted;
    for (std::size_t at = node; at < page_[node].end; ++at) {
      if (page_[at].tag == Tag::script || page_[at].tag == Tag::hidden || page_[at].tag == Tag::noscript) {
        at = page_[at].end - 1;
        continue;
      }
      if (page_[at].tag != Tag::text) continue;
      const std::string text = tidy_plain_value(page_[at].text);
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
    const std::string whole = page_.text(node);
    constexpr std::ptrdiff_t most_spaces = 2;
    return are_names(whole) && std::ranges::count(whole, ' ') <= most_spaces &&
                   !are_names(byline_names(parted))
               ? whole
               : parted;
  }

  void look_at_named(std::size_t node) {
    const std::string text = byline_names(parted_text(node));
    if (!text.empty() && text.size() < longest_byline &&
        (are_names(text) || is_alias(text) || is_collective(text)))
      return add(named_element, text, node);
    if (page_.text(node).size() >= 2 * longest_byline) return;
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (page_[at].tag != Tag::a) continue;
      const std::string name = tidy_plain_value(page_.text(at));
      if (are_names(name) || is_alias(name)) add(named_element, name, at);
    }
  }

  const std::vector<VisibleLine>& lines() {
    if (lines_.empty()) lines_ = visible_lines(page_);
    return lines_;
  }

  void look_at_lines() {
    bool opened = false;
    for (const VisibleLine& line : lines()) {
      if (aside_[line.begin]) {
        opened = false;
        continue;
      }
      if (std::exchange(opened, is_byline_opening(line.text))) {
        const std::string names = byline_names(line.text);
        if (are_names(names) || (is_near_headline(line.begin) && is_alias(names)))
          add(labelled_line, names, line.begin);
      }
      if (const auto read = read_byline(line.text)) {
        add(read->labelled ? labelled_line : byline, read->names, line.begin);
      } else if (is_near_headline(line.begin)) {
        look_beside_date(line);
      }
    }
  }

  // "04.02.2022 | 13:10 Uhr | Uta Keller"
  void look_beside_date(const VisibleLine& line) {
    constexpr std::size_t longest_line = 100;
    if (line.text.size() > longest_line || find_dates(line.text, NumericOrder::day_first).empty()) return;
    const std::string names = byline_names(line.text);
    if (are_names(names)) add(beside_date, names, line.begin);
  }

  // A page named for a person, whose address says the same, and nobody else is named.
  void look_at_site() {
    if (!found_.empty() || host_.empty()) return;
    const std::string_view title = metadata_.document_title;
    const std::size_t bar = title.rfind(" | ");
    for (std::string_view site :
         {std::string_view(metadata_.site),
          bar == std::string_view::npos ? std::string_view{} : title.substr(bar + 3)}) {
      for (const std::string_view degree : {"Prof. ", "Dr. "}) {
        if (site.starts_with(degree)) site.remove_prefix(degree.size());
      }
      std::string letters;
      std::ranges::copy_if(value_key(site), std::back_inserter(letters), [](char c) { return c != ' '; });
      if (are_names(site) && !is_collective(site) && host_.starts_with(letters + "."))
        return add(own_page, site, 0);
    }
  }

  // The last paragraphs of the text, where a name stands alone and set off, or within brackets at the end.
  void look_at_end() {
    constexpr std::ptrdiff_t last_paragraphs = 4;
    constexpr std::size_t longest_name = 40;
    const std::vector<std::string>& all = place_.paragraphs;
    const auto end_begin = all.end() - std::min(last_paragraphs, std::ssize(all));
    for (const VisibleLine& line : lines()) {
      if (line.begin < place_.text || line.begin >= page_[place_.text].end || aside_[line.begin] ||
          std::find(end_begin, all.end(), line.text) == all.end()) {
        continue;
      }
      std::string_view text = line.text;
      if (const std::size_t open = text.rfind('('); open != std::string_view::npos) {
        const std::size_t close = text.find(')', open);
        constexpr std::size_t most_behind = 5;
        if (close == std::string_view::npos || close + most_behind < text.size()) continue;
        text = text.substr(open + 1, close - open - 1);
      } else if (!is_set_off(line.begin)) {
        continue;
      }
      if (text.size() <= longest_name && are_names(text) && text::has_lower(text))
        found_.push_back({std::string(text), signature.name, line.begin, signature.score, false});
    }
  }

  // In italics, bold or to the right, and no link.
  bool is_set_off(std::size_t node) const {
    bool set_off = false;
    for (std::size_t up = page_[node].parent; up != place_.text && up != 0; up = page_[up].parent) {
      const Tag tag = page_[up].tag;
      if (tag == Tag::a || is_heading(tag) || tag == Tag::li) return false;
      const std::string_view name = page_[up].text;
      set_off = set_off || name == "em" || name == "i" || name == "strong" || name == "b" ||
                page_.attribute(up, "align") == "right" ||
                page_.attribute(up, "style").find("right") != std::string_view::npos;
    }
    return set_off;
  }

  // Where blogs list what one author wrote.
  static bool is_address_of_author(std::string_view address) {
    return std::ranges::any_of(
        std::array<std::string_view, 9>{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/",
                                        "/redakteur/", "/reporters/", "/staff/", "/autores/"},
        [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
  }

  static bool is_address_of_user(std::string_view address) {
    return std::ranges::any_of(
        std::array<std::string_view, 7>{"/user/", "/users/", "/profile/", "/profil/", "/members/", "/member/",
                                        "viewprofile"},
        [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
  }

  std::string itemprop_name(std::size_t node) const {
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (page_[at].tag == Tag::text || page_.attribute(at, "itemprop") != "name") continue;
      const std::string_view content = page_.attribute(at, "content");
      return content.empty() ? page_.text(at) : std::string(content);
    }
    const std::string_view content = page_.attribute(node, "content");
    return content.empty() ? parted_text(node) : std::string(content);
  }

  // Many names of one kind below the headline are those of other articles.
  void distrust_lists() {
    constexpr std::ptrdiff_t many = 4;
    const auto is_loose = [this](const AuthorCandidate& one) {
      return one.node != 0 && !is_near_headline(one.node);
    };
    for (AuthorCandidate& one : found_) {
      if (!is_loose(one)) continue;
      const auto alike = std::ranges::count_if(found_, [&](const AuthorCandidate& other) {
        return other.evidence == one.evidence && is_loose(other);
      });
      if (alike >= many) listed_.push_back(&one);
    }
    for (AuthorCandidate* const one : listed_) one->score += elsewhere;
  }

  // The best one, and with it those of the same evidence that stand beside it; or a byline that names the same and
  // more.
  void choose() {
    auto best = std::ranges::max_element(found_, {}, &AuthorCandidate::score);
    if (best == found_.end() || best->score < least_score) return;
    if (const auto fuller = fuller_than(*best); fuller != found_.end()) best = fuller;
    best->chosen = true;
    constexpr std::size_t beside = 25;
    constexpr int as_good = 10;
    std::size_t last = best->node;
    const std::string key = value_key(best->names);
    for (AuthorCandidate& one : found_) {
      if (one.evidence != best->evidence || one.score + as_good < best->score || one.node < last) continue;
      if (one.node - last > beside) break;
      last = one.node;
      // "Maria" and "Keller" beside "Maria Keller".
      one.chosen = one.chosen || (key.find(value_key(one.names)) == std::string::npos &&
                                  are_names(one.names) == are_names(best->names));
    }
  }

  // What is printed and names the same and more: another person, or the whole name of somebody stated by the first.
  std::vector<AuthorCandidate>::iterator fuller_than(const AuthorCandidate& best) {
    const std::vector<std::string> known = split_authors({best.names});
    return std::ranges::find_if(found_, [&](const AuthorCandidate& other) {
      if (other.node == 0 || other.score <= 0 || is_collective(other.names) || !are_names(other.names))
        return false;
      const std::vector<std::string> names = split_authors({other.names});
      if (names.size() > known.size()) {
        return is_near_headline(other.node) && std::ranges::all_of(known, [&](const std::string& one) {
                 return std::ranges::find(names, one) != names.end();
               });
      }
      if (names.size() != 1 || known.size() != 1 || !is_alias(known.front())) return false;
      return names.front().starts_with(known.front() + " ") || is_login_of(known.front(), names.front());
    });
  }

  const Dom& page_;
  const PageMetadata& metadata_;
  ArticlePlace place_;
  std::string site_key_;
  std::string host_;  // without hyphens
  std::vector<AuthorCandidate> found_;
  std::vector<AuthorCandidate*> listed_;
  std::vector<bool> aside_;
  std::vector<VisibleLine> lines_;
  std::optional<std::string> headline_text_;
};

}  // namespace

std::vector<AuthorCandidate> find_authors(const Dom& page, const PageMetadata& metadata, ArticlePlace place) {
  if (page.size() == 0) return {};
  return Search(page, metadata, place).find();
}

}  // namespace morgue::html

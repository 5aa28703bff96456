#include "indexer/clean/html/author_candidates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "common/schema.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/html/author_marks.h"
#include "indexer/clean/html/author_names.h"
#include "indexer/clean/html/byline_words.h"
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
constexpr Evidence beside_date{beside_date_evidence, 45};
constexpr Evidence user_address{"link to a user's page", 40};
constexpr Evidence signature{"a signature", 40};
constexpr Evidence own_page{"the page of a person", 30};
constexpr Evidence organisation{"linked organisation", 90};

constexpr int seen_at_headline = 15;
constexpr int near_headline = 20;
constexpr int alias = -15;
constexpr int printed_alias = -5;
constexpr int login = -32;
constexpr int outlet = -35;
constexpr int collective = -45;

class Search {
 public:
  Search(const Dom& page, const PageMetadata& metadata, ArticlePlace place)
      : page_(page), metadata_(metadata), place_(place) {
    site_key_ = value_key(metadata.site);
    constexpr std::size_t longest_title = 1000;
    if (metadata.document_title.size() < longest_title) title_key_ = value_key(metadata.document_title);
    host_ = host_of(metadata.url);
    std::erase_if(host_, [](char c) { return c == '-'; });
  }

  std::vector<AuthorCandidate> find() {
    look_at_statements();
    look_at_elements();
    look_at_lines();
    look_at_end();
    look_at_site();
    for (AuthorCandidate& one : found_) {
      if (one.node == 0 && is_seen_at_headline(one.names)) one.score += seen_at_headline;
    }
    return std::move(found_);
  }

 private:
  // The names of `value`, where it can be authors.
  void add(const Evidence& evidence, std::string_view value, std::size_t node, int bonus = 0) {
    if (is_full()) return;
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

  // Each candidate is compared with all before it.
  bool is_full() const {
    constexpr std::size_t most_candidates = 100;
    return found_.size() >= most_candidates;
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
    return title_key_.size() > key.size() &&
           (title_key_.starts_with(std::string(key) + " ") || title_key_.ends_with(" " + std::string(key)));
  }

  // "Delta Post - Maria Keller", "Maria Keller, Delta Post" without the outlet.
  std::string_view without_site(std::string_view value) const {
    if (const std::size_t comma = value.rfind(','); comma != std::string_view::npos && comma > 0) {
      const std::string_view last = text::trim(value.substr(comma + 1));
      if (const std::string key = value_key(last); !key.empty() && is_outlet(last, key))
        return value.substr(0, comma);
    }
    constexpr std::string_view joint = " - ";
    const std::size_t at = value.find(joint);
    if (at == std::string_view::npos) return value;
    const std::string_view first = value.substr(0, at);
    return is_outlet(first, value_key(first)) ? value.substr(at + joint.size()) : value;
  }

  bool is_near_headline(std::size_t node) const { return html::is_near_headline(page_, place_, node); }

  bool has_headline() const { return place_.headline < page_.size(); }

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

  void look_at_elements() {
    // Far more than an article has; each is read word by word.
    constexpr std::size_t most_hints = 2000;
    std::size_t hints = 0;
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
          (is_of_something_else(page_, node, is_near_headline(node)) ||
           role_of(page_, node) == Role::comments)) {
        std::fill(aside_.begin() + static_cast<std::ptrdiff_t>(node),
                  aside_.begin() + static_cast<std::ptrdiff_t>(one.end), true);
      }
      if (!aside_[node] && !is_full() && hints < most_hints && look_at_element(node)) ++hints;
    }
  }

  // Whether anything of the element speaks of authors.
  bool look_at_element(std::size_t node) {
    bool speaks = false;
    const Node& one = page_[node];
    const std::string_view property = page_.attribute(node, "itemprop");
    if (property == "author" || property == "creator") {
      speaks = true;
      add(microdata, itemprop_name(page_, node), node);
    }
    if (one.tag == Tag::a) {
      const std::string_view rel = page_.attribute(node, "rel");
      const std::string_view address = page_.attribute(node, "href");
      if (rel.find("author") != std::string_view::npos) {
        speaks = true;
        add(author_link, parted_text(page_, node), node);
      } else if (is_address_of_author(address)) {
        speaks = true;
        const std::string name = tidy_plain_value(page_.text(node));
        if (are_names(name) || is_alias(name)) add(author_address, name, node);
      } else if (is_near_headline(node) && is_address_of_user(address)) {
        const std::string name = tidy_plain_value(page_.text(node));
        if (are_names(name) || is_alias(name)) add(user_address, name, node);
      }
    }
    constexpr std::size_t most_nodes = 30;
    if (one.end - node < most_nodes && hints_at_author(page_, node)) {
      speaks = true;
      look_at_named(node);
    }
    return speaks;
  }

  void look_at_named(std::size_t node) {
    const std::string parted = parted_text(page_, node);
    const std::string text = byline_names(parted);
    if (look_at_list(node, are_names(text) ? split_authors({text}).size() : 0)) return;
    // The first word of a sentence is no name: "Everything about ferries".
    constexpr std::ptrdiff_t most_spaces = 4;
    const bool is_sentence = std::ranges::count(parted.substr(0, parted.find('|')), ' ') > most_spaces;
    if (!text.empty() && text.size() < longest_byline &&
        (are_names(text) || (is_alias(text) && !is_sentence) || is_collective(text)))
      return add(named_element, text, node);
    if (page_.text(node).size() >= 2 * longest_byline) return;
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (page_[at].tag != Tag::a) continue;
      const std::string name = tidy_plain_value(page_.text(at));
      if (are_names(name) || is_alias(name)) add(named_element, name, at);
    }
  }

  // Several links, each to one author, and more of them than the `known` names.
  bool look_at_list(std::size_t node, std::size_t known) {
    std::vector<std::pair<std::string, std::size_t>> names;
    for (std::size_t at = node + 1; at < page_[node].end; ++at) {
      if (page_[at].tag != Tag::a) continue;
      std::string name = tidy_plain_value(page_.text(at));
      if (!are_names(name) || is_collective(name)) continue;
      if (names.empty() || names.back().first != name) names.emplace_back(std::move(name), at);
    }
    if (names.size() < 2 || names.size() <= known) return false;
    for (const auto& [name, at] : names) add(named_element, name, at);
    return true;
  }

  const std::vector<VisibleLine>& lines() {
    if (lines_.empty()) lines_ = visible_lines(page_);
    return lines_;
  }

  void look_at_lines() {
    // Far more than an article has.
    constexpr std::size_t most_lines = 10'000;
    bool opened = false;
    for (const VisibleLine& line : std::span(lines()).first(std::min(lines().size(), most_lines))) {
      if (is_full()) return;
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
    std::vector<AuthorCandidate> within;
    const auto end_begin = all.end() - std::min(last_paragraphs, std::ssize(all));
    for (const VisibleLine& line : lines()) {
      if (line.begin < place_.text || line.begin >= page_[place_.text].end || aside_[line.begin]) continue;
      const bool at_end = std::find(end_begin, all.end(), line.text) != all.end();
      if (!at_end && (line.text.size() > longest_name || !may_be_signature(page_, line.begin, place_.text))) {
        continue;
      }
      std::string_view text = line.text;
      if (const std::size_t open = text.rfind('('); open != std::string_view::npos) {
        const std::size_t close = text.find(')', open);
        constexpr std::size_t most_behind = 5;
        if (close == std::string_view::npos || close + most_behind < text.size()) continue;
        text = text.substr(open + 1, close - open - 1);
      } else if (!is_set_off(page_, line.begin, place_.text)) {
        continue;
      }
      if (text.size() > longest_name || !are_names(text) || !text::has_lower(text)) continue;
      std::vector<AuthorCandidate>& signatures = at_end ? found_ : within;
      signatures.push_back({std::string(text), signature.name, line.begin, signature.score, false});
    }
    // More are a list of people.
    constexpr std::size_t most_signatures = 1;
    if (within.size() <= most_signatures) std::ranges::move(within, std::back_inserter(found_));
  }

  const Dom& page_;
  const PageMetadata& metadata_;
  ArticlePlace place_;
  std::string site_key_;
  std::string title_key_;
  std::string host_;  // without hyphens
  std::vector<AuthorCandidate> found_;
  std::vector<bool> aside_;
  std::vector<VisibleLine> lines_;
  std::optional<std::string> headline_text_;
};

}  // namespace

bool is_near_headline(const Dom& page, const ArticlePlace& place, std::size_t node) {
  constexpr std::size_t before = 60;
  constexpr std::size_t behind = 150;
  if (place.headline < page.size()) {
    const std::size_t end = page[place.headline].end;
    if (node >= place.headline) return node < end + behind;
    return node + before > place.headline;
  }
  return node < place.text + behind && node + before > place.text;
}

std::vector<AuthorCandidate> author_candidates(const Dom& page, const PageMetadata& metadata,
                                               const ArticlePlace& place) {
  return Search(page, metadata, place).find();
}

}  // namespace morgue::html

#include "indexer/clean/html/hints.h"

#include <algorithm>
#include <array>

namespace morgue::html {

namespace {

using Words = std::vector<std::string>;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

void add_words(std::string_view names, Words& words) {
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  char before = ' ';
  for (const char c : names) {
    if (is_upper(c)) {
      if (is_lower(before)) end_word();
      word += static_cast<char>(c | 0x20);
    } else if (is_lower(c)) {
      word += c;
    } else {
      end_word();
    }
    before = c;
  }
  end_word();
}

template <std::size_t size>
bool any_begins(const Words& words, const std::array<std::string_view, size>& beginnings) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::any_of(beginnings, [&](std::string_view one) { return word.starts_with(one); });
  });
}

template <std::size_t size>
bool any_is(const Words& words, const std::array<std::string_view, size>& list) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return std::ranges::find(list, word) != list.end(); });
}

bool has(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// Beginnings of words.
constexpr std::array<std::string_view, 86> chrome_beginnings{
    "abobox",     "addthis",    "advert",   "affiliate", "anzeige",    "appstore",   "authorbio",
    "authorbox",  "autorenbox", "backlink", "banner",    "bookmark",   "bread",      "brotkrum",
    "byline",     "carousel",   "consent",  "cookie",    "copyright",  "crossell",   "crosslink",
    "disclaimer", "disqus",     "donat",    "dropdown",  "facebook",   "flattr",     "flyout",
    "follow",     "footer",     "gdpr",     "jetpack",   "kategorien", "lesenswert", "lightbox",
    "login",      "masthead",   "megamenu", "menu",      "modal",      "navbar",     "navi",
    "newsletter", "offcanvas",  "outbrain", "pagenav",   "pager",      "paginat",    "paywall",
    "pinterest",  "plista",     "popmake",  "popular",   "popup",      "postmeta",   "postnav",
    "promo",      "readmore",   "recirc",   "recommend", "register",   "relate",     "shar",
    "sharing",    "sidebar",    "signup",   "sitemap",   "skip",       "slideshow",  "sociable",
    "social",     "sponsor",    "subnav",   "subscri",   "syndicat",   "taboola",    "tagcloud",
    "taglist",    "teaser",     "toolbar",  "topnav",    "trending",   "twitter",    "upsell",
    "verwandt",   "whatsapp"};

constexpr std::array<std::string_view, 30> chrome_words{
    "ad",         "ads",     "aehnlich", "aehnliche", "aside",        "bottombar", "breaking", "caption",
    "credit",     "credits", "footnav",  "impressum", "imprint",      "jp",        "legal",    "nav",
    "navigation", "noprint", "pum",      "rss",       "screenreader", "search",    "similar",  "socials",
    "tags",       "tooltip", "topbar",   "vgwort",    "wallpaper",    "werbung"};

constexpr std::array<std::string_view, 33> doubtful_words{
    "attachment", "author",    "autor",   "bar",     "bio",     "box",    "button", "buttons", "cat",
    "categories", "category",  "date",    "footer",  "gallery", "hidden", "info",   "infos",   "links",
    "meta",       "metadata",  "overlay", "premium", "product", "rate",   "rating", "stats",   "tag",
    "time",       "timestamp", "tools",   "top",     "widget",  "widgets"};

constexpr std::array<std::string_view, 9> comment_beginnings{"comment",    "kommentar",  "commentaire",
                                                             "comentario", "respond",    "reply",
                                                             "replies",    "leserbrief", "komentar"};

constexpr std::array<std::string_view, 9> piece_words{"article", "post", "entry", "story",  "content",
                                                      "artikel", "news", "page",  "beitrag"};
constexpr std::array<std::string_view, 7> text_words{"body", "content",  "text",    "inhalt",
                                                     "copy", "contents", "fulltext"};
constexpr std::array<std::string_view, 14> glued_bodies{
    "articlebody", "articlecontent", "articletext",  "entrycontent", "postcontent",
    "postbody",    "storybody",      "storycontent", "newstext",     "bodytext",
    "contentbody", "artikeltext",    "blogpost",     "mainarticle"};
constexpr std::array<std::string_view, 12> article_words{"article",     "post",   "story",   "entry",
                                                         "content",     "main",   "artikel", "beitrag",
                                                         "maincontent", "inhalt", "hentry",  "contents"};

// What comes behind these words is said of another part or of a state, not of this element:
// "has-sidebar", "no-comments".
bool is_state(const Words& words) {
  constexpr std::array<std::string_view, 8> states{"has",     "no",       "with",   "without",
                                                   "enabled", "disabled", "layout", "template"};
  return any_is(words, states);
}

// What stands between the headline and the text, and belongs to it.
constexpr std::array<std::string_view, 22> lead_words{
    "lead",    "intro",    "introduction", "standfirst", "subtitle", "subheadline", "subheading", "excerpt",
    "summary", "abstract", "sommario",     "preface",    "deck",     "dek",         "vorspann",   "chapeau",
    "chapo",   "lede",     "anleser",      "anriss",     "bajada",   "sumario"};

bool is_group(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::div:
    case Tag::main:
    case Tag::section:
    case Tag::td:
    case Tag::span:
    case Tag::other:
      return true;
    default:
      return false;
  }
}

}  // namespace

Words hint_words(const Dom& page, std::size_t node) {
  Words words;
  add_words(page.attribute(node, "class"), words);
  add_words(page.attribute(node, "id"), words);
  return words;
}

Role role_of_element(const Dom& page, std::size_t node) {
  const std::string_view role = page.attribute(node, "role");
  if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "complementary" ||
      role == "search" || role == "dialog" || role == "alertdialog" || role == "menu" || role == "menubar") {
    return Role::chrome;
  }
  if (page.attribute(node, "itemprop").find("articleBody") != std::string_view::npos) return Role::body;
  switch (page[node].tag) {
    case Tag::nav:
    case Tag::aside:
    case Tag::footer:
    case Tag::figcaption:
      return Role::chrome;
    case Tag::article:
    case Tag::main:
      return Role::article;
    default:
      return role == "main" || role == "article" ? Role::article : Role::none;
  }
}

Role role_of(const Dom& page, std::size_t node) {
  const Role by_element = role_of_element(page, node);
  if (by_element == Role::chrome || by_element == Role::body) return by_element;
  const Words words = hint_words(page, node);
  if (words.empty() || page[node].tag == Tag::blockquote) return by_element;
  const bool state = is_state(words);
  if (!state && any_begins(words, comment_beginnings)) return Role::comments;
  if (has(words, "teaser") && has(words, "text")) return Role::lead;
  if (!state && (any_begins(words, chrome_beginnings) || any_is(words, chrome_words))) return Role::chrome;
  if (is_group(page[node].tag)) {
    // Words of one name: "article-body", not "article" here and "body" there.
    Words names;
    for (const std::string_view key : {"class", "id"}) {
      const std::string_view value = page.attribute(node, key);
      for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t end = std::min(value.find(' ', begin), value.size());
        names.clear();
        add_words(value.substr(begin, end - begin), names);
        if (any_is(names, glued_bodies) ||
            (names.size() >= 2 && any_is(names, piece_words) && any_is(names, text_words) &&
             names.front() != names.back() && !any_is(names, doubtful_words))) {
          return Role::body;
        }
        begin = end + 1;
      }
    }
  }
  if (by_element == Role::article) return by_element;
  if (any_is(words, lead_words)) return Role::lead;
  if (!state && any_is(words, doubtful_words)) return Role::doubtful;
  if (is_group(page[node].tag) && any_is(words, article_words)) return Role::article;
  return Role::none;
}

bool is_hidden(const Dom& page, std::size_t node) {
  if (page.has_attribute(node, "hidden")) return true;
  std::string style;
  for (const char c : page.attribute(node, "style")) {
    if (c != ' ') style += static_cast<char>(is_upper(c) ? c | 0x20 : c);
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool hints_at_author(const Dom& page, std::size_t node) {
  const Words words = hint_words(page, node);
  constexpr std::array<std::string_view, 30> names{
      "auteur",      "author",       "authored",  "authorname", "authors",    "autor",
      "autora",      "autore",       "autoren",   "autores",    "autori",     "byline",
      "contributor", "contributors", "firma",     "forfatter",  "journalist", "journaliste",
      "penulis",     "posterdate",   "redakteur", "reporter",   "skribent",   "submitted",
      "toimittaja",  "username",     "vcard",     "verfasser",  "writer",     "yazar"};
  static_assert(std::ranges::is_sorted(names));
  const bool is_named = std::ranges::any_of(
      words, [&](const std::string& word) { return std::ranges::binary_search(names, word); });
  return is_named && !has(words, "comment") && !has(words, "comments");
}

bool hints_at_date(const Dom& page, std::size_t node) {
  const Words words = hint_words(page, node);
  constexpr std::array<std::string_view, 10> beginnings{
      "timeago", "date", "datum", "publi", "pubdate", "posted", "fecha", "timestamp", "veroff", "erschien"};
  constexpr std::array<std::string_view, 9> names{
      "time", "meta", "byline", "submitted", "postmeta", "postdate", "entrydate", "metainfo", "metadata"};
  return any_begins(words, beginnings) || any_is(words, names);
}

}  // namespace morgue::html

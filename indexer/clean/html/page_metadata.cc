#include "indexer/clean/html/page_metadata.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/linked_data.h"
#include "indexer/clean/html/meta_names.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

std::string lower(std::string_view text) {
  return text::lower_ascii(text::trim(text));
}

// What a meta element says.
struct Statement {
  MetaName name;
  std::string value;
};

void add_each(std::vector<std::string>& list, std::string_view values) {
  for (std::size_t begin = 0; begin <= values.size();) {
    const std::size_t end = std::min(values.find(',', begin), values.size());
    if (std::string one = tidy_value(values.substr(begin, end - begin)); !one.empty())
      list.push_back(std::move(one));
    begin = end + 1;
  }
}

void fill(std::string& slot, std::string value) {
  if (slot.empty()) slot = std::move(value);
}

void take(PageMetadata& page, Meaning meaning, std::string value) {
  switch (meaning) {
    case Meaning::author:
      page.authors.push_back(std::move(value));
      return;
    case Meaning::weak_author:
      page.weak_authors.push_back(std::move(value));
      return;
    case Meaning::headline:
      return fill(page.headline, std::move(value));
    case Meaning::shared_title:
      return fill(page.shared_title, std::move(value));
    case Meaning::url:
      return fill(page.url, std::move(value));
    case Meaning::site:
      return fill(page.site, std::move(value));
    case Meaning::language:
      return fill(page.language, std::move(value));
    case Meaning::section:
      return fill(page.section, std::move(value));
    case Meaning::tag:
      page.tags.push_back(std::move(value));
      return;
    case Meaning::tags:
      if (page.tags.empty()) add_each(page.tags, value);
      return;
    case Meaning::published:
      page.published.push_back(std::move(value));
      return;
    case Meaning::modified:
      page.modified.push_back(std::move(value));
      return;
    case Meaning::unclear_date:
      page.unclear_dates.push_back(std::move(value));
      return;
    case Meaning::image:
      return fill(page.image, std::move(value));
    case Meaning::kind:
      page.is_article = page.is_article || value == "article";
      return;
  }
}

// What a script holds under a name of publication: pages that scripts fill state nothing else.
std::string date_in_script(std::string_view script) {
  for (const std::string_view name :
       {"datePublished", "publishedDate", "published_at", "publishedAt", "publishDate", "publication_date",
        "publicationDate", "createdAt", "created_at"}) {
    std::size_t at = script.find(name);
    if (at == std::string_view::npos) continue;
    at = script.find_first_not_of("\\\":' ", at + name.size());
    if (at == std::string_view::npos) continue;
    const std::string_view value = script.substr(at, 10);
    if (const auto date = parse_date(value); date && date->precision == DatePrecision::day)
      return std::string(value);
  }
  return {};
}

// Microdata of visible elements and of <link>; comments and lists of other articles have theirs too, so that
// only what belongs to the first article or to none counts.
void take_microdata(const Dom& page, std::size_t node, PageMetadata& metadata) {
  std::string_view property = page.attribute(node, "itemprop");
  if (property.empty()) property = page.attribute(node, "property");  // RDFa, as Drupal writes it
  if (property.empty()) return;
  const std::string names = " " + lower(property) + " ";
  const auto has_one = [&names](const auto& wanted) {
    return std::ranges::any_of(wanted, [&](std::string_view name) {
      const std::size_t at = names.find(std::string(name) + ' ');
      return at != std::string::npos && at > 0 && (names[at - 1] == ' ' || names[at - 1] == ':');
    });
  };
  constexpr std::array<std::string_view, 6> publications{
      "datepublished", "datecreated", "dc:created", "dc:issued", "dcterms:issued", "dcterms:created"};
  const bool published = has_one(publications);
  if (!published && !has_one(std::array<std::string_view, 2>{"datemodified", "dcterms:modified"})) return;
  std::string_view value = page.attribute(node, "content");
  if (value.empty()) value = page.attribute(node, "datetime");
  std::string text = value.empty() ? page.text(node) : tidy_plain_value(value);
  if (text.empty()) return;
  (published ? metadata.published : metadata.modified).push_back(std::move(text));
}

}  // namespace

PageMetadata read_metadata(const Dom& page) {
  PageMetadata metadata;
  std::vector<Statement> statements;
  std::vector<std::string_view> blocks;
  PageMetadata visible;
  for (std::size_t node = 0; node < page.size(); ++node) {
    const Node& element = page[node];
    if (element.tag == Tag::text) continue;
    if (element.tag == Tag::meta) {
      for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
        std::string name = lower(page.attribute(node, key));
        if (name.empty()) continue;
        const std::optional<MetaName> found = find_meta_name(std::move(name));
        if (!found) continue;
        std::string value = tidy_value(page.attribute(node, "content"));
        if (!value.empty()) statements.push_back({*found, std::move(value)});
        break;
      }
    } else if (element.tag == Tag::link) {
      if (lower(page.attribute(node, "rel")) == "canonical") {
        fill(metadata.url, tidy_plain_value(page.attribute(node, "href")));
      }
    } else if (element.tag == Tag::title) {
      fill(metadata.document_title, tidy_plain_value(page.text(node)));
    } else if (element.tag == Tag::html) {
      metadata.language = tidy_plain_value(page.attribute(node, "lang"));
      if (metadata.language.empty()) metadata.language = tidy_plain_value(page.attribute(node, "xml:lang"));
    } else if (element.tag == Tag::script) {
      if (lower(page.attribute(node, "type")).starts_with("application/ld+json") && element.end > node + 1) {
        blocks.push_back(page[node + 1].text);
      } else if (element.end > node + 1 && metadata.script_date.empty()) {
        metadata.script_date = date_in_script(page[node + 1].text);
      }
    } else {
      take_microdata(page, node, visible);
    }
  }
  LinkedArticle linked = read_linked_data(blocks);
  metadata.linked_authors = std::move(linked.authors);
  metadata.linked_organisations = std::move(linked.organisations);
  metadata.is_article = linked.found;
  metadata.headline = std::move(linked.headline);
  metadata.body = std::move(linked.body);
  metadata.section = std::move(linked.section);
  metadata.tags = std::move(linked.tags);
  if (!linked.modified.empty()) metadata.modified.push_back(linked.modified);
  std::ranges::stable_sort(statements, {}, [](const Statement& one) { return one.name.rank; });
  for (Statement& one : statements) take(metadata, one.name.meaning, std::move(one.value));
  if (!linked.published.empty()) metadata.published.push_back(linked.published);
  if (!linked.page_published.empty()) metadata.unclear_dates.push_back(linked.page_published);
  metadata.microdata_published = std::move(visible.published);
  std::ranges::move(visible.modified, std::back_inserter(metadata.modified));
  fill(metadata.site, std::move(linked.publisher));
  fill(metadata.site, std::move(linked.site));
  fill(metadata.url, std::move(linked.url));
  return metadata;
}

}  // namespace morgue::html

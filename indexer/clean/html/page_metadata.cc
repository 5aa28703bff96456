#include "indexer/clean/html/page_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/date.h"
#include "common/text/utf8.h"
#include "indexer/clean/html/linked_data.h"
#include "indexer/clean/tidy.h"

namespace morgue::html {

namespace {

enum class Meaning : std::uint8_t {
  author,
  weak_author,
  headline,
  shared_title,
  url,
  site,
  language,
  section,
  tag,
  tags,
  published,
  modified,
  unclear_date,
  image,
  kind,
};

struct MetaName {
  std::string_view name;
  Meaning meaning;
};

// By `name`, `property`, `itemprop` or `http-equiv`, in lower case; what stands first is trusted more.
constexpr std::array meta_names{
    MetaName{"article:published_time", Meaning::published},
    MetaName{"og:article:published_time", Meaning::published},
    MetaName{"og:published_time", Meaning::published},
    MetaName{"article:published", Meaning::published},
    MetaName{"datepublished", Meaning::published},
    MetaName{"cxenseparse:recs:publishtime", Meaning::published},
    MetaName{"cxenseparse:publishtime", Meaning::published},
    MetaName{"parsely-pub-date", Meaning::published},
    MetaName{"sailthru.date", Meaning::published},
    MetaName{"bt:pubdate", Meaning::published},
    MetaName{"publish-date", Meaning::published},
    MetaName{"publish_date", Meaning::published},
    MetaName{"published-date", Meaning::published},
    MetaName{"published_date", Meaning::published},
    MetaName{"publishdate", Meaning::published},
    MetaName{"published_time_telegram", Meaning::published},
    MetaName{"publication_date", Meaning::published},
    MetaName{"publication-date", Meaning::published},
    MetaName{"citation_publication_date", Meaning::published},
    MetaName{"citation_date", Meaning::published},
    MetaName{"article.published", Meaning::published},
    MetaName{"article:post_date", Meaning::published},
    MetaName{"article_date_original", Meaning::published},
    MetaName{"articledate", Meaning::published},
    MetaName{"pubdate", Meaning::published},
    MetaName{"pub_date", Meaning::published},
    MetaName{"dc.date.issued", Meaning::published},
    MetaName{"dcterms.issued", Meaning::published},
    MetaName{"dcterms.created", Meaning::published},
    MetaName{"dc.date.created", Meaning::published},
    MetaName{"dcterms.date", Meaning::published},
    MetaName{"dc.created", Meaning::published},
    MetaName{"dc.date", Meaning::published},
    MetaName{"dc.issued", Meaning::published},
    MetaName{"datecreated", Meaning::published},
    MetaName{"date_published", Meaning::published},
    MetaName{"rnews:datepublished", Meaning::published},
    MetaName{"content_create_date", Meaning::published},
    MetaName{"vr:published_time", Meaning::published},
    MetaName{"og:release_date", Meaning::published},
    MetaName{"article:created", Meaning::published},
    MetaName{"originalpublicationdate", Meaning::published},
    MetaName{"firstpublished", Meaning::published},
    MetaName{"shareaholic:article_published_time", Meaning::published},
    MetaName{"ptime", Meaning::published},
    MetaName{"displaydate", Meaning::published},
    MetaName{"release_date", Meaning::published},
    MetaName{"article:modified_time", Meaning::modified},
    MetaName{"og:updated_time", Meaning::modified},
    MetaName{"article:updated_time", Meaning::modified},
    MetaName{"datemodified", Meaning::modified},
    MetaName{"last-modified", Meaning::modified},
    MetaName{"lastmod", Meaning::modified},
    MetaName{"revision_date", Meaning::modified},
    MetaName{"dcterms.modified", Meaning::modified},
    MetaName{"dc.date.modified", Meaning::modified},
    MetaName{"date", Meaning::unclear_date},
    MetaName{"citation_author", Meaning::author},
    MetaName{"parsely-author", Meaning::author},
    MetaName{"sailthru.author", Meaning::author},
    MetaName{"cxenseparse:author", Meaning::author},
    MetaName{"article:author_name", Meaning::author},
    MetaName{"byl", Meaning::author},
    MetaName{"author", Meaning::weak_author},
    MetaName{"article:author", Meaning::weak_author},
    MetaName{"dc.creator", Meaning::weak_author},
    MetaName{"dc.creator.name", Meaning::weak_author},
    MetaName{"dcterms.creator", Meaning::weak_author},
    MetaName{"dc:creator", Meaning::weak_author},
    MetaName{"og:article:author", Meaning::weak_author},
    MetaName{"authors", Meaning::weak_author},
    MetaName{"twitter:data1", Meaning::weak_author},
    MetaName{"citation_title", Meaning::headline},
    MetaName{"parsely-title", Meaning::headline},
    MetaName{"sailthru.title", Meaning::headline},
    MetaName{"headline", Meaning::headline},
    MetaName{"og:title", Meaning::shared_title},
    MetaName{"twitter:title", Meaning::shared_title},
    MetaName{"dc.title", Meaning::shared_title},
    MetaName{"og:url", Meaning::url},
    MetaName{"og:image", Meaning::image},
    MetaName{"twitter:image", Meaning::image},
    MetaName{"og:site_name", Meaning::site},
    MetaName{"application-name", Meaning::site},
    MetaName{"dc.publisher", Meaning::site},
    MetaName{"og:locale", Meaning::language},
    MetaName{"content-language", Meaning::language},
    MetaName{"language", Meaning::language},
    MetaName{"dc.language", Meaning::language},
    MetaName{"article:section", Meaning::section},
    MetaName{"parsely-section", Meaning::section},
    MetaName{"article:tag", Meaning::tag},
    MetaName{"news_keywords", Meaning::tags},
    MetaName{"parsely-tags", Meaning::tags},
    MetaName{"keywords", Meaning::tags},
    MetaName{"og:type", Meaning::kind},
};

std::string lower(std::string_view text) {
  return text::lower_ascii(text::trim(text));
}

// What meta elements say, each under its place in the table.
struct Statement {
  std::size_t rank;
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
  const std::string_view property = page.attribute(node, "itemprop");
  if (property.empty()) return;
  const std::string name = lower(property);
  const bool published = name == "datepublished" || name == "datecreated";
  if (!published && name != "datemodified") return;
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
        const std::string name = lower(page.attribute(node, key));
        if (name.empty()) continue;
        const auto found = std::ranges::find(meta_names, name, &MetaName::name);
        if (found == meta_names.end()) continue;
        std::string value = tidy_value(page.attribute(node, "content"));
        if (!value.empty()) {
          statements.push_back({static_cast<std::size_t>(found - meta_names.begin()), std::move(value)});
        }
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
  std::ranges::stable_sort(statements, {}, &Statement::rank);
  for (Statement& one : statements) take(metadata, meta_names[one.rank].meaning, std::move(one.value));
  if (!linked.published.empty()) metadata.published.push_back(linked.published);
  metadata.microdata_published = std::move(visible.published);
  std::ranges::move(visible.modified, std::back_inserter(metadata.modified));
  fill(metadata.site, std::move(linked.publisher));
  fill(metadata.site, std::move(linked.site));
  fill(metadata.url, std::move(linked.url));
  return metadata;
}

}  // namespace morgue::html

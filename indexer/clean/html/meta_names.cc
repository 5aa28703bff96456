#include "indexer/clean/html/meta_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace morgue::html {

namespace {

struct Entry {
  std::string_view name;
  Meaning meaning;
};

// What stands first is trusted more.
constexpr std::array meta_names{
    Entry{"article:published_time", Meaning::published},
    Entry{"og:article:published_time", Meaning::published},
    Entry{"og:published_time", Meaning::published},
    Entry{"article:published", Meaning::published},
    Entry{"datepublished", Meaning::published},
    Entry{"cxenseparse:recs:publishtime", Meaning::published},
    Entry{"cxenseparse:publishtime", Meaning::published},
    Entry{"parsely-pub-date", Meaning::published},
    Entry{"sailthru.date", Meaning::published},
    Entry{"bt:pubdate", Meaning::published},
    Entry{"publish-date", Meaning::published},
    Entry{"publish_date", Meaning::published},
    Entry{"published-date", Meaning::published},
    Entry{"published_date", Meaning::published},
    Entry{"publishdate", Meaning::published},
    Entry{"published_time_telegram", Meaning::published},
    Entry{"publication_date", Meaning::published},
    Entry{"publication-date", Meaning::published},
    Entry{"citation_publication_date", Meaning::published},
    Entry{"citation_date", Meaning::published},
    Entry{"article.published", Meaning::published},
    Entry{"article:post_date", Meaning::published},
    Entry{"article_date_original", Meaning::published},
    Entry{"articledate", Meaning::published},
    Entry{"pubdate", Meaning::published},
    Entry{"pub_date", Meaning::published},
    Entry{"dc.date.issued", Meaning::published},
    Entry{"dcterms.issued", Meaning::published},
    Entry{"dcterms.created", Meaning::published},
    Entry{"dc.date.created", Meaning::published},
    Entry{"dcterms.date", Meaning::published},
    Entry{"dc.created", Meaning::published},
    Entry{"dc.date", Meaning::published},
    Entry{"dc.issued", Meaning::published},
    Entry{"datecreated", Meaning::published},
    Entry{"date_published", Meaning::published},
    Entry{"rnews:datepublished", Meaning::published},
    Entry{"content_create_date", Meaning::published},
    Entry{"vr:published_time", Meaning::published},
    Entry{"og:release_date", Meaning::published},
    Entry{"article:created", Meaning::published},
    Entry{"originalpublicationdate", Meaning::published},
    Entry{"firstpublished", Meaning::published},
    Entry{"shareaholic:article_published_time", Meaning::published},
    Entry{"ptime", Meaning::published},
    Entry{"displaydate", Meaning::published},
    Entry{"release_date", Meaning::published},
    Entry{"citation_online_date", Meaning::published},
    Entry{"weibo: article:create_at", Meaning::published},
    Entry{"weibo:article:create_at", Meaning::published},
    Entry{"pdate", Meaning::published},
    Entry{"og:pubdate", Meaning::published},
    Entry{"publishtime", Meaning::published},
    Entry{"publish_time", Meaning::published},
    Entry{"publish-time", Meaning::published},
    Entry{"publisheddate", Meaning::published},
    Entry{"article:publication_date", Meaning::published},
    Entry{"creation_date", Meaning::published},
    Entry{"creation-date", Meaning::published},
    Entry{"createdate", Meaning::published},
    Entry{"article:modified_time", Meaning::modified},
    Entry{"og:updated_time", Meaning::modified},
    Entry{"article:updated_time", Meaning::modified},
    Entry{"datemodified", Meaning::modified},
    Entry{"last-modified", Meaning::modified},
    Entry{"lastmod", Meaning::modified},
    Entry{"revision_date", Meaning::modified},
    Entry{"dcterms.modified", Meaning::modified},
    Entry{"dc.date.modified", Meaning::modified},
    Entry{"article:modified", Meaning::modified},
    Entry{"og:article:modified_time", Meaning::modified},
    Entry{"og:modified_time", Meaning::modified},
    Entry{"last_modified", Meaning::modified},
    Entry{"lastmodified", Meaning::modified},
    Entry{"last_updated_date", Meaning::modified},
    Entry{"date", Meaning::unclear_date},
    Entry{"citation_author", Meaning::author},
    Entry{"parsely-author", Meaning::author},
    Entry{"sailthru.author", Meaning::author},
    Entry{"cxenseparse:author", Meaning::author},
    Entry{"article:author_name", Meaning::author},
    Entry{"byl", Meaning::author},
    Entry{"author", Meaning::weak_author},
    Entry{"article:author", Meaning::weak_author},
    Entry{"dc.creator", Meaning::weak_author},
    Entry{"dc.creator.name", Meaning::weak_author},
    Entry{"dcterms.creator", Meaning::weak_author},
    Entry{"og:article:author", Meaning::weak_author},
    Entry{"authors", Meaning::weak_author},
    Entry{"twitter:data1", Meaning::weak_author},
    Entry{"citation_title", Meaning::headline},
    Entry{"parsely-title", Meaning::headline},
    Entry{"sailthru.title", Meaning::headline},
    Entry{"headline", Meaning::headline},
    Entry{"og:title", Meaning::shared_title},
    Entry{"twitter:title", Meaning::shared_title},
    Entry{"dc.title", Meaning::shared_title},
    Entry{"og:url", Meaning::url},
    Entry{"og:image", Meaning::image},
    Entry{"twitter:image", Meaning::image},
    Entry{"og:site_name", Meaning::site},
    Entry{"application-name", Meaning::site},
    Entry{"dc.publisher", Meaning::site},
    Entry{"og:locale", Meaning::language},
    Entry{"content-language", Meaning::language},
    Entry{"language", Meaning::language},
    Entry{"dc.language", Meaning::language},
    Entry{"article:section", Meaning::section},
    Entry{"parsely-section", Meaning::section},
    Entry{"article:tag", Meaning::tag},
    Entry{"news_keywords", Meaning::tags},
    Entry{"parsely-tags", Meaning::tags},
    Entry{"keywords", Meaning::tags},
    Entry{"og:type", Meaning::kind},
};

}  // namespace

std::optional<MetaName> find_meta_name(std::string name) {
  // Dublin Core is written with either mark.
  if (name.starts_with("dc:") || name.starts_with("dcterms:")) name[name.find(':')] = '.';
  const auto* const found = std::ranges::find(meta_names, name, &Entry::name);
  if (found == meta_names.end()) return std::nullopt;
  return MetaName{found->meaning, static_cast<std::size_t>(found - meta_names.begin())};
}

}  // namespace morgue::html

#include "indexer/clean/identity.h"

#include "common/hash.h"
#include "common/schema.h"
#include "common/text/utf8.h"
#include "indexer/clean/tidy.h"

namespace morgue {

std::string article_id(const RawArticle& raw) {
  if (std::string stated = tidy_plain_value(raw.id); !stated.empty()) return stated;
  if (const std::string_view url = text::trim(raw.url); !url.empty()) {
    return hex64(hash64("url:" + canonical_url(url)));
  }
  return hex64(hash64("path:" + raw.path + ":" + std::to_string(raw.record)));
}

std::string host_of(std::string_view url) {
  url = text::trim(url);
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  std::string lower = text::lower_ascii(host);
  if (lower.starts_with("www.")) lower.erase(0, 4);
  return tidy_plain_value(lower);
}

}  // namespace morgue

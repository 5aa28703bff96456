#include "indexer/read/embedded_nitf.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "common/text/utf8.h"
#include "indexer/read/byte_source.h"
#include "indexer/read/markup_kind.h"
#include "indexer/read/nitf_article.h"
#include "indexer/read/xml_parser.h"

namespace morgue {

namespace {

bool is_nitf(std::string_view, std::string_view name) {
  return name == "nitf";
}

template <typename Value>
void fill(Value& slot, Value& value) {
  if (slot.empty()) slot = std::move(value);
}

}  // namespace

void unpack_nitf(RawArticle& raw) {
  const std::string_view body = text::trim(raw.body);
  if (!body.starts_with('<') || first_element(body) != "nitf") return;
  // The string is UTF-8, whatever encoding its declaration remembers.
  XmlParser parser(from_string(std::string(body)), &is_nitf);
  const auto found = parser.next();
  const auto* const document = found ? std::get_if<XmlElement>(&*found) : nullptr;
  if (document == nullptr) return;
  auto article = read_nitf(*document);
  auto* const nitf = std::get_if<RawArticle>(&article);
  if (nitf == nullptr) return;
  raw.body = std::move(nitf->body);
  raw.body_kind = nitf->body_kind;
  fill(raw.title, nitf->title);
  fill(raw.date, nitf->date);
  fill(raw.source, nitf->source);
  fill(raw.url, nitf->url);
  fill(raw.section, nitf->section);
  fill(raw.language, nitf->language);
  fill(raw.authors, nitf->authors);
  fill(raw.tags, nitf->tags);
  fill(raw.places, nitf->places);
}

}  // namespace morgue

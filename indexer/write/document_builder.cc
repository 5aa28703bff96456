#include "indexer/write/document_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/arrival.h"
#include "common/copies/shingles.h"
#include "common/hash.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "indexer/write/origin.h"

namespace morgue {

namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!list.empty()) list += value_separator;
    list += value;
  }
  return list;
}

// Sorts by day, ties by id; an undated article sorts before all others.
std::string order_key(const Article& article) {
  std::string key = article.date ? sort_key(*article.date) : std::string();
  key += '\0';
  key += article.id;
  return key;
}

std::string precision_of(const Article& article) {
  return article.date ? std::string(to_string(article.date->precision)) : std::string();
}

// Agreement is the rule, and nobody asks for it.
std::string conflict_of(const Article& article) {
  return article.date_conflict ? "yes" : std::string();
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string ingested) : ingested_(std::move(ingested)) {}

std::uint32_t DocumentBuilder::add_text(std::string_view prefix, std::string_view text,
                                        std::string_view language, std::uint32_t first_position) {
  tokens_.clear();
  const std::uint32_t next = analyzer_.analyze(text, language, first_position, tokens_);
  for (const Token& token : tokens_.tokens) {
    write_term_name(name_, prefix, token.kind, tokens_.term(token));
    if (token.kind == TermKind::stem) {
      terms_.add(name_, 0, 1);
      continue;
    }
    const IndexedPositions positions = indexed_positions(token);
    terms_.add(name_, positions.first, 1);
    if (positions.last != positions.first) terms_.add(name_, positions.last, 0);
  }
  return next;
}

// One position stays free between two texts, so that no phrase reaches from one into the other.
void DocumentBuilder::add_texts(std::string_view prefix, const std::vector<std::string>& texts,
                                std::string_view language) {
  std::uint32_t position = 1;
  for (const std::string& text : texts) position = add_text(prefix, text, language, position) + 1;
}

void DocumentBuilder::add_whole_values(const Article& article, const ArticleDigests& digests,
                                       const ArticleOrigin& origin) {
  const auto add_one = [this](FieldId id, const std::string& value) {
    if (!value.empty()) terms_.add(field_term(field(id), value), 0, 0);
  };
  add_one(FieldId::id, article.id);
  add_one(FieldId::url, article.url);
  add_one(FieldId::source, article.source);
  add_one(FieldId::section, article.section);
  add_one(FieldId::language, article.language);
  add_one(FieldId::date_precision, precision_of(article));
  add_one(FieldId::date_conflict, conflict_of(article));
  for (const std::string& tag : article.tags) add_one(FieldId::tag, tag);
  for (const std::string& place : article.places) add_one(FieldId::place, place);
  if (digests.text != 0) terms_.add(boolean_term(digest_prefix, hex64(digests.text)), 0, 0);
  if (!origin.path.empty()) terms_.add(origin_term(origin.path), 0, 0);
}

// Of the body, which was analyzed last.
void DocumentBuilder::add_bands() {
  shingle(tokens_, built_.shingles);
  built_.is_comparable = built_.shingles.size() >= copies::fewest_shingles;
  if (!built_.is_comparable) return;
  built_.bands = bands_of(built_.shingles);
  for (std::size_t band = 0; band < band_count; ++band) {
    terms_.add(band_term(band, built_.bands[band]), 0, 0);
  }
}

void DocumentBuilder::add_values(DocumentPacker& document, const Article& article,
                                 const ArticleDigests& digests, const ArticleOrigin& origin) const {
  const auto words = std::count_if(tokens_.tokens.begin(), tokens_.tokens.end(), [](const Token& token) {
    return token.kind == TermKind::word || token.kind == TermKind::acronym;
  });
  const auto put = [&](FieldId id, const std::string& value) { document.add_value(field(id).slot, value); };
  put(FieldId::id, article.id);
  if (article.date) put(FieldId::date, sort_key(*article.date));
  document.add_value(order_slot, order_key(article));
  put(FieldId::source, article.source);
  put(FieldId::section, article.section);
  put(FieldId::author, joined(article.authors));
  put(FieldId::tag, joined(article.tags));
  put(FieldId::place, joined(article.places));
  put(FieldId::language, article.language);
  if (article.updated) put(FieldId::updated, sort_key(*article.updated));
  put(FieldId::date_precision, precision_of(article));
  put(FieldId::date_conflict, conflict_of(article));
  put(FieldId::ingested, ingested_);
  put(FieldId::length, fmt::format("{:08}", words));
  document.add_value(digest_slot, hex64(digests.content));
  document.add_value(arrived_slot, origin.arrived);
  document.end_values();
}

const BuiltArticle& DocumentBuilder::build(const Article& article, const ArticleDigests& digests,
                                           const ArticleOrigin& origin) {
  add_text(field(FieldId::title).prefix, article.title, article.language, 1);
  // Names are in no language: a stemmer would only throw different people together.
  add_texts(field(FieldId::author).prefix, article.authors, "");
  add_texts(tag_text_prefix, article.tags, article.language);
  add_text(field(FieldId::body).prefix, article.text, article.language, 1);
  add_bands();
  add_whole_values(article, digests, origin);

  built_.document.clear();
  DocumentPacker document(built_.document);
  add_values(document, article, digests, origin);
  document.set_data(encode_stored_article(article));
  terms_.move_to(document);
  return built_;
}

}  // namespace morgue

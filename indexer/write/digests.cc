#include "indexer/write/digests.h"

#include <string>
#include <string_view>

#include "common/hash.h"
#include "common/schema.h"

namespace morgue {

namespace {

// Each piece is preceded by its length, so that no two articles run together into the same bytes.
class Canonical {
 public:
  void add(std::string_view piece) {
    bytes_ += std::to_string(piece.size());
    bytes_ += ':';
    bytes_ += piece;
  }
  void add(const std::vector<std::string>& pieces) {
    add(std::to_string(pieces.size()));
    for (const std::string& piece : pieces) add(piece);
  }
  void add(const std::optional<Date>& date) {
    add(date ? to_string(date->precision) : std::string_view());
    add(date ? to_iso(*date) : std::string());
  }
  std::uint64_t digest() const { return hash64(bytes_); }

 private:
  std::string bytes_;
};

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

void append_with_single_spaces(std::string& out, std::string_view text) {
  bool gap = false;
  for (const char c : text) {
    if (is_blank(c)) {
      gap = true;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
}

}  // namespace

std::uint64_t content_digest(const Article& article) {
  Canonical canonical;
  canonical.add(article.id);
  canonical.add(article.url);
  canonical.add(article.source);
  canonical.add(article.title);
  canonical.add(article.authors);
  canonical.add(article.date);
  canonical.add(article.updated);
  canonical.add(article.language);
  canonical.add(article.section);
  canonical.add(article.tags);
  canonical.add(article.places);
  canonical.add(article.text);
  return canonical.digest();
}

std::uint64_t text_digest(const Article& article) {
  std::string bytes = value_key(article.source);
  bytes += '\0';
  const std::size_t before = bytes.size();
  bytes.reserve(before + article.text.size());
  append_with_single_spaces(bytes, article.text);
  return bytes.size() == before ? 0 : hash64(bytes);
}

}  // namespace morgue

#include "searcher/search/copies.h"

#include <set>
#include <string>
#include <vector>

#include "common/copies/shingles.h"
#include "common/copies/signature.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "searcher/search/asking.h"

namespace morgue {

namespace {

// Each costs an analysis. Those that share the most bands are looked at.
constexpr Xapian::doccount most_compared = 50;

class CopyTerms {
 public:
  CopyTerms(const Xapian::Database& database, Analyzer& analyzer)
      : database_(database), analyzer_(analyzer) {}

  Xapian::Query of(const Article& article) {
    if (!article.id.empty()) {
      const std::string id = field_term(field(FieldId::id), article.id);
      terms_.insert(id);
      for (auto at = database_.postlist_begin(id); at != database_.postlist_end(id); ++at) {
        add_family(database_.get_document(*at));
      }
    }
    add_copies(article);
    if (terms_.empty()) return {};
    return {Xapian::Query::OP_OR, terms_.begin(), terms_.end()};
  }

 private:
  static std::string family_of(const Xapian::Document& document) {
    const std::string family = document.get_value(field(FieldId::family).slot);
    return family.empty() ? family : field_term(field(FieldId::family), family);
  }

  void add_family(const Xapian::Document& document) {
    if (std::string family = family_of(document); !family.empty()) terms_.insert(std::move(family));
  }

  StoryShingles shingles_of(const Article& article) {
    tokens_.clear();
    analyzer_.analyze(article.text, article.language, 1, tokens_);
    return story_shingles(tokens_);
  }

  void add_copies(const Article& article) {
    const StoryShingles own = shingles_of(article);
    if (own.text.size() < copies::fewest_shingles) return;
    const Bands bands = bands_of(own.text);
    std::vector<std::string> band_terms;
    for (std::size_t band = 0; band < bands.size(); ++band)
      band_terms.push_back(band_term(band, bands[band]));
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, band_terms.begin(), band_terms.end()));
    const Xapian::MSet candidates = best(enquire, 0, most_compared);
    for (auto each = candidates.begin(); each != candidates.end(); ++each) {
      const Xapian::Document document = each.get_document();
      if (terms_.contains(family_of(document))) continue;
      const Article other = decode_stored_article(document.get_data());
      const std::string id = field_term(field(FieldId::id), other.id);
      if (terms_.contains(id) || !are_copies(own, shingles_of(other))) continue;
      terms_.insert(id);
      add_family(document);
    }
  }

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  TokenList tokens_;
  std::set<std::string> terms_;
};

}  // namespace

Xapian::Query copies_of(const Article& article, const Xapian::Database& database, Analyzer& analyzer) {
  return CopyTerms(database, analyzer).of(article);
}

}  // namespace morgue

#include "searcher/search/related.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/schema.h"
#include "searcher/query/group.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/search/copies.h"
#include "searcher/search/ranking.h"

namespace morgue {

namespace {

TermStatistics statistics_of(const Xapian::Database& database, const std::string& language) {
  TermStatistics statistics;
  // Where few articles are in this language, its commonest words are rare in the index.
  if (!language.empty()) {
    statistics.articles = database.get_termfreq(field_term(field(FieldId::language), language));
  }
  if (statistics.articles == 0) statistics.articles = database.get_doccount();
  statistics.articles_with = [&database](const std::string& name) { return database.get_termfreq(name); };
  return statistics;
}

std::uint64_t count(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  return query.empty() ? 0 : enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

Xapian::Query any_name(std::string_view prefix, const std::vector<std::string>& names) {
  std::vector<Xapian::Query> queries;
  for (const std::string& name : names) queries.emplace_back(under_prefix(prefix, name));
  return synonym(queries);
}

double total_weight(const std::vector<TellingTerm>& terms) {
  double sum = 0;
  for (const TellingTerm& term : terms) sum += term.weight();
  return sum;
}

Matcher matcher_of(const TellingTerm& term) {
  Matcher matcher;
  matcher.in_tags = false;
  matcher.weight = term.weight();
  Matcher::Slot slot;
  for (const std::string& name : term.names) slot.push_back({name, {}});
  matcher.operands = {{{std::move(slot)}}};
  return matcher;
}

BuiltQuery build(const std::vector<TellingTerm>& terms) {
  BuiltQuery built;
  if (terms.empty()) return built;
  // BM25 gives a term at most its rarity times k1 + 1.
  const double most = total_weight(terms) * (ranking::bm25_k1 + 1.0) * (1.0 + ranking::title_weight);
  for (const TellingTerm& term : terms) {
    const double scale = term.presence / most;
    built.parts.push_back({term.shown, "text", scaled(any_name("", term.names), scale)});
    built.parts.push_back(
        {term.shown, "title",
         scaled(any_name(field(FieldId::title).prefix, term.names), scale * ranking::title_weight)});
    built.matchers.push_back(matcher_of(term));
  }
  std::vector<Xapian::Query> asked;
  for (const ScorePart& part : built.parts) asked.push_back(part.query);
  built.query = joined(Xapian::Query::OP_OR, asked);
  built.weighted = true;
  return built;
}

// Of the articles that are nearest to the text as it stands: common words meet in no other language so well.
std::string language_of(const Article& article, const Xapian::Database& database, Analyzer& analyzer,
                        const StemLanguages& languages) {
  if (languages.all.size() == 1) return languages.all.front();
  constexpr Xapian::doccount asked = 15;
  Xapian::Enquire enquire(database);
  enquire.set_query(build(telling_terms(article, analyzer, statistics_of(database, ""))).query);
  std::map<std::string, int> votes;
  const Xapian::MSet nearest = enquire.get_mset(0, asked);
  for (auto each = nearest.begin(); each != nearest.end(); ++each) {
    ++votes[each.get_document().get_value(field(FieldId::language).slot)];
  }
  const auto most = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() ? "" : most->first;
}

}  // namespace

RelatedQuery related_query(Article article, const Xapian::Database& database, Analyzer& analyzer,
                           const StemLanguages& languages) {
  if (article.language.empty()) article.language = language_of(article, database, analyzer, languages);
  const Xapian::Query copies = copies_of(article, database, analyzer);
  TermStatistics statistics = statistics_of(database, article.language);
  statistics.own = count(database, copies);
  RelatedQuery related;
  related.terms = telling_terms(article, analyzer, statistics);
  related.built = build(related.terms);
  if (related.terms.empty()) {
    related.built.query = Xapian::Query::MatchNothing;
    related.built.notes.emplace_back("nothing in it is both telling and known to the index");
    return related;
  }
  if (!copies.empty()) {
    related.built.query = Xapian::Query(Xapian::Query::OP_AND_NOT, related.built.query, copies);
  }
  return related;
}

Query readable_query(const std::vector<TellingTerm>& terms) {
  std::vector<Query> words;
  for (const TellingTerm& term : terms) {
    Query word;
    word.kind = Query::Kind::word;
    word.occur = Query::Occur::should;
    word.text = term.shown;
    words.push_back(std::move(word));
  }
  return make_group(std::move(words));
}

BuiltQuery within(BuiltQuery related, BuiltQuery filter) {
  related.notes.insert(related.notes.end(), filter.notes.begin(), filter.notes.end());
  if (filter.query.empty()) return related;
  related.query = Xapian::Query(Xapian::Query::OP_FILTER, related.query, filter.query);
  std::move(filter.matchers.begin(), filter.matchers.end(), std::back_inserter(related.matchers));
  related.tags = std::move(filter.tags);
  related.passed_over = std::move(filter.passed_over);
  return related;
}

std::vector<ClauseExplanation> explain_terms(const RelatedQuery& related, std::uint64_t hits) {
  std::vector<ClauseExplanation> lines;
  lines.push_back({0, "telling terms", fmt::format("scores of {} or more", least_related), hits});
  const double all = total_weight(related.terms);
  for (const TellingTerm& term : related.terms) {
    const std::string asked =
        fmt::format("{:.1f} % of the weight: {}", 100 * term.weight() / all, fmt::join(term.names, ", "));
    lines.push_back({1, term.shown, asked, term.articles});
  }
  return lines;
}

}  // namespace morgue

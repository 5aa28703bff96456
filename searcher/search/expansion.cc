#include "searcher/search/expansion.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/text/utf8.h"
#include "searcher/query/scoped_terms.h"
#include "searcher/query/stop_words.h"
#include "searcher/search/asking.h"
#include "searcher/search/ranking.h"

namespace morgue {

namespace {

// Inflected forms of one word fall together after the telling terms are chosen: so many more are looked at.
constexpr std::size_t forms_of_a_word = 4;
constexpr std::ptrdiff_t shortest_word = 3;

// Of "Zen:defens" "defens"; other terms are what they are.
std::string_view word_in(std::string_view term) {
  return term.starts_with('Z') ? term.substr(std::min(term.find(':'), term.size() - 1) + 1) : term;
}

// Neither marks nor digits nor the prefix of a field.
bool is_of_small_letters(std::string_view word) {
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  return letters && std::count_if(word.begin(), word.end(),
                                  [](char c) { return !text::is_continuation(c); }) >= shortest_word;
}

struct Candidate {
  std::string term;
  double weight = 0;
};

// A word tells by how much of the best matches has it, how often it is mentioned there, and how rare it is elsewhere:
// the first keeps out what one match alone is about.
class Candidates {
 public:
  explicit Candidates(const Xapian::Database& database)
      : database_(database), mean_length_(database.get_avlength()) {}

  void learn(Xapian::docid document, double share) {
    matches_ += share;
    const double length = database_.get_doclength(document) / mean_length_;
    const Xapian::TermIterator end = database_.termlist_end(document);
    for (Xapian::TermIterator term = database_.termlist_begin(document); term != end; ++term) {
      std::string name = *term;
      if (!is_of_small_letters(word_in(name))) continue;
      constexpr double k = ranking::expansion_wdf_k;
      const double wdf = term.get_wdf();
      Evidence& evidence = terms_[std::move(name)];
      evidence.matches += share;
      evidence.mentions += share * (k + 1) * wdf / (k * length + wdf);
    }
  }

  // Best first.
  std::vector<Candidate> best(std::size_t most, const std::set<std::string>& without) const {
    std::vector<Candidate> all;
    for (const auto& [term, evidence] : terms_) {
      if (!without.contains(term)) all.push_back({term, weight(term, evidence)});
    }
    const auto kept = static_cast<std::ptrdiff_t>(std::min(all.size(), most));
    std::partial_sort(all.begin(), all.begin() + kept, all.end(), [](const Candidate& a, const Candidate& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    all.resize(static_cast<std::size_t>(kept));
    return all;
  }

 private:
  struct Evidence {
    double matches = 0;   // that have the term, each as its share
    double mentions = 0;  // the same with how often they have it
  };

  double weight(const std::string& term, const Evidence& evidence) const {
    const double rareness =
        std::log(static_cast<double>(database_.get_doccount()) / database_.get_termfreq(term));
    return (evidence.matches / matches_) * (evidence.mentions / matches_) * rareness;
  }

  const Xapian::Database& database_;
  double mean_length_;
  double matches_ = 0;
  std::unordered_map<std::string, Evidence> terms_;
};

// The words behind terms, and all their forms as queries.
class Words {
 public:
  Words(const Xapian::Database& database, Analyzer& analyzer, const StemLanguages& languages)
      : database_(database),
        analyzer_(analyzer),
        languages_(languages),
        stemmed_in_(languages.main.empty() ? languages.all : std::vector{languages.main}) {}

  // Empty for a word that its stem stands for, and for stop words.
  std::string of(const std::string& term) {
    if (term.starts_with('Z')) return std::string(word_in(term));
    for (const std::string& language : stemmed_in_) {
      if (is_stop_word(term, language) || analyzer_.stem(term, language) != term) return {};
    }
    return term;
  }

  Xapian::Query forms(const std::string& term, const std::string& word) const {
    std::vector<std::string> names{term};
    if (term != word) {
      // A word that is its own stem has no term as a stem. Of another language it would be another word.
      if (term.compare(1, term.find(':') - 1, languages_.main) == 0) names.push_back(word);
    } else {
      for (const std::string& language : stemmed_in_)
        names.push_back(term_name("", TermKind::stem, language + ":" + word));
    }
    std::vector<Xapian::Query> in_text, in_title;
    for (const std::string& name : names) {
      if (database_.term_exists(name)) in_text.emplace_back(name);
      const std::string title_name = under_prefix("S", name);
      if (database_.term_exists(title_name)) in_title.emplace_back(title_name);
    }
    std::vector<Xapian::Query> scopes{synonym(in_text)};
    if (!in_title.empty()) scopes.push_back(scaled(synonym(in_title), ranking::title_weight));
    return joined(Xapian::Query::OP_OR, scopes);
  }

 private:
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  const StemLanguages& languages_;
  std::vector<std::string> stemmed_in_;
};

std::size_t words_of(const BuiltQuery& asked) {
  std::set<std::string_view> clauses;
  for (const ScorePart& part : asked.parts) clauses.insert(part.clause);
  return clauses.size();
}

}  // namespace

std::vector<ScorePart> expand(const BuiltQuery& asked, const std::vector<RankedMatch>& best,
                              const Xapian::Database& database, Analyzer& analyzer,
                              const StemLanguages& languages) {
  if (best.empty() || best.front().score <= 0) return {};
  Candidates candidates(database);
  for (const RankedMatch& each : best) {
    candidates.learn(*each.match, std::pow(each.score / best.front().score, ranking::expansion_power));
  }
  // Few words are all meant; of many, the best matches tell which matter.
  const bool long_query = words_of(asked) >= ranking::long_query_words;
  std::set<std::string> known;
  if (!long_query) known.insert(asked.query.get_unique_terms_begin(), asked.query.get_terms_end());
  Words words(database, analyzer, languages);
  std::vector<ScorePart> parts;
  std::vector<Xapian::Query> added;
  std::set<std::string> taken;
  double most_telling = 0;
  for (const Candidate& candidate : candidates.best(ranking::expansion_words * forms_of_a_word, known)) {
    if (parts.size() == ranking::expansion_words || candidate.weight <= 0) break;
    const std::string word = words.of(candidate.term);
    if (word.empty() || !taken.insert(word).second) continue;
    most_telling = std::max(most_telling, candidate.weight);
    added.push_back(scaled(words.forms(candidate.term, word), candidate.weight / most_telling));
    parts.push_back({word, "expansion", added.back()});
  }
  if (parts.empty()) return {};
  // However many words were typed, and however long the best matches are, neither side outvotes the other.
  const Xapian::Query in_best(Xapian::Query::OP_FILTER, joined(Xapian::Query::OP_OR, added),
                              with_ids(ids_of(best, best.size())));
  const double most = ranked(database, in_best).get_mset(0, 1).get_max_attained();
  const double share = long_query ? ranking::long_query_share : ranking::expansion_share;
  for (ScorePart& part : parts) {
    part.query = scaled(part.query, share * best.front().score / most);
  }
  return parts;
}

}  // namespace morgue

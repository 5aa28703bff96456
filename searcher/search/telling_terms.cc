#include "searcher/search/telling_terms.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "searcher/query/stop_words.h"

namespace morgue {

namespace {

struct Concept {
  std::string shown;
  std::set<std::string> names;
  double occurrences = 0;
};

bool has_letter(std::string_view term) {
  for (std::size_t at = 0; at < term.size();) {
    const text::Decoded character = text::decode(term, at);
    if (text::is_letter(character.code)) return true;
    at += character.size;
  }
  return false;
}

// Scripts other than Latin say much in two characters; one alone is a stroke of a word there, and a letter here.
bool is_long_enough(std::string_view word) {
  std::size_t characters = 0;
  bool ascii = true;
  for (const char byte : word) {
    characters += text::is_continuation(byte) ? 0 : 1;
    ascii = ascii && static_cast<unsigned char>(byte) < 0x80;
  }
  return characters >= (ascii ? 3U : 2U);
}

// Designations ("S-400"), joined names ("AT&T") and words of unspaced scripts are one thing; of what is written with
// hyphens the parts say more, and of an address nothing.
bool is_thing(const Token& token, std::string_view compound) {
  if (compound.find('.') != std::string_view::npos || !has_letter(compound)) return false;
  const bool designation = compound.find_first_of("0123456789&") != std::string_view::npos;
  return designation || token.end - token.begin == token.term_size;
}

// Groups the tokens of texts by what they are forms of.
class Concepts {
 public:
  explicit Concepts(Analyzer& analyzer) : analyzer_(analyzer) {}

  // Each occurrence counts `occurrences`.
  void add(std::string_view text, std::string_view language, double occurrences) {
    language_ = language;
    tokens_.clear();
    analyzer_.analyze(text, language, 1, tokens_);
    const std::vector<Token>& tokens = tokens_.tokens;
    for (std::size_t begin = 0; begin < tokens.size();) {
      std::size_t end = begin + 1;
      while (end < tokens.size() && tokens[end].position == tokens[begin].position) ++end;
      add_position(text, begin, end, occurrences);
      begin = end;
    }
  }

  std::unordered_map<std::string, Concept> take() { return std::move(concepts_); }

 private:
  struct Forms {
    std::string key;
    std::set<std::string> names;

    void add(TermKind kind, std::string_view term) { names.insert(term_name("", kind, term)); }
  };

  void add_position(std::string_view text, std::size_t begin, std::size_t end, double occurrences) {
    Forms word;
    for (std::size_t i = begin; i < end; ++i) {
      const Token& token = tokens_.tokens[i];
      const std::string_view term = tokens_.term(token);
      switch (token.kind) {
        case TermKind::word:
          if (!is_long_enough(term) || !has_letter(term) || is_stop_word(term, language_)) break;
          word.key = term;
          word.add(TermKind::word, term);
          break;
        case TermKind::acronym:
          // Beside a word it is the singular of "MPs": the word stands for both.
          if (i != begin || term.size() < 2) break;
          word.key = term_name("", TermKind::acronym, term);
          word.names.insert(word.key);
          break;
        case TermKind::folded:
          if (word.key.empty()) break;
          word.key = term;
          word.add(TermKind::word, term);
          word.add(TermKind::folded, term);
          break;
        case TermKind::stem:
          if (!word.key.empty() && token.span == 1) add_stem(word, term);
          break;
        case TermKind::compound:
          if (is_thing(token, term)) add_compound(text, token, term, occurrences);
          break;
        case TermKind::amount:
          break;
      }
    }
    if (!word.key.empty()) count(word, text, tokens_.tokens[begin], occurrences);
  }

  // Stands for the word and all that share it; the word that is its own stem is indexed as word only.
  static void add_stem(Forms& word, std::string_view term) {
    word.key = term.substr(term.find(':') + 1);
    word.names.clear();
    word.add(TermKind::stem, term);
    word.add(TermKind::word, word.key);
  }

  void add_compound(std::string_view text, const Token& token, std::string_view term, double occurrences) {
    Forms thing;
    thing.key = term_name("", TermKind::compound, term);
    thing.names.insert(thing.key);
    thing.add(TermKind::word, term);
    count(thing, text, token, occurrences);
  }

  void count(Forms& forms, std::string_view text, const Token& token, double occurrences) {
    Concept& found = concepts_[forms.key];
    if (found.shown.empty()) found.shown = text.substr(token.begin, token.end - token.begin);
    found.names.merge(forms.names);
    found.occurrences += occurrences;
  }

  Analyzer& analyzer_;
  std::string_view language_;  // of the text at hand
  TokenList tokens_;
  std::unordered_map<std::string, Concept> concepts_;
};

// Keys of the words that name the article's origin: they lead to its outlet, not to its story.
std::unordered_map<std::string, Concept> origin_of(const Article& article, Analyzer& analyzer) {
  Concepts origin(analyzer);
  origin.add(article.source, article.language, 1);
  for (const std::string& author : article.authors) origin.add(author, article.language, 1);
  return origin.take();
}

}  // namespace

std::vector<TellingTerm> telling_terms(const Article& article, Analyzer& analyzer,
                                       const TermStatistics& statistics) {
  Concepts concepts(analyzer);
  concepts.add(article.title, article.language, telling::title_occurrences);
  concepts.add(article.text, article.language, 1);
  const auto origin = origin_of(article, analyzer);

  const auto articles = static_cast<double>(statistics.articles);
  const double most = articles * (statistics.articles < telling::few_articles ? telling::most_common_of_few
                                                                              : telling::most_common);
  std::vector<TellingTerm> terms;
  for (auto& [key, candidate] : concepts.take()) {
    if (origin.contains(key)) continue;
    TellingTerm term;
    for (const std::string& name : candidate.names) {
      const std::uint64_t with = statistics.articles_with(name);
      if (with > 0) term.names.push_back(name);
      term.articles = std::max(term.articles, with);
    }
    // Copies are taken to have all its words: what only they have leads nowhere.
    if (term.articles <= statistics.own) continue;
    const auto with = static_cast<double>(term.articles - statistics.own + (statistics.own > 0 ? 1 : 0));
    if (with > most) continue;
    term.shown = std::move(candidate.shown);
    term.presence = candidate.occurrences / (candidate.occurrences + telling::half_presence);
    term.rarity = std::log((articles + 1.0) / (with + 0.5));
    if (term.rarity > 0) terms.push_back(std::move(term));
  }
  std::sort(terms.begin(), terms.end(), [](const TellingTerm& a, const TellingTerm& b) {
    return a.weight() != b.weight() ? a.weight() > b.weight() : a.names < b.names;
  });
  if (terms.size() > telling::most_terms) terms.resize(telling::most_terms);
  return terms;
}

}  // namespace morgue

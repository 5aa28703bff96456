// Answers written by hand, for the renderers' tests.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/results.h"

namespace morgue {

// Every place of one of `words` in `text`.
inline std::vector<Span> spans_of(std::string_view text, std::initializer_list<std::string_view> words) {
  std::vector<Span> spans;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view word : words) {
      if (text.substr(at).starts_with(word)) spans.push_back({at, at + word.size()});
    }
  }
  return spans;
}

inline Hit full_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.5;
  hit.article.id = "s400-deal";
  hit.article.path = "news/wire.jsonl";
  hit.article.record = 17;
  hit.article.url = "https://northernwire.example/s400";
  hit.article.source = "Northern Wire";
  hit.article.title = "Turkey signs S-400 deal";
  hit.article.authors = {"Maria Keller", "Deniz Aydın"};
  hit.article.date = Date{2019, 11, 7, 7, 16, 0, 240, DatePrecision::minute};
  hit.article.language = "en";
  hit.article.section = "Politics";
  hit.article.tags = {"defence", "air defence"};
  hit.article.places = {"Ankara"};
  hit.title_spans = spans_of(hit.article.title, {"deal"});
  const std::string text = "the deal had been signed in Ankara, the ministry said.";
  hit.snippets = {{text, spans_of(text, {"deal"}), 120, true, false}};
  hit.family = Family{"s400-deal", 3};
  hit.copies = {{"delta-7", "Delta Post", parse_date("2019-11-08"), "Deal signed", ""},
                {"radio-9", "", {}, "", ""}};
  return hit;
}

// Nothing is known of it but its words.
inline Hit bare_hit() {
  Hit hit;
  hit.rank = 2;
  hit.article.id = "0f3a61c2b47d9e58";
  hit.article.path = "loose.txt";
  hit.snippets = {{"No deal was in sight", {{3, 7}}, 0, false, true}};
  return hit;
}

inline Results two_of_many() {
  Results results;
  results.typed = "deal";
  results.interpreted = "deal";
  results.total = 37;
  results.hits = {full_hit(), bare_hit()};
  return results;
}

}  // namespace morgue

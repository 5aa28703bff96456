// How fast text becomes terms, stage by stage, on the texts of an archive.
//   analyzer_bench FILE.jsonl [ROUNDS]     (lines with a "text" field)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/text/word_breaker.h"

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> read_texts(const char* path) {
  constexpr std::size_t enough = 64U << 20;  // bytes
  std::vector<std::string> texts;
  std::ifstream file(path);
  std::string line;
  for (std::size_t bytes = 0; bytes < enough && std::getline(file, line);) {
    texts.push_back(nlohmann::json::parse(line).at("text"));
    bytes += texts.back().size();
  }
  return texts;
}

// The best of several rounds, in MB/s: noise only ever slows a round down.
template <typename Work>
void measure(const char* name, const std::vector<std::string>& texts, int rounds, const Work& work) {
  double megabytes = 0;
  for (const std::string& text : texts) megabytes += static_cast<double>(text.size()) / 1e6;
  double best = 0;
  std::size_t yield = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = Clock::now();
    yield = 0;
    for (const std::string& text : texts) yield += work(text);
    const std::chrono::duration<double> seconds = Clock::now() - start;
    best = std::max(best, megabytes / seconds.count());
  }
  std::printf("%-28s %8.1f MB/s  %12zu\n", name, best, yield);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: analyzer_bench FILE.jsonl [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::stoi(argv[2]) : 5;
  const std::vector<std::string> texts = read_texts(argv[1]);
  morgue::text::WordBreaker breaker;
  std::vector<morgue::text::Word> words;
  measure("words", texts, rounds, [&](const std::string& text) {
    words.clear();
    breaker.break_words(text, words);
    return words.size();
  });
  measure("words, ICU alone", texts, 1, [&](const std::string& text) {
    words.clear();
    breaker.break_words_icu(text, words);
    return words.size();
  });
  morgue::Analyzer analyzer;
  morgue::TokenList tokens;
  for (const char* language : {"", "en"}) {
    measure(*language != '\0' ? "tokens with English stems" : "tokens", texts, rounds,
            [&](const std::string& text) {
              tokens.clear();
              analyzer.analyze(text, language, 1, tokens);
              return tokens.tokens.size();
            });
  }
}

// Who wrote about it, and what: outlets INDEX QUERY...
#include <morgue/archive.h>

#include <iostream>
#include <string>

// The fragment with its matches between [ and ].
std::string marked(const morgue::Archive::Snippet& snippet) {
  std::string text = snippet.text;
  for (auto span = snippet.spans.rbegin(); span != snippet.spans.rend(); ++span) {
    text.insert(span->end, "]");
    text.insert(span->begin, "[");
  }
  return text;
}

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: outlets INDEX QUERY...\n";
    return 2;
  }
  std::string query;
  for (int i = 2; i < argc; ++i) query += std::string(i > 2 ? " " : "") + argv[i];
  try {
    morgue::Archive archive({argv[1]});
    const auto answer = archive.search({.query = query, .limit = 3, .facets = {{"source", 5}}});
    std::cout << answer.total << " of " << archive.article_count() << " articles\n";
    for (const auto& outlet : answer.facets[0].values)
      std::cout << outlet.count << '\t' << outlet.value << '\n';
    for (const auto& hit : answer.hits) {
      std::cout << '\n' << hit.article.date << ' ' << hit.article.title << '\n';
      for (const auto& snippet : hit.snippets) std::cout << marked(snippet) << '\n';
    }
    return answer.total > 0 ? 0 : 1;
  } catch (const morgue::Archive::Failure& failure) {
    std::cerr << "outlets: " << failure.what() << '\n' << failure.hint() << '\n';
    return 2;
  }
}

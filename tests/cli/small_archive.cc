#include "tests/cli/small_archive.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace morgue {

namespace {

std::vector<SmallArticle> ferries() {
  // Twelve days, three outlets: for pages, orders and counts.
  static constexpr const char* islands[] = {"Brava", "Corvo", "Faial",   "Graciosa", "Pico",     "Farol",
                                            "Hvar",  "Vis",   "Lastovo", "Gotland",  "Bornholm", "Texel"};
  static constexpr const char* cargo[] = {"goats",  "pianos",  "onions",  "bicycles", "mirrors", "barrels",
                                          "stoves", "ladders", "hymnals", "kettles",  "lamps",   "saddles"};
  std::vector<SmallArticle> articles;
  for (int i = 0; i < 12; ++i) {
    SmallArticle article;
    article.id = "ferry-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1);
    article.title = std::string("Ferry to ") + islands[i] + " resumes";
    article.text = std::string("The ferry to ") + islands[i] + " sailed again on Friday, laden with " +
                   cargo[i] + " and " + cargo[(i + 5) % 12] +
                   ".\n\nIts crew had waited for weeks until the harbour of " + islands[i] + " was dredged.";
    article.date = std::string(i < 6 ? "2020-01-" : "2020-02-") + (i < 9 ? "0" : "") + std::to_string(i + 1);
    article.source = i < 6 ? "Island Radio" : i < 10 ? "Harbour Gazette" : "";
    article.section = "Shipping";
    article.tags =
        i % 2 == 0 ? std::vector<std::string>{"ferries", "islands"} : std::vector<std::string>{"ferries"};
    articles.push_back(article);
  }
  return articles;
}

}  // namespace

std::string to_json_line(const SmallArticle& article) {
  nlohmann::ordered_json object;
  object["id"] = article.id;
  object["title"] = article.title;
  object["text"] = article.text;
  const std::pair<const char*, const std::string*> strings[] = {{"date", &article.date},
                                                                {"source", &article.source},
                                                                {"section", &article.section},
                                                                {"language", &article.language},
                                                                {"url", &article.url}};
  for (const auto& [name, value] : strings) {
    if (!value->empty()) object[name] = *value;
  }
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"tags", &article.tags}, {"places", &article.places}, {"authors", &article.authors}};
  for (const auto& [name, value] : lists) {
    if (!value->empty()) object[name] = *value;
  }
  return object.dump() + "\n";
}

std::string to_json_lines(const std::vector<SmallArticle>& articles) {
  std::string lines;
  for (const SmallArticle& article : articles) lines += to_json_line(article);
  return lines;
}

const std::vector<SmallArticle>& small_archive() {
  static const std::vector<SmallArticle> archive = [] {
    std::vector<SmallArticle> articles = {
        {"s400-deal",
         "Turkey signs S-400 missile deal",
         "Ministers of defence in Ankara read out a joint statement on Thursday about the S-400 missiles.\n\n"
         "The deal, worth $5 billion, was signed after two years of talks, the ministry said.",
         "2019-11-07T07:16:00+04:00",
         "Northern Wire",
         "Politics",
         "en",
         {"air defence", "arms trade"},
         {"Ankara"},
         {"Maria Keller"},
         "https://northernwire.example/s400"},
        {"s300-parade",
         "S-300 batteries on parade in Turkey",
         "Crowds watched as batteries of S-300 launchers rolled down the avenue on the national day.\n\n"
         "A statement was read by an officer; a joint was repaired on one of the wheels.",
         "2018-10-29",
         "Delta Post",
         "World",
         "en",
         {"parades"},
         {"Istanbul"}},
        {"us-budget",
         "Senate passes the defense budget",
         "The US Senate voted for the defense bill late on Tuesday, by a narrow margin.\n\n"
         "The bill would cost 740 billion dollars, and its critics want an organization to audit it.",
         "2020-12-15",
         "New York Times",
         "Politics",
         "en",
         {"budget"},
         {"Washington"},
         {"J. Oyelaran"}},
        {"wait-for-us", "They told us to wait",
         "Passengers stranded in the snow said nobody came for them.\n\n"
         "“They told us to wait, and we waited,” said one of them, holding a cup of cold tea.",
         "2021-01-20", "Delta Post", "World"},
        {"cafe",
         "Le café de la gare rouvre ses portes",
         "Le café de la gare, fermé depuis trois ans, a rouvert ses portes lundi matin.\n\n"
         "Les habitués ont retrouvé leurs places près du poêle, et le patron sa moustache.",
         "2022-03-14",
         "Gazette du Midi",
         "Culture",
         "fr",
         {"gastronomie"},
         {"Toulouse"}},
        {"rope-works", "Workers’ co-operative buys the rope works",
         "The ropewalk in Tar Lane has been bought by the people who work there.\n\n"
         "Each put in some money, and a bank that lends to co-operatives supplied the rest.",
         "2017-03-15", "Harbour Gazette", "Local"},
        {"organ", "An organ for the cathedral",
         "The cathedral has a new organ, with four thousand pipes and one careful owner before it.\n\n"
         "The organist played for an hour, and nobody coughed.",
         "2016-05", "Delta Post", "Culture"},
        {"undated", "The keeper of the light remembers",
         "The last keeper of the lighthouse remembers the winters without a relief boat.\n\n"
         "He kept a diary of the gales, and a cat.",
         "", "Northern Wire", "Local"},
        {"hostile", "Red \x1b[31malert\x1b[0m at the harbour\x07",
         "An alarm \x1b]0;owned\x07 rang at the kiosk on the quay all night, to nobody's use.\n\n"
         "It rang \xc2\x9b"
         "31m again in the morning, and the kiosk was shut.",
         "2015-06-01", "Delta \x1b[7mPost", "Local"},
    };
    for (SmallArticle& ferry : ferries()) articles.push_back(std::move(ferry));
    return articles;
  }();
  return archive;
}

void make_index(const EmptyRoom& room, const std::string& index, const std::vector<SmallArticle>& articles) {
  const std::string file = index + ".jsonl";
  room.write(file, to_json_lines(articles));
  const RunResult result = run_indexer(room, {"add", "--index", index, file});
  ASSERT_EQ(result.exit_code, 0) << result.error;
}

}  // namespace morgue

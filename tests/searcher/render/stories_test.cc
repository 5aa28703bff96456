// What --members, --diff and --coverage print in each format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "common/error.h"
#include "common/hash.h"
#include "common/text/display.h"
#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"

namespace morgue {
namespace {

using testing::HasSubstr;
using testing::Not;

Article article(const std::string& id, const std::string& source, const std::string& date,
                const std::string& title) {
  Article made;
  made.id = id;
  made.source = source;
  made.date = parse_date(date);
  made.title = title;
  made.path = "news/" + id + ".txt";
  return made;
}

Members two_copies() {
  Members members;
  members.family = Family{hex64(hash64("wire-1")), 2};
  Hit hit;
  hit.rank = 1;
  hit.article = article("wire-1", "Northern Wire", "2019-11-07T07:16:00+04:00", "Ferry sails");
  hit.family = members.family;
  members.hits.push_back(hit);
  hit.rank = 2;
  hit.article = article("post-2", "", "", "");
  members.hits.push_back(hit);
  return members;
}

ArticleDiff small_diff() {
  return {article("wire-1", "Northern Wire", "2019-11-07", "Ferry sails"),
          article("post-2", "Delta Post", "2019-11-08", "Ferry off at last"),
          diff_words("The ferry sailed on Friday.\n\nNobody was hurt. It rained.",
                     "The old ferry sailed on Saturday.\n\nNobody was hurt.")};
}

Coverage small_coverage() {
  Coverage coverage;
  coverage.typed = "Ferry";
  coverage.interpreted = "ferry";
  coverage.total = 8;
  coverage.total_families = 4;
  coverage.sources = {
      {"Northern Wire", 5, 2, article("wire-1", "Northern Wire", "2019-11-07", "Ferry sails")},
      {"Delta, Post", 1, 1, article("post-2", "Delta, Post", "2019-11", "Ferry off at last")}};
  coverage.unnamed = 2;
  coverage.silent = {"Evening Sun", "Rail Week"};
  return coverage;
}

template <typename Value>
std::string printed(const std::string& format, void (Renderer::*render)(const Value&), const Value& value,
                    const RenderOptions& options = {}) {
  std::ostringstream out;
  const std::unique_ptr<Renderer> renderer = make_renderer(format, out, options);
  (renderer.get()->*render)(value);
  return out.str();
}

TEST(MembersOutput, IsATableInOrderOfTime) {
  EXPECT_EQ(printed("text", &Renderer::render_members, two_copies()),
            "2 copies of one story, family " + hex64(hash64("wire-1")) + "\n" +
                "\n"
                "  2019-11-07 07:16  Northern Wire · lead                                  wire-1\n"
                "                    Ferry sails\n"
                "\n"
                "  undated           (no source)                                           post-2\n"
                "                    (untitled)\n");
}

TEST(MembersOutput, OfAnArticleAloneSaysSo) {
  Members alone = two_copies();
  alone.family.reset();
  alone.hits.resize(1);
  alone.hits[0].family.reset();
  EXPECT_THAT(printed("text", &Renderer::render_members, alone),
              HasSubstr("no copies: the article stands alone\n"));
  EXPECT_THAT(printed("text", &Renderer::render_members, alone), Not(HasSubstr("lead")));
}

TEST(MembersOutput, IsOneObjectOrOneALineAsJson) {
  const auto whole = nlohmann::json::parse(printed("json", &Renderer::render_members, two_copies()));
  EXPECT_EQ(whole.at("schema"), "morgue.members/1");
  EXPECT_EQ(whole.at("family").at("size"), 2);
  ASSERT_EQ(whole.at("members").size(), 2U);
  EXPECT_EQ(whole.at("members").at(0).at("lead"), true);
  EXPECT_EQ(whole.at("members").at(1).at("lead"), false);
  EXPECT_EQ(whole.at("members").at(1).at("source"), nullptr);
  std::istringstream lines(printed("jsonl", &Renderer::render_members, two_copies()));
  for (std::size_t i = 0; i < 2; ++i) {
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_EQ(nlohmann::json::parse(line), whole.at("members").at(i));
  }
}

TEST(MembersOutput, IsARecordForEachCopyInTheOtherFormats) {
  EXPECT_EQ(printed("{rank} {id}", &Renderer::render_members, two_copies()), "1 wire-1\n2 post-2\n");
  EXPECT_THAT(printed("csv", &Renderer::render_members, two_copies()), HasSubstr("\r\n2,0.000000,post-2,"));
  EXPECT_EQ(printed("trec", &Renderer::render_members, two_copies()),
            "1 Q0 wire-1 1 1.000000 morgue\n1 Q0 post-2 2 0.500000 morgue\n");
}

TEST(DiffOutput, MarksWordsAsGitDoesWhereThereIsNoColour) {
  EXPECT_EQ(printed("text", &Renderer::render_diff, small_diff()),
            "--- Northern Wire · 7 November 2019 · wire-1\n"
            "    Ferry sails\n"
            "+++ Delta Post · 8 November 2019 · post-2\n"
            "    Ferry off at last\n"
            "7 words the same, 3 removed, 2 added\n"
            "\n"
            "The {+old+} ferry sailed on [-Friday-]{+Saturday+}.\n"
            "\n"
            "Nobody was hurt. [-It rained.-]\n");
}

TEST(DiffOutput, HasColoursInsteadOfMarksOnATerminal) {
  RenderOptions options;
  options.color = true;
  const std::string text = printed("text", &Renderer::render_diff, small_diff(), options);
  EXPECT_THAT(
      text,
      HasSubstr("The \033[32mold\033[0m ferry sailed on \033[31mFriday\033[0m \033[32mSaturday\033[0m."));
  EXPECT_THAT(text, Not(HasSubstr("[-")));
}

TEST(DiffOutput, PartsWhatWasRemovedAtTheBeginningFromWhatFollows) {
  ArticleDiff diff = small_diff();
  diff.changes = diff_words("PORT (Wire) - The ferry sailed.", "The ferry sailed.");
  EXPECT_THAT(printed("text", &Renderer::render_diff, diff),
              HasSubstr("\n[-PORT (Wire) --] The ferry sailed.\n"));
}

TEST(DiffOutput, OfEqualTextsSaysSo) {
  ArticleDiff same = small_diff();
  same.changes = diff_words("The ferry.", "The ferry.");
  EXPECT_THAT(printed("text", &Renderer::render_diff, same), testing::EndsWith("the texts are the same\n"));
}

TEST(DiffOutput, FoldsWhatIsTheSameForLongAndStaysWithinTheWidth) {
  std::string before;
  for (int i = 0; i < 300; ++i) before += "word" + std::to_string(i) + " ";
  ArticleDiff diff = small_diff();
  diff.changes = diff_words("First. " + before + "Middle. " + before + "End.",
                            "Fist. " + before + "Muddle. " + before + "End.");
  const std::string text = printed("text", &Renderer::render_diff, diff);
  EXPECT_THAT(text, HasSubstr("[-First-]{+Fist+}. word0 word1"));
  EXPECT_THAT(text, HasSubstr("word299 [-Middle-]{+Muddle+}. word0"));
  EXPECT_THAT(text, Not(HasSubstr("word150")));
  EXPECT_THAT(text, testing::EndsWith(" …\n\n⋮ unchanged\n"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(text::display_width(line), 80U) << line;
}

TEST(DiffOutput, ControlBytesOfArticlesDoNotReachATerminal) {
  ArticleDiff diff = small_diff();
  diff.changes = diff_words("A \x1b[31mred ferry.", "A \x1b]0;title\x07 ferry.");
  diff.to.title = "\x1b[2J";
  EXPECT_EQ(printed("text", &Renderer::render_diff, diff).find_first_of("\x1b\x07"), std::string::npos);
}

TEST(DiffOutput, IsOneObjectAsJson) {
  const auto diff = nlohmann::json::parse(printed("json", &Renderer::render_diff, small_diff()));
  EXPECT_EQ(diff.at("schema"), "morgue.diff/1");
  EXPECT_EQ(diff.at("from").at("id"), "wire-1");
  EXPECT_EQ(diff.at("to").at("source"), "Delta Post");
  EXPECT_EQ(diff.at("words"), nlohmann::json::parse(R"({"same":7,"removed":3,"added":2})"));
  EXPECT_EQ(diff.at("changes").at(1), nlohmann::json::parse(R"({"kind":"added","text":" old"})"));
}

TEST(CoverageOutput, TellsWhoBeganHowMuchThereWasAndWhoIsSilent) {
  EXPECT_EQ(printed("text", &Renderer::render_coverage, small_coverage()),
            "8 articles in 4 families; 2 sources wrote about it, 2 did not\n"
            "\n"
            "  2019-11-07        Northern Wire                       5 articles in 2 families\n"
            "                    Ferry sails\n"
            "                    wire-1\n"
            "\n"
            "  2019-11           Delta, Post                                        1 article\n"
            "                    Ferry off at last\n"
            "                    post-2\n"
            "\n"
            "2 articles without a source\n"
            "\n"
            "nothing by: Evening Sun, Rail Week\n");
  EXPECT_EQ(printed("text", &Renderer::render_coverage, Coverage{}), "");
}

TEST(CoverageOutput, IsARecordForEachSourceAsCsv) {
  EXPECT_EQ(printed("csv", &Renderer::render_coverage, small_coverage()),
            "source,articles,families,date,id,title,url\r\n"
            "Northern Wire,5,2,2019-11-07,wire-1,Ferry sails,\r\n"
            "\"Delta, Post\",1,1,2019-11,post-2,Ferry off at last,\r\n"
            "Evening Sun,0,0,,,,\r\n"
            "Rail Week,0,0,,,,\r\n");
}

TEST(CoverageOutput, IsOneObjectOrASourceALineAsJson) {
  const auto whole = nlohmann::json::parse(printed("json", &Renderer::render_coverage, small_coverage()));
  EXPECT_EQ(whole.at("schema"), "morgue.coverage/1");
  EXPECT_EQ(whole.at("query").at("interpreted"), "ferry");
  EXPECT_EQ(whole.at("total"), 8);
  EXPECT_EQ(whole.at("total_families"), 4);
  EXPECT_EQ(whole.at("unnamed"), 2);
  EXPECT_EQ(whole.at("silent").size(), 2U);
  EXPECT_EQ(whole.at("sources").at(0).at("first").at("id"), "wire-1");
  const std::string lines = printed("jsonl", &Renderer::render_coverage, small_coverage());
  EXPECT_EQ(nlohmann::json::parse(lines.substr(0, lines.find('\n'))), whole.at("sources").at(0));
}

TEST(Renderers, RefuseWhatTheyHaveNoFormFor) {
  for (const char* format : {"csv", "trec", "{id}"}) {
    EXPECT_THROW(printed(format, &Renderer::render_diff, small_diff()), Error) << format;
  }
  for (const char* format : {"trec", "{id}"}) {
    EXPECT_THROW(printed(format, &Renderer::render_coverage, small_coverage()), Error) << format;
  }
}

}  // namespace
}  // namespace morgue

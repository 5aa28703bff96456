// What a document shows is run, and what it points to is there.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "searcher/search/ranking.h"
#include "tests/docs/document.h"
#include "tests/support/program_runner.h"

namespace morgue::testing {
namespace {

using nlohmann::json;

// A room as the reader of the documents has it: the sample corpus, the scripts, and both programs on the PATH.
class ReadersRoom {
 public:
  ReadersRoom() {
    fs::create_directory_symlink(fs::path(MORGUE_SOURCE_DIR) / "corpus", room_.path() / "corpus");
    fs::create_directory_symlink(fs::path(MORGUE_SOURCE_DIR) / "scripts", room_.path() / "scripts");
    fs::create_directory(room_.path() / "bin");
    fs::create_symlink(MORGUE_INDEXER, room_.path() / "bin" / "indexer");
    fs::create_symlink(MORGUE_SEARCHER, room_.path() / "bin" / "searcher");
  }

  // Everything that the script prints, in the order of its programs.
  RunResult run_script(const std::string& script, const std::string& interpreter = "/bin/sh") const {
    room_.write("script", script);
    RunOptions options;
    options.environment["PATH"] = (room_.path() / "bin").string() + ":/usr/bin:/bin";
    return run(room_, "/bin/sh", {"-c", interpreter + " script 2>&1"}, options);
  }

  void build_index() const {
    const RunResult built = run_script("indexer add --index news.idx --quiet corpus");
    ASSERT_EQ(built.exit_code, 1) << "the corpus holds records that must be skipped\n" << built.out;
  }

 private:
  EmptyRoom room_;
};

// Times differ from run to run; everything else is compared.
std::string without_rates(const std::string& text) {
  static const std::regex rates(R"([^()\n]* read in .* articles/s, .*/s)");
  return std::regex_replace(text, rates, "(rates)");
}

std::string without_indent(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += std::string(text::trim(line)) + '\n';
  return text;
}

// Whether the lines stand in the file, one after another, however they are indented.
bool holds_lines(const std::string& file, const std::string& lines) {
  return without_indent(document_lines(file)).find(without_indent(lines_of(lines))) != std::string::npos;
}

TEST(Readme, EveryMarkedBlockRunsAndPrintsWhatIsShown) {
  const ReadersRoom room;
  std::size_t ran = 0;
  std::size_t compared = 0;
  RunResult last;
  for (const MarkedBlock& block : marked_blocks("README.md")) {
    SCOPED_TRACE("README.md:" + std::to_string(block.line));
    if (block.mark.starts_with("run")) {
      const bool is_python = block.language == "python";
      last = room.run_script(block.content, is_python ? "python3" : "sh -e");
      const std::size_t exit_at = block.mark.find("exit ");
      const int expected = exit_at == std::string::npos ? 0 : std::stoi(block.mark.substr(exit_at + 5));
      EXPECT_EQ(last.exit_code, expected) << block.content << "printed\n" << last.out;
      ++ran;
    } else if (block.mark == "output") {
      EXPECT_EQ(without_rates(block.content), without_rates(last.out))
          << "what is shown is not what is printed";
      ++compared;
    } else if (block.mark.starts_with("from ")) {
      EXPECT_TRUE(holds_lines(block.mark.substr(5), block.content)) << "other lines stand in " << block.mark;
    } else {
      ADD_FAILURE() << "an unknown mark: " << block.mark;
    }
  }
  EXPECT_GE(ran, 5U) << "the test has lost its subject";
  EXPECT_GE(compared, 2U) << "the test has lost its subject";
}

TEST(Readme, EveryQueryOfItsTableIsWellFormed) {
  const ReadersRoom room;
  room.build_index();
  std::size_t tried = 0;
  bool inside = false;
  for (const std::string& line : document_lines("README.md")) {
    const std::vector<std::string> cells = table_cells(line);
    if (cells.empty()) inside = false;
    if (inside && !cells[0].starts_with('-')) {
      for (const std::string& query : code_spans(cells[0])) {
        std::string quoted = std::regex_replace(query, std::regex("'"), "'\\''");
        const RunResult result =
            room.run_script("searcher --index news.idx --strict --count -- '" + quoted + "'");
        EXPECT_LE(result.exit_code, 1) << query << '\n' << result.out;
        ++tried;
      }
    }
    if (!cells.empty() && cells[0] == "written") inside = true;
  }
  EXPECT_GE(tried, 10U) << "the test has lost its subject";
}

// Same fields in the same places with values of the same kind; null fits all, an empty list any list.
void expect_same_shape(const json& shown, const json& real, const std::string& where) {
  if (shown.is_null() || real.is_null()) return;
  if (shown.is_number() && real.is_number()) return;
  ASSERT_EQ(std::string(shown.type_name()), real.type_name()) << where;
  if (where.ends_with(".set_aside") || where.ends_with(".facets")) return;  // named by the data
  if (shown.is_object()) {
    for (const auto& [name, value] : real.items()) {
      ASSERT_TRUE(shown.contains(name)) << where << '.' << name << " is printed, but not shown";
      expect_same_shape(shown[name], value, where + '.' + name);
    }
    for (const auto& [name, value] : shown.items()) {
      EXPECT_TRUE(real.contains(name)) << where << '.' << name << " is shown, but not printed";
    }
  } else if (shown.is_array() && !shown.empty() && !real.empty()) {
    expect_same_shape(shown.front(), real.front(), where + "[0]");
  }
}

// Fields named in the first column of the tables, alone or several ("`tags`, `places`"), by their last part.
std::vector<std::string> documented_fields(const std::string& path) {
  std::vector<std::string> fields;
  for (const std::string& line : document_lines(path)) {
    const std::vector<std::string> cells = table_cells(line);
    if (cells.empty()) continue;
    for (const std::string& name : code_spans(cells[0])) fields.push_back(name.substr(name.rfind('.') + 1));
  }
  return fields;
}

TEST(OutputDocument, EveryExampleHasTheFieldsThatAreReallyPrinted) {
  const ReadersRoom room;
  room.build_index();
  const std::vector<std::string> fields = documented_fields("docs/output.md");
  std::size_t compared = 0;
  for (const MarkedBlock& block : marked_blocks("docs/output.md")) {
    SCOPED_TRACE("docs/output.md:" + std::to_string(block.line));
    constexpr std::string_view mark = "shape of: ";
    ASSERT_TRUE(block.mark.starts_with(mark)) << block.mark;
    const RunResult result = room.run_script(block.mark.substr(mark.size()) + " 2>/dev/null");
    ASSERT_LE(result.exit_code, 1) << result.out;
    const json real = json::parse(lines_of(result.out).at(0));
    expect_same_shape(json::parse(block.content), real, "$");
    for (const auto& [name, value] : real.items()) {
      const bool nested = name == "query";  // its parts have rows of their own
      EXPECT_TRUE(nested || std::find(fields.begin(), fields.end(), name) != fields.end())
          << "no table has a row for " << name;
    }
    ++compared;
  }
  EXPECT_EQ(compared, 10U);
}

TEST(RankingDecision, NamesTheNumbersThatRank) {
  std::string decision;
  for (const std::string& line : document_lines("docs/decisions/0004-ranking.md")) decision += line + ' ';
  const std::string said[] = {
      fmt::format("k1 {}, b {} and a smallest normalised length of {}.", ranking::bm25_k1, ranking::bm25_b,
                  ranking::bm25_min_norm_length),
      fmt::format("adds {} of its own weight", ranking::exact_weight),
      fmt::format("count {} of its weight", ranking::fallback_weight),
      fmt::format("{} of a headline's weight, {} of a tag's.", ranking::title_weight, ranking::tag_weight),
  };
  for (const std::string& sentence : said) {
    EXPECT_NE(decision.find(sentence), std::string::npos) << "the record does not say: " << sentence;
  }
}

TEST(Documents, EveryRelativeLinkPointsToAFile) {
  const std::regex link(R"(\]\(([^)#\s]+)(#[^)\s]*)?\))");
  std::size_t checked = 0;
  for (const std::string& document : all_documents()) {
    std::size_t number = 0;
    for (const std::string& line : document_lines(document)) {
      ++number;
      for (std::sregex_iterator at(line.begin(), line.end(), link), end; at != end; ++at) {
        const std::string target = (*at)[1];
        if (target.find("://") != std::string::npos || target.starts_with("mailto:")) continue;
        const fs::path path = fs::path(MORGUE_SOURCE_DIR) / fs::path(document).parent_path() / target;
        EXPECT_TRUE(fs::exists(path)) << document << ':' << number << ": " << target;
        ++checked;
      }
    }
  }
  EXPECT_GE(checked, 5U) << "the test has lost its subject";
}

TEST(Documents, EveryPathInTheSourcesThatIsNamedIsThere) {
  const std::regex path_in_sources(
      R"((common|indexer|searcher|tests|docs|scripts|corpus|bench)/[A-Za-z0-9_./-]*)");
  std::size_t checked = 0;
  for (const std::string& document : all_documents()) {
    std::size_t number = 0;
    for (const std::string& line : document_lines(document)) {
      ++number;
      for (const std::string& code : code_spans(line)) {
        const std::string name = code.substr(0, code.find(' '));
        if (!std::regex_match(name, path_in_sources) || name.find("NNNN") != std::string::npos) continue;
        const fs::path path = fs::path(MORGUE_SOURCE_DIR) / name;
        EXPECT_TRUE(fs::exists(path) || fs::exists(path.string() + ".h"))
            << document << ':' << number << ": " << name;
        ++checked;
      }
    }
  }
  EXPECT_GE(checked, 30U) << "the test has lost its subject";
}

}  // namespace
}  // namespace morgue::testing

// The programs of scripts/examples are run as a reader would run them, the C++ one built against an installed Morgue.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/small_archive.h"
#include "tests/support/program_runner.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class Examples : public ::testing::Test {
 protected:
  Examples() {
    make_index(room_, "news.idx", small_archive());
    fs::create_directory(room_.path() / "bin");
    fs::create_symlink(MORGUE_INDEXER, room_.path() / "bin" / "indexer");
    fs::create_symlink(MORGUE_SEARCHER, room_.path() / "bin" / "searcher");
  }

  RunResult run_example(const std::string& name, const std::vector<std::string>& arguments) const {
    return run_here((fs::path(MORGUE_SOURCE_DIR) / "scripts/examples" / name).string(), arguments);
  }

  RunResult run_here(const std::string& program, const std::vector<std::string>& arguments) const {
    RunOptions options;
    options.environment["PATH"] = (room_.path() / "bin").string() + ":/usr/bin:/bin";
    options.timeout = std::chrono::seconds(300);
    return run(room_, program, arguments, options);
  }

  EmptyRoom room_;
};

TEST_F(Examples, DigestPrintsWhatIsNew) {
  const RunResult result = run_example("digest.sh", {"news.idx", "ferry OR S-400"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out,
              AllOf(StartsWith("13 new articles on ferry OR S-400\n"),
                    HasSubstr("\n* Turkey signs S-400 missile deal\n  Northern Wire, 2019-11-07T07:16"),
                    HasSubstr("\n  no outlet, 2020-02-11\n"), HasSubstr("Files:\n"),
                    HasSubstr("\n  news.idx.jsonl:1\n")));
  EXPECT_EQ(result.error, "");
}

TEST_F(Examples, DigestIsSilentWithoutNews) {
  const RunResult result = run_example("digest.sh", {"news.idx", "zyzzyva"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.error, "");
}

TEST_F(Examples, DigestOfNoIndexFails) {
  const RunResult result = run_example("digest.sh", {"nowhere", "ferry"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.error, HasSubstr("nowhere"));
}

TEST_F(Examples, CompareTellsTheSubjectsApart) {
  const RunResult result =
      run_example("compare.py", {"news.idx", "ferry", "source:\"Delta Post\" organ", "zyzzyva"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out,
              AllOf(StartsWith("    12  ferry\n        most by Island Radio (6)\n"),
                    HasSubstr("     1  source:\"Delta Post\" organ\n"),
                    HasSubstr("best match: An organ for the cathedral\n"), HasSubstr("     0  zyzzyva\n")));
  EXPECT_EQ(run_example("compare.py", {"nowhere", "ferry"}).exit_code, 2);
}

TEST_F(Examples, TheCppOneBuildsAgainstAnInstalledMorgue) {
  const fs::path prefix = room_.path() / "prefix";
  const auto step = [&](const std::vector<std::string>& arguments) {
    const RunResult result = run_here(MORGUE_CMAKE, arguments);
    ASSERT_EQ(result.exit_code, 0) << ::testing::PrintToString(arguments) << '\n'
                                   << result.out << result.error;
  };
  step({"--install", MORGUE_BUILD_DIR, "--prefix", prefix.string(), "--component", "Development"});
  std::vector<std::string> headers;
  for (const auto& entry : fs::recursive_directory_iterator(prefix / "include"))
    if (entry.is_regular_file()) headers.push_back(fs::relative(entry.path(), prefix).string());
  EXPECT_THAT(headers, ::testing::ElementsAre("include/morgue/archive.h"));

  step({"-S", MORGUE_SOURCE_DIR "/scripts/examples/cpp", "-B", "built",
        "-DCMAKE_PREFIX_PATH=" + prefix.string(), "-DCMAKE_BUILD_TYPE=Debug"});
  step({"--build", "built"});

  const std::string outlets = (room_.path() / "built/outlets").string();
  const RunResult found = run_here(outlets, {"news.idx", "sailed", "again"});
  EXPECT_EQ(found.exit_code, 0) << found.error;
  EXPECT_THAT(found.out, AllOf(StartsWith("12 of 21 articles\n6\tIsland Radio\n4\tHarbour Gazette\n"),
                               HasSubstr(" [sailed] [again] on Friday")));
  const RunResult nothing = run_here(outlets, {"news.idx", "zyzzyva"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_EQ(nothing.out, "0 of 21 articles\n");
  const RunResult nowhere = run_here(outlets, {"nowhere", "ferry"});
  EXPECT_EQ(nowhere.exit_code, 2);
  EXPECT_THAT(nowhere.error, HasSubstr("nowhere"));
}

}  // namespace
}  // namespace morgue

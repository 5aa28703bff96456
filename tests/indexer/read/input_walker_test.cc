#include "indexer/read/input_walker.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

class InputWalkerTest : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& bytes = "x") {
    const fs::path path = directory_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << bytes;
  }

  void link(const std::string& target, const std::string& name) {
    fs::create_symlink(target, directory_ / name);
  }

  // The files found, as paths below the directory.
  std::vector<std::string> files(const std::vector<std::string>& names) {
    std::vector<std::string> paths;
    for (const std::string& name : names) paths.push_back(directory_ / name);
    list_ = list_inputs(paths);
    std::vector<std::string> found;
    for (const InputFile& file : list_.files) found.push_back(file.path.substr(directory_.path().size() + 1));
    return found;
  }

  test::TemporaryDirectory directory_;
  InputList list_;
};

using Names = std::vector<std::string>;

TEST_F(InputWalkerTest, WhatIsNoArticleByItsNameIsPassedOverInDirectoriesAndReadWhenNamed) {
  write("news/README.md");
  write("news/photo.JPG");
  write("news/judgments.tsv");
  write("news/LICENSE");
  write("news/article");
  write("news/readme-of-a-play.txt");
  EXPECT_EQ(files({"news"}), (Names{"news/article", "news/readme-of-a-play.txt"}));
  EXPECT_EQ(list_.passed_over, 4U);
  EXPECT_EQ(files({"news/judgments.tsv"}), (Names{"news/judgments.tsv"}));
  EXPECT_EQ(list_.passed_over, 0U);
}

TEST_F(InputWalkerTest, ArgumentsKeepTheirOrderAndDirectoriesAreSortedByPath) {
  write("news/b.txt");
  write("news/a.txt");
  write("news/a/x.txt");
  write("news/a-b.txt");
  write("first.txt");
  // '-' and '.' sort before the '/' of "a/x.txt".
  EXPECT_EQ(files({"news", "first.txt"}),
            (Names{"news/a-b.txt", "news/a.txt", "news/a/x.txt", "news/b.txt", "first.txt"}));
  EXPECT_TRUE(list_.problems.empty());
}

TEST_F(InputWalkerTest, ASlashAtTheEndOfADirectoryIsNotDoubled) {
  write("news/a.txt");
  EXPECT_EQ(files({"news/"}), (Names{"news/a.txt"}));
}

TEST_F(InputWalkerTest, SizeAndTimeAreTheFiles) {
  write("a.txt", "12345");
  const timespec times[2] = {{1'500'000'000, 123'456'789}, {1'500'000'000, 123'456'789}};
  ASSERT_EQ(::utimensat(AT_FDCWD, (directory_ / "a.txt").c_str(), times, 0), 0);
  ASSERT_EQ(files({"a.txt"}).size(), 1U);
  EXPECT_EQ(list_.files[0].size, 5U);
  EXPECT_EQ(list_.files[0].modified_ns, 1'500'000'000'123'456'789);
}

TEST_F(InputWalkerTest, HiddenEntriesArePassedOverUnlessNamed) {
  write("news/.hidden.txt");
  write("news/.git/config");
  write("news/a.txt");
  EXPECT_EQ(files({"news"}), (Names{"news/a.txt"}));
  EXPECT_EQ(files({"news/.hidden.txt", "news/.git"}), (Names{"news/.hidden.txt", "news/.git/config"}));
}

TEST_F(InputWalkerTest, LinksAreFollowedAndCyclesEnd) {
  write("news/a.txt");
  write("elsewhere/b.txt");
  link("..", "news/up");
  link("../news", "news/self");
  link("../elsewhere", "news/other");
  link("elsewhere/b.txt", "b-link.txt");
  // "news/up" leads to the whole directory, of which all but b-link.txt was met before.
  EXPECT_EQ(files({"news"}), (Names{"news/a.txt", "news/other/b.txt"}));
}

TEST_F(InputWalkerTest, AFileMetTwiceIsReadOnceUnderItsFirstPath) {
  write("a.txt");
  link("a.txt", "link.txt");
  fs::create_hard_link(directory_ / "a.txt", directory_ / "hard.txt");
  EXPECT_EQ(files({"link.txt", "a.txt", "a.txt", "hard.txt"}), (Names{"link.txt"}));
}

TEST_F(InputWalkerTest, PipesInDirectoriesArePassedOverAndNamedOnesAreProblems) {
  write("news/a.txt");
  ASSERT_EQ(::mkfifo((directory_ / "news/pipe").c_str(), 0600), 0);
  EXPECT_EQ(files({"news"}), (Names{"news/a.txt"}));
  EXPECT_TRUE(list_.problems.empty());
  EXPECT_EQ(files({"news/pipe"}), Names{});
  ASSERT_EQ(list_.problems.size(), 1U);
  EXPECT_EQ(list_.problems[0].reason, "is a pipe, not a file");
}

TEST_F(InputWalkerTest, WhatIsNamedAndNotThereIsAProblemAndTheRestIsRead) {
  write("a.txt");
  link("nowhere", "dangling.txt");
  EXPECT_EQ(files({"missing.txt", "dangling.txt", "a.txt"}), (Names{"a.txt"}));
  ASSERT_EQ(list_.problems.size(), 2U);
  EXPECT_EQ(list_.problems[0].path, directory_ / "missing.txt");
  EXPECT_EQ(list_.problems[0].record, 0U);
  EXPECT_EQ(list_.problems[0].reason, "No such file or directory");
  EXPECT_EQ(list_.problems[1].reason, "a link to a file that does not exist");
}

TEST_F(InputWalkerTest, NothingInADirectoryIsNoProblem) {
  fs::create_directory(directory_ / "empty");
  write("news/a.txt");
  link("nowhere", "news/dangling.txt");
  EXPECT_EQ(files({"empty", "news"}), (Names{"news/a.txt"}));
  EXPECT_TRUE(list_.problems.empty());
}

TEST(InputWalker, StandardInputIsListedOnce) {
  const InputList list = list_inputs({"-", "-"});
  ASSERT_EQ(list.files.size(), 1U);
  EXPECT_EQ(list.files[0].path, "-");
  EXPECT_TRUE(list.problems.empty());
}

TEST(InputWalker, AnEmptyNameIsAProblem) {
  const InputList list = list_inputs({""});
  EXPECT_TRUE(list.files.empty());
  EXPECT_EQ(list.problems.size(), 1U);
}

TEST_F(InputWalkerTest, ATreeOfManyLevelsIsWalkedToItsBottom) {
  std::string path = "deep";
  for (int level = 0; level < 150; ++level) path += "/level";
  write(path + "/a.txt");
  EXPECT_EQ(files({"deep"}), (Names{path + "/a.txt"}));
}

}  // namespace
}  // namespace morgue

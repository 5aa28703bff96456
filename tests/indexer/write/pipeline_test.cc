#include "indexer/write/pipeline.h"

#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

// Two files of so many articles, read in parts of about sixteen: as many as are handed from thread to thread.
class PipelineTest : public ::testing::Test {
 protected:
  PipelineTest() : directory_(room_.path() / "index") {
    directory_.create_if_missing();
    for (const char* name : {"a", "b"}) {
      std::string lines;
      for (int i = 0; i < 40; ++i) {
        const std::string id = name + std::to_string(i);
        lines += sample::line(id, "Report " + id);
      }
      const std::filesystem::path path = room_.write(std::string(name) + ".jsonl", lines);
      files_.push_back({path.string(), std::filesystem::file_size(path), 0});
    }
    options_.jobs = 2;
    options_.ingested = "20210304T000000";
    options_.working = room_.path();
    options_.articles_a_part = 16;
    events_.problem = [](const BadRecord& problem) { FAIL() << to_string(problem); };
    events_.progress = [](std::uint64_t, std::uint64_t) {};
  }

  PipelineResult run(const TakePart& take) const {
    return run_pipeline(files_, directory_, {}, options_, events_, take);
  }

  EmptyRoom room_;
  IndexDirectory directory_;
  std::vector<InputFile> files_;
  PipelineOptions options_;
  PipelineEvents events_;
};

using Entries = std::vector<IndexEntry>;

TEST_F(PipelineTest, GivesEveryArticleOnceInParts) {
  std::vector<std::size_t> sizes;
  std::size_t articles = 0;
  const PipelineResult result = run([&](const ReadPart& part) {
    sizes.push_back(part.articles.size());
    articles += part.articles.size();
    return Entries{};
  });
  EXPECT_EQ(articles, 80U);
  EXPECT_EQ(sizes, (std::vector<std::size_t>{16, 16, 16, 16, 16, 0}));
  EXPECT_EQ(result.counts.added, 80U);
  EXPECT_EQ(result.articles_read, 80U);
  EXPECT_EQ(result.files_left, 0U);
  EXPECT_TRUE(result.files[0].opened && result.files[1].opened);
}

TEST_F(PipelineTest, IsOnePartWhereNoneIsAskedFor) {
  options_.articles_a_part = PipelineOptions{}.articles_a_part;
  int parts = 0;
  run([&](const ReadPart& part) {
    ++parts;
    EXPECT_EQ(part.articles.size(), 80U);
    return Entries{};
  });
  EXPECT_EQ(parts, 1);
}

TEST_F(PipelineTest, ReadsNoMoreWhereAPartCouldNotBeTaken) {
  int parts = 0;
  const PipelineResult result = run([&](const ReadPart&) -> std::optional<Entries> {
    if (++parts < 3) return Entries{};
    return std::nullopt;
  });
  EXPECT_LE(result.articles_read, 48U);
  EXPECT_EQ(result.files_left, 1U);
  EXPECT_TRUE(result.files[0].opened) << "read to its end";
  EXPECT_FALSE(result.files[1].opened) << "to be read again";
}

TEST_F(PipelineTest, ThrowsWhatTakingAPartThrows) {
  int parts = 0;
  const auto take = [&](const ReadPart&) -> std::optional<Entries> {
    if (++parts == 2) throw Error("the disk is full");
    return Entries{};
  };
  EXPECT_THROW(run(take), Error);
  EXPECT_EQ(parts, 2);
}

}  // namespace
}  // namespace morgue

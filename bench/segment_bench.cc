// What writing segments costs at one setting of its limits; docs/decisions/ has the table.
//   segment_bench FILE.jsonl DOCUMENTS_PER_COMMIT DOCUMENTS_PER_DATABASE
// One thread builds documents of records as make_speed_corpus.py prints them, writes and compacts them.
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "common/error.h"
#include "indexer/write/digests.h"
#include "indexer/write/document_builder.h"
#include "indexer/write/merger.h"
#include "indexer/write/packed_document.h"
#include "indexer/write/publisher.h"
#include "indexer/write/segment_writer.h"

namespace {

namespace fs = std::filesystem;

struct Usage {
  double seconds;
  long peak_mib;
};

Usage usage_so_far() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024};
}

morgue::Article article_of(const std::string& line) {
  const nlohmann::json record = nlohmann::json::parse(line);
  const auto text = [&](const char* name) {
    const auto found = record.find(name);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  morgue::Article article;
  article.id = text("id");
  article.url = text("url");
  article.source = text("source");
  article.title = text("title");
  article.section = text("section");
  article.language = "en";
  article.text = text("text");
  return article;
}

void run(const char* archive, const morgue::SegmentLimits& limits) {
  const fs::path room = fs::temp_directory_path() / ("segment_bench." + std::to_string(::getpid()));
  fs::create_directory(room);
  std::ifstream file(archive);
  if (!file) throw morgue::Error(std::string(archive) + ": cannot be read");
  morgue::DocumentBuilder builder("20260101T000000");
  std::optional<morgue::SegmentWriter> writer;
  std::vector<fs::path> databases;
  std::uint32_t documents = 0;
  for (std::string line; std::getline(file, line);) {
    const morgue::Article article = article_of(line);
    const morgue::ArticleDigests digests{morgue::content_digest(article), morgue::text_digest(article)};
    if (!writer) writer.emplace(room / std::to_string(databases.size()), limits);
    writer->add(morgue::unpack_document(builder.build(article, digests).document), article.language,
                article.text.size());
    if (++documents % limits.documents_per_database != 0) continue;
    databases.push_back(writer->finish());
    writer.reset();
  }
  if (writer) databases.push_back(writer->finish());
  const Usage written = usage_so_far();
  const std::uint64_t loose = morgue::bytes_below(room);
  const fs::path merged = morgue::compact_side_by_side(databases, room, 1).front();
  const Usage all = usage_so_far();
  std::printf(
      "commit %5u database %6u: writing %6.1f s CPU, merging %5.1f, peak %4ld MiB; %zu databases of %.0f MB, "
      "merged %.1f MB\n",
      limits.documents_per_commit, limits.documents_per_database, written.seconds,
      all.seconds - written.seconds, all.peak_mib, databases.size(), static_cast<double>(loose) / 1e6,
      static_cast<double>(morgue::bytes_below(merged)) / 1e6);
  fs::remove_all(room);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: segment_bench FILE.jsonl DOCUMENTS_PER_COMMIT DOCUMENTS_PER_DATABASE\n");
    return 2;
  }
  try {
    morgue::SegmentLimits limits;
    limits.documents_per_commit = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
    limits.documents_per_database = static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10));
    run(argv[1], limits);
    return 0;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "segment_bench: %s\n", failure.what());
    return 1;
  }
}

#include "indexer/write/article_writing.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <mutex>

#include "common/schema.h"
#include "indexer/write/packed_document.h"
#include "indexer/write/segment_writer.h"
#include "indexer/write/thread_launch.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

// Terms, positions and tree nodes of uncommitted articles take about this many times their text.
constexpr std::uint64_t bytes_a_text_byte = 20;
constexpr std::uint64_t least_commit = 256 << 10;

// Fewer are written sooner by one thread than two databases are merged.
constexpr std::size_t least_articles = 100;

SegmentLimits limits_for(const WritingOptions& options) {
  SegmentLimits limits;
  const std::uint64_t share = options.memory / 4 / options.jobs / bytes_a_text_byte;
  limits.bytes_per_commit = std::clamp(share, least_commit, limits.bytes_per_commit);
  return limits;
}

// Full databases at most, and as many for each thread.
std::size_t parts_of(std::size_t articles, std::size_t threads) {
  const SegmentLimits limits;
  const std::size_t rounds =
      (articles + limits.documents_per_database * threads - 1) / (limits.documents_per_database * threads);
  const std::size_t useful = (articles + least_articles - 1) / least_articles;
  return std::min(rounds * threads, useful);
}

// Where each of so many parts ends, so that they hold about as many bytes.
std::vector<std::size_t> ends_of(const WaitingArticles& articles, std::size_t parts) {
  std::vector<std::size_t> ends;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    bytes += articles[i].document_bytes;
    while (ends.size() + 1 < parts && bytes * parts >= articles.document_bytes() * (ends.size() + 1)) {
      ends.push_back(i + 1);
    }
  }
  ends.resize(parts, articles.size());
  return ends;
}

class Writing {
 public:
  Writing(const WaitingArticles& articles, const WaitingFamilies& families, const WritingOptions& options)
      : articles_(articles),
        families_(families),
        options_(options),
        limits_(limits_for(options)),
        ends_(ends_of(articles, parts_of(articles.size(), options.jobs))),
        databases_(ends_.size()) {}

  std::vector<fs::path> run() {
    std::vector<std::future<void>> threads;
    for (std::size_t i = 0; i < std::min<std::size_t>(options_.jobs, ends_.size()); ++i) {
      threads.push_back(std::async(where_there_is_a_thread, [this] { work(); }));
    }
    for (std::future<void>& thread : threads) thread.get();
    std::erase_if(databases_, [](const fs::path& path) { return path.empty(); });
    return std::move(databases_);
  }

 private:
  // Nobody takes another part once a thread has failed.
  class Stopper {
   public:
    explicit Stopper(Writing& writing) : writing_(writing) {}
    ~Stopper() {
      const std::lock_guard lock(writing_.mutex_);
      writing_.next_ = writing_.ends_.size();
    }
    Stopper(const Stopper&) = delete;
    Stopper& operator=(const Stopper&) = delete;

   private:
    Writing& writing_;
  };

  void work() {
    const Stopper stopper(*this);
    while (true) {
      std::size_t part = 0;
      {
        const std::lock_guard lock(mutex_);
        if (next_ >= ends_.size()) return;
        part = next_++;
      }
      write(part);
    }
  }

  void write(std::size_t part) {
    const std::size_t first = part == 0 ? 0 : ends_[part - 1];
    if (first == ends_[part]) return;
    SegmentWriter writer(options_.working / fmt::format("articles-{:04}", part), limits_);
    std::string packed;
    for (std::size_t i = first; i < ends_[part]; ++i) {
      articles_.read_document(i, packed);
      Xapian::Document document = unpack_document(packed);
      if (const auto family = families_.find(i); family != families_.end()) {
        document.add_boolean_term(field_term(field(FieldId::family), family->second));
        document.add_value(field(FieldId::family).slot, family->second);
      }
      writer.add(document, std::string(packed_value(packed, field(FieldId::language).slot)),
                 articles_[i].text_bytes);
      tell(articles_[i].document_bytes);
    }
    databases_[part] = writer.finish();
  }

  void tell(std::uint64_t bytes) {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    bytes_done_ += bytes;
    options_.progress(bytes_done_, ++articles_done_);
  }

  const WaitingArticles& articles_;
  const WaitingFamilies& families_;
  const WritingOptions& options_;
  SegmentLimits limits_;
  std::vector<std::size_t> ends_;  // of the parts

  std::mutex mutex_;  // of the rest; each part's database is its thread's own
  std::size_t next_ = 0;
  std::uint64_t bytes_done_ = 0;
  std::uint64_t articles_done_ = 0;
  std::vector<fs::path> databases_;
};

}  // namespace

std::vector<fs::path> write_articles(const WaitingArticles& articles, const WaitingFamilies& families,
                                     const WritingOptions& options) {
  return Writing(articles, families, options).run();
}

}  // namespace morgue

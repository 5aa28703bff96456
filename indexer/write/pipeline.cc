#include "indexer/write/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

#include "common/error.h"
#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"
#include "indexer/write/bounded_queue.h"
#include "indexer/write/digests.h"
#include "indexer/write/document_builder.h"
#include "indexer/write/origin.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

// Large enough that taking turns costs nothing, small enough that all threads have work.
constexpr std::size_t articles_per_batch = 16;
constexpr std::uint64_t bytes_per_batch = 128 << 10;

// A deeper queue would only hide from the progress bar what is still to be done.
constexpr std::uint64_t least_queue = 1 << 20;
constexpr std::uint64_t most_queue = 16 << 20;
constexpr std::uint64_t bytes_besides_body = 512;

struct Item {
  RawArticle raw;
  std::uint32_t file = 0;
};

struct Batch {
  std::uint64_t number = 0;
  std::vector<Item> items;
};

struct Cleaned {
  Article article;
  ArticleDigests digests;
  std::uint64_t sequence = 0;
  Candidate candidate;
  ArticleOrigin origin;
  bool wanted = false;
};

// Tells how far a source was read, also when its reader has let go of it.
class MeteredSource final : public ByteSource {
 public:
  // `consumed` must outlive the source.
  MeteredSource(std::unique_ptr<ByteSource> inner, std::uint64_t& consumed)
      : inner_(std::move(inner)), consumed_(consumed) {}

  std::string_view read() override {
    const std::string_view piece = inner_->read();
    consumed_ = inner_->bytes_consumed();
    return piece;
  }
  std::uint64_t bytes_consumed() const override { return inner_->bytes_consumed(); }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::uint64_t& consumed_;
};

// What the threads share.
class Pipeline {
 public:
  Pipeline(const std::vector<InputFile>& files, const IndexDirectory& directory,
           const std::vector<IndexEntry>& entries, const PipelineOptions& options,
           const PipelineEvents& events, const TakePart& take)
      : files_(files),
        directory_(directory),
        entries_(entries),
        options_(options),
        events_(events),
        take_(take) {
    result_.files.resize(files.size());
  }

  PipelineResult run() {
    guarded([&] {
      begin_part();
      read_all();
      end_part();
    });
    end_threads();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(result_);
  }

 private:
  // Runs `body`; the first failure of any thread stops all.
  template <typename Body>
  void guarded(Body&& body) {
    try {
      body();
      return;
    } catch (const Xapian::Error& failure) {
      remember(std::make_exception_ptr(explain(failure, directory_.root().string())));
    } catch (const std::exception&) {
      remember(std::current_exception());
    }
    queue_->abandon();
    gate_->break_up();
  }

  // What a run knows of its articles is forgotten with each part: published, they are known to the index.
  void begin_part() {
    queue_.emplace(std::clamp(options_.memory / 4, least_queue, most_queue));
    gate_.emplace();
    registry_ = {};
    batch_.number = 0;
    part_began_at_ = result_.articles_read;
    try {
      for (unsigned i = 0; i < options_.jobs; ++i)
        threads_.emplace_back([this, i] { guarded([&] { work(i); }); });
    } catch (const std::system_error& failure) {
      // Fewer threads than asked for do the same work; none at all is a failure.
      if (threads_.empty()) throw Error(fmt::format("cannot start a thread: {}", failure.what()));
    }
  }

  void end_threads() {
    if (queue_) queue_->close();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  // False where nothing more is to be read.
  bool end_part() {
    end_threads();
    if (failure_) std::rethrow_exception(failure_);
    result_.counts += registry_.counts();
    result_.revisit.insert(registry_.files_to_revisit().begin(), registry_.files_to_revisit().end());
    result_.sharing.insert(registry_.sharing().begin(), registry_.sharing().end());
    result_.sharing_earlier.insert(registry_.sharing_earlier().begin(), registry_.sharing_earlier().end());
    result_.overtaken.insert(registry_.overtaken().begin(), registry_.overtaken().end());
    result_.left.insert(registry_.left().begin(), registry_.left().end());
    const ReadPart part{WaitingArticles(std::exchange(waiting_, {}), registry_.replaced()),
                        registry_.outdated()};
    registry_ = {};
    std::optional<std::vector<IndexEntry>> entries = take_(part);
    if (!entries) return false;
    entries_ = *std::move(entries);
    return true;
  }

  void remember(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
  }

  void read_all() {
    for (std::uint32_t i = 0; i < files_.size(); ++i) {
      if (read_file(i)) continue;
      result_.files[i].opened = false;
      result_.files_left = files_.size() - i;
      break;
    }
    flush();
  }

  bool asked_to_stop() const { return options_.stop != nullptr && options_.stop->received() != 0; }

  // False once the run was stopped: the file was not read to its end.
  bool read_file(std::uint32_t index) {
    if (asked_to_stop()) return false;
    const InputFile& file = files_[index];
    const int ended_by = options_.stop == nullptr ? -1 : options_.stop->descriptor();
    std::uint64_t consumed = 0;
    try {
      std::unique_ptr<ByteSource> bytes =
          file.path == "-" ? open_standard_input(ended_by) : open_file(file.path);
      const std::unique_ptr<ArticleReader> reader =
          open_article_reader(file.path, std::make_unique<MeteredSource>(std::move(bytes), consumed));
      result_.files[index].opened = true;
      while (std::optional<ReadResult> read = reader->next()) {
        // Standard input ends by itself, and what has come of it cannot be read again.
        if (file.path != "-" && asked_to_stop()) break;
        if (const auto* bad = std::get_if<BadRecord>(&*read)) {
          skip(result_.files[index].bad, *bad);
        } else if (!put(index, std::get<RawArticle>(std::move(*read)))) {
          return false;
        }
        tell_progress(consumed);
      }
    } catch (const ReadError& failure) {
      skip(result_.files[index].bad, BadRecord{file.path, 0, failure.what()});
    }
    result_.bytes_read += consumed;
    tell_progress(0);
    return !asked_to_stop();
  }

  bool put(std::uint32_t index, RawArticle raw) {
    ++result_.articles_read;
    ++result_.files[index].articles;
    batch_weight_ += raw.body.size() + raw.title.size() + bytes_besides_body;
    batch_.items.push_back({std::move(raw), index});
    if (batch_.items.size() < articles_per_batch && batch_weight_ < bytes_per_batch) return true;
    if (!flush()) return false;
    if (result_.articles_read - part_began_at_ < options_.articles_a_part) return true;
    if (!end_part()) return false;
    begin_part();
    return true;
  }

  bool flush() {
    if (batch_.items.empty()) return true;
    Batch full = std::exchange(batch_, Batch{batch_.number + 1, {}});
    return queue_->push(std::move(full), std::exchange(batch_weight_, 0));
  }

  void tell_progress(std::uint64_t consumed) {
    events_.progress(result_.bytes_read + consumed, result_.articles_read);
  }

  void skip(std::uint64_t& counter, const BadRecord& problem) {
    const std::lock_guard lock(mutex_);
    ++counter;
    events_.problem(problem);
  }

  void work(unsigned index) {
    std::optional<PublishedArticles> published;
    std::optional<DocumentBuilder> builder;
    std::optional<WaitingFile> waiting;
    while (std::optional<Batch> batch = queue_->pop()) {
      if (!published) published.emplace(directory_, entries_);
      std::vector<Cleaned> cleaned = clean_batch(*batch, *published);
      const bool in_turn = gate_->take_turn(batch->number, [&] {
        for (Cleaned& one : cleaned) one.wanted = registry_.decide(one.candidate, one.sequence);
      });
      if (!in_turn) return;
      if (!options_.working) continue;
      if (!builder) {
        builder.emplace(options_.ingested);
        waiting.emplace(*options_.working / fmt::format("waiting-{:03}", index));
      }
      for (const Cleaned& one : cleaned) {
        if (!one.wanted) continue;
        const BuiltArticle& built = builder->build(one.article, one.digests, one.origin);
        waiting->add(built, one.sequence, one.article.text.size());
      }
    }
    if (!waiting) return;
    waiting->finish();
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(*waiting));
  }

  std::vector<Cleaned> clean_batch(Batch& batch, PublishedArticles& published) {
    std::vector<Cleaned> cleaned;
    cleaned.reserve(batch.items.size());
    for (std::size_t i = 0; i < batch.items.size(); ++i) {
      Item& item = batch.items[i];
      CleanResult result = clean(item.raw, options_.clean);
      if (const auto* set_aside = std::get_if<NotAnArticle>(&result)) {
        skip(result_.files[item.file].set_aside,
             BadRecord{item.raw.path, item.raw.record, set_aside->reason});
        continue;
      }
      Cleaned one;
      one.article = std::get<Article>(std::move(result));
      one.digests = {content_digest(one.article), text_digest(one.article)};
      one.sequence = batch.number * articles_per_batch + i;
      one.candidate.id = one.article.id;
      one.candidate.content = one.digests.content;
      one.candidate.text = one.digests.text;
      one.candidate.file = item.file;
      if (files_[item.file].path != "-") one.origin.path = origin_path(files_[item.file].path);
      one.candidate.published = published.find(one.article.id, one.origin.path);
      if (one.candidate.published) one.origin.arrived = one.candidate.published->arrived;
      if (!one.candidate.published && one.digests.text != 0) {
        one.candidate.text_holder = published.holder_of_text(one.digests.text);
      }
      cleaned.push_back(std::move(one));
      item.raw = {};
    }
    return cleaned;
  }

  const std::vector<InputFile>& files_;
  const IndexDirectory& directory_;
  std::vector<IndexEntry> entries_;  // changes while no thread works
  const PipelineOptions& options_;
  const PipelineEvents& events_;
  const TakePart& take_;

  // A part's own.
  std::optional<BoundedQueue<Batch>> queue_;
  std::optional<TurnGate> gate_;
  RunRegistry registry_;  // only within a turn, until the threads have ended

  // The reading thread's own.
  Batch batch_;
  std::uint64_t batch_weight_ = 0;
  std::uint64_t part_began_at_ = 0;  // of the articles read
  std::vector<std::thread> threads_;

  std::mutex mutex_;  // failure_, waiting_, FileTally::bad and set_aside, events_.problem
  std::exception_ptr failure_;
  std::vector<WaitingFile> waiting_;
  PipelineResult result_;
};

}  // namespace

PipelineResult run_pipeline(const std::vector<InputFile>& files, const IndexDirectory& directory,
                            const std::vector<IndexEntry>& entries, const PipelineOptions& options,
                            const PipelineEvents& events, const TakePart& take) {
  return Pipeline(files, directory, entries, options, events, take).run();
}

}  // namespace morgue

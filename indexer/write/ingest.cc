#include "indexer/write/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/cli/stop_signals.h"
#include "common/date.h"
#include "common/error.h"
#include "common/index_directory.h"
#include "indexer/families/families.h"
#include "indexer/read/input_walker.h"
#include "indexer/write/deletions.h"
#include "indexer/write/lost_list.h"
#include "indexer/write/merger.h"
#include "indexer/write/optimizer.h"
#include "indexer/write/part_publisher.h"
#include "indexer/write/publisher.h"
#include "indexer/write/run_ledger.h"
#include "indexer/write/run_start.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

bool has_articles_to_lose(const std::vector<IndexEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const IndexEntry& entry) { return entry.is_local(); });
}

// Of what a run knows of an article: 200 of RunRegistry, the note of a waiting one, room to grow.
constexpr std::uint64_t bytes_an_article = 400;
// Smaller parts would leave more segments than they spare memory.
constexpr std::uint64_t least_part = 10'000;

std::uint64_t articles_a_part(const IngestOptions& options) {
  if (options.articles_a_part != 0) return options.articles_a_part;
  return std::max(options.memory / 2 / bytes_an_article, least_part);
}

constexpr std::size_t day_digits = 8;  // of an ingested key

class Run {
 public:
  Run(const IngestOptions& options, Progress& progress)
      : options_(options), progress_(progress), directory_(options.index), started_(now_utc()) {
    report_.dry_run = options.dry_run;
  }

  IndexingReport run() {
    InputList inputs = list_inputs(options_.paths);
    for (const BadRecord& problem : inputs.problems) tell(problem);
    if (inputs.files.empty() && !inputs.problems.empty()) {
      throw Error("nothing to read: none of the paths named can be read",
                  "name files, directories, or '-' for standard input");
    }
    report_.files = inputs.files.size();
    report_.files_other = inputs.passed_over;
    if (options_.dry_run) {
      rehearse(std::move(inputs.files));
    } else {
      perform(std::move(inputs.files));
    }
    report_.seconds = seconds();
    return std::move(report_);
  }

 private:
  void rehearse(std::vector<InputFile> files) {
    std::vector<IndexEntry> entries;
    if (directory_.exists()) entries = directory_.entries();
    std::optional<Ledger> ledger;
    if (has_articles_to_lose(entries)) ledger = Ledger::open_to_read(directory_.ledger_path());
    if (ledger) pass_over_unchanged(files, *ledger);
    sample(files, ledger ? &*ledger : nullptr);
    read(files, entries, std::nullopt, [&](const ReadPart& /*part*/) { return entries; });
    describe(entries);
  }

  void perform(std::vector<InputFile> files) {
    directory_.create_if_missing();
    const IndexLock lock(directory_, options_.lock_timeout);
    std::vector<IndexEntry> entries = directory_.entries();
    Ledger ledger(directory_.ledger_path());
    refuse_lost_list(directory_, ledger);
    remove_leftovers(directory_);
    if (!ledger.notice().empty()) progress_.message(ledger.notice());
    if (!has_articles_to_lose(entries)) ledger.forget_files();
    if (ledger.interrupted()) repair(entries);

    // Under the lock, so that runs which waited for one another are known by the order of their publishing.
    started_ = start_after(latest_ingested(entries));
    stop_.emplace([this](int signal) {
      progress_.message(
          fmt::format("{}: what was read so far is published, then the run ends; a second signal ends it now",
                      signal_name(signal)));
    });
    RunRow row(ledger, started_);
    pass_over_unchanged(files, ledger);
    sample(files, &ledger);
    const std::vector<IndexEntry> before = entries;
    {
      const WorkingDirectory working(directory_);
      PartPublisher publisher(directory_, working.path(), options_, progress_);
      const PipelineResult result = read(files, entries, working.path(), [&](const ReadPart& part) {
        return publish(part, entries, publisher, row);
      });
      if (!left_to_next_run_) note(files, result, entries, entries != before, row);
    }
    if (report_.complete && stop_->received() == 0) merge(entries, row);
    report_.stopped_by = stop_->finish();
  }

  // Returns the list with the part; nullopt where something was left to the next run, as all that follows is then.
  std::optional<std::vector<IndexEntry>> publish(const ReadPart& part, std::vector<IndexEntry>& entries,
                                                 PartPublisher& publisher, RunRow& row) {
    if (left_to_next_run_) return std::nullopt;
    const std::optional<Error> failure = publisher.publish(part, entries, [&] { row.publishing(); });
    reading_ = false;
    if (!failure) return entries;
    leave_to_next_run(*failure);
    return std::nullopt;
  }

  // In the ledger, that the run has come to its end.
  void note(const std::vector<InputFile>& files, const PipelineResult& result,
            const std::vector<IndexEntry>& entries, bool published, RunRow& row) {
    std::vector<LedgerShare> overtaken;
    for (const auto& [path, by] : result.overtaken) overtaken.push_back({path, known_path(files[by])});
    try {
      describe(entries);
      if (!result.left.empty()) row.forget({result.left.begin(), result.left.end()});
      row.finish(report_, ledger_rows(files, result, settings_of(options_.clean)), overtaken);
    } catch (const Error& failure) {
      if (!published) throw;
      leave_to_next_run(failure);
    }
  }

  std::string latest_ingested(const std::vector<IndexEntry>& entries) const {
    try {
      return PublishedArticles(directory_, entries).latest_ingested();
    } catch (const Error&) {
      // Who reads the articles meets it again: then the run is in the ledger, as one that failed.
      return {};
    }
  }

  Date start_after(const std::string& latest) {
    const Date now = now_utc();
    Date start = run_start(now, latest);
    if (sort_key(start).substr(0, day_digits) > sort_key(now).substr(0, day_digits)) {
      progress_.message(fmt::format("the clock says {}, but the index has articles of {}: is it right?",
                                    to_iso(now), to_iso(start)));
    }
    return start;
  }

  // The new segment is published: the articles are there, perhaps an older version beside them.
  void leave_to_next_run(const Error& failure) {
    report_.complete = false;
    left_to_next_run_ = true;
    progress_.message(
        fmt::format("the articles are published, what is left to do the next run does: {}", failure.what()));
    progress_.message(failure.hint());
  }

  // Merging is housekeeping: what it cannot do now, the next run tries again.
  void merge(const std::vector<IndexEntry>& entries, RunRow& row) {
    if (options_.merge == MergePolicy::none) return;
    try {
      progress_.enter("merging");
      const std::vector<IndexEntry> merged = options_.merge == MergePolicy::all
                                                 ? optimize_segments(directory_, entries).entries
                                                 : merge_segments(directory_, entries);
      if (merged == entries) return;
      describe(merged);
      row.finish(report_, {}, {});
    } catch (const Error& failure) {
      progress_.message(fmt::format("the segments were not merged: {}", failure.what()));
    }
  }

  void repair(const std::vector<IndexEntry>& entries) {
    const std::size_t deleted = delete_articles(directory_, entries, doubled_articles(directory_, entries));
    write_families(directory_, entries, plan_families(directory_, entries, all_families(entries)));
    if (deleted == 0) return;
    progress_.message(fmt::format("the last run was interrupted: {} outdated version{} of articles removed",
                                  deleted, deleted == 1 ? "" : "s"));
  }

  void pass_over_unchanged(std::vector<InputFile>& files, const Ledger& ledger) {
    const std::string settings = settings_of(options_.clean);
    UnchangedFiles unchanged(ledger);
    std::erase_if(files, [&](const InputFile& file) {
      if (file.path == "-") return false;
      const std::optional<LedgerFile> known = unchanged.find(ledger_row(file, settings));
      if (!known) return false;
      report_.unchanged += known->articles;
      ++report_.files_unchanged;
      return true;
    });
  }

  void sample(const std::vector<InputFile>& files, Ledger* ledger) {
    const std::string& named = options_.clean.source;
    if (ledger == nullptr) {
      LineMemory nothing;
      repeated_.emplace(sample_lines(files, named, nothing));
    } else {
      LedgerMemory memory(*ledger, !options_.dry_run);
      repeated_.emplace(sample_lines(files, named, memory));
      memory.write();
    }
  }

  PipelineResult read(const std::vector<InputFile>& files, const std::vector<IndexEntry>& entries,
                      std::optional<fs::path> working, const TakePart& take) {
    const bool unknown =
        std::any_of(files.begin(), files.end(), [](const InputFile& file) { return file.path == "-"; });
    for (const InputFile& file : files) bytes_to_read_ += unknown ? 0 : file.size;

    PipelineOptions options;
    options.jobs = options_.jobs;
    options.memory = options_.memory;
    // What is not written needs nobody to publish it.
    if (working) options.articles_a_part = articles_a_part(options_);
    options.clean = options_.clean;
    options.clean.repeated = &*repeated_;
    options.ingested = sort_key(started_);
    options.working = std::move(working);
    options.stop = stop_ ? &*stop_ : nullptr;
    PipelineEvents events;
    events.problem = [this](const BadRecord& problem) { tell(problem); };
    events.progress = [this](std::uint64_t done, std::uint64_t articles) {
      if (!std::exchange(reading_, true)) progress_.begin(bytes_to_read_, "reading");
      progress_.update(done, articles);
    };
    PipelineResult result = run_pipeline(files, directory_, entries, options, events, take);
    report_.added = result.counts.added;
    report_.updated = result.counts.updated;
    report_.unchanged += result.counts.unchanged;
    report_.duplicates = result.counts.duplicates;
    report_.articles_read = result.articles_read;
    report_.bytes_read = result.bytes_read;
    if (result.files_left != 0) report_.complete = false;
    return result;
  }

  void describe(const std::vector<IndexEntry>& entries) {
    report_.articles = PublishedArticles(directory_, entries).article_count();
    report_.segments = entries.size();
    report_.seconds = seconds();
  }

  void tell(const BadRecord& problem) {
    progress_.message(to_string(problem));
    add_problem(report_, problem);
  }

  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  const IngestOptions& options_;
  Progress& progress_;
  IndexDirectory directory_;
  std::optional<StopSignals> stop_;  // while there is something to finish cleanly
  Date started_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  IndexingReport report_;
  std::uint64_t bytes_to_read_ = 0;  // 0: unknown
  bool reading_ = false;             // what the bar shows
  bool left_to_next_run_ = false;
  std::optional<RepeatedLines> repeated_;
};

}  // namespace

IndexingReport ingest(const IngestOptions& options, Progress& progress) {
  return Run(options, progress).run();
}

}  // namespace morgue

#include "indexer/commands/add.h"

#include <algorithm>
#include <iostream>
#include <thread>

#include "common/cli/program.h"
#include "common/cli/terminal.h"
#include "common/error.h"
#include "indexer/commands/index_option.h"
#include "indexer/write/freed_memory.h"
#include "indexer/write/ingest.h"

namespace morgue {

namespace {

constexpr std::uint64_t mebibyte = 1 << 20;
constexpr std::uint64_t default_memory = 512;   // MiB
constexpr std::uint64_t most_memory = 1 << 20;  // MiB: a terabyte, beyond which it is a mistyped number
constexpr std::uint64_t most_jobs = 256;

constexpr OptionSpec options_of_add[] = {
    index_option,
    {"source", 's', ValueKind::text, "NAME", false,
     "The outlet of all that is read, whatever the articles say."},
    {"language", 'l', ValueKind::text, "CODE", false,
     "The language of all that is read (en, fr ...), likewise."},
    {"jobs", 'j', ValueKind::number, "N", false,
     "Threads that clean and write (default: one for each core)."},
    {"memory", 'm', ValueKind::number, "MIB", false, "What buffers may take, in MiB (default: 512)."},
    lock_timeout_option,
    {"merge", 0, ValueKind::choice, "none|auto|all", false,
     "Segments merged afterwards: auto (the default) keeps their number small; none leaves it to "
     "'optimize'."},
    {"keep-all", 0, ValueKind::none, "", false,
     "Keep also what looks like no article: consent walls, error pages, empty shells, paywall stubs."},
    {"dry-run", 'n', ValueKind::none, "", false, "Read, clean and say what would be done; write nothing."},
    {"progress", 0, ValueKind::choice, "auto|always|never", false,
     "A bar with the rate and the time left; auto: where stderr is a terminal."},
    {"report", 0, ValueKind::choice, "text|json", false,
     "How the run is summed up: as text on stderr (the default) or as one JSON object on stdout."},
    {"quiet", 'q', ValueKind::none, "", false, "No text report and no progress; problems are still told."},
};

constexpr std::string_view notes =
    "PATH is a file, a directory (read recursively) or '-' for JSON Lines on standard input; compressed "
    "files are read as "
    "they are.\n"
    "A file that has not changed since it was read is passed over, and what was skipped in it is not "
    "reported again. "
    "What is new becomes visible to searches all at once, at the end.\n"
    "On SIGINT or SIGTERM what was read so far is published, then the run ends by the signal; a second one "
    "ends "
    "it at once.\n"
    "Exit codes: 0 all was read; 1 some records were skipped, each reported as 'path:record: why', or the "
    "published run left something to the next one; 2 the run failed and the index is as it was; 75 another "
    "indexer is at work on the index.";

MergePolicy merge_policy(const std::string& name) {
  if (name == "none") return MergePolicy::none;
  return name == "all" ? MergePolicy::all : MergePolicy::automatic;
}

IngestOptions ingest_options(const ParsedOptions& options) {
  IngestOptions ingest;
  ingest.index = index_path(options);
  ingest.paths = options.positional();
  if (ingest.paths.empty()) {
    throw Error("nothing to read: no path is given", "name files, directories, or '-' for standard input");
  }
  const std::uint64_t cores = std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, most_jobs);
  ingest.jobs = static_cast<unsigned>(number_within(options, "jobs", cores, 1, most_jobs));
  ingest.memory = number_within(options, "memory", default_memory, 1, most_memory) * mebibyte;
  ingest.lock_timeout = lock_timeout(options);
  ingest.merge = merge_policy(options.get_or("merge", "auto"));
  ingest.dry_run = options.has("dry-run");
  ingest.clean.source = options.get_or("source", "");
  ingest.clean.language = options.get_or("language", "");
  ingest.clean.keep_all = options.has("keep-all");
  ingest.clean.latest = now_utc();
  return ingest;
}

bool wants_progress(const ParsedOptions& options) {
  const std::string choice = options.get_or("progress", "auto");
  return choice == "always" || (choice == "auto" && !options.has("quiet") && is_terminal(Stream::error));
}

}  // namespace

const CommandSpec& add_command() {
  static constexpr CommandSpec command{
      "indexer",      "add",
      "PATH...",      "Reads articles into an index: adds what is new, replaces what changed.",
      options_of_add, notes,
      false};
  return command;
}

int run_add(const ParsedOptions& options) {
  const IngestOptions wanted = ingest_options(options);
  if (wanted.memory < default_memory * mebibyte) give_freed_memory_back();
  Progress progress(std::cerr, "indexer", wants_progress(options), terminal_columns(Stream::error));
  const IndexingReport report = ingest(wanted, progress);
  progress.clear();
  if (options.get_or("report", "text") == "json") {
    std::cout << to_json(report) << '\n';
  } else if (!options.has("quiet")) {
    print_message("indexer", stderr_is_journal() ? to_line(report) : to_text(report));
  }
  return report.exit_code();
}

}  // namespace morgue

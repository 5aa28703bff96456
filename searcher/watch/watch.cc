#include "searcher/watch/watch.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include "common/cli/program.h"
#include "common/cli/terminal.h"
#include "common/date.h"
#include "common/error.h"
#include "searcher/search/shards.h"
#include "searcher/watch/digest.h"
#include "searcher/watch/mail.h"
#include "searcher/watch/news.h"
#include "searcher/watch/state_file.h"
#include "searcher/watch/watch_options.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view program = "searcher";
constexpr char after_key = '~';  // a key and this: just above it, and no key

QueryFile read_queries(const WatchOptions& options) {
  const ParseOptions how{options.any, options.strict, today_local()};
  QueryFile queries;
  if (options.query_file == "-") {
    queries = read_query_file(std::cin, "-", how);
    check_standard_input();
  } else {
    std::ifstream file(options.query_file);
    const int reason = errno;
    std::error_code failure;
    if (!file || fs::is_directory(options.query_file, failure)) {
      throw Error(
          fmt::format("cannot read {}: {}", options.query_file, errno_message(file ? EISDIR : reason)),
          "--file wants a file of lines 'name<TAB>query', or -");
    }
    queries = read_query_file(file, options.query_file, how);
    if (file.bad()) throw Error(fmt::format("cannot read {}", options.query_file));
  }
  for (const std::string& complaint : queries.complaints) print_message(program, complaint);
  if (options.strict && !queries.complaints.empty()) {
    throw Error("nothing was asked, because the file of queries has faults",
                "mend them, or leave --strict out");
  }
  if (queries.queries.empty()) {
    throw Error(fmt::format("{} has no query", options.query_file), "a line is a name, a tab and a query");
  }
  return queries;
}

// As the state names it, wherever the watch is started.
std::string lasting_name(const std::string& index) {
  std::error_code failure;
  const fs::path path = fs::canonical(index, failure);
  return failure ? index : path.string();
}

// What is written has to have arrived before the state says so: a file on disk too, not only in memory.
void write_in_full(const std::string& bytes) {
  errno = 0;
  std::cout << bytes << std::flush;
  if (!std::cout) {
    throw Error(fmt::format("cannot write to standard output: {}", errno_message(errno == 0 ? EIO : errno)),
                "the state is as it was: the next watch tells the same again");
  }
  // Pipes and terminals cannot be synced, and need not be.
  if (::fsync(STDOUT_FILENO) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP) return;
  throw Error(fmt::format("cannot sync standard output: {}", errno_message(errno)),
              "the state is as it was: the next watch tells the same again");
}

class Watch {
 public:
  explicit Watch(const WatchOptions& options) : options_(options) {
    if (options.state_file.empty()) return;
    if (!options.dry_run) file_.emplace(options.state_file);
    before_ = read_state_file(options.state_file);
    if (before_) after_ = *before_;
  }

  int run(const std::vector<StandingQuery>& queries) {
    open_parts();
    std::vector<QueryNews> news;
    for (const StandingQuery& query : queries) {
      news.push_back(find_news(parts_, query, reported_to(query.name)));
      for (const std::string& note : news.back().notes) {
        print_message(program, fmt::format("note: {}: {}", query.name, note));
      }
      after_.add_reported(query.name, ids_of(news.back()));
    }
    const std::string digest = compose_digest(news, digest_options());
    if (!digest.empty()) write_in_full(digest);
    if (file_) {
      after_.acknowledged = to_iso(now_);
      file_->replace(after_);
    }
    return digest.empty() ? ExitCode::nothing_found : ExitCode::ok;
  }

 private:
  void open_parts() {
    std::vector<IndexPart> parts;
    for (const std::string& index : options_.indexes) {
      for (const IndexPart& part : parts_of(lasting_name(index))) {
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
      }
    }
    refuse_foreign_state(parts);
    bool begun_now = false;
    for (const IndexPart& part : parts) {
      SearchEngine engine = SearchEngine::of_part(part);
      const ArrivalSpan held = engine.arrivals();
      const std::string* mark = after_.mark_of(part);
      ArrivalSpan span{options_.since, held.until};
      if (options_.since.empty()) {
        begun_now = begun_now || mark == nullptr;
        const std::string& seen = mark == nullptr ? held.until : *mark;
        if (!seen.empty()) span.from = seen + after_key;
        // Nothing was there, and nothing is: what comes first will be new.
        if (mark == nullptr && seen.empty()) span.until.clear();
        if (mark != nullptr) refuse_rebuilt(part, *mark, held);
      }
      after_.move_mark(part, held.until);
      parts_.push_back({std::move(engine), std::move(span)});
    }
    if (begun_now) tell_beginning(parts);
  }

  // A part that joined a watched index later begins like a first watch; an archive of which the state knows nothing is
  // a mistake.
  void refuse_foreign_state(const std::vector<IndexPart>& parts) const {
    if (!before_ || before_->marks.empty()) return;
    const bool known = std::any_of(parts.begin(), parts.end(), [&](const IndexPart& part) {
      return std::any_of(before_->marks.begin(), before_->marks.end(),
                         [&](const WatchMark& mark) { return mark.part.index == part.index; });
    });
    if (known) return;
    throw Error(
        fmt::format("{} is the state of another index: {}, not {}", options_.state_file,
                    before_->marks.front().part.index, parts.front().index),
        "give each archive a state of its own; where the index was moved, write its new path into the state");
  }

  // An index that was built anew has all its articles since then. Telling all of them would be no news.
  void refuse_rebuilt(const IndexPart& part, const std::string& mark, const ArrivalSpan& held) const {
    if (mark.empty() || held.from.empty() || held.from <= mark) return;
    throw Error(fmt::format("{} ({}) was built anew since the last watch: nothing in it is as old as that",
                            part.index, part.entry),
                "say from when with --since, or remove the state to begin with what comes in from now on");
  }

  void tell_beginning(const std::vector<IndexPart>& parts) const {
    if (!before_) {
      print_message(program,
                    fmt::format("{} is not there yet: the watch begins with what comes in from now on; "
                                "--since DATE tells what came in before",
                                options_.state_file));
      return;
    }
    for (const IndexPart& part : parts) {
      if (before_->mark_of(part) != nullptr) continue;
      print_message(program, fmt::format("{} ({}) is new to {}: it is watched from now on", part.index,
                                         part.entry, options_.state_file));
    }
  }

  // --since asks for what was told before, too.
  std::vector<std::string> reported_to(const std::string& name) const {
    if (!before_ || !options_.since.empty()) return {};
    const auto found = before_->reported.find(name);
    return found == before_->reported.end() ? std::vector<std::string>() : found->second;
  }

  DigestOptions digest_options() const {
    DigestOptions digest;
    digest.format = options_.format;
    digest.render.columns = terminal_columns(Stream::out);
    digest.render.color = wants_color(options_.color, Stream::out);
    digest.render.hyperlinks = wants_color(options_.hyperlink, Stream::out);
    digest.from = local_mailbox();
    digest.to = options_.to;
    digest.now = now_;
    if (before_ && options_.since.empty()) digest.since = before_->acknowledged;
    return digest;
  }

  const WatchOptions& options_;
  Date now_ = now_utc();
  std::optional<StateFile> file_;  // absent where the state is not to move
  std::optional<WatchState> before_;
  WatchState after_;
  std::vector<WatchedPart> parts_;
};

}  // namespace

int run_watch(const std::vector<std::string>& arguments) {
  const char* variable = std::getenv("MORGUE_INDEX");
  const WatchOptions options = read_watch_options(arguments, variable == nullptr ? "" : variable);
  if (options.help) {
    std::cout << help_text(watch_command(), terminal_columns(Stream::out));
    return ExitCode::ok;
  }
  if (options.version) {
    std::cout << program << " (Morgue) " MORGUE_VERSION "\n";
    return ExitCode::ok;
  }
  const QueryFile queries = read_queries(options);
  return Watch(options).run(queries.queries);
}

}  // namespace morgue

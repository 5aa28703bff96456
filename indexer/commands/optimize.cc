#include "indexer/commands/optimize.h"

#include <fmt/format.h>

#include "common/cli/program.h"
#include "common/error.h"
#include "indexer/commands/index_option.h"
#include "indexer/write/maintenance.h"
#include "indexer/write/optimizer.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

constexpr OptionSpec options_of_optimize[] = {
    index_option,
    lock_timeout_option,
    {"quiet", 'q', ValueKind::none, "", false, "Do not say what was done."},
};

constexpr std::string_view notes =
    "Searches go on meanwhile and give the same answers. The disk needs room for the index once more, since "
    "the old segments stay until the next run. Remote segments are left as they are. An index of one segment "
    "from which nothing was deleted is left alone.\n"
    "Exit codes: 0 done, or nothing to do; 2 failed, the index is as it was; 75 another indexer is at work "
    "on "
    "the index.";

std::string sentence(const Optimized& done) {
  if (!done.changed) {
    return fmt::format("nothing to do: {} segment{}, {}", done.segments_after,
                       done.segments_after == 1 ? "" : "s", human_bytes(done.bytes_after));
  }
  return fmt::format("{} segment{} of {} merged into {} of {}", done.segments_before,
                     done.segments_before == 1 ? "" : "s", human_bytes(done.bytes_before),
                     done.segments_after, human_bytes(done.bytes_after));
}

}  // namespace

const CommandSpec& optimize_command() {
  static constexpr CommandSpec command{
      "indexer",           "optimize", "",   "Merges all segments into one, which searches fastest.",
      options_of_optimize, notes,      false};
  return command;
}

int run_optimize(const ParsedOptions& options) {
  const auto tell = [](const std::string& message) { print_message("indexer", message); };
  const LockedIndex index(index_path(options), lock_timeout(options), tell);
  const Optimized done = optimize_segments(index.directory(), index.entries());
  if (!options.has("quiet")) tell(sentence(done));
  return ExitCode::ok;
}

}  // namespace morgue

#include "indexer/commands/prune.h"

#include <fmt/format.h>

#include <iostream>

#include "common/cli/program.h"
#include "common/error.h"
#include "common/text/display.h"
#include "indexer/commands/index_option.h"
#include "indexer/write/maintenance.h"
#include "indexer/write/removal.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

constexpr OptionSpec options_of_prune[] = {
    index_option,
    lock_timeout_option,
    {"dry-run", 'n', ValueKind::none, "", false,
     "List the files that are gone and how many articles came from each; remove nothing."},
    {"force", 'f', ValueKind::none, "", false,
     "Remove them even where a folder, or more than half of all files, is gone at once."},
    {"quiet", 'q', ValueKind::none, "", false, "Do not say what was removed."},
};

constexpr std::string_view notes =
    "A file is looked for where it was when it was read. One whose disk or directory does not answer is not "
    "taken for gone, nor are files that are gone together with everything known of their folder: a disk that "
    "is not "
    "mounted looks so. Where more than half of all files are gone nothing is done. --force removes them all "
    "the same. "
    "Articles that came from standard input belong to no file and stay.\n"
    "Where other files repeat articles of files that are gone, the next 'indexer add' reads those again.\n"
    "Exit codes: 0 done; 1 it cannot be told of some files whether they are gone, which was told; 2 refused "
    "or failed; 75 another indexer is at work on the index.";

std::string plural(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", with_thousands(number), what, number == 1 ? "" : "s");
}

void list(const std::vector<GoneFile>& files) {
  for (const GoneFile& file : files) {
    std::cout << text::safe_for_terminal(file.path) << ": " << plural(file.articles, "article") << '\n';
  }
}

std::size_t vanished_files(const FileSurvey& survey) {
  std::size_t files = 0;
  for (const auto& [folder, gone] : survey.vanished) files += gone.size();
  return files;
}

// A disk that is not mounted looks like this.
void refuse_if_most_are_gone(const FileSurvey& survey) {
  const std::size_t gone = survey.gone.size() + vanished_files(survey);
  if (gone <= survey.files / 2) return;
  throw Error(
      fmt::format("{} of {} are gone: nothing was removed", with_thousands(gone),
                  plural(survey.files, "file")),
      "see that the disks they lie on are mounted; --dry-run lists them, --force removes their articles");
}

std::uint64_t remove_gone(LockedIndex& index, const FileSurvey& survey, const TellMessage& tell) {
  const std::vector<ArticlePlace> places = find_by_origin(index.directory(), index.entries(), survey.gone);
  // The ledger first: a file that is read again for nothing costs time, an article that nobody reads again is lost.
  std::vector<std::string> paths;
  for (const GoneFile& file : survey.gone) paths.push_back(file.path);
  const std::uint64_t again = index.ledger().forget_files_sharing_with(paths);
  index.ledger().forget_files(paths);
  if (places.empty()) return 0;
  const std::uint64_t removed = index.remove(places);
  if (again > 0) {
    tell(fmt::format("{} that may hold articles removed now will be read again by the next 'indexer add'",
                     plural(again, "file")));
  }
  return removed;
}

}  // namespace

const CommandSpec& prune_command() {
  static constexpr CommandSpec command{
      "indexer",        "prune", "",   "Takes articles out of an index whose files are gone.",
      options_of_prune, notes,   false};
  return command;
}

int run_prune(const ParsedOptions& options) {
  const auto tell = [](const std::string& message) { print_message("indexer", message); };
  LockedIndex index(index_path(options), lock_timeout(options), tell);
  FileSurvey survey = survey_files(index.directory(), index.entries(), index.ledger());
  for (const std::string& path : survey.unknown) {
    tell(fmt::format("{}: cannot tell whether the file is there: its articles stay", path));
  }
  const bool dry_run = options.has("dry-run");
  const bool force = options.has("force");
  if (!dry_run && !force) refuse_if_most_are_gone(survey);
  for (const auto& [folder, files] : survey.vanished) {
    if (force) {
      survey.gone.insert(survey.gone.end(), files.begin(), files.end());
      continue;
    }
    tell(fmt::format(
        "{}: none of {} from there is left, as where a disk is not mounted: their articles stay unless "
        "--force is given",
        folder, plural(files.size(), "file")));
    if (dry_run) list(files);
  }
  const bool told_all = survey.unknown.empty() && (force || survey.vanished.empty());
  const int exit_code = told_all ? ExitCode::ok : ExitCode::partial;
  if (dry_run) {
    list(survey.gone);
    return exit_code;
  }
  const auto tell_unless_quiet = [&](const std::string& message) {
    if (!options.has("quiet")) tell(message);
  };
  const std::uint64_t removed = remove_gone(index, survey, tell_unless_quiet);
  tell_unless_quiet(fmt::format("{} of {} gone; removed {}", with_thousands(survey.gone.size()),
                                plural(survey.files, "file"), plural(removed, "article")));
  return exit_code;
}

}  // namespace morgue

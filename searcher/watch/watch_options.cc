#include "searcher/watch/watch_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/date.h"
#include "common/error.h"
#include "searcher/options.h"

namespace morgue {

namespace {

constexpr OptionSpec options[] = {
    {"index", 0, ValueKind::directory, "DIR", true,
     "Watch this index. MORGUE_INDEX serves where it is not given."},
    {"file", 0, ValueKind::file, "QUERIES", false,
     "The queries, one for each line: 'name<TAB>query'; - is standard input."},
    {"state", 0, ValueKind::file, "FILE", false, "What was seen already; made by the first watch."},
    {"since", 0, ValueKind::text, "DATE", false,
     "Tell what came in since that day (2026-11-20, or 7d for seven days), whatever the state says."},
    {"dry-run", 0, ValueKind::none, "", false, "Leave the state as it is."},
    {"format", 'f', ValueKind::choice, "text|jsonl|mail", false, "How to print (text)."},
    {"to", 0, ValueKind::text, "ADDRESS", false, "Whom the mail is to."},
    {"any", 0, ValueKind::none, "", false, "Any of the words may match instead of all."},
    {"strict", 0, ValueKind::none, "", false,
     "A fault in the file of queries is an error instead of being read leniently."},
    {"color", 0, ValueKind::choice, "auto|always|never", false, "Colours (auto: on a terminal)."},
    {"hyperlink", 0, ValueKind::choice, "auto|always|never", false,
     "Titles link to the page or file (auto: on a terminal)."},
};

constexpr std::string_view notes =
    "The first watch without --since tells nothing: it begins with what comes in from then on. "
    "The state moves forward when everything was written.\n"
    "\nExit codes: 0 there is news, 1 there is none, 2 error, 75 another watch is at work on the state";

[[noreturn]] void refuse(const std::string& sentence, const std::string& hint) {
  throw Error(sentence, hint);
}

std::string since_key(const std::string& typed) {
  const Date now = now_utc();
  const CivilDay today{std::chrono::year(now.year), std::chrono::month(static_cast<unsigned>(now.month)),
                       std::chrono::day(static_cast<unsigned>(now.day))};
  const std::optional<DateSpan> span =
      typed.find("..") == std::string::npos ? parse_date_span(typed, today) : std::nullopt;
  if (!span) {
    refuse(fmt::format("--since: '{}' is no day", typed),
           "give a day (2026-11-20), a month (2026-11), or how many days, weeks or months back: 7d, 2w, 1m");
  }
  return span->first;
}

std::string recipient(const std::string& typed) {
  const bool printable = std::all_of(typed.begin(), typed.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (!printable || typed.find('@') == std::string::npos) {
    refuse(fmt::format("--to: '{}' is no address", typed), "give one like editor@example.org");
  }
  return typed;
}

}  // namespace

bool is_watch(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front() != "watch") return false;
  static constexpr std::array<std::string_view, 7> own = {"--file", "--state", "--since", "--dry-run",
                                                          "--to",   "--help",  "-h"};
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  return std::any_of(arguments.begin() + 1, end, [](std::string_view argument) {
    const std::string_view name = argument.substr(0, argument.find('='));
    return std::find(own.begin(), own.end(), name) != own.end();
  });
}

const CommandSpec& watch_command() {
  static const CommandSpec command{
      "searcher", "watch", "",   "Tells what came into the archive since the last time, to standing queries.",
      options,    notes,   false};
  return command;
}

WatchOptions read_watch_options(const std::vector<std::string>& arguments, std::string_view index_variable) {
  const ParsedOptions parsed = parse_options(watch_command(), arguments);
  WatchOptions read;
  read.help = parsed.has("help");
  read.version = parsed.has("version");
  if (read.help || read.version) return read;

  read.query_file = parsed.get_or("file", "");
  if (read.query_file.empty()) {
    refuse(
        "watch: which queries?",
        "give --file QUERIES, lines of a name, a tab and a query; 'searcher -- watch' searches for the word");
  }
  read.state_file = parsed.get_or("state", "");
  if (parsed.has("since")) read.since = since_key(*parsed.get("since"));
  if (read.state_file.empty() && read.since.empty()) {
    refuse("watch: new since when?", "give --state FILE, which remembers it, or --since DATE");
  }
  if (parsed.has("to")) read.to = recipient(*parsed.get("to"));
  read.dry_run = parsed.has("dry-run");
  read.any = parsed.has("any");
  read.strict = parsed.has("strict");
  read.format = parsed.get_or("format", read.format);
  if (!read.to.empty() && read.format != "mail") refuse("--to is of mails alone", "give --format mail");
  read.color = parsed.get_or("color", read.color);
  read.hyperlink = parsed.get_or("hyperlink", read.hyperlink);
  read.indexes = index_list(parsed, index_variable);
  return read;
}

}  // namespace morgue

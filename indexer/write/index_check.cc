#include "indexer/write/index_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "indexer/families/families.h"
#include "indexer/write/deletions.h"
#include "indexer/write/ledger.h"
#include "indexer/write/lost_list.h"
#include "indexer/write/merger.h"
#include "indexer/write/removal.h"
#include "indexer/write/report.h"
#include "indexer/write/segment_check.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

// As a shell takes it.
std::string shell_word(const std::string& text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,:@%";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string plural(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", with_thousands(number), what, number == 1 ? "" : "s");
}

bool is_number(const std::string& name) {
  return name.size() >= 6 && name.find_first_not_of("0123456789") == std::string::npos;
}

// Segment names by number: the longer, then the greater.
bool is_later(const std::string& name, const std::string& than) {
  return name.size() != than.size() ? name.size() > than.size() : name > than;
}

class Check {
 public:
  explicit Check(const IndexDirectory& directory)
      : directory_(directory),
        repair_command_(
            fmt::format("indexer check --repair --index {}", shell_word(directory.root().string()))) {}

  CheckResult run() {
    if (list_is_lost()) return std::move(result_);
    read_list();
    for (const IndexEntry& entry : listed_) look_at(entry);
    look_for_leftovers();
    look_for_doubles();
    look_at_families();
    look_at_ledger();
    return std::move(result_);
  }

 private:
  void add(FindingKind kind, std::string place, std::string what, std::string repair) {
    result_.findings.push_back({kind, std::move(place), std::move(what), std::move(repair)});
  }

  // Nothing else can be said without it: all would pass for leftovers.
  bool list_is_lost() {
    const std::optional<Ledger> ledger = Ledger::open_to_read(directory_.ledger_path());
    if (!is_list_lost(directory_, ledger ? &*ledger : nullptr)) return false;
    add(FindingKind::lost_list, directory_.list_path().string(),
        fmt::format("it names no segment, and {} there",
                    directory_.segments().size() == 1 ? "one is" : "some are"),
        fmt::format("put it back from a backup; else '{}' lists the segments that are there",
                    repair_command_));
    return true;
  }

  void read_list() {
    for (ListLine& line : directory_.lines()) {
      const bool repeated =
          line.entry && std::find(listed_.begin(), listed_.end(), *line.entry) != listed_.end();
      if (repeated) {
        add(FindingKind::repeated_line, fmt::format("{}:{}", directory_.list_path().string(), line.number),
            fmt::format("'{}' is there twice, and searches find its articles twice", line.text),
            fmt::format("'{}' leaves one of the lines", repair_command_));
        continue;
      }
      if (line.entry) {
        listed_.push_back(std::move(*line.entry));
        continue;
      }
      bad_lines_ = true;
      add(FindingKind::bad_line, fmt::format("{}:{}", directory_.list_path().string(), line.number),
          fmt::format("not a line of an index list: '{}'", line.text),
          "correct it to 'auto segments/NNNNNN' or 'remote HOST:PORT' in an editor, or delete the line");
    }
  }

  void look_at(const IndexEntry& entry) {
    if (!entry.is_local()) {
      result_.notes.push_back(fmt::format("remote {} was not checked", entry.rest));
      return;
    }
    const fs::path path = directory_.path_of(entry);
    if (std::error_code failure; !fs::exists(path, failure) && !failure) {
      lost_segments_ = true;
      add(FindingKind::missing_segment, path.string(), "the list names this segment, and it is not there",
          fmt::format("put it back from a backup; else '{}', then 'indexer add' with all your sources",
                      repair_command_));
      return;
    }
    const SegmentVerdict verdict = check_segment(path);
    for (const SegmentFault& fault : verdict.faults) {
      add(fault.kind, path.string(), fault.what, repair_of(fault.kind, path.string()));
    }
    if (verdict.faults.empty()) {
      result_.sound.push_back(entry);
      result_.articles += verdict.articles;
    } else {
      lost_segments_ = true;
    }
  }

  std::string repair_of(FindingKind kind, const std::string& segment) const {
    if (kind == FindingKind::foreign_segment) return "index the articles into a new directory";
    return fmt::format(
        "put it back from a backup; else 'mv {} {}' and '{}', then 'indexer add' with all your sources",
        shell_word(segment), shell_word(segment + ".damaged"), repair_command_);
  }

  // What the list does not name. Numbers count up: a segment below the latest published one was retired when
  // its articles went into a later one; one above it was never published.
  void look_for_leftovers() {
    std::set<std::string> named;
    std::string latest;
    for (const IndexEntry& entry : listed_) {
      if (!entry.is_local()) continue;
      const std::string name = fs::path(entry.rest).filename().string();
      named.insert(name);
      if (is_number(name) && is_later(name, latest)) latest = name;
    }
    std::vector<fs::path> unnamed;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory_.segments_path(), failure)) {
      if (!named.contains(entry.path().filename().string())) unnamed.push_back(entry.path());
    }
    std::sort(unnamed.begin(), unnamed.end());
    if (fs::exists(directory_.list_aside_path(), failure)) {
      add(FindingKind::leftover, directory_.list_aside_path().string(), "left by an interrupted run",
          fmt::format("'{}', or any next run, removes it", repair_command_));
    }
    for (const fs::path& path : unnamed) {
      const std::string name = path.filename().string();
      if (bad_lines_) {
        result_.notes.push_back(fmt::format("{} is not named by any line that is understood", path.string()));
      } else if (is_number(name) && is_later(latest, name)) {
        result_.notes.push_back(
            fmt::format("{} was merged into a later segment ({}); the next run removes it", path.string(),
                        human_bytes(bytes_below(path))));
      } else if (is_number(name) || name.starts_with("writing-")) {
        add(FindingKind::leftover, path.string(),
            fmt::format("left by an interrupted run ({}); the list does not name it",
                        human_bytes(bytes_below(path))),
            fmt::format("'{}', or any next run, removes it", repair_command_));
      } else {
        result_.notes.push_back(fmt::format("{} is no part of the index", path.string()));
      }
    }
  }

  void look_for_doubles() {
    const std::size_t doubled = doubled_articles(directory_, result_.sound).size();
    doubled_ = doubled > 0;
    if (!doubled_) return;
    add(FindingKind::doubled_articles, directory_.root().string(),
        fmt::format("{} that a later version replaces {} still there", plural(doubled, "article"),
                    doubled == 1 ? "is" : "are"),
        fmt::format("'{}' deletes the older versions", repair_command_));
  }

  // Only where all can be seen: what connects two copies may lie in a segment that cannot be read. Doubles are copies of
  // each other, and are told as what they are.
  void look_at_families() {
    if (lost_segments_ || bad_lines_ || doubled_) return;
    const std::size_t wrong = wrong_families(directory_, result_.sound).size();
    if (wrong == 0) return;
    add(FindingKind::wrong_families, directory_.root().string(),
        fmt::format("{} {} not in the family of copies where {} belong{}", plural(wrong, "article"),
                    wrong == 1 ? "is" : "are", wrong == 1 ? "it" : "they", wrong == 1 ? "s" : ""),
        fmt::format("'{}' settles the families", repair_command_));
  }

  void look_at_ledger() {
    const std::string place = directory_.ledger_path().string();
    if (std::error_code failure; !fs::exists(directory_.ledger_path(), failure)) {
      if (listed_.empty()) return;
      add(FindingKind::missing_ledger, place, "the ledger is not there",
          fmt::format("'{}' begins a new one; the next 'indexer add' then reads every file once",
                      repair_command_));
      return;
    }
    const std::optional<Ledger> ledger = Ledger::open_to_read(directory_.ledger_path());
    if (!ledger) {
      add(FindingKind::damaged_ledger, place, "the ledger is damaged or of another layout",
          fmt::format("'{}' keeps it aside and begins a new one; the next 'indexer add' then reads every "
                      "file once",
                      repair_command_));
      return;
    }
    if (ledger->interrupted()) {
      add(FindingKind::interrupted_run, place, "the last run did not come to its end",
          fmt::format("'{}' clears what it left; repeat the run", repair_command_));
    }
    if (!lost_segments_ && !bad_lines_) compare(*ledger, place);
  }

  void compare(const Ledger& ledger, const std::string& place) {
    std::uint64_t files = 0;
    std::string first;
    for_each_short_file(directory_, result_.sound, ledger, [&](const LedgerFile& file, std::uint64_t there) {
      if (files++ == 0) {
        first = fmt::format("{}: {} read, {} there", file.path, with_thousands(file.articles),
                            with_thousands(there));
      }
    });
    if (files == 0) return;
    add(FindingKind::lost_articles, place,
        fmt::format("{} known as read {} fewer articles in the index ({})", plural(files, "file"),
                    files == 1 ? "has" : "have", first),
        fmt::format("'{}', then 'indexer add' with your sources reads them again", repair_command_));
  }

  const IndexDirectory& directory_;
  std::string repair_command_;
  std::vector<IndexEntry> listed_;
  bool lost_segments_ = false;
  bool bad_lines_ = false;
  bool doubled_ = false;
  CheckResult result_;
};

}  // namespace

CheckResult check_index(const IndexDirectory& directory) {
  return Check(directory).run();
}

}  // namespace morgue

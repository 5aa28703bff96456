#include "indexer/write/ledger.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <set>

#include "common/disk_space.h"
#include "common/error.h"
#include "indexer/write/sqlite.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

// On disk as PRAGMA user_version; a ledger of another layout is begun anew.
constexpr std::int64_t layout_version = 2;

constexpr const char* layout = R"sql(
CREATE TABLE files (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  settings TEXT NOT NULL,
  articles INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  shared INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  last_run INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE shares (
  path TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (path, other)
) WITHOUT ROWID;
CREATE INDEX shares_by_other ON shares (other);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  started TEXT NOT NULL,
  finished TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  added INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0,
  segments INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0,
  bytes_read INTEGER NOT NULL DEFAULT 0
);
PRAGMA user_version = 2;
)sql";

// Came later than the layout, which it leaves as it is. A line's sightings are hexadecimal, 32 digits each.
constexpr const char* layout_of_lines = R"sql(
CREATE TABLE IF NOT EXISTS lines (
  source INTEGER NOT NULL,
  line INTEGER NOT NULL,
  seen TEXT NOT NULL,
  PRIMARY KEY (source, line)
) WITHOUT ROWID;
)sql";

std::string to_hex(const std::vector<Sighting>& seen) {
  std::string hex;
  for (const Sighting& one : seen) {
    hex += fmt::format("{:08x}{:08x}{:08x}{:08x}", one.file, one.paragraphs[0], one.paragraphs[1],
                       one.paragraphs[2]);
  }
  return hex;
}

// What is no number reads as 0: no page is known by it.
std::vector<Sighting> from_hex(std::string_view hex) {
  constexpr std::size_t digits = 8;
  std::vector<Sighting> seen;
  for (; hex.size() >= 4 * digits; hex.remove_prefix(4 * digits)) {
    std::array<std::uint32_t, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::string_view number = hex.substr(i * digits, digits);
      std::from_chars(number.data(), number.data() + number.size(), numbers[i], 16);
    }
    seen.push_back({numbers[0], {numbers[1], numbers[2], numbers[3]}});
  }
  return seen;
}

bool has_lines(const SqliteConnection& connection) {
  SqliteStatement find(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'lines'");
  return find.step();
}

std::int64_t version_of(const SqliteConnection& connection) {
  SqliteStatement version(connection, "PRAGMA user_version");
  return version.step() ? version.integer(0) : 0;
}

bool is_empty(const SqliteConnection& connection) {
  SqliteStatement tables(connection, "SELECT COUNT(*) FROM sqlite_schema");
  return tables.step() && tables.integer(0) == 0;
}

bool is_whole(const SqliteConnection& connection) {
  SqliteStatement check(connection, "PRAGMA quick_check(1)");
  return check.step() && check.text(0) == "ok";
}

std::string_view outcome_of(const IndexingReport& report) {
  if (!report.complete) return "stopped";
  return report.skipped == 0 ? "ok" : "partial";
}

// The journal belongs to the file: kept beside its new name it would be played back into the next ledger.
fs::path rename_aside(const fs::path& path) {
  fs::path aside;
  for (int i = 1;; ++i) {
    aside = path.string() + fmt::format(".damaged-{}", i);
    if (!fs::exists(fs::symlink_status(aside))) break;
  }
  std::error_code failure;
  fs::rename(path, aside, failure);
  if (failure) {
    throw Error(fmt::format("{}: cannot rename the damaged ledger: {}", path.string(), failure.message()),
                "move it away by hand");
  }
  fs::remove(path.string() + "-journal", failure);
  return aside;
}

}  // namespace

struct Ledger::State {
  State(const fs::path& path, SqliteConnection::Access access)
      : place(path.string()), connection(place, access) {}

  std::string place;
  SqliteConnection connection;
  bool begun_anew = false;
  std::string notice;
};

namespace {

// SQLite does not always say that a write failed for want of space: the disk is named in any case.
Error unusable(const std::string& place, std::string_view what, const SqliteError& failure) {
  if (failure.is_disk_full()) return disk_full_error(place, failure.what());
  return Error(
      fmt::format("{}: the ledger cannot be {}: {}", place, what, failure.what()),
      fmt::format("see that its directory can be written and that the disk mounted at {} has space; a ledger "
                  "moved away is begun anew",
                  mount_point(place).string()));
}

template <typename Work>
auto at_ledger(const std::string& place, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SqliteError& failure) {
    throw unusable(place, "used", failure);
  }
}

}  // namespace

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Ledger::Ledger(const fs::path& path) {
  const bool there = fs::exists(path);
  std::string damage;
  if (there) {
    try {
      auto state = std::make_unique<State>(path, SqliteConnection::Access::write);
      const std::int64_t version = version_of(state->connection);
      // A run that was killed while it made the ledger leaves an empty one.
      const bool unmade = is_empty(state->connection);
      if (!unmade && version != layout_version) {
        damage = fmt::format("has layout {}, this program writes {}", version, layout_version);
      } else if (!unmade && !is_whole(state->connection)) {
        damage = "is damaged";
      } else if (!unmade) {
        state_ = std::move(state);
        state_->connection.execute(layout_of_lines);
        return;
      }
    } catch (const SqliteError& failure) {
      if (!failure.is_damage()) throw unusable(path.string(), "opened", failure);
      damage = "is damaged";
    }
  }
  std::string notice;
  if (!damage.empty()) {
    const fs::path aside = rename_aside(path);
    notice = fmt::format("{}: the ledger {}; it is kept as {} and begun anew, so every file is read again",
                         path.string(), damage, aside.filename().string());
  }
  at_ledger(path.string(), [&] {
    state_ = std::make_unique<State>(path, SqliteConnection::Access::write);
    SqliteTransaction transaction(state_->connection);
    state_->connection.execute(layout);
    state_->connection.execute(layout_of_lines);
    transaction.commit();
  });
  state_->begun_anew = true;
  state_->notice = std::move(notice);
}

std::optional<Ledger> Ledger::open_to_read(const fs::path& path) {
  if (!fs::exists(path)) return std::nullopt;
  try {
    auto state = std::make_unique<State>(path, SqliteConnection::Access::read);
    if (version_of(state->connection) != layout_version || !is_whole(state->connection)) return std::nullopt;
    return Ledger(std::move(state));
  } catch (const SqliteError&) {
    return std::nullopt;
  }
}

const std::string& Ledger::notice() const {
  return state_->notice;
}

bool Ledger::interrupted() const {
  return at_ledger(state_->place, [&] {
    if (state_->begun_anew) return true;
    SqliteStatement last(state_->connection, "SELECT outcome FROM runs ORDER BY id DESC LIMIT 1");
    return last.step() && last.text(0).empty();
  });
}

std::optional<LedgerFile> Ledger::unchanged(const LedgerFile& now) const {
  return UnchangedFiles(*this).find(now);
}

struct UnchangedFiles::State {
  explicit State(const Ledger::State& ledger)
      : place(ledger.place),
        transaction(ledger.connection, SqliteTransaction::Access::read),
        find(ledger.connection,
             "SELECT articles, skipped, shared, removed FROM files WHERE path = ? AND size = ? "
             "AND mtime_ns = ? AND settings = ?") {}

  const std::string& place;
  SqliteTransaction transaction;
  SqliteStatement find;
};

UnchangedFiles::UnchangedFiles(const Ledger& ledger)
    : state_(at_ledger(ledger.state_->place, [&] { return std::make_unique<State>(*ledger.state_); })) {}
UnchangedFiles::~UnchangedFiles() = default;

std::optional<LedgerFile> UnchangedFiles::find(const LedgerFile& now) {
  return at_ledger(state_->place, [&]() -> std::optional<LedgerFile> {
    SqliteStatement& find = state_->find;
    find.bind(0, now.path).bind(1, now.size).bind(2, now.modified_ns).bind(3, now.settings);
    if (!find.step()) return std::nullopt;
    LedgerFile known = now;
    known.articles = find.count(0);
    known.skipped = find.count(1);
    known.shared = find.integer(2) != 0;
    known.removed = find.count(3);
    find.reset();
    return known;
  });
}

void Ledger::forget_files() {
  at_ledger(state_->place, [&] { state_->connection.execute("DELETE FROM files; DELETE FROM shares"); });
}

void Ledger::forget_files(const std::vector<std::string>& paths) {
  at_ledger(state_->place, [&] {
    SqliteTransaction transaction(state_->connection);
    SqliteStatement forget(state_->connection, "DELETE FROM files WHERE path = ?");
    SqliteStatement unshare(state_->connection, "DELETE FROM shares WHERE path = ?");
    for (const std::string& path : paths) {
      forget.bind(0, path).run();
      unshare.bind(0, path).run();
    }
    transaction.commit();
  });
}

std::uint64_t Ledger::forget_files_sharing_with(const std::vector<std::string>& paths) {
  const std::set<std::string> given(paths.begin(), paths.end());
  std::set<std::string> sharing;
  at_ledger(state_->place, [&] {
    for (const std::string& path : given) {
      SqliteStatement find(state_->connection, "SELECT path FROM shares WHERE other = ?");
      find.bind(0, path);
      while (find.step()) {
        if (std::string found = find.text(0); !given.contains(found)) sharing.insert(std::move(found));
      }
    }
  });
  forget_files({sharing.begin(), sharing.end()});
  return sharing.size();
}

void Ledger::note_removed(const std::map<std::string, std::uint64_t>& by_path) {
  at_ledger(state_->place, [&] {
    SqliteTransaction transaction(state_->connection);
    SqliteStatement note(state_->connection, "UPDATE files SET removed = removed + ? WHERE path = ?");
    for (const auto& [path, articles] : by_path) note.bind(0, articles).bind(1, path).run();
    transaction.commit();
  });
}

void Ledger::for_each_file(const std::function<void(const LedgerFile&)>& visit) const {
  at_ledger(state_->place, [&] {
    SqliteStatement read(state_->connection,
                         "SELECT path, size, mtime_ns, settings, articles, skipped, shared, removed "
                         "FROM files ORDER BY path");
    while (read.step()) {
      LedgerFile file;
      file.path = read.text(0);
      file.size = read.count(1);
      file.modified_ns = read.integer(2);
      file.settings = read.text(3);
      file.articles = read.count(4);
      file.skipped = read.count(5);
      file.shared = read.integer(6) != 0;
      file.removed = read.count(7);
      visit(file);
    }
  });
}

std::int64_t Ledger::begin_run(const std::string& started) {
  return at_ledger(state_->place, [&] {
    SqliteStatement insert(state_->connection, "INSERT INTO runs (started) VALUES (?)");
    insert.bind(0, started).run();
    return state_->connection.last_row_id();
  });
}

void Ledger::finish_run(std::int64_t run, const std::string& finished, const IndexingReport& report,
                        const std::vector<LedgerFile>& files, const std::vector<LedgerShare>& overtaken) {
  at_ledger(state_->place, [&] {
    SqliteTransaction transaction(state_->connection);
    SqliteStatement put(state_->connection,
                        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement unshare(state_->connection, "DELETE FROM shares WHERE path = ?");
    SqliteStatement share(state_->connection, "INSERT OR IGNORE INTO shares VALUES (?, ?)");
    for (const LedgerFile& file : files) {
      put.bind(0, file.path).bind(1, file.size).bind(2, file.modified_ns).bind(3, file.settings);
      put.bind(4, file.articles).bind(5, file.skipped).bind(6, std::int64_t{file.shared});
      put.bind(7, file.removed).bind(8, run).run();
      unshare.bind(0, file.path).run();
      for (const std::string& other : file.shares) share.bind(0, file.path).bind(1, other).run();
    }
    SqliteStatement note(state_->connection, "UPDATE files SET shared = 1 WHERE path = ?");
    for (const LedgerShare& lost : overtaken) {
      note.bind(0, lost.path).run();
      share.bind(0, lost.path).bind(1, lost.other).run();
    }
    SqliteStatement close(
        state_->connection,
        "UPDATE runs SET finished = ?, outcome = ?, added = ?, updated = ?, unchanged = ?, "
        "duplicates = ?, skipped = ?, removed = ?, articles = ?, segments = ?, seconds = ?, "
        "bytes_read = ? WHERE id = ?");
    close.bind(0, finished).bind(1, outcome_of(report));
    close.bind(2, report.added).bind(3, report.updated).bind(4, report.unchanged).bind(5, report.duplicates);
    close.bind(6, report.skipped).bind(7, report.removed).bind(8, report.articles).bind(9, report.segments);
    close.bind(10, report.seconds).bind(11, report.bytes_read).bind(12, run).run();
    transaction.commit();
  });
}

void Ledger::settle_interrupted() {
  at_ledger(state_->place, [&] {
    state_->connection.execute("UPDATE runs SET outcome = 'interrupted' WHERE outcome = ''");
    state_->begun_anew = false;
  });
}

void Ledger::fail_run(std::int64_t run, const std::string& finished) {
  at_ledger(state_->place, [&] {
    SqliteStatement close(state_->connection,
                          "UPDATE runs SET finished = ?, outcome = 'failed' WHERE id = ?");
    close.bind(0, finished).bind(1, run).run();
  });
}

bool Ledger::knows_lines_of(std::uint64_t source) const {
  return at_ledger(state_->place, [&] {
    if (!has_lines(state_->connection)) return false;
    SqliteStatement find(state_->connection, "SELECT 1 FROM lines WHERE source = ? LIMIT 1");
    find.bind(0, source);
    return find.step();
  });
}

void Ledger::recall_lines(std::uint64_t source, LineCensus& census) const {
  at_ledger(state_->place, [&] {
    if (!has_lines(state_->connection)) return;
    SqliteStatement read(state_->connection, "SELECT line, seen FROM lines WHERE source = ?");
    read.bind(0, source);
    while (read.step()) census.restore(read.count(0), from_hex(read.text(1)));
  });
}

void Ledger::keep_lines(const std::map<std::uint64_t, SourceLines>& sources) {
  at_ledger(state_->place, [&] {
    SqliteTransaction transaction(state_->connection);
    SqliteStatement forget(state_->connection, "DELETE FROM lines WHERE source = ?");
    SqliteStatement put(state_->connection, "INSERT INTO lines VALUES (?, ?, ?)");
    for (const auto& [source, lines] : sources) {
      forget.bind(0, source).run();
      for (const auto& [line, seen] : lines) put.bind(0, source).bind(1, line).bind(2, to_hex(seen)).run();
    }
    transaction.commit();
  });
}

std::uint64_t Ledger::articles_after_last_run() const {
  return at_ledger(state_->place, [&] {
    SqliteStatement last(
        state_->connection,
        "SELECT articles FROM runs WHERE outcome IN ('ok', 'partial', 'stopped') ORDER BY id DESC LIMIT 1");
    return last.step() ? last.count(0) : 0;
  });
}

LedgerTotals Ledger::totals() const {
  return at_ledger(state_->place, [&] {
    LedgerTotals totals;
    SqliteStatement files(state_->connection,
                          "SELECT COUNT(*), SUM(articles), SUM(skipped), SUM(shared) FROM files");
    if (files.step()) {
      totals = {files.count(0), files.count(1), files.count(2), files.count(3), 0};
    }
    SqliteStatement runs(state_->connection, "SELECT SUM(duplicates) FROM runs");
    if (runs.step()) totals.duplicates = runs.count(0);
    return totals;
  });
}

std::vector<LedgerRun> Ledger::last_runs(std::size_t most) const {
  return at_ledger(state_->place, [&] {
    SqliteStatement read(
        state_->connection,
        "SELECT id, started, finished, outcome, added, updated, unchanged, duplicates, skipped, removed, "
        "articles, segments, seconds, bytes_read FROM runs ORDER BY id DESC LIMIT ?");
    read.bind(0, static_cast<std::int64_t>(most));
    std::vector<LedgerRun> runs;
    while (read.step()) {
      LedgerRun run;
      run.id = read.integer(0);
      run.started = read.text(1);
      run.finished = read.text(2);
      run.outcome = read.text(3);
      run.report.added = read.count(4);
      run.report.updated = read.count(5);
      run.report.unchanged = read.count(6);
      run.report.duplicates = read.count(7);
      run.report.skipped = read.count(8);
      run.report.removed = read.count(9);
      run.report.articles = read.count(10);
      run.report.segments = read.count(11);
      run.report.seconds = read.real(12);
      run.report.bytes_read = read.count(13);
      runs.push_back(std::move(run));
    }
    return runs;
  });
}

}  // namespace morgue

#include "indexer/write/ledger.h"

#include <fmt/format.h>

#include "common/disk_space.h"
#include "common/error.h"
#include "indexer/write/ledger_state.h"

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

// SQLite does not always say that a write failed for want of space: the disk is named in any case.
Error unusable_ledger(const std::string& place, std::string_view what, const SqliteError& failure) {
  if (failure.is_disk_full()) return disk_full_error(place, failure.what());
  return Error(
      fmt::format("{}: the ledger cannot be {}: {}", place, what, failure.what()),
      fmt::format("see that its directory can be written and that the disk mounted at {} has space; a ledger "
                  "moved away is begun anew",
                  mount_point(place).string()));
}

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
      if (!failure.is_damage()) throw unusable_ledger(path.string(), "opened", failure);
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

}  // namespace morgue

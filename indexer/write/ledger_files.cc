// The ledger's files, and which of them share articles.
#include <set>

#include "indexer/write/ledger_state.h"

namespace morgue {

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

}  // namespace morgue

// The ledger's runs.
#include "indexer/write/ledger_state.h"

namespace morgue {

namespace {

std::string_view outcome_of(const IndexingReport& report) {
  if (!report.complete) return "stopped";
  return report.skipped == 0 ? "ok" : "partial";
}

}  // namespace

bool Ledger::interrupted() const {
  return at_ledger(state_->place, [&] {
    if (state_->begun_anew) return true;
    SqliteStatement last(state_->connection, "SELECT outcome FROM runs ORDER BY id DESC LIMIT 1");
    return last.step() && last.text(0).empty();
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

std::uint64_t Ledger::articles_after_last_run() const {
  return at_ledger(state_->place, [&] {
    SqliteStatement last(
        state_->connection,
        "SELECT articles FROM runs WHERE outcome IN ('ok', 'partial', 'stopped') ORDER BY id DESC LIMIT 1");
    return last.step() ? last.count(0) : 0;
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

}  // namespace morgue

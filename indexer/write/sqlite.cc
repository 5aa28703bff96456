#include "indexer/write/sqlite.h"

#include <sqlite3.h>

#include "common/disk_space.h"

namespace morgue {

namespace {

constexpr int wait_for_others_ms = 2000;  // 'indexer status' may be reading

[[noreturn]] void fail(sqlite3* connection, int code) {
  const char* message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  throw SqliteError(message, code, connection != nullptr ? sqlite3_system_errno(connection) : 0);
}

}  // namespace

bool SqliteError::is_damage() const {
  const int primary = code_ & 0xFF;
  return primary == SQLITE_NOTADB || primary == SQLITE_CORRUPT;
}

// Not every failed write is told as SQLITE_FULL: one of the journal is an I/O error.
bool SqliteError::is_disk_full() const {
  const int primary = code_ & 0xFF;
  return primary == SQLITE_FULL ||
         ((primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) && morgue::is_disk_full(error_number_));
}

void SqliteConnection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

SqliteConnection::SqliteConnection(const std::string& path, Access access) {
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  connection_.reset(opened);
  if (code != SQLITE_OK) fail(opened, code);
  sqlite3_busy_timeout(opened, wait_for_others_ms);
}

void SqliteConnection::execute(const char* sql) const {
  const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(connection_.get(), code);
}

std::int64_t SqliteConnection::last_row_id() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(const SqliteConnection& connection, std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v2(connection.get(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  statement_.reset(prepared);
  if (code != SQLITE_OK) fail(connection.get(), code);
}

namespace {

void check(sqlite3_stmt* statement, int code) {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement), code);
}

}  // namespace

SqliteStatement& SqliteStatement::bind(int parameter, std::string_view text) {
  check(statement_.get(), sqlite3_bind_text64(statement_.get(), parameter + 1, text.data(), text.size(),
                                              SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, std::int64_t number) {
  check(statement_.get(), sqlite3_bind_int64(statement_.get(), parameter + 1, number));
  return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, std::uint64_t number) {
  return bind(parameter, static_cast<std::int64_t>(number));
}

SqliteStatement& SqliteStatement::bind(int parameter, double number) {
  check(statement_.get(), sqlite3_bind_double(statement_.get(), parameter + 1, number));
  return *this;
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(sqlite3_db_handle(statement_.get()), code);
  sqlite3_reset(statement_.get());
  return false;
}

void SqliteStatement::reset() {
  // It gives the code of the step before, which was dealt with then.
  sqlite3_reset(statement_.get());
}

void SqliteStatement::run() {
  while (step()) continue;
}

std::string SqliteStatement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

SqliteTransaction::SqliteTransaction(const SqliteConnection& connection, Access access)
    : connection_(connection) {
  connection_.execute(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

SqliteTransaction::~SqliteTransaction() {
  // A rollback that fails leaves what closing the connection rolls back.
  if (open_) sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteTransaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace morgue

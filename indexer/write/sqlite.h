// SQLite, owned: connections and statements that close themselves, failures as exceptions.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace morgue {

class SqliteError : public std::runtime_error {
 public:
  SqliteError(const std::string& message, int code, int error_number)
      : std::runtime_error(message), code_(code), error_number_(error_number) {}

  // The file is no database or is damaged: it will not get better by trying again.
  bool is_damage() const;
  bool is_disk_full() const;

 private:
  int code_;
  int error_number_;
};

class SqliteConnection {
 public:
  enum class Access { read, write };  // write makes the file where there is none

  SqliteConnection(const std::string& path, Access access);

  void execute(const char* sql) const;
  std::int64_t last_row_id() const;
  sqlite3* get() const { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

// One prepared statement; parameters and columns count from 0.
class SqliteStatement {
 public:
  SqliteStatement(const SqliteConnection& connection, std::string_view sql);

  SqliteStatement& bind(int parameter, std::string_view text);
  SqliteStatement& bind(int parameter, std::int64_t number);
  SqliteStatement& bind(int parameter, std::uint64_t number);
  SqliteStatement& bind(int parameter, double number);

  // False at the end of the rows.
  bool step();

  // Leaves the rows that were not asked for; ready for the next parameters.
  void reset();

  // Runs a statement without rows and makes it ready for the next parameters.
  void run();

  std::string text(int column) const;
  std::int64_t integer(int column) const;
  std::uint64_t count(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  double real(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// Rolls back unless committed.
class SqliteTransaction {
 public:
  enum class Access { read, write };  // read: what is read inside is of one state, under one lock

  explicit SqliteTransaction(const SqliteConnection& connection, Access access = Access::write);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  void commit();

 private:
  const SqliteConnection& connection_;
  bool open_ = true;
};

}  // namespace morgue

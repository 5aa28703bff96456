// What the parts of the ledger share: its connection, and how SQLite's failures are told.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "indexer/write/ledger.h"
#include "indexer/write/sqlite.h"

namespace morgue {

struct Ledger::State {
  State(const std::filesystem::path& path, SqliteConnection::Access access)
      : place(path.string()), connection(place, access) {}

  std::string place;
  SqliteConnection connection;
  bool begun_anew = false;
  std::string notice;
};

// An Error that names the ledger and what may help. `what`: "opened", "used".
Error unusable_ledger(const std::string& place, std::string_view what, const SqliteError& failure);

template <typename Work>
auto at_ledger(const std::string& place, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SqliteError& failure) {
    throw unusable_ledger(place, "used", failure);
  }
}

}  // namespace morgue

// The lines that articles of a source have in common, as the ledger remembers them.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "indexer/write/ledger_state.h"

namespace morgue {

namespace {

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

}  // namespace

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

}  // namespace morgue

#include "common/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <optional>

namespace morgue {

namespace {

constexpr std::size_t usual_columns = 80;
constexpr std::size_t usual_rows = 24;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// What somebody wants to be told instead of the truth.
std::optional<std::size_t> number_in(const char* name) {
  const std::string_view wish = environment(name);
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(wish.data(), wish.data() + wish.size(), number);
  if (failure != std::errc() || end != wish.data() + wish.size() || number == 0) return std::nullopt;
  return number;
}

// All zero where the stream is no terminal.
winsize size_of(Stream stream) {
  winsize size{};
  if (is_terminal(stream) && ::ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) != 0) size = {};
  return size;
}

std::size_t or_usual(unsigned short number, std::size_t usual) {
  return number > 0 ? number : usual;
}

}  // namespace

bool is_terminal(Stream stream) {
  return ::isatty(static_cast<int>(stream)) == 1;
}

std::size_t terminal_columns(Stream stream) {
  return number_in("COLUMNS").value_or(or_usual(size_of(stream).ws_col, usual_columns));
}

std::size_t terminal_rows(Stream stream) {
  return number_in("LINES").value_or(or_usual(size_of(stream).ws_row, usual_rows));
}

bool is_dumb_terminal() {
  return environment("TERM") == "dumb";
}

bool wants_color(std::string_view choice, Stream stream) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  return is_terminal(stream) && environment("NO_COLOR").empty() && !is_dumb_terminal();
}

}  // namespace morgue

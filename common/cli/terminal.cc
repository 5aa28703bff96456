#include "common/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace morgue {

namespace {

constexpr std::size_t usual_columns = 80;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool is_terminal(Stream stream) {
  return ::isatty(static_cast<int>(stream)) == 1;
}

std::size_t terminal_columns(Stream stream) {
  const std::string_view wish = environment("COLUMNS");
  std::size_t columns = 0;
  const auto [end, failure] = std::from_chars(wish.data(), wish.data() + wish.size(), columns);
  if (failure == std::errc() && end == wish.data() + wish.size() && columns > 0) return columns;

  winsize size{};
  if (is_terminal(stream) && ::ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  return usual_columns;
}

bool wants_color(std::string_view choice, Stream stream) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  return is_terminal(stream) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

}  // namespace morgue

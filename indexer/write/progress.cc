#include "indexer/write/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

#include "common/cli/journal.h"
#include "common/text/display.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

constexpr auto between_draws = std::chrono::milliseconds(100);
constexpr std::size_t widest_bar = 30;
constexpr double too_early_to_tell = 1.0;  // seconds; a rate of less is noise

std::string bar(double share, std::size_t width) {
  const auto full = static_cast<std::size_t>(share * static_cast<double>(width));
  return "[" + std::string(full, '#') + std::string(width - full, '.') + "]";
}

}  // namespace

std::string human_duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string progress_line(const ProgressState& state, std::size_t columns) {
  std::string facts = fmt::format("{} articles", with_thousands(state.articles));
  if (state.seconds >= too_early_to_tell) {
    facts += fmt::format(", {}/s", with_thousands(static_cast<std::uint64_t>(
                                       std::llround(static_cast<double>(state.articles) / state.seconds))));
  }
  if (state.bytes_total == 0) {
    return fmt::format("{} {}, {}", state.phase, human_bytes(state.bytes_done), facts).substr(0, columns);
  }
  const double share =
      std::min(static_cast<double>(state.bytes_done) / static_cast<double>(state.bytes_total), 1.0);
  if (state.seconds >= too_early_to_tell && share > 0 && share < 1) {
    facts += fmt::format(", {} left", human_duration(state.seconds / share * (1 - share)));
  }
  const std::string head = fmt::format("{} {:3.0f}% ", state.phase, std::floor(share * 100));
  const std::size_t taken = head.size() + facts.size() + 3;
  std::string line = head;
  if (columns > taken + 4) line += bar(share, std::min(widest_bar, columns - taken)) + ' ';
  line += facts;
  return line.substr(0, columns);
}

Progress::Progress(std::ostream& out, std::string program, bool shown, std::size_t columns)
    : out_(out), program_(std::move(program)), shown_(shown), columns_(columns) {}

Progress::~Progress() {
  clear();
}

void Progress::begin(std::uint64_t bytes_total, std::string_view phase) {
  const std::lock_guard lock(mutex_);
  state_ = {};
  state_.bytes_total = bytes_total;
  state_.phase = phase;
  began_ = Clock::now();
}

void Progress::update(std::uint64_t bytes_done, std::uint64_t articles) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  state_.bytes_done = bytes_done;
  state_.articles = articles;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ >= between_draws) draw(now);
}

void Progress::enter(std::string_view phase) {
  const std::lock_guard lock(mutex_);
  state_.phase = phase;
  if (shown_) draw(Clock::now());
}

void Progress::message(std::string_view text) {
  const std::lock_guard lock(mutex_);
  erase();
  out_ << journal_prefix(Priority::warning) << program_ << ": " << text::safe_for_terminal(text) << '\n'
       << std::flush;
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  erase();
  out_.flush();
}

// One column stays free: a terminal wraps a line that fills it.
void Progress::draw(Clock::time_point now) {
  drawn_ = now;
  state_.seconds = std::chrono::duration<double>(now - began_).count();
  out_ << '\r' << progress_line(state_, columns_ > 1 ? columns_ - 1 : 1) << "\x1b[K" << std::flush;
  on_screen_ = true;
}

void Progress::erase() {
  if (!on_screen_) return;
  out_ << "\r\x1b[K";
  on_screen_ = false;
}

}  // namespace morgue

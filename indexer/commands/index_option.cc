#include "indexer/commands/index_option.h"

#include <cstdlib>

#include "common/error.h"

namespace morgue {

namespace {

constexpr std::uint64_t longest_wait = 7ULL * 86400;  // seconds

}  // namespace

std::string index_path(const ParsedOptions& options) {
  std::string path = options.get_or("index", "");
  if (!path.empty()) return path;
  if (const char* from_environment = std::getenv("MORGUE_INDEX")) path = from_environment;
  if (path.empty()) throw Error("which index? --index is missing", "give --index DIR, or set MORGUE_INDEX");
  return path;
}

std::chrono::milliseconds lock_timeout(const ParsedOptions& options) {
  return std::chrono::seconds(number_within(options, "lock-timeout", 0, 0, longest_wait));
}

std::uint64_t number_within(const ParsedOptions& options, std::string_view name, std::uint64_t otherwise,
                            std::uint64_t least, std::uint64_t most) {
  const std::uint64_t number = options.number_or(name, otherwise);
  if (number >= least && number <= most) return number;
  throw Error("--" + std::string(name) + ": " + std::to_string(number) + " is out of range",
              "give a number from " + std::to_string(least) + " to " + std::to_string(most));
}

}  // namespace morgue

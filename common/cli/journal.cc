#include "common/cli/journal.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

namespace morgue {

bool stderr_is_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  // The variable is inherited by programs whose stderr has gone elsewhere since: systemd.exec(5).
  return stream != nullptr && ::fstat(STDERR_FILENO, &status) == 0 &&
         fmt::format("{}:{}", status.st_dev, status.st_ino) == stream;
}

std::string_view journal_prefix(Priority priority) {
  if (!stderr_is_journal()) return {};
  switch (priority) {
    case Priority::error:
      return "<3>";
    case Priority::warning:
      return "<4>";
    case Priority::notice:
      return "<5>";
    case Priority::information:
      break;
  }
  return "<6>";
}

}  // namespace morgue

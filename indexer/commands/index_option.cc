#include "indexer/commands/index_option.h"

#include <cstdlib>

#include "common/error.h"

namespace morgue {

std::string index_path(const ParsedOptions& options) {
  std::string path = options.get_or("index", "");
  if (!path.empty()) return path;
  if (const char* from_environment = std::getenv("MORGUE_INDEX")) path = from_environment;
  if (path.empty()) throw Error("which index? --index is missing", "give --index DIR, or set MORGUE_INDEX");
  return path;
}

}  // namespace morgue

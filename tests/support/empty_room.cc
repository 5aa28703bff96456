#include "tests/support/empty_room.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace morgue {

namespace fs = std::filesystem;

EmptyRoom::EmptyRoom() {
  std::string name = (fs::temp_directory_path() / "morgue-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw std::runtime_error("cannot make a temporary directory " + name);
  path_ = fs::canonical(name);
}

EmptyRoom::~EmptyRoom() {
  std::error_code ignored;  // a test has ended; what cannot be removed is left in /tmp
  fs::remove_all(path_, ignored);
}

fs::path EmptyRoom::write(const std::string& name, std::string_view bytes) const {
  const fs::path full = path_ / name;
  fs::create_directories(full.parent_path());
  std::ofstream file(full, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + full.string());
  return full;
}

}  // namespace morgue

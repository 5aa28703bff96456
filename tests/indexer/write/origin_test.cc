#include "indexer/write/origin.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace morgue {
namespace {

TEST(OriginPath, IsAbsoluteAndNormalised) {
  const std::string here = std::filesystem::current_path().string();
  struct Case {
    const char* name;
    std::string path;
    std::string origin;
  };
  for (const Case& c : {
           Case{"as it is", "/news/2024/a.txt", "/news/2024/a.txt"},
           Case{"two slashes", "/news//a.txt", "/news/a.txt"},
           Case{"this directory", "/news/./a.txt", "/news/a.txt"},
           Case{"the one above", "/news/2024/../a.txt", "/news/a.txt"},
           Case{"a hidden directory is a name", "/news/.old/a.txt", "/news/.old/a.txt"},
           Case{"dots at the end of a name", "/news/a../b", "/news/a../b"},
           Case{"relative", "a.txt", here + "/a.txt"},
           Case{"relative, from above", "../a.txt",
                std::filesystem::path(here).parent_path().string() + "/a.txt"},
           Case{"relative, from here", "./a.txt", here + "/a.txt"},
       }) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(origin_path(c.path), c.origin);
  }
}

TEST(OriginTerm, GivesThePathBackUnlessItIsTooLong) {
  EXPECT_EQ(path_of_origin(origin_term("/news/a.txt")), "/news/a.txt");
  EXPECT_EQ(path_of_origin(origin_term("/" + std::string(300, 'a'))), std::nullopt);
}

}  // namespace
}  // namespace morgue

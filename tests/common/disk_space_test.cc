#include "common/disk_space.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <fstream>

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(DiskSpace, AFullDiskAndAFullQuotaAreToldFromOtherFailures) {
  EXPECT_TRUE(is_disk_full(ENOSPC));
  EXPECT_TRUE(is_disk_full(EDQUOT));
  EXPECT_FALSE(is_disk_full(EIO));
  EXPECT_TRUE(is_disk_full("Error writing block 7 (No space left on device)"));
  EXPECT_FALSE(is_disk_full("Error writing block 7 (Input/output error)"));
  EXPECT_FALSE(is_disk_full(""));
}

TEST(DiskSpace, TheMountPointIsThatOfTheNearestDirectoryThatIsThere) {
  EXPECT_EQ(mount_point("/"), "/");
  EXPECT_EQ(mount_point("/no/such/directory"), "/");
  EXPECT_EQ(mount_point("/proc/self/status"), "/proc");
  EXPECT_EQ(mount_point("/proc/no/such/file"), "/proc");
  EXPECT_TRUE(mount_point("no/such/file").is_absolute());
}

TEST(DiskSpace, TheErrorNamesPathAndDisk) {
  const Error error = disk_full_error("/proc/news.idx", "No space left on device");
  EXPECT_EQ(error.exit_code(), ExitCode::failure);
  EXPECT_THAT(error.what(),
              AllOf(HasSubstr("/proc/news.idx"), HasSubstr("the disk mounted at /proc is full")));
  EXPECT_THAT(error.hint(), HasSubstr("df -h /proc"));
}

// A device that is always full, by the kernel's own doing.
TEST(DiskSpace, TheKernelsOwnMessageIsUnderstood) {
  std::ofstream full("/dev/full");
  ASSERT_TRUE(full.is_open());
  errno = 0;
  full << "x" << std::flush;
  EXPECT_TRUE(is_disk_full(errno));
  EXPECT_TRUE(is_disk_full(errno_message(errno)));
}

}  // namespace
}  // namespace morgue

#include "indexer/read/byte_source.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <functional>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::drain;
using test::repeat;

la_ssize_t collect(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

// `text` as one compressed stream; `level` as the format counts it, empty for its own choice.
std::string compress(std::string_view text, int (*add_filter)(archive*), const char* level = nullptr) {
  std::string packed;
  archive* const handle = archive_write_new();
  add_filter(handle);
  archive_write_set_format_raw(handle);
  archive_write_set_bytes_in_last_block(handle, 1);
  if (level != nullptr) archive_write_set_filter_option(handle, nullptr, "compression-level", level);
  archive_write_open(handle, &packed, nullptr, collect, nullptr);
  archive_entry* const entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(handle, entry);
  archive_write_data(handle, text.data(), text.size());
  archive_entry_free(entry);
  archive_write_free(handle);
  return packed;
}

struct Format {
  const char* name;
  int (*add_filter)(archive*);
};

constexpr std::array<Format, 4> formats{{{"gzip", archive_write_add_filter_gzip},
                                         {"zstd", archive_write_add_filter_zstd},
                                         {"xz", archive_write_add_filter_xz},
                                         {"bzip2", archive_write_add_filter_bzip2}}};

class ByteSourceTest : public ::testing::Test {
 protected:
  std::string write(const std::string& bytes) {
    const std::string path = directory_ / "file";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return path;
  }

  std::string read(const std::string& bytes) { return drain(*open_file(write(bytes))); }

  // What the ReadError says; empty where none is thrown.
  std::string damage(const std::string& bytes) {
    try {
      read(bytes);
    } catch (const ReadError& error) {
      return error.what();
    }
    return {};
  }

  test::TemporaryDirectory directory_;
};

std::string varied_text(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i)
    text += "line " + std::to_string(i * 7919 % 10007) + " of the archive\n";
  return text;
}

TEST_F(ByteSourceTest, WhatIsNotCompressedPassesUntouched) {
  struct Case {
    const char* name;
    std::string bytes;
  };
  const std::vector<Case> cases{
      {"an empty file", ""},
      {"one byte", "x"},
      {"text", "A line.\nAnother.\n"},
      {"text that a decoder of mail attachments would take for its own", "begin 644 file\n#0V%T\n`\nend\n"},
      {"bytes of every value",
       [] {
         std::string all;
         for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
         return all;
       }()},
      {"more than one block", varied_text(100'000)},
      {"the first bytes of a gzip header and no more", "\x1F\x8B"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read(c.bytes), c.bytes);
  }
}

TEST_F(ByteSourceTest, EachFormatIsUnpackedAndItsPackedBytesCounted) {
  const std::string text = varied_text(50'000);
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    const std::string packed = compress(text, format.add_filter);
    const auto source = open_file(write(packed));
    EXPECT_EQ(source->bytes_consumed(), 0U);
    EXPECT_EQ(drain(*source), text);
    EXPECT_EQ(source->bytes_consumed(), packed.size());
    EXPECT_LT(packed.size(), text.size());
    EXPECT_EQ(source->read(), "") << "the end stays the end";
  }
}

TEST_F(ByteSourceTest, StreamsOneAfterTheOtherAreOneText) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    EXPECT_EQ(read(compress("first\n", format.add_filter) + compress("second\n", format.add_filter)),
              "first\nsecond\n");
  }
}

TEST_F(ByteSourceTest, AnEmptyTextCompressedIsEmpty) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    EXPECT_EQ(read(compress("", format.add_filter)), "");
  }
}

TEST_F(ByteSourceTest, AStreamCutShortIsDamageThatNamesTheFormat) {
  const std::string text = varied_text(50'000);
  for (const Format& format : formats) {
    const std::string packed = compress(text, format.add_filter);
    for (const std::size_t size : {packed.size() / 2, packed.size() - 5}) {
      SCOPED_TRACE(std::string(format.name) + " cut to " + std::to_string(size));
      const std::string reason = damage(packed.substr(0, size));
      EXPECT_NE(reason.find("truncated " + std::string(format.name)), std::string::npos) << reason;
      EXPECT_EQ(reason.find('\n'), std::string::npos);
    }
  }
}

TEST_F(ByteSourceTest, AStreamWithAFlippedBitIsDamage) {
  const std::string text = varied_text(5'000);
  for (const Format& format : formats) {
    // zstd has no checksum unless asked for one, so that a flipped bit may go unseen.
    if (std::string_view(format.name) == "zstd") continue;
    SCOPED_TRACE(format.name);
    std::string packed = compress(text, format.add_filter);
    packed[packed.size() / 2] ^= 0x10;
    EXPECT_NE(damage(packed), "");
  }
}

TEST_F(ByteSourceTest, AGzipTextThatOnlyItsChecksumBeliesIsDamage) {
  std::string packed = compress("stored as it is, not compressed at all", archive_write_add_filter_gzip, "0");
  const std::size_t letter = packed.find("stored");
  ASSERT_NE(letter, std::string::npos);
  packed[letter] = 'S';
  EXPECT_EQ(damage(packed), "damaged gzip stream: incorrect data check");
}

TEST_F(ByteSourceTest, PaddingBehindAGzipStreamIsPassedOver) {
  EXPECT_EQ(read(compress("text", archive_write_add_filter_gzip) + std::string(512, '\0')), "text");
}

TEST_F(ByteSourceTest, AStreamThatGrowsBeyondReasonIsRefused) {
  const std::string packed =
      compress(std::string(std::size_t{200} << 20, ' '), archive_write_add_filter_zstd);
  ASSERT_LT(packed.size(), 100'000U);
  EXPECT_NE(damage(packed).find("decompression bomb"), std::string::npos);
}

TEST_F(ByteSourceTest, AHighRatioIsNoMatterBelowTheFloor) {
  const std::string text(std::size_t{32} << 20, ' ');
  EXPECT_EQ(read(compress(text, archive_write_add_filter_zstd)).size(), text.size());
}

TEST_F(ByteSourceTest, WhatCannotBeOpenedSaysWhy) {
  struct Case {
    const char* name;
    std::string path;
    const char* reason;
  };
  const std::vector<Case> cases{
      {"a file that is not there", directory_ / "missing", "cannot be opened: No such file or directory"},
      {"a directory", directory_.path(), "is not a regular file"},
      {"a device", "/dev/null", "is not a regular file"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    try {
      open_file(c.path);
      ADD_FAILURE() << "opened";
    } catch (const ReadError& error) {
      EXPECT_STREQ(error.what(), c.reason);
    }
  }
}

TEST(FromString, GivesTheBytesOnceAndDoesNotUnpack) {
  const std::string packed = compress("text", archive_write_add_filter_gzip);
  const auto source = from_string(packed);
  EXPECT_EQ(source->bytes_consumed(), 0U);
  EXPECT_EQ(source->read(), packed);
  EXPECT_EQ(source->bytes_consumed(), packed.size());
  EXPECT_EQ(source->read(), "");
}

}  // namespace
}  // namespace morgue

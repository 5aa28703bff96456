#include "indexer/read/container_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::read_all;
using test::repeat;
using Lines = std::vector<std::string>;

struct File {
  std::string name;
  std::string bytes;
};

enum class Form : std::uint8_t { tar, tar_gz, old_tar, zip };

std::string pack(const std::vector<File>& files, Form form) {
  struct FreeWriter {
    void operator()(archive* handle) const { archive_write_free(handle); }
  };
  struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
  };
  const std::unique_ptr<archive, FreeWriter> writer(archive_write_new());
  if (form == Form::zip) {
    archive_write_set_format_zip(writer.get());
  } else if (form == Form::old_tar) {
    archive_write_set_format_v7tar(writer.get());
  } else {
    archive_write_set_format_ustar(writer.get());
  }
  if (form == Form::tar_gz) archive_write_add_filter_gzip(writer.get());
  std::size_t room = 1 << 20;
  for (const File& file : files) room += file.bytes.size() * 2;
  std::string out(room, '\0');
  std::size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(writer.get(), out.data(), out.size(), &used), ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    const bool is_link = bytes.starts_with("->");
    archive_entry_set_filetype(entry.get(), is_link ? AE_IFLNK : AE_IFREG);
    if (is_link) archive_entry_set_symlink(entry.get(), bytes.c_str() + 2);
    archive_entry_set_size(entry.get(), is_link ? 0 : static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_perm(entry.get(), 0644);
    EXPECT_EQ(archive_write_header(writer.get(), entry.get()), ARCHIVE_OK);
    if (!is_link) archive_write_data(writer.get(), bytes.data(), bytes.size());
  }
  archive_write_close(writer.get());
  out.resize(used);
  return out;
}

// "path:record title", "!path reason"
Lines read(std::string bytes, const std::string& path = "a") {
  const auto reader = open_article_reader(path, decompressed(from_string(std::move(bytes))));
  Lines lines;
  for (const ReadResult& result : read_all(*reader)) {
    if (const auto* const raw = std::get_if<RawArticle>(&result)) {
      lines.push_back(raw->path + ':' + std::to_string(raw->record) + ' ' + raw->title);
    } else {
      const auto& bad = std::get<BadRecord>(result);
      lines.push_back('!' + bad.path + ' ' + bad.reason);
    }
  }
  return lines;
}

std::string json(const std::string& title) {
  return "{\"title\":\"" + title + "\",\"text\":\"Text.\"}";
}

const std::vector<File>& some_files() {
  static const std::vector<File> files{{"one.json", json("One")},
                                       {"../../etc/passwd.json", json("Two")},
                                       {"README.md", "notes"},
                                       {".git/config", "[core]"},
                                       {"__MACOSX/._one.json", "junk"},
                                       {"picture.png", "\x89PNG"},
                                       {"sub/feed.xml", "<rss><item><title>Three</title></item></rss>"},
                                       {"sub/paper.bin", "%PDF-1.4"}};
  return files;
}

TEST(ContainerReader, EveryEntryIsReadAsAFileOfItsOwn) {
  const Lines expected{"a/one.json:0 One", "a/../../etc/passwd.json:0 Two", "a/sub/feed.xml:1 Three",
                       "!a/sub/paper.bin looks like a PDF document, which is not read"};
  EXPECT_EQ(read(pack(some_files(), Form::tar)), expected);
  EXPECT_EQ(read(pack(some_files(), Form::old_tar)), expected);
  EXPECT_EQ(read(pack(some_files(), Form::tar_gz)), expected);
  EXPECT_EQ(read(pack(some_files(), Form::zip)), expected);
}

TEST(ContainerReader, ContainersWithinContainersAreOpenedToADepth) {
  std::string bytes = pack({{"one.json", json("One")}}, Form::tar_gz);
  for (int i = 0; i < 3; ++i) bytes = pack({{"in", bytes}, {"after.json", json("After")}}, Form::zip);
  EXPECT_EQ(read(bytes), (Lines{"a/in/in/in/one.json:0 One", "a/in/in/after.json:0 After",
                                "a/in/after.json:0 After", "a/after.json:0 After"}));
  for (int i = 0; i < 3; ++i) bytes = pack({{"in", bytes}}, Form::zip);
  EXPECT_EQ(read(bytes), (Lines{"!a/in/in/in/in an archive within 4 others: nested too deep to be opened",
                                "a/in/in/in/after.json:0 After"}));
}

TEST(ContainerReader, LinksAreNotFollowedAndAnArchiveWithoutFilesSaysSo) {
  EXPECT_EQ(read(pack({{"link", "->/etc/passwd"}}, Form::tar)),
            (Lines{"!a an archive without files to read in it"}));
}

TEST(ContainerReader, ATruncatedContainerIsOneLineBehindWhatWasWhole) {
  const std::string text = json(repeat("word ", 100));
  for (const Form form : {Form::tar, Form::zip}) {
    const std::string whole = pack({{"one.json", text}, {"two.json", text}}, form);
    const std::size_t second = whole.find("two.json");
    for (const std::size_t cut : {second + 4, second + 520, whole.find("two.json") - 10}) {
      if (form == Form::zip && cut > second + 100) continue;
      const Lines lines = read(whole.substr(0, cut));
      ASSERT_EQ(lines.size(), 2U) << cut << testing::PrintToString(lines);
      EXPECT_TRUE(lines[0].starts_with("a/one.json:")) << lines[0];
      EXPECT_NE(lines[1].find("damaged or truncated archive"), std::string::npos) << lines[1];
    }
  }
}

TEST(ContainerReader, EveryCutOfAContainerEnds) {
  for (const Form form : {Form::tar, Form::tar_gz, Form::zip}) {
    const std::string whole = pack(some_files(), form);
    for (std::size_t size = 0; size < whole.size(); size += 13) {
      EXPECT_FALSE(read(whole.substr(0, size)).empty()) << size;
    }
  }
}

TEST(ContainerReader, ABombWithinAContainerIsOneLineAndTheRunGoesOn) {
  const std::string zeros = pack({{"bomb.json", "{\"title\":\"" + std::string(std::size_t{100} << 20, 'x')},
                                  {"after.json", json("After")}},
                                 Form::zip);
  const Lines lines = read(zeros);
  ASSERT_EQ(lines.size(), 2U) << testing::PrintToString(lines);
  EXPECT_TRUE(lines[0].starts_with("!a/bomb.json ")) << lines[0];
  EXPECT_EQ(lines[1], "a/after.json:0 After");
}

TEST(ContainerReader, TellsATarFromATextThatNamesOne) {
  EXPECT_TRUE(is_tar(pack(some_files(), Form::old_tar)));
  EXPECT_FALSE(is_tar(std::string(257, 'x') + "ustar" + std::string(1000, 'x')));
  EXPECT_FALSE(is_tar(std::string(1024, '\0')));
  EXPECT_FALSE(is_tar("short"));
}

}  // namespace
}  // namespace morgue

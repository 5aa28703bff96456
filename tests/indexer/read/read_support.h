// What the tests of the reading side share.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"

namespace morgue::test {

// A string in pieces of `piece` bytes; after the last, the end or a ReadError.
class PiecewiseSource final : public ByteSource {
 public:
  PiecewiseSource(std::string bytes, std::size_t piece, std::string damage = {})
      : bytes_(std::move(bytes)), piece_(piece), damage_(std::move(damage)) {}

  std::string_view read() override {
    const std::string_view next = std::string_view(bytes_).substr(at_, piece_);
    at_ += next.size();
    if (next.empty() && !damage_.empty()) throw ReadError(damage_);
    return next;
  }
  std::uint64_t bytes_consumed() const override { return at_; }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::string damage_;
  std::size_t at_ = 0;
};

inline std::string drain(ByteSource& bytes) {
  std::string all;
  for (auto piece = bytes.read(); !piece.empty(); piece = bytes.read()) all += piece;
  return all;
}

inline std::vector<ReadResult> read_all(ArticleReader& reader) {
  std::vector<ReadResult> results;
  while (auto result = reader.next()) results.push_back(std::move(*result));
  return results;
}

// "2 Title" for an article, "!3 reason" for a bad record.
inline std::vector<std::string> outline(const std::vector<ReadResult>& results) {
  std::vector<std::string> lines;
  for (const ReadResult& result : results) {
    if (const auto* const raw = std::get_if<RawArticle>(&result)) {
      lines.push_back(std::to_string(raw->record) + ' ' + raw->title);
    } else {
      const auto& bad = std::get<BadRecord>(result);
      lines.push_back('!' + std::to_string(bad.record) + ' ' + bad.reason);
    }
  }
  return lines;
}

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// A directory of its own, gone with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "morgue-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = name;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Where real articles to measure on lie; absent on machines that have none.
inline std::optional<std::string> shared_data() {
  const char* const path = std::getenv("MORGUE_SHARED");
  if (path == nullptr || *path == '\0') return std::nullopt;
  return std::string(path) + "/data";
}

}  // namespace morgue::test

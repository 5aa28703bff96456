// Lines that different articles of one source have in common: its furniture.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace morgue {

// By what a line is known, whatever stands around it; nullopt for a line that is blank or as long as a paragraph.
// On disk: do not change.
std::optional<std::uint64_t> line_key(std::string_view line);

// One file in which a line was seen.
struct Sighting {
  std::uint32_t file = 0;                     // hash of its path
  std::array<std::uint32_t, 3> paragraphs{};  // hashes of its longest lines

  bool operator==(const Sighting&) const = default;
};

// The lines of one source and where they were seen. Copies of one article (the same file read again, a wire story
// under several names) count once. What is remembered is bounded, and does not depend on the order of files that
// are added together.
class LineCensus {
 public:
  // A line that this many articles have is the source's; more than `most` are not told apart.
  static constexpr std::size_t fewest = 5;
  static constexpr std::size_t most = 8;

  struct File {
    std::string path;
    std::string page;
  };

  void add(std::vector<File> files);

  // One line as it was remembered.
  void restore(std::uint64_t line, const std::vector<Sighting>& seen);

  // What is worth remembering: lines seen in two articles, and while a source has few articles the others too.
  std::map<std::uint64_t, std::vector<Sighting>> worth_keeping() const;

  // The lines that are the source's, and in how many articles each was seen.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> repeated() const;

 private:
  // Most lines are seen once.
  struct Seen {
    Sighting first;
    std::vector<Sighting> others;

    std::size_t articles() const { return 1 + others.size(); }
  };

  void see(std::uint64_t line, const Sighting& sighting);

  // Thousands of lines come and go together.
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::unordered_map<std::uint64_t, Seen> lines_{&memory_};
};

// What was found of all sources of a run; read by all threads.
class RepeatedLines {
 public:
  // By which a file's source is known: `named` where the source is given for all, else the folder, without those
  // below it that are dates ("wire/2026/11/22").
  static std::string source_of(const std::string& path, std::string_view named);

  explicit RepeatedLines(std::string named) : named_(std::move(named)) {}

  void put(const std::string& source, const LineCensus& census);
  bool empty() const { return sources_.empty(); }

  using Lines = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // sorted

  // Of the source of a file; nullptr where none repeats.
  const Lines* of(const std::string& path) const;

 private:
  std::string named_;
  std::unordered_map<std::string, Lines> sources_;
};

// In how many articles of the source the line was seen, where these are enough; else 0.
std::uint32_t articles_with(const RepeatedLines::Lines* lines, std::string_view line);

}  // namespace morgue

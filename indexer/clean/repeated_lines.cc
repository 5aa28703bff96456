#include "indexer/clean/repeated_lines.h"

#include <algorithm>
#include <utility>

#include "common/hash.h"
#include "common/text/utf8.h"
#include "indexer/clean/paragraphs.h"

namespace morgue {

namespace {

constexpr std::size_t longest_line = 200;       // bytes
constexpr std::size_t shortest_paragraph = 80;  // bytes
constexpr std::size_t most_lines_of_page = 400;
constexpr std::size_t most_lines_of_source = 4096;

std::uint32_t short_hash(std::string_view bytes) {
  return static_cast<std::uint32_t>(hash64(bytes));
}

// Two pages with two of their three longest lines in common are one article; one of them may have been edited.
bool are_copies(const Sighting& a, const Sighting& b) {
  if (a.file == b.file) return true;
  std::size_t common = 0;
  for (const std::uint32_t paragraph : a.paragraphs)
    common += paragraph != 0 && std::ranges::find(b.paragraphs, paragraph) != b.paragraphs.end() ? 1 : 0;
  const auto known = std::ranges::count_if(a.paragraphs, [](std::uint32_t hash) { return hash != 0; });
  // Nothing tells pages without paragraphs apart.
  return common >= 2 || known == 0 || (known == 1 && common == 1);
}

Sighting look_at(const LineCensus::File& file, const std::vector<std::string_view>& lines) {
  Sighting sighting;
  sighting.file = short_hash(file.path);
  std::vector<std::string_view> longest;
  for (const std::string_view line : lines) {
    if (line.size() >= shortest_paragraph) longest.push_back(line);
  }
  const auto longer = [](std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  };
  const auto count = static_cast<std::ptrdiff_t>(std::min(longest.size(), sighting.paragraphs.size()));
  std::ranges::partial_sort(longest, longest.begin() + count, longer);
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
    sighting.paragraphs[i] = std::max(short_hash(longest[i]), 1U);
  return sighting;
}

bool is_date_part(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789-_.") == std::string_view::npos &&
         name.find_first_of("0123456789") != std::string_view::npos;
}

std::optional<std::uint64_t> key_of_trimmed(std::string_view line) {
  if (line.size() < 2 || line.size() > longest_line) return std::nullopt;
  return hash64(line);
}

}  // namespace

std::optional<std::uint64_t> line_key(std::string_view line) {
  return key_of_trimmed(text::trim(line));
}

void LineCensus::add(std::vector<File> files) {
  std::ranges::sort(files, {}, [](const File& file) { return hash64(file.path); });
  for (const File& file : files) {
    std::vector<std::string_view> lines = split_lines(file.page);
    for (std::string_view& line : lines) line = text::trim(line);
    lines_.reserve(lines_.size() + std::min(lines.size(), most_lines_of_page));
    const Sighting sighting = look_at(file, lines);
    std::size_t seen = 0;
    for (const std::string_view line : lines) {
      if (seen == most_lines_of_page) break;
      if (const auto key = key_of_trimmed(line)) {
        see(*key, sighting);
        ++seen;
      }
    }
  }
}

void LineCensus::see(std::uint64_t line, const Sighting& sighting) {
  const auto [place, is_new] = lines_.try_emplace(line, Seen{sighting, {}});
  Seen& seen = place->second;
  if (is_new || seen.articles() >= most || are_copies(sighting, seen.first)) return;
  if (std::ranges::none_of(seen.others,
                           [&sighting](const Sighting& one) { return are_copies(sighting, one); }))
    seen.others.push_back(sighting);
}

void LineCensus::restore(std::uint64_t line, const std::vector<Sighting>& seen) {
  for (const Sighting& sighting : seen) see(line, sighting);
}

std::map<std::uint64_t, std::vector<Sighting>> LineCensus::worth_keeping() const {
  std::map<std::uint64_t, std::vector<Sighting>> kept;
  std::size_t widest = 0;
  for (const auto& [line, seen] : lines_) widest = std::max(widest, seen.articles());
  const std::size_t least = widest < fewest ? 1 : 2;
  // Those of most articles first, then by key: as good as any order, and always the same.
  std::vector<std::pair<std::size_t, std::uint64_t>> order;
  for (const auto& [line, seen] : lines_) {
    if (seen.articles() >= least) order.emplace_back(most - seen.articles(), line);
  }
  std::ranges::sort(order);
  if (order.size() > most_lines_of_source) order.resize(most_lines_of_source);
  for (const auto& [rank, line] : order) {
    const Seen& seen = lines_.at(line);
    std::vector<Sighting>& all = kept[line];
    all.push_back(seen.first);
    all.insert(all.end(), seen.others.begin(), seen.others.end());
  }
  return kept;
}

std::vector<std::pair<std::uint64_t, std::uint32_t>> LineCensus::repeated() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> lines;
  for (const auto& [line, seen] : lines_) {
    if (seen.articles() >= fewest) lines.emplace_back(line, static_cast<std::uint32_t>(seen.articles()));
  }
  std::ranges::sort(lines);
  return lines;
}

std::string RepeatedLines::source_of(const std::string& path, std::string_view named) {
  if (!named.empty()) return "=" + std::string(named);
  std::string_view folder = path;
  const auto leave = [&folder] {
    const std::size_t slash = folder.rfind('/');
    folder = slash == std::string_view::npos ? std::string_view() : folder.substr(0, slash);
  };
  leave();
  while (is_date_part(folder.substr(folder.rfind('/') + 1))) leave();
  return folder.empty() ? (path.starts_with('/') ? "/" : ".") : std::string(folder);
}

void RepeatedLines::put(const std::string& source, const LineCensus& census) {
  if (Lines lines = census.repeated(); !lines.empty()) sources_[source] = std::move(lines);
}

const RepeatedLines::Lines* RepeatedLines::of(const std::string& path) const {
  if (sources_.empty()) return nullptr;
  const auto found = sources_.find(source_of(path, named_));
  return found == sources_.end() ? nullptr : &found->second;
}

std::uint32_t articles_with(const RepeatedLines::Lines* lines, std::string_view line) {
  if (lines == nullptr) return 0;
  const auto key = line_key(line);
  if (!key) return 0;
  const auto found = std::ranges::lower_bound(*lines, *key, {}, &RepeatedLines::Lines::value_type::first);
  return found != lines->end() && found->first == *key ? found->second : 0;
}

}  // namespace morgue

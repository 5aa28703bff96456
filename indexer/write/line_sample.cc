#include "indexer/write/line_sample.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "common/hash.h"
#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"
#include "indexer/write/origin.h"

namespace morgue {

namespace {

constexpr std::size_t most_files = 32;
constexpr std::size_t fewest_files = 3;
// A source of no more is looked at as a whole, a larger one in half.
constexpr std::size_t few_files = 16;
constexpr std::uint64_t largest_file = 1 << 20;

bool is_plain_text(const InputFile& file) {
  constexpr std::array<std::string_view, 2> endings{".txt", ".text"};
  return file.size <= largest_file && std::ranges::any_of(endings, [&file](std::string_view ending) {
           return file.path.ends_with(ending);
         });
}

// Those whose names hash lowest: the same whatever the order, and of every part of a folder.
std::vector<const InputFile*> choose(std::vector<const InputFile*> files) {
  const std::size_t wanted = std::clamp(files.size() / 2, few_files, most_files);
  if (files.size() <= wanted) return files;
  const auto rank = [](const InputFile* file) { return std::pair(hash64(file->path), file->path); };
  std::ranges::partial_sort(files, files.begin() + static_cast<std::ptrdiff_t>(wanted), {}, rank);
  files.resize(wanted);
  return files;
}

void read_page(const InputFile& file, std::vector<LineCensus::File>& pages) {
  try {
    const auto reader = open_article_reader(file.path, open_file(file.path));
    std::optional<ReadResult> found = reader->next();
    auto* const raw = found ? std::get_if<RawArticle>(&*found) : nullptr;
    if (raw != nullptr && raw->body_kind == RawArticle::Body::flattened)
      pages.push_back({origin_path(file.path), std::move(raw->body)});
  } catch (const ReadError&) {
    // The run will meet it again and say so.
    return;
  }
}

}  // namespace

RepeatedLines sample_lines(const std::vector<InputFile>& files, const std::string& named,
                           LineMemory& memory) {
  std::map<std::string, std::vector<const InputFile*>> by_source;
  for (const InputFile& file : files) {
    if (is_plain_text(file)) by_source[RepeatedLines::source_of(file.path, named)].push_back(&file);
  }
  RepeatedLines lines(named);
  for (auto& [source, of_source] : by_source) {
    const std::string known_as = named.empty() ? origin_path(source) : source;
    if (of_source.size() < fewest_files && !memory.knows(known_as)) continue;
    std::vector<LineCensus::File> pages;
    for (const InputFile* file : choose(std::move(of_source))) read_page(*file, pages);
    LineCensus census;
    memory.recall(known_as, census);
    census.add(std::move(pages));
    memory.keep(known_as, census);
    lines.put(source, census);
  }
  return lines;
}

}  // namespace morgue

// How fast articles are read and cleaned, in one thread: bytes of the files as they lie, from opening to the clean
// article, by processor time, which other programs on the machine disturb least.
//   read_bench [--rounds N] PATH...     (files or directories; each argument is measured by itself)
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/clean/cleaner.h"
#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"
#include "indexer/read/input_walker.h"

namespace {

struct Yield {
  std::uint64_t articles = 0;
  std::uint64_t bad = 0;
  std::uint64_t text = 0;  // bytes
};

Yield read_all(const std::vector<morgue::InputFile>& files, const morgue::CleanOptions& options) {
  Yield yield;
  for (const morgue::InputFile& file : files) {
    const auto reader = morgue::open_article_reader(file.path, morgue::open_file(file.path));
    while (const auto found = reader->next()) {
      const auto* raw = std::get_if<morgue::RawArticle>(&*found);
      if (raw == nullptr) {
        ++yield.bad;
        continue;
      }
      const morgue::CleanResult result = morgue::clean(*raw, options);
      if (const auto* article = std::get_if<morgue::Article>(&result)) {
        ++yield.articles;
        yield.text += article->text.size();
      } else {
        ++yield.bad;
      }
    }
  }
  return yield;
}

// The first round warms what is cached and is not counted.
void measure(const std::string& path, int rounds) {
  const morgue::InputList inputs = morgue::list_inputs({path});
  double megabytes = 0;
  for (const morgue::InputFile& file : inputs.files) megabytes += static_cast<double>(file.size) / 1e6;
  morgue::CleanOptions options;
  options.latest = morgue::now_utc();
  Yield yield = read_all(inputs.files, options);
  std::vector<double> rates;
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t start = std::clock();
    yield = read_all(inputs.files, options);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    rates.push_back(seconds > 0 ? megabytes / seconds : 0);
  }
  std::ranges::sort(rates);
  std::printf("%-40s %8.1f MB %7zu files %8llu articles %6llu set aside %8.1f MB/s median %8.1f best\n",
              path.c_str(), megabytes, inputs.files.size(), static_cast<unsigned long long>(yield.articles),
              static_cast<unsigned long long>(yield.bad), rates[rates.size() / 2], rates.back());
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 7;
  int first = 1;
  if (argc > 2 && std::string_view(argv[1]) == "--rounds") {
    const std::string_view number = argv[2];
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), rounds);
    if (failure != std::errc() || end != number.data() + number.size() || rounds < 1) rounds = 0;
    first = 3;
  }
  if (rounds < 1 || first >= argc) {
    std::fprintf(stderr, "usage: read_bench [--rounds N] PATH...\n");
    return 2;
  }
  try {
    for (int i = first; i < argc; ++i) measure(argv[i], rounds);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "read_bench: %s\n", failure.what());
    return 1;
  }
}

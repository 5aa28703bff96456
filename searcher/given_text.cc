#include "searcher/given_text.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <istream>

#include "common/cli/program.h"
#include "common/error.h"
#include "common/text/charset.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr std::size_t longest_headline = 250;
constexpr std::size_t largest_text = std::size_t{16} << 20;

[[noreturn]] void refuse(const std::string& file, const std::string& why) {
  throw Error(fmt::format("cannot read {}: {}", file == "-" ? "standard input" : file, why),
              "--like wants the id of an article, or a file of plain text");
}

std::string read_all(std::istream& in, const std::string& file) {
  std::string bytes(largest_text + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || (in.fail() && !in.eof())) refuse(file, errno_message(errno));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > largest_text) refuse(file, "it is larger than 16 MiB, which no article is");
  return bytes;
}

}  // namespace

Article article_of_text(std::string_view bytes) {
  const std::string converted = text::to_nfc(text::to_utf8(bytes).text);
  const std::string_view whole = text::trim(converted);
  Article article;
  const std::size_t line = whole.find_first_of("\r\n");
  const bool has_headline = line <= longest_headline;  // npos is beyond
  if (!has_headline) {
    article.text = whole;
    return article;
  }
  article.title = text::trim(whole.substr(0, line));
  article.text = text::trim(whole.substr(line));
  return article;
}

Article read_given_text(const std::string& file) {
  if (file == "-") {
    const std::string bytes = read_all(std::cin, file);
    check_standard_input();
    return article_of_text(bytes);
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, errno_message(errno));
  return article_of_text(read_all(in, file));
}

}  // namespace morgue

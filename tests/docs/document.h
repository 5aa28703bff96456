// Documents as data: their lines, tables, code blocks and the macros of man pages.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/utf8.h"

namespace morgue::testing {

namespace fs = std::filesystem;

namespace detail {

inline std::string trimmed(std::string_view text) {
  return std::string(text::trim(text));
}

// "(dq", "('e", "(:u", "[u6771]" behind a backslash, and the single characters; gives what stands for them.
inline std::string escape_at(std::string_view text, std::size_t& at) {
  struct Named {
    std::string_view name;
    std::string_view means;
  };
  static constexpr Named names[] = {{"(dq", "\""}, {"(aq", "'"}, {"('e", "é"}, {"(:u", "ü"},
                                    {"-", "-"},    {"e", "\\"},  {"&", ""},    {" ", "\u00A0"}};
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("[u")) {
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos)
      throw std::runtime_error("an escape that does not end: " + std::string(text));
    std::string character;
    text::append(character,
                 static_cast<char32_t>(std::stoul(std::string(rest.substr(2, end - 2)), nullptr, 16)));
    at += end + 1;
    return character;
  }
  for (const Named& named : names) {
    if (!rest.starts_with(named.name)) continue;
    at += named.name.size();
    return std::string(named.means);
  }
  throw std::runtime_error("an escape that is not known here: " + std::string(text));
}

}  // namespace detail

// The lines of a document; `path` is relative to the root. Throws where it cannot be read.
inline std::vector<std::string> document_lines(const std::string& path) {
  std::ifstream file(fs::path(MORGUE_SOURCE_DIR) / path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// Every Markdown document of the project, relative to the root.
inline std::vector<std::string> all_documents() {
  const fs::path root = MORGUE_SOURCE_DIR;
  std::vector<std::string> documents;
  const auto take = [&](const fs::path& path) {
    if (path.extension() == ".md") documents.push_back(fs::relative(path, root).string());
  };
  for (const auto& entry : fs::directory_iterator(root)) take(entry.path());
  for (const char* folder : {"docs", "corpus", "bench", "tests"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) take(entry.path());
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

// The cells of a table row, trimmed; empty for any other line.
inline std::vector<std::string> table_cells(std::string_view line) {
  if (!line.starts_with('|') || !line.ends_with('|') || line.size() < 2) return {};
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|') {
      cell += line[++at];
    } else if (line[at] == '|') {
      cells.push_back(detail::trimmed(cell));
      cell.clear();
    } else {
      cell += line[at];
    }
  }
  return cells;
}

// What stands in backticks, in order.
inline std::vector<std::string> code_spans(std::string_view line) {
  std::vector<std::string> spans;
  for (std::size_t begin = line.find('`'); begin != std::string_view::npos; begin = line.find('`', begin)) {
    const std::size_t end = line.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    spans.emplace_back(line.substr(begin + 1, end - begin - 1));
    begin = end + 1;
  }
  return spans;
}

// A fenced block under a comment: "<!-- run -->", "<!-- output -->", "<!-- from FILE -->", "<!-- shape of: COMMAND -->".
struct MarkedBlock {
  std::string mark;      // what the comment says
  std::string language;  // of the fence
  std::string content;
  std::size_t line = 0;  // of the fence, from 1
};

inline std::vector<MarkedBlock> marked_blocks(const std::string& path) {
  std::vector<MarkedBlock> blocks;
  const std::vector<std::string> lines = document_lines(path);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string& mark = lines[i];
    if (!mark.starts_with("<!-- ") || !mark.ends_with(" -->") || !lines[i + 1].starts_with("```")) continue;
    MarkedBlock block{mark.substr(5, mark.size() - 9), lines[i + 1].substr(3), "", i + 2};
    for (i += 2; i < lines.size() && lines[i] != "```"; ++i) block.content += lines[i] + '\n';
    blocks.push_back(std::move(block));
  }
  return blocks;
}

// The text that macro arguments of mdoc stand for: escapes resolved, closing punctuation left out.
inline std::string plain_arguments(std::string_view arguments) {
  while (arguments.size() > 2 && arguments[arguments.size() - 2] == ' ' &&
         std::string_view(".,;:!?)").find(arguments.back()) != std::string_view::npos) {
    arguments.remove_suffix(2);
  }
  std::string plain;
  for (std::size_t at = 0; at < arguments.size();) {
    if (arguments[at] == '\\') {
      plain += detail::escape_at(arguments, ++at);
    } else {
      plain += arguments[at++];
    }
  }
  return plain;
}

}  // namespace morgue::testing

// Lines to paragraphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

// The parts between the '\n'; the last one too where it is empty.
std::vector<std::string_view> split_lines(std::string_view text);
std::vector<std::string_view> split_lines(std::string&& text) = delete;

// Paragraphs of tidy lines (tidy_line). A blank line parts paragraphs. Other line breaks part them too,
// unless the lines were wrapped at a fixed width: then they are joined. Where it is not plain that they were,
// they stay apart.
std::vector<std::string> to_paragraphs(const std::vector<std::string_view>& lines);

// One blank line between them.
std::string join_paragraphs(const std::vector<std::string>& paragraphs);

// Characters, not bytes.
std::size_t character_count(std::string_view text);

}  // namespace morgue

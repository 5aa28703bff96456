// What a file's name says before anybody looks into it.
#pragma once

#include <string_view>

namespace morgue {

std::string_view base_name(std::string_view path);

// What stands beside articles in the folders of scrapers and newsrooms: notes (README, LICENSE), tables, code,
// images and the like. A file of an unknown name is read: its content decides.
bool is_no_article(std::string_view name);

// A path within a container with a hidden part (".git/x", "a/._b"), or one of what macOS adds to archives.
bool is_hidden_path(std::string_view path);

}  // namespace morgue

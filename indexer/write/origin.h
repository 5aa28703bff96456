// Which file an article came from, as a term of its document: so that the index itself, not only the ledger,
// knows what to give up when a file is gone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace morgue {

// On disk: do not change.
inline constexpr std::string_view origin_prefix = "XO";

// The path by which ledger and index know a file: absolute, without "." and "..", links not resolved.
std::string origin_path(const std::string& path);

// The term of a file known by `path` (from origin_path). One that is too long is hashed.
std::string origin_term(const std::string& path);

// The path of an origin term; nullopt where the term holds only its hash.
std::optional<std::string> path_of_origin(std::string_view term);

// gone: there is no such file. unknown: it cannot be told, since a directory or disk does not answer.
enum class FilePresence { there, gone, unknown };

FilePresence presence_of(const std::string& path);

}  // namespace morgue

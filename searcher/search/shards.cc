#include "searcher/search/shards.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "common/analyzer/analyzer.h"
#include "common/error.h"
#include "common/index_directory.h"
#include "common/index_info.h"
#include "common/schema.h"
#include "common/xapian_error.h"

namespace morgue {

namespace {

// How often a list is read again when a segment it named has gone: the indexer merged it away meanwhile.
constexpr int most_tries = 5;

// From this share of the articles on, a language is the index's main one: its stems are asked for without a look at
// each article's language.
constexpr double main_share = 0.9;

// How long a remote shard may take to be reached, and to answer each message, before the search fails.
constexpr unsigned connect_milliseconds = 10'000;
constexpr unsigned answer_milliseconds = 10'000;

// "HOST:PORT" or ":PROGRAM ARGUMENTS", as in a Xapian stub file.
Xapian::Database open_remote(const std::string& address, const std::string& place) {
  if (address.starts_with(':')) {
    const std::size_t space = address.find(' ');
    const std::string program = address.substr(1, space == std::string::npos ? space : space - 1);
    const std::string arguments = space == std::string::npos ? "" : address.substr(space + 1);
    return Xapian::Remote::open(program, arguments, answer_milliseconds);
  }
  const std::size_t colon = address.rfind(':');
  unsigned port = 0;
  if (colon != std::string::npos) {
    const char* end = address.data() + address.size();
    const auto [stop, failure] = std::from_chars(address.data() + colon + 1, end, port);
    if (failure != std::errc() || stop != end || port == 0 || port > 65535) port = 0;
  }
  if (port == 0)
    throw Error(place + ": a remote shard reads 'remote HOST:PORT' or 'remote :PROGRAM ARGUMENTS'");
  return Xapian::Remote::open(address.substr(0, colon), port, answer_milliseconds, connect_milliseconds);
}

struct OpenedIndex {
  std::vector<Xapian::Database> shards;
  std::map<std::string, std::uint64_t> languages;  // articles of each
  bool remote = false;
};

// The articles of each language. A server of several segments shows the description of its first one only, so a remote
// shard is counted by its terms.
std::map<std::string, std::uint64_t> languages_of(const Xapian::Database& shard) {
  const std::string prefix(field(FieldId::language).prefix);
  std::map<std::string, std::uint64_t> languages;
  std::uint64_t known = 0;
  for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
    languages[(*term).substr(prefix.size())] = term.get_termfreq();
    known += term.get_termfreq();
  }
  languages[""] = shard.get_doccount() - std::min<std::uint64_t>(known, shard.get_doccount());
  return languages;
}

void open_entry(const IndexEntry& entry, const std::string& place, OpenedIndex& opened) {
  const Xapian::Database shard = entry.is_local() ? Xapian::Database(place) : open_remote(entry.rest, place);
  opened.remote = opened.remote || !entry.is_local();
  // An index without segments has nobody to introduce it.
  if (!entry.is_local() && shard.get_doccount() == 0) return;
  const IndexInfo info = read_index_info(shard, place);
  for (const auto& [language, articles] : entry.is_local() ? info.languages : languages_of(shard)) {
    opened.languages[language] += articles;
  }
  opened.shards.push_back(shard);
}

OpenedIndex open_once(const IndexDirectory& directory) {
  OpenedIndex opened;
  for (const IndexEntry& entry : directory.entries()) {
    const std::string place =
        entry.is_local() ? directory.path_of(entry).string() : fmt::format("remote {}", entry.rest);
    try {
      open_entry(entry, place, opened);
    } catch (const Xapian::Error& failure) {
      throw explain(failure, place);
    }
  }
  return opened;
}

OpenedIndex open_index(const std::string& name) {
  const IndexDirectory directory{std::filesystem::path(name)};
  for (int tries = 1;; ++tries) {
    const std::vector<IndexEntry> before = directory.entries();
    try {
      return open_once(directory);
    } catch (const Error&) {
      // Only a list that has changed since makes another look worth while.
      if (tries == most_tries || directory.entries() == before) throw;
    }
  }
}

}  // namespace

std::string list_stamps(const std::vector<std::string>& indexes) {
  std::string stamps;
  for (const std::string& name : indexes) {
    // Publishing replaces the file: another inode, or at least another time.
    struct stat list {};
    const std::filesystem::path path = IndexDirectory(std::filesystem::path(name)).list_path();
    if (::stat(path.c_str(), &list) != 0) continue;
    stamps +=
        fmt::format("{}:{}.{}:{};", list.st_ino, list.st_mtim.tv_sec, list.st_mtim.tv_nsec, list.st_size);
  }
  return stamps;
}

OpenIndexes open_indexes(const std::vector<std::string>& indexes) {
  OpenIndexes all;
  all.stamps = list_stamps(indexes);
  std::map<std::string, std::uint64_t> languages;
  std::uint64_t articles = 0;
  for (const std::string& name : indexes) {
    OpenedIndex opened = open_index(name);
    for (const Xapian::Database& shard : opened.shards) all.database.add_database(shard);
    for (const auto& [language, count] : opened.languages) {
      languages[language] += count;
      articles += count;
    }
    all.remote = all.remote || opened.remote;
  }
  // An index without articles has no shard yet; Xapian wants a database to search nothing in.
  if (all.database.size() == 0) {
    all.database.add_database(Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY));
  }
  for (const auto& [language, count] : languages) {
    if (!Analyzer::has_stemmer(language)) continue;
    all.languages.all.push_back(language);
    if (static_cast<double>(count) >= main_share * static_cast<double>(articles))
      all.languages.main = language;
  }
  return all;
}

}  // namespace morgue

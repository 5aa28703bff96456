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
  const IndexInfo info =
      entry.is_local() ? read_whole_index_info(shard, place) : read_index_info(shard, place);
  for (const auto& [language, articles] : entry.is_local() ? info.languages : languages_of(shard)) {
    opened.languages[language] += articles;
  }
  opened.shards.push_back(shard);
}

std::string part_name(const IndexEntry& entry) {
  return entry.is_local() ? local_segments : fmt::format("remote {}", entry.rest);
}

// `part` alone, where it is given.
OpenedIndex open_once(const IndexDirectory& directory, const std::string* part) {
  OpenedIndex opened;
  for (const IndexEntry& entry : directory.entries()) {
    if (part != nullptr && part_name(entry) != *part) continue;
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

OpenedIndex open_index(const std::string& name, const std::string* part = nullptr) {
  const IndexDirectory directory{std::filesystem::path(name)};
  for (int tries = 1;; ++tries) {
    const std::vector<IndexEntry> before = directory.entries();
    try {
      return open_once(directory, part);
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

namespace {

OpenIndexes as_one(const std::vector<OpenedIndex>& indexes) {
  OpenIndexes all;
  std::map<std::string, std::uint64_t> languages;
  std::uint64_t articles = 0;
  for (const OpenedIndex& opened : indexes) {
    for (const Xapian::Database& shard : opened.shards) {
      all.database.add_database(shard);
      all.shards.push_back(shard);
    }
    for (const auto& [language, count] : opened.languages) {
      languages[language] += count;
      articles += count;
    }
    all.remote = all.remote || opened.remote;
  }
  // An index without articles has no shard yet; Xapian wants a database to search nothing in.
  if (all.database.size() == 0) {
    all.shards.push_back(Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY));
    all.database.add_database(all.shards.back());
  }
  for (const auto& [language, count] : languages) {
    if (!Analyzer::has_stemmer(language)) continue;
    all.languages.all.push_back(language);
    if (static_cast<double>(count) >= main_share * static_cast<double>(articles))
      all.languages.main = language;
  }
  return all;
}

}  // namespace

OpenIndexes open_indexes(const std::vector<std::string>& indexes) {
  std::string stamps = list_stamps(indexes);
  std::vector<OpenedIndex> opened;
  opened.reserve(indexes.size());
  for (const std::string& name : indexes) opened.push_back(open_index(name));
  OpenIndexes all = as_one(opened);
  all.stamps = std::move(stamps);
  return all;
}

std::vector<IndexPart> parts_of(const std::string& index) {
  const std::vector<IndexEntry> entries = IndexDirectory{std::filesystem::path(index)}.entries();
  std::vector<IndexPart> parts;
  if (entries.empty()) parts.push_back({index, local_segments});
  for (const IndexEntry& entry : entries) {
    const IndexPart part{index, part_name(entry)};
    if (std::find(parts.begin(), parts.end(), part) != parts.end()) continue;
    parts.insert(entry.is_local() ? parts.begin() : parts.end(), part);
  }
  return parts;
}

OpenIndexes open_part(const IndexPart& part) {
  std::string stamps = list_stamps({part.index});
  OpenIndexes opened = as_one({open_index(part.index, &part.entry)});
  opened.stamps = std::move(stamps);
  return opened;
}

}  // namespace morgue

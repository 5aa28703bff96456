#include "common/xapian_error.h"

#include <fmt/format.h>
#include <xapian.h>

#include <string_view>

#include "common/disk_space.h"

namespace morgue {

namespace {

struct Sentence {
  std::string_view type;  // Xapian::Error::get_type
  std::string_view sentence;
  std::string_view hint;
};

constexpr Sentence sentences[] = {
    {"DatabaseModifiedError", "the index kept changing while it was read",
     "search again; if it goes on, wait until 'indexer' has finished"},
    {"DatabaseCorruptError", "the index is damaged", "run 'indexer check' on it, it names the repair"},
    {"DatabaseLockError", "a segment is locked by another program", "wait for that program, then try again"},
    {"DatabaseNotFoundError", "a segment that the list names is not there",
     "run 'indexer check' on the index, it names the repair"},
    {"DatabaseOpeningError", "a segment cannot be opened",
     "run 'indexer check' on the index, it names the repair"},
    {"DatabaseVersionError", "a segment was written by another version of Xapian",
     "index the articles into a new directory"},
    {"DatabaseError", "a segment cannot be read or written",
     "see that the disk mounted at {mount} has space and the files may be accessed; 'indexer check' finds "
     "damage"},
    {"NetworkError", "a remote shard does not answer",
     "see that its xapian-tcpsrv or ssh connection works; XAPIANDB names its address"},
    {"NetworkTimeoutError", "a remote shard did not answer in time",
     "see that its xapian-tcpsrv or ssh connection works; XAPIANDB names its address"},
    // Under DB_DANGEROUS a failed write cannot be taken back, and Xapian tells that instead of the failure.
    {"InvalidOperationError", "a segment that is being built cannot be written",
     "see that the disk mounted at {mount} has space"},
    {"UnimplementedError", "Xapian's backend cannot do this", ""},
};

// Of several shards, the one that failed: "HOST:PORT" or "PROGRAM ARGUMENTS", from "remote:tcp(HOST:PORT)". Empty for
// what is no failure of a network.
std::string remote_shard(const Xapian::Error& failure) {
  const std::string& context = failure.get_context();
  const std::size_t open = context.find('(');
  if (!std::string_view(failure.get_type()).starts_with("Network") || !context.ends_with(')')) return {};
  return context.substr(open + 1, context.size() - open - 2);
}

}  // namespace

Error explain(const Xapian::Error& failure, const std::string& place) {
  std::string detail = failure.get_msg();
  if (failure.get_error_string() != nullptr) detail += fmt::format(" ({})", failure.get_error_string());
  // Xapian passes it on under several types, some of which say something else.
  if (is_disk_full(detail)) return disk_full_error(place, detail);
  if (const std::string shard = remote_shard(failure); place.find(shard) == std::string::npos) {
    detail += fmt::format(", {}", shard);
  }
  // What its server was told by Xapian: the disk, the list and 'indexer check' are those of that machine.
  static constexpr std::string_view from_server = "REMOTE:";
  if (detail.starts_with(from_server)) {
    return Error(fmt::format("{}: a remote shard cannot be read by its server: {}", place,
                             detail.substr(from_server.size())),
                 "see to the index on the machine that serves it");
  }
  for (const Sentence& known : sentences) {
    if (known.type == failure.get_type()) {
      return Error(fmt::format("{}: {}: {}", place, known.sentence, detail),
                   fmt::format(fmt::runtime(known.hint), fmt::arg("mount", mount_point(place).string())));
    }
  }
  return Error(fmt::format("{}: Xapian reports {}: {}", place, failure.get_type(), detail));
}

}  // namespace morgue

// Which articles are known: those of the published index, and those met in this run.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index_directory.h"
#include "indexer/write/deletions.h"

namespace morgue {

struct PublishedVersion {
  ArticlePlace place;
  std::uint64_t digest = 0;  // content_digest
  bool elsewhere = false;    // it came from another file than the one that asks
  std::string origin = {};   // then, that file; empty: standard input, or not known
  bool moved = false;        // that file is gone: the article is to be written anew, under its new file
  std::string arrived = {};  // the ingested key of the first version
};

struct TextHolder {
  std::string id;
  std::string origin = {};  // the file that it came from; empty: standard input, or not known
};

// The local segments of the published list, for reading. One per thread.
class PublishedArticles {
 public:
  // Throws Error, naming the segment, where one is damaged or not Morgue's.
  PublishedArticles(const IndexDirectory& directory, const std::vector<IndexEntry>& entries);
  ~PublishedArticles();
  PublishedArticles(PublishedArticles&&) noexcept;
  PublishedArticles& operator=(PublishedArticles&&) noexcept;

  // `origin` is the file (origin_path) that asks.
  std::optional<PublishedVersion> find(const std::string& id, const std::string& origin = {});

  // An article with this text_digest.
  std::optional<TextHolder> holder_of_text(std::uint64_t text_digest);

  std::uint64_t article_count() const;

  // No `ingested` key of an article is higher; empty where there is no article.
  std::string latest_ingested() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What became of an article.
enum class Outcome : std::uint8_t { added, updated, unchanged, duplicate };

// An article after cleaning, as far as deciding goes.
struct Candidate {
  std::string id;
  std::uint64_t content = 0;  // digests.h
  std::uint64_t text = 0;
  std::uint32_t file = 0;  // index of the file it came from
  std::optional<PublishedVersion> published;
  std::optional<TextHolder> text_holder;  // a published article with the same text
};

struct OutcomeCounts {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t duplicates = 0;
  bool operator==(const OutcomeCounts&) const = default;
  OutcomeCounts& operator+=(const OutcomeCounts& more);
};

// Decides, in source order, which version of each article counts:
//   a published id with the same digest is unchanged, with another one, or moved to another file, updated;
//   of several records with one id the last counts, the others are duplicates;
//   a new id whose source and text another article has already is a duplicate.
// So the result is that of reading the sources one by one, whatever the threads do. About 200 bytes an
// article.
class RunRegistry {
 public:
  // True: the article is to be written, under `sequence`. Call in source order, sequences ascending.
  bool decide(const Candidate& candidate, std::uint64_t sequence);

  const OutcomeCounts& counts() const { return counts_; }

  // Sequences that decide() let through and that a later record has replaced since.
  const std::unordered_set<std::uint64_t>& replaced() const { return replaced_; }

  // Published versions that this run replaces.
  std::vector<ArticlePlace> outdated() const;

  // Files with a record that was passed over as a copy of an article that has another text by now: they must
  // be read again by the next run.
  const std::unordered_set<std::uint32_t>& files_to_revisit() const { return revisit_; }

  // Files with a record that is in the index as an article of another file: were that gone, they would have to
  // be read again. Both files are of this run, or the second (by path; empty: not known) of an earlier one.
  // A file shares with itself where two of its records are one article.
  const std::set<std::pair<std::uint32_t, std::uint32_t>>& sharing() const { return sharing_; }
  const std::set<std::pair<std::uint32_t, std::string>>& sharing_earlier() const { return sharing_earlier_; }

  // Paths of files of earlier runs whose articles this run replaced, and the file that did: they share from
  // now on.
  const std::set<std::pair<std::string, std::uint32_t>>& overtaken() const { return overtaken_; }

  // Paths of files that are gone and whose articles, or some, this run found in others: should they come back, they must
  // be read again.
  const std::set<std::string>& left() const { return left_; }

 private:
  struct Known {
    std::uint64_t sequence;
    std::uint64_t content;
    std::uint64_t text;
    Outcome outcome;
    std::uint32_t file;
  };
  struct Copies {
    std::uint64_t text;
    std::vector<std::uint32_t> files;
  };

  void settle(std::uint64_t key, const Candidate& candidate, std::uint64_t sequence, Outcome outcome);
  void replace(std::uint64_t key, const Known& known, const Candidate& candidate);
  std::optional<std::uint64_t> copied_from(const Candidate& candidate, std::uint64_t key) const;
  std::uint64_t& count(Outcome outcome);

  std::unordered_map<std::uint64_t, Known> known_;            // by hash of the id
  std::unordered_map<std::uint64_t, std::uint64_t> holders_;  // text digest -> hash of the id
  std::unordered_map<std::uint64_t, ArticlePlace> outdated_;  // by hash of the id
  std::unordered_map<std::uint64_t, Copies> copies_;          // by hash of the id copied from
  std::unordered_set<std::uint64_t> replaced_;
  std::unordered_set<std::uint32_t> revisit_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> sharing_;
  std::set<std::pair<std::uint32_t, std::string>> sharing_earlier_;
  std::set<std::pair<std::string, std::uint32_t>> overtaken_;
  std::set<std::string> left_;
  OutcomeCounts counts_;
};

// Lets threads take turns in the order of their batches: 0, 1, 2 ...
class TurnGate {
 public:
  // Waits for the turn of `batch` and calls `work`, then lets the next one in. False, without calling it,
  // once the gate was broken.
  bool take_turn(std::uint64_t batch, const std::function<void()>& work);

  // A batch will never come to its turn: all who wait are let go.
  void break_up();

 private:
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
  bool broken_ = false;
};

}  // namespace morgue

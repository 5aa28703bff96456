#include "indexer/write/known_articles.h"

#include <utility>

#include "common/hash.h"
#include "common/schema.h"

namespace morgue {

namespace {

// Ids that the index cannot tell apart are one id here too.
std::uint64_t key_of(const std::string& id) {
  return hash64(field_term(field(FieldId::id), id));
}

}  // namespace

OutcomeCounts& OutcomeCounts::operator+=(const OutcomeCounts& more) {
  added += more.added;
  updated += more.updated;
  unchanged += more.unchanged;
  duplicates += more.duplicates;
  return *this;
}

std::uint64_t& RunRegistry::count(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return counts_.added;
    case Outcome::updated:
      return counts_.updated;
    case Outcome::unchanged:
      return counts_.unchanged;
    case Outcome::duplicate:
      break;
  }
  return counts_.duplicates;
}

// The article whose source and text `candidate` repeats under another id.
std::optional<std::uint64_t> RunRegistry::copied_from(const Candidate& candidate, std::uint64_t key) const {
  if (candidate.text == 0) return std::nullopt;
  if (const auto holder = holders_.find(candidate.text); holder != holders_.end() && holder->second != key) {
    return holder->second;
  }
  if (!candidate.text_holder) return std::nullopt;
  const std::uint64_t published = key_of(candidate.text_holder->id);
  if (published == key) return std::nullopt;
  // What was published may have been replaced in this run.
  const auto now = known_.find(published);
  if (now != known_.end() && now->second.text != candidate.text) return std::nullopt;
  return published;
}

void RunRegistry::settle(std::uint64_t key, const Candidate& candidate, std::uint64_t sequence,
                         Outcome outcome) {
  known_.insert_or_assign(key, Known{sequence, candidate.content, candidate.text, outcome, candidate.file});
  if (candidate.text != 0) holders_.try_emplace(candidate.text, key);
  if (outcome == Outcome::updated) {
    outdated_.insert_or_assign(key, candidate.published->place);
    const PublishedVersion& published = *candidate.published;
    if (published.moved) {
      left_.insert(published.origin);
    } else if (!published.origin.empty()) {
      overtaken_.emplace(published.origin, candidate.file);
    }
  } else {
    outdated_.erase(key);
  }
  if (const auto copies = copies_.find(key);
      copies != copies_.end() && copies->second.text != candidate.text) {
    revisit_.insert(copies->second.files.begin(), copies->second.files.end());
    copies_.erase(copies);
  }
  ++count(outcome);
}

// The version met earlier in this run gives way to `candidate`.
void RunRegistry::replace(std::uint64_t key, const Known& known, const Candidate& candidate) {
  sharing_.emplace(known.file, candidate.file);
  if (known.outcome != Outcome::unchanged) replaced_.insert(known.sequence);
  --count(known.outcome);
  ++counts_.duplicates;
  if (known.text == candidate.text) return;
  if (const auto holder = holders_.find(known.text); holder != holders_.end() && holder->second == key) {
    holders_.erase(holder);
  }
}

bool RunRegistry::decide(const Candidate& candidate, std::uint64_t sequence) {
  const std::uint64_t key = key_of(candidate.id);
  const auto known = known_.find(key);
  if (known != known_.end()) {
    if (known->second.content == candidate.content) {
      sharing_.emplace(candidate.file, known->second.file);
      ++counts_.duplicates;
      return false;
    }
    replace(key, known->second, candidate);
  } else if (!candidate.published) {
    if (const std::optional<std::uint64_t> original = copied_from(candidate, key)) {
      Copies& copies = copies_[*original];
      copies.text = candidate.text;
      if (copies.files.empty() || copies.files.back() != candidate.file)
        copies.files.push_back(candidate.file);
      if (const auto holder = known_.find(*original); holder != known_.end()) {
        sharing_.emplace(candidate.file, holder->second.file);
      } else {
        sharing_earlier_.emplace(candidate.file, candidate.text_holder ? candidate.text_holder->origin : "");
      }
      ++counts_.duplicates;
      return false;
    }
  }
  Outcome outcome = Outcome::added;
  if (candidate.published) {
    const PublishedVersion& published = *candidate.published;
    const bool same = published.digest == candidate.content && !published.moved;
    outcome = same ? Outcome::unchanged : Outcome::updated;
    if (same && published.elsewhere) sharing_earlier_.emplace(candidate.file, published.origin);
  }
  settle(key, candidate, sequence, outcome);
  return outcome != Outcome::unchanged;
}

std::vector<ArticlePlace> RunRegistry::outdated() const {
  std::vector<ArticlePlace> places;
  places.reserve(outdated_.size());
  for (const auto& [key, place] : outdated_) places.push_back(place);
  return places;
}

bool TurnGate::take_turn(std::uint64_t batch, const std::function<void()>& work) {
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return broken_ || next_ == batch; });
  if (broken_) return false;
  work();
  ++next_;
  lock.unlock();
  turn_.notify_all();
  return true;
}

void TurnGate::break_up() {
  {
    const std::lock_guard lock(mutex_);
    broken_ = true;
  }
  turn_.notify_all();
}

}  // namespace morgue

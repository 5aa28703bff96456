#include "searcher/search/highlighter.h"

#include <algorithm>
#include <utility>

namespace morgue {

namespace {

// Where a slot is met: at a position, by the bytes of a token.
struct Occurrence {
  std::uint32_t position;
  Span span;
};

using Occurrences = std::vector<std::vector<Occurrence>>;  // by slot, ascending by position

// Where a sequence is met: positions for NEAR, bytes for the marks.
struct Place {
  Extent extent;
  Span span;
};

// How the index sees a token that covers several positions: at the first and the last.
void add_occurrence(std::vector<Occurrence>& slot, const Token& token) {
  const IndexedPositions at = indexed_positions(token);
  const Span span{token.begin, token.end};
  slot.push_back({at.first, span});
  if (at.last != at.first) slot.push_back({at.last, span});
}

const Occurrence* at_position(const std::vector<Occurrence>& slot, std::uint32_t position) {
  const auto found = std::lower_bound(slot.begin(), slot.end(), position,
                                      [](const Occurrence& o, std::uint32_t p) { return o.position < p; });
  return found != slot.end() && found->position == position ? &*found : nullptr;
}

void sort_spans(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
}

// Appends where all slots are met side by side: one stretch, with the spaces between its words.
void add_places(Occurrences& slots, std::vector<Place>& places) {
  for (auto& slot : slots) {
    std::stable_sort(slot.begin(), slot.end(),
                     [](const Occurrence& a, const Occurrence& b) { return a.position < b.position; });
  }
  for (const Occurrence& first : slots.front()) {
    Place place{{first.position, first.position}, first.span};
    for (std::size_t i = 1; i < slots.size(); ++i) {
      const Occurrence* next = at_position(slots[i], ++place.extent.end);
      if (next == nullptr) break;
      place.span.end = std::max(place.span.end, next->span.end);
      if (i + 1 == slots.size()) places.push_back(place);
    }
    if (slots.size() == 1) places.push_back(place);
  }
}

// `sequences` are those of all operands of the matcher, in order.
void add_near_matches(const Matcher& matcher, std::size_t number, std::vector<Occurrences>& sequences,
                      std::vector<Match>& matches) {
  std::vector<std::vector<Place>> places;
  std::size_t next = 0;
  for (const Matcher::Operand& operand : matcher.operands) {
    places.emplace_back();
    for (std::size_t i = 0; i < operand.size(); ++i) add_places(sequences[next++], places.back());
  }
  Extents extents;
  for (const std::vector<Place>& operand : places) {
    extents.emplace_back();
    for (const Place& place : operand) extents.back().push_back(place.extent);
  }
  for (const NearGroup& group : near_groups(extents, matcher.proximity)) {
    Match match{number, {}};
    for (std::size_t operand = 0; operand < group.size(); ++operand) {
      match.spans.push_back(places[operand][group[operand]].span);
    }
    sort_spans(match.spans);
    matches.push_back(std::move(match));
  }
}

void add_single_matches(std::size_t number, std::vector<Occurrences>& sequences,
                        std::vector<Match>& matches) {
  std::vector<Place> places;
  for (Occurrences& sequence : sequences) add_places(sequence, places);
  for (const Place& place : places) matches.push_back({number, {place.span}});
}

bool looks_there(const Matcher& matcher, TextPart part) {
  switch (part) {
    case TextPart::title:
      return matcher.in_title;
    case TextPart::body:
      return matcher.in_body;
    case TextPart::tag:
      return matcher.in_tags;
    case TextPart::author:
      break;
  }
  return matcher.in_authors;
}

}  // namespace

Highlighter::Highlighter(const std::vector<Matcher>& matchers) : matchers_(matchers) {
  for (std::uint32_t m = 0; m < matchers.size(); ++m) {
    std::uint32_t number = 0;
    for (const Matcher::Operand& operand : matchers[m].operands) {
      for (const Matcher::Sequence& sequence : operand) {
        for (std::uint32_t slot = 0; slot < sequence.size(); ++slot) {
          for (const Matcher::Term& term : sequence[slot]) {
            uses_[term.name].push_back({m, number, slot, term.language});
          }
        }
        ++number;
      }
    }
  }
}

bool Highlighter::looks_in(TextPart part) const {
  return std::any_of(matchers_.begin(), matchers_.end(),
                     [=](const Matcher& matcher) { return looks_there(matcher, part); });
}

bool Highlighter::has_all(const std::vector<Match>& matches, TextPart part) const {
  std::vector<bool> met(matchers_.size(), false);
  for (const Match& match : matches) met[match.matcher] = true;
  for (std::size_t m = 0; m < matchers_.size(); ++m) {
    if (!met[m] && looks_there(matchers_[m], part)) return false;
  }
  return true;
}

std::vector<Match> Highlighter::find(const TokenList& tokens, TextPart part,
                                     std::string_view language) const {
  std::vector<Match> matches;
  if (uses_.empty()) return matches;
  std::vector<std::vector<Occurrences>> met(matchers_.size());  // by matcher and sequence
  for (std::size_t m = 0; m < matchers_.size(); ++m) {
    for (const Matcher::Operand& operand : matchers_[m].operands) {
      for (const Matcher::Sequence& sequence : operand) met[m].emplace_back(sequence.size());
    }
  }
  std::string name;
  for (const Token& token : tokens.tokens) {
    write_term_name(name, "", token.kind, tokens.term(token));
    const auto found = uses_.find(name);
    if (found == uses_.end()) continue;
    for (const Use& use : found->second) {
      if (!use.language.empty() && use.language != language) continue;
      add_occurrence(met[use.matcher][use.sequence][use.slot], token);
    }
  }
  for (std::size_t m = 0; m < matchers_.size(); ++m) {
    const Matcher& matcher = matchers_[m];
    if (!looks_there(matcher, part)) continue;
    if (matcher.operands.size() == 1) {
      add_single_matches(m, met[m], matches);
    } else {
      add_near_matches(matcher, m, met[m], matches);
    }
  }
  // A word that is met in several forms, or by its first and last position, is one match.
  std::sort(matches.begin(), matches.end());
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
  return matches;
}

std::vector<Span> merged_spans(const std::vector<Match>& matches) {
  std::vector<Span> all;
  for (const Match& match : matches) all.insert(all.end(), match.spans.begin(), match.spans.end());
  sort_spans(all);
  std::vector<Span> merged;
  for (const Span& span : all) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

}  // namespace morgue

#include "searcher/search/highlighter.h"

#include <algorithm>
#include <map>

namespace morgue {

namespace {

// Where a slot is met: at a position, by the bytes of a token.
struct Occurrence {
  std::uint32_t position;
  Span span;
};

using Occurrences = std::vector<std::vector<Occurrence>>;  // by slot, ascending by position

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

void find_adjacent(const Occurrences& slots, std::size_t matcher, std::vector<Match>& matches) {
  for (const Occurrence& first : slots.front()) {
    Match match{matcher, {first.span}};
    for (std::size_t i = 1; i < slots.size(); ++i) {
      const Occurrence* next = at_position(slots[i], first.position + static_cast<std::uint32_t>(i));
      if (next == nullptr) break;
      match.spans.push_back(next->span);
    }
    if (match.spans.size() != slots.size()) continue;
    // A phrase is one stretch, with the spaces between its words.
    match.spans = {{match.spans.front().begin, std::max(match.spans.front().end, match.spans.back().end)}};
    matches.push_back(std::move(match));
  }
}

// From each occurrence of the first slot, the nearest of each other slot after it, in order.
void find_ordered(const Occurrences& slots, std::size_t window, std::size_t matcher,
                  std::vector<Match>& matches) {
  for (const Occurrence& first : slots.front()) {
    Match match{matcher, {first.span}};
    std::uint32_t last = first.position;
    for (std::size_t i = 1; i < slots.size(); ++i) {
      const auto next = std::upper_bound(slots[i].begin(), slots[i].end(), last,
                                         [](std::uint32_t p, const Occurrence& o) { return p < o.position; });
      if (next == slots[i].end() || next->position - first.position >= window) break;
      last = next->position;
      match.spans.push_back(next->span);
    }
    if (match.spans.size() == slots.size()) matches.push_back(std::move(match));
  }
}

// Every smallest window that holds all slots, by moving each slot's place forward from the earliest.
void find_within(const Occurrences& slots, std::size_t window, std::size_t matcher,
                 std::vector<Match>& matches) {
  std::vector<std::size_t> places(slots.size(), 0);
  while (true) {
    std::size_t earliest = 0;
    std::uint32_t highest = 0;
    bool distinct = true;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const std::uint32_t position = slots[i][places[i]].position;
      if (position < slots[earliest][places[earliest]].position) earliest = i;
      highest = std::max(highest, position);
      for (std::size_t j = 0; j < i; ++j) distinct = distinct && slots[j][places[j]].position != position;
    }
    if (distinct && highest - slots[earliest][places[earliest]].position < window) {
      Match match{matcher, {}};
      for (std::size_t i = 0; i < slots.size(); ++i) match.spans.push_back(slots[i][places[i]].span);
      sort_spans(match.spans);
      matches.push_back(std::move(match));
    }
    if (++places[earliest] == slots[earliest].size()) return;
  }
}

}  // namespace

Highlighter::Highlighter(const std::vector<Matcher>& matchers) : matchers_(matchers) {
  for (std::uint32_t m = 0; m < matchers.size(); ++m) {
    for (std::uint32_t a = 0; a < matchers[m].alternatives.size(); ++a) {
      const auto& slots = matchers[m].alternatives[a].slots;
      for (std::uint32_t s = 0; s < slots.size(); ++s) {
        for (const Matcher::Term& term : slots[s]) uses_[term.name].push_back({m, a, s, term.language});
      }
    }
  }
}

std::vector<Match> Highlighter::find(const TokenList& tokens, TextPart part,
                                     std::string_view language) const {
  std::vector<Match> matches;
  if (uses_.empty()) return matches;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Occurrences> sequences;  // by matcher and alternative
  std::string name;
  for (const Token& token : tokens.tokens) {
    write_term_name(name, "", token.kind, tokens.term(token));
    const auto found = uses_.find(name);
    if (found == uses_.end()) continue;
    for (const Use& use : found->second) {
      if (!use.language.empty() && use.language != language) continue;
      const Matcher& matcher = matchers_[use.matcher];
      if (part == TextPart::title ? !matcher.in_title : !matcher.in_body) continue;
      const Matcher::Alternative& alternative = matcher.alternatives[use.alternative];
      if (alternative.slots.size() == 1) {
        matches.push_back({use.matcher, {{token.begin, token.end}}});
      } else {
        Occurrences& slots = sequences[{use.matcher, use.alternative}];
        slots.resize(alternative.slots.size());
        add_occurrence(slots[use.slot], token);
      }
    }
  }
  for (auto& [key, slots] : sequences) {
    const Matcher::Alternative& alternative = matchers_[key.first].alternatives[key.second];
    if (std::any_of(slots.begin(), slots.end(), [](const auto& slot) { return slot.empty(); })) continue;
    for (auto& slot : slots) {
      std::stable_sort(slot.begin(), slot.end(),
                       [](const Occurrence& a, const Occurrence& b) { return a.position < b.position; });
    }
    switch (alternative.order) {
      case Matcher::Order::adjacent:
        find_adjacent(slots, key.first, matches);
        break;
      case Matcher::Order::ordered:
        find_ordered(slots, alternative.window, key.first, matches);
        break;
      case Matcher::Order::any:
        find_within(slots, alternative.window, key.first, matches);
        break;
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.spans.front().begin < b.spans.front().begin;
  });
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

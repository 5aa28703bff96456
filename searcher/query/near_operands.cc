#include "searcher/query/near_operands.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/analyzer/token.h"
#include "searcher/query/near_source.h"

namespace morgue {

Matcher::Operand operand_of(const std::vector<Reading>& readings,
                            const std::function<std::string_view(const TermForm&)>& language_of) {
  Matcher::Operand operand;
  for (const Reading& reading : readings) {
    Matcher::Sequence& sequence = operand.emplace_back();
    for (const std::vector<TermForm>& forms : reading) {
      Matcher::Slot& slot = sequence.emplace_back();
      for (const TermForm& form : forms) {
        slot.push_back({term_name("", form.kind, form.term), std::string(language_of(form))});
      }
      std::sort(slot.begin(), slot.end());
    }
  }
  return operand;
}

std::vector<Matcher::Operand> any_alternative(const std::vector<Alternatives>& operands) {
  std::vector<Matcher::Operand> all;
  for (const Alternatives& alternatives : operands) {
    Matcher::Operand& operand = all.emplace_back();
    for (const Matcher::Operand& own : alternatives) operand.insert(operand.end(), own.begin(), own.end());
  }
  return all;
}

bool is_single(const Matcher::Operand& operand) {
  return std::all_of(operand.begin(), operand.end(),
                     [](const Matcher::Sequence& sequence) { return sequence.size() == 1; });
}

bool share_words(const std::vector<Matcher::Operand>& operands) {
  std::set<std::string_view> seen;
  for (const Matcher::Operand& operand : operands) {
    std::set<std::string_view> own;
    for (const Matcher::Sequence& sequence : operand) {
      for (const Matcher::Slot& slot : sequence) {
        for (const Matcher::Term& term : slot) own.insert(term.name);
      }
    }
    for (const std::string_view name : own) {
      if (!seen.insert(name).second) return true;
    }
  }
  return false;
}

Matcher::Operand loosened(const Matcher::Operand& readings) {
  Matcher::Operand single;
  for (const Matcher::Sequence& sequence : readings) {
    if (sequence.size() == 1) single.push_back(sequence);
  }
  if (!single.empty()) return single;
  for (const Matcher::Sequence& sequence : readings) {
    for (const Matcher::Slot& slot : sequence) single.push_back({slot});
  }
  return single;
}

Xapian::Query side_by_side(const std::vector<Xapian::Query>& slots) {
  if (slots.size() == 1) return slots.front();
  return {Xapian::Query::OP_PHRASE, slots.begin(), slots.end(), static_cast<Xapian::termcount>(slots.size())};
}

Xapian::Query near_by_xapian(const ScopedTerms& terms, const Scope& scope,
                             const std::vector<Matcher::Operand>& operands, Proximity proximity) {
  std::vector<Xapian::Query> parts;
  for (const Matcher::Operand& operand : operands) {
    Matcher::Slot slot;
    for (const Matcher::Sequence& sequence : operand) {
      slot.insert(slot.end(), sequence.front().begin(), sequence.front().end());
    }
    parts.push_back(terms.any_of(scope, slot));
  }
  if (parts.size() == 1) return parts.front();
  // Two words within n are n positions apart at most; each further word has room for itself.
  const auto window = parts.size() + static_cast<std::size_t>(proximity.distance) - 1;
  return {proximity.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, parts.begin(), parts.end(),
          static_cast<Xapian::termcount>(window)};
}

Xapian::Query near_by_positions(const ScopedTerms& terms, const Scope& scope,
                                const std::vector<Matcher::Operand>& operands, Proximity proximity) {
  std::vector<Xapian::Query> parts;
  for (const Matcher::Operand& operand : operands) {
    std::vector<Xapian::Query> readings;
    for (const Matcher::Sequence& sequence : operand) {
      std::vector<Xapian::Query> slots;
      for (const Matcher::Slot& slot : sequence) slots.push_back(terms.any_of(scope, slot));
      readings.push_back(side_by_side(slots));
    }
    parts.push_back(joined(Xapian::Query::OP_OR, readings));
  }
  auto* source = new NearSource(operands, std::string(scope.prefix), proximity);
  return {Xapian::Query::OP_FILTER, joined(Xapian::Query::OP_AND, parts), Xapian::Query(source->release())};
}

int longest(const Matcher::Operand& operand) {
  std::size_t words = 1;
  for (const Matcher::Sequence& sequence : operand) words = std::max(words, sequence.size());
  return static_cast<int>(words);
}

double most_articles(const Xapian::Database& database, const Matcher::Operand& operand) {
  double articles = 0;
  for (const Matcher::Sequence& sequence : operand) {
    double rarest = database.get_doccount();
    for (const Matcher::Slot& slot : sequence) {
      double frequency = 0;
      for (const Matcher::Term& term : slot) frequency += database.get_termfreq(term.name);
      rarest = std::min(rarest, frequency);
    }
    articles += rarest;
  }
  return articles;
}

}  // namespace morgue

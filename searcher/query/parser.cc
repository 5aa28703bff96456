#include "searcher/query/parser.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <utility>

#include "searcher/query/chunk.h"
#include "searcher/query/complaints.h"
#include "searcher/query/group.h"
#include "searcher/query/leaf.h"
#include "searcher/query/lexer.h"
#include "searcher/query/query_facts.h"

namespace morgue {

namespace {

using Kind = QueryToken::Kind;
using Occur = Query::Occur;

// disjunction = list { OR list }; list = chain { chain }; chain = clause { AND clause };
// clause = { NOT | "-" | "+" } operand { NEAR operand }; operand = [ field ] ( leaf | "(" disjunction ")" ).
// Where all words are asked for, a list is one chain.
class Parser {
 public:
  Parser(std::string_view query, const ParseOptions& options, Complaints& complaints)
      : query_(query),
        any_(options.any),
        complaints_(complaints),
        leaves_(query, options.today, complaints),
        tokens_(lex_query(query, complaints)) {}

  Query run() { return disjunction({}); }

 private:
  bool next_is(Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  bool at_group_end() const { return at_ == tokens_.size() || next_is(Kind::close); }
  bool at_operand() const {
    return !at_group_end() && !next_is(Kind::and_word) && !next_is(Kind::or_word) &&
           !next_is(Kind::near_word);
  }

  void drop_operator(const QueryToken& token, const char* side) {
    complaints_.add(token.begin, complaints_.quoted(token.begin, token.end) + " has nothing to its " + side,
                    "left out", "write what it joins on both sides, or the word in small letters");
  }

  Query disjunction(const FieldScope& scope) {
    std::vector<Query> children;
    for (;;) {
      const std::size_t before = at_;
      children.push_back(list(scope));
      children.back().occur = Occur::should;
      const bool empty = at_ == before;
      if (!next_is(Kind::or_word)) return make_group(std::move(children));
      const QueryToken& or_word = tokens_[at_++];
      if (empty) {
        drop_operator(or_word, "left");
      } else if (at_group_end()) {
        drop_operator(or_word, "right");
      }
    }
  }

  Query list(const FieldScope& scope) {
    std::vector<Query> children;
    while (!at_group_end() && !next_is(Kind::or_word)) {
      if (at_operand()) {
        chain(scope, children);
      } else {
        drop_operator(tokens_[at_++], "left");
      }
    }
    return make_group(std::move(children));
  }

  // Appends one child for each clause; for those that AND joins among optional ones, one for all.
  void chain(const FieldScope& scope, std::vector<Query>& children) {
    std::vector<Query> links;
    clause(scope, links);
    while (next_is(Kind::and_word)) {
      const QueryToken& and_word = tokens_[at_++];
      while (next_is(Kind::and_word) || next_is(Kind::near_word)) drop_operator(tokens_[at_++], "left");
      if (at_operand()) {
        clause(scope, links);
      } else {
        drop_operator(and_word, "right");
      }
    }
    if (any_ && links.size() > 1) {
      for (Query& link : links) {
        if (link.occur == Occur::should) link.occur = Occur::must;
      }
      Query all = make_group(std::move(links));
      all.occur = Occur::should;
      children.push_back(std::move(all));
    } else {
      std::move(links.begin(), links.end(), std::back_inserter(children));
    }
  }

  // Appends one link, and one more for each NEAR that can only be read as AND.
  void clause(const FieldScope& scope, std::vector<Query>& links) {
    bool negated = false;
    bool required = false;
    bool sign = false;
    const QueryToken* not_word = nullptr;
    for (;; ++at_) {
      if (next_is(Kind::not_word)) {
        not_word = &tokens_[at_];
        negated = !negated;
      } else if (next_is(Kind::minus)) {
        negated = !negated;
        sign = true;
      } else if (next_is(Kind::plus)) {
        required = true;
        sign = true;
      } else {
        break;
      }
    }
    if (!at_operand()) {
      if (not_word) drop_operator(*not_word, "right");
      return;
    }
    const std::size_t first = links.size();
    Query query = operand(scope);
    const Occur optional = any_ && !required && !is_filter(query) ? Occur::should : Occur::must;
    if (sign && next_is(Kind::near_word)) {
      read_as_and("a \"-\" or \"+\" binds to one side of " + name_of(tokens_[at_]) + " only");
    }
    near_tail(scope, std::move(query), links);
    for (std::size_t i = first; i < links.size(); ++i) links[i].occur = i > first ? Occur::must : optional;
    if (negated && links.size() > first) links[first].occur = Occur::must_not;
  }

  std::string name_of(const QueryToken& token) const { return complaints_.quoted(token.begin, token.end); }

  // The NEAR that comes next does not fit: the chain goes on with it as AND.
  void read_as_and(const std::string& wrong) {
    complaints_.add(
        tokens_[at_].begin, wrong, "read as AND",
        "between words, patterns, phrases and parenthesised ORs of one field, write a NEAR/5 b NEAR/5 c");
    tokens_[at_].kind = Kind::and_word;
  }

  static bool can_be_near(const Query& query) {
    if (is_disjunction(query)) {
      return std::all_of(query.children.begin(), query.children.end(), [&](const Query& child) {
        return child.kind != Query::Kind::boolean && child.field == query.children.front().field &&
               can_be_near(child);
      });
    }
    return query.kind == Query::Kind::word || query.kind == Query::Kind::pattern ||
           (query.kind == Query::Kind::phrase && !query.distance);
  }

  static std::optional<FieldId> field_of(const Query& operand) {
    return operand.children.empty() ? operand.field : operand.children.front().field;
  }

  // What NEARs join to `first`, and what they were meant to join but cannot.
  void near_tail(const FieldScope& scope, Query first, std::vector<Query>& links) {
    while (next_is(Kind::near_word)) {
      const QueryToken op = tokens_[at_];
      const bool longer = first.kind == Query::Kind::near;
      if (longer && (first.distance != op.number || first.ordered != op.ordered)) {
        read_as_and(name_of(op) + " follows another distance or order");
        break;
      }
      const std::size_t behind = at_ + 1;
      const bool has_operand = behind < tokens_.size() && starts_operand(tokens_[behind].kind);
      if (!has_operand || !(longer || first.kind == Query::Kind::nothing || can_be_near(first))) {
        read_as_and(name_of(op) + " stands beside what has no place in the text, or a group");
        break;
      }
      ++at_;
      Query second = operand(scope);
      if (second.kind == Query::Kind::nothing) continue;
      if (first.kind == Query::Kind::nothing) {
        first = std::move(second);
        continue;
      }
      const Query& known = longer ? first.children.front() : first;
      if (!can_be_near(second) || field_of(known) != field_of(second)) {
        complaints_.add(
            op.begin, name_of(op) + " stands beside what has no place in the same text", "read as AND",
            "between words, patterns, phrases and parenthesised ORs of one field, write a NEAR/5 b");
        links.push_back(std::move(first));
        first = std::move(second);
        continue;
      }
      join(first, std::move(second), op);
    }
    links.push_back(std::move(first));
  }

  static bool starts_operand(Kind kind) {
    return kind == Kind::word || kind == Kind::pattern || kind == Kind::phrase || kind == Kind::open ||
           kind == Kind::exact || kind == Kind::field;
  }

  static void join(Query& first, Query second, const QueryToken& op) {
    second.occur = Occur::must;
    if (first.kind != Query::Kind::near) {
      Query near;
      near.kind = Query::Kind::near;
      near.field = field_of(first);
      near.ordered = op.ordered;
      near.distance = op.number;
      near.begin = first.begin;
      first.occur = Occur::must;
      near.children.push_back(std::move(first));
      first = std::move(near);
    }
    first.end = second.end;
    first.children.push_back(std::move(second));
  }

  Query operand(const FieldScope& outer) {
    const QueryToken* own_field = nullptr;
    FieldScope scope = outer;
    if (next_is(Kind::field)) {
      own_field = &tokens_[at_++];
      scope = {own_field->field, own_field->bound};
    }
    if (next_is(Kind::open)) return group(scope);
    const std::size_t begin = tokens_[at_].begin;
    const bool exact = next_is(Kind::exact);
    if (exact) ++at_;
    const QueryToken& token = tokens_[at_++];
    Query leaf = leaves_.make(token, exact, scope, own_field, outer);
    if (!own_field) {
      leaf.begin = static_cast<std::uint32_t>(begin);
      if (!exact && token.kind == Kind::word && is_text(scope)) join_words(leaf);
    }
    return leaf;
  }

  Query group(const FieldScope& scope) {
    const QueryToken& open = tokens_[at_++];
    if (next_is(Kind::close)) {
      complaints_.add(open.begin, "a pair of parentheses is empty", "left out",
                      "write the group's words into it");
    }
    Query query = disjunction(scope);
    ++at_;  // the lexer gives each `open` its `close`
    return query;
  }

  // The words behind `leaf`, which is the last token taken, that are one thing with it.
  void join_words(Query& leaf) {
    std::array<std::string_view, most_joined> chunks;
    chunks[0] = leaf.text;
    std::size_t count = 1;
    for (std::size_t i = at_; i < tokens_.size() && count < most_joined; ++i) {
      const QueryToken& token = tokens_[i];
      if (token.kind != Kind::word || token.after_gap) break;
      chunks[count++] = query_.substr(token.begin, token.end - token.begin);
    }
    if (count == 1) return;
    const std::size_t joined = joined_chunks(std::span(chunks).first(count));
    std::string text = leaf.text;
    for (std::size_t i = 1; i < joined; ++i) {
      text += ' ';
      text += chunks[i];
      leaf.end = tokens_[at_++].end;
    }
    leaf.text = std::move(text);
  }

  std::string_view query_;
  bool any_;
  Complaints& complaints_;
  LeafMaker leaves_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

Query parse_query(std::string_view typed, const ParseOptions& options, std::vector<std::string>* notes) {
  const std::string query = clean_query(typed);
  Complaints complaints(query, options.strict);
  Query understood = Parser(query, options, complaints).run();
  understood.occur = Occur::must;
  if (notes) {
    for (std::string& sentence : complaints.notes()) notes->push_back(std::move(sentence));
  }
  return understood;
}

}  // namespace morgue

#include "searcher/query/lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "searcher/query/chunk.h"

namespace morgue {

namespace {

using Kind = QueryToken::Kind;

struct Operator {
  Kind kind = Kind::and_word;
  bool ordered = false;
  int number = 0;  // out of range: malformed
};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// -1 where it is not 0..1000.
int small_number(std::string_view digits) {
  int value = -1;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failed != std::errc() || end != digits.data() + digits.size() || value < 0) return -1;
  return value <= farthest_near ? value : -1;
}

std::optional<Operator> operator_in(std::string_view chunk) {
  if (chunk == "AND") return Operator{Kind::and_word, false, default_near};
  if (chunk == "OR") return Operator{Kind::or_word, false, default_near};
  if (chunk == "NOT") return Operator{Kind::not_word, false, default_near};
  if (chunk == "NEAR") return Operator{Kind::near_word, false, default_near};
  const std::size_t slash = chunk.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view name = chunk.substr(0, slash);
  const std::string_view number = chunk.substr(slash + 1);
  const bool short_name = name == "W" || name == "w";
  if (name != "NEAR" && name != "PRE" && !short_name) return std::nullopt;
  if (short_name && !is_number(number)) return std::nullopt;  // "w/out"
  return Operator{Kind::near_word, name == "PRE", small_number(number)};
}

bool is_malformed(const Operator& op) {
  return op.number < 1;
}

std::string field_list() {
  std::string names;
  for (const Field& f : schema) {
    if (!f.queryable) continue;
    names += f.name;
    names += ", ";
  }
  return "the fields are: " + names + "after, before";
}

class Lexer {
 public:
  Lexer(std::string_view query, Complaints& complaints) : query_(query), complaints_(complaints) {}

  std::vector<QueryToken> run() {
    while (at_ < query_.size()) {
      if (query_[at_] == ' ') {
        ++at_;
      } else if (query_[at_] == ')') {
        close();
      } else {
        clause();
      }
    }
    if (depth_ > 0) {
      if (!full_) {
        complaints_.add(last_open_, "a parenthesis is not closed", "the rest is read as the group",
                        "close it with \")\", or leave it out");
      }
      for (std::size_t i = std::min(depth_, deepest_group); i > 0; --i) emit(make(Kind::close, at_, at_));
    }
    return std::move(tokens_);
  }

 private:
  static QueryToken make(Kind kind, std::size_t begin, std::size_t end) {
    QueryToken token;
    token.kind = kind;
    token.begin = token.text_begin = static_cast<std::uint32_t>(begin);
    token.end = token.text_end = static_cast<std::uint32_t>(end);
    return token;
  }

  void emit(QueryToken token) {
    token.after_gap = gap_;
    gap_ = false;
    tokens_.push_back(token);
  }

  // A clause is what its prefixes bind to; without it, they are not emitted.
  void bind(QueryToken token) { prefixes_[prefix_count_++] = token; }
  void emit_bound(QueryToken token) {
    for (std::size_t i = 0; i < prefix_count_; ++i) emit(prefixes_[i]);
    emit(token);
  }
  void emit_clause(QueryToken token) {
    if (clauses_ == most_clauses) {
      complaints_.add(token.begin, "the query has more than " + std::to_string(most_clauses) + " words",
                      "what follows is left out", "shorten the query");
      at_ = query_.size();
      full_ = true;
      return;
    }
    ++clauses_;
    emit_bound(token);
  }

  std::string_view chunk_at(std::size_t at) const { return query_.substr(at, chunk_end(query_, at) - at); }
  bool ends_at(std::size_t at) const { return at >= query_.size() || query_[at] == ' ' || query_[at] == ')'; }
  bool opens_at(std::size_t at) const { return query_[at] == '(' || quotation_mark(query_, at) > 0; }

  // Whether a "=" before `at` has something to bind to.
  bool exact_ahead(std::size_t at) const {
    if (ends_at(at) || query_[at] == '(') return false;
    if (quotation_mark(query_, at) > 0) return true;
    return std::string_view("-+=").find(query_[at]) == std::string_view::npos &&
           has_letter_or_digit(chunk_at(at));
  }

  // Whether a "-" or "+" before `at` has something to bind to.
  bool clause_ahead(std::size_t at) const {
    if (ends_at(at)) return false;
    if (opens_at(at)) return true;
    if (query_[at] == '=') return exact_ahead(at + 1);
    if (query_[at] == '-' || query_[at] == '+') return false;
    const std::string_view chunk = chunk_at(at);
    return !operator_in(chunk) && has_letter_or_digit(chunk);
  }

  bool value_ahead(std::size_t at) const {
    if (ends_at(at)) return false;
    return opens_at(at) || has_letter_or_digit(chunk_at(at)) || (query_[at] == '=' && exact_ahead(at + 1));
  }

  void clause() {
    prefix_count_ = 0;
    const std::size_t begin = at_;
    const char sign = query_[at_];
    if ((sign == '-' || sign == '+') && clause_ahead(at_ + 1)) {
      bind(make(sign == '-' ? Kind::minus : Kind::plus, at_, at_ + 1));
      ++at_;
    }
    const std::size_t unsigned_begin = at_;
    const bool has_field = field_name();
    if (query_[at_] == '=' && exact_ahead(at_ + 1)) {
      bind(make(Kind::exact, at_, at_ + 1));
      ++at_;
      if (!has_field) warn_of_field_behind_sign();
    }
    if (query_[at_] == '(') return open();
    if (const std::size_t mark = quotation_mark(query_, at_)) return phrase(mark);
    chunk(begin == unsigned_begin && at_ == begin);
  }

  // `source:` before a value. A chunk that only looks like it is left to be a word.
  bool field_name() {
    std::size_t colon = at_;
    const auto is_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    while (colon < query_.size() && is_name(query_[colon])) ++colon;
    if (colon == at_ || colon == query_.size() || query_[colon] != ':') return false;
    std::string name(query_.substr(at_, colon - at_));
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    QueryToken token = make(Kind::field, at_, colon + 1);
    const Field* found = find_field(name);
    if (name == "after" || name == "before") {
      found = &field(FieldId::date);
      token.bound = name == "after" ? QueryToken::Bound::after : QueryToken::Bound::before;
    }
    if (!found || !found->queryable) {
      // "Re:" before a space is punctuation, "https://" an address.
      if (!ends_at(colon + 1) && query_.substr(colon + 1, 2) != "//") {
        complaints_.add(at_, complaints_.quoted(at_, colon + 1) + " is no field that can be searched",
                        "read as a plain word", field_list());
      }
      return false;
    }
    if (!value_ahead(colon + 1)) {
      complaints_.add(at_, complaints_.quoted(at_, colon + 1) + " has no value", "read as a plain word",
                      "write the value directly behind the colon: " + std::string(found->example));
      return false;
    }
    token.field = found->id;
    bind(token);
    at_ = colon + 1;
    return true;
  }

  // "=title:Foo" asks for the exact word "title:Foo", which nobody means.
  void warn_of_field_behind_sign() {
    const std::string_view chunk = chunk_at(at_);
    const std::size_t colon = chunk.find(':');
    if (colon == std::string_view::npos || colon + 1 == chunk.size() || !find_field(chunk.substr(0, colon)))
      return;
    const std::string name(chunk.substr(0, colon + 1));
    complaints_.add(at_ - 1, "\"=\" stands before a field",
                    "read as the word " + complaints_.quoted(at_, at_ + chunk.size()),
                    "write the field first: " + name + "=word");
  }

  void open() {
    last_open_ = at_;
    if (depth_++ < deepest_group) {
      emit_bound(make(Kind::open, at_, at_ + 1));
    } else {
      complaints_.add(at_, "groups are deeper than " + std::to_string(deepest_group),
                      "the deeper parentheses are left out", "use fewer parentheses");
      gap_ = true;
    }
    ++at_;
  }

  void close() {
    if (depth_ == 0) {
      complaints_.add(at_, "a parenthesis is closed that was not opened", "left out",
                      "open it with \"(\", or leave it out");
      gap_ = true;
    } else if (depth_-- <= deepest_group) {
      emit(make(Kind::close, at_, at_ + 1));
    } else {
      gap_ = true;
    }
    ++at_;
  }

  void phrase(std::size_t mark) {
    QueryToken token = make(Kind::phrase, at_, query_.size());
    at_ += mark;
    token.text_begin = static_cast<std::uint32_t>(at_);
    std::size_t closing = 0;
    while (at_ < query_.size() && (closing = quotation_mark(query_, at_)) == 0) ++at_;
    token.text_end = static_cast<std::uint32_t>(at_);
    if (at_ == query_.size()) {
      complaints_.add(token.begin, "a quotation mark is not closed", "the rest is read as the phrase",
                      "close the phrase with \", or leave the mark out");
    } else {
      at_ += closing;
      distance(token);
    }
    token.end = static_cast<std::uint32_t>(at_);
    if (has_letter_or_digit(query_.substr(token.text_begin, token.text_end - token.text_begin))) {
      emit_clause(token);
    } else {
      gap_ = true;
    }
  }

  // The ~n behind a phrase.
  void distance(QueryToken& token) {
    if (at_ == query_.size() || query_[at_] != '~') return;
    const std::string_view digits = chunk_at(at_ + 1);
    if (!is_number(digits)) return;
    const int number = small_number(digits);
    if (number < 0) {
      complaints_.add(at_, "the distance of a phrase is at most " + std::to_string(farthest_near),
                      "read as a phrase without distance", "write \"...\"~5");
    }
    token.number = static_cast<std::int16_t>(number);
    at_ += 1 + digits.size();
  }

  void chunk(bool may_be_operator) {
    const std::size_t begin = at_;
    const std::string_view text = chunk_at(at_);
    at_ += text.size();
    if (const auto op = may_be_operator ? operator_in(text) : std::nullopt) {
      if (!is_malformed(*op)) {
        QueryToken token = make(op->kind, begin, at_);
        token.ordered = op->ordered;
        token.number = static_cast<std::int16_t>(op->number);
        return emit(token);
      }
      complaints_.add(begin, complaints_.quoted(begin, at_) + " is no distance", "read as a plain word",
                      "write NEAR/5 or PRE/3, with 1 to " + std::to_string(farthest_near) + " words");
    }
    if (!has_letter_or_digit(text)) {
      gap_ = true;
      return;
    }
    QueryToken token = make(Kind::word, begin, at_);
    const bool exact = prefix_count_ > 0 && prefixes_[prefix_count_ - 1].kind == Kind::exact;
    if (const auto pattern = exact ? std::nullopt : pattern_in(text)) {
      token.kind = Kind::pattern;
      token.text_begin = static_cast<std::uint32_t>(pattern->data() - query_.data());
      token.text_end = token.text_begin + static_cast<std::uint32_t>(pattern->size());
    }
    emit_clause(token);
  }

  std::string_view query_;
  Complaints& complaints_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  std::array<QueryToken, 3> prefixes_;  // at most a sign, a field and "=", in this order
  std::size_t prefix_count_ = 0;
  std::size_t depth_ = 0;
  std::size_t last_open_ = 0;
  std::size_t clauses_ = 0;
  bool gap_ = false;
  bool full_ = false;
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view query, Complaints& complaints) {
  return Lexer(query, complaints).run();
}

}  // namespace morgue

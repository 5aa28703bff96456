#include "searcher/query/leaf.h"

#include <string>
#include <utility>

namespace morgue {

namespace {

using Kind = Query::Kind;
using Bound = QueryToken::Bound;

constexpr const char* date_forms =
    "write 2019, 2019-11, 2019-11-07, 2019-10..2019-12, ..2018, 2024.., today, yesterday, 7d, 2w, 3m or 1y";
constexpr const char* bound_forms = "write 2019, 2019-11, 2019-11-07, today or yesterday";

std::string one_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Several stars mean what one means.
std::string one_starred(std::string_view pattern) {
  std::string out;
  for (const char c : pattern) {
    if (c != '*' || !out.ends_with('*')) out += c;
  }
  return out;
}

// The days from the one after `unit` on, or up to the one before it, as a value of `date:`.
std::optional<std::string> beside(std::string_view unit, Bound bound, CivilDay today) {
  using namespace std::chrono;
  const std::optional<DateSpan> span = parse_date_span(unit, today);
  // A unit's keys differ in their end alone; a range has no one side.
  if (!span || span->first.empty() || span->last != span->first + '~') return std::nullopt;
  const std::string& key = span->first;
  const year y(std::stoi(key.substr(0, 4)));
  const month m(key.size() >= 6 ? static_cast<unsigned>(std::stoi(key.substr(4, 2))) : 1u);
  const day d(key.size() >= 8 ? static_cast<unsigned>(std::stoi(key.substr(6, 2))) : 1u);
  const sys_days first = y / m / d;
  sys_days behind = first + days(1);
  if (key.size() == 4) behind = (y + years(1)) / January / 1;
  if (key.size() == 6) behind = sys_days(y / m / last) + days(1);

  const std::string value =
      bound == Bound::after ? to_iso(to_date(behind)) + ".." : ".." + to_iso(to_date(first - days(1)));
  if (!parse_date_span(value, today)) return std::nullopt;  // beyond the calendar
  return value;
}

}  // namespace

bool is_text(const FieldScope& scope) {
  return !scope.field || field(*scope.field).kind == FieldKind::text;
}

Query LeafMaker::make(const QueryToken& token, bool exact, const FieldScope& scope,
                      const QueryToken* own_field, const FieldScope& outer) const {
  Query leaf;
  if (is_text(scope)) {
    leaf = text_leaf(token, exact, scope);
  } else if (field(*scope.field).kind != FieldKind::date) {
    leaf = value_leaf(token, scope);
  } else if (auto span = span_leaf(token, scope)) {
    leaf = *std::move(span);
  } else if (own_field && token.kind != QueryToken::Kind::phrase) {
    // Of "date:soon" nothing is lost: it is the word that was typed.
    leaf.kind = Kind::word;
    if (is_text(outer)) leaf.field = outer.field;
    leaf.text = query_.substr(own_field->begin, token.end - own_field->begin);
  } else {
    leaf = text_leaf(token, exact, is_text(outer) ? outer : FieldScope{});
  }
  leaf.begin = own_field ? own_field->begin : token.begin;
  leaf.end = token.end;
  return leaf;
}

Query LeafMaker::text_leaf(const QueryToken& token, bool exact, const FieldScope& scope) const {
  const std::string_view text = query_.substr(token.text_begin, token.text_end - token.text_begin);
  Query leaf;
  leaf.field = scope.field;
  leaf.exact = exact;
  switch (token.kind) {
    case QueryToken::Kind::phrase:
      leaf.kind = Kind::phrase;
      leaf.text = one_spaced(text);
      if (token.number >= 0) leaf.distance = token.number;
      break;
    case QueryToken::Kind::pattern:
      leaf.kind = Kind::pattern;
      leaf.text = one_starred(text);
      break;
    default:
      leaf.kind = Kind::word;
      leaf.text = text;
  }
  return leaf;
}

Query LeafMaker::value_leaf(const QueryToken& token, const FieldScope& scope) const {
  const std::string name(field(*scope.field).name);
  if (token.kind == QueryToken::Kind::pattern) {
    complaints_.add(token.begin, name + ": takes whole values, no patterns", "read as a value",
                    "write the whole value, or several in parentheses: " + name + ":(A OR B)");
  }
  if (token.number >= 0) {
    complaints_.add(token.begin, name + ": takes whole values, no distance", "read as a value",
                    "leave ~" + std::to_string(token.number) + " out");
  }
  Query leaf;
  leaf.kind = Kind::value;
  leaf.field = scope.field;
  leaf.text = token.kind == QueryToken::Kind::phrase
                  ? one_spaced(query_.substr(token.text_begin, token.text_end - token.text_begin))
                  : std::string(query_.substr(token.begin, token.end - token.begin));
  return leaf;
}

std::optional<Query> LeafMaker::span_leaf(const QueryToken& token, const FieldScope& scope) const {
  std::string value = one_spaced(query_.substr(token.text_begin, token.text_end - token.text_begin));
  std::optional<DateSpan> span;
  if (token.kind == QueryToken::Kind::pattern) {
    span = std::nullopt;  // "2019-1?" is not the date 2019-1
  } else if (scope.bound == Bound::within) {
    span = parse_date_span(value, today_);
  } else if (const auto side = beside(value, scope.bound, today_)) {
    value = *side;
    span = parse_date_span(value, today_);
  }
  if (!span) {
    const bool within = scope.bound == Bound::within;
    complaints_.add(
        token.begin,
        complaints_.quoted(token.begin, token.end) + (within ? " is no date" : " is no day, month or year"),
        "read as plain words", within ? date_forms : bound_forms);
    return std::nullopt;
  }
  Query leaf;
  leaf.kind = Kind::span;
  leaf.field = scope.field;
  leaf.text = std::move(value);
  leaf.dates = *std::move(span);
  return leaf;
}

}  // namespace morgue

// A query as understood: a plain tree, printable, comparable, independent of any index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/date.h"
#include "common/schema.h"

namespace morgue {

struct Query {
  enum class Kind : std::uint8_t {
    nothing,  // asks for nothing, matches nothing
    word,     // text: one chunk as typed ("deal", "S-400", "$5 billion"); exact: written with "="
    phrase,   // text: what stood between the quotes; distance: the n of "..."~n, absent for a plain phrase
    near,     // children within `distance` words; ordered: PRE
    pattern,  // text with '*' and '?', at least one other character
    value,    // a whole value of a term or list field
    span,     // a date field within `dates`; text as typed
    boolean,  // children, each with its occur
  };
  enum class Occur : std::uint8_t { must, should, must_not };

  Kind kind = Kind::nothing;
  Occur occur = Occur::must;     // within the boolean parent; must elsewhere
  std::optional<FieldId> field;  // absent: title, body and tags
  std::string text;
  bool exact = false;
  bool ordered = false;
  std::optional<int> distance;
  DateSpan dates;
  std::vector<Query> children;
  std::uint32_t begin = 0;  // bytes of the typed query, for messages and --explain; not compared
  std::uint32_t end = 0;

  // All but begin and end.
  bool operator==(const Query& other) const;
};

// One line that the parser reads back to an equal tree (with the same ParseOptions): operators written out,
// parentheses where needed.
std::string to_string(const Query& query);

}  // namespace morgue

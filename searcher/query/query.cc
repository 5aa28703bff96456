#include "searcher/query/query.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "searcher/query/chunk.h"
#include "searcher/query/group.h"

namespace morgue {

namespace {

using Kind = Query::Kind;
using Occur = Query::Occur;

bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool needs_no_quotes(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return is_ascii_alnum(c) || std::string_view("-._").find(c) != std::string_view::npos;
  });
}

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string print_leaf(const Query& leaf) {
  std::string out;
  if (leaf.field) {
    out += field(*leaf.field).name;
    out += ':';
  }
  if (leaf.exact) out += '=';
  switch (leaf.kind) {
    case Kind::phrase:
      out += quoted(leaf.text);
      if (leaf.distance) out += '~' + std::to_string(*leaf.distance);
      break;
    case Kind::value:
    case Kind::span:
      out += needs_no_quotes(leaf.text) ? leaf.text : quoted(leaf.text);
      break;
    default:
      // A field binds to one chunk only.
      out += leaf.field && leaf.text.find(' ') != std::string::npos ? '(' + leaf.text + ')' : leaf.text;
  }
  return out;
}

// Words that would be joined to a neighbour where they are one thing.
bool is_bare_word(const Query& query) {
  return query.kind == Kind::word && !query.field && !query.exact;
}

std::vector<std::string_view> chunks_of(const Query& word) {
  std::vector<std::string_view> chunks;
  const std::string_view text = word.text;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    chunks.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return chunks;
}

class Printer {
 public:
  std::string take() { return std::move(out_); }

  void print(const Query& query) {
    if (query.kind == Kind::nothing) return;
    if (query.kind == Kind::near) {
      const std::string op =
          (query.ordered ? " PRE/" : " NEAR/") + std::to_string(query.distance.value_or(0)) + ' ';
      print_joined(query, op);
    } else if (query.kind != Kind::boolean) {
      out_ += print_leaf(query);
    } else if (is_disjunction(query)) {
      print_alternatives(query);
    } else if (is_conjunction(query)) {
      print_joined(query, " AND ");
    } else {
      print_optional(query);
    }
  }

 private:
  void print_in_parentheses(const Query& query) {
    out_ += '(';
    print(query);
    out_ += ')';
  }

  void print_alternatives(const Query& query) {
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      if (i > 0) out_ += " OR ";
      print(query.children[i]);  // OR binds loosest: no parentheses
    }
  }

  void print_joined(const Query& query, std::string_view op) {
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      const Query& child = query.children[i];
      if (i > 0) out_ += op;
      if (child.occur == Occur::must_not) out_ += "NOT ";
      if (child.kind == Kind::boolean) {
        print_in_parentheses(child);
      } else {
        print(child);
      }
    }
  }

  // Clauses side by side, of which some are optional: they come from queries of any word.
  void print_optional(const Query& query) {
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      if (i > 0) out_ += joins_next(query.children, i - 1) ? " , " : " ";
      print_optional_child(query.children[i]);
    }
  }

  void print_optional_child(const Query& child) {
    // One clause that is excluded would otherwise be excluded here.
    const bool chain = is_conjunction(child) && child.children.size() > 1;
    if (child.occur == Occur::should) {
      if (child.kind != Kind::boolean || chain) return print(child);
      return print_in_parentheses(child);
    }
    const bool composite = child.kind == Kind::boolean || child.kind == Kind::near;
    if (!composite && takes_sign(child)) {
      out_ += child.occur == Occur::must ? '+' : '-';
      print(child);
    } else if (child.occur == Occur::must_not && child.kind != Kind::boolean) {
      out_ += "NOT ";
      print(child);
    } else {
      out_ += child.occur == Occur::must ? '+' : '-';
      print_in_parentheses(child);
    }
  }

  // A word such as "--x" or "w/0" behind a sign would be read as one word with it.
  static bool takes_sign(const Query& leaf) {
    if (!is_bare_word(leaf)) return true;
    const std::string_view text = leaf.text;
    return std::string_view("-+=").find(text.front()) == std::string_view::npos &&
           !text.starts_with("NEAR/") && !text.starts_with("PRE/") && !text.starts_with("W/") &&
           !text.starts_with("w/");
  }

  static const Query* last_word(const Query& query) {
    if (is_bare_word(query)) return &query;
    if (query.kind == Kind::near ||
        (is_conjunction(query) && query.occur == Occur::should && query.children.size() > 1)) {
      return last_word(query.children.back());
    }
    return nullptr;
  }

  // Appends the words that `query` begins with; false where something else follows them.
  static bool append_first_words(const Query& query, std::vector<std::string_view>& chunks) {
    if (query.occur == Occur::should && is_bare_word(query)) {
      for (const std::string_view chunk : chunks_of(query)) chunks.push_back(chunk);
      return true;
    }
    const bool bare_group =
        query.occur == Occur::should &&
        (query.kind == Kind::near || (is_conjunction(query) && query.children.size() > 1));
    if (bare_group && is_bare_word(query.children.front()) && query.children.front().occur == Occur::must) {
      for (const std::string_view chunk : chunks_of(query.children.front())) chunks.push_back(chunk);
    }
    return false;
  }

  // Whether the last word of children[at] would be read as one thing with what follows.
  static bool joins_next(const std::vector<Query>& children, std::size_t at) {
    const Query* word = last_word(children[at]);
    if (!word) return false;
    std::vector<std::string_view> chunks = chunks_of(*word);
    const std::size_t own = chunks.size();
    for (std::size_t i = at + 1; i < children.size() && chunks.size() < most_joined; ++i) {
      if (!append_first_words(children[i], chunks)) break;
    }
    return joined_chunks(chunks) != own;
  }

  std::string out_;
};

}  // namespace

bool Query::operator==(const Query& other) const {
  return kind == other.kind && occur == other.occur && field == other.field && text == other.text &&
         exact == other.exact && ordered == other.ordered && distance == other.distance &&
         dates == other.dates && children == other.children;
}

std::string to_string(const Query& query) {
  Printer printer;
  printer.print(query);
  return printer.take();
}

}  // namespace morgue

#include "common/analyzer/token.h"

#include <algorithm>

#include "common/hash.h"

namespace morgue {
namespace {

constexpr std::size_t longest_term = 245;  // Xapian's limit in bytes, where a zero byte counts twice

std::size_t size_on_disk(std::string_view term) {
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

}  // namespace

std::string_view term_mark(TermKind kind) {
  switch (kind) {
    case TermKind::word:
      return "";
    case TermKind::folded:
      return "~";
    case TermKind::acronym:
      return "^";
    case TermKind::compound:
      return "-";
    case TermKind::amount:
      return "$";
    case TermKind::stem:
      return "Z";
  }
  return "";
}

void write_term_name(std::string& out, std::string_view prefix, TermKind kind, std::string_view term) {
  out.clear();
  if (kind == TermKind::stem) {
    out.append(term_mark(kind)).append(prefix);
  } else {
    out.append(prefix).append(term_mark(kind));
  }
  const std::size_t head = out.size();
  out.append(term);
  if (size_on_disk(out) <= longest_term) return;
  out.resize(head);
  out.append("#").append(hex64(hash64(term)));
}

std::string term_name(std::string_view prefix, TermKind kind, std::string_view term) {
  std::string name;
  write_term_name(name, prefix, kind, term);
  return name;
}

}  // namespace morgue

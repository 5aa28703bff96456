// Tokens and query forms as a line that a table of tests can hold.
#pragma once

#include <string>
#include <string_view>

#include "common/analyzer/analyzer.h"
#include "common/analyzer/token.h"

namespace morgue::testing {

// Tokens as "^us@1[US] -s400@2+2[S-400]": mark, term, position, span where it is not 1, and the text it
// covers.
inline std::string describe(std::string_view text, const TokenList& list) {
  std::string out;
  for (const Token& token : list.tokens) {
    if (!out.empty()) out += ' ';
    out.append(term_mark(token.kind))
        .append(list.term(token))
        .append("@")
        .append(std::to_string(token.position));
    if (token.span != 1) out.append("+").append(std::to_string(token.span));
    out.append("[").append(text.substr(token.begin, token.end - token.begin)).append("]");
  }
  return out;
}

// Forms as "defence ?defense *Zen:defens": '?' stands before a variant, '*' before what stemming adds.
inline std::string describe(const TermEdge& edge) {
  std::string out;
  for (const TermForm& form : edge.forms) {
    if (!out.empty()) out += ' ';
    if (form.closeness == TermForm::Closeness::variant) out += '?';
    if (form.closeness == TermForm::Closeness::stem) out += '*';
    out.append(term_mark(form.kind)).append(form.term);
  }
  return out;
}

// Edges as "0-1{s} 1-2{400}".
inline std::string describe(const TermLattice& lattice) {
  std::string out;
  for (const TermEdge& edge : lattice.edges) {
    if (!out.empty()) out += ' ';
    out.append(std::to_string(edge.from)).append("-").append(std::to_string(edge.to));
    out.append("{").append(describe(edge)).append("}");
  }
  return out;
}

}  // namespace morgue::testing

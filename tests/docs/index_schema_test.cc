// docs/index-schema.md against the sources that it describes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "common/arrival.h"
#include "common/copies/signature.h"
#include "common/index_info.h"
#include "common/schema.h"
#include "indexer/write/origin.h"
#include "tests/docs/document.h"

namespace morgue::testing {
namespace {

constexpr const char* document = "docs/index-schema.md";

using Rows = std::vector<std::vector<std::string>>;

// The rows of the table whose head begins with these cells.
Rows rows_under(const std::vector<std::string>& head) {
  Rows rows;
  bool inside = false;
  for (const std::string& line : document_lines(document)) {
    const std::vector<std::string> cells = table_cells(line);
    if (inside && cells.empty()) return rows;
    const bool is_rule = !cells.empty() && cells[0].starts_with("---");
    if (inside && !is_rule) rows.push_back(cells);
    if (cells.size() >= head.size() && std::equal(head.begin(), head.end(), cells.begin())) inside = true;
  }
  return rows;
}

std::string in_code(std::string_view text) {
  return fmt::format("`{}`", text);
}

std::string prefix_cell(const Field& field) {
  const bool has_terms =
      field.kind == FieldKind::text || field.kind == FieldKind::term || field.kind == FieldKind::list;
  if (!has_terms) return "-";
  return field.prefix.empty() ? "(empty)" : in_code(field.prefix);
}

std::string slot_cell(std::uint32_t slot) {
  return slot == no_slot ? "-" : std::to_string(slot);
}

std::string kind_cell(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "text";
    case FieldKind::term:
      return "term";
    case FieldKind::list:
      return "list";
    case FieldKind::date:
      return "date";
    case FieldKind::number:
      return "number";
  }
  return "";
}

TEST(IndexSchema, EveryFieldHasItsRowAndNothingElseHas) {
  const Rows rows = rows_under({"field", "alias", "prefix", "slot", "kind", "facet"});
  ASSERT_EQ(rows.size(), schema.size());
  for (std::size_t i = 0; i < schema.size(); ++i) {
    const Field& field = schema[i];
    SCOPED_TRACE(std::string(field.name));
    ASSERT_EQ(rows[i].size(), 7U);
    EXPECT_EQ(rows[i][0], in_code(field.name));
    EXPECT_EQ(rows[i][1], field.alias.empty() ? "-" : in_code(field.alias));
    EXPECT_EQ(rows[i][2], prefix_cell(field));
    EXPECT_EQ(rows[i][3], slot_cell(field.slot));
    EXPECT_EQ(rows[i][4], kind_cell(field.kind));
    EXPECT_EQ(rows[i][5], field.facet ? "yes" : "no");
  }
}

TEST(IndexSchema, WhatIsNoFieldHasItsRowToo) {
  const Rows rows = rows_under({"name", "prefix", "slot", "what it holds"});
  const std::map<std::string, std::pair<std::string, std::string>> expected = {
      {"`order_slot`", {"-", slot_cell(order_slot)}},
      {"`digest_slot`", {"-", slot_cell(digest_slot)}},
      {"`arrived_slot`", {"-", slot_cell(arrived_slot)}},
      {"`tag_text_prefix`", {in_code(tag_text_prefix), "-"}},
      {"`digest_prefix`", {in_code(digest_prefix), "-"}},
      {"`band_prefix`", {in_code(band_prefix), "-"}},
      {"`origin_prefix`", {in_code(origin_prefix), "-"}},
  };
  ASSERT_EQ(rows.size(), expected.size());
  for (const std::vector<std::string>& row : rows) {
    SCOPED_TRACE(row[0]);
    ASSERT_TRUE(expected.contains(row[0]));
    EXPECT_EQ(row[1], expected.at(row[0]).first);
    EXPECT_EQ(row[2], expected.at(row[0]).second);
  }
}

TEST(IndexSchema, ItSpeaksOfTheVersionsThatAreWritten) {
  const std::string versions =
      fmt::format("This is schema {}, analyzer {}.", schema_version, analyzer_version);
  const std::vector<std::string> lines = document_lines(document);
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(versions) != std::string::npos;
  })) << versions;
}

struct KindRow {
  const char* name;
  TermKind kind;
};

TEST(IndexSchema, EveryKindOfTermIsMarkedAsItsExamplesSay) {
  constexpr KindRow kinds[] = {{"word", TermKind::word},       {"folded", TermKind::folded},
                               {"acronym", TermKind::acronym}, {"compound", TermKind::compound},
                               {"amount", TermKind::amount},   {"stem", TermKind::stem}};
  const Rows rows = rows_under({"kind", "mark", "in a body", "in a title"});
  ASSERT_EQ(rows.size(), std::size(kinds));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(kinds[i].name);
    EXPECT_EQ(rows[i][0], kinds[i].name);
    const std::string_view mark = term_mark(kinds[i].kind);
    const std::string in_body = code_spans(rows[i][2]).at(0);
    ASSERT_TRUE(in_body.starts_with(mark)) << in_body;
    const std::string term = in_body.substr(mark.size());
    EXPECT_EQ(in_body, term_name(field(FieldId::body).prefix, kinds[i].kind, term));
    EXPECT_EQ(code_spans(rows[i][3]).at(0), term_name(field(FieldId::title).prefix, kinds[i].kind, term));
  }
}

std::set<std::string> terms_of(const std::string& written) {
  Analyzer analyzer;
  TokenList tokens;
  analyzer.analyze(written, "en", 1, tokens);
  std::set<std::string> terms;
  for (const Token& token : tokens.tokens) terms.insert(term_name("", token.kind, tokens.term(token)));
  return terms;
}

TEST(IndexSchema, EveryRuleDoesWhatItsRowShows) {
  const Rows rows = rows_under({"rule", "written", "terms"});
  ASSERT_GE(rows.size(), 10U);
  for (const std::vector<std::string>& row : rows) {
    std::set<std::string> terms;
    for (const std::string& written : code_spans(row[1])) terms.merge(terms_of(written));
    std::string all;
    for (const std::string& term : terms) all += term + ' ';
    for (const std::string& shown : code_spans(row[2])) {
      EXPECT_TRUE(terms.contains(shown)) << row[1] << " gives no " << shown << ", but " << all;
    }
  }
}

}  // namespace
}  // namespace morgue::testing

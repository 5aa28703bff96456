#include "searcher/render/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/error.h"

namespace morgue {
namespace {

TEST(MakeRenderer, KnowsTheFormatsOfThisVersion) {
  std::ostringstream out;
  for (const char* format : {"text", "json", "jsonl", "csv", "trec", "{title}"})
    EXPECT_NE(make_renderer(format, out, {}), nullptr) << format;
}

TEST(MakeRenderer, RefusesAnyOtherWordAndListsTheFormats) {
  std::ostringstream out;
  for (const char* format : {"xml", "", "JSON", "text "}) {
    SCOPED_TRACE(format);
    try {
      make_renderer(format, out, {});
      ADD_FAILURE() << "not refused";
    } catch (const Error& failure) {
      EXPECT_EQ(failure.exit_code(), ExitCode::failure);
      EXPECT_EQ(failure.what(),
                "--format: '" + std::string(format) + "' is none of text, json, jsonl, csv, trec");
    }
  }
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace morgue

#include "searcher/given_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(GivenText, HasAHeadlineWhereItsFirstLineIsShortAndNotAll) {
  struct Case {
    const char* name;
    std::string bytes;
    std::string title;
    std::string text;
  };
  const std::string paragraph(300, 'x');
  const Case cases[] = {
      {"headline and text", "Ferry resumes\n\nIt sailed.\n\nOn Friday.\n", "Ferry resumes",
       "It sailed.\n\nOn Friday."},
      {"no blank line between", "Ferry resumes\nIt sailed.", "Ferry resumes", "It sailed."},
      {"lines of Windows", "Ferry resumes\r\n\r\nIt sailed.\r\n", "Ferry resumes", "It sailed."},
      {"blank lines before", "\n \nFerry resumes\n\nIt sailed.", "Ferry resumes", "It sailed."},
      {"one line alone is text", "Ferry resumes\n", "", "Ferry resumes"},
      {"a paragraph is no headline", paragraph + "\n\nIt sailed.", "", paragraph + "\n\nIt sailed."},
      {"nothing", " \n\t\n", "", ""},
      {"Windows-1252", "Caf\xe9 rouvre\n\nLe caf\xe9 de la gare a rouvert ses portes \xe0 midi.",
       "Café rouvre", "Le café de la gare a rouvert ses portes à midi."},
      {"UTF-16 with a mark",
       std::string("\xff\xfe"
                   "F\0e\0\n\0s\0",
                   10),
       "Fe", "s"},
      {"an accent written apart", "cafe\xcc\x81", "", "café"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const Article article = article_of_text(each.bytes);
    EXPECT_EQ(article.title, each.title);
    EXPECT_EQ(article.text, each.text);
    EXPECT_EQ(article.id, "");
    EXPECT_FALSE(article.date.has_value());
  }
}

std::string refusal(const std::string& file) {
  try {
    read_given_text(file);
  } catch (const Error& failure) {
    EXPECT_THAT(failure.hint(), HasSubstr("a file of plain text"));
    return failure.what();
  }
  return "no error";
}

TEST(GivenText, IsReadFromAFileOrRefusedByName) {
  const EmptyRoom room;
  room.write("story.txt", "Ferry resumes\n\nIt sailed.");
  EXPECT_EQ(read_given_text((room.path() / "story.txt").string()).title, "Ferry resumes");
  EXPECT_THAT(refusal((room.path() / "none.txt").string()),
              AllOf(HasSubstr("none.txt"), HasSubstr("No such file")));
  EXPECT_THAT(refusal(room.path().string()), HasSubstr("Is a directory"));
  room.write("huge.txt", std::string((std::size_t{16} << 20) + 1, 'a'));
  EXPECT_THAT(refusal((room.path() / "huge.txt").string()), HasSubstr("larger than 16 MiB"));
}

}  // namespace
}  // namespace morgue

#include "searcher/watch/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace morgue {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines_of_mail(const std::string& mail) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = mail.find('\n'); end != std::string::npos; end = mail.find('\n', begin)) {
    lines.push_back(mail.substr(begin, end - begin));
    begin = end + 1;
  }
  EXPECT_EQ(begin, mail.size()) << "the last line is not ended";
  return lines;
}

Story story(const std::string& title, const std::string& snippet = "") {
  Story told;
  told.hit.article.title = title;
  told.hit.article.source = "Gazette";
  told.hit.article.path = "a.txt";
  if (!snippet.empty()) told.hit.snippets = {{snippet, {}, 0, false, false}};
  return told;
}

DigestOptions options() {
  DigestOptions digest;
  digest.format = "mail";
  digest.from = "Morgue <archive@example.org>";
  digest.now = *parse_date("2026-11-22T06:20:51Z");
  return digest;
}

TEST(MailHeader, IsPlainFoldedOrEncoded) {
  struct Case {
    const char* name;
    std::string value;
    std::string expected;
  };
  const Case cases[] = {
      {"plain", "3 articles new", "Subject: 3 articles new\n"},
      {"line breaks begin no header", "a\nBcc: b", "Subject: a Bcc: b\n"},
      {"other letters", "grève", "Subject: =?UTF-8?B?Z3LDqHZl?=\n"},
      {"one byte over", "éa", "Subject: =?UTF-8?B?w6lh?=\n"},
      {"folded at a space", std::string(50, 'a') + ' ' + std::string(30, 'b'),
       "Subject: " + std::string(50, 'a') + "\n " + std::string(30, 'b') + "\n"},
  };
  for (const Case& each : cases) EXPECT_EQ(mail_header("Subject", each.value), each.expected) << each.name;
}

TEST(MailHeader, LongWordsOfOtherLettersStayWhole) {
  std::string value;
  for (int i = 0; i < 60; ++i) value += "東";
  for (const std::string& line : lines_of_mail(mail_header("Subject", value))) {
    EXPECT_LE(line.size(), 76U + std::string("Subject:").size());
    EXPECT_THAT(line, AllOf(HasSubstr("=?UTF-8?B?"), EndsWith("?=")));
  }
}

TEST(ComposeMail, SaysHowManyForWhomAndWhen) {
  const std::vector<QueryNews> news = {{"strikes", "strike", "", {story("One"), story("Two")}, {}},
                                       {"nothing", "zyzzyva", "", {}, {}},
                                       {"ferries", "ferry", "", {story("Three")}, {}}};
  DigestOptions digest = options();
  digest.since = "2026-11-21T02:15:09Z";
  const std::string mail = compose_mail(news, digest);
  EXPECT_THAT(
      mail, AllOf(StartsWith("From: Morgue <archive@example.org>\nSubject: 3 articles new: strikes (2), "
                             "ferries (1)\nDate: Sun, 22 Nov 2026 06:20:51 +0000\nMessage-ID: <"),
                  HasSubstr("@example.org>\n"), HasSubstr("\n\n3 articles new since 2026-11-21T02:15:09Z.\n"),
                  HasSubstr("\nstrikes (2)\n  strike\n"), HasSubstr("  * Two\n    Gazette\n    a.txt\n"),
                  Not(HasSubstr("nothing")), Not(HasSubstr("\nTo:"))));
}

TEST(ComposeMail, IsNothingWithoutNews) {
  EXPECT_EQ(compose_mail({}, options()), "");
  EXPECT_EQ(compose_mail({{"strikes", "strike", "", {}, {}}}, options()), "");
}

TEST(ComposeMail, HoldsNoLineThatAMailCannotHave) {
  QueryNews news{"a\x1b[1m\nBcc: x", std::string(3000, 'q'), "", {}, {}};
  news.stories.push_back(story(std::string(3000, 't'), ".\n.\n" + std::string(3000, 's')));
  news.stories.back().hit.article.url = "https://example.org/" + std::string(3000, 'u');
  news.stories.push_back(story("", "."));
  const std::vector<std::string> lines = lines_of_mail(compose_mail({news}, options()));
  for (const std::string& line : lines) {
    EXPECT_LE(line.size(), 998U);
    EXPECT_NE(line, ".") << "ends a message for sendmail";
    EXPECT_THAT(line, Not(StartsWith("Bcc:")));
    EXPECT_TRUE(text::is_valid(line));
    for (const char c : line) EXPECT_GE(static_cast<unsigned char>(c), 0x20) << line;
  }
}

TEST(LocalMailbox, IsAnAddress) {
  EXPECT_THAT(local_mailbox(), MatchesRegex("Morgue <[A-Za-z0-9._-]+@[A-Za-z0-9._-]+>"));
}

}  // namespace
}  // namespace morgue

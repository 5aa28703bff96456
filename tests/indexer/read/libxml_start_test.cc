#include "indexer/read/libxml_start.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <barrier>
#include <memory>
#include <thread>
#include <vector>

#include "indexer/clean/cleaner.h"
#include "indexer/read/article_reader.h"
#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

void clean_a_fragment() {
  RawArticle raw;
  raw.title = "A ferry left";
  raw.body = "<p>The ferry left at noon.</p><p>It came back at night.</p>";
  raw.body_kind = RawArticle::Body::html;
  clean(raw, {});
}

void clean_a_page() {
  RawArticle raw;
  raw.body = "<!DOCTYPE html><html><body><h1>A ferry left</h1><p>The ferry left at noon.</p></body></html>";
  raw.body_kind = RawArticle::Body::html;
  clean(raw, {});
}

void read_a_feed() {
  const std::string feed = "<rss><channel><item><title>A ferry left</title></item></channel></rss>";
  test::read_all(
      *open_article_reader("feed.xml", std::make_unique<test::PiecewiseSource>(feed, feed.size())));
}

// In a process that has not used libxml2 yet. False where the threads did not come to an end.
bool do_it_all_at_once() {
  constexpr unsigned more_than_enough = 60;  // seconds
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(more_than_enough);
    const std::vector<void (*)()> tasks{clean_a_fragment, clean_a_page, read_a_feed, clean_a_fragment};
    std::barrier together(static_cast<std::ptrdiff_t>(tasks.size()));
    {
      std::vector<std::jthread> threads;
      for (const auto task : tasks) {
        threads.emplace_back([&together, task] {
          together.arrive_and_wait();
          for (int i = 0; i < 20; ++i) task();
        });
      }
    }
    ::_exit(0);
  }
  int status = 1;
  return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

// What goes wrong does so in one of some tens of processes.
TEST(LibxmlStart, HoldsThreadsThatParseTheirFirstPagesAtTheSameTime) {
  constexpr int processes = 400;
  for (int i = 0; i < processes; ++i) ASSERT_TRUE(do_it_all_at_once()) << "process " << i;
}

}  // namespace
}  // namespace morgue

#include "indexer/read/web_archive_reader.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using test::outline;
using test::read_all;
using Lines = std::vector<std::string>;

std::string http(const std::string& headers, const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

std::string page(const std::string& body) {
  return http("Content-Type: text/html; charset=UTF-8\r\n", body);
}

std::string warc(const std::string& type, const std::string& block, const std::string& length = {}) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: <https://gazette.example/1>\r\nWARC-Date: "
         "2020-01-02T03:04:05Z\r\nContent-Length: " +
         (length.empty() ? std::to_string(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string arc(const std::string& url, const std::string& block) {
  return url + " 127.0.0.1 20140216050221 text/html " + std::to_string(block.size()) + "\n" + block + "\n";
}

// "2 body" for a page, "!2 reason" for a bad record.
Lines bodies(std::string bytes) {
  const auto reader = open_web_archive_reader("a.warc", from_string(std::move(bytes)), {});
  Lines lines;
  for (const ReadResult& result : read_all(*reader)) {
    if (const auto* const raw = std::get_if<RawArticle>(&result)) {
      lines.push_back(std::to_string(raw->record) + ' ' + raw->body);
    } else {
      lines.push_back(outline({result}).front());
    }
  }
  return lines;
}

std::string packed(const std::string& text) {
  std::string out(text.size() + 1000, '\0');
  z_stream stream{};
  EXPECT_EQ(::deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string copy = text;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(::deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return out;
}

TEST(WebArchiveReader, PagesCarryAddressAndMoment) {
  const auto reader = open_web_archive_reader("a.warc", from_string(warc("response", page("<p>A</p>"))), {});
  const auto results = read_all(*reader);
  ASSERT_EQ(results.size(), 1U);
  const auto& raw = std::get<RawArticle>(results[0]);
  EXPECT_EQ(raw.url, "https://gazette.example/1");
  EXPECT_EQ(raw.fetched, "2020-01-02T03:04:05Z");
  EXPECT_EQ(raw.date, "") << "when a page was fetched is not when it was published";
  EXPECT_EQ(raw.body_kind, RawArticle::Body::html);
}

TEST(WebArchiveReader, OnlyPagesThatWereFoundAreRead) {
  const std::string none =
      "!0 a web archive without pages: none of its 1 records is a response of type text/html with "
      "status 200";
  struct Case {
    const char* name;
    std::string bytes;
    Lines bodies;
  };
  const std::string html = "Content-Type: text/html\r\n";
  const std::vector<Case> cases{
      {"pages among other records",
       warc("warcinfo", "software: x") + warc("request", "GET / HTTP/1.1\r\n\r\n") +
           warc("response", page("A")) + warc("response", page("B")),
       {"3 A", "4 B"}},
      {"a request", warc("request", page("A")), {none}},
      {"a picture", warc("response", http("Content-Type: image/png\r\n", "x")), {none}},
      {"a page that was not there", warc("response", http(html, "x", "404 Not Found")), {none}},
      {"chunks",
       warc("response", http(html + "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n1;x\r\nc\r\n0\r\n\r\n")),
       {"1 abc"}},
      {"the header of chunks without chunks",
       warc("response", http(html + "Transfer-Encoding: chunked\r\n", "<p>A</p>")),
       {"1 <p>A</p>"}},
      {"a page compressed",
       warc("response", http(html + "Content-Encoding: gzip\r\n", packed("<p>A</p>"))),
       {"1 <p>A</p>"}},
      {"the header of compression without any",
       warc("response", http(html + "Content-Encoding: gzip\r\n", "<p>A</p>")),
       {"1 <p>A</p>"}},
      {"a compression that is not read",
       warc("response", http(html + "Content-Encoding: zstd\r\n", "\x28\xb5\x2f\xfd")),
       {"!1 the page is compressed in a way that is not read (zstd)"}},
      {"a page packed by brotli",
       warc("response", http(html + "Content-Encoding: br\r\n",
                             std::string("\x8f\x03\x80\x3c\x70\x3e\x41\x3c\x2f\x70\x3e\x03", 12))),
       {"1 <p>A</p>"}},
      {"the same cut short",
       warc("response",
            http(html + "Content-Encoding: br\r\n", std::string("\x8f\x03\x80\x3c\x70\x3e\x41\x3c\x2f", 9))),
       {"1 <p>A</"}},
      {"the header of brotli without any",
       warc("response", http(html + "Content-Encoding: br\r\n", "<p>\xE9</p>")),
       {"1 <p>é</p>"}},
      {"damaged brotli",
       warc("response", http(html + "Content-Encoding: br\r\n", "\x1b\xff\xff\xff\xff\xff\xff\xff")),
       {"!1 the page's compression is damaged"}},
      {"a page in another encoding",
       warc("response", http("Content-Type: text/html; charset=windows-1252\r\n", "caf\xE9 \x80")),
       {"1 café €"}},
      {"an encoding that the page itself tells",
       warc("response", http(html, "<meta charset='koi8-r'>\xD4")),
       {"1 <meta charset='koi8-r'>т"}},
      {"ARC",
       arc("filedesc://x.arc", "1 0 X\nURL IP\n") + arc("http://gazette.example/a b", page("A")),
       {"2 A"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(bodies(c.bytes), c.bodies);
  }
}

TEST(WebArchiveReader, DamageIsReportedAndPassed) {
  struct Case {
    const char* name;
    std::string bytes;
    Lines bodies;
  };
  const std::string good = warc("response", page("B"));
  const std::vector<Case> cases{
      {"a length that is no number",
       warc("response", page("A"), "abc") + good,
       {"!1 no readable record head: passed over up to the next", "2 B"}},
      {"a file cut short within a page",
       warc("response", page("A"), "5000"),
       {"!1 the file ends within the record: cut short"}},
      {"a file cut short within another record",
       good + warc("request", "x", "5000"),
       {"1 B", "!2 the file ends within the record: cut short"}},
      {"a length far too great",
       warc("response", page("A"), "99999999999"),
       {"!1 the page is larger than 32 MiB", "!1 the file ends within the record: cut short"}},
      {"lengths too short",
       warc("response", page("A tail"), std::to_string(page("A").size())) + good,
       {"1 A", "!2 no readable record head: passed over up to the next", "3 B"}},
      {"ARC with lengths that are none",
       "filedesc://x 0.0.0.0 20140101000000 text/plain -1\nx\n\nhttp://x/ 0.0.0.0 20140101000000 text/html "
       "abc\n",
       {"!1 no readable record head; what follows was not read"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(bodies(c.bytes), c.bodies);
  }
}

TEST(WebArchiveReader, APageThatUnpacksWithoutMeasureIsSetAside) {
  const std::string bomb = packed(std::string(std::size_t{40} << 20, ' '));
  EXPECT_EQ(bodies(warc("response", http("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb)) +
                   warc("response", page("B"))),
            (Lines{"!1 the page unpacks to more than 32 MiB", "2 B"}));
}

TEST(WebArchiveReader, APageThatBrotliUnpacksWithoutMeasureIsSetAside) {
  // 40 MiB of spaces.
  static constexpr char bomb[] =
      "\xcf\xff\xff\x7f\xf8\x25\x40\xe2\xb1\x40\x20\xf7\xfe\x9f\xff\xff\xff\xf0\x4b\x00\xc4\x61"
      "\x01\x80\xee\xfd\x7f\xfe\xff\xff\xe1\x97\x00\x88\xc3\x22\x00\xdd\xfb\x3f";
  const std::string body(bomb, sizeof bomb - 1);
  EXPECT_EQ(bodies(warc("response", http("Content-Type: text/html\r\nContent-Encoding: br\r\n", body)) +
                   warc("response", page("B"))),
            (Lines{"!1 the page unpacks to more than 32 MiB", "2 B"}));
}

TEST(WebArchiveReader, PiecesOfAnySizeGiveTheSame) {
  const std::string bytes = warc("warcinfo", "x") + warc("response", page("A")) + warc("response", page("B"));
  for (std::size_t piece = 1; piece < bytes.size(); piece += 7) {
    const auto reader =
        open_web_archive_reader("a", std::make_unique<test::PiecewiseSource>(bytes, piece), {});
    EXPECT_EQ(read_all(*reader).size(), 2U) << piece;
  }
}

TEST(WebArchiveReader, EveryCutOfAnArchiveEnds) {
  const std::string bytes = warc("warcinfo", "x") + warc("response", page("A"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(bodies(bytes.substr(0, size)).size(), 1U) << size;
  }
}

}  // namespace
}  // namespace morgue

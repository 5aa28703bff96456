#include "searcher/watch/mail.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <sstream>

#include "common/hash.h"
#include "common/text/display.h"
#include "common/text/utf8.h"
#include "searcher/render/charts.h"
#include "searcher/render/pen.h"

namespace morgue {

namespace {

constexpr std::size_t body_columns = 76;
constexpr std::size_t folded_columns = 64;    // of a header's line, beside its name
constexpr std::size_t subject_columns = 120;  // what more a subject has is cut

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += i > group.size() ? '=' : digits[bits >> (18 - 6 * i) & 0x3F];
    }
  }
  return out;
}

// An encoded word takes 75 characters at most, and each holds whole characters.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t bytes_each = 42;
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.size() <= bytes_each ? text.size() : text::floor_boundary(text, bytes_each);
    if (!out.empty()) out += "\n ";
    out += fmt::format("=?UTF-8?B?{}?=", base64(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return out;
}

std::string folded(std::string_view text) {
  const std::vector<std::size_t> starts = text::wrap_points(text, folded_columns);
  std::string out;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    const std::string_view piece = text.substr(starts[i], end - starts[i]);
    // Only white space may be folded at: the space before the next piece begins its line.
    if (i + 1 < starts.size() && piece.ends_with(' ')) {
      out += fmt::format("{}\n ", piece.substr(0, piece.size() - 1));
    } else {
      out += piece;
    }
  }
  return out;
}

// RFC 5322 knows no names but the English ones.
std::string mail_date(const Date& date) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const CivilDay day{std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
                     std::chrono::day(static_cast<unsigned>(date.day))};
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days.at(weekday), date.day,
                     months.at(static_cast<std::size_t>(date.month - 1)), date.year, date.hour, date.minute,
                     date.second);
}

std::string domain_of(std::string_view mailbox) {
  const std::size_t at = mailbox.rfind('@');
  std::string domain(at == std::string_view::npos ? "localhost" : mailbox.substr(at + 1));
  std::erase(domain, '>');
  return domain;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::vector<std::string> filled;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(filled),
               [](const std::string& part) { return !part.empty(); });
  return fmt::format("{}", fmt::join(filled, separator));
}

class Body {
 public:
  void write_query(const QueryNews& news) {
    pen_.write("\n");
    write(fmt::format("{} ({})", news.name, news.stories.size()), 0);
    if (news.text != news.name) write(news.text, 2);
    for (const Story& story : news.stories) write_story(story.hit);
  }

  void write(std::string_view text, std::size_t indent) {
    pen_.write_wrapped(mark_safe(text), {"", indent, body_columns, Tone::plain, ""});
  }

  std::string text() const { return out_.str(); }

 private:
  void write_story(const Hit& hit) {
    const Article& article = hit.article;
    pen_.write("\n");
    const std::string title = mark_safe(article.title).text;
    pen_.write_wrapped({title.empty() ? "(untitled)" : title, {}},
                       {"  * ", 4, body_columns, Tone::plain, ""});
    const std::string date = article.date ? to_iso(*article.date) : "";
    const std::string copies =
        hit.family && hit.family->size > 1 ? fmt::format("one of {} versions", hit.family->size) : "";
    write(joined({article.source, date, article.section, copies}, ", "), 4);
    write_place(article);
    for (const Snippet& snippet : hit.snippets) write(snippet.text, 4);
  }

  // On a line of its own, never broken: it is to be clicked on. What no line of a mail holds is left out.
  void write_place(const Article& article) {
    constexpr std::size_t longest = 900;
    const std::string place = mark_safe(article.url.empty() ? article.path : article.url).text;
    if (!place.empty() && place.size() <= longest) pen_.write(fmt::format("    {}\n", place));
  }

  std::ostringstream out_;
  Pen pen_{out_, false, false};
};

std::string subject_of(const std::vector<const QueryNews*>& told, std::size_t stories) {
  std::vector<std::string> names;
  for (const QueryNews* news : told)
    names.push_back(fmt::format("{} ({})", news->name, news->stories.size()));
  const std::string subject = fmt::format("{} new: {}", counted(stories, "article"), fmt::join(names, ", "));
  return text::ellipsize(text::safe_for_terminal(subject), subject_columns);
}

}  // namespace

std::string mail_header(std::string_view name, std::string_view value) {
  const std::string safe = text::safe_for_terminal(value);
  return fmt::format("{}: {}\n", name, is_plain(safe) ? folded(safe) : encoded_words(safe));
}

std::string local_mailbox() {
  const auto word = [](std::string_view text, std::string_view otherwise) {
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
             c == '-' || c == '_';
    });
    return std::string(plain ? text : otherwise);
  };
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host.front() = '\0';
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 4096> strings{};
  ::getpwuid_r(::geteuid(), &entry, strings.data(), strings.size(), &found);
  return fmt::format("Morgue <{}@{}>", word(found == nullptr ? "" : found->pw_name, "morgue"),
                     word(host.data(), "localhost"));
}

std::string compose_mail(const std::vector<QueryNews>& news, const DigestOptions& options) {
  std::vector<const QueryNews*> told;
  std::size_t stories = 0;
  for (const QueryNews& each : news) {
    if (each.stories.empty()) continue;
    told.push_back(&each);
    stories += each.stories.size();
  }
  if (told.empty()) return {};

  Body body;
  body.write(fmt::format("{} new{}.", counted(stories, "article"),
                         options.since.empty() ? "" : " since " + options.since),
             0);
  for (const QueryNews* each : told) body.write_query(*each);

  std::string mail = mail_header("From", options.from);
  if (!options.to.empty()) mail += mail_header("To", options.to);
  mail += mail_header("Subject", subject_of(told, stories));
  mail += mail_header("Date", mail_date(options.now));
  mail += mail_header("Message-ID", fmt::format("<{}.{}@{}>", sort_key(options.now),
                                                hex64(hash64(body.text())), domain_of(options.from)));
  mail += mail_header("Auto-Submitted", "auto-generated");
  mail += mail_header("MIME-Version", "1.0");
  mail += mail_header("Content-Type", "text/plain; charset=utf-8");
  mail += mail_header("Content-Transfer-Encoding", "8bit");
  return mail + '\n' + body.text();
}

}  // namespace morgue

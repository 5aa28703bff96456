#include "indexer/read/web_archive_record.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/text/utf8.h"

namespace morgue {

namespace {

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

bool same_name(std::string_view written, std::string_view lower) {
  return std::ranges::equal(written, lower, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// 20140216050221, or longer by fractions.
std::string expand_moment(std::string_view digits) {
  constexpr std::size_t size = 14;
  std::string out(digits.substr(0, 4));
  out.append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
  if (digits.size() >= size) {
    out.append("T").append(digits.substr(8, 2)).append(":").append(digits.substr(10, 2));
    out.append(":").append(digits.substr(12, 2)).append("Z");
  }
  return out;
}

}  // namespace

std::optional<WebRecordHead> read_warc_head(std::string_view lines) {
  WebRecordHead head;
  bool has_length = false;
  while (!lines.empty()) {
    const std::size_t feed = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, feed);
    lines.remove_prefix(std::min(feed + 1, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = text::trim(line.substr(0, colon));
    std::string_view value = text::trim(line.substr(colon + 1));
    if (same_name(name, "content-length")) {
      const auto length = read_number(value);
      if (!length) return std::nullopt;
      head.length = *length;
      has_length = true;
    } else if (same_name(name, "warc-type")) {
      head.is_response = same_name(value, "response");
    } else if (same_name(name, "warc-target-uri")) {
      // As wget writes it.
      if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
      head.url = text::repair(value);
    } else if (same_name(name, "warc-date")) {
      head.date = text::repair(value);
    }
  }
  return has_length ? std::optional(std::move(head)) : std::nullopt;
}

std::optional<WebRecordHead> read_arc_head(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  // From the right: the length, the type, the moment, the IP.
  std::array<std::string_view, 4> fields;
  std::string_view rest = line;
  for (std::string_view& field : fields) {
    const std::size_t space = rest.rfind(' ');
    if (space == std::string_view::npos) return std::nullopt;
    field = rest.substr(space + 1);
    rest = rest.substr(0, space);
  }
  const auto length = read_number(fields[0]);
  const std::string_view moment = fields[2];
  constexpr std::size_t day = 8;
  if (!length || moment.size() < day || moment.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t scheme = rest.find(':');
  if (scheme == std::string_view::npos || scheme == 0 || rest.find_first_of(" /") < scheme)
    return std::nullopt;
  WebRecordHead head;
  head.is_response = rest.starts_with("http");
  head.url = text::repair(rest);
  head.date = expand_moment(moment);
  head.length = *length;
  return head;
}

}  // namespace morgue

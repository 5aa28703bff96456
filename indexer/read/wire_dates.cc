#include "indexer/read/wire_dates.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace morgue {

namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// 20130731T153200[.000][+0000]
std::string expand_basic(std::string_view text) {
  const std::size_t t = 8;
  if (text.size() < t + 5 || text[t] != 'T' || !are_digits(text.substr(0, t))) return {};
  std::string_view time = text.substr(t + 1);
  const std::size_t digits = std::min(time.find_first_not_of("0123456789"), time.size());
  if (digits != 4 && digits != 6) return {};
  std::string out(text.substr(0, 4));
  out.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2)).append("T");
  out.append(time.substr(0, 2)).append(":").append(time.substr(2, 2));
  if (digits == 6) out.append(":").append(time.substr(4, 2));
  time.remove_prefix(digits);
  if (time.starts_with('.'))
    time.remove_prefix(std::min(time.find_first_not_of("0123456789", 1), time.size()));
  if (time.size() == 5 && (time[0] == '+' || time[0] == '-') && are_digits(time.substr(1))) {
    out.append(time.substr(0, 3)).append(":").append(time.substr(3));
  } else {
    out.append(time);
  }
  return out;
}

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

// 26-FEB-1987 15:01:01.79
std::string expand_named_month(std::string_view text) {
  const std::size_t first = text.find('-');
  if (first == std::string_view::npos || first == 0 || first > 2 || !are_digits(text.substr(0, first)))
    return {};
  if (text.size() < first + 9 || text[first + 4] != '-') return {};
  const std::string name = text::lower_ascii(text.substr(first + 1, 3));
  const auto* const month = std::ranges::find(months, std::string_view(name));
  const std::string_view year = text.substr(first + 5, 4);
  if (month == months.end() || !are_digits(year)) return {};
  const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string out(year);
  out += '-' + two(static_cast<std::size_t>(month - months.begin()) + 1) + '-';
  out.append(first == 1 ? "0" : "").append(text.substr(0, first));
  std::string_view time = text::trim(text.substr(first + 9));
  time = time.substr(0, time.find('.'));
  constexpr std::size_t clock = 8;
  if (time.size() == clock && time[2] == ':' && time[5] == ':') out.append("T").append(time);
  return out;
}

}  // namespace

std::string wire_date(std::string_view written) {
  written = text::trim(written);
  if (std::string basic = expand_basic(written); !basic.empty()) return basic;
  if (std::string named = expand_named_month(written); !named.empty()) return named;
  return std::string(written);
}

}  // namespace morgue

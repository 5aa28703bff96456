#include "indexer/clean/datelines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/date_in_text.h"
#include "common/schema.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

// No dateline is longer.
constexpr std::size_t longest = 100;

// Cities whose name is put before a colon, as value_key writes them.
constexpr auto cities = std::to_array<std::string_view>(
    {"abu dhabi",    "accra",      "addis ababa",   "ahmedabad",     "algiers",
     "amman",        "amritsar",   "amsterdam",     "ankara",        "astana",
     "athens",       "ayodhya",    "baghdad",       "baku",          "bangkok",
     "beijing",      "beirut",     "belgrade",      "bengaluru",     "bangalore",
     "berlin",       "bern",       "bhopal",        "bhubaneswar",   "bogota",
     "brasilia",     "bratislava", "brussels",      "bucharest",     "budapest",
     "buenos aires", "cairo",      "canberra",      "caracas",       "chandigarh",
     "chennai",      "chicago",    "colombo",       "copenhagen",    "dakar",
     "damascus",     "dehradun",   "delhi",         "dhaka",         "doha",
     "dubai",        "dublin",     "frankfurt",     "gaza",          "geneva",
     "gurugram",     "guwahati",   "hanoi",         "harare",        "havana",
     "helsinki",     "hong kong",  "houston",       "hyderabad",     "imphal",
     "indore",       "islamabad",  "istanbul",      "jaipur",        "jakarta",
     "jammu",        "jerusalem",  "johannesburg",  "kabul",         "kampala",
     "karachi",      "kathmandu",  "khartoum",      "kiev",          "kyiv",
     "kigali",       "kochi",      "kolkata",       "kuala lumpur",  "kuwait city",
     "lagos",        "lahore",     "lima",          "lisbon",        "london",
     "los angeles",  "lucknow",    "luxembourg",    "madrid",        "male",
     "manila",       "melbourne",  "mexico city",   "milan",         "minsk",
     "moscow",       "mumbai",     "munich",        "nagpur",        "nairobi",
     "new delhi",    "new york",   "noida",         "oslo",          "ottawa",
     "paris",        "patna",      "pretoria",      "prague",        "pune",
     "quito",        "raipur",     "ranchi",        "reykjavik",     "riga",
     "riyadh",       "rome",       "san francisco", "santiago",      "sarajevo",
     "seoul",        "shanghai",   "shimla",        "singapore",     "sofia",
     "srinagar",     "stockholm",  "sydney",        "taipei",        "tallinn",
     "tashkent",     "tbilisi",    "tehran",        "tel aviv",      "thiruvananthapuram",
     "tokyo",        "toronto",    "tripoli",       "tunis",         "united nations",
     "varanasi",     "vienna",     "vilnius",       "visakhapatnam", "warsaw",
     "washington",   "wellington", "yangon",        "yerevan",       "zagreb",
     "zurich"});

// Words in capitals that stand where a place could.
constexpr auto no_places = std::to_array<std::string_view>(
    {"breaking", "update", "updated", "exclusive", "opinion",   "analysis",  "video",   "watch",
     "live",     "news",   "photo",   "photos",    "editorial", "explainer", "factbox", "correction",
     "note",     "sport",  "sports",  "covid",     "podcast",   "report",    "review",  "interview",
     "poll",     "quiz",   "recipe",  "warning",   "alert"});

std::string_view trim_commas(std::string_view text) {
  text = text::trim(text);
  while (text.ends_with(',') || text.ends_with('.')) text = text::trim(text.substr(0, text.size() - 1));
  return text;
}

struct Letters {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool begins_upper = false;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    if (at == 0) letters.begins_upper = text::is_upper(decoded.code);
    if (text::is_upper(decoded.code)) ++letters.upper;
    if (text::is_lower(decoded.code)) ++letters.lower;
    at += decoded.size;
  }
  return letters;
}

std::size_t words_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

bool is_capitals(std::string_view place) {
  const Letters letters = letters_of(place);
  return letters.upper >= 3 && letters.lower * 4 <= letters.upper;
}

bool is_name(std::string_view place) {
  constexpr std::size_t most_words = 4;
  constexpr std::size_t longest_name = 40;
  const Letters letters = letters_of(place);
  return letters.begins_upper && letters.upper + letters.lower >= 3 && place.size() <= longest_name &&
         words_in(place) <= most_words && place.find_first_of("0123456789\"“”:;?!") == std::string_view::npos;
}

struct Cut {
  std::size_t end = std::string_view::npos;  // of what is before the sign
  std::size_t size = 0;
};

Cut find_dash(std::string_view head) {
  constexpr std::array<std::string_view, 7> dashes{" - ", " – ", " — ", " -- ", " —", "— ", "– "};
  Cut best;
  for (const std::string_view dash : dashes) {
    const std::size_t at = head.find(dash);
    if (at < best.end || (at == best.end && at != std::string_view::npos && dash.size() > best.size))
      best = {at, dash.size()};
  }
  return best;
}

// "MOSCOW (Sputnik)", "STOCKHOLM, Jan 14 2022 (Northern Wire)", "HAMINA, Finland"
std::optional<Dateline> read_before_dash(std::string_view head, std::string_view language) {
  Dateline dateline;
  const std::size_t bracket = head.find('(');
  if (bracket != std::string_view::npos) {
    const std::size_t close = head.find(')', bracket);
    if (close == std::string_view::npos || !text::trim(head.substr(close + 1)).empty()) return std::nullopt;
    dateline.agency = text::trim(head.substr(bracket + 1, close - bracket - 1));
    if (!letters_of(dateline.agency).begins_upper && dateline.agency != "dpa") return std::nullopt;
    head = head.substr(0, bracket);
  }
  head = trim_commas(head);
  if (const auto found = find_date_in(head, language)) {
    dateline.date = found->date;
    if (found->end < head.size() || found->begin == 0) return std::nullopt;
    head = trim_commas(head.substr(0, found->begin));
  }
  const std::size_t comma = head.find(',');
  const std::string_view place = trim_commas(head.substr(0, comma));
  if (!is_name(place)) return std::nullopt;
  if (comma != std::string_view::npos && words_in(trim_commas(head.substr(comma + 1))) > 4)
    return std::nullopt;
  if (dateline.agency.empty() && !is_capitals(place)) return std::nullopt;
  const std::string key = value_key(place);
  if (std::ranges::find(no_places, std::string_view(key)) != no_places.end()) return std::nullopt;
  dateline.place = place;
  return dateline;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph, std::string_view language) {
  const std::string_view head =
      paragraph.substr(0, text::floor_boundary(paragraph, std::min(longest, paragraph.size())));
  const Cut dash = find_dash(head);
  if (dash.end != std::string_view::npos && dash.end > 0) {
    if (auto dateline = read_before_dash(head.substr(0, dash.end), language)) {
      dateline->size = dash.end + dash.size;
      while (dateline->size < paragraph.size() && paragraph[dateline->size] == ' ') ++dateline->size;
      return dateline;
    }
  }
  const std::size_t colon = head.find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view place = head.substr(0, colon);
  place = trim_commas(place.substr(0, place.find(',')));
  if (!is_name(place)) return std::nullopt;
  const std::string key = value_key(place);
  if (std::ranges::find(cities, std::string_view(key)) == cities.end()) return std::nullopt;
  return Dateline{std::string(place), {}, std::nullopt, colon + 2};
}

}  // namespace morgue

// Lines of a page that state when it was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace morgue {

struct DateLine {
  std::optional<Date> published;
  std::optional<Date> updated;
  bool labelled = false;  // "Published:", "Date:", "Updated"
};

// A line that is dates, their labels and the time of day, and nothing else: "Published 9 August 2022 06:15
// CEST | Updated 9 August 2022 11:40 CEST", "Nov. 7, 2019". nullopt for every other line, and for a time of
// day alone. `language` as for find_date_in.
std::optional<DateLine> read_date_line(std::string_view line, std::string_view language = {});

// A short line that holds a date beside other words ("Von Lisa Petrich, 18. Oktober 2023, 12:50 Uhr"): the
// first, and the first behind a word for changes. Only where the line stands tells that they are the page's.
std::optional<DateLine> find_dates(std::string_view line, std::string_view language);

// "date 2019-11-07 Russia, India to maintain ...": a labelled date and a title that ran together.
struct GluedDate {
  Date date;
  std::string rest;
};
std::optional<GluedDate> read_glued_date(std::string_view line);

// A clock ("07:16", "14:56 GMT +3", "10:31 AM ET"), with or without a date glued to it.
bool is_clock(std::string_view line);

}  // namespace morgue

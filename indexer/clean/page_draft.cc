#include "indexer/clean/page_draft.h"

#include <cstdlib>
#include <utility>

namespace morgue {

PageDraft::PageDraft(std::string_view page, bool with_reasons)
    : explains(with_reasons), lines(read_lines(page)) {
  reading.fates.reserve(lines.size());
  for (const PageLine& line : lines) {
    const bool blank = line.text.empty();
    reading.fates.push_back({std::string(explains ? line.raw : std::string_view()),
                             blank ? LineFate::Fate::blank : LineFate::Fate::kept,
                             {}});
    if (!blank) last_rank = line.rank;
  }
}

bool PageDraft::is_open(std::size_t i) const {
  return reading.fates[i].fate == LineFate::Fate::kept;
}

void PageDraft::decide(std::size_t i, LineFate::Fate fate, std::string_view reason) {
  reading.fates[i].fate = fate;
  if (explains) reading.fates[i].reason = reason;
}

std::string_view PageDraft::language() const {
  return reading.language.empty() ? std::string_view(detected_language) : std::string_view(reading.language);
}

void PageDraft::take_date(const Date& date) {
  if (!reading.date) {
    reading.date = date;
    return;
  }
  const Date& known = *reading.date;
  const bool same_day = known.year == date.year && known.month == date.month && known.day == date.day;
  if (std::abs(days_between(known, date).value_or(0)) > 1) reading.date_conflict = true;
  if (same_day && known.precision < date.precision) reading.date = date;
}

void PageDraft::take_dates(std::size_t i, const DateLine& dates) {
  if (dates.published) take_date(*dates.published);
  date_lines.push_back(i);
  if (dates.updated && !reading.updated) reading.updated = dates.updated;
  decide(i, LineFate::Fate::date,
         dates.published ? "states the day of publication" : "states the day of the last change");
}

}  // namespace morgue

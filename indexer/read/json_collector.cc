#include "indexer/read/json_collector.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>

#include "common/date.h"
#include "common/text/utf8.h"
#include "indexer/read/json_scanner.h"

namespace morgue {

namespace {

constexpr int nested_penalty = 100;

bool is_date(JsonField field) {
  return field == JsonField::date || field == JsonField::updated;
}

bool takes_numbers(JsonField field) {
  return is_date(field) || field == JsonField::id || field == JsonField::title;
}

// Of these fields all names together make the list.
bool is_union(JsonField field) {
  return field == JsonField::tag || field == JsonField::place;
}

// A moment as systems count it (seconds, milli-, micro- or nanoseconds since 1970) in RFC 3339; other
// numbers, such as 2019 or 20191107, as they are. Seconds are told from days written as a number by their
// size: nine digits and more begin in 1973.
std::string number_date(const std::string& written) {
  constexpr double first_epoch = 1e8;
  constexpr double last_second = 1e11;
  constexpr double largest = 1e20;
  double moment = 0;
  std::from_chars(written.data(), written.data() + written.size(), moment);
  if (!(moment >= first_epoch && moment < largest)) return written;
  while (moment >= last_second) moment /= 1000;
  const std::chrono::sys_seconds second{std::chrono::seconds(static_cast<std::int64_t>(moment))};
  const auto day = std::chrono::floor<std::chrono::days>(second);
  const std::chrono::hh_mm_ss time(second - day);
  Date date = to_date(std::chrono::year_month_day(day));
  date.hour = static_cast<int>(time.hours().count());
  date.minute = static_cast<int>(time.minutes().count());
  date.second = static_cast<int>(time.seconds().count());
  date.offset_minutes = 0;
  date.precision = DatePrecision::second;
  return to_iso(date);
}

// The items of "energy, Norway; markets".
std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;"), list.size());
    const std::string_view item = text::trim(list.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

}  // namespace

bool JsonCollector::number_integer(std::int64_t number) {
  return number_text(std::to_string(number));
}

bool JsonCollector::number_text(const std::string& written) {
  if (frames_.empty()) return scalar("a number");
  if (ignored_ > 0) return true;
  Frame& frame = frames_.back();
  if (frame.names.empty() || !takes_numbers(frame.names.front().field)) return true;
  std::string value = is_date(frame.names.front().field) ? number_date(written) : written;
  return string(value);
}

bool JsonCollector::scalar(std::string_view kind) {
  return !frames_.empty() || fail("no article but " + std::string(kind));
}

bool JsonCollector::string(std::string& value) {
  if (frames_.empty()) return scalar("a string");
  if (ignored_ > 0) return true;
  Frame& frame = frames_.back();
  if (frame.kind != Frame::Kind::value) {
    keep(frame, value, false);
  } else if (frame.key_rank < frame.part_rank && !text::trim(value).empty()) {
    // Numbers held as text: {"$numberLong": "1573110960000"}.
    const bool epoch =
        is_date(frame.names.front().field) && value.find_first_not_of("0123456789") == std::string::npos;
    frame.part = epoch ? number_date(value) : std::move(value);
    frame.part_rank = frame.key_rank;
  }
  return true;
}

bool JsonCollector::key(std::string& name) {
  if (ignored_ > 0) return true;
  Frame& frame = frames_.back();
  if (frame.kind == Frame::Kind::record) {
    frame.names = find_json_names(name);
    frame.transparent = is_transparent_key(name);
    frame.occurrence = ++occurrences_;
    if (frames_.size() == 1) keys_.push_back(std::move(name));
  } else {
    const int rank = value_key_rank(name);
    frame.key_rank = rank < 0 ? worst_rank : rank;
    frame.rendition = frame.rendition || name == "role" || name == "contenttype";
  }
  return true;
}

bool JsonCollector::start_object(std::size_t) {
  if (frames_.empty()) return enter({.kind = Frame::Kind::record, .names = {}, .part = {}});
  if (ignored_ > 0) return ignore();
  const Frame& outer = frames_.back();
  if (outer.kind == Frame::Kind::record && outer.transparent && frames_.size() == 1) {
    return enter({.kind = Frame::Kind::record, .names = {}, .penalty = nested_penalty, .part = {}});
  }
  if (outer.names.empty()) return ignore();
  if (outer.kind == Frame::Kind::value && outer.key_rank == worst_rank) return ignore();
  return enter({.kind = Frame::Kind::value,
                .names = outer.names,
                .occurrence = outer.occurrence,
                .penalty = outer.penalty,
                .part = {}});
}

bool JsonCollector::start_array(std::size_t) {
  if (frames_.empty()) return fail("no article but an array");
  if (ignored_ > 0) return ignore();
  const Frame& outer = frames_.back();
  if (outer.names.empty()) return ignore();
  if (outer.kind == Frame::Kind::value && outer.key_rank == worst_rank) return ignore();
  return enter({.kind = Frame::Kind::list,
                .names = outer.names,
                .occurrence = outer.occurrence,
                .penalty = outer.penalty,
                .part = {}});
}

bool JsonCollector::end_object() {
  if (ignored_ == 0 && frames_.back().kind == Frame::Kind::value && frames_.back().part_rank != worst_rank) {
    Frame frame = std::move(frames_.back());
    keep(frame, frame.part, frame.rendition);
  }
  return leave();
}

bool JsonCollector::end_array() {
  return leave();
}

bool JsonCollector::enter(Frame frame) {
  if (frames_.size() == JsonScanner::max_depth) return fail("nested too deep");
  frames_.push_back(std::move(frame));
  return true;
}

bool JsonCollector::ignore() {
  if (frames_.size() + ++ignored_ > JsonScanner::max_depth) return fail("nested too deep");
  return true;
}

bool JsonCollector::leave() {
  if (ignored_ > 0) {
    --ignored_;
  } else {
    frames_.pop_back();
  }
  return true;
}

bool JsonCollector::fail(std::string problem) {
  problem_ = std::move(problem);
  return false;
}

bool JsonCollector::parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
  syntax_error_ = true;
  return fail(error.what());
}

void JsonCollector::keep(const Frame& where, const std::string& value, bool rendition) {
  if (where.names.empty() || text::trim(value).empty()) return;
  const bool one_string = where.kind == Frame::Kind::record;
  for (const JsonName& name : where.names) {
    Slot& slot = slots_[index(name.field)];
    if (is_union(name.field)) {
      std::vector<std::string> items = one_string ? split_list(value) : std::vector<std::string>{value};
      std::ranges::move(items, std::back_inserter(slot.values));
      continue;
    }
    const int rank = name.rank + where.penalty;
    const bool same_list =
        slot.occurrence == where.occurrence && !rendition && name.field != JsonField::title;
    if (!same_list && rank >= slot.rank) continue;
    if (!same_list) slot.values.clear();
    slot.rank = rank;
    slot.occurrence = where.occurrence;
    slot.values.push_back(value);
  }
}

}  // namespace morgue

#include "searcher/search/recency.h"

#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include "common/schema.h"

namespace morgue {

namespace {

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

// The first day that a sort key ("2019", "201911", "20191107...") may mean.
std::chrono::sys_days first_day(std::string_view key) {
  const int year = number(key.substr(0, 4));
  const int month = key.size() >= 6 ? number(key.substr(4, 2)) : 1;
  const int day = key.size() >= 8 ? number(key.substr(6, 2)) : 1;
  return std::chrono::sys_days(std::chrono::year(year) / month / day);
}

}  // namespace

RecencySource::RecencySource(const Recency& recency, double most)
    : Xapian::ValuePostingSource(field(FieldId::date).slot), recency_(recency), most_(most) {}

double RecencySource::get_weight() const {
  const std::string key = get_value();
  if (key.size() < 4) return 0;
  const auto age = (std::chrono::sys_days(recency_.today) - first_day(key)).count();
  return age <= 0 ? most_ : most_ * std::exp2(-static_cast<double>(age) / recency_.half_life);
}

Xapian::PostingSource* RecencySource::clone() const {
  return new RecencySource(recency_, most_);
}

void RecencySource::init(const Xapian::Database& database) {
  ValuePostingSource::init(database);
  set_maxweight(most_);
}

std::string RecencySource::get_description() const {
  return "recency";
}

}  // namespace morgue

// "MOSCOW (Sputnik) - ", "New Delhi: ", "STOCKHOLM, Jan 14 2022 (Northern Wire) - " in front of the first
// sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace morgue {

struct Dateline {
  std::string place;   // as written
  std::string agency;  // empty where none is named
  std::optional<Date> date;
  std::size_t size = 0;  // bytes in front of the sentence
};

// nullopt where `paragraph` begins with anything else. A place is in capitals, or stands before an agency in
// brackets; before a colon it has to be a city that is known, for any word can stand there.
std::optional<Dateline> read_dateline(std::string_view paragraph, std::string_view language);

}  // namespace morgue

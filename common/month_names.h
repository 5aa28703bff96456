// The names of the months in the languages that news is read in.
#pragma once

#include <string_view>

namespace morgue {

// 1 to 12 for the name of a month in any of the languages known, in any case, in full or shortened, without a
// full stop behind it; 0 for every other word.
int month_number(std::string_view word);

}  // namespace morgue

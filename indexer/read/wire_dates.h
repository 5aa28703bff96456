// Dates as the formats of news agencies write them.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// "20130731T153200+0000" and "20130731T153200Z" (NITF, NewsML) and "26-FEB-1987 15:01:01.79" (Reuters-21578)
// in ISO 8601; everything else, "20130731" included, as it is. Nothing is checked: common/date reads it.
std::string wire_date(std::string_view written);

}  // namespace morgue

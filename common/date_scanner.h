// Walks over the text of a written date; what does not fit is left where it is. For common/date_parser.cc
// alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace morgue::detail {

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  std::size_t digits_ahead() const;
  std::string_view letters_ahead() const;  // ASCII

  bool take(std::string_view prefix);
  bool take_word(std::string_view lower_case);  // all the letters ahead, in any case

  // ASCII white space and the no-break and thin spaces that typesetters put into dates.
  bool skip_space();
  // What may stand between the parts of a written date: space, a hyphen, slash or full stop, a comma.
  void skip_separator();
  void skip_fraction();  // of a second

  int take_number(std::size_t fewest,
                  std::size_t most);   // of so many digits and no more; -1 where there is none
  int take_digits(std::size_t count);  // whatever follows; -1 where they are fewer

  int take_month();  // by name; 0 where there is none
  bool take_weekday();
  bool take_ordinal();  // "st", "nd", "rd", "th"
  int take_half_day();  // "a.m.", "PM": 0 or 12; -1 where neither follows

  // To the end of a date with a time: nothing, or a zone ("Z", "+04:00", "UTC+4", "EST"), in brackets or with
  // its name in brackets behind it. False where anything else follows.
  bool finish_with_zone(std::optional<int>& offset_minutes);

 private:
  bool take_zone(std::optional<int>& minutes);
  bool take_offset(bool short_hours, std::optional<int>& minutes);

  std::string_view rest_;
};

}  // namespace morgue::detail

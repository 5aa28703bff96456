#include "common/analyzer/amounts.h"

#include <algorithm>

#include "common/analyzer/characters.h"
#include "common/analyzer/currencies.h"
#include "common/analyzer/numbers.h"
#include "common/text/normalise.h"

namespace morgue {
namespace {

constexpr std::size_t most_digits = 30;
constexpr std::size_t longest_word = 32;  // in bytes; no name of money is longer
constexpr int most_scales = 2;            // "5 mil millones", "1 lakh crore"

std::size_t space_size(std::string_view rest) {
  if (rest.empty()) return 0;
  return rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\t' ? 1 : tight_space_size(rest.substr(0, 4));
}

// The bytes of the one space that `head` ends with.
std::size_t trailing_space_size(std::string_view head) {
  for (std::size_t size = 1; size <= std::min<std::size_t>(head.size(), 3); ++size) {
    if (space_size(head.substr(head.size() - size)) == size) return size;
  }
  return 0;
}

std::size_t trailing_hyphen_size(std::string_view head) {
  for (std::size_t size = 1; size <= std::min<std::size_t>(head.size(), 3); ++size) {
    if (hyphen_size(head.substr(head.size() - size)) == size) return size;
  }
  return 0;
}

bool ends_with_digit(std::string_view text) {
  return !text.empty() && is_ascii_digit(text.back());
}

// A plain decimal times a power of ten, without needless zeros: "1.50" and 9 is "1500000000". Digits are
// moved, not computed, so that nothing is rounded. Empty where it grows too long.
std::string times_power_of_ten(std::string_view plain, int exponent) {
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string whole(plain.substr(0, point));
  std::string fraction(point < plain.size() ? plain.substr(point + 1) : "");
  const auto shift = static_cast<std::size_t>(exponent);
  if (fraction.size() < shift) fraction.append(shift - fraction.size(), '0');
  whole += fraction.substr(0, shift);
  fraction.erase(0, shift);

  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (whole.size() + fraction.size() > most_digits) return {};
  return fraction.empty() ? whole : whole.append(".").append(fraction);
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<text::Word>& words, std::size_t at)
      : text_(text), words_(words), first_(at), begin_(words[at].begin) {}

  std::optional<Amount> read() {
    if (is_inner_group() || !read_number() || is_of_range() || !read_currency_before() || !read_suffix())
      return std::nullopt;
    read_scales();
    if (!read_sign_after()) read_words_after();
    if (iso_.empty()) return std::nullopt;
    const std::string value = times_power_of_ten(plain(), exponent_);
    if (value.empty()) return std::nullopt;
    return Amount{.first_word = first_,
                  .last_word = last_,
                  .begin = begin_,
                  .end = end_,
                  .term = std::string(iso_).append(value)};
  }

 private:
  std::string_view word(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  std::string_view gap_between(std::size_t i, std::size_t next) const {
    return text_.substr(words_[i].end, words_[next].begin - words_[i].end);
  }
  static std::string folded(std::string_view word) {
    return word.size() > longest_word ? std::string() : text::casefold(word);
  }

  // "250" in "1 250 000 euros".
  bool is_inner_group() const {
    const std::string_view group = word(first_);
    if (first_ == 0 || group.size() < 3 || !std::all_of(group.begin(), group.begin() + 3, is_ascii_digit))
      return false;
    if (group.size() > 3 && is_ascii_digit(group[3])) return false;
    const std::string_view before = word(first_ - 1);
    const std::string_view gap = gap_between(first_ - 1, first_);
    return gap.size() == space_size(gap) && !gap.empty() && before.size() <= 3 &&
           std::all_of(before.begin(), before.end(), is_ascii_digit);
  }

  // The number, after a code that may be glued to it ("Rs500", "USD5bn").
  bool read_number() {
    const std::string_view whole = word(first_);
    const auto* digit = std::find_if(whole.begin(), whole.end(), is_ascii_digit);
    const auto letters = static_cast<std::size_t>(digit - whole.begin());
    if (letters > 0) {
      iso_ = currency_of_code(whole.substr(0, letters));
      if (iso_.empty()) return false;
    }
    number_ =
        number_at(text_, words_, first_, begin_ + static_cast<std::uint32_t>(letters), ThousandsSpace::any);
    if (!number_) return false;
    last_ = number_->last_word;
    end_ = number_->end;
    return true;
  }

  // "$5-6 billion": what the first number counts stands behind the second.
  bool is_of_range() const {
    const std::string_view head = text_.substr(0, begin_);
    const std::size_t before = trailing_hyphen_size(head);
    if (before != 0 && ends_with_digit(head.substr(0, head.size() - before))) return true;

    std::string_view rest = text_.substr(end_);
    const std::size_t after = hyphen_size(rest.substr(0, 4));
    if (after == 0) return false;
    rest.remove_prefix(after);
    rest.remove_prefix(sign_at_start(rest).size);
    return !rest.empty() && is_ascii_digit(rest[0]);
  }

  // A sign or code; false where the sign is of a currency that is not known.
  bool read_currency_before() {
    if (!iso_.empty()) return true;
    std::string_view head = text_.substr(0, begin_);
    const std::size_t space = trailing_space_size(head);
    head.remove_suffix(space);
    const CurrencySign sign = sign_at_end(head);
    if (sign.size == 0) {
      read_code_before();
      return true;
    }
    head.remove_suffix(sign.size);
    if (space != 0 &&
        (ends_with_digit(head) || ends_with_digit(head.substr(0, head.size() - trailing_space_size(head))))) {
      return true;  // the sign of the number before
    }
    iso_ = sign.iso;
    begin_ = static_cast<std::uint32_t>(head.size());
    if (first_ == 0) return true;
    const text::Word& before = words_[first_ - 1];
    const std::string_view gap = before.end <= begin_ ? text_.substr(before.end, begin_ - before.end) : "?";
    if (!gap.empty() && gap != ".") return true;
    return read_prefix(gap);
  }

  // What is glued before the sign: "US$", "U.S.$".
  bool read_prefix(std::string_view gap) {
    const std::string_view prefix = word(first_ - 1);
    if (gap == ".") {
      if (prefix != "U.S") return true;
    } else {
      iso_ = iso_ == "usd" ? prefixed_dollar(prefix) : currency_of_code(prefix);
      if (iso_.empty()) return false;
    }
    --first_;
    begin_ = words_[first_].begin;
    return true;
  }

  // "USD 5bn", "Rs. 500".
  void read_code_before() {
    if (first_ == 0) return;
    const text::Word& before = words_[first_ - 1];
    const std::string_view code = word(first_ - 1);
    std::string_view gap = gap_between(first_ - 1, first_);
    if (code == "Rs" && gap.starts_with('.')) gap.remove_prefix(1);
    const bool beside = space_size(gap) == gap.size() && (!gap.empty() || code == "Rs");
    if (!beside) return;
    iso_ = currency_of_code(code);
    if (iso_.empty()) return;
    --first_;
    begin_ = before.begin;
  }

  // Letters glued to the number: "5bn", "500EUR"; false where they make it no amount ("5th").
  bool read_suffix() {
    if (number_->suffix.empty()) return true;
    const Scale scale = scale_of_suffix(folded(number_->suffix));
    if (scale.exponent != 0) {
      add_scale(scale);
      return true;
    }
    const std::string_view code = currency_of_code(number_->suffix);
    return !code.empty() && accept_currency(code);
  }

  void read_scales() {
    for (int i = 0; i < most_scales && is_beside(last_ + 1); ++i) {
      const std::string name = folded(word(last_ + 1));
      const bool in_short = !iso_.empty() && name.size() == 1 && exponent_ == 0;
      const Scale scale = in_short ? scale_of_suffix(name) : scale_of_word(name);
      if (scale.exponent == 0) return;
      add_scale(scale);
      extend_to(last_ + 1);
    }
  }

  // "5 €", "3,5 Mrd. €"; a sign before a digit is of the next number.
  bool read_sign_after() {
    std::string_view rest = text_.substr(end_);
    std::size_t skipped = rest.starts_with('.') && exponent_ != 0 ? 1 : 0;
    skipped += space_size(rest.substr(skipped));
    rest.remove_prefix(skipped);
    const CurrencySign sign = sign_at_start(rest);
    if (sign.size == 0) return false;
    rest.remove_prefix(sign.size);
    if (!rest.empty() && is_ascii_digit(rest[0])) return false;
    if (!accept_currency(sign.iso)) return false;
    end_ += static_cast<std::uint32_t>(skipped + sign.size);
    sign_after_ = true;
    return true;
  }

  // "dollars", "US dollars", "d'euros", "de dólares", "EUR".
  void read_words_after() {
    std::size_t at = last_ + 1;
    if (!is_beside(at)) return;
    const std::string first = folded(word(at));
    if ((first == "de" || first == "di") && exponent_ != 0) ++at;
    if (at < words_.size() && read_currency_words(at) && is_beside(last_ + 1)) {
      if (iso_ == "gbp" && folded(word(last_ + 1)) == "sterling") extend_to(last_ + 1);
    }
  }

  bool read_currency_words(std::size_t at) {
    if (!is_beside(at)) return false;
    if (const std::string_view code = currency_of_code(word(at)); !code.empty()) {
      return accept_currency(code) && extend_to(at);
    }
    std::string name = folded(word(at));
    if (name.size() > 2 && name[0] == 'd' && apostrophe_size(std::string_view(name).substr(1, 4)) != 0) {
      name.erase(0, 1 + apostrophe_size(std::string_view(name).substr(1, 4)));
    }
    if (const CurrencyWord* found = find_currency_word(name); found != nullptr) {
      const bool another_dollar = found->noun == "dollar" && iso_.ends_with('d');
      if (!another_dollar && (found->iso.empty() || !accept_currency(found->iso))) return false;
      european_ = european_ || !found->english;
      return extend_to(at);
    }
    for (std::size_t noun = at + 1; noun <= at + 2 && is_beside(noun); ++noun) {
      const CurrencyWord* found = find_currency_word(folded(word(noun)));
      if (found != nullptr) {
        const std::string_view iso = national_currency(name, found->noun);
        return !iso.empty() && accept_currency(iso) && extend_to(noun);
      }
      name += folded(word(noun));
    }
    return false;
  }

  // Whether words_[i] follows what stands before it directly: one space, a hyphen, a full stop of an
  // abbreviation.
  bool is_beside(std::size_t i) const {
    if (i >= words_.size()) return false;
    std::string_view gap = gap_between(i - 1, i);
    if (gap.starts_with('.')) gap.remove_prefix(1);
    if (gap.empty()) return false;
    return space_size(gap) == gap.size() || hyphen_size(gap) == gap.size();
  }

  bool accept_currency(std::string_view iso) {
    if (!iso_.empty() && iso_ != iso) return false;
    iso_ = iso;
    return true;
  }

  void add_scale(Scale scale) {
    exponent_ += scale.exponent;
    english_scale_ = english_scale_ || scale.english;
    european_ = european_ || !scale.english;
  }

  bool extend_to(std::size_t i) {
    last_ = i;
    end_ = words_[i].end;
    return true;
  }

  // The number as its surroundings read it: "1.250 Euro" is 1250, "$1.250 billion" is not; "1,375 Milliarden"
  // is 1.375.
  std::string plain() const {
    std::string plain = number_->plain;
    if (english_scale_) return plain;
    if (number_->ambiguous == '.' && (european_ || sign_after_)) plain.erase(plain.find('.'), 1);
    if (number_->ambiguous == ',' && european_) plain.insert(plain.end() - 3, '.');
    return plain;
  }

  std::string_view text_;
  const std::vector<text::Word>& words_;
  std::size_t first_;
  std::size_t last_ = 0;
  std::uint32_t begin_;
  std::uint32_t end_ = 0;
  std::optional<Number> number_;
  std::string_view iso_;
  int exponent_ = 0;
  bool english_scale_ = false;
  bool european_ = false;
  bool sign_after_ = false;
};

}  // namespace

std::optional<Amount> amount_at(std::string_view text, const std::vector<text::Word>& words, std::size_t at) {
  return Reader(text, words, at).read();
}

}  // namespace morgue

// ICU's break iterators over UTF-8, with their errors and their memory in order. For the files of this folder only.
#pragma once

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "common/error.h"

namespace morgue::text {

// Positions are bytes. One per thread.
class IcuBreaker {
 public:
  // `rules` names what is broken, for messages: "word", "sentence", "line".
  IcuBreaker(UBreakIteratorType type, std::string_view rules) : rules_(rules) {
    UErrorCode status = U_ZERO_ERROR;
    breaker_ = ubrk_open(type, "", nullptr, 0, &status);
    if (U_FAILURE(status)) {
      ubrk_close(breaker_);
      throw Error("cannot load ICU's " + rules_ + " breaking rules: " + u_errorName(status),
                  "reinstall libicu72");
    }
  }
  ~IcuBreaker() {
    ubrk_close(breaker_);
    utext_close(&view_);
  }
  IcuBreaker(const IcuBreaker&) = delete;
  IcuBreaker& operator=(const IcuBreaker&) = delete;

  // Gives the first boundary. `text` must outlive the calls to next().
  std::int32_t first(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&view_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(breaker_, &view_, &status);
    if (U_FAILURE(status)) throw Error("ICU's " + rules_ + " breaking failed: " + u_errorName(status));
    return ubrk_first(breaker_);
  }

  // UBRK_DONE at the end.
  std::int32_t next() { return ubrk_next(breaker_); }

  // Of the boundary given last.
  std::int32_t rule_status() const { return ubrk_getRuleStatus(breaker_); }

 private:
  std::string rules_;
  UBreakIterator* breaker_ = nullptr;
  UText view_ = UTEXT_INITIALIZER;
};

}  // namespace morgue::text

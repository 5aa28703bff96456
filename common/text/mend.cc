#include "common/text/mend.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/utf8.h"

namespace morgue::text {

namespace {

// What Windows-1252 has at 0x80-0x9F; 0 for the five places that are empty.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte (0x80-0xFF) that `code` is in Windows-1252 or Latin-1; 0 where it is none.
unsigned char byte_of(char32_t code) {
  if (code >= 0x80 && code <= 0xFF) return static_cast<unsigned char>(code);
  if (code < 0x152 || code > 0x2122) return 0;
  const auto* const found = std::ranges::find(windows_1252, static_cast<char16_t>(code));
  return found == windows_1252.end() ? 0 : static_cast<unsigned char>(0x80 + (found - windows_1252.begin()));
}

struct Run {
  std::size_t end = 0;  // in the text
  std::string bytes;
};

Run read_run(std::string_view text, std::size_t at) {
  Run run{at, {}};
  while (run.end < text.size()) {
    const Decoded decoded = decode(text, run.end);
    const unsigned char byte = byte_of(decoded.code);
    if (byte == 0) break;
    run.bytes += static_cast<char>(byte);
    run.end += decoded.size;
  }
  return run;
}

// No text means these as they stand: a letter of Latin-1 behind "Ã", "â€" and a third, or a long run of signs
// that happens to be UTF-8.
bool is_certain(std::string_view bytes) {
  constexpr std::size_t long_run = 4;
  const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() >= long_run) return true;
  if (bytes.size() >= 3 && at(0) == 0xE2 && at(1) <= 0x84) return true;
  return at(0) == 0xC3 && at(1) >= 0xA0 && at(1) != 0xAB && at(1) != 0xBB;
}

// Where a run that could be mended begins; a lead byte of UTF-8 is at its head.
bool may_begin(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != 0xC3 || at + 2 >= text.size()) return false;
  // U+00C2-U+00F4 are the lead bytes; their second byte in UTF-8 is 0x82-0xB4.
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return second >= 0x82 && second <= 0xB4 && static_cast<unsigned char>(text[at + 2]) >= 0x80;
}

// Walks over the runs: `take` is called with the beginning, the end and the bytes of each that can be mended.
void for_each_run(std::string_view text, const auto& take) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const Decoded first = decode(text, at);
    if (byte_of(first.code) == 0) {
      at += first.size;
      continue;
    }
    if (!may_begin(text, at)) {
      at = read_run(text, at).end;
      continue;
    }
    const Run run = read_run(text, at);
    if (run.bytes.size() >= 2 && is_valid(run.bytes)) take(at, run.end, run.bytes);
    at = run.end;
  }
}

}  // namespace

std::string mend(std::string_view text) {
  bool any = false;
  bool certain = false;
  for_each_run(text, [&](std::size_t, std::size_t, const std::string& bytes) {
    any = true;
    certain = certain || is_certain(bytes);
  });
  if (!any || !certain) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for_each_run(text, [&](std::size_t begin, std::size_t end, const std::string& bytes) {
    out.append(text.substr(copied, begin - copied)).append(bytes);
    copied = end;
  });
  return out.append(text.substr(copied));
}

}  // namespace morgue::text

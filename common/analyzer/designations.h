// Names of letters and a number: "S-400", "S400", "S 400", "F-16s".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/analyzer/pieces.h"

namespace morgue {

// Letters, digits and letters again: "s400", "mig29", "f16c".
struct SolidDesignation {
  std::string_view letters;  // one to six of them
  std::string_view number;   // one to four digits, up to three letters
  bool plural = false;       // "f16s": number is "16s", and without_plural is meant
  std::string_view without_plural;
};
std::optional<SolidDesignation> solid_designation(std::string_view term);

// The second part of a designation: one to four digits that are no year, up to three letters ("400", "16a").
// A plural "s" is no part of what is returned; empty where `term` is something else.
std::string_view designation_number(std::string_view term);

// Whether `letters`, one space before `number`, are one designation. Ordinary text has many capitals before
// numbers, so this is strict: one to three capitals ("S 400", "AKM 47", "MiG 29"), no country, no year, no
// "A" that starts a sentence. A query may write a single small letter ("s 400").
bool is_spaced_designation(std::string_view text, std::string_view arena, const Piece& letters,
                           const Piece& number, PieceScanner::Source source);

// Whether an article that writes `letters` with a space before a number means a designation by it, as above.
bool is_type_name(std::string_view arena, const Piece& letters);

}  // namespace morgue

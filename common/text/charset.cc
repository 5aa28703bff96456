#include "common/text/charset.h"

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "common/text/charset_labels.h"
#include "common/text/utf8.h"

namespace morgue::text {

namespace {

constexpr std::size_t sample_size = std::size_t{64} * 1024;  // detection looks at no more

struct Encoding {
  std::string converter;  // ICU's name
  std::string name;       // IANA's name
};

// ---- Names

std::string standard_name(const char* label) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(label, standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return label;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

// nullopt: nobody here can decode it.
std::optional<Encoding> find_encoding(std::string_view label) {
  const std::string compact = compact_label(label);
  if (compact.empty()) return std::nullopt;
  const auto* found = std::find_if(std::begin(supersets), std::end(supersets),
                                   [&compact](const Superset& s) { return s.label == compact; });
  if (found != std::end(supersets)) return Encoding{found->converter, std::string(found->name)};
  const std::string name(trim(label));
  for (const std::string& candidate : {name, compact}) {
    if (open_converter(candidate)) return Encoding{candidate, standard_name(candidate.c_str())};
  }
  return std::nullopt;
}

// ---- Decoding

struct Decoding {
  std::string text;
  std::size_t errors = 0;
};

// ICU's own substitute is U+001A for some encodings.
void substitute(const void* context, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  const UChar mark = replacement;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &mark, 1, 0, status);
}

std::optional<Decoding> decode_as(const std::string& converter_name, std::string_view bytes) {
  const Converter from = open_converter(converter_name);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;

  Decoding result;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(from.get(), substitute, &result.errors, nullptr, nullptr, &status);
  std::array<UChar, 2048> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  std::array<char, 8192> piece;
  const char* source = bytes.data();
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* target = piece.data();
    ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), static_cast<UBool>(first ? 1 : 0), 1, &status);
    result.text.append(piece.data(), target);
    first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  return result;
}

// ---- Unicode

struct Mark {
  std::string_view bytes;
  const char* charset;
};

// UTF-32 first: its little-endian mark starts with that of UTF-16.
constexpr Mark marks[] = {
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},     {{"\xFE\xFF", 2}, "UTF-16BE"},
};

const Mark* find_mark(std::string_view bytes) {
  for (const Mark& mark : marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const bool is_utf32 = mark.bytes.size() == 4;
    if (!is_utf32 || bytes.size() % 4 == 0) return &mark;
  }
  return nullptr;
}

// The upper or the lower bytes of what may be UTF-16.
struct HalfUnits {
  std::size_t zeros = 0;
  std::size_t small = 0;  // below 0x20, zeros included: the upper bytes of all alphabets

  void count(char byte) {
    zeros += byte == '\0' ? 1 : 0;
    small += static_cast<unsigned char>(byte) < 0x20 ? 1 : 0;
  }
};

// UTF-16 without a mark gives itself away by zeros in every other byte: of its ASCII letters, or where it has
// none, of its spaces and line feeds. Other text has no zeros but stray ones.
const char* sniff_utf16(std::string_view bytes) {
  constexpr std::size_t fewest_zeros_per_hundred = 8;
  if (bytes.size() < 4) return nullptr;
  const std::string_view sample = bytes.substr(0, sample_size);
  if (sample.find('\0') == std::string_view::npos) return nullptr;
  HalfUnits even;
  HalfUnits odd;
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2) {
    even.count(sample[at]);
    odd.count(sample[at + 1]);
  }
  const std::size_t units = sample.size() / 2;
  const auto telling = [&](const HalfUnits& upper, const HalfUnits& lower) {
    if (upper.zeros * 100 < units * fewest_zeros_per_hundred || lower.zeros * 50 > upper.zeros) return false;
    return upper.small * 2 > units || !is_valid(sample.substr(0, floor_boundary(sample, sample.size() - 1)));
  };
  if (telling(odd, even)) return "UTF-16LE";
  if (telling(even, odd)) return "UTF-16BE";
  return nullptr;
}

struct Utf8Evidence {
  std::size_t sequences = 0;  // of several bytes
  std::size_t invalid = 0;    // bytes; a sequence that the end cuts off is not counted
};

Utf8Evidence weigh_utf8(std::string_view bytes) {
  constexpr std::size_t longest_tail = 3;
  Utf8Evidence evidence;
  std::size_t run = 0;  // of invalid bytes up to here
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded c = decode(bytes, at);
    const bool ascii = static_cast<unsigned char>(bytes[at]) < 0x80;
    const bool invalid = !ascii && c.size == 1;
    evidence.invalid += invalid ? 1 : 0;
    evidence.sequences += c.size > 1 ? 1 : 0;
    run = invalid ? run + 1 : 0;
    at += c.size;
  }
  if (run <= longest_tail) evidence.invalid -= run;
  return evidence;
}

// A few damaged bytes do not make another encoding of it.
bool is_damaged_utf8(std::string_view bytes, bool declared) {
  const Utf8Evidence evidence = weigh_utf8(bytes);
  if (declared) return evidence.sequences >= evidence.invalid;
  return evidence.sequences > 0 && evidence.sequences >= 2 * evidence.invalid;
}

// ---- Detection

// From the line of the first byte that is not ASCII: what stands before tells nothing.
std::string_view telling_sample(std::string_view bytes) {
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const auto at = static_cast<std::size_t>(first - bytes.begin());
  const std::size_t line = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  return bytes.substr(at - begin > sample_size / 2 ? at - sample_size / 2 : begin, sample_size);
}

std::string detect(std::string_view sample) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(
      uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

bool is_unicode(const Encoding& encoding) {
  return encoding.name.starts_with("UTF-");
}

// Declared ISO-2022-JP and kin hide behind ASCII bytes that would pass for UTF-8.
bool is_seven_bit(const Encoding& declared, std::string_view bytes) {
  return declared.name.starts_with("ISO-2022-") && bytes.find('\x1B') != std::string_view::npos;
}

// Alphabets of one byte a letter show in every other word; stray bytes among ASCII are what Windows-1252
// writes. So are texts that both read alike (curly quotes stand at the same places in all of Windows'
// alphabets).
bool is_better_read_as_windows_1252(std::string_view sample, const Encoding& detected) {
  const Converter converter = open_converter(detected.converter);
  if (!converter || ucnv_getMaxCharSize(converter.get()) > 1) return false;
  // DOS and Macintosh alphabets have letters where Windows has punctuation.
  const bool letters_from_0x80 = detected.name.starts_with("IBM") || detected.name.starts_with("x-mac");
  const unsigned first_letter = letters_from_0x80 ? 0x80 : 0xC0;
  const std::size_t fewest_per_hundred = letters_from_0x80 ? 3 : 1;
  std::size_t ascii = 0;
  std::size_t high = 0;
  for (const char c : sample) {
    const unsigned byte = static_cast<unsigned char>(c);
    ascii += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' ? 1 : 0;
    high += byte >= first_letter ? 1 : 0;
  }
  if (high * 100 < (ascii + high) * fewest_per_hundred) return true;
  const std::optional<Decoding> as_detected = decode_as(detected.converter, sample);
  const std::optional<Decoding> as_windows = decode_as("windows-1252", sample);
  return as_detected && as_windows && as_detected->text == as_windows->text;
}

Encoding detect_encoding(std::string_view bytes) {
  const Encoding windows_1252{"windows-1252", "windows-1252"};
  const std::string_view sample = telling_sample(bytes);
  const std::optional<Encoding> detected = find_encoding(detect(sample));
  if (!detected || is_unicode(*detected) || is_better_read_as_windows_1252(sample, *detected))
    return Encoding(windows_1252);
  return *detected;
}

// ---- Putting it together

// Decoded by a declaration, unless the bytes belie it: half of what is not ASCII means nothing, or they are
// said to be UTF-16 and show no zero (pages that were converted keep their old declaration).
std::optional<ToUtf8> decode_declared(std::string_view bytes, const Encoding& encoding) {
  if (is_unicode(encoding) && bytes.find('\0') == std::string_view::npos) return std::nullopt;
  std::optional<Decoding> decoding = decode_as(encoding.converter, bytes);
  if (!decoding) return std::nullopt;
  const auto high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  if (!is_unicode(encoding) && decoding->errors * 2 > static_cast<std::size_t>(high)) return std::nullopt;
  return ToUtf8{std::move(decoding->text), encoding.name, false};
}

ToUtf8 decode_or_repair(std::string_view bytes, const Encoding& encoding, bool guessed) {
  std::optional<Decoding> decoding = decode_as(encoding.converter, bytes);
  if (!decoding) return {repair(bytes), "UTF-8", true};
  return {std::move(decoding->text), encoding.name, guessed};
}

}  // namespace

ToUtf8 to_utf8(std::string_view bytes, std::string_view declared) {
  if (const Mark* mark = find_mark(bytes)) {
    const std::string_view rest = bytes.substr(mark->bytes.size());
    const std::string charset = mark->charset;
    return charset == "UTF-8" ? ToUtf8{repair(rest), charset, false}
                              : decode_or_repair(rest, {charset, charset}, false);
  }
  const std::optional<Encoding> said = find_encoding(declared);
  if (const char* utf16 = sniff_utf16(bytes)) {
    return decode_or_repair(bytes, {utf16, utf16}, !(said && said->name.starts_with("UTF-16")));
  }
  if (is_valid(bytes) && !(said && is_seven_bit(*said, bytes))) return {std::string(bytes), "UTF-8", false};

  const bool said_utf8 = said && said->name == "UTF-8";
  if (is_damaged_utf8(bytes, said_utf8)) return {repair(bytes), "UTF-8", !said_utf8};
  if (said && !said_utf8) {
    if (std::optional<ToUtf8> decoded = decode_declared(bytes, *said)) return std::move(*decoded);
  }
  return decode_or_repair(bytes, detect_encoding(bytes), true);
}

}  // namespace morgue::text

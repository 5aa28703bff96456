// What labels of encodings mean on the web.
#pragma once

#include <string>
#include <string_view>

namespace morgue::text {

// The letters and digits of a label in lower case: how IANA compares labels, quotes of careless headers
// aside.
inline std::string compact_label(std::string_view label) {
  std::string compact;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') compact.push_back(static_cast<char>(c | 0x20));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) compact.push_back(c);
  }
  return compact;
}

struct Superset {
  std::string_view label;  // compact
  const char* converter;
  std::string_view name;
};

// What the web means by these labels (WHATWG Encoding Standard): the vendor's superset, because that is what
// writes them. ISO-8859-16 is not the web's but ICU's lack: Windows-1250 has the same Romanian letters in the
// same places.
inline constexpr Superset supersets[] = {
    {"iso88591", "windows-1252", "windows-1252"},
    {"iso885911987", "windows-1252", "windows-1252"},
    {"latin1", "windows-1252", "windows-1252"},
    {"l1", "windows-1252", "windows-1252"},
    {"ascii", "windows-1252", "windows-1252"},
    {"usascii", "windows-1252", "windows-1252"},
    {"ansi", "windows-1252", "windows-1252"},
    {"ansix341968", "windows-1252", "windows-1252"},
    {"windows1252", "windows-1252", "windows-1252"},
    {"cp1252", "windows-1252", "windows-1252"},
    {"iso88599", "windows-1254", "windows-1254"},
    {"latin5", "windows-1254", "windows-1254"},
    {"iso885911", "windows-874", "windows-874"},
    {"tis620", "windows-874", "windows-874"},
    {"iso885916", "windows-1250", "windows-1250"},
    {"gb2312", "gb18030", "GB18030"},
    {"gbk", "gb18030", "GB18030"},
    {"euccn", "gb18030", "GB18030"},
    {"cp936", "gb18030", "GB18030"},
    {"euckr", "windows-949", "EUC-KR"},
    {"ksc56011987", "windows-949", "EUC-KR"},
    {"uhc", "windows-949", "EUC-KR"},
    {"cp949", "windows-949", "EUC-KR"},
    {"maccyrillic", "x-mac-cyrillic", "x-mac-cyrillic"},
    {"sjis", "windows-31j", "Shift_JIS"},
};

}  // namespace morgue::text

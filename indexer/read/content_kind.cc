#include "indexer/read/content_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "common/text/byte_masks.h"
#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/read/container_reader.h"
#include "indexer/read/markup_kind.h"
#include "indexer/read/web_archive_reader.h"

namespace morgue {

namespace {

struct Sign {
  std::string_view bytes;
  std::string_view what;
};

using namespace std::literals;

constexpr std::array binary_signs{
    Sign{"%PDF-", "a PDF document"},
    Sign{"PK\x05\x06", "an empty ZIP archive"},
    Sign{"Rar!\x1A\x07", "a RAR archive"},
    Sign{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    Sign{"\xD0\xCF\x11\xE0", "an old office document"},
    Sign{"{\\rtf", "an RTF document"},
    Sign{"\x89PNG", "a PNG image"},
    Sign{"\xFF\xD8\xFF", "a JPEG image"},
    Sign{"GIF87a", "a GIF image"},
    Sign{"GIF89a", "a GIF image"},
    Sign{"II*\0"sv, "a TIFF image"},
    Sign{"MM\0*"sv, "a TIFF image"},
    Sign{"OggS\0"sv, "an Ogg recording"},
    Sign{"ID3\x03", "an MP3 recording"},
    Sign{"ID3\x04", "an MP3 recording"},
    Sign{"\x7F"
         "ELF",
         "a program"},
    Sign{"SQLite format 3\0"sv, "an SQLite database"},
    Sign{"\x04\x22\x4D\x18", "an LZ4 stream"},
    Sign{"\x1F\x9D", "a stream of compress (.Z)"},
    Sign{"Obj\x01", "an Avro file"},
    Sign{"PAR1\x15", "a Parquet file"},
    Sign{"ARROW1\0"sv, "an Arrow file"},
};

// In lower case; the longer before what it begins with.
constexpr std::array<Sign, 6> markup_signs{{
    {"<!doctype html", html_page},
    {"<!doctype", "a markup document"},
    {"<html", html_page},
    {"<head", html_page},
    {"<body", html_page},
    {"<!--", html_page},
}};

constexpr std::array<Sign, 3> markup_endings{{
    {".html", html_page},
    {".htm", html_page},
    {".xhtml", html_page},
}};

constexpr std::string_view blank = " \t\r\n\v\f";

constexpr std::array<std::string_view, 3> xml_endings{".xml", ".rss", ".atom"};
constexpr std::array<std::string_view, 2> sgml_endings{".sgm", ".sgml"};
constexpr std::array<std::string_view, 2> web_archive_endings{".warc", ".arc"};

template <std::size_t size>
bool ends_with_one(std::string_view name, const std::array<std::string_view, size>& endings) {
  return std::ranges::any_of(endings, [name](std::string_view ending) { return name.ends_with(ending); });
}

// The first entry of an office document, an e-book or a program package, by the name in the ZIP header.
bool is_zip_document(std::string_view sample) {
  constexpr std::size_t name_at = 30;
  if (sample.size() < name_at) return false;
  const std::string_view name = sample.substr(name_at);
  constexpr std::array<std::string_view, 8> firsts{
      "[Content_Types].xml",  "_rels/",   "docProps/", "word/", "xl/", "ppt/",
      "mimetypeapplication/", "META-INF/"};
  return std::ranges::any_of(firsts, [name](std::string_view first) { return name.starts_with(first); });
}

// UTF-16 without a mark: of text in most scripts of Europe, every other byte is zero.
std::string_view bare_utf16(std::string_view sample) {
  if (sample.find('\0') == std::string_view::npos) return {};
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
  const std::size_t half = sample.size() / 2;
  constexpr std::size_t shortest = 4;
  if (half < shortest) return {};
  const auto most = [half](std::size_t count) { return count * 10 > half * 6; };
  const auto hardly = [half](std::size_t count) { return count * 100 <= half; };
  if (most(zeros[1]) && hardly(zeros[0])) return "UTF-16LE";
  if (most(zeros[0]) && hardly(zeros[1])) return "UTF-16BE";
  return {};
}

// A stray control character is damage in a text; many are not text at all. NULs are forgiven more: a disk
// that lost power leaves runs of them in what is otherwise text.
bool has_binary_bytes(std::string_view sample) {
  std::size_t zeros = 0;
  std::size_t controls = 0;
  const auto look_at = [&](char c) {
    // ESC belongs to ISO-2022, 1E to JSON sequences, 1A ends texts of DOS.
    constexpr std::string_view of_texts = " \t\r\n\v\f\x1B\x1E\x1A";
    zeros += c == '\0' ? 1 : 0;
    controls += c > '\0' && c < ' ' && of_texts.find(c) == std::string_view::npos ? 1 : 0;
  };
  std::size_t at = 0;
  for (; at + 8 <= sample.size(); at += 8) {
    if (text::Eight::at(sample.data() + at).within('\0', '\x1F') != 0)
      std::ranges::for_each(sample.substr(at, 8), look_at);
  }
  std::ranges::for_each(sample.substr(at), look_at);
  constexpr std::size_t one_control_in = 50;
  constexpr std::size_t one_zero_in = 4;
  return controls * one_control_in > sample.size() || zeros * one_zero_in > sample.size();
}

bool looks_like_json(std::string_view text) {
  const char first = text.front();
  if (first != '{' && first != '[' && first != '\x1e') return false;
  const std::size_t second = text.find_first_not_of(blank, 1);
  if (second == std::string_view::npos) return true;
  const char next = text[second];
  if (first == '\x1e') return next == '{';
  if (first == '{') return next == '"' || next == '}';
  return next == '{' || next == ']';
}

bool is_json_name(std::string_view name) {
  return name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

}  // namespace

ContentKind recognise(std::string_view sample, std::string_view name) {
  using Kind = ContentKind::Kind;
  for (const auto& [bytes, what] : binary_signs) {
    if (sample.starts_with(bytes)) return {Kind::binary, what};
  }
  if (sample.starts_with("PK\x03\x04")) {
    if (is_zip_document(sample)) return {Kind::binary, "an office document or another package in ZIP"};
    return {Kind::container, {}};
  }
  if (is_tar(sample)) return {Kind::container, {}};
  if (is_web_archive(sample)) return {Kind::web_archive, {}};
  const bool marked_utf16 = sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF");
  const std::string_view charset = marked_utf16 ? "UTF-16" : bare_utf16(sample);
  std::string decoded;
  std::string_view text = sample;
  if (!charset.empty()) {
    decoded = text::to_utf8(sample, charset).text;
    text = decoded;
  } else if (has_binary_bytes(sample)) {
    return {Kind::binary, "binary data"};
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t start = text.find_first_not_of(blank);
  if (start == std::string_view::npos) return {Kind::blank, charset};
  text.remove_prefix(start);
  if (text.starts_with('<')) {
    const std::string element = first_element(text);
    if (is_news_root(element)) return {Kind::xml, charset};
    if (is_sgml_root(element)) return {Kind::sgml, charset};
    if (text.starts_with("<?xml") && element != "html") return {Kind::xml, charset};
    if (element == "html") return {Kind::markup, html_page};
  }
  const std::string beginning = text::lower_ascii(text.substr(0, 32));
  for (const auto& [bytes, what] : markup_signs) {
    if (beginning.starts_with(bytes)) return {Kind::markup, what};
  }
  if (is_json_name(name) || looks_like_json(text)) return {Kind::json, charset};
  for (const auto& [ending, what] : markup_endings) {
    if (name.ends_with(ending)) return {Kind::markup, what};
  }
  if (ends_with_one(name, xml_endings)) return {Kind::xml, charset};
  if (ends_with_one(name, sgml_endings)) return {Kind::sgml, charset};
  if (ends_with_one(name, web_archive_endings)) return {Kind::web_archive, {}};
  return {Kind::text, charset};
}

std::string content_name(std::string_view path) {
  std::string name = text::lower_ascii(path.substr(path.rfind('/') + 1));
  constexpr std::array<std::string_view, 5> compressed{".gz", ".zst", ".xz", ".bz2", ".bz"};
  for (const std::string_view ending : compressed) {
    if (name.ends_with(ending)) {
      name.resize(name.size() - ending.size());
      break;
    }
  }
  return name;
}

}  // namespace morgue

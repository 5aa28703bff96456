#include "indexer/read/links.h"

#include <libxml/uri.h>
#include <libxml/xmlstring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "common/text/utf8.h"

namespace morgue {

namespace {

struct FreeString {
  void operator()(xmlChar* text) const { xmlFree(text); }
};

// Letters and digits of ASCII, in lower case.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    }
  }
  return out;
}

// "example" of "https://www.example.co.uk/news": the longest label but the last.
std::string host_label(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  std::string_view best;
  for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.')) {
    const std::string_view label = host.substr(0, dot);
    if (label.size() >= best.size()) best = label;
    host.remove_prefix(dot + 1);
  }
  return plain(best);
}

constexpr std::array<std::string_view, 8> separators{
    " - ", " | ", " > ", " :: ", " \xC2\xBB ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": "};

std::vector<std::string_view> parts_of(std::string_view title) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t end = title.size();
    std::size_t next = title.size();
    for (const std::string_view separator : separators) {
      if (const auto at = title.find(separator); at < end) {
        end = at;
        next = at + separator.size();
      }
    }
    parts.push_back(text::trim(title.substr(0, end)));
    if (next == title.size()) return parts;
    title.remove_prefix(next);
  }
}

}  // namespace

std::string resolve_link(std::string_view link, std::string_view base) {
  link = text::trim(link);
  const std::string whole(link);
  if (base.empty() || link.find("://") != std::string_view::npos) return whole;
  const std::string start(text::trim(base));
  const std::unique_ptr<xmlChar, FreeString> resolved(xmlBuildURI(
      reinterpret_cast<const xmlChar*>(whole.c_str()), reinterpret_cast<const xmlChar*>(start.c_str())));
  if (!resolved) return whole;
  return text::repair(reinterpret_cast<const char*>(resolved.get()));
}

std::string outlet_name(std::string_view title, std::string_view address) {
  const std::string_view trimmed = text::trim(title);
  const std::string label = host_label(address);
  constexpr std::size_t shortest = 3;
  if (label.size() < shortest) return std::string(trimmed);
  std::string_view named;
  std::size_t count = 0;
  for (const std::string_view part : parts_of(trimmed)) {
    const std::string letters = plain(part);
    if (letters.size() < shortest) continue;
    if (letters.find(label) == std::string::npos && label.find(letters) == std::string::npos) continue;
    named = part;
    ++count;
  }
  return std::string(count == 1 ? named : trimmed);
}

}  // namespace morgue

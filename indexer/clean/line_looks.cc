#include "indexer/clean/line_looks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/byte_masks.h"
#include "indexer/clean/phrases.h"

namespace morgue {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

constexpr Phrases reader_words(std::to_array<std::string_view>(
    {"you",   "your",  "our",     "us",      "ihr",    "ihre", "ihren", "ihrer", "du",
     "dein",  "deine", "dir",     "unser",   "unsere", "uns",  "votre", "vous",  "nos",
     "notre", "su",    "nuestro", "nuestra", "tu",     "te",   "nosso"}));

bool speaks_to_reader(std::string_view low) {
  const auto parts_words = [](text::Eight eight) {
    return eight.are(' ') | eight.are(',') | eight.are('.') | eight.are('!') | eight.are('?') |
           eight.are(':');
  };
  const auto is_one = [low](std::size_t begin, std::size_t end) {
    constexpr std::size_t shortest = 2;
    constexpr std::size_t longest = 7;
    return end - begin >= shortest && end - begin <= longest &&
           reader_words.contain(low.substr(begin, end - begin));
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < low.size(); at += text::mask_size) {
    for (std::uint64_t parting = text::mask_of(low.substr(at), parts_words); parting != 0;
         parting &= parting - 1) {
      const std::size_t end = at + static_cast<std::size_t>(std::countr_zero(parting));
      if (is_one(begin, end)) return true;
      begin = end + 1;
    }
  }
  return is_one(begin, low.size());
}

// Signs that stand at `at` of `low`.
void note_sign(std::string_view low, std::size_t at, Looks& looks) {
  const std::string_view rest = low.substr(at);
  switch (rest.front()) {
    case ':':
      looks.hour = looks.hour || (at > 0 && is_digit(low[at - 1]) && rest.size() > 2 && is_digit(rest[1]) &&
                                  is_digit(rest[2]));
      looks.address = looks.address || rest.starts_with("://");
      break;
    case '@':
      looks.address = true;
      break;
    default:
      looks.quotation = looks.quotation || rest.front() == '"' || rest.starts_with("“") ||
                        rest.starts_with("„") || rest.starts_with("«");
  }
}

}  // namespace

Looks look_at(const PageLine& line) {
  constexpr std::size_t enough = 240;
  const std::size_t end = std::min({line.low.size(), line.text.size(), enough});
  const std::string_view low = std::string_view(line.low).substr(0, end);
  const std::string_view text = std::string_view(line.text).substr(0, end);
  Looks looks;
  std::size_t words = 0;
  std::size_t upper = 0;
  std::size_t digits = 0;
  std::uint64_t after_space =
      1;  // whether the first byte of the block stands behind one, as that of the line does
  for (std::size_t at = 0; at < end; at += text::mask_size) {
    const std::string_view block = low.substr(at);
    const std::size_t size = std::min(block.size(), text::mask_size);
    const std::uint64_t spaces = text::mask_of(block, [](text::Eight eight) { return eight.are(' '); });
    const std::uint64_t known = ~std::uint64_t{0} >> (text::mask_size - size);
    const std::uint64_t begins = ~spaces & (spaces << 1 | after_space) & known;
    after_space = spaces >> (text::mask_size - 1);
    words += static_cast<std::size_t>(std::popcount(begins));
    digits += static_cast<std::size_t>(
        std::popcount(text::mask_of(block, [](text::Eight eight) { return eight.within('0', '9'); })));
    for (std::uint64_t left = begins; left != 0; left &= left - 1) {
      const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(left));
      // In upper case where `low` differs; of a letter beyond ASCII, in its second byte.
      const bool wide = static_cast<unsigned char>(low[i]) >= 0xC3 && i + 1 < end;
      upper += text[i] != low[i] || (wide && text[i + 1] != low[i + 1]) ? 1 : 0;
    }
    std::uint64_t signs = text::mask_of(block, [](text::Eight eight) {
      return eight.are(':') | eight.are('@') | eight.are('"') | eight.are('\xE2') | eight.are('\xC2');
    });
    for (; signs != 0; signs &= signs - 1)
      note_sign(low, at + static_cast<std::size_t>(std::countr_zero(signs)), looks);
  }
  looks.address = looks.address || low.find("www.") != std::string_view::npos;
  looks.digits = std::min(share(digits, end), 0.25);
  looks.capitals = share(upper, words);
  looks.speaks_to_reader = speaks_to_reader(low);
  return looks;
}

}  // namespace morgue

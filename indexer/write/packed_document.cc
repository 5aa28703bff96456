#include "indexer/write/packed_document.h"

namespace morgue {

namespace {

constexpr unsigned bits_a_byte = 7;
constexpr std::uint32_t more = 1U << bits_a_byte;

class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : left_(packed) {}

  bool at_end() const { return left_.empty(); }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; !left_.empty(); shift += bits_a_byte) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= (byte & (more - 1)) << shift;
      if ((byte & more) == 0) break;
    }
    return value;
  }

  std::string_view text() {
    const std::uint32_t size = number();
    const std::string_view found = left_.substr(0, size);
    left_.remove_prefix(found.size());
    return found;
  }

 private:
  std::string_view left_;
};

}  // namespace

void DocumentPacker::add_number(std::uint32_t number) {
  for (; number >= more; number >>= bits_a_byte) out_ += static_cast<char>((number & (more - 1)) | more);
  out_ += static_cast<char>(number);
}

void DocumentPacker::add_text(std::string_view text) {
  add_number(static_cast<std::uint32_t>(text.size()));
  out_ += text;
}

// Slots are counted from 1, so that 0 ends them.
void DocumentPacker::add_value(Xapian::valueno slot, std::string_view value) {
  if (value.empty()) return;
  add_number(slot + 1);
  add_text(value);
}

void DocumentPacker::end_values() {
  add_number(0);
}

void DocumentPacker::set_data(std::string_view data) {
  add_text(data);
}

void DocumentPacker::add_term(std::string_view name, std::uint32_t wdf, std::uint32_t positions) {
  add_text(name);
  add_number(wdf);
  add_number(positions);
}

void DocumentPacker::add_position(std::uint32_t position) {
  add_number(position);
}

Xapian::Document unpack_document(std::string_view packed) {
  Unpacker unpacker(packed);
  Xapian::Document document;
  while (const std::uint32_t slot = unpacker.number()) {
    document.add_value(slot - 1, std::string(unpacker.text()));
  }
  document.set_data(std::string(unpacker.text()));
  std::string name;
  while (!unpacker.at_end()) {
    name = unpacker.text();
    std::uint32_t wdf = unpacker.number();
    const std::uint32_t positions = unpacker.number();
    if (positions == 0) document.add_term(name, wdf);
    for (std::uint32_t i = 0; i < positions; ++i) {
      document.add_posting(name, unpacker.number(), wdf);
      wdf = 0;
    }
  }
  return document;
}

std::string_view packed_value(std::string_view packed, Xapian::valueno slot) {
  Unpacker unpacker(packed);
  while (const std::uint32_t found = unpacker.number()) {
    const std::string_view value = unpacker.text();
    if (found - 1 == slot) return value;
  }
  return {};
}

}  // namespace morgue

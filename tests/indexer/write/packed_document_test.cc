#include "indexer/write/packed_document.h"

#include <gtest/gtest.h>

#include <limits>

namespace morgue {
namespace {

constexpr auto largest = std::numeric_limits<std::uint32_t>::max();

// The same document twice: given to Xapian, and packed and unpacked.
struct Twins {
  Xapian::Document given;
  std::string packed;
  DocumentPacker packer{packed};

  void value(Xapian::valueno slot, const std::string& value) {
    given.add_value(slot, value);
    packer.add_value(slot, value);
  }
  void data(const std::string& data) {
    packer.end_values();
    given.set_data(data);
    packer.set_data(data);
  }
  void term(const std::string& name, std::uint32_t wdf, const std::vector<std::uint32_t>& positions) {
    given.add_term(name, wdf);
    packer.add_term(name, wdf, static_cast<std::uint32_t>(positions.size()));
    for (const std::uint32_t position : positions) {
      given.add_posting(name, position, 0);
      packer.add_position(position);
    }
  }
};

TEST(PackedDocument, IsTheDocumentAgain) {
  const std::string binary("a\0b\xff\n", 5);
  Twins twins;
  twins.value(0, "id");
  twins.value(11, "");
  twins.value(300, binary);
  twins.data(binary + std::string(100'000, 'x'));
  twins.term(binary, 127, {});
  twins.term("Q" + std::string(244, 'q'), 0, {});
  twins.term("ferry", 128, {1, 127, 128, 16384, largest});
  twins.term("out of order", largest / 2, {7, 3});
  EXPECT_EQ(unpack_document(twins.packed).serialise(), twins.given.serialise());
}

TEST(PackedDocument, OfNothingIsEmpty) {
  Twins twins;
  twins.data("");
  EXPECT_EQ(unpack_document(twins.packed).serialise(), Xapian::Document().serialise());
}

TEST(PackedDocument, TellsOneValue) {
  Twins twins;
  twins.value(3, "Harbour Gazette");
  twins.value(1, "20210304");
  twins.data("4");
  struct Case {
    const char* name;
    Xapian::valueno slot;
    const char* value;
  };
  const Case cases[] = {{"the first one", 3, "Harbour Gazette"},
                        {"a later one", 1, "20210304"},
                        {"one that is not there", 4, ""}};
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(packed_value(twins.packed, test.slot), test.value);
  }
}

}  // namespace
}  // namespace morgue

// A byte source whose beginning can be looked at before it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.h"

namespace morgue {

class Lookahead final : public ByteSource {
 public:
  explicit Lookahead(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

  // At least the first `want` bytes, fewer where the source ends or breaks before: the damage is thrown by
  // the read() that reaches it. Only before the first read(); valid until then.
  std::string_view peek(std::size_t want);

  std::string_view read() override;
  std::uint64_t bytes_consumed() const override { return bytes_->bytes_consumed(); }

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::string peeked_;
  std::optional<ReadError> damage_;
  bool peeked_given_ = false;
  bool ended_ = false;
};

}  // namespace morgue

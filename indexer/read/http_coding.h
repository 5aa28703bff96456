// Bodies of HTTP responses as they were packed for the wire: gzip, deflate and brotli.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace morgue {

// Empty where the body is not packed: archives may keep the header of what they have unpacked. What a body cut short
// holds is given. `coding` is the content-encoding in lower case. Throws ReadError where the coding is not known, the
// body is damaged, or unpacks to more than `limit` bytes.
std::string unpack_body(std::string_view coding, std::string_view body, std::size_t limit);

}  // namespace morgue

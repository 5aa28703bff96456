// Addresses in feeds and pages.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// `link` as an absolute address where `base` is one (RFC 3986); else as it is.
std::string resolve_link(std::string_view link, std::string_view base);

// The outlet in the title of its feed or page: of "World - The Example Times" at example.com's address the part
// that the host names; the whole title where no part does, or several do.
std::string outlet_name(std::string_view title, std::string_view address);

}  // namespace morgue

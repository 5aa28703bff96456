// Text that was encoded twice: UTF-8 read as Windows-1252 (or Latin-1) and written as UTF-8 again.
#pragma once

#include <string>
#include <string_view>

namespace morgue::text {

// `text` (valid UTF-8) with "cafÃ©" made "café" again, where that is certain: a run of characters that are all
// bytes of Windows-1252 is mended as a whole or not at all, and only if its bytes are valid UTF-8. What real
// text could mean as it stands ("IRMÃ”") stays, unless the rest of the text shows that it was encoded twice.
std::string mend(std::string_view text);

}  // namespace morgue::text

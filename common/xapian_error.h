// Xapian's exceptions as sentences: the one place that knows them all.
#pragma once

#include <string>

#include "common/error.h"

namespace Xapian {
class Error;
}

namespace morgue {

// `place` is the index or segment at work, as the user knows it.
Error explain(const Xapian::Error& failure, const std::string& place);

}  // namespace morgue

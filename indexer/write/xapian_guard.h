// Xapian's exceptions derive from nothing in the standard library: they are turned into Error where Xapian is
// called.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "common/xapian_error.h"

namespace morgue {

// Calls `work` and returns its result; a Xapian::Error becomes an Error that names `place`.
template <typename Work>
auto with_xapian(const std::string& place, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& failure) {
    throw explain(failure, place);
  }
}

}  // namespace morgue

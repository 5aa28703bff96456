// The moment a run is known by: the `ingested` key of what it brings in.
#pragma once

#include <string>

#include "common/date.h"

namespace morgue {

// `now`, or where that is not later than `latest` (the highest `ingested` key of the index) one second after it: so the
// keys of an index's runs rise in the order in which they are published, whatever the clock does. A `latest` that is
// no key of a second is passed over.
Date run_start(const Date& now, const std::string& latest);

}  // namespace morgue

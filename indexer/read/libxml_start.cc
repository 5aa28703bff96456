#include "indexer/read/libxml_start.h"

#include <libxml/parser.h>

namespace morgue {

namespace {

struct Started {
  Started() { xmlInitParser(); }
};

}  // namespace

void start_libxml() {
  static const Started once;
}

}  // namespace morgue

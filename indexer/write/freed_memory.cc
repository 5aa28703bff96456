#include "indexer/write/freed_memory.h"

#ifdef MORGUE_MIMALLOC
#include <mimalloc.h>
#endif

namespace morgue {

void give_freed_memory_back() {
#ifdef MORGUE_MIMALLOC
  mi_option_set(mi_option_decommit_delay, 0);
#endif
}

}  // namespace morgue

#ifdef MORGUE_MIMALLOC
#include <mimalloc.h>
#endif

#include "common/cli/program.h"
#include "indexer/indexer.h"

namespace {

// mimalloc keeps what was freed for what may come. A run comes in phases of different needs, and what one keeps adds to what
// the next takes: --memory would not hold.
void give_freed_memory_back() {
#ifdef MORGUE_MIMALLOC
  mi_option_enable(mi_option_page_reset);
  mi_option_enable(mi_option_abandoned_page_decommit);
  mi_option_set(mi_option_decommit_delay, 0);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  give_freed_memory_back();
  return morgue::run_program("indexer", argc, argv, morgue::run_indexer);
}

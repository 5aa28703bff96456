#ifdef MORGUE_MIMALLOC
#include <mimalloc.h>

#include <new>
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

#ifdef MORGUE_MIMALLOC
// mimalloc's own end the process where memory is short, and no message tells why.
void* operator new(std::size_t size) {
  if (void* const memory = mi_malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
  return ::operator new(size);
}
void operator delete(void* memory) noexcept {
  mi_free(memory);
}
void operator delete[](void* memory) noexcept {
  mi_free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  mi_free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  mi_free(memory);
}
#endif

int main(int argc, char** argv) {
  give_freed_memory_back();
  return morgue::run_program("indexer", argc, argv, morgue::run_indexer);
}

#ifdef MORGUE_MIMALLOC
#include <mimalloc.h>

#include <new>
#endif

#include "common/cli/program.h"
#include "indexer/indexer.h"

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
  return morgue::run_program("indexer", argc, argv, morgue::run_indexer);
}

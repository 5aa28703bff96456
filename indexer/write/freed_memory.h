// What the allocator does with memory that was freed.
#pragma once

namespace morgue {

// Gives it back to the system at once from now on. mimalloc keeps it for what may come, which is a tenth faster; but a run
// comes in phases of different needs, and what one keeps adds to what the next takes.
void give_freed_memory_back();

}  // namespace morgue

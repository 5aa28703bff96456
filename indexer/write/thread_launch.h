// How work is given to further threads.
#pragma once

#include <future>

namespace morgue {

// libstdc++ starts a thread, and where the system has none left, whoever waits for the result does the work.
inline constexpr std::launch where_there_is_a_thread = std::launch::async | std::launch::deferred;

}  // namespace morgue

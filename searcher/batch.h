// Lines answered by several threads, told in the order of the lines.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>

namespace morgue {

// What a worker makes of one line: to be called when all earlier lines have been told; false ends the batch.
using Telling = std::function<bool()>;

// One worker of one thread. `number` counts the lines from 1.
using LineWorker = std::function<Telling(const std::string& line, std::size_t number)>;

// Works in `jobs` threads, each with a worker of its own from `make_worker`; what making the first one throws is thrown
// before a line is read. A line is read when a worker is free, so whoever waits for an answer before writing the next
// line gets it. Throws, after all threads have ended, what a worker or a telling threw for the earliest line; lines
// after it are not told.
void answer_lines(std::istream& lines, std::size_t jobs, const std::function<LineWorker()>& make_worker);

}  // namespace morgue

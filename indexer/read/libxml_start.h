#pragma once

namespace morgue {

// To be called before libxml2 parses. It sets itself up at its first use, and two threads that use it first at the same
// time leave its lock in a state that all wait for ever. Any thread, any number of times.
void start_libxml();

}  // namespace morgue

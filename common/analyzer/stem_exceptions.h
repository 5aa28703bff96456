// English words that Porter2 throws together with others and that news readers keep apart.
#pragma once

#include <string_view>

namespace morgue {

// The stem of its own of a lower-case English word in American spelling; empty where Porter2 decides. Stems
// given here are none that Porter2 gives to a word outside the family. They reach the disk: a change of the
// table is a change of analyzer_version.
std::string_view own_stem(std::string_view word);

}  // namespace morgue

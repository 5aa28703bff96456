// Words that hold sentences together and say nothing of their subject.
#pragma once

#include <string_view>

namespace morgue {

// Whether `word` (case folded) is a function word of the language. Languages without a list have none.
bool is_stop_word(std::string_view word, std::string_view language);

}  // namespace morgue

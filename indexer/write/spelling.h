// The did-you-mean dictionary: Xapian's own spelling table, filled from the vocabulary of what a run wrote. Merging
// segments merges their dictionaries.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

// The word that a term of a body stands for in the dictionary: words and folded words of four to 24 letters, nothing
// with a digit or a sign. Empty: none.
std::string_view dictionary_word(std::string_view term);

// In how many of so many articles a word must stand: alone among hundreds, it is as often a slip of the pen as a word.
Xapian::doccount least_spelling_frequency(Xapian::doccount articles);

// Makes at `path` a database without articles that holds the dictionary of `databases` and IndexInfo, to be merged
// with them. The work is that of their vocabulary. Throws Error.
void write_dictionary(const std::vector<std::filesystem::path>& databases, const std::filesystem::path& path);

}  // namespace morgue

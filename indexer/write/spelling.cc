#include "indexer/write/spelling.h"

#include <algorithm>

#include "common/analyzer/token.h"
#include "common/index_info.h"
#include "indexer/write/xapian_guard.h"

namespace morgue {

namespace {

constexpr std::size_t shortest = 4;
constexpr std::size_t longest = 24;
constexpr Xapian::doccount articles_a_repetition = 250;
constexpr Xapian::doccount most_repetitions = 3;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// Every byte outside ASCII is part of a letter: the analyzer's words hold nothing else there but digits of other
// scripts, which no one misspells.
bool is_of_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

std::size_t letters_in(std::string_view word) {
  constexpr unsigned char continuation = 0x80;
  constexpr unsigned char continuation_mask = 0xC0;
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & continuation_mask) != continuation;
  }));
}

}  // namespace

std::string_view dictionary_word(std::string_view term) {
  const std::string_view folded = term_mark(TermKind::folded);
  if (term.starts_with(folded)) term.remove_prefix(folded.size());
  if (!is_of_letters(term)) return {};
  const std::size_t letters = letters_in(term);
  return letters >= shortest && letters <= longest ? term : std::string_view();
}

Xapian::doccount least_spelling_frequency(Xapian::doccount articles) {
  return std::clamp<Xapian::doccount>(articles / articles_a_repetition, 1, most_repetitions);
}

void write_dictionary(const std::vector<std::filesystem::path>& databases,
                      const std::filesystem::path& path) {
  with_xapian(path.string(), [&] {
    Xapian::Database sources;
    for (const std::filesystem::path& database : databases) {
      sources.add_database(Xapian::Database(database.string()));
    }
    const Xapian::doccount least = least_spelling_frequency(sources.get_doccount());
    Xapian::WritableDatabase dictionary(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                           Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    Xapian::TermIterator term = sources.allterms_begin();
    const Xapian::TermIterator end = sources.allterms_end();
    while (term != end) {
      const std::string name = *term;
      if (is_upper(name.front())) {
        // Prefixes of fields and stems.
        term.skip_to("[");
        continue;
      }
      const std::string_view word = dictionary_word(name);
      if (!word.empty()) {
        const Xapian::doccount frequency = term.get_termfreq();
        if (frequency >= least) dictionary.add_spelling(std::string(word), frequency);
      }
      ++term;
    }
    dictionary.set_metadata(std::string(index_info_key), encode(current_index_info()));
    dictionary.commit();
    dictionary.close();
  });
}

}  // namespace morgue

// Snowball through Xapian, with the exceptions that news needs, behind a bounded cache.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace morgue {

// One language, one thread.
class Stemmer {
 public:
  // Throws std::invalid_argument where has_stemmer(language) is false.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The stem of a casefolded word, diacritics folded after stemming. English: American spelling first; words
  // that Porter2 throws together and news readers keep apart (organization/organ, international/internal,
  // university/universe, authority/author, important/import ...) keep stems of their own. Valid until the
  // next call.
  std::string_view stem(std::string_view word);

  static bool has_stemmer(std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace morgue

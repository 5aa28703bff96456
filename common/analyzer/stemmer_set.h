// The stemmers of one thread, made when first asked for.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analyzer/stemmer.h"

namespace morgue {

class StemmerSet {
 public:
  // Null where the language has no stemmer. Valid as long as the set.
  Stemmer* find(std::string_view language) {
    for (const auto& [code, stemmer] : stemmers_) {
      if (code == language) return stemmer.get();
    }
    if (!Stemmer::has_stemmer(language)) return nullptr;
    return stemmers_.emplace_back(language, std::make_unique<Stemmer>(language)).second.get();
  }

 private:
  std::vector<std::pair<std::string, std::unique_ptr<Stemmer>>> stemmers_;
};

}  // namespace morgue

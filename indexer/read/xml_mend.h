// What is wrong with XML as programs really write it, and can be put right before it is parsed.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

class XmlMender {
 public:
  // The next piece of the document, pieces cut between tags or words: control characters are spaces, and an "&"
  // that begins no reference ("Q&A") stands for itself. CDATA sections, where it always does, are left alone,
  // also where they reach over pieces. Valid until the next call.
  std::string_view mend(std::string_view piece);

 private:
  std::string mended_;
  bool in_section_ = false;
};

}  // namespace morgue

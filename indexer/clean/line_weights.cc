#include <algorithm>
#include <array>

#include "indexer/clean/line_evidence.h"

namespace morgue {

namespace {

// Learned by scripts/train_line_weights.py; docs/decisions/0013-flattened-pages.md has the run and its figures.
constexpr std::array<Weight, evidence_size> learned{{
    {"constant", -0.413F},
    {"reads like text", 0.178F},
    {"width", 1.595F},
    {"ends a sentence", 1.038F},
    {"trails off", 0.177F},
    {"sentences within", -0.378F},
    {"bulleted", 0.376F},
    {"divided", -0.290F},
    {"heads a box", -2.564F},
    {"legal", -4.020F},
    {"one word", 0.586F},
    {"two to four words", 0.544F},
    {"five to nine words", 0.323F},
    {"ends with a colon", 1.492F},
    {"digits", 8.455F},
    {"names an hour", -1.080F},
    {"capitals", -1.697F},
    {"address", 0.182F},
    {"repeated on the page", -2.075F},
    {"shares topics", 0.962F},
    {"no topic words", 0.908F},
    {"words of the headline", -0.075F},
    {"above the headline", -1.211F},
    {"before the text", -0.711F},
    {"in the text", 0.584F},
    {"below the text", -0.199F},
    {"lines to the headline", 0.309F},
    {"lines below the text", 0.056F},
    {"lines to the end", -0.151F},
    {"two lines above", 0.347F},
    {"two lines below", 0.076F},
    {"six lines above", 0.083F},
    {"six lines below", -0.202F},
    {"box above", -0.980F},
    {"lines since a paragraph", -0.020F},
    {"lines to a paragraph", -0.102F},
    {"share of text above", -3.645F},
    {"signs above", -0.426F},
    {"signs below", -0.432F},
    {"run of short lines", -0.037F},
    {"topics above", 0.268F},
    {"topics below", -0.544F},
    {"speaks to the reader", -0.337F},
    {"quotation", 0.709F},
    {"begins small", -0.870F},
    {"begins with a number", 0.632F},
    {"question or call", -0.372F},
    {"sentence in the text", -0.080F},
    {"sentence below", -1.058F},
    {"sentence above", 0.094F},
    {"topics in the text", -0.257F},
    {"topics below the text", 0.643F},
    {"paragraph in the text", 0.298F},
    {"few words in the text", 0.401F},
    {"few words below", 0.209F},
    {"neighbours below", -0.339F},
    {"neighbours in the text", 0.446F},
    {"alike", 0.753F},
}};

}  // namespace

const std::array<Weight, evidence_size> line_weights = learned;

double weigh(const LineEvidence& evidence) {
  constexpr auto weights = [] {
    std::array<float, evidence_size> values{};
    std::ranges::transform(learned, values.begin(), [](const Weight& weight) { return weight.value; });
    return values;
  }();
  float sum = 0;
  for (std::size_t i = 0; i < evidence.size(); ++i) sum += weights[i] * evidence[i];
  return static_cast<double>(sum);
}

}  // namespace morgue

#include "common/analyzer/amounts.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace morgue {
namespace {

// Every amount of the text as "term[text]@first-last".
std::string amounts_of(std::string_view text) {
  text::WordBreaker breaker;
  std::vector<text::Word> words;
  breaker.break_words(text, words);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::optional<Amount> amount = amount_at(text, words, i);
    if (!amount) continue;
    if (!out.empty()) out += ' ';
    out.append(amount->term)
        .append("[")
        .append(text.substr(amount->begin, amount->end - amount->begin))
        .append("]@");
    out.append(std::to_string(amount->first_word)).append("-").append(std::to_string(amount->last_word));
  }
  return out;
}

struct AmountCase {
  const char* name;
  std::string_view text;
  std::string_view expected;
};

TEST(AmountAt, ReadsSums) {
  const AmountCase cases[] = {
      {"a sign and a scale word", "a $5 billion deal", "usd5000000000[$5 billion]@1-2"},
      {"a sign with its country, letters glued", "worth US$5bn.", "usd5000000000[US$5bn]@1-2"},
      {"words alone", "5 billion dollars", "usd5000000000[5 billion dollars]@0-2"},
      {"words with the country", "5 billion US dollars", "usd5000000000[5 billion US dollars]@0-3"},
      {"the country in initials", "5 billion U.S. dollars", "usd5000000000[5 billion U.S. dollars]@0-3"},
      {"initials before the sign", "U.S.$5 million", "usd5000000[U.S.$5 million]@0-2"},
      {"a code before", "USD 5 billion", "usd5000000000[USD 5 billion]@0-2"},
      {"a code after", "5 billion USD", "usd5000000000[5 billion USD]@0-2"},
      {"a code glued before", "USD5bn", "usd5000000000[USD5bn]@0-0"},
      {"a code glued after", "500EUR", "eur500[500EUR]@0-0"},
      {"sign and word are one amount", "$5 billion dollars", "usd5000000000[$5 billion dollars]@0-2"},
      {"a space after the sign", "$ 5 million", "usd5000000[$ 5 million]@0-1"},
      {"hyphens before scale and currency", "a 5-billion-dollar plan", "usd5000000000[5-billion-dollar]@1-3"},
      {"a line break before the currency", "5 billion\ndollars", "usd5000000000[5 billion\ndollars]@0-2"},
      {"euros with a decimal", "€3.5m", "eur3500000[€3.5m]@0-0"},
      {"a decimal comma", "€3,5 Mio.", "eur3500000[€3,5 Mio]@0-1"},
      {"pounds", "£20m", "gbp20000000[£20m]@0-0"},
      {"pounds sterling", "20 pounds sterling", "gbp20[20 pounds sterling]@0-2"},
      {"another country's pounds", "20 million Egyptian pounds",
       "egp20000000[20 million Egyptian pounds]@0-3"},
      {"another country's dollars", "A$3.5m and C$20", "aud3500000[A$3.5m]@0-1 cad20[C$20]@3-4"},
      {"a country of two words", "5 million Hong Kong dollars",
       "hkd5000000[5 million Hong Kong dollars]@0-4"},
      {"francs need their country", "5 million Swiss francs", "chf5000000[5 million Swiss francs]@0-3"},
      {"crore and lakh", "Rs 500 crore, ₹2 lakh", "inr5000000000[Rs 500 crore]@0-2 inr200000[₹2 lakh]@3-4"},
      {"rupees abbreviated with a full stop", "Rs. 500", "inr500[Rs. 500]@0-1"},
      {"two scales multiply", "₹2 lakh crore", "inr2000000000000[₹2 lakh crore]@0-2"},
      {"thousands are joined", "$1,250,000", "usd1250000[$1,250,000]@0-0"},
      {"no trailing zeros", "$1,000.50 $1.00", "usd1000.5[$1,000.50]@0-0 usd1[$1.00]@1-1"},
      {"no leading zeros", "$00.5", "usd0.5[$00.5]@0-0"},
      {"zero", "$0", "usd0[$0]@0-0"},
      {"three decimals in English", "$1.375 billion", "usd1375000000[$1.375 billion]@0-1"},
      {"the same figures in German", "1.375 Euro", "eur1375[1.375 Euro]@0-1"},
      {"a comma before three figures in German", "1,375 Milliarden Euro",
       "eur1375000000[1,375 Milliarden Euro]@0-2"},
      {"plain spaces part thousands beside a currency", "1 250 000 €", "eur1250000[1 250 000 €]@0-2"},
      {"a letter for a scale beside a sign", "£5 m", "gbp5000000[£5 m]@0-1"},
      {"French", "5 milliards d'euros", "eur5000000000[5 milliards d'euros]@0-2"},
      {"French dollars", "5 milliards de dollars", "usd5000000000[5 milliards de dollars]@0-3"},
      {"Spanish", "5.000 millones de dólares", "usd5000000000[5.000 millones de dólares]@0-3"},
      {"Spanish thousands of millions", "5 mil millones de euros",
       "eur5000000000[5 mil millones de euros]@0-4"},
      {"Italian", "3 miliardi di euro", "eur3000000000[3 miliardi di euro]@0-3"},
      {"Russian", "1,5 миллиарда долларов", "usd1500000000[1,5 миллиарда долларов]@0-2"},
      {"Russian abbreviations", "20 тыс. руб.", "rub20000[20 тыс. руб]@0-2"},
  };
  for (const AmountCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(amounts_of(c.text), c.expected);
  }
}

TEST(AmountAt, LeavesEverythingElseAlone) {
  const AmountCase cases[] = {
      {"a number without a currency", "5 billion people", ""},
      {"a range counts what stands behind it", "$5-6 billion", ""},
      {"a range with an en dash", "$5–6 billion", ""},
      {"a range with two signs, its first", "$5-$6 billion", "usd6000000000[$6 billion]@1-2"},
      {"an ordinal", "the 5th dollar", ""},
      {"letters that are no scale", "$5x", ""},
      {"an unknown country before the sign", "XX$5", ""},
      {"francs of nobody", "5 million francs", ""},
      {"the past of win", "they won 5 seats, 5 won", ""},
      {"an address", "$192.168.1.1", ""},
      {"more digits than any sum", "$123456789012345678901234567890 trillion", ""},
      {"a currency in another sentence", "There were 5. Dollars fell", "usd5[5. Dollars]@2-3"},
      {"a currency after a comma", "there were 5, dollars fell", ""},
      {"an em dash parts", "5—dollars", ""},
      {"the sign belongs to the next number", "in 2019 $5 fell", "usd5[$5]@2-2"},
  };
  for (const AmountCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(amounts_of(c.text), c.expected);
  }
}

}  // namespace
}  // namespace morgue

#include "common/analyzer/currencies.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/analyzer/characters.h"

namespace morgue {
namespace {

struct Named {
  std::string_view name;
  std::string_view iso;
};

template <std::size_t size>
std::string_view find_named(const Named (&table)[size], std::string_view name) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [name](const Named& entry) { return entry.name == name; });
  return found == std::end(table) ? std::string_view() : found->iso;
}

constexpr Named signs[] = {
    {"$", "usd"}, {"€", "eur"}, {"£", "gbp"}, {"¥", "jpy"},   {"₹", "inr"}, {"₽", "rub"},
    {"₺", "try"}, {"₩", "krw"}, {"₴", "uah"}, {"₪", "ils"},   {"₦", "ngn"}, {"₫", "vnd"},
    {"฿", "thb"}, {"₱", "php"}, {"₸", "kzt"}, {"₾", "gel"},
};

constexpr Named dollars[] = {
    {"US", "usd"},  {"USD", "usd"}, {"A", "aud"},   {"AU", "aud"}, {"AUD", "aud"}, {"C", "cad"},
    {"CA", "cad"},  {"CAD", "cad"}, {"CDN", "cad"}, {"NZ", "nzd"}, {"NZD", "nzd"}, {"HK", "hkd"},
    {"HKD", "hkd"}, {"S", "sgd"},   {"SGD", "sgd"}, {"R", "brl"},  {"NT", "twd"},  {"MX", "mxn"},
};

// The small letters of these are no words.
constexpr Named codes_in_any_case[] = {
    {"aud", "aud"}, {"cad", "cad"}, {"chf", "chf"}, {"cny", "cny"}, {"eur", "eur"}, {"gbp", "gbp"},
    {"inr", "inr"}, {"jpy", "jpy"}, {"nzd", "nzd"}, {"rmb", "cny"}, {"rub", "rub"}, {"usd", "usd"},
};

constexpr Named codes_in_capitals[] = {
    {"AED", "aed"}, {"ARS", "ars"}, {"BRL", "brl"}, {"CLP", "clp"}, {"COP", "cop"}, {"CZK", "czk"},
    {"DKK", "dkk"}, {"EGP", "egp"}, {"HKD", "hkd"}, {"HUF", "huf"}, {"IDR", "idr"}, {"ILS", "ils"},
    {"IRR", "irr"}, {"KES", "kes"}, {"KRW", "krw"}, {"KZT", "kzt"}, {"LBP", "lbp"}, {"MXN", "mxn"},
    {"MYR", "myr"}, {"NGN", "ngn"}, {"NOK", "nok"}, {"PHP", "php"}, {"PKR", "pkr"}, {"PLN", "pln"},
    {"RON", "ron"}, {"RUR", "rub"}, {"Rs", "inr"},  {"SAR", "sar"}, {"SEK", "sek"}, {"SGD", "sgd"},
    {"THB", "thb"}, {"TRY", "try"}, {"TWD", "twd"}, {"UAH", "uah"}, {"VND", "vnd"}, {"ZAR", "zar"},
};

struct WordEntry {
  std::string_view word;
  CurrencyWord currency;
};

constexpr WordEntry words[] = {
    {"dollars", {"usd", "dollar"}},
    {"euros", {"eur", "euro"}},
    {"pound", {"gbp", "pound"}},
    {"pounds", {"gbp", "pound"}},
    {"sterling", {"gbp", "sterling"}},
    {"rupee", {"inr", "rupee"}},
    {"rupees", {"inr", "rupee"}},
    {"rouble", {"rub", "ruble"}},
    {"roubles", {"rub", "ruble"}},
    {"ruble", {"rub", "ruble"}},
    {"rubles", {"rub", "ruble"}},
    {"yen", {"jpy", "yen"}},
    {"yuan", {"cny", "yuan"}},
    {"renminbi", {"cny", "yuan"}},
    {"lira", {"try", "lira"}},
    {"liras", {"try", "lira"}},
    {"shekel", {"ils", "shekel"}},
    {"shekels", {"ils", "shekel"}},
    {"hryvnia", {"uah", "hryvnia"}},
    {"hryvnias", {"uah", "hryvnia"}},
    {"zloty", {"pln", "zloty"}},
    {"zlotys", {"pln", "zloty"}},
    {"rand", {"zar", "rand"}},
    {"baht", {"thb", "baht"}},
    {"naira", {"ngn", "naira"}},
    {"dirhams", {"aed", "dirham"}},
    {"reais", {"brl", "real"}},
    {"franc", {"", "franc"}},
    {"francs", {"", "franc"}},
    {"won", {"", "won"}},
    {"peso", {"", "peso"}},
    {"pesos", {"", "peso"}},
    {"krona", {"", "krone"}},
    {"kronor", {"", "krone"}},
    {"krone", {"", "krone"}},
    {"kroner", {"", "krone"}},
    {"riyal", {"", "riyal"}},
    {"riyals", {"", "riyal"}},
    {"rial", {"", "riyal"}},
    {"rials", {"", "riyal"}},
    // German, French, Spanish, Italian, Portuguese, Dutch
    {"dollar", {"usd", "dollar", false}},
    {"euro", {"eur", "euro", false}},
    {"pfund", {"gbp", "pound", false}},
    {"franken", {"chf", "franc", false}},
    {"rubel", {"rub", "ruble", false}},
    {"livres", {"gbp", "pound", false}},
    {"yens", {"jpy", "yen", false}},
    {"dólar", {"usd", "dollar", false}},
    {"dólares", {"usd", "dollar", false}},
    {"dolares", {"usd", "dollar", false}},
    {"libras", {"gbp", "pound", false}},
    {"rublos", {"rub", "ruble", false}},
    {"yenes", {"jpy", "yen", false}},
    {"dollari", {"usd", "dollar", false}},
    {"sterline", {"gbp", "pound", false}},
    {"rubli", {"rub", "ruble", false}},
    {"pond", {"gbp", "pound", false}},
    // Russian, Ukrainian
    {"доллар", {"usd", "dollar", false}},
    {"доллара", {"usd", "dollar", false}},
    {"долларов", {"usd", "dollar", false}},
    {"долл", {"usd", "dollar", false}},
    {"рубль", {"rub", "ruble", false}},
    {"рубля", {"rub", "ruble", false}},
    {"рублей", {"rub", "ruble", false}},
    {"руб", {"rub", "ruble", false}},
    {"евро", {"eur", "euro", false}},
    {"фунтов", {"gbp", "pound", false}},
    {"гривен", {"uah", "hryvnia", false}},
    {"гривень", {"uah", "hryvnia", false}},
    {"юаней", {"cny", "yuan", false}},
    {"иен", {"jpy", "yen", false}},
};

struct National {
  std::string_view country;
  std::string_view noun;
  std::string_view iso;
};

constexpr National nationals[] = {
    {"us", "dollar", "usd"},         {"u.s", "dollar", "usd"},
    {"american", "dollar", "usd"},   {"australian", "dollar", "aud"},
    {"canadian", "dollar", "cad"},   {"newzealand", "dollar", "nzd"},
    {"hongkong", "dollar", "hkd"},   {"singapore", "dollar", "sgd"},
    {"taiwan", "dollar", "twd"},     {"british", "pound", "gbp"},
    {"uk", "pound", "gbp"},          {"egyptian", "pound", "egp"},
    {"lebanese", "pound", "lbp"},    {"syrian", "pound", "syp"},
    {"sudanese", "pound", "sdg"},    {"indian", "rupee", "inr"},
    {"pakistani", "rupee", "pkr"},   {"srilankan", "rupee", "lkr"},
    {"nepali", "rupee", "npr"},      {"russian", "ruble", "rub"},
    {"belarusian", "ruble", "byn"},  {"swiss", "franc", "chf"},
    {"cfa", "franc", "xof"},         {"korean", "won", "krw"},
    {"southkorean", "won", "krw"},   {"northkorean", "won", "kpw"},
    {"japanese", "yen", "jpy"},      {"chinese", "yuan", "cny"},
    {"turkish", "lira", "try"},      {"mexican", "peso", "mxn"},
    {"argentine", "peso", "ars"},    {"chilean", "peso", "clp"},
    {"colombian", "peso", "cop"},    {"philippine", "peso", "php"},
    {"cuban", "peso", "cup"},        {"swedish", "krone", "sek"},
    {"norwegian", "krone", "nok"},   {"danish", "krone", "dkk"},
    {"icelandic", "krone", "isk"},   {"saudi", "riyal", "sar"},
    {"iranian", "riyal", "irr"},     {"qatari", "riyal", "qar"},
    {"yemeni", "riyal", "yer"},      {"israeli", "shekel", "ils"},
    {"ukrainian", "hryvnia", "uah"}, {"polish", "zloty", "pln"},
    {"southafrican", "rand", "zar"}, {"thai", "baht", "thb"},
    {"brazilian", "real", "brl"},    {"американских", "dollar", "usd"},
};

struct ScaleEntry {
  std::string_view word;
  Scale scale;
};

constexpr ScaleEntry scales[] = {
    {"hundred", {2}},
    {"thousand", {3}},
    {"lakh", {5}},
    {"lakhs", {5}},
    {"million", {6}},
    {"millions", {6}},
    {"mn", {6}},
    {"mln", {6}},
    {"crore", {7}},
    {"crores", {7}},
    {"billion", {9}},
    {"billions", {9}},
    {"bn", {9}},
    {"bln", {9}},
    {"trillion", {12}},
    {"trillions", {12}},
    {"tn", {12}},
    {"trn", {12}},
    {"tausend", {3, false}},
    {"millionen", {6, false}},
    {"mio", {6, false}},
    {"milliarde", {9, false}},
    {"milliarden", {9, false}},
    {"mrd", {9, false}},
    {"billionen", {12, false}},
    {"mille", {3, false}},
    {"milliard", {9, false}},
    {"milliards", {9, false}},
    {"mil", {3, false}},
    {"mila", {3, false}},
    {"millón", {6, false}},
    {"millones", {6, false}},
    {"billones", {12, false}},
    {"milione", {6, false}},
    {"milioni", {6, false}},
    {"miliardo", {9, false}},
    {"miliardi", {9, false}},
    {"mld", {9, false}},
    {"milhão", {6, false}},
    {"milhões", {6, false}},
    {"bilhão", {9, false}},
    {"bilhões", {9, false}},
    {"miljoen", {6, false}},
    {"miljard", {9, false}},
    {"miljoner", {6, false}},
    {"miljarder", {9, false}},
    {"milyon", {6, false}},
    {"milyar", {9, false}},
    {"тысяча", {3, false}},
    {"тысячи", {3, false}},
    {"тысяч", {3, false}},
    {"тыс", {3, false}},
    {"миллион", {6, false}},
    {"миллиона", {6, false}},
    {"миллионов", {6, false}},
    {"млн", {6, false}},
    {"мил", {6, false}},
    {"миллиард", {9, false}},
    {"миллиарда", {9, false}},
    {"миллиардов", {9, false}},
    {"млрд", {9, false}},
    {"триллион", {12, false}},
    {"триллиона", {12, false}},
    {"триллионов", {12, false}},
    {"трлн", {12, false}},
    {"мільйон", {6, false}},
    {"мільйонів", {6, false}},
    {"мільярд", {9, false}},
    {"мільярдів", {9, false}},
};

constexpr ScaleEntry suffixes[] = {
    {"k", {3}},
    {"m", {6}},
    {"b", {9}},
    {"t", {12}},
};

}  // namespace

CurrencySign sign_at_start(std::string_view text) {
  for (const Named& sign : signs) {
    if (text.starts_with(sign.name)) return {sign.iso, sign.name.size()};
  }
  return {};
}

CurrencySign sign_at_end(std::string_view text) {
  for (const Named& sign : signs) {
    if (text.ends_with(sign.name)) return {sign.iso, sign.name.size()};
  }
  return {};
}

std::string_view prefixed_dollar(std::string_view letters) {
  return find_named(dollars, letters);
}

std::string_view currency_of_code(std::string_view word) {
  if (word.size() < 2 || word.size() > 3) return {};
  std::array<char, 3> lowered{};
  for (std::size_t i = 0; i < word.size() && i < lowered.size(); ++i) lowered[i] = ascii_lower(word[i]);
  const std::string_view iso = find_named(codes_in_any_case, std::string_view(lowered.data(), word.size()));
  return iso.empty() ? find_named(codes_in_capitals, word) : iso;
}

const CurrencyWord* find_currency_word(std::string_view folded) {
  const auto* found = std::find_if(std::begin(words), std::end(words),
                                   [folded](const WordEntry& entry) { return entry.word == folded; });
  return found == std::end(words) ? nullptr : &found->currency;
}

std::string_view national_currency(std::string_view country, std::string_view noun) {
  const auto* found = std::find_if(std::begin(nationals), std::end(nationals), [&](const National& entry) {
    return entry.country == country && entry.noun == noun;
  });
  return found == std::end(nationals) ? std::string_view() : found->iso;
}

Scale scale_of_word(std::string_view folded) {
  const auto* found = std::find_if(std::begin(scales), std::end(scales),
                                   [folded](const ScaleEntry& entry) { return entry.word == folded; });
  return found == std::end(scales) ? Scale{} : found->scale;
}

Scale scale_of_suffix(std::string_view folded) {
  const auto* found = std::find_if(std::begin(suffixes), std::end(suffixes),
                                   [folded](const ScaleEntry& entry) { return entry.word == folded; });
  return found == std::end(suffixes) ? scale_of_word(folded) : found->scale;
}

}  // namespace morgue

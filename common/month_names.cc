#include "common/month_names.h"

#include <algorithm>
#include <array>

#include "common/text/normalise.h"

namespace morgue {

namespace {

struct MonthName {
  std::string_view name;  // as text::casefold gives it
  int month;
};

// English, German, Dutch, Swedish, Norwegian, Danish, Finnish, French, Spanish, Italian, Portuguese, Romanian,
// Polish, Czech, Slovak, Hungarian, Russian, Ukrainian, Bulgarian, Serbian, Turkish, Greek, Hebrew, Arabic, Hindi,
// Indonesian and Catalan: in full, in the case that dates take, and as they are shortened. No name means different
// months in two of them ("listopad" in Croatian would).
constexpr auto names = std::to_array<MonthName>(
    {{"abr", 4},          {"abril", 4},         {"ago", 8},         {"agost", 8},        {"agosto", 8},
     {"agustos", 8},      {"agustus", 8},       {"aout", 8},        {"août", 8},         {"apr", 4},
     {"april", 4},        {"aprile", 4},        {"aprilie", 4},     {"apríla", 4},       {"ara", 12},
     {"aralik", 12},      {"aralık", 12},       {"aug", 8},         {"august", 8},       {"augusta", 8},
     {"augusti", 8},      {"augustus", 8},      {"augusztus", 8},   {"avr", 4},          {"avril", 4},
     {"ağu", 8},          {"ağustos", 8},       {"březen", 3},      {"března", 3},       {"cze", 6},
     {"czerwca", 6},      {"czerwiec", 6},      {"dec", 12},        {"december", 12},    {"decembra", 12},
     {"decembrie", 12},   {"des", 12},          {"desember", 12},   {"desembre", 12},    {"dez", 12},
     {"dezember", 12},    {"dezembro", 12},     {"dic", 12},        {"dicembre", 12},    {"diciembre", 12},
     {"duben", 4},        {"dubna", 4},         {"déc", 12},        {"décembre", 12},    {"eki", 10},
     {"ekim", 10},        {"elo", 8},           {"elokuu", 8},      {"elokuuta", 8},     {"ene", 1},
     {"enero", 1},        {"eyl", 9},           {"eylul", 9},       {"eylül", 9},        {"feb", 2},
     {"febbraio", 2},     {"feber", 2},         {"febr", 2},        {"febrer", 2},       {"febrero", 2},
     {"februar", 2},      {"februari", 2},      {"februarie", 2},   {"february", 2},     {"február", 2},
     {"februára", 2},     {"fev", 2},           {"fevereiro", 2},   {"fevrier", 2},      {"fév", 2},
     {"févr", 2},         {"février", 2},       {"gen", 1},         {"gener", 1},        {"gennaio", 1},
     {"giu", 6},          {"giugno", 6},        {"gru", 12},        {"grudnia", 12},     {"grudzień", 12},
     {"haz", 6},          {"haziran", 6},       {"heinä", 7},       {"heinäkuu", 7},     {"heinäkuuta", 7},
     {"helmi", 2},        {"helmikuu", 2},      {"helmikuuta", 2},  {"huhti", 4},        {"huhtikuu", 4},
     {"huhtikuuta", 4},   {"ianuarie", 1},      {"iulie", 7},       {"iunie", 6},        {"jan", 1},
     {"janeiro", 1},      {"januar", 1},        {"januari", 1},     {"january", 1},      {"január", 1},
     {"januára", 1},      {"janv", 1},          {"janvier", 1},     {"joulu", 12},       {"joulukuu", 12},
     {"joulukuuta", 12},  {"juil", 7},          {"juillet", 7},     {"juin", 6},         {"jul", 7},
     {"julho", 7},        {"juli", 7},          {"julio", 7},       {"juliol", 7},       {"july", 7},
     {"jun", 6},          {"june", 6},          {"junho", 6},       {"juni", 6},         {"junio", 6},
     {"juny", 6},         {"jänn", 1},          {"jänner", 1},      {"júla", 7},         {"július", 7},
     {"júna", 6},         {"június", 6},        {"kas", 11},        {"kasim", 11},       {"kasım", 11},
     {"kesä", 6},         {"kesäkuu", 6},       {"kesäkuuta", 6},   {"květen", 5},       {"května", 5},
     {"kwi", 4},          {"kwiecień", 4},      {"kwietnia", 4},    {"leden", 1},        {"ledna", 1},
     {"lip", 7},          {"lipca", 7},         {"lipiec", 7},      {"lis", 11},         {"listopad", 11},
     {"listopada", 11},   {"listopadu", 11},    {"loka", 10},       {"lokakuu", 10},     {"lokakuuta", 10},
     {"lug", 7},          {"luglio", 7},        {"lut", 2},         {"lutego", 2},       {"luty", 2},
     {"maalis", 3},       {"maaliskuu", 3},     {"maaliskuuta", 3}, {"maart", 3},        {"maerz", 3},
     {"mag", 5},          {"maggio", 5},        {"mai", 5},         {"maig", 5},         {"maio", 5},
     {"maj", 5},          {"maja", 5},          {"mar", 3},         {"marca", 3},        {"march", 3},
     {"maret", 3},        {"marras", 11},       {"marraskuu", 11},  {"marraskuuta", 11}, {"mars", 3},
     {"mart", 3},         {"martie", 3},        {"marts", 3},       {"marzec", 3},       {"marzo", 3},
     {"març", 3},         {"março", 3},         {"may", 5},         {"mayis", 5},        {"mayo", 5},
     {"mayıs", 5},        {"mei", 5},           {"mrt", 3},         {"mrz", 3},          {"mája", 5},
     {"május", 5},        {"március", 3},       {"mär", 3},         {"märz", 3},         {"nis", 4},
     {"nisan", 4},        {"noiembrie", 11},    {"nopember", 11},   {"nov", 11},         {"november", 11},
     {"novembra", 11},    {"novembre", 11},     {"novembro", 11},   {"noviembre", 11},   {"oca", 1},
     {"ocak", 1},         {"oct", 10},          {"october", 10},    {"octobre", 10},     {"octombrie", 10},
     {"octubre", 10},     {"okt", 10},          {"oktober", 10},    {"október", 10},     {"októbra", 10},
     {"ott", 10},         {"ottobre", 10},      {"out", 10},        {"outubro", 10},     {"paź", 10},
     {"październik", 10}, {"października", 10}, {"prosince", 12},   {"prosinec", 12},    {"sep", 9},
     {"sept", 9},         {"september", 9},     {"septembra", 9},   {"septembre", 9},    {"septembrie", 9},
     {"septiembre", 9},   {"set", 9},           {"setembre", 9},    {"setembro", 9},     {"setiembre", 9},
     {"settembre", 9},    {"sie", 8},           {"sierpień", 8},    {"sierpnia", 8},     {"srpen", 8},
     {"srpna", 8},        {"sty", 1},           {"styczeń", 1},     {"stycznia", 1},     {"subat", 2},
     {"syys", 9},         {"syyskuu", 9},       {"syyskuuta", 9},   {"szeptember", 9},   {"tammi", 1},
     {"tammikuu", 1},     {"tammikuuta", 1},    {"tem", 7},         {"temmuz", 7},       {"touko", 5},
     {"toukokuu", 5},     {"toukokuuta", 5},    {"wrz", 9},         {"wrzesień", 9},     {"września", 9},
     {"září", 9},         {"április", 4},       {"únor", 2},        {"února", 2},        {"červen", 6},
     {"července", 7},     {"červenec", 7},      {"června", 6},      {"říjen", 10},       {"října", 10},
     {"şub", 2},          {"şubat", 2},         {"απριλίου", 4},    {"αυγούστου", 8},    {"δεκεμβρίου", 12},
     {"ιανουαρίου", 1},   {"ιουλίου", 7},       {"ιουνίου", 6},     {"μαΐου", 5},        {"μαρτίου", 3},
     {"νοεμβρίου", 11},   {"οκτωβρίου", 10},    {"σεπτεμβρίου", 9}, {"φεβρουαρίου", 2},  {"авг", 8},
     {"август", 8},       {"августа", 8},       {"апр", 4},         {"апрель", 4},       {"апреля", 4},
     {"април", 4},        {"березень", 3},      {"березня", 3},     {"вересень", 9},     {"вересня", 9},
     {"грудень", 12},     {"грудня", 12},       {"дек", 12},        {"декабрь", 12},     {"декабря", 12},
     {"декември", 12},    {"децембар", 12},     {"жовтень", 10},    {"жовтня", 10},      {"июл", 7},
     {"июль", 7},         {"июля", 7},          {"июн", 6},         {"июнь", 6},         {"июня", 6},
     {"квітень", 4},      {"квітня", 4},        {"липень", 7},      {"липня", 7},        {"листопад", 11},
     {"листопада", 11},   {"лютий", 2},         {"лютого", 2},      {"май", 5},          {"мар", 3},
     {"март", 3},         {"марта", 3},         {"мая", 5},         {"мај", 5},          {"новембар", 11},
     {"ноември", 11},     {"ноя", 11},          {"нояб", 11},       {"ноябрь", 11},      {"ноября", 11},
     {"окт", 10},         {"октобар", 10},      {"октомври", 10},   {"октябрь", 10},     {"октября", 10},
     {"сен", 9},          {"сент", 9},          {"сентябрь", 9},    {"сентября", 9},     {"септембар", 9},
     {"септември", 9},    {"серпень", 8},       {"серпня", 8},      {"січень", 1},       {"січня", 1},
     {"травень", 5},      {"травня", 5},        {"фебруар", 2},     {"фев", 2},          {"февр", 2},
     {"февраль", 2},      {"февраля", 2},       {"февруари", 2},    {"червень", 6},      {"червня", 6},
     {"юли", 7},          {"юни", 6},           {"янв", 1},         {"январь", 1},       {"января", 1},
     {"януари", 1},       {"јануар", 1},        {"јул", 7},         {"јун", 6},          {"אוגוסט", 8},
     {"אוקטובר", 10},     {"אפריל", 4},         {"באוגוסט", 8},     {"באוקטובר", 10},    {"באפריל", 4},
     {"בדצמבר", 12},      {"ביולי", 7},         {"ביוני", 6},       {"בינואר", 1},       {"במאי", 5},
     {"במרץ", 3},         {"בנובמבר", 11},      {"בספטמבר", 9},     {"בפברואר", 2},      {"דצמבר", 12},
     {"יולי", 7},         {"יוני", 6},          {"ינואר", 1},       {"מאי", 5},          {"מרץ", 3},
     {"נובמבר", 11},      {"ספטמבר", 9},        {"פברואר", 2},      {"آب", 8},           {"آذار", 3},
     {"أبريل", 4},        {"أغسطس", 8},         {"أكتوبر", 10},     {"أيار", 5},         {"أيلول", 9},
     {"إبريل", 4},        {"ابريل", 4},         {"اغسطس", 8},       {"اكتوبر", 10},      {"تموز", 7},
     {"حزيران", 6},       {"ديسمبر", 12},       {"سبتمبر", 9},      {"شباط", 2},         {"فبراير", 2},
     {"مارس", 3},         {"مايو", 5},          {"نوفمبر", 11},     {"نيسان", 4},        {"يناير", 1},
     {"يوليو", 7},        {"يونيو", 6},         {"अक्टूबर", 10},      {"अक्तूबर", 10},       {"अगस्त", 8},
     {"अप्रैल", 4},         {"जनवरी", 1},         {"जुलाई", 7},        {"जून", 6},           {"दिसंबर", 12},
     {"दिसम्बर", 12},      {"नवंबर", 11},         {"नवम्बर", 11},      {"फरवरी", 2},        {"फ़रवरी", 2},
     {"मई", 5},           {"मार्च", 3},          {"सितंबर", 9},       {"सितम्बर", 9}});

static_assert(std::ranges::is_sorted(names, {}, &MonthName::name));

}  // namespace

int month_number(std::string_view word) {
  constexpr std::size_t longest = 40;
  if (word.empty() || word.size() > longest) return 0;
  const std::string folded = text::casefold(word);
  const auto* const found = std::ranges::lower_bound(names, std::string_view(folded), {}, &MonthName::name);
  return found != names.end() && found->name == folded ? found->month : 0;
}

}  // namespace morgue

#include "common/analyzer/spelling_tables.h"

#include <algorithm>
#include <iterator>

namespace morgue {
namespace {

constexpr std::string_view noun = "- s";
constexpr std::string_view verb = "- s ed ing";
constexpr std::string_view study = "y ist ists ical ically";
constexpr std::string_view our =
    "- s ed er ers ing ings ful fully less lessly able ably ability ite ites itism ist ists ation al ally "
    "ism y ies ly "
    "hood hoods some ize izes ized izing ization";

constexpr SpellingFamily families[] = {
    // -our, -or
    {"arbour", "arbor", our},
    {"ardour", "ardor", noun},
    {"armour", "armor", our, "un"},
    {"behaviour", "behavior", our, "mis"},
    {"candour", "candor"},
    {"clamour", "clamor", our},
    {"colour", "color", our, "dis multi re techni tri un water"},
    {"demeanour", "demeanor", noun, "mis"},
    {"dolour", "dolor", noun},
    {"enamour", "enamor", our},
    {"endeavour", "endeavor", our},
    {"favour", "favor", our, "dis un"},
    {"fervour", "fervor", noun},
    {"flavour", "flavor", our},
    {"glamour", "glamor", our},
    {"harbour", "harbor", our},
    {"honour", "honor", our, "dis un"},
    {"humour", "humor", our, "good ill"},
    {"labour", "labor", our, "be"},
    {"neighbour", "neighbor", our},
    {"odour", "odor", our},
    {"parlour", "parlor", noun},
    {"rancour", "rancor"},
    {"rigour", "rigor", noun},
    {"rumour", "rumor", our},
    {"saviour", "savior", noun},
    {"savour", "savor", our, "un"},
    {"splendour", "splendor", noun},
    {"succour", "succor", our},
    {"tumour", "tumor", noun},
    {"valour", "valor"},
    {"vapour", "vapor", our},
    {"vigour", "vigor"},
    // -re, -er
    {"accoutrement", "accouterment", noun},
    {"calibre", "caliber", noun},
    {"centre", "center", "- s line lines piece pieces", "epi"},
    {"centred", "centered"},
    {"centring", "centering"},
    {"fibre", "fiber", "- s board boards glass", "micro"},
    {"goitre", "goiter", noun},
    {"litre", "liter", noun, "centi deci hecto milli"},
    {"lustre", "luster", "- less", "lack"},
    {"meagre", "meager", "- ly ness"},
    {"metre", "meter", noun, "centi deci kilo micro milli nano"},
    {"mitre", "miter", noun},
    {"reconnoitre", "reconnoiter", noun},
    {"sabre", "saber", noun},
    {"saltpetre", "saltpeter"},
    {"sceptre", "scepter", noun},
    {"sepulchre", "sepulcher", noun},
    {"sombre", "somber", "- ly ness"},
    {"spectre", "specter", noun},
    {"theatre", "theater", "- s goer goers going", "amphi"},
    // -ence, -ense
    {"defence", "defense", "- s less lessly lessness"},
    {"licence", "license", noun},
    {"offence", "offense", "- s less"},
    {"pretence", "pretense", noun},
    // -yse, -yze; "analyses" is the plural of the noun as well and stays
    {"analys", "analyz", "e ed er ers ing", "over psycho re"},
    {"breathalys", "breathalyz", "e ed er ers ing"},
    {"catalys", "catalyz", "e ed er ers ing"},
    {"dialys", "dialyz", "e ed ing"},
    {"electrolys", "electrolyz", "e ed ing"},
    {"hydrolys", "hydrolyz", "e ed ing"},
    {"paralys", "paralyz", "e ed ing ingly"},
    // -ogue, -og
    {"analogue", "analog", noun},
    {"catalogue", "catalog", noun},
    {"catalogu", "catalog", "ed er ers ing"},
    {"dialogue", "dialog", noun},
    {"homologue", "homolog", noun},
    {"monologue", "monolog", noun},
    // a single l where American has two, and the other way round
    {"appal", "appall", noun},
    {"distil", "distill", noun},
    {"enrol", "enroll", "- s ment ments"},
    {"enthral", "enthrall", "- s ment"},
    {"fulfil", "fulfill", "- s ment ments"},
    {"instal", "install", "- s ment ments"},
    {"instil", "instill", noun},
    {"skilful", "skillful", "- ly ness", "un"},
    {"wilful", "willful", "- ly ness"},
    {"councillor", "councilor", noun},
    {"jewellery", "jewelry"},
    {"tranquill", "tranquil", "ity ize izes ized izing izer izers"},
    {"woollen", "woolen", noun},
    // ae, oe
    {"aeon", "eon", noun},
    {"aeroplane", "airplane", noun},
    {"anaemi", "anemi", "a c"},
    {"anaesthe", "anesthe", "sia siologist siologists siology tic tics tist tists tize tized tizing"},
    {"apnoea", "apnea"},
    {"archaeolog", "archeolog", study},
    {"caesarean", "cesarean", noun},
    {"coeliac", "celiac", noun},
    {"diarrhoea", "diarrhea"},
    {"encyclopaedi", "encyclopedi", "a as c"},
    {"faec", "fec", "es al"},
    {"foet", "fet", "us uses al"},
    {"glycaemi", "glycemi", "a c", "hyper hypo"},
    {"gonorrhoea", "gonorrhea"},
    {"gynaecolog", "gynecolog", study},
    {"haematolog", "hematolog", study},
    {"haemoglobin", "hemoglobin"},
    {"haemophili", "hemophili", "a ac acs"},
    {"haemorrhag", "hemorrhag", "e es ed ic ing"},
    {"haemorrhoid", "hemorrhoid", noun},
    {"homoeopath", "homeopath", "- s ic y"},
    {"ischaemi", "ischemi", "a c"},
    {"leukaemi", "leukemi", "a as c"},
    {"manoeuvre", "maneuver", noun, "out"},
    {"manoeuvr", "maneuver", "able ability ing ings", "out"},
    {"manoeuvred", "maneuvered", "-", "out"},
    {"mediaeval", "medieval"},
    {"oedema", "edema"},
    {"oesophag", "esophag", "us eal"},
    {"oestrogen", "estrogen", noun},
    {"orthopaedi", "orthopedi", "c cs st sts"},
    {"paediatric", "pediatric", "- s ian ians"},
    {"paedophil", "pedophil", "e es ia iac iacs ic"},
    {"palaeolithic", "paleolithic"},
    {"palaeontolog", "paleontolog", study},
    {"primaeval", "primeval"},
    {"septicaemi", "septicemi", "a c"},
    // an e before -able and -ment
    {"abridgement", "abridgment", noun},
    {"acknowledgement", "acknowledgment", noun},
    {"judgement", "judgment", "- s al", "mis"},
    {"likeable", "likable"},
    {"liveable", "livable"},
    {"moveable", "movable", "- s", "im"},
    {"saleable", "salable"},
    {"shakeable", "shakable", "-", "un"},
    {"sizeable", "sizable"},
    {"useable", "usable", "-", "un"},
    // single words
    {"ageing", "aging"},
    {"aluminium", "aluminum"},
    {"artefact", "artifact", noun},
    {"behove", "behoove", noun},
    {"burnt", "burned"},
    {"chequer", "checker", "ed board boards"},
    {"connexion", "connection", noun},
    {"cos", "coz", "y ier iest ily iness"},
    {"despatch", "dispatch", "- es ed er ers ing"},
    {"dreamt", "dreamed"},
    {"enquir", "inquir", "e es ed er ers ing y ies"},
    {"furore", "furor", noun},
    {"gaol", "jail", "- s ed er ers ing"},
    {"gips", "gyps", "y ies"},
    {"grey", "gray", "- s ed er est ing ish ness"},
    {"learnt", "learned"},
    {"liquorice", "licorice"},
    {"mollusc", "mollusk", noun},
    {"mould", "mold", "- s ed ing ings y"},
    {"moult", "molt", verb},
    {"moustache", "mustache", "- s d"},
    {"pedlar", "peddler", noun},
    {"phoney", "phony"},
    {"plough", "plow", "- s ed ing man men share shares", "snow"},
    {"practis", "practic", "e es ed er ers ing"},
    {"programme", "program", noun},
    {"pyjama", "pajama", noun},
    {"rouble", "ruble", noun},
    {"sceptic", "skeptic", "- s al ally ism", "euro"},
    {"smoulder", "smolder", verb},
    {"specialit", "specialt", "y ies"},
    {"spilt", "spilled"},
    {"spoilt", "spoiled"},
    {"sulph", "sulf", "ate ates ide ides ur uric urous"},
    {"titbit", "tidbit", noun},
    {"tsar", "czar", "- s ina ism ist ists"},
    {"yoghurt", "yogurt", noun},
};

constexpr std::string_view doubled[] = {
    "apparel", "backpedal",  "barrel",   "bedevil",  "benefit", "bevel",   "bias",    "cancel",
    "carol",   "cavil",      "channel",  "chisel",   "combat",  "counsel", "cudgel",  "devil",
    "dial",    "disembowel", "dishevel", "drivel",   "duel",    "empanel", "enamel",  "equal",
    "focus",   "fuel",       "funnel",   "gambol",   "grovel",  "impanel", "imperil", "initial",
    "jewel",   "kennel",     "label",    "level",    "libel",   "marshal", "marvel",  "medal",
    "model",   "mislabel",   "mistrial", "outrival", "panel",   "parcel",  "pedal",   "pencil",
    "peril",   "pummel",     "quarrel",  "ravel",    "refocus", "refuel",  "relabel", "remodel",
    "revel",   "rival",      "shovel",   "shrivel",  "signal",  "snivel",  "spiral",  "squirrel",
    "stencil", "swivel",     "tassel",   "tinsel",   "total",   "towel",   "trammel", "travel",
    "trial",   "trowel",     "tunnel",   "unequal",  "unlabel", "unravel", "unrival", "untrammel",
    "victual", "weasel",     "worship",  "yodel",
};

// Whatever stands before: "otherwise", "turquoise", "disguise", "unsurprised", "overpromise", "revise".
constexpr std::string_view not_ize_endings[] = {
    "aise", "eise", "oise", "uise", "vise", "wise", "ertise", "nchise", "prise", "promise", "rcise",
};

// In byte order; what the endings above cover is left out.
constexpr std::string_view not_ize[] = {
    "cerise",   "chastise",    "chemise",     "circumcise", "concise",   "demise",      "denise",
    "dennise",  "despise",     "excise",      "expertise",  "imprecise", "incise",      "malpractise",
    "marquise", "merchandise", "metropolise", "moonrise",   "mortise",   "necropolise", "paradise",
    "practise", "precise",     "premise",     "scalise",    "sunrise",   "surmise",     "treatise",
};

static_assert(std::is_sorted(std::begin(not_ize), std::end(not_ize)), "keeps_ise searches by halves");

}  // namespace

std::span<const SpellingFamily> spelling_families() {
  return families;
}

std::span<const std::string_view> doubling_verbs() {
  return doubled;
}

bool keeps_ise(std::string_view base) {
  for (const std::string_view ending : not_ize_endings) {
    if (base.ends_with(ending)) return true;
  }
  return std::binary_search(std::begin(not_ize), std::end(not_ize), base);
}

}  // namespace morgue

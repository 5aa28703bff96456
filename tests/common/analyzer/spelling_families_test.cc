#include "common/analyzer/spelling_families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {
namespace {

struct Pair {
  std::string_view british;
  std::string_view american;
};

constexpr Pair pairs[] = {
    {"organise", "organize"},
    {"organised", "organized"},
    {"organises", "organizes"},
    {"organising", "organizing"},
    {"organiser", "organizer"},
    {"organisers", "organizers"},
    {"organisation", "organization"},
    {"organisations", "organizations"},
    {"organisational", "organizational"},
    {"recognisable", "recognizable"},
    {"privatisation", "privatization"},
    {"legalise", "legalize"},
    {"criticising", "criticizing"},
    {"apologised", "apologized"},
    {"emphasise", "emphasize"},
    {"ionise", "ionize"},
    {"colour", "color"},
    {"colourful", "colorful"},
    {"colouring", "coloring"},
    {"colourise", "colorize"},
    {"discoloured", "discolored"},
    {"watercolours", "watercolors"},
    {"favour", "favor"},
    {"favourite", "favorite"},
    {"favouritism", "favoritism"},
    {"unfavourable", "unfavorable"},
    {"honourable", "honorable"},
    {"dishonour", "dishonor"},
    {"labour", "labor"},
    {"labourers", "laborers"},
    {"belabour", "belabor"},
    {"neighbour", "neighbor"},
    {"neighbourhoods", "neighborhoods"},
    {"neighbouring", "neighboring"},
    {"behaviour", "behavior"},
    {"behavioural", "behavioral"},
    {"misdemeanours", "misdemeanors"},
    {"harbour", "harbor"},
    {"armoury", "armory"},
    {"rumours", "rumors"},
    {"endeavouring", "endeavoring"},
    {"humour", "humor"},
    {"savoury", "savory"},
    {"tumour", "tumor"},
    {"vapour", "vapor"},
    {"rigour", "rigor"},
    {"glamour", "glamor"},
    {"splendour", "splendor"},
    {"centre", "center"},
    {"centres", "centers"},
    {"centred", "centered"},
    {"centring", "centering"},
    {"centrepiece", "centerpiece"},
    {"epicentre", "epicenter"},
    {"theatre", "theater"},
    {"theatregoers", "theatergoers"},
    {"amphitheatre", "amphitheater"},
    {"metre", "meter"},
    {"kilometres", "kilometers"},
    {"litres", "liters"},
    {"fibre", "fiber"},
    {"calibre", "caliber"},
    {"sabre", "saber"},
    {"spectre", "specter"},
    {"sombre", "somber"},
    {"meagre", "meager"},
    {"lacklustre", "lackluster"},
    {"defence", "defense"},
    {"defences", "defenses"},
    {"defenceless", "defenseless"},
    {"offence", "offense"},
    {"licence", "license"},
    {"pretence", "pretense"},
    {"analyse", "analyze"},
    {"analysed", "analyzed"},
    {"analysing", "analyzing"},
    {"psychoanalyse", "psychoanalyze"},
    {"paralysed", "paralyzed"},
    {"catalyse", "catalyze"},
    {"catalogue", "catalog"},
    {"catalogued", "cataloged"},
    {"dialogue", "dialog"},
    {"dialogues", "dialogs"},
    {"analogue", "analog"},
    {"monologue", "monolog"},
    {"travelled", "traveled"},
    {"travelling", "traveling"},
    {"travellers", "travelers"},
    {"cancelled", "canceled"},
    {"labelled", "labeled"},
    {"modelling", "modeling"},
    {"fuelled", "fueled"},
    {"signalling", "signaling"},
    {"counsellor", "counselor"},
    {"counselling", "counseling"},
    {"jeweller", "jeweler"},
    {"jewellery", "jewelry"},
    {"marvellous", "marvelous"},
    {"medallists", "medalists"},
    {"unravelled", "unraveled"},
    {"unrivalled", "unrivaled"},
    {"worshippers", "worshipers"},
    {"focussed", "focused"},
    {"benefitted", "benefited"},
    {"enrol", "enroll"},
    {"enrolment", "enrollment"},
    {"fulfil", "fulfill"},
    {"fulfilment", "fulfillment"},
    {"instalment", "installment"},
    {"skilful", "skillful"},
    {"skilfully", "skillfully"},
    {"wilful", "willful"},
    {"paedophile", "pedophile"},
    {"paediatricians", "pediatricians"},
    {"encyclopaedia", "encyclopedia"},
    {"anaesthetic", "anesthetic"},
    {"anaesthetised", "anesthetized"},
    {"foetus", "fetus"},
    {"oestrogen", "estrogen"},
    {"diarrhoea", "diarrhea"},
    {"haemorrhage", "hemorrhage"},
    {"leukaemia", "leukemia"},
    {"orthopaedic", "orthopedic"},
    {"manoeuvre", "maneuver"},
    {"manoeuvred", "maneuvered"},
    {"manoeuvring", "maneuvering"},
    {"archaeologists", "archeologists"},
    {"aeroplane", "airplane"},
    {"grey", "gray"},
    {"greyer", "grayer"},
    {"programme", "program"},
    {"programmes", "programs"},
    {"aluminium", "aluminum"},
    {"plough", "plow"},
    {"ploughshares", "plowshares"},
    {"sceptic", "skeptic"},
    {"sceptical", "skeptical"},
    {"eurosceptics", "euroskeptics"},
    {"judgement", "judgment"},
    {"acknowledgement", "acknowledgment"},
    {"ageing", "aging"},
    {"sizeable", "sizable"},
    {"pyjamas", "pajamas"},
    {"mould", "mold"},
    {"moustache", "mustache"},
    {"sulphur", "sulfur"},
    {"cosy", "cozy"},
    {"artefacts", "artifacts"},
    {"practise", "practice"},
    {"practising", "practicing"},
    {"tranquillity", "tranquility"},
    {"tranquilliser", "tranquilizer"},
    {"councillors", "councilors"},
    {"roubles", "rubles"},
    {"tsar", "czar"},
    {"enquiry", "inquiry"},
    {"despatched", "dispatched"},
    {"learnt", "learned"},
};

constexpr std::string_view single[] = {
    "advertise",
    "advertised",
    "surprise",
    "surprising",
    "unsurprisingly",
    "exercise",
    "exercising",
    "promise",
    "promised",
    "overpromise",
    "rise",
    "rising",
    "uprising",
    "wise",
    "otherwise",
    "likewise",
    "premise",
    "franchise",
    "compromise",
    "compromising",
    "uncompromising",
    "enterprise",
    "expertise",
    "merchandise",
    "televise",
    "supervise",
    "unsupervised",
    "revise",
    "advise",
    "advisable",
    "inadvisable",
    "devise",
    "despise",
    "disguise",
    "improvise",
    "improvisation",
    "comprise",
    "arise",
    "praise",
    "raise",
    "raised",
    "noise",
    "cruise",
    "bruise",
    "paradise",
    "precise",
    "concise",
    "demise",
    "chastise",
    "circumcise",
    "excise",
    "incise",
    "poise",
    "sunrise",
    "treatise",
    "prize",
    "size",
    "sized",
    "seize",
    "seizing",
    "crises",
    "analyses",
    "analysis",
    "metropolises",
    "hour",
    "four",
    "tour",
    "our",
    "pour",
    "your",
    "flour",
    "contour",
    "detour",
    "velour",
    "paramour",
    "humorous",
    "honorary",
    "glamorous",
    "vaporize",
    "acre",
    "massacre",
    "mediocre",
    "ogre",
    "genre",
    "fence",
    "hence",
    "science",
    "evidence",
    "sentence",
    "rogue",
    "vogue",
    "league",
    "controlled",
    "patrolling",
    "compelled",
    "rebelled",
    "excelled",
    "chancellor",
    "cancellation",
    "hotelier",
    "fill",
    "will",
    "subpoena",
    "poem",
    "aerial",
    "does",
    "shoes",
    "they",
    "prey",
    "fetch",
    "federal",
    "president",
    "organ",
    "morale",
    "isolation",
    "visitation",
    "misery",
    "miser",
    "adviser",
    "bias",
    "focus",
    "travel",
    "cancel",
    "tire",
    "check",
    "curb",
    "story",
    "",
    "a",
    "is",
    "ise",
    "ize",
};

TEST(AmericanSpelling, FollowsEachFamily) {
  for (const Pair& pair : pairs) {
    SCOPED_TRACE(std::string(pair.british));
    EXPECT_EQ(american_spelling(pair.british), pair.american);
    EXPECT_EQ(american_spelling(pair.american), pair.american);
  }
}

TEST(AmericanSpelling, LeavesWordsThatOnlyLookLikeIt) {
  for (const std::string_view word : single) {
    SCOPED_TRACE(std::string(word));
    EXPECT_EQ(american_spelling(word), word);
  }
}

TEST(AmericanSpelling, TakesLowerCaseAsciiOnly) {
  for (const std::string_view word :
       {"Colour", "COLOUR", "colour2", "co-lour", "colour's", "manœuvre", "coloür", "цвет"}) {
    SCOPED_TRACE(std::string(word));
    EXPECT_EQ(american_spelling(word), word);
    EXPECT_EQ(spelling_variants(word), std::vector<std::string>{std::string(word)});
  }
}

TEST(SpellingVariants, FindEachOther) {
  for (const Pair& pair : pairs) {
    SCOPED_TRACE(std::string(pair.british));
    const std::vector<std::string> of_british = spelling_variants(pair.british);
    const std::vector<std::string> of_american = spelling_variants(pair.american);
    EXPECT_EQ(of_british.front(), pair.british);
    EXPECT_EQ(of_american.front(), pair.american);
    EXPECT_NE(std::find(of_british.begin(), of_british.end(), pair.american), of_british.end());
    EXPECT_NE(std::find(of_american.begin(), of_american.end(), pair.british), of_american.end());
    EXPECT_TRUE(
        std::is_permutation(of_british.begin(), of_british.end(), of_american.begin(), of_american.end()));
  }
}

TEST(SpellingVariants, AllMeanTheSameWordAndNoneTwice) {
  for (const Pair& pair : pairs) {
    std::vector<std::string> variants = spelling_variants(pair.british);
    for (const std::string& variant : variants)
      EXPECT_EQ(american_spelling(variant), pair.american) << variant;
    std::sort(variants.begin(), variants.end());
    EXPECT_EQ(std::unique(variants.begin(), variants.end()), variants.end()) << pair.british;
  }
}

TEST(SpellingVariants, MixedSpellingsOfTwoRulesAreFound) {
  const std::vector<std::string> variants = spelling_variants("colorize");
  const std::vector<std::string> expected{"colorize", "colourize", "colorise", "colourise"};
  EXPECT_TRUE(std::is_permutation(variants.begin(), variants.end(), expected.begin(), expected.end()));
}

TEST(SpellingVariants, AWordOfOneSpellingIsAlone) {
  for (const std::string_view word : single) {
    SCOPED_TRACE(std::string(word));
    const std::vector<std::string> variants = spelling_variants(word);
    EXPECT_EQ(variants.front(), word);
    for (const std::string& variant : variants) EXPECT_EQ(american_spelling(variant), word);
  }
  EXPECT_EQ(spelling_variants("prize"), std::vector<std::string>{"prize"});
  EXPECT_EQ(spelling_variants("size"), std::vector<std::string>{"size"});
  EXPECT_EQ(spelling_variants("election"), std::vector<std::string>{"election"});
  EXPECT_EQ(spelling_variants("advertise"), std::vector<std::string>{"advertise"});
}

}  // namespace
}  // namespace morgue

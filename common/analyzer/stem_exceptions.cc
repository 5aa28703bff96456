#include "common/analyzer/stem_exceptions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

namespace morgue {
namespace {

// The first word of a family is its stem; the family holds its inflections and what means the same. The
// comment of a group says what Porter2 would mix it with.
constexpr std::array families{
    // organ
    "organization organizations organizational organizationally",
    "organize organizes organized organizing organizer organizers",
    "organic organically organics",
    "organism organisms",
    // intern
    "international internationally internationals internationalism internationalist internationalists "
    "internationale",
    "internal internally internals internalize internalizes internalized internalizing internalization",
    "internment internments interned internee internees",
    // univers
    "university universities",
    "universal universally universality universals universalism universalize",
    // emerg, past, even, author, import, sever
    "emergency emergencies",
    "paste pastes pasted pasting",
    "evening evenings",
    "authority authorities authoritative authoritatively",
    "authorize authorizes authorized authorizing authorization authorizations",
    "important importantly importance",
    "several",
    "severe severer severest severely severity",
    // custom, engin, person, ration
    "customs",
    "customer customers",
    "customize customizes customized customizing customization",
    "engineer engineers engineered engineering",
    "personal personally personals personalize personalizes personalized personalizing personalization",
    "personality personalities",
    "rationality rational rationally",
    // public, object, posit, liber
    "publication publications",
    "publicity publicize publicizes publicized publicizing",
    "objective objectives objectively objectivity",
    "positive positives positively positivity",
    "liberal liberals liberally liberalism liberalize liberalizes liberalized liberalizing liberalization",
    // conserv: conservatives
    "conservation conserve conserves conserved conserving",
    // execut: executives
    "execution executions execute executes executed executing executioner executioners",
    // inform
    "information informational",
    "informal informally informality",
    "informant informants informer informers",
    // generat, oper, polit
    "generation generations generational generationally",
    "operative operatives",
    "politeness polite politely",
    // presid: president, presidency
    "preside presides presided presiding",
    // will: the auxiliary
    "willing willingly willingness",
    // candid, secur, unit
    "candidate candidates candidacy candidacies",
    "securities",
    "united",
    "unite unites uniting",
    // major, minor
    "majority majorities",
    "minority minorities",
    // care, accord, depart, under, busi
    "careful carefully carefulness",
    "according accordingly",
    "department departments departmental",
    "underlying underlie underlies underlay",
    "business businesses",
    // provid, hous, apart, critic
    "providence",
    "housing",
    "apartment apartments",
    "critical critically",
    // social, nation, feder, capit, popul, journal, extrem
    "socialism",
    "nationalism",
    "nationality nationalities",
    "nationalize nationalizes nationalized nationalizing nationalization nationalizations",
    "federation federations",
    "capitalism",
    "populism",
    "journalism",
    "extremism",
    "optimism",
    // design, protest, process, comment, direct, hand, aid
    "designate designates designated designating designation designations",
    "protestant protestants protestantism",
    "procession processions",
    "commentator commentators",
    "directive directives",
    "handful handfuls",
    "aide aides",
    // intellig, evid, relat, repres
    "intelligent intelligently",
    "evident evidently",
    "relative relatives relatively relativity",
    "representative representatives",
    // account, associ, attend, assist, confid, correspond
    "accountant accountants accountancy",
    "accountable accountability",
    "association associations",
    "attendant attendants",
    "assistant assistants",
    "confidant confidants confidante confidantes",
    "correspondent correspondents",
    "correspondence correspondences",
    // constitut, privat, nomin, progress
    "constitute constitutes constituted constituting",
    "privatize privatizes privatized privatizing privatization privatizations",
    "nominal nominally",
    "progressive progressives progressively progressivism",
    // civil, human, confer, moment
    "civilization civilizations",
    "civility civilities",
    "humane humanely",
    "conference conferences",
    "momentous",
    // institut, success, convent, initi, opposit
    "institution institutions institutional institutionally institutionalize institutionalizes "
    "institutionalized "
    "institutionalizing institutionalization",
    "succession successions",
    "successive successively",
    "conventional conventionally",
    "initiative initiatives",
    "opposite opposites",
    // hospit, experi, wit, natur, practic
    "hospitality hospitable",
    "experiment experiments experimented experimenting experimental experimentally experimentation",
    "witness witnesses witnessed witnessing",
    "naturalize naturalizes naturalized naturalizing naturalization naturalizations",
    "practical practically practicality practicalities",
    // ident, celebr, correct, collect, except
    "identical identically",
    "celebrity celebrities",
    "correctional",
    "collective collectives collectively",
    "exceptional exceptionally exceptionalism",
    // moral, divers, divis, definit, memori, transit
    "morale",
    "diversion diversions diversionary",
    "divisive divisively divisiveness",
    "memorial memorials memorialize memorializes memorialized memorializing",
    "transition transitions transitioned transitioning transitional",
    // digit, reserv, complic, integr, consider, compet
    "digital digitally",
    "reservation reservations",
    "complicity complicit",
    "integrity",
    "considerable considerably",
    "competent competently competence competency",
    // suit, physic, alien, mobil, clinic, statist
    "suite suites",
    "physics",
    "alienate alienates alienated alienating alienation",
    "mobilize mobilizes mobilized mobilizing mobilization mobilizations mobilizer mobilizers",
    "clinical clinically",
    "statistics statistic statistical statistically",
    // defer, fatal, rout, fortun, iron, admir, termin, detect, sunni
    "deference deferential deferentially",
    "fatality fatalities",
    "route routes",
    "fortunate fortunately",
    "ironic ironically ironical",
    "admiral admirals admiralty",
    "terminal terminals terminally",
    "detective detectives",
    "sunny sunnier sunniest",
    // mechan, util, excel, occup, impass, vigil, tribun
    "mechanism mechanisms",
    "utility utilities",
    "excellent excellence excellently",
    "occupant occupants",
    "impasse impasses",
    "vigilance vigilant vigilantly",
    "tribunal tribunals",
    // fabric, deposit, format, destin, mortal, compass
    "fabricate fabricates fabricated fabricating fabrication fabrications",
    "deposition depositions",
    "formation formations",
    "destination destinations",
    "mortality",
    "compassion compassionate compassionately",
    // expedit, neglig, treasur, eugen, fidel, convers, recess
    "expedition expeditions expeditionary",
    "negligible",
    "treasurer treasurers",
    "eugenics eugenic eugenicist eugenicists",
    "fidelity",
    "conversation conversations conversational",
    "conversion conversions",
    "recession recessions recessionary",
    // express, access, edit, audit, ordin, corpor, anim, heroin
    "expression expressions expressive",
    "accession accessions",
    "edition editions",
    "audition auditions auditioned auditioning",
    "ordinance ordinances",
    "corporal corporals",
    "animate animates animated animating animation animations",
    "heroine heroines",
    // terribl, product, medic, specif, refer, remark, probabl, victori
    "production productions",
    "productive productively productivity",
    "medication medications medicate medicated medicating",
    "specificity",
    "probability probabilities",
    "remarkable remarkably",
    "referee referees",
    // adverbs that are no longer their adjective
    "hardly",
    "nearly",
    "likely",
    "shortly",
    "lately",
    "quite",
    "conversely",
    // words whose last "e" makes another word
    "change changes changed changing",
    "range ranges ranged ranging",
    // cooper, the name
    "cooperate cooperates cooperated cooperating cooperation cooperative cooperatives cooperatively",
    // names that would be words or other names
    "july",
    "maine",
    "marie",
    "anne",
    "harris",
    "jennings",
    "morales",
    "ailes",
    "hollande",
    "greene",
    "steele",
    "clarke",
    "wolfe",
    "cooke",
    "brooke",
    "brooks",
    "carrie",
    "christie",
    "leone",
    "marshall",
    "dominic",
    "adamant adamantly",
    "hilarious hilariously",
};

using Table = std::unordered_map<std::string_view, std::string_view>;

Table read_families() {
  Table table;
  for (const std::string_view family : families) {
    const std::string_view stem = family.substr(0, family.find(' '));
    for (std::size_t at = 0; at < family.size();) {
      const std::size_t end = std::min(family.find(' ', at), family.size());
      table.emplace(family.substr(at, end - at), stem);
      at = end + 1;
    }
  }
  return table;
}

}  // namespace

std::string_view own_stem(std::string_view word) {
  static const Table table = read_families();
  const auto found = table.find(word);
  return found == table.end() ? std::string_view() : found->second;
}

}  // namespace morgue

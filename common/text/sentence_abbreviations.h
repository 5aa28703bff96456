// Words that end in a full stop without ending a sentence. All in lower case, without the last full stop.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace morgue::text {

// A name follows.
inline constexpr std::string_view titles[] = {
    "mr",   "mrs",  "ms",   "mx",   "messrs", "dr",  "dra",  "prof", "gen",  "col", "lt",   "capt",
    "cpt",  "cmdr", "maj",  "brig", "sgt",    "cpl", "pvt",  "adm",  "vadm", "sen", "sens", "rep",
    "reps", "gov",  "govs", "pres", "rev",    "hon", "msgr", "st",   "ste",  "mt",  "ft",   "supt",
    "det",  "insp", "amb",  "atty", "mm",     "mme", "mmes", "mlle", "mgr",  "sr",  "sra",  "srta",
    "sres", "dña",  "hr",   "fr",   "sto",    "sta", "exmo", "ing",  "dipl", "ud",  "uds",  "ee",
};

// A number follows.
inline constexpr std::string_view before_numbers[] = {
    "no",  "nos",  "nr",   "núm", "nº",   "art",  "arts", "fig", "figs",  "p",      "pp",
    "pág", "vol",  "ch",   "sec", "sect", "abs",  "kap",  "op",  "jan",   "feb",    "mar",
    "apr", "jun",  "jul",  "aug", "sep",  "sept", "oct",  "okt", "nov",   "dec",    "dez",
    "déc", "janv", "févr", "ene", "abr",  "ago",  "dic",  "ca",  "circa", "approx", "env",
};

// The sentence goes on.
inline constexpr std::string_view within_sentences[] = {
    "vs",  "v",   "e.g",  "eg",   "i.e",    "cf",   "viz",  "bzw", "z.b",
    "d.h", "u.a", "o.ä",  "evtl", "ggf",    "inkl", "exkl", "vgl", "sog",
    "mio", "mrd", "p.ej", "p.ex", "c.-à-d", "dept", "gebr", "geb", "bros",
};

// The sentence may end or go on: "Apple Inc. said", "St. Joseph's Ave."
inline constexpr std::string_view suffixes[] = {
    "inc",  "corp", "co",   "cos",  "ltd",  "plc",   "llc",  "jr",  "sr",   "esq",  "ave",  "blvd",
    "rd",   "sq",   "assn", "dist", "div",  "calif", "conn", "fla", "mass", "minn", "okla", "penn",
    "tenn", "wash", "ala",  "ariz", "colo", "usw",   "etc",  "str", "cía",  "lda",  "ltda", "uu",
};

// Words that begin a sentence and seldom follow an abbreviation within one.
inline constexpr std::string_view sentence_openers[] = {
    "the",     "a",       "an",     "this",   "that",  "these", "those",   "it",        "its",      "he",
    "she",     "they",    "we",     "you",    "i",     "his",   "her",     "their",     "our",      "my",
    "but",     "and",     "or",     "so",     "yet",   "in",    "on",      "at",        "by",       "for",
    "from",    "with",    "after",  "before", "since", "when",  "while",   "if",        "as",       "there",
    "then",    "what",    "who",    "how",    "why",   "where", "however", "meanwhile", "also",     "no",
    "not",     "one",     "some",   "many",   "most",  "last",  "asked",   "according", "although", "though",
    "because", "despite", "during", "under",  "until", "about", "der",     "die",       "das",      "er",
    "sie",     "es",      "ein",    "eine",   "les",   "il",    "elle",    "ils",       "un",       "une",
    "los",     "las",
};

// "5 p.m. Tuesday", "5 p.m. Eastern time"; any other capital begins a sentence.
inline constexpr std::string_view after_hours[] = {
    "monday",   "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "eastern",
    "central",  "mountain", "pacific",   "et",       "est",    "edt",      "ct",     "cst",
    "pt",       "pst",      "pdt",       "gmt",      "utc",    "bst",      "cet",    "january",
    "february", "march",    "april",     "may",      "june",   "july",     "august", "september",
    "october",  "november", "december",  "jan",      "feb",    "mar",      "apr",    "jun",
    "jul",      "aug",      "sept",      "sep",      "oct",    "nov",      "dec",
};

// A day's number stands before these with a full stop in German ("am 3. Oktober").
inline constexpr std::string_view german_months[] = {
    "januar", "februar",   "märz",    "april",    "mai",      "juni",   "juli",
    "august", "september", "oktober", "november", "dezember", "jänner",
};

template <std::size_t size>
constexpr bool is_one_of(const std::string_view (&list)[size], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace morgue::text

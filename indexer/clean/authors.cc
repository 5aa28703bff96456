#include "indexer/clean/authors.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/schema.h"
#include "common/text/normalise.h"
#include "common/text/utf8.h"
#include "indexer/clean/tidy.h"

namespace morgue {

namespace {

constexpr std::array<std::string_view, 11> openings{"story by",   "written by", "reported by", "words by",
                                                    "article by", "text by",    "posted by",   "reporting by",
                                                    "authors",    "author",     "by"};

// Compared by value_key.
constexpr std::array<std::string_view, 27> nobodies{"admin",
                                                    "administrator",
                                                    "anonymous",
                                                    "author",
                                                    "correspondent",
                                                    "desk",
                                                    "editor",
                                                    "editorial",
                                                    "editorial board",
                                                    "editorial staff",
                                                    "editors",
                                                    "guest",
                                                    "n a",
                                                    "na",
                                                    "news desk",
                                                    "newsroom",
                                                    "none",
                                                    "null",
                                                    "reporter",
                                                    "staff",
                                                    "staff report",
                                                    "staff reporter",
                                                    "staff reports",
                                                    "staff writer",
                                                    "staff writers",
                                                    "unknown",
                                                    "web desk"};

constexpr std::array<std::string_view, 50> job_words{"analyst",
                                                     "autorin",
                                                     "bureau",
                                                     "chefredakteur",
                                                     "chefredakteurin",
                                                     "chief",
                                                     "columnist",
                                                     "contributing",
                                                     "contributor",
                                                     "correspondent",
                                                     "corresponsal",
                                                     "critic",
                                                     "desk",
                                                     "director",
                                                     "editor",
                                                     "editors",
                                                     "fellow",
                                                     "geschaftsfuhrer",
                                                     "geschaftsfuhrerin",
                                                     "giornalista",
                                                     "journalist",
                                                     "journaliste",
                                                     "journalistin",
                                                     "korrespondent",
                                                     "korrespondentin",
                                                     "leiter",
                                                     "leiterin",
                                                     "moderator",
                                                     "periodista",
                                                     "photographer",
                                                     "pressesprecher",
                                                     "pressesprecherin",
                                                     "producer",
                                                     "professor",
                                                     "projektleiter",
                                                     "projektleiterin",
                                                     "redacteur",
                                                     "redactor",
                                                     "redactora",
                                                     "redactrice",
                                                     "redakteur",
                                                     "redakteurin",
                                                     "reporter",
                                                     "reporters",
                                                     "reporting",
                                                     "staff",
                                                     "volontar",
                                                     "volontarin",
                                                     "writer",
                                                     "writers"};

constexpr std::array<std::string_view, 11> suffixes{"jr", "sr",  "ii", "iii", "iv", "phd",
                                                    "md", "esq", "mp", "obe", "mbe"};

constexpr std::array<std::string_view, 31> agencies{
    "aap",      "adnkronos",   "afp",       "ansa",  "ap",   "apa",       "associated press",
    "belga",    "bernama",     "bloomberg", "dpa",   "efe",  "epd",       "ians",
    "interfax", "jiji",        "kna",       "kyodo", "lusa", "notimex",   "pti",
    "reuters",  "ria novosti", "ritzau",    "sda",   "tass", "ukrinform", "unian",
    "upi",      "xinhua",      "yonhap"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    if (const auto part = text::trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

std::vector<std::string_view> split_each(const std::vector<std::string_view>& texts,
                                         std::string_view separator) {
  std::vector<std::string_view> parts;
  for (const std::string_view text : texts)
    std::ranges::copy(split(text, separator), std::back_inserter(parts));
  return parts;
}

// "Ana Ruiz y Luis Gil" are two, "José Ortega y Gasset" is one: such a joint parts whole names only.
std::vector<std::string_view> split_whole_names(const std::vector<std::string_view>& texts,
                                                std::string_view joint) {
  std::vector<std::string_view> names;
  for (const std::string_view text : texts) {
    const std::vector<std::string_view> parts = split(text, joint);
    if (std::ranges::all_of(parts, [](std::string_view part) { return part.find(' ') != part.npos; })) {
      std::ranges::copy(parts, std::back_inserter(names));
    } else {
      names.push_back(text);
    }
  }
  return names;
}

std::string_view without_opening(std::string_view byline) {
  const std::string low = text::lower_ascii(byline.substr(0, 20));
  for (const std::string_view opening : openings) {
    if (!low.starts_with(opening)) continue;
    std::string_view rest = byline.substr(opening.size());
    if (rest.empty() || (rest.front() != ' ' && rest.front() != ':')) continue;
    if (rest.front() == ':') rest.remove_prefix(1);
    return text::trim(rest);
  }
  return byline;
}

bool is_job(std::string_view text) {
  const std::string key = value_key(text);
  return std::ranges::any_of(split(key, " "),
                             [](std::string_view word) { return is_one_of(job_words, word); });
}

bool has_space(std::string_view text) {
  return text.find(' ') != std::string_view::npos;
}

// The parts of "Ann Lee, Jr., Reuters": a comma parts names only where all that it parts can stand alone;
// "Lee, Ann" is one name.
std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string_view part : split(text, ",")) {
    const std::string key = value_key(part);
    if (!names.empty() && is_one_of(suffixes, key)) {
      names.back().append(", ").append(part);
    } else if (is_job(part)) {
      // "Health and Science Correspondent" comes in two parts, the first of which no one can tell from a
      // name.
      continue;
    } else if (!has_space(part) && !is_one_of(agencies, key) && !is_one_of(nobodies, key) && text != part) {
      return {std::string(text)};
    } else {
      names.emplace_back(part);
    }
  }
  return names;
}

bool is_nobody(std::string_view name) {
  const std::string key = value_key(name);
  return key.empty() || is_one_of(nobodies, key) || (is_job(name) && key.starts_with("staff"));
}

// "maria@example.org" and "@maria" are addresses, whatever stands around them.
std::string without_addresses(std::string_view name) {
  std::string kept;
  for (const std::string_view word : split(name, " ")) {
    if (word.find('@') != std::string_view::npos) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  return kept;
}

// A name and the text of its picture: "Maria Keller Maria Keller".
std::string without_repetition(std::string name) {
  const std::size_t half = name.size() / 2;
  const std::string_view all = name;
  if (name.size() % 2 == 1 && name[half] == ' ' && all.substr(0, half) == all.substr(half + 1) &&
      has_space(all.substr(0, half))) {
    name.resize(half);
  }
  return name;
}

std::vector<std::string> names_in(std::string_view byline) {
  std::vector<std::string> names;
  const std::vector<std::string_view> parts = split_each(split_each(split(byline, ";"), "|"), "\n");
  for (std::string_view part : parts) {
    part = without_opening(part);
    std::vector<std::string_view> ones{part};
    for (const std::string_view joint : {" and ", " & ", " AND ", " und ", " et "})
      ones = split_each(ones, joint);
    for (const std::string_view joint : {" y ", " e ", " i ", " och ", " og ", " ve ", " и "})
      ones = split_whole_names(ones, joint);
    for (const std::string_view one : ones) {
      for (const std::string& name : split_at_commas(one)) {
        std::string plain = without_repetition(without_addresses(name));
        if (!is_nobody(plain)) names.push_back(std::move(plain));
      }
    }
  }
  return names;
}

}  // namespace

std::vector<std::string> split_authors(const std::vector<std::string>& bylines) {
  constexpr std::size_t longest_name = 120;
  // Each is compared with all before it; whoever lists more lists something else.
  constexpr std::size_t most_authors = 1000;
  std::vector<std::string> authors;
  std::vector<std::string> keys;
  for (const std::string& byline : bylines) {
    for (std::string& name : names_in(byline)) {
      std::string key = value_key(name);
      if (name.size() > longest_name || std::ranges::find(keys, key) != keys.end()) continue;
      if (authors.size() == most_authors) return authors;
      keys.push_back(std::move(key));
      authors.push_back(std::move(name));
    }
  }
  return authors;
}

bool are_names(std::string_view text) {
  constexpr std::size_t longest = 120;
  constexpr std::size_t most_words = 5;
  if (text.size() > longest || text.ends_with('?') || text.ends_with('!')) return false;
  const std::vector<std::string> names = split_authors({std::string(text)});
  return !names.empty() && std::ranges::all_of(names, [](const std::string& name) {
    const std::vector<std::string_view> words = split(name, " ");
    if (words.size() < 2 || words.size() > most_words) return is_one_of(agencies, value_key(name));
    constexpr std::array<std::string_view, 14> particles{"de", "del", "della", "der", "di",  "du", "el",
                                                         "la", "le",  "van",   "von", "bin", "al", "dos"};
    return std::ranges::all_of(words, [&particles](std::string_view word) {
      return text::is_upper(text::decode(word, 0).code) || !text::is_lower(text::decode(word, 0).code) ||
             is_one_of(particles, word);
    });
  });
}

}  // namespace morgue

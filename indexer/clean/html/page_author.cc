#include "indexer/clean/html/page_author.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "common/schema.h"
#include "indexer/clean/authors.h"
#include "indexer/clean/html/author_names.h"
#include "indexer/clean/html/bylines.h"

namespace morgue::html {

namespace {

// What scores less is no author.
constexpr int least_score = -20;

// Many names of one kind below the headline are those of other articles.
void distrust_lists(const Dom& page, const ArticlePlace& place, std::vector<AuthorCandidate>& found) {
  constexpr std::ptrdiff_t many = 4;
  std::vector<AuthorCandidate*> listed;
  const auto is_loose = [&](const AuthorCandidate& one) {
    if (one.node == 0) return false;
    return one.evidence == beside_date_evidence || !is_near_headline(page, place, one.node);
  };
  for (AuthorCandidate& one : found) {
    if (!is_loose(one)) continue;
    const auto alike = std::ranges::count_if(found, [&](const AuthorCandidate& other) {
      return other.evidence == one.evidence && is_loose(other);
    });
    if (alike >= many) listed.push_back(&one);
  }
  for (AuthorCandidate* const one : listed)
    one->score += one->evidence == beside_date_evidence ? 2 * elsewhere : elsewhere;
}

// What is printed and names the same and more: another person, or the whole name of somebody stated by the first.
std::vector<AuthorCandidate>::iterator fuller_than(const AuthorCandidate& best, const Dom& page,
                                                   const ArticlePlace& place,
                                                   std::vector<AuthorCandidate>& found) {
  const std::vector<std::string> known = split_authors({best.names});
  return std::ranges::find_if(found, [&](const AuthorCandidate& other) {
    if (other.node == 0 || other.score <= 0 || is_collective(other.names) || !are_names(other.names))
      return false;
    const std::vector<std::string> names = split_authors({other.names});
    if (names.size() > known.size()) {
      return is_near_headline(page, place, other.node) &&
             std::ranges::all_of(
                 known, [&](const std::string& one) { return std::ranges::find(names, one) != names.end(); });
    }
    if (names.size() != 1 || known.size() != 1 || !is_alias(known.front())) return false;
    return names.front().starts_with(known.front() + " ") || is_login_of(known.front(), names.front());
  });
}

// The best one, and with it those of the same evidence that stand beside it; or a byline that names the same and
// more.
void choose(const Dom& page, const ArticlePlace& place, std::vector<AuthorCandidate>& found) {
  auto best = std::ranges::max_element(found, {}, &AuthorCandidate::score);
  if (best == found.end() || best->score < least_score) return;
  if (const auto fuller = fuller_than(*best, page, place, found); fuller != found.end()) best = fuller;
  best->chosen = true;
  constexpr std::size_t beside = 25;
  constexpr int as_good = 10;
  std::size_t last = best->node;
  const std::string key = value_key(best->names);
  for (AuthorCandidate& one : found) {
    if (one.evidence != best->evidence || one.score + as_good < best->score || one.node < last) continue;
    if (one.node - last > beside) break;
    last = one.node;
    // "Maria" and "Keller" beside "Maria Keller".
    one.chosen = one.chosen || (key.find(value_key(one.names)) == std::string::npos &&
                                are_names(one.names) == are_names(best->names));
  }
}

}  // namespace

std::vector<AuthorCandidate> find_authors(const Dom& page, const PageMetadata& metadata, ArticlePlace place) {
  if (page.size() == 0) return {};
  std::vector<AuthorCandidate> found = author_candidates(page, metadata, place);
  distrust_lists(page, place, found);
  choose(page, place, found);
  return found;
}

}  // namespace morgue::html

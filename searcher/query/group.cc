#include "searcher/query/group.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace morgue {

namespace {

using Kind = Query::Kind;
using Occur = Query::Occur;

bool any_is(const std::vector<Query>& children, Occur occur) {
  return std::any_of(children.begin(), children.end(),
                     [=](const Query& child) { return child.occur == occur; });
}

void resolve_double_not(Query& child) {
  if (child.occur != Occur::must_not || child.kind != Kind::boolean || child.children.size() != 1) return;
  Query inner = std::move(child.children.front());
  inner.occur = Occur::must;
  child = std::move(inner);
}

// Whether `child` may give its place to its children. One that only excludes may not where others are
// optional: there it is what makes them optional.
bool dissolves(const Query& child, bool beside_should) {
  if (child.occur == Occur::should) return is_disjunction(child);
  return child.occur == Occur::must && is_conjunction(child) &&
         (!beside_should || any_is(child.children, Occur::must));
}

std::vector<Query> flattened(std::vector<Query> children) {
  const bool has_should = any_is(children, Occur::should);
  std::vector<Query> flat;
  for (Query& child : children) {
    if (dissolves(child, has_should)) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(child));
    }
  }
  return flat;
}

}  // namespace

bool is_conjunction(const Query& query) {
  return query.kind == Kind::boolean && !any_is(query.children, Occur::should);
}

bool is_disjunction(const Query& query) {
  return query.kind == Kind::boolean && !any_is(query.children, Occur::must) &&
         !any_is(query.children, Occur::must_not);
}

Query make_group(std::vector<Query> children) {
  std::erase_if(children, [](const Query& child) { return child.kind == Kind::nothing; });
  for (Query& child : children) resolve_double_not(child);
  children = flattened(std::move(children));

  // The only one of several that may match is one that must.
  const auto is_should = [](const Query& child) { return child.occur == Occur::should; };
  if (!any_is(children, Occur::must) && std::count_if(children.begin(), children.end(), is_should) == 1) {
    std::find_if(children.begin(), children.end(), is_should)->occur = Occur::must;
    children = flattened(std::move(children));
  }

  if (children.empty()) return {};
  if (children.size() == 1 && children.front().occur == Occur::must) return std::move(children.front());
  Query group;
  group.kind = Kind::boolean;
  group.begin = children.front().begin;
  for (const Query& child : children) {
    group.begin = std::min(group.begin, child.begin);
    group.end = std::max(group.end, child.end);
  }
  group.children = std::move(children);
  return group;
}

}  // namespace morgue

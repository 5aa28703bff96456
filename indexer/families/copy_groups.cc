#include "indexer/families/copy_groups.h"

#include <algorithm>
#include <map>

namespace morgue {

std::uint64_t CopyGroups::root(std::uint64_t key) {
  auto at = parents_.find(key);
  if (at == parents_.end()) return key;
  while (at->second != at->first) {
    const auto above = parents_.find(at->second);
    at->second = above->second;
    at = above;
  }
  return at->first;
}

void CopyGroups::join(std::uint64_t a, std::uint64_t b) {
  parents_.try_emplace(a, a);
  parents_.try_emplace(b, b);
  const std::uint64_t first = root(a);
  const std::uint64_t second = root(b);
  parents_[std::max(first, second)] = std::min(first, second);
}

std::vector<std::vector<std::uint64_t>> CopyGroups::groups() {
  std::vector<std::uint64_t> keys;
  for (const auto& [key, parent] : parents_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  std::map<std::uint64_t, std::vector<std::uint64_t>> by_root;
  for (const std::uint64_t key : keys) by_root[root(key)].push_back(key);
  std::vector<std::vector<std::uint64_t>> groups;
  for (auto& [key, group] : by_root) groups.push_back(std::move(group));
  return groups;
}

}  // namespace morgue

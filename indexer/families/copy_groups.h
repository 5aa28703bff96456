// Which articles are connected by copies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace morgue {

// A disjoint-set forest over keys of any kind that appear as they are joined.
class CopyGroups {
 public:
  bool connected(std::uint64_t a, std::uint64_t b) { return a == b || root(a) == root(b); }
  void join(std::uint64_t a, std::uint64_t b);

  // All keys that were ever joined, by group.
  std::vector<std::vector<std::uint64_t>> groups();

 private:
  std::uint64_t root(std::uint64_t key);

  std::unordered_map<std::uint64_t, std::uint64_t> parents_;
};

}  // namespace morgue

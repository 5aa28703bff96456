#!/usr/bin/env bash
# clang-tidy with the checks of .clang-tidy, warnings as errors, over all sources or those named.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh --dev
cmake --preset release >/dev/null
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'common/*.cc' 'indexer/*.cc' 'searcher/*.cc' 'morgue/*.cc' 'bench/*.cc')
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 clang-tidy -p build/release --quiet --extra-arg=-Wno-unknown-warning-option

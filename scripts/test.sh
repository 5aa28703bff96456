#!/usr/bin/env bash
# Installs what is needed, builds and runs all tests.  PRESET=debug scripts/test.sh: with sanitizers.
# SLOW=1 scripts/test.sh: also the tests labelled slow, which take minutes.
# Arguments go to ctest: scripts/test.sh -R analyzer
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${PRESET:-release}
scripts/setup.sh
scripts/build.sh "$preset"
labels=(--label-exclude slow)
[ "${SLOW:-0}" = 1 ] && labels=()
ctest --preset "$preset" --parallel "$(nproc)" ${labels[@]+"${labels[@]}"} "$@"

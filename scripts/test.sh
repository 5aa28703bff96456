#!/usr/bin/env bash
# Installs what is needed, builds and runs all tests.  PRESET=debug scripts/test.sh: with sanitizers.
# Arguments go to ctest: scripts/test.sh -R analyzer
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${PRESET:-release}
scripts/setup.sh
scripts/build.sh "$preset"
ctest --preset "$preset" --parallel "$(nproc)" "$@"

#!/usr/bin/env bash
# Installs what building, testing and running Morgue needs on Debian 12. Does nothing where it is all there.
#   scripts/setup.sh          what demo.sh and test.sh need
#   scripts/setup.sh --dev    also what format.sh and lint.sh need
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config
  libxapian-dev libicu-dev libboost-program-options-dev
  libxml2-dev libarchive-dev zlib1g-dev libbrotli-dev libsqlite3-dev
  nlohmann-json3-dev libfmt-dev libxxhash-dev libcld2-dev libuchardet-dev
  libgtest-dev xapian-tools zstd gzip bzip2 xz-utils
  python3 python3-jsonschema jq zsh fish less
)
[ "${1:-}" = --dev ] && packages+=(clang-format clang-tidy mandoc shellcheck)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup.sh: not root and no sudo; as root install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "setup.sh: installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

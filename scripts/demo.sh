#!/usr/bin/env bash
# Installs what is needed, builds, indexes the sample corpus and shows a few searches.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
scripts/build.sh release indexer searcher

bin=build/release/bin
index=build/demo.idx
rm -rf "$index"

show() {
  printf '\n\033[1m$'
  for word in "$@"; do
    case $word in *[!A-Za-z0-9_./:=,-]*) word="'$word'" ;; esac
    printf ' %s' "$word"
  done
  printf '\033[0m\n'
  "$@" || true
}

# The corpus holds damaged files on purpose: the report names them, and exit code 1 says that some were skipped.
show $bin/indexer add --index "$index" corpus
show $bin/searcher --index "$index" --limit 3 S-400 missile
show $bin/searcher --index "$index" --limit 2 --snippets 2 '"district capital" OR ceasefire'
show $bin/searcher --index "$index" --limit 2 --facet source:5 --timeline year 'hospital OR tunnel'
show $bin/searcher --index "$index" --format json --limit 1 title:strike

#!/usr/bin/env bash
# What came in since yesterday, for a mail from cron: digest.sh INDEX QUERY...
# Prints nothing, and exits with 1, where there is no news: MAILTO then gets none.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: digest.sh INDEX QUERY..." >&2; exit 2; }
export MORGUE_INDEX=$1
shift
query="($*) ingested:1d"

# The exit code tells: 0 something, 1 nothing, 2 an error, which is on stderr already.
searcher --quiet "$query" || exit $?

echo "$(searcher --count "$query") new articles on $*"

# jq reads what jsonl prints, an object on each line ...
searcher --format jsonl --limit 20 --snippets 1 "$query" |
  jq -r '"\n* \(.title)\n  \(.source // "no outlet"), \(.date // "undated")\n  \(.snippets[0].text // "")"'

# ... and a template does without: NUL ends a record, so that anything may stand in it.
echo
echo "Files:"
searcher --format '{path}' --null --limit 20 "$query" |
  while IFS= read -r -d '' path; do echo "  $path"; done

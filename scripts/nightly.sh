#!/usr/bin/env bash
# One night: adds what came in, checks the index once a week, and is silent while nothing is wrong, so that cron sends a
# mail only when there is something to read. docs/nightly.md shows it in a crontab and as a systemd timer.
#
#   MORGUE_INDEX=/srv/news.idx scripts/nightly.sh PATH...
#
#   MORGUE_INDEX         the index
#   MORGUE_INDEXER       the program; found on the PATH unless given
#   MORGUE_ADD_OPTIONS   further options of 'indexer add'
#   MORGUE_LOCK_TIMEOUT  seconds to wait for another run; 3600 unless given
#   MORGUE_CHECK_DAY     the day of the week, 1 (Monday) to 7, on which the whole index is checked, "every" or "never"; 7
#                        unless given
#
# Exit codes are those of 'indexer add', else those of 'indexer check': 0 all is well, 1 something was skipped or is wrong
# with the index, 2 failed, 75 another run kept the index all the while.
set -uo pipefail
if [ $# -eq 0 ] || [ -z "${MORGUE_INDEX:-}" ]; then
  echo "usage: MORGUE_INDEX=DIR nightly.sh PATH..." >&2
  exit 2
fi
export MORGUE_INDEX
indexer=${MORGUE_INDEXER:-indexer}
patience=${MORGUE_LOCK_TIMEOUT:-3600}
check_day=${MORGUE_CHECK_DAY:-7}
read -ra add_options <<<"${MORGUE_ADD_OPTIONS:-}"

"$indexer" add --quiet --progress never --lock-timeout "$patience" ${add_options[@]+"${add_options[@]}"} -- "$@"
result=$?

# After a failure the state of the index matters most; a run stopped by a signal is to end now.
if [ "$result" -le 2 ] && { [ "$result" -eq 2 ] || [ "$check_day" = every ] || [ "$check_day" = "$(date +%u)" ]; }; then
  report=$("$indexer" check --lock-timeout "$patience" 2>&1)
  checked=$?
  if [ "$checked" -ne 0 ]; then
    printf '%s\n' "$report"
    [ "$result" -ne 0 ] || result=$checked
  fi
fi

# Whoever reads the mail wants to know where things stand.
if [ "$result" -eq 1 ] || [ "$result" -eq 2 ]; then
  echo
  "$indexer" status || true
fi
exit "$result"

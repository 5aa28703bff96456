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
#   MORGUE_WATCH         a file of standing queries: what is new to them is printed (searcher-watch(1))
#   MORGUE_WATCH_STATE   what they were told already; MORGUE_WATCH with .state unless given
#   MORGUE_WATCH_TO      an address that gets the news as a mail of its own, by MORGUE_SENDMAIL ("sendmail -i -t" unless
#                        given); what cannot be sent is kept as MORGUE_WATCH_STATE with .mail and sent the next night
#   MORGUE_SEARCHER      the program; found on the PATH unless given
#
# Exit codes are those of 'indexer add', else those of 'indexer check', else 2 or 75 of 'searcher watch' or 2 where a mail
# cannot be sent: 0 all is well, 1 something was skipped or is wrong with the index, 2 failed, 75 another run kept the
# index, or another watch its state, all the while.
set -uo pipefail
if [ $# -eq 0 ] || [ -z "${MORGUE_INDEX:-}" ]; then
  echo "usage: MORGUE_INDEX=DIR nightly.sh PATH..." >&2
  exit 2
fi
export MORGUE_INDEX
indexer=${MORGUE_INDEXER:-indexer}
patience=${MORGUE_LOCK_TIMEOUT:-3600}
check_day=${MORGUE_CHECK_DAY:-7}
watch=${MORGUE_WATCH:-}
state=${MORGUE_WATCH_STATE:-$watch.state}
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

# The state moves when the news are written, so they lie in a file until they are sent: by the next night, should this one
# not come so far.
send_news() {
  local mail=$state.mail send=${MORGUE_SENDMAIL:-sendmail -i -t} watched
  exec 9>"$mail.lock"
  flock -n 9 || return 75
  [ ! -s "$mail" ] || $send <"$mail" || return 2
  "${MORGUE_SEARCHER:-searcher}" watch --file "$watch" --state "$state" --format mail --to "$MORGUE_WATCH_TO" >"$mail"
  watched=$?
  [ "$watched" -ne 0 ] || $send <"$mail" || return 2
  rm -f "$mail"
  return "$watched"
}

# After a run that was finished: copies are known as copies then.
if [ "$result" -le 1 ] && [ -n "$watch" ]; then
  if [ -n "${MORGUE_WATCH_TO:-}" ]; then
    send_news
  else
    "${MORGUE_SEARCHER:-searcher}" watch --file "$watch" --state "$state"
  fi
  watched=$?
  [ "$watched" -le 1 ] || [ "$result" -ne 0 ] || result=$watched
fi

# Whoever reads the mail wants to know where things stand.
if [ "$result" -eq 1 ] || [ "$result" -eq 2 ]; then
  echo
  "$indexer" status || true
fi
exit "$result"

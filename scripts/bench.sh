#!/usr/bin/env bash
# Builds the benchmarks and measures on an archive of JSON Lines:
#   scripts/bench.sh ARCHIVE.jsonl[.zst|.gz]
# Prints one page; bench/runs/ keeps dated ones.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: scripts/bench.sh ARCHIVE.jsonl[.zst|.gz]" >&2; exit 2; }
archive=$(realpath "$1")
cd "$(dirname "$0")/.."
scripts/setup.sh
cmake --preset release -DMORGUE_BENCH=ON >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target indexer searcher analyzer_bench search_bench >/dev/null
bin=build/release/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "# $(date -u +%F) $(git rev-parse --short HEAD)"
echo "machine: $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "archive: $(basename "$archive"), $(stat -c %s "$archive") bytes"
echo
echo "## indexing"
$bin/indexer add --index "$work/news.idx" --report json --progress never "$archive" >"$work/report.json" &
pid=$!
peak=0
while kill -0 "$pid" 2>/dev/null; do
  now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null || true)
  [ "${now:-0}" -gt "$peak" ] && peak=$now
  sleep 0.2
done
wait "$pid"
cat "$work/report.json"
echo "peak memory: $((peak / 1024)) MiB; index: $(du -sm "$work/news.idx" | cut -f1) MiB"
echo
echo "## analysis"
case $archive in
  *.zst) zstd -dcq "$archive" >"$work/archive.jsonl" ;;
  *.gz) gzip -dc "$archive" >"$work/archive.jsonl" ;;
  *) ln -s "$archive" "$work/archive.jsonl" ;;
esac
$bin/analyzer_bench "$work/archive.jsonl"
echo
echo "## warm searches, ten hits with passages and two exact facets"
$bin/search_bench "$work/news.idx" bench/queries.txt
echo
echo "## one whole process, two words (seconds, 21 runs sorted: least, median, most)"
for _ in $(seq 21); do
  start=$(date +%s%N)
  $bin/searcher --index "$work/news.idx" trump impeachment >/dev/null
  echo $((($(date +%s%N) - start) / 1000))
done | sort -n | sed -n '1p;11p;21p' | awk '{printf "%.4f ", $1 / 1e6} END {print ""}'

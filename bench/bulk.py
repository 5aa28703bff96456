#!/usr/bin/env python3
"""Bulk and nightly measurements: whole processes, interleaved with their peers in one run.

  bulk.py load       articles a second against Omega's scriptindex and a bare Xapian loop (10 minutes)
  bulk.py nights     one night on a small and on a large archive: seconds and bytes written (10 minutes)
  bulk.py size       the optimised index against the text it holds (2 minutes)
  bulk.py memory     the peak of a large run against --memory (4 minutes a cap)
  bulk.py unchanged  a tree of files that were read before (2 minutes)

Minutes are those of a quiet machine of two cores. What was made once below --work is used again. The articles come
from make_speed_corpus.py in $MORGUE_SHARED/tools; beyond those of its source they are mixed from several, since an
archive in which each article comes five times is no archive. Programs are taken from build/release/bin,
`cmake --preset release -DMORGUE_BENCH=ON` builds them. Everything is written below --work.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from typing import Callable, Iterable

import measure

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.path.join(HERE, "..", "build", "release", "bin")
INDEXER = os.path.join(BIN, "indexer")
MEBIBYTE = 1 << 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measurement", choices=["load", "nights", "size", "memory", "unchanged"])
    parser.add_argument("--work", default="/tmp/morgue-bench", metavar="DIR", help="scratch space (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of interleaved runs (default 3)")
    parser.add_argument("--articles", type=int, metavar="N", help="articles (load, size: 30000; memory: 200000)")
    parser.add_argument("--small", type=int, default=20_000, metavar="N", help="nights: the small archive")
    parser.add_argument("--large", type=int, default=200_000, metavar="N", help="nights: the large archive")
    parser.add_argument("--night", type=int, default=2_000, metavar="N", help="nights: articles of one night")
    parser.add_argument("--files", type=int, default=100_000, metavar="N", help="unchanged: files in the tree")
    parser.add_argument("--memory", type=int, nargs="*", default=[512, 64], metavar="MIB", help="memory: caps to try")
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    print(f"# {' '.join(sys.argv[1:])}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    {"load": load, "nights": nights, "size": size, "memory": memory, "unchanged": unchanged}[arguments.measurement](
        arguments
    )
    return 0


def corpus(arguments: argparse.Namespace, articles: int) -> str:
    """The first so many articles as JSONL, made once."""
    path = os.path.join(arguments.work, f"{articles}.jsonl")
    if os.path.exists(path):
        return path
    shared = os.environ.get("MORGUE_SHARED")
    if not shared:
        raise SystemExit("bulk.py: MORGUE_SHARED is not set; it names the folder that holds tools/make_speed_corpus.py")
    maker = os.path.join(shared, "tools", "make_speed_corpus.py")
    began = time.monotonic()
    with open(path + ".new", "wb") as out:
        subprocess.run([sys.executable, maker, "--mix", "--docs", str(articles)], stdout=out, check=True)
    os.rename(path + ".new", path)
    told(began, f"made {articles} articles, {os.path.getsize(path) / MEBIBYTE:.0f} MiB")
    return path


def told(began: float, what: str) -> None:
    print(f"({what} in {time.monotonic() - began:.0f} s)", flush=True)


def records(path: str) -> Iterable[dict]:
    with open(path, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def add(index: str, *paths: str, options: Iterable[str] = ()) -> measure.Run:
    return measure.run(
        [INDEXER, "add", "--index", index, "--progress", "never", "--report", "json", *options, *paths]
    )


def load(arguments: argparse.Namespace) -> None:
    if not shutil.which("scriptindex"):
        raise SystemExit("bulk.py: scriptindex is not installed; Debian has it in xapian-omega")
    articles = arguments.articles or 30_000
    archive = corpus(arguments, articles)
    dump = archive.removesuffix(".jsonl") + ".dump"
    if not os.path.exists(dump):
        write_dump(archive, dump)
    index = os.path.join(arguments.work, "load.idx")
    peer = os.path.join(arguments.work, "scriptindex.db")
    bare = os.path.join(arguments.work, "bare")
    script = os.path.join(HERE, "scriptindex.script")
    bare_program = os.path.join(BIN, "bare_xapian")
    programs: dict[str, Callable[[], measure.Run]] = {
        "indexer add": lambda: add(index, archive),
        "bare loop, Xapian commits": lambda: measure.run([bare_program, archive, bare, "2", "0"]),
        "bare loop, commit 100": lambda: measure.run([bare_program, archive, bare, "2", "100"]),
        "scriptindex": lambda: measure.run(["scriptindex", "--overwrite", peer, script, dump]),
    }
    runs: dict[str, list[measure.Run]] = {name: [] for name in programs}
    for _ in range(arguments.rounds):
        for name, program in programs.items():
            for scratch in (index, peer, bare):
                measure.clear(scratch)
            runs[name].append(program())
            last = runs[name][-1]
            print(f"{name:<28} {last.seconds:7.2f} s {last.cpu:7.2f} s CPU {last.peak // MEBIBYTE:5} MiB "
                  f"{articles / last.seconds:7.0f} articles/s", flush=True)
    # The ratio of each round, then the middle one: what slows the machine slows a round's runs alike.
    for name in list(programs)[1:]:
        ratios = [peer_run.seconds / own.seconds for own, peer_run in zip(runs["indexer add"], runs[name])]
        work = [peer_run.cpu / own.cpu for own, peer_run in zip(runs["indexer add"], runs[name])]
        print(f"times as fast as {name}: {statistics.median(ratios):.2f} ({', '.join(f'{r:.2f}' for r in ratios)}); "
              f"its CPU seconds over ours: {statistics.median(work):.2f}")


def write_dump(archive: str, dump: str) -> None:
    """The archive in scriptindex's own format: a line feed within a value is continued by '='."""
    with open(dump + ".new", "w", encoding="utf-8") as out:
        for record in records(archive):
            for name in ("id", "url", "source", "section", "date", "title", "text"):
                value = record.get(name) or ""
                if name in ("id", "url", "source", "section"):
                    value = value.encode()[:240].decode(errors="ignore")
                if value:
                    out.write(f"{name}=" + value.replace("\n", "\n=") + "\n")
            for author in record.get("authors") or []:
                out.write(f"author={author}\n")
            out.write("\n")
    os.rename(dump + ".new", dump)


def nights(arguments: argparse.Namespace) -> None:
    last = arguments.large + arguments.night * arguments.rounds
    everything = corpus(arguments, last)
    archives = {}
    for articles in (arguments.small, arguments.large):
        index = os.path.join(arguments.work, f"night-{articles}.idx")
        measure.clear(index)
        part = slice_of(arguments, everything, 0, articles)
        began = time.monotonic()
        add(index, part)
        told(began, f"loaded {articles} articles")
        archives[articles] = index
    runs: dict[int, list[measure.Run]] = {articles: [] for articles in archives}
    for night in range(arguments.rounds):
        first = arguments.large + night * arguments.night
        part = slice_of(arguments, everything, first, first + arguments.night)
        for articles, index in archives.items():
            runs[articles].append(add(index, part))
            done = runs[articles][-1]
            print(f"night {night + 1} on {articles:>7}: {done.seconds:6.2f} s {done.cpu:6.2f} s CPU "
                  f"{done.written / MEBIBYTE:7.1f} MiB written, {os.path.getsize(part) / MEBIBYTE:.1f} MiB read; "
                  f"{json.loads(done.stdout)['segments']} segments", flush=True)
    small, large = runs[arguments.small], runs[arguments.large]
    seconds = [b.seconds / a.seconds for a, b in zip(small, large)]
    written = [b.written / a.written for a, b in zip(small, large)]
    print(f"large against small: seconds x {statistics.median(seconds):.2f}, written x {statistics.median(written):.2f}")


def slice_of(arguments: argparse.Namespace, archive: str, first: int, end: int) -> str:
    path = os.path.join(arguments.work, f"articles-{first}-{end}.jsonl")
    if not os.path.exists(path):
        with open(archive, "rb") as lines, open(path, "wb") as out:
            for number, line in enumerate(lines):
                if number >= end:
                    break
                if number >= first:
                    out.write(line)
    return path


def size(arguments: argparse.Namespace) -> None:
    archive = corpus(arguments, arguments.articles or 30_000)
    text = sum(len(record["text"].encode()) + len((record["title"] or "").encode()) for record in records(archive))
    index = os.path.join(arguments.work, "size.idx")
    measure.clear(index)
    add(index, archive)
    added = measure.bytes_below(os.path.join(index, "segments"))
    measure.run([INDEXER, "optimize", "--index", index])
    # The segment that was merged away stays for readers until the next run.
    (segment,) = [line.split(" ", 1)[1] for line in open(os.path.join(index, "XAPIANDB"), encoding="utf-8").read().split("\n") if line]
    optimised = measure.bytes_below(os.path.join(index, segment))
    print(f"text {text} bytes; index after add {added} ({added / text:.2f}), optimised {optimised} ({optimised / text:.2f})")
    for name in sorted(os.listdir(os.path.join(index, segment))):
        table = os.path.getsize(os.path.join(index, segment, name))
        print(f"  {name:<20} {table:>12} ({table / text:.2f})")


def memory(arguments: argparse.Namespace) -> None:
    archive = corpus(arguments, arguments.articles or 200_000)
    index = os.path.join(arguments.work, "memory.idx")
    for cap in arguments.memory:
        measure.clear(index)
        done = add(index, archive, options=["--memory", str(cap)])
        print(f"--memory {cap}: peak {done.peak / MEBIBYTE:.0f} MiB (cap + 100 = {cap + 100}), {done.seconds:.1f} s, "
              f"{json.loads(done.stdout)['articles']} articles", flush=True)


def unchanged(arguments: argparse.Namespace) -> None:
    tree = os.path.join(arguments.work, f"tree-{arguments.files}")
    if not os.path.exists(tree):
        began = time.monotonic()
        measure.clear(tree + ".new")
        write_tree(tree + ".new", arguments.files)
        os.rename(tree + ".new", tree)
        told(began, f"made {arguments.files} files")
    index = os.path.join(arguments.work, "unchanged.idx")
    measure.clear(index)
    first = add(index, tree)
    print(f"first reading: {first.seconds:.1f} s, {json.loads(first.stdout)['articles']} articles", flush=True)
    for _ in range(arguments.rounds):
        again = add(index, tree)
        report = json.loads(again.stdout)
        print(f"again: {again.seconds:.2f} s {again.cpu:.2f} s CPU; {report['files_unchanged']} files passed over", flush=True)


def write_tree(tree: str, files: int) -> None:
    """So many short articles, 250 to a folder."""
    for number in range(files):
        folder = os.path.join(tree, f"{number // 10_000:03}", f"{number // 250 % 40:02}")
        if number % 250 == 0:
            os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"{number:06}.txt"), "w", encoding="utf-8") as out:
            out.write(f"Strike number {number} ends\n\nThe dockers of pier {number} went back to work on Friday, "
                      f"the harbour office said, after {number % 97} days without ships.\n")


if __name__ == "__main__":
    sys.exit(main())

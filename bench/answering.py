#!/usr/bin/env python3
"""How fast an archive answers: warm searches, whole processes and batches, beside SQLite's FTS5 on the same articles.

  answering.py ARCHIVE.jsonl [--articles N ...] [--work DIR] [--rounds N]

ARCHIVE holds lines of {id, title, source, date, section, text} (make_speed_corpus.py --mix). For each N the first so many
articles are indexed by both, once, below --work. Programs are taken from build/release/bin (-DMORGUE_BENCH=ON).
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.path.join(HERE, "..", "build", "release", "bin")
QUERIES = os.path.join(HERE, "queries.txt")
BATCH = 1000  # queries


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", metavar="ARCHIVE.jsonl")
    parser.add_argument("--articles", type=int, nargs="+", default=[100_000], metavar="N")
    parser.add_argument("--work", default="/tmp/morgue-bench", metavar="DIR", help="scratch space (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=21, metavar="N", help="of each search (default 21)")
    parser.add_argument("--no-peer", action="store_true", help="without FTS5")
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    print(f"# {' '.join(sys.argv[1:])}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    for articles in arguments.articles:
        print(f"\n## {articles:,} articles", flush=True)
        index = morgue_index(arguments, articles)
        subprocess.run([os.path.join(BIN, "search_bench"), index, QUERIES, str(arguments.rounds)], check=True)
        if not arguments.no_peer:
            fts5(database_of(arguments, articles), arguments.rounds)
        whole_processes(index, arguments.rounds)
        batches(index, arguments.archive)
    return 0


def first_lines(archive: str, articles: int):
    with open(archive, encoding="utf-8") as lines:
        yield from itertools.islice(lines, articles)


def morgue_index(arguments: argparse.Namespace, articles: int) -> str:
    index = os.path.join(arguments.work, f"answering-{articles}.idx")
    if not os.path.exists(index):
        command = [os.path.join(BIN, "indexer"), "add", "--quiet", "--index", index + ".part"]
        with tempfile.TemporaryDirectory(dir=arguments.work) as folder:
            part = os.path.join(folder, "archive.jsonl")
            with open(part, "w", encoding="utf-8") as out:
                out.writelines(first_lines(arguments.archive, articles))
            subprocess.run([*command, part], check=True)
        os.rename(index + ".part", index)
    return index


# ---- SQLite's full-text search: a table of its own for the words, one for the values that are counted


def database_of(arguments: argparse.Namespace, articles: int) -> sqlite3.Connection:
    path = os.path.join(arguments.work, f"answering-{articles}.sqlite")
    if not os.path.exists(path):
        database = sqlite3.connect(path + ".part")
        database.execute("CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize='porter unicode61')")
        database.execute("CREATE TABLE facts(rowid INTEGER PRIMARY KEY, id TEXT, source TEXT, topic TEXT, date TEXT)")
        for number, line in enumerate(first_lines(arguments.archive, articles), 1):
            article = json.loads(line)
            database.execute("INSERT INTO words(rowid, title, text) VALUES(?, ?, ?)", (number, article["title"], article["text"]))
            facts = [article.get(name) or "" for name in ("id", "source", "section", "date")]
            database.execute("INSERT INTO facts VALUES(?, ?, ?, ?, ?)", (number, *facts))
        database.execute("INSERT INTO words(words) VALUES('optimize')")
        database.commit()
        database.close()
        os.rename(path + ".part", path)
    return sqlite3.connect(path)


def fts5_search(database: sqlite3.Connection, query: str) -> int:
    hits = """SELECT rank, id, facts.source, facts.date, title, snippet(words, 1, '[', ']', '...', 40)
              FROM words JOIN facts ON facts.rowid = words.rowid WHERE words MATCH ? ORDER BY rank LIMIT 10"""
    database.execute(hits, (query,)).fetchall()
    counts = "SELECT {0}, count(*) FROM words JOIN facts ON facts.rowid = words.rowid WHERE words MATCH ? GROUP BY {0}"
    sources = database.execute(counts.format("source"), (query,)).fetchall()
    database.execute(counts.format("topic"), (query,)).fetchall()
    return sum(count for _, count in sources)


def fts5(database: sqlite3.Connection, rounds: int) -> None:
    print("SQLite FTS5, ten hits with snippets and two exact counts, queries of words alone")
    every = []
    with open(QUERIES, encoding="utf-8") as lines:
        queries = [line.strip() for line in lines]
    for query in queries:
        if not query.replace(" ", "").isalpha() or " OR " in query:
            continue
        matches = fts5_search(database, query)
        times = [milliseconds(lambda: fts5_search(database, query)) for _ in range(rounds)]
        every += times
        print(f"{statistics.median(times):6.2f}ms {max(times):6.2f}ms {matches:9}  {query}")
    report("all", every)


# ---- Programs


def whole_processes(index: str, rounds: int) -> None:
    print("one whole process, two words, ten hits as text")
    every = []
    for query in ("climate policy", "border wall", "russia sanctions", "school shooting", "trump impeachment"):
        command = [os.path.join(BIN, "searcher"), "--index", index, query]
        times = [milliseconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)) for _ in range(rounds)]
        every += times
        print(f"{statistics.median(times):6.2f}ms {max(times):6.2f}ms  {query}")
    report("all", every)


def batches(index: str, archive: str) -> None:
    """Pairs of neighbouring words of headlines, drawn by a fixed seed."""
    draw = random.Random(1)
    titles = [json.loads(line)["title"] for line in first_lines(archive, 20_000)]
    queries = []
    while len(queries) < BATCH:
        words = [word for word in draw.choice(titles).split() if word.isalpha() and len(word) > 3]
        if len(words) > 1:
            at = draw.randrange(len(words) - 1)
            queries.append(f"{words[at]} {words[at + 1]}")
    for jobs in (1, 2):
        command = [os.path.join(BIN, "searcher"), "--index", index, "--batch", "-", "--format", "jsonl", "--jobs", str(jobs)]
        asked = "\n".join(queries).encode()
        seconds = milliseconds(lambda: subprocess.run(command, check=True, input=asked, stdout=subprocess.DEVNULL)) / 1000
        print(f"batch of {BATCH} queries of two words, --jobs {jobs}: {BATCH / seconds:.0f} queries a second")


def milliseconds(work) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def report(what: str, times: list[float]) -> None:
    times.sort()
    print(f"{what}: median {statistics.median(times):.2f} ms, 99th percentile {times[int(0.99 * (len(times) - 1))]:.2f} ms", flush=True)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Which articles come first: rankings of the same queries over the same archives, against judgements, in one run.

  fts5     SQLite's FTS5: porter stems, words joined by OR, bm25()
  quest    Xapian's own QueryParser with English stems and OR, through Omega's scriptindex and quest
  default  searcher --any
  expand   searcher --any --expand

  time     TIME magazine 1963, the odd-numbered queries (the even ones are kept aside)
  known    1,000 headlines of AllSides drawn with a fixed seed, each to find its own article
  topics   AllSides' topics by name, topics not indexed
  reuters  Reuters-21578's subjects by name, headline and body indexed
  places   the same for its places
  leads    first sentences of Reuters articles, each to find what has the same subjects and places; the articles
           that they are from are not in the archive
  stories  headlines of AllSides likewise, to find what has the same topic and is of the same three days

The data are those of $MORGUE_SHARED/data, the measures those of $MORGUE_SHARED/tools/score_retrieval.py over the first 1,000
(of known items the first 100). searcher reads the queries as they are, the peers their words alone, since signs are syntax
to them. "gain" is relative, in MAP, over the default; p that of a paired randomisation test. Of topics and reuters every other
query chose numbers in searcher/search/ranking.h: "odd" are those that chose none. Sets like leads and stories chose those for
long queries. Archives are indexed below --work where they are not there yet; remove it after a change of indexing.

`--set NAME ARCHIVE.jsonl QUERIES.tsv QRELS.txt` measures judgements of your own, with or without the rest.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import sqlite3
import sys
import time
from dataclasses import dataclass, field
from typing import Callable, Iterable

from judged_sets import Set, all_sets, own_set, records, run, words_of

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Rank:
    build: Callable[[str, str], None]  # archive, directory
    answer: Callable[[str, dict[str, str], int], dict[str, list[str]]]  # directory, queries, depth
    directory: str  # rankings of one name share it
    seconds: float = field(default=0.0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="NAME", help="which sets (default: all)")
    parser.add_argument("--work", default="/tmp/morgue-effectiveness", metavar="DIR", help="scratch space (default: %(default)s)")
    parser.add_argument("--bin", default=os.path.join(HERE, "..", "build", "release", "bin"), metavar="DIR", help="where indexer and searcher are")
    parser.add_argument("--set", nargs=4, action="append", default=[], metavar=("NAME", "ARCHIVE", "QUERIES", "QRELS"), help="a set of your own")
    arguments = parser.parse_args()
    shared = os.environ.get("MORGUE_SHARED")
    if not shared:
        raise SystemExit("effectiveness.py: MORGUE_SHARED is not set; it names the folder that holds data and tools")
    sys.path.insert(0, os.path.join(shared, "tools"))
    import score_retrieval  # pylint: disable=import-outside-toplevel

    os.makedirs(arguments.work, exist_ok=True)
    makers = all_sets(shared, arguments.work, score_retrieval)
    unknown = [name for name in arguments.sets if name not in makers]
    if unknown:
        parser.error(f"no such set: {', '.join(unknown)} (there are {', '.join(makers)})")
    sets = {name: makers[name]() for name in arguments.sets or ([] if arguments.set else makers)}
    for name, archive, queries, qrels in arguments.set:
        sets[name] = own_set(name, archive, queries, qrels, arguments.work, score_retrieval)
    rankings = all_rankings(arguments.bin)
    print(f"# effectiveness.py, {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    for name, each in sets.items():
        measure(name, each, rankings, arguments.work, score_retrieval.score)
    return 0


def measure(name: str, each: Set, rankings: dict[str, Rank], work: str, score: Callable) -> None:
    print(f"\n## {name}: {len(each.queries)} queries\n")
    print(f"{'':<16} {'MAP':>7} {'nDCG@10':>8} {'MRR':>7}  {'gain':>7} {'p':>6}  seconds", flush=True)
    scores: dict[str, dict[str, dict[str, float]]] = {}
    for title, ranking in rankings.items():
        directory = os.path.join(work, f"{each.archive}.{ranking.directory}")
        if not os.path.exists(directory + ".done"):
            shutil.rmtree(directory, ignore_errors=True)
            ranking.build(os.path.join(work, each.archive + ".jsonl"), directory)
            with open(directory + ".done", "w", encoding="ascii"):
                pass
        began = time.monotonic()
        found = ranking.answer(directory, each.queries, each.depth)
        ranking.seconds = time.monotonic() - began
        scores[title] = score(found, each.judged)["per_query"]
    parts = {"": list(each.judged)}
    if each.halves:
        parts |= {" odd": sorted(each.judged)[1::2], " even": sorted(each.judged)[::2]}
    for part, queries in parts.items():
        for title, per_query in scores.items():
            row = f"{title + part:<16}"
            for key, width in (("map", 7), ("ndcg_10", 8), ("mrr", 7)):
                row += f" {mean(per_query[query][key] for query in queries):{width}.4f}"
            if title != "default":
                ours, base = ([of[query]["map"] for query in queries] for of in (per_query, scores["default"]))
                row += f"  {sum(ours) / sum(base) - 1:+7.1%} {chance(ours, base):6.4f}"
            else:
                row += " " * 16
            print(row + (f"  {rankings[title].seconds:7.1f}" if not part else ""), flush=True)


def mean(values: Iterable[float]) -> float:
    all_values = list(values)
    return sum(all_values) / len(all_values)


def chance(ours: list[float], base: list[float], rounds: int = 10_000) -> float:
    """How often differences of these sizes, each with a sign drawn at random, have a sum as far from nothing."""
    differences = [a - b for a, b in zip(ours, base) if a != b]
    observed = abs(sum(differences)) - 1e-12
    signs = random.Random(1)
    extreme = sum(
        abs(sum(d if signs.random() < 0.5 else -d for d in differences)) >= observed for _ in range(rounds)
    )
    return (extreme + 1) / (rounds + 1)


# The rankings.


def all_rankings(programs: str) -> dict[str, Rank]:
    indexer, searcher = (os.path.join(programs, name) for name in ("indexer", "searcher"))

    def build(archive: str, directory: str) -> None:
        run([indexer, "add", "--index", directory, "--progress", "never", archive], may_skip=True)
        run([indexer, "optimize", "--index", directory])

    def ask(*options: str) -> Callable:
        def answer(directory: str, queries: dict[str, str], depth: int) -> dict[str, list[str]]:
            lines = "".join(f"{key}\t{words}\n" for key, words in queries.items())
            out = run(
                [searcher, "--index", directory, "--batch", "-", "--format", "trec", "--limit", str(depth), "--any", *options],
                lines,
                may_skip=True,
            )
            found: dict[str, list[str]] = {}
            for line in out.splitlines():
                key, _, document, *_ = line.split()
                found.setdefault(key, []).append(document)
            return found

        return answer

    rankings = {"fts5": Rank(build_fts5, ask_fts5, "fts5")}
    if shutil.which("quest") and shutil.which("scriptindex"):
        rankings["quest"] = Rank(build_quest, ask_quest, "quest")
    else:
        print("effectiveness.py: no quest: Debian has it in xapian-tools and scriptindex in xapian-omega", file=sys.stderr)
    rankings["default"] = Rank(build, ask(), "morgue")
    rankings["expand"] = Rank(build, ask("--expand"), "morgue")
    return rankings


def build_fts5(archive: str, directory: str) -> None:
    os.makedirs(directory)
    with sqlite3.connect(os.path.join(directory, "fts5.sqlite")) as database:
        database.execute("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, text, tokenize='porter unicode61')")
        database.executemany(
            "INSERT INTO articles VALUES (?, ?, ?)",
            ((each["id"], each.get("title") or "", each["text"]) for each in records(archive)),
        )


def ask_fts5(directory: str, queries: dict[str, str], depth: int) -> dict[str, list[str]]:
    database = sqlite3.connect(os.path.join(directory, "fts5.sqlite"))
    found = {}
    for key, words in queries.items():
        asked = " OR ".join(f'"{word}"' for word in words_of(words).split())
        rows = database.execute("SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles) LIMIT ?", (asked, depth))
        found[key] = [row[0] for row in rows]
    database.close()
    return found


def build_quest(archive: str, directory: str) -> None:
    script, dump = directory + ".script", directory + ".dump"
    with open(script, "w", encoding="ascii") as out:
        out.write("id : field boolean=Q unique=Q\ntitle : index\ntext : index\n")
    with open(dump, "w", encoding="utf-8") as out:
        for each in records(archive):
            for name in ("id", "title", "text"):
                value = (each.get(name) or "").replace("\r", "")
                if value:
                    out.write(f"{name}=" + value.replace("\n", "\n=") + "\n")
            out.write("\n")
    run(["scriptindex", "--overwrite", "--stemmer=english", directory, script, dump])
    os.remove(dump)


def ask_quest(directory: str, queries: dict[str, str], depth: int) -> dict[str, list[str]]:
    found = {}
    for key, words in queries.items():
        out = run(["quest", f"--db={directory}", "--default-op=or", "--stemmer=english", f"--msize={depth}", words_of(words)])
        found[key] = re.findall(r"^id=(.*)$", out, re.MULTILINE)
    return found


if __name__ == "__main__":
    raise SystemExit(main())

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

The data are those of $MORGUE_SHARED/data, the measures those of $MORGUE_SHARED/tools/score_retrieval.py over the first 1,000
(of known items the first 100). searcher reads the queries as they are, the peers their words alone, since signs are syntax
to them. "gain" is relative, in MAP, over the default; p that of
a paired randomisation test. Of topics and reuters every other query chose numbers in searcher/search/ranking.h: "odd" are
those that chose none. Archives are indexed below --work where they are not there yet; remove it after a change of indexing.

`--set NAME ARCHIVE.jsonl QUERIES.tsv QRELS.txt` measures judgements of your own, with or without the rest.
"""

from __future__ import annotations

import argparse
import glob
import html
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Callable, Iterable

HERE = os.path.dirname(os.path.abspath(__file__))
DEPTH = 1000
KNOWN_ITEMS = 1000
KNOWN_DEPTH = 100
WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


@dataclass
class Set:
    archive: str  # its name: sets of one archive share its indexes
    queries: dict[str, str]  # as people type them
    judged: dict[str, dict[str, int]]
    depth: int = DEPTH
    halves: bool = False  # half of the queries chose numbers: the others are told apart


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
    makers = {
        "time": lambda: time_magazine(shared, arguments.work, score_retrieval),
        "known": lambda: known_items(shared, arguments.work),
        "topics": lambda: allsides_topics(shared, arguments.work),
        "reuters": lambda: reuters(shared, arguments.work, "TOPICS"),
        "places": lambda: reuters(shared, arguments.work, "PLACES"),
    }
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


def run(command: list[str], stdin: str = "", may_skip: bool = False) -> str:
    """What a program prints. `may_skip`: exit 1 says that a record or an answer was missing."""
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode not in ((0, 1) if may_skip else (0,)):
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


# The sets.


def records(archive: str) -> Iterable[dict]:
    with open(archive, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_archive(work: str, name: str, articles: Iterable[dict]) -> None:
    path = os.path.join(work, name + ".jsonl")
    if os.path.exists(path):
        return
    with open(path + ".new", "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    os.rename(path + ".new", path)


def words_of(text: str) -> str:
    """The words alone, small: signs and capitals are syntax to some rankings."""
    return " ".join(WORD.findall(text)).lower()


def own_set(name: str, archive: str, queries: str, qrels: str, work: str, score_retrieval) -> Set:
    write_archive(work, "own-" + name, records(archive))
    with open(queries, encoding="utf-8") as lines:
        asked = dict(line.rstrip("\n").split("\t", 1) for line in lines)
    return Set("own-" + name, asked, score_retrieval.read_qrels(qrels))


def time_magazine(shared: str, work: str, score_retrieval) -> Set:
    folder = os.path.join(shared, "data", "time")
    files = [os.path.join(folder, name) for name in ("documents.jsonl", "queries-dev.tsv", "qrels-dev.txt")]
    return own_set("time", *files, work, score_retrieval)


def allsides(shared: str, work: str) -> list[dict]:
    packed = os.path.join(shared, "data", "allsides.jsonl.zst")
    articles = [json.loads(line) for line in run(["zstd", "-dcq", packed]).splitlines()]
    write_archive(work, "allsides", ({k: v for k, v in a.items() if k != "topic"} for a in articles))
    return articles


def known_items(shared: str, work: str) -> Set:
    """Headlines that one article alone has."""
    articles = allsides(shared, work)
    titles: dict[str, int] = {}
    for article in articles:
        key = article["title"].strip().lower()
        titles[key] = titles.get(key, 0) + 1
    alone = [a for a in articles if words_of(a["title"]) and titles[a["title"].strip().lower()] == 1]
    drawn = random.Random(5).sample(alone, KNOWN_ITEMS)
    queries = {f"k{i}": " ".join(article["title"].split()) for i, article in enumerate(drawn, 1)}
    judged = {f"k{i}": {article["id"]: 1} for i, article in enumerate(drawn, 1)}
    return Set("allsides", queries, judged, KNOWN_DEPTH)


def judged_by_label(labelled: dict[str, set[str]], names: dict[str, str], archive: str, halves: bool = True) -> Set:
    """A query for each label that has a name."""
    judged = {label: dict.fromkeys(labelled[label], 1) for label in sorted(labelled) if label in names}
    return Set(archive, {label: names[label] for label in judged}, judged, halves=halves)


def allsides_topics(shared: str, work: str) -> Set:
    labelled: dict[str, set[str]] = {}
    for article in allsides(shared, work):
        if article["topic"]:
            labelled.setdefault(article["topic"], set()).add(article["id"])
    # Numbered, since a run file has no room for spaces.
    kept = [topic for topic in sorted(labelled) if 10 <= len(labelled[topic]) <= 900]
    names = {f"t{i}": re.sub("[-_]", " ", topic).lower() for i, topic in enumerate(kept, 1)}
    return judged_by_label({f"t{i}": labelled[topic] for i, topic in enumerate(kept, 1)}, names, "allsides")


def reuters(shared: str, work: str, label: str) -> Set:
    folder = os.path.join(work, "reuters21578")
    if not os.path.isdir(folder):
        packed = os.path.join(shared, "data", "reuters21578.tar.zst")
        run(["tar", "--zstd", "-xf", packed, "-C", work])
    articles: list[dict] = []
    labelled: dict[str, set[str]] = {}
    for path in sorted(glob.glob(os.path.join(folder, "reut2-*.sgm"))):
        with open(path, encoding="latin-1") as file:
            for head, text in re.findall(r"<REUTERS(.*?)>(.*?)</REUTERS>", file.read(), re.DOTALL):
                body = re.search(r"<BODY>(.*?)</BODY>", text, re.DOTALL)
                if not body:
                    continue
                number = re.findall(r'NEWID="(\d+)"', head)[0]
                title = re.search(r"<TITLE>(.*?)</TITLE>", text, re.DOTALL)
                articles.append(
                    {
                        "id": number,
                        "title": html.unescape(title.group(1)) if title else "",
                        "text": html.unescape(body.group(1)).replace("\x03", ""),
                    }
                )
                values = re.search(rf"<{label}>(.*?)</{label}>", text, re.DOTALL)
                for value in re.findall(r"<D>(.*?)</D>", values.group(1)) if values else []:
                    labelled.setdefault(value, set()).add(number)
    write_archive(work, "reuters", articles)
    if label == "PLACES":
        names = {place: place.replace("-", " ") for place, marked in labelled.items() if 5 <= len(marked) <= 400}
        return judged_by_label(labelled, names, "reuters", halves=False)
    with open(os.path.join(HERE, "reuters_subjects.tsv"), encoding="utf-8") as lines:
        names = dict(line.rstrip("\n").split("\t") for line in lines)
    return judged_by_label(labelled, names, "reuters")


if __name__ == "__main__":
    raise SystemExit(main())

"""Queries with judgements over archives made of $MORGUE_SHARED/data: what effectiveness.py measures on.

Relevance is what somebody marked, TIME's assessors or the editors who gave subjects, places and topics; nothing of that is
indexed.
"""

from __future__ import annotations

import glob
import html
import json
import os
import random
import re
import subprocess
from dataclasses import dataclass
from datetime import date
from typing import Callable, Iterable

HERE = os.path.dirname(os.path.abspath(__file__))
DEPTH = 1000
KNOWN_ITEMS = 1000
KNOWN_DEPTH = 100
LONG_QUERIES = 200
LONG_QUERY_ARTICLES = 6000
WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


@dataclass
class Set:
    archive: str  # its name: sets of one archive share its indexes
    queries: dict[str, str]  # as people type them
    judged: dict[str, dict[str, int]]
    depth: int = DEPTH
    halves: bool = False  # half of the queries chose numbers: the others are told apart


def run(command: list[str], stdin: str = "", may_skip: bool = False) -> str:
    """What a program prints. `may_skip`: exit 1 says that a record or an answer was missing."""
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode not in ((0, 1) if may_skip else (0,)):
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def all_sets(shared: str, work: str, score_retrieval) -> dict[str, Callable[[], Set]]:
    return {
        "time": lambda: time_magazine(shared, work, score_retrieval),
        "known": lambda: known_items(shared, work),
        "topics": lambda: allsides_topics(shared, work),
        "reuters": lambda: reuters(shared, work, "TOPICS"),
        "places": lambda: reuters(shared, work, "PLACES"),
        "leads": lambda: leads(shared, work),
        "stories": lambda: stories(shared, work),
    }


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


def words_in(text: str) -> list[str]:
    return WORD.findall(text)


def words_of(text: str) -> str:
    """The words alone, small: signs and capitals are syntax to some rankings."""
    return " ".join(words_in(text)).lower()


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


def reuters_articles(shared: str, work: str) -> list[dict]:
    """Those with a body, in the order of their numbers."""
    folder = os.path.join(work, "reuters21578")
    if not os.path.isdir(folder):
        packed = os.path.join(shared, "data", "reuters21578.tar.zst")
        run(["tar", "--zstd", "-xf", packed, "-C", work])
    articles: list[dict] = []
    for path in sorted(glob.glob(os.path.join(folder, "reut2-*.sgm"))):
        with open(path, encoding="latin-1") as file:
            for head, text in re.findall(r"<REUTERS(.*?)>(.*?)</REUTERS>", file.read(), re.DOTALL):
                found = {name: re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL) for name in ("TITLE", "BODY", "TOPICS", "PLACES")}
                if not found["BODY"]:
                    continue
                content = {name: match.group(1) if match else "" for name, match in found.items()}
                articles.append(
                    {
                        "id": re.findall(r'NEWID="(\d+)"', head)[0],
                        "title": html.unescape(content["TITLE"]),
                        "text": html.unescape(content["BODY"]).replace("\x03", ""),
                        "TOPICS": re.findall(r"<D>(.*?)</D>", content["TOPICS"]),
                        "PLACES": re.findall(r"<D>(.*?)</D>", content["PLACES"]),
                    }
                )
    return sorted(articles, key=lambda article: int(article["id"]))


def without_labels(articles: Iterable[dict]) -> Iterable[dict]:
    return ({key: article[key] for key in ("id", "title", "text")} for article in articles)


def reuters(shared: str, work: str, label: str) -> Set:
    articles = reuters_articles(shared, work)
    write_archive(work, "reuters", without_labels(articles))
    labelled: dict[str, set[str]] = {}
    for article in articles:
        for value in article[label]:
            labelled.setdefault(value, set()).add(article["id"])
    if label == "PLACES":
        names = {place: place.replace("-", " ") for place, marked in labelled.items() if 5 <= len(marked) <= 400}
        return judged_by_label(labelled, names, "reuters", halves=False)
    with open(os.path.join(HERE, "reuters_subjects.tsv"), encoding="utf-8") as lines:
        names = dict(line.rstrip("\n").split("\t") for line in lines)
    return judged_by_label(labelled, names, "reuters")


def leads(shared: str, work: str) -> Set:
    """First sentences, which are long queries."""

    def sentence(article: dict) -> str:
        first = re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(article["text"].split()))[0]
        return " ".join(words_in(first)[:25])

    articles = random.Random(11).sample(reuters_articles(shared, work), LONG_QUERY_ARTICLES)
    groups: dict[tuple, list[dict]] = {}
    for article in articles:
        if article["TOPICS"] and article["PLACES"]:
            groups.setdefault((*sorted(article["TOPICS"]), "in", *sorted(article["PLACES"])), []).append(article)
    return articles_like("leads", articles, groups, sentence, work)


def stories(shared: str, work: str) -> Set:
    """Headlines, of a time when what has one topic within three days is mostly one story."""
    dated = [a for a in allsides(shared, work) if a["topic"] and a.get("date")]
    dated.sort(key=lambda article: (article["date"], article["id"]))
    first = len(dated) // 4
    articles = dated[first : first + LONG_QUERY_ARTICLES]
    groups: dict[tuple, list[dict]] = {}
    for article in articles:
        day = date.fromisoformat(article["date"][:10]).toordinal()
        groups.setdefault((article["topic"], day // 3), []).append(article)
    return articles_like("stories", articles, groups, lambda article: " ".join(words_in(article["title"])), work)


def articles_like(name: str, articles: list[dict], groups: dict[tuple, list[dict]], text: Callable[[dict], str], work: str) -> Set:
    """A query for a group of three to 25: the text of one article, to find the others in an archive that has it not."""
    drawn = [
        (key, article)
        for key, group in sorted(groups.items())
        if 3 <= len(group) <= 25
        for article in group
        if len(text(article).split()) >= 7
    ]
    random.Random(12).shuffle(drawn)
    asked: dict[tuple, dict] = {}
    for key, article in drawn:
        asked.setdefault(key, article)
    chosen = list(asked.items())[:LONG_QUERIES]
    taken = {article["id"] for _, article in chosen}
    write_archive(work, name, without_labels(a for a in articles if a["id"] not in taken))
    queries = {f"{name[0]}{i}": text(article) for i, (_, article) in enumerate(chosen, 1)}
    judged = {
        f"{name[0]}{i}": {a["id"]: 1 for a in groups[key] if a["id"] not in taken} for i, (key, _) in enumerate(chosen, 1)
    }
    return Set(name, queries, judged)

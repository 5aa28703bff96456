#!/usr/bin/env python3
"""Measure families of copies: what is found, and what they cost.

  bench/families.py --archive ALLSIDES.jsonl[.zst] --scorer score_duplicates.py \\
      --bin build/release/bin [--indexer-before INDEXER] [--work DIR]

Derives a corpus from the archive: stories with five copies each (another headline, 10 to 40 % cut at the end, in the
middle or sentence by sentence, an agency line, sentences dropped), among articles without copies. Prints one page:
recall and precision by the scorer, a batch of queries grouped against ungrouped, and indexing against an indexer built
before there were families. Times are of the processor, runs of both kinds take turns, and the median ratio counts.
"""

import argparse
import datetime
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COPIES = 5
OUTLETS = ["Morning Ledger", "Coast Tribune", "Valley Post", "City Courier", "Northern Star", "Harbor Times"]
AGENCY_LINES = ["(AP) -", "(Reuters) -", "WASHINGTON (AP) —", "NEW YORK (Reuters) -", "By Staff, Wire Reports."]
KINDS = ["headline", "cut10", "cut20", "cut30", "cut40", "agency", "dropped"]
SENTENCE_END = re.compile(r'(?<=[.!?"”])\s+')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", required=True, help="JSON Lines, may be compressed by zstd")
    parser.add_argument("--scorer", required=True, help="scores predicted families against gold clusters")
    parser.add_argument("--bin", required=True, type=Path, help="the folder of indexer and searcher")
    parser.add_argument("--indexer-before", help="an indexer that knows no families, to compare the time")
    parser.add_argument("--work", type=Path, help="a folder to keep what is made (default: a temporary one)")
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=7, help="runs of each kind that is timed")
    options = parser.parse_args()

    work = options.work or Path(tempfile.mkdtemp(prefix="families-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        articles = read_archive(options.archive)
        corpus = Corpus(articles, options.stories, options.seed)
        corpus.write(work)
        print(f"# families, {datetime.date.today()}\n{corpus.describe()}")
        measure_quality(options, work, corpus)
        measure_queries(options, work, corpus)
        if options.indexer_before:
            measure_indexing(options, work)
    finally:
        if not options.work:
            shutil.rmtree(work)


# ---------------------------------------------------------------- the corpus


def read_archive(path: str) -> list[dict]:
    command = ["zstd", "-dcq", path] if path.endswith(".zst") else ["cat", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as source:
        articles = [json.loads(line) for line in source.stdout]
    return [article for article in articles if len((article.get("text") or "").split()) >= 120]


class Corpus:
    """Stories with their copies, and twice as many articles that have none."""

    def __init__(self, articles: list[dict], stories: int, seed: int):
        self.rng = random.Random(seed)
        picked = self.rng.sample(articles, min(len(articles), stories * (1 + 2 * (COPIES + 1))))
        self.documents: list[dict] = []
        self.gold: dict[str, tuple[int, str]] = {}  # the story of each copy, and what was done to it
        for number, article in enumerate(picked[:stories]):
            self._add_story(number, article)
        self.others = [self._document(f"other{i}", article) for i, article in enumerate(picked[stories:])]
        self.rng.shuffle(self.documents)

    def describe(self) -> str:
        kinds = ", ".join(f"{sum(k == kind for _, k in self.gold.values())} {kind}" for kind in KINDS)
        return f"{len(self.documents)} copies of {len({s for s, _ in self.gold.values()})} stories ({kinds}); {len(self.others)} articles without copies"

    def write(self, work: Path) -> None:
        write_lines(work / "copies.jsonl", self.documents)
        mixed = self.documents + self.others
        self.rng.shuffle(mixed)
        write_lines(work / "mixed.jsonl", mixed)

    def write_gold(self, path: Path, kinds: set[str]) -> None:
        with open(path, "w", encoding="utf-8") as out:
            for document, (story, kind) in self.gold.items():
                if kind in kinds:
                    out.write(f"{document}\tstory{story}\n")

    def _document(self, name: str, article: dict) -> dict:
        kept = {key: article[key] for key in ("title", "source", "date", "authors", "url", "text") if article.get(key)}
        return {"id": name, **kept}

    def _add_story(self, number: int, article: dict) -> None:
        self._put(self._document(f"story{number}", article), number, "original")
        for copy, kind in enumerate(self.rng.sample(KINDS, COPIES)):
            document = self._document(f"story{number}copy{copy}", article)
            document["text"] = self._changed_text(article["text"], kind)
            document["source"] = self.rng.choice(OUTLETS)
            document["url"] = f"https://{self.rng.randrange(10**9)}.example/{number}/{copy}"
            document.pop("authors", None)
            if kind == "headline" or self.rng.random() < 0.5:
                document["title"] = self._changed_title(article["title"])
            if article.get("date") and self.rng.random() < 0.5:
                later = datetime.timedelta(days=self.rng.randrange(3))
                document["date"] = (datetime.date.fromisoformat(article["date"][:10]) + later).isoformat()
            self._put(document, number, kind)

    def _put(self, document: dict, story: int, kind: str) -> None:
        self.documents.append(document)
        self.gold[document["id"]] = (story, kind)

    def _changed_title(self, title: str) -> str:
        words = title.split()
        self.rng.shuffle(words)
        return " ".join(words[: max(3, len(words) - 2)])

    def _changed_text(self, text: str, kind: str) -> str:
        if kind == "agency":
            return self.rng.choice(AGENCY_LINES) + " " + text
        sentences = [sentence for sentence in SENTENCE_END.split(text) if sentence]
        if kind == "dropped":
            return " ".join(sentence for sentence in sentences if self.rng.random() > 0.12) or text
        if kind.startswith("cut"):
            return " ".join(self._cut(sentences, int(kind[3:]) / 100))
        return text

    def _cut(self, sentences: list[str], share: float) -> list[str]:
        keep = max(1, round(len(sentences) * (1 - share)))
        where = self.rng.choice(["end", "middle", "spread"])
        if where == "end":
            return sentences[:keep]
        if where == "middle":
            head = self.rng.randrange(1, max(2, keep))
            return sentences[:head] + sentences[head + len(sentences) - keep :]
        return [sentences[i] for i in sorted(self.rng.sample(range(len(sentences)), keep))]


def write_lines(path: Path, documents: list[dict]) -> None:
    with open(path, "w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


# ---------------------------------------------------------------- what is found


def measure_quality(options, work: Path, corpus: Corpus) -> None:
    build_index(options.bin / "indexer", work / "copies.idx", work / "copies.jsonl")
    predictions = work / "predictions.jsonl"
    with open(predictions, "wb") as out:
        every = ["--group", "none", "--snippets", "0", "--limit", "1000000", "--format", "jsonl", "--", "-zyzzyva"]
        subprocess.run([options.bin / "searcher", "--index", work / "copies.idx", *every], stdout=out, check=True)
    print("\n## found")
    subsets = {"all": set(KINDS), "up to 30 % cut": set(KINDS) - {"cut40"}, **{kind: {kind} for kind in KINDS}}
    for name, kinds in subsets.items():
        gold = work / "gold.tsv"
        corpus.write_gold(gold, kinds | {"original"})
        scored = subprocess.run(
            [sys.executable, options.scorer, "--predictions", predictions, "--gold", gold, "--json"],
            stdout=subprocess.PIPE, check=True,
        )
        figures = json.loads(scored.stdout)
        print(f"{name:<16} precision {figures['precision']:.4f}  recall {figures['recall']:.4f}  ({figures['fp']} pairs wrongly together, {figures['fn']} apart)")


# ---------------------------------------------------------------- what it costs


def processor_seconds(command: list, **how) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build_index(indexer, index: Path, source: Path) -> float:
    shutil.rmtree(index, ignore_errors=True)
    return processor_seconds([indexer, "add", "--quiet", "--index", index, source])


def report_ratio(name: str, with_it: list[float], without: list[float]) -> None:
    ratios = [a / b for a, b in zip(with_it, without)]
    print(
        f"{name:<34} {statistics.median(with_it):7.2f} s against {statistics.median(without):7.2f} s"
        f"  median ratio {statistics.median(ratios):.3f} (from {min(ratios):.3f} to {max(ratios):.3f})"
    )


def measure_queries(options, work: Path, corpus: Corpus) -> None:
    index = work / "mixed.idx"
    build_index(options.bin / "indexer", index, work / "mixed.jsonl")
    queries = (Path(__file__).parent / "queries.txt").read_text(encoding="utf-8") * 10
    ways = {"text": ["--format", "text"], "json": ["--format", "jsonl"], "json, --facet source": ["--format", "jsonl", "--facet", "source"],
            "json, newest first": ["--format", "jsonl", "--sort", "newest"], "json, oldest first": ["--format", "jsonl", "--sort", "oldest"]}
    share = len(corpus.documents) / (len(corpus.documents) + len(corpus.others))
    print(f"\n## {len(queries.splitlines())} queries, grouped against ungrouped; {share:.0%} of the articles have copies")
    for name, arguments in ways.items():
        def batch(group: str) -> float:
            return processor_seconds(
                [options.bin / "searcher", "--index", index, "--group", group, *arguments, "--batch", "-"],
                input=queries.encode(),
            )
        pairs = [(batch("family"), batch("none")) for _ in range(options.rounds)]
        report_ratio(name, [a for a, _ in pairs], [b for _, b in pairs])


def measure_indexing(options, work: Path) -> None:
    print("\n## indexing, with families against before them")
    plain = work / "archive.jsonl"
    if options.archive.endswith(".zst"):
        subprocess.run(["zstd", "-dqf", options.archive, "-o", plain], check=True)
    else:
        shutil.copyfile(options.archive, plain)
    for name, source in {"the archive": plain, "a third with copies": work / "mixed.jsonl", "copies alone": work / "copies.jsonl"}.items():
        pairs = [
            (build_index(options.bin / "indexer", work / "now.idx", source), build_index(options.indexer_before, work / "before.idx", source))
            for _ in range(options.rounds)
        ]
        report_ratio(f"{name}, {os.path.getsize(source) / 1e6:.0f} MB", [a for a, _ in pairs], [b for _, b in pairs])


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Learn the weights of indexer/clean/line_evidence.cc from pages with gold segments.

  build/release/bin/line_evidence FILES... > evidence.jsonl
  train_line_weights.py evidence.jsonl gold.jsonl

Logistic regression over the open lines that hold a gold segment. The figures are of pages whose publisher was
not learned from (ten folds), with the weights alone deciding on each open line; the weights printed at the end are
learned from all pages.
"""
import argparse
import hashlib
import json
import math
import re
from collections import defaultdict
from urllib.parse import urlsplit


def squeeze(text):
    return " ".join((text or "").split())


def publisher(gold):
    host = urlsplit(gold.get("url") or "").hostname or gold["file"]
    return ".".join(host.split(".")[-2:])


def fold_of(gold, folds):
    return int(hashlib.md5(publisher(gold).encode()).hexdigest(), 16) % folds


def read(evidence_path, gold_path):
    pages = defaultdict(list)
    with open(evidence_path) as file:
        names = json.loads(next(file))["names"]
        for line in file:
            row = json.loads(line)
            pages[row["path"].rsplit("/", 1)[-1]].append(row)
    gold = [json.loads(line) for line in open(gold_path)]
    return names, [(one, pages[one["file"].rsplit("/", 1)[-1]]) for one in gold]


def examples(gold, lines):
    """(evidence, label, weight) of the open lines that hold one gold segment or more of one kind."""
    labels = {}
    texts = [squeeze(line["text"]) for line in lines]
    for kind, segments in ((0, gold.get("without") or []), (1, gold["with"])):
        for segment in map(squeeze, segments):
            hits = [i for i, text in enumerate(texts) if segment in text]
            if kind == 1 and len(hits) > 1:
                # One place is enough; which one is meant is only sure within the text.
                inside = [i for i in hits if lines[i]["in"]]
                hits = inside[:1]
            for i in hits:
                if lines[i]["fate"] == "kept":
                    labels.setdefault(i, []).append((kind, 1 / len(hits)))
    for i, found in labels.items():
        if len({kind for kind, _ in found}) == 1:
            yield lines[i]["evidence"], found[0][0], sum(weight for _, weight in found)


def train(rows, penalty, rounds=12):
    """Newton's method on standardised evidence; returns a function of evidence and the raw weights."""
    size = len(rows[0][0])
    total = sum(weight for _, _, weight in rows)
    means = [sum(x[j] * w for x, _, w in rows) / total for j in range(size)]
    spreads = [math.sqrt(sum(w * (x[j] - means[j]) ** 2 for x, _, w in rows) / total) for j in range(size)]
    used = [j for j in range(size) if spreads[j] > 1e-9]
    data = [([1.0] + [(x[j] - means[j]) / spreads[j] for j in used], y, w) for x, y, w in rows]
    n = len(used) + 1
    beta = [0.0] * n
    for _ in range(rounds):
        gradient = [0.0] * n
        hessian = [[0.0] * n for _ in range(n)]
        for x, y, w in data:
            z = sum(b * v for b, v in zip(beta, x))
            p = 1 / (1 + math.exp(-max(-30, min(30, z))))
            g, h = w * (y - p), w * p * (1 - p)
            for a in range(n):
                gradient[a] += g * x[a]
                ha = h * x[a]
                row = hessian[a]
                for b in range(a + 1):
                    row[b] += ha * x[b]
        for a in range(n):
            if a:
                gradient[a] -= penalty * beta[a]
                hessian[a][a] += penalty
            for b in range(a):
                hessian[b][a] = hessian[a][b]
        step = solve(hessian, gradient)
        beta = [b + s for b, s in zip(beta, step)]
        if max(map(abs, step)) < 1e-4:
            break
    weights = [0.0] * size
    for b, j in zip(beta[1:], used):
        weights[j] = b / spreads[j]
    weights[0] = beta[0] - sum(weights[j] * means[j] for j in used)
    return weights


def solve(matrix, vector):
    n = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    result = [0.0] * n
    for i in reversed(range(n)):
        result[i] = (rows[i][n] - sum(rows[i][j] * result[j] for j in range(i + 1, n))) / rows[i][i]
    return result


def heard(weights, lines):
    """The odds of each line with its neighbours heard: article_odds in line_evidence.cc."""
    own = [sum(w * v for w, v in zip(weights, line["evidence"])) for line in lines]
    bounded = [max(-5.0, min(3.0, odds)) for odds in own]
    result = []
    for k, odds in enumerate(own):
        near = bounded[max(k - 2, 0) : k + 3]
        result.append(0.7 * odds + 0.3 * sum(near) / len(near))
    return result


def score(pages, kept):
    tp = fn = fp = 0
    for number, (gold, lines) in enumerate(pages):
        text = squeeze(" ".join(line["text"] for i, line in enumerate(lines) if kept(number, i, line)))
        for segment in map(squeeze, gold["with"]):
            found = segment in text
            tp, fn = tp + found, fn + (not found)
        fp += sum(squeeze(segment) in text for segment in gold.get("without") or [])
    return tp / (tp + fn), tp / (tp + fp)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evidence")
    parser.add_argument("gold")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--penalty", type=float, default=8)
    arguments = parser.parse_args()
    names, pages = read(arguments.evidence, arguments.gold)
    rows = [[(x, y, w) for x, y, w in examples(gold, lines)] for gold, lines in pages]
    folds = [fold_of(gold, arguments.folds) for gold, _ in pages]
    print(f"{len(pages)} pages, {sum(map(len, rows))} lines")
    learned = [
        train([row for i, page in enumerate(rows) if folds[i] != fold for row in page], arguments.penalty)
        for fold in range(arguments.folds)
    ]
    odds = [heard(learned[folds[number]], lines) for number, (_, lines) in enumerate(pages)]
    weights = train([row for page in rows for row in page], arguments.penalty)
    seen = [heard(weights, lines) for _, lines in pages]
    print("threshold  held out: recall precision   seen: recall precision")
    for step in range(-26, -7):
        threshold = step / 10

        def above(table):
            return lambda number, i, line: line["fate"] == "kept" and table[number][i] > threshold

        held, all_seen = score(pages, above(odds)), score(pages, above(seen))
        print(f"{threshold:9.2f} {held[0]:17.4f} {held[1]:9.4f} {all_seen[0]:14.4f} {all_seen[1]:9.4f}")
    for name, weight in zip(names, weights):
        print(f'    {{"{name}", {weight:.3f}F}},')


if __name__ == "__main__":
    main()

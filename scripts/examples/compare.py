#!/usr/bin/env python3
"""How much was written about each of several subjects, and by whom: compare.py INDEX QUERY...

All queries are answered by one process: --batch reads them, jsonl has an object for each.
"""
import json
import subprocess
import sys

if len(sys.argv) < 3:
    sys.exit("usage: compare.py INDEX QUERY...")
index, queries = sys.argv[1], sys.argv[2:]

searcher = subprocess.run(
    ["searcher", "--index", index, "--format", "jsonl", "--limit", "1", "--facet", "source:1", "--batch", "-"],
    input="".join(f"{number}\t{query}\n" for number, query in enumerate(queries)),
    stdout=subprocess.PIPE, encoding="utf-8", check=False)
if searcher.returncode > 1:  # 1: no query found anything; what went wrong stands on stderr
    sys.exit(searcher.returncode)

for line in searcher.stdout.splitlines():
    answer = json.loads(line)
    print(f"{answer['total']:6}  {answer['query']['text']}")
    for outlet in answer["facets"]["source"]:
        print(f"        most by {outlet['value']} ({outlet['count']})")
    for hit in answer["hits"]:
        print(f"        best match: {hit['title']}")

#!/usr/bin/env python3
"""validate_output.py SCHEMA DEFINITION: whether each line of standard input is exactly such an object.

Readers of the schema pass over fields they do not know; a test must not: here a field that no schema names is an error.
Exits with 0 where there were lines and all are valid; prints what is wrong, and exits with 1, otherwise.
"""
import json
import sys

import jsonschema


def closed(schema):
    """The schema with every object refusing the fields that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    given = {name: closed(value) for name, value in schema.items()}
    if given.get("type") == "object" and "properties" in given:
        given["unevaluatedProperties"] = False
    return given


path, definition = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
if definition not in schema["$defs"]:
    sys.exit(f"the schema has no {definition}")
exact = closed(schema)
exact.pop("anyOf")
exact["$ref"] = f"#/$defs/{definition}"
validators = [jsonschema.Draft202012Validator(exact), jsonschema.Draft202012Validator(schema)]

lines = sys.stdin.read().splitlines()
wrong = 0 if lines else "nothing was printed"
for number, line in enumerate(lines, 1):
    printed = json.loads(line)
    for validator in validators:
        for error in validator.iter_errors(printed):
            wrong = 1
            print(f"line {number}: {error.json_path}: {error.message[:300]}")
sys.exit(wrong)

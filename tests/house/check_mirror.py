#!/usr/bin/env python3
"""Holds tests/unit/workforce against sim/workforce: each life event named must have a test file of its
name, each test file must be named for a source, and what is excepted must still be needed.

mirror.json lists test files that cover several sources (elsewhere) and sources that have no test file
of their name yet (without_test), a list that may only become shorter.
"""
import json
import pathlib
import sys


def stems(folder, ending):
    return {p.name[: -len(ending)] for p in folder.glob("*" + ending)}


def faults(sources, tests, rules):
    elsewhere, without = set(rules["elsewhere"]), set(rules["without_test"])
    for name in sorted(sources - tests - without):
        yield f"sim/workforce/{name}.cpp: no tests/unit/workforce/{name}_test.cpp; write it"
    for name in sorted(tests - sources - elsewhere):
        yield f"tests/unit/workforce/{name}_test.cpp: no source has that name; rename or move its cases"
    for name in sorted((without & tests) | (without - sources)):
        yield f"tests/house/mirror.json: {name} need not be in without_test; take it out"
    for name in sorted((elsewhere & sources) | (elsewhere - tests)):
        yield f"tests/house/mirror.json: {name} need not be in elsewhere; take it out"


def control():
    """Each kind of fault must be found in a plan that has one of each."""
    found = list(faults({"a", "b"}, {"b", "c"}, {"elsewhere": {"d": ""}, "without_test": ["b"]}))
    return len(found) == 4


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    rules = json.loads((root / "tests/house/mirror.json").read_text())
    found = list(faults(stems(root / "sim/workforce", ".cpp"),
                        stems(root / "tests/unit/workforce", "_test.cpp"), rules))
    if not control():
        found.append("tests/house/check_mirror.py: a fault made on purpose was not found")
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

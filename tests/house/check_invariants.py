#!/usr/bin/env python3
"""Holds the page of invariants against the tests: every test it names exists. Ends with 1 and a line
per fault, or with 0."""
import argparse
import pathlib
import re
import sys

NAMED = re.compile(r'Test: "([^"]+)"')
CASE = re.compile(r'TEST_CASE\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
METHOD = re.compile(r"def (test_\w+)\(")


def names_in(text):
    """Names of Catch2's test cases, whose string may be written in parts, and of unittest's methods."""
    joined = {re.sub(r'"\s*"', "", m[1]).strip().strip('"') for m in CASE.finditer(text)}
    return joined | set(METHOD.findall(text))


def all_names(root):
    found = set()
    for path in sorted((root / "tests").rglob("*_test.*")):
        found |= names_in(path.read_text())
    return found


def faults(page, known):
    for number, line in enumerate(page.splitlines(), 1):
        for name in NAMED.findall(line):
            if not any(known_name == name or known_name.startswith(name + " (") for known_name in known):
                yield f"sim/workforce/INVARIANTS.md:{number}: no test is called \"{name}\"; name the one that holds this"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, required=True)
    root = parser.parse_args().root
    page = (root / "sim/workforce/INVARIANTS.md").read_text()
    found = list(faults(page, all_names(root)))
    for fault in found:
        print(fault)
    named = len(NAMED.findall(page))
    print(f"{named} tests named, {len(found)} faults")
    control = list(faults('- x. Test: "a test that nobody has written"', all_names(root)))
    if not control:
        print("a name that no test has was not noticed")
    return 1 if found or not named or not control else 0


if __name__ == "__main__":
    sys.exit(main())

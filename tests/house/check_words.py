#!/usr/bin/env python3
"""Holds identifiers, keys, messages, comments and pages against words that a reader from elsewhere
stumbles over. Underscores, hyphens and capitals inside a name part its words.

words.json lists each banned word (a regular expression) with what to write, and for folders that are
not clean yet how many there may still be: those numbers only become smaller, and a folder that is
clean leaves the list.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

ENDINGS = {".hpp", ".cpp", ".py", ".yaml", ".md", ".mjs", ".js", ".css", ".txt", ".cmake", ""}
PLACES = ("sim", "cli", "output", "tests", "benchmarks", "scripts", "scenarios", "cmake", "README.md")
OWN = ("tests/house/", "output/report/built/", "tests/report/package")


def plain(line):
    """Names taken apart into words, in small letters, without a name that JavaScript gives."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", re.sub(r"\bPromise(?=[.(])", "", line))
    return re.sub(r"[_\-]+", " ", parted).lower()


def found_in(text, banned):
    for number, line in enumerate(text.splitlines(), 1):
        words = plain(line)
        for pattern, better in banned:
            for match in pattern.finditer(words):
                yield number, match.group(), better


def files(root):
    listed = subprocess.run(["git", "-C", root, "ls-files", "--cached", "--others",
                             "--exclude-standard", *PLACES],
                            capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        if pathlib.PurePosixPath(name).suffix in ENDINGS and not name.startswith(OWN):
            if (root / name).is_file():
                yield name


def folder_of(name):
    """sim/core, tests/unit/core, output: the folder a number is kept for."""
    return str(pathlib.PurePosixPath(name).parent)


def control(banned):
    """What must be found in a text that has it, and not in one that only comes near."""
    bad = list(found_in("int theLuck; // she tells\nHow-manieth take_stock()", banned))
    good = list(found_in("cluck, other, there, shell, header, whether, mender, new Promise(", banned)) + list(found_in("Promise.all", banned))
    return [b[1] for b in bad] == ["luck", "she", "how manieth", "take stock"] and not good


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    rules = json.loads((root / "tests/house/words.json").read_text())
    banned = [(re.compile(rf"\b(?:{word})\b"), better) for word, better in rules["banned"].items()]
    if not control(banned):
        print("tests/house/check_words.py: a fault made on purpose was not found, or none was")
        return 1
    found = collections.defaultdict(list)
    for name in files(root):
        text = (root / name).read_text(errors="replace")
        found[folder_of(name)] += [f'{name}:{n}: "{word}"; write {better}'
                                   for n, word, better in found_in(text, banned)]
    if "--count" in sys.argv:
        print(json.dumps({f: len(w) for f, w in sorted(found.items()) if w}, indent=4))
        return 0
    faults = []
    for folder, words in sorted(found.items()):
        if len(words) > rules["not_yet_clean"].get(folder, 0):
            faults += words
    faults += [f"tests/house/words.json: {folder} is clean; take it out of not_yet_clean"
               for folder in rules["not_yet_clean"] if not found.get(folder)]
    print("\n".join(faults + [f"{len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

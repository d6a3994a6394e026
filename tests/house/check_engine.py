#!/usr/bin/env python3
"""Holds the simulator that is kept for the report's page against the sources it was made from; comments
and blank space make no difference.

usage: check_engine.py [--digest]    prints the digest of the sources as they are
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("core", "random", "kernel", "statistics", "career", "workforce", "scenario", "engine")
# A text or a character stays; a comment goes.
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', re.S)


def sources(root):
    files = [f for room in ROOMS for end in ("hpp", "cpp") for f in (root / "sim" / room).glob("*." + end)]
    files += [root / "sim/experiment/trial.hpp", root / "sim/experiment/trial.cpp"]
    script = root / "scripts/update_engine"
    return {str(f.relative_to(root)): f.read_text(encoding="utf-8") for f in files} | {
        "flags": "".join(line for line in script.read_text().splitlines() if "em++" in line or line.startswith("flags="))}


def plain(text):
    return " ".join(TOKEN.sub(lambda m: " " if m[0].startswith("/") else m[0], text).split())


def digest(texts):
    all_of_it = hashlib.sha256()
    for name in sorted(texts):
        all_of_it.update(f"{name}\n{plain(texts[name])}\n".encode())
    return all_of_it.hexdigest()


def control():
    """A comment must change nothing; a number, a text and a name must."""
    now = digest({"a.cpp": 'int x = 1; // one\nauto t = "// two";'})
    same = digest({"a.cpp": '/* a */ int x  = 1;\nauto t = "// two";'})
    others = [{"a.cpp": 'int x = 2;\nauto t = "// two";'}, {"a.cpp": 'int x = 1;\nauto t = "// three";'},
              {"b.cpp": 'int x = 1;\nauto t = "// two";'}]
    return now == same and all(digest(other) != now for other in others)


def main():
    now = digest(sources(ROOT))
    if "--digest" in sys.argv:
        print(now)
        return 0
    faults = [] if control() else ["tests/house/check_engine.py: a change made on purpose was not noticed"]
    kept = (ROOT / "output/report/built/engine.sources").read_text().strip()
    if kept != now:
        faults.append("output/report/built/engine.base64 was made from other sources than these. Renew it: scripts/update_engine")
    print("\n".join(faults + [f"{len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

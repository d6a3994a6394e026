#!/usr/bin/env python3
"""Each type that several sources can see is defined in one place: two of one name link without a word, and
one's code then runs on the other (the one-definition rule of C++)."""
import collections
import pathlib
import re
import sys

BEGINS = re.compile(r"(?:template <.*> )?(?:struct|class|union|enum class|enum) (?:alignas\(\w+\) )?(\w+)(?= (?:final )?[:{])")
ROOMS = ("sim", "output", "cli", "tests", "benchmarks")


def definitions(text):
    """Names of types at the level of a namespace that has a name, with it."""
    names = []
    for line in text.splitlines():
        if opened := re.match(r"(?:inline )?namespace ?([\w:]*) \{", line):
            names.append(opened[1])
        elif line.startswith("} // namespace") and names:
            names.pop()
        elif (begun := BEGINS.match(line)) and "" not in names:
            yield "::".join([*names, begun[1]])


def faults(texts):
    places = collections.defaultdict(set)
    for file, text in texts:
        for name in definitions(text):
            places[name].add(file)
    return [f"{name} is defined in {' and in '.join(sorted(files))}; give one another name"
            for name, files in sorted(places.items()) if len(files) > 1]


def control():
    """Two of one name are found; those of other namespaces, of none and of forward declarations are not."""
    here = "namespace tenure {\nstruct Cell {\n};\nclass Later;\nnamespace {\nstruct Mine {\n};\n} // namespace\n} // namespace tenure\n"
    there = "namespace tenure::other {\nstruct Cell {\n};\n} // namespace tenure::other\n"
    return len(faults([("a", here), ("b", here), ("c", there)])) == 1


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    files = sorted(file for room in ROOMS for ending in ("hpp", "cpp") for file in (root / room).rglob(f"*.{ending}")
                   if "node_modules" not in file.parts)
    texts = [(file.relative_to(root).as_posix(), file.read_text()) for file in files]
    found = faults(texts)
    if not control():
        found.append("tests/house/check_definitions.py: a fault made on purpose was not found")
    if sum(1 for _, text in texts for _ in definitions(text)) < 300:
        found.append("tests/house/check_definitions.py: hardly any type was found; mend its pattern")
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

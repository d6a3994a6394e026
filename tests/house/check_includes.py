#!/usr/bin/env python3
"""Holds every #include of the house against its plan.

The plan is what each room states in USES, as written at configure time: one line a room,
name|folder|used,rooms|headers|sources. rules.json says which room may include which third-party
and standard headers, and which files of the process room are data, services that processes call,
parts of a process, or wiring; all other files are processes, which reach no other process through
any chain of includes. Ends with 1 and a line per
fault (file:line: what is wrong; what would be right) or with 0.
"""
import argparse
import fnmatch
import json
import pathlib
import re
import sys
from collections import namedtuple

Room = namedtuple("Room", "name folder uses files")
Include = namedtuple("Include", "file line target quoted")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
C_HEADERS = {"assert.h", "errno.h", "float.h", "limits.h", "math.h", "stddef.h", "stdint.h",
             "stdio.h", "stdlib.h", "string.h", "time.h"}


def read_plan(path):
    rooms = {}
    for text in path.read_text().splitlines():
        name, folder, uses, *files = text.split("|")
        listed = {name for part in files for name in part.split(",") if name}
        rooms[name] = Room(name, folder, [u for u in uses.split(",") if u], listed)
    return rooms


def files_of(root, room):
    found = (p for p in (root / room.folder).rglob("*") if p.suffix in (".hpp", ".h", ".cpp") and "node_modules" not in p.parts)
    return sorted(p.relative_to(root).as_posix() for p in found)


def includes_of(root, file):
    for number, text in enumerate((root / file).read_text().splitlines(), 1):
        if match := INCLUDE.match(text):
            quoted, angled = match.groups()
            yield Include(file, number, quoted or angled, quoted is not None)


def restriction(table, target):
    """The rooms that the longest matching entry of a table admits, or None without an entry."""
    parts = target.split("/")
    for length in range(len(parts), 0, -1):
        if (rooms := table.get("/".join(parts[:length]))) is not None:
            return rooms
    return None


def angled_fault(include, room, rules):
    target = include.target
    bare = "/" not in target and not target.endswith((".h", ".hpp"))
    if bare or target in C_HEADERS:
        allowed = rules["standard"].get(target, "any")
    else:
        allowed = restriction(rules["third_party"], target)
    if allowed is None:
        if not target.endswith(".h"):
            return f"<{target}> is not in tests/house/rules.json; name the rooms that may include it"
        allowed = rules["posix"]
    if allowed == "any" or room.name in allowed:
        return None
    where = "only " + ", ".join(allowed) if allowed else "no room"
    return f"{room.name} must not include <{target}>; {where} may"


def quoted_fault(include, room, rooms, root, rules):
    target = include.target
    if target in rules["generated"]:
        return None
    owner = next((r for r in rooms.values() if target.startswith(r.folder.split("/")[-1] + "/")), None)
    if owner is None:
        return f'"{target}" names no room; write "<room>/<file>"'
    path = pathlib.PurePosixPath(owner.folder).parent / target
    if not (root / path).is_file():
        return f'"{target}" does not exist; {owner.name} has no such file'
    if owner.name != room.name and owner.name not in room.uses:
        may = ", ".join(room.uses) if room.uses else "no other room"
        return (f"{room.name} must not include {owner.name}; its USES in {room.folder}/CMakeLists.txt "
                f"names {may}")
    if owner.name != room.name and not target.endswith(".hpp"):
        return f'"{target}" is not a header; include the .hpp that declares it'
    return None


def is_process(stem, rule):
    """Whether a header is a process's: neither data nor a service that processes may call."""
    data = any(fnmatch.fnmatch(stem, pattern) for pattern in rule["data"])
    return not data and stem not in rule["services"]


def process_of(file, rule):
    stem = pathlib.PurePosixPath(file).stem
    return rule["parts"].get(stem, stem)


def chain_to_process(start, here, arrows, rule):
    """The shortest chain of includes from a header to one of another process, or None."""
    chains, seen = [[start]], {start}
    while chains:
        chain = chains.pop(0)
        there = process_of(chain[-1], rule)
        if there != here and is_process(pathlib.PurePosixPath(chain[-1]).stem, rule):
            return chain
        for target, _ in arrows.get(chain[-1], []):
            if target not in seen and target in arrows:
                seen.add(target)
                chains.append(chain + [target])
    return None


def process_faults(arrows, rooms, rules):
    """Processes emit events; only the wiring knows them all."""
    rule = rules["processes"]
    folder = rooms[rule["room"]].folder + "/" if rule["room"] in rooms else None
    for file in sorted(f for f in arrows if folder and f.startswith(folder)):
        if any(fnmatch.fnmatch(pathlib.PurePosixPath(file).name, w) for w in rule["wiring"]):
            continue
        inside = {f: [(t, n) for t, n in to if t.startswith(folder)] for f, to in arrows.items()
                  if f.startswith(folder)}
        for target, line in inside[file]:
            chain = chain_to_process(target, process_of(file, rule), inside, rule)
            if chain is None or target not in arrows:
                continue
            stems = [pathlib.PurePosixPath(f).stem for f in chain]
            through = f" through {' -> '.join(stems[:-1])}" if len(stems) > 1 else ""
            yield (f"{file}:{line}: {process_of(file, rule)} must not include {stems[-1]}{through}; "
                   "let it emit an event that the table of reactions handles, or say in "
                   "tests/house/rules.json why it is a service")


def unknown_names(rooms, root, rules):
    """A name in the rules that no file has any more."""
    rule = rules["processes"]
    if rule["room"] not in rooms or not (root / rooms[rule["room"]].folder / "mechanisms.hpp").is_file():
        return
    files = [pathlib.PurePosixPath(f).name for f in files_of(root, rooms[rule["room"]])]
    stems = {pathlib.PurePosixPath(f).stem for f in files}
    named = [n for n in rule["data"] if "*" not in n] + list(rule["services"]) + list(rule["parts"])
    wiring = [n for n in rule["wiring"] if "*" not in n]
    for name in [n for n in named if n not in stems] + [n for n in wiring if n not in files]:
        yield f"tests/house/rules.json:1: names {name}; no file of {rule['room']} is called so"


def unlisted_faults(root, room):
    for file in files_of(root, room):
        name = file[len(room.folder) + 1:]
        if name not in room.files:
            kind = "SOURCES" if name.endswith(".cpp") else "HEADERS"
            yield f"{file}:1: no build compiles it; name it in {kind} of {room.folder}/CMakeLists.txt"


def plan_faults(rooms):
    """The plan itself: rooms exist and no circle of rooms."""
    for room in rooms.values():
        for used in room.uses:
            if used not in rooms:
                yield f"{room.folder}/CMakeLists.txt:1: USES names {used}; no such room"
    uses = {r.name: [(u, 1) for u in r.uses] for r in rooms.values()}
    for circle in circles(uses):
        yield f"{rooms[circle[0]].folder}/CMakeLists.txt:1: rooms need each other: {' -> '.join(circle)}"


def circles(arrows):
    """Circles of a graph {node: [(node, line)]}, each once, by depth-first search."""
    state, path, found = {}, [], []

    def visit(node):
        state[node] = "open"
        path.append(node)
        for following, _ in arrows.get(node, []):
            if state.get(following) == "open":
                found.append(path[path.index(following):] + [following])
            elif following not in state:
                visit(following)
        path.pop()
        state[node] = "done"

    for node in sorted(arrows):
        if node not in state:
            visit(node)
    return found


def circle_faults(arrows):
    for circle in circles(arrows):
        line = next(line for target, line in arrows[circle[0]] if target == circle[1])
        yield (f"{circle[0]}:{line}: files need each other: {' -> '.join(circle)}; "
               "move what both need into a file below them")


def faults(root, rooms, rules):
    found, arrows = list(plan_faults(rooms)), {}
    for room in rooms.values():
        base = pathlib.PurePosixPath(room.folder).parent
        found += unlisted_faults(root, room)
        for file in files_of(root, room):
            arrows[file] = []
            for include in includes_of(root, file):
                if include.quoted:
                    fault = quoted_fault(include, room, rooms, root, rules)
                    arrows[file].append(((base / include.target).as_posix(), include.line))
                else:
                    fault = angled_fault(include, room, rules)
                if fault:
                    found.append(f"{file}:{include.line}: {fault}")
    known = {f: [(t, n) for t, n in to if t in arrows] for f, to in arrows.items()}
    found += list(process_faults(arrows, rooms, rules)) + list(unknown_names(rooms, root, rules))
    return found + list(circle_faults(known)), sum(map(len, arrows.values()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--plan", type=pathlib.Path, required=True)
    parser.add_argument("--rules", type=pathlib.Path, required=True)
    given = parser.parse_args()
    rooms = read_plan(given.plan)
    found, arrows = faults(given.root, rooms, json.loads(given.rules.read_text()))
    for fault in found:
        print(fault)
    print(f"{len(rooms)} rooms, {arrows} includes of rooms, {len(found)} faults")
    if not arrows:
        print("nothing was checked: the plan or the root is wrong")
    return 1 if found or not arrows else 0


if __name__ == "__main__":
    sys.exit(main())

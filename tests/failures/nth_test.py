#!/usr/bin/python3
"""One call fails, somewhere in some command: the exit code is not 0 or the output is whole, the words say
what was wrong, nothing half-made is left, and the command, given again, completes to equal content.
Usage: nth_test.py PROGRAM LIBRARY FAILURES SEED [COMMAND KIND]: of all commands and kinds, or of one."""
import collections
import contextlib
import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time

from outputs import act, equal, exports, half_made, of_search, output, words
from runs import Folder, batches, source as sources

library, failures, seed = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
kinds = ("write", "fsync", "rename", "open", "alloc")
commands = ("run", "resume", "shard", "merge", "search", "backtest", "upgrade", *exports, *of_search)
if len(sys.argv) > 5:
    commands, kinds = (sys.argv[5],), (sys.argv[6],)
told_codes = (71, 74)


def begun(here):
    """Results with some but not all batches."""
    for n in range(60, 900, 15):
        folder = here / f"begun_{n}"
        act("run", folder, LD_PRELOAD=library, TENURE_FAIL=f"write:{n}+")
        if batches(folder) == 2:
            return folder
    sys.exit("no run broke off after two batches")


def calls(command, folder, source):
    """How many calls of each kind a command makes."""
    counts = folder.with_name(folder.name + "_counts")
    said = act(command, folder, source, LD_PRELOAD=library, TENURE_FAIL_COUNTS=str(counts))
    if said.returncode != 0:
        sys.exit(f"{command}: exit {said.returncode}: {said.stderr}")
    most = collections.Counter()
    for kind, count in re.findall(r"(\w+) (\d+)", counts.read_text()):
        most[kind] = max(most[kind], int(count))
    return most, output(command, folder, said.stdout)


class Harness:
    def __init__(self, here):
        self.here, self.ends, self.faults = here, collections.Counter(), []
        self.whole, self.parts, self.search = here / "whole", here / "parts", here / "search"
        self.parts.mkdir()
        for i in (1, 2):
            self.shard(i)
        act("run", self.whole)
        act("search", self.search)
        self.begun = begun(here)
        self.known = {}
        for command in commands:
            folder = self.folder(command, "calls")
            self.known[command] = calls(command, folder, self.source(command))

    def shard(self, i):
        line = [w if w != "1/2" else f"{i}/2" for w in map(str, words("shard", self.parts / f"shard_{i}"))]
        subprocess.run(line, check=True)

    def source(self, command):
        return self.search if command in of_search else self.parts if command == "merge" else self.whole

    def folder(self, command, name):
        folder = self.here / f"{command}_{name}"
        if command == "resume":
            shutil.copytree(self.begun, folder)
        if command == "upgrade":
            folder.mkdir()
            with contextlib.closing(sqlite3.connect(folder / "results.sqlite")) as earlier:
                earlier.executescript((sources / "tests/unit/output/format_2.sql").read_text())
        return folder

    def fault(self, what, trial, said):
        self.faults.append(f"{trial}: {what} (exit {said.returncode}): {said.stderr.strip()[-300:]}")
        print(self.faults[-1], flush=True)

    def check(self, command, folder, said, trial):
        known = self.known[command][1]
        if said.returncode == 0:
            whole = equal(output(command, folder, said.stdout), known)
            self.ends["no effect" if whole else "silent"] += 1
            if not whole:
                self.fault("silent", trial, said)
            return
        self.ends["told"] += 1
        if said.returncode not in told_codes:
            self.fault("a signal" if said.returncode < 0 else "another exit code", trial, said)
        if not said.stderr.strip():
            self.fault("no message", trial, said)
        # Without any memory nothing can be tidied; the next one does it.
        if half_made(folder, command) and not re.search(r"alloc:\d+\+$", trial):
            self.fault(f"left {half_made(folder, command)}", trial, said)

    def again(self, command, folder, trial):
        """The same without a failure: what was kept is kept, and the content is equal."""
        file = "results.sqlite.part" if command == "shard" else "results.sqlite"
        kept = batches(folder, file)
        said = act({"run": "resume"}.get(command, command), folder, self.source(command))
        if said.returncode != 0:
            return self.fault("not completed", trial, said)
        if not equal(output(command, folder, said.stdout), self.known[command][1]):
            self.fault("other content", trial, said)
        if half_made(folder, command):
            self.fault(f"left {half_made(folder, command)} when done again", trial, said)
        told = folder / "run.json"  # none where a shard was finished before, and only this file failed
        # A journal that is still to be rolled back hides batches from this reader, never from the program.
        if command in ("run", "resume", "shard") and told.exists() and json.loads(told.read_text())["batches_kept"] < kept:
            self.fault(f"of {kept} batches some were lost", trial, said)

    def trial(self, number):
        chance = random.Random(seed + number)
        command, kind = chance.choice(commands), chance.choice(kinds)
        count = self.known[command][0][kind]
        if count == 0:
            return self.trial(number + 1_000_000)
        lasting = "+" if kind in ("write", "fsync", "alloc") and chance.random() < .5 else ""
        asked = f"{kind}:{chance.randint(1, count)}{lasting}"
        folder = self.folder(command, f"{number}")
        trial = f"trial {number}, {command} with {asked}"
        said = act(command, folder, self.source(command), LD_PRELOAD=library, TENURE_FAIL=asked)
        self.check(command, folder, said, trial)
        if said.returncode != 0:
            self.again(command, folder, trial)
        shutil.rmtree(folder)


began = time.monotonic()
with Folder() as here:
    harness = Harness(here)
    for number in range(failures):
        harness.trial(number)
        if number % 50 == 49:
            print(f"{number + 1} trials: {dict(harness.ends)}", flush=True)
    print(f"{failures} failures in {time.monotonic() - began:.0f} s: {dict(harness.ends)}, "
          f"{len(harness.faults)} faults")
    if harness.faults:
        sys.exit(1)

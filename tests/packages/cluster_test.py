#!/usr/bin/python3
"""The portable archive on a cluster: its own scripts find its program and run a sweep through a real Slurm to
the content of the built program; and a shard by the one merges with a shard by the other, and with one by
clang's, where that has been built (target bits_across_compilers).

usage: cluster_test.py PROGRAM ARCHIVE [PROGRAM_BY_CLANG]
"""
import os
import pathlib
import subprocess
import sys

from one_machine import Slurm, ask, ended, sweep
from runs import Folder, content, expect_other, expect_same, program, run, tiny

few = ("--replications", "300")


def rows(folder):
    """All content but by what it was made."""
    found = content(folder)
    found["provenance"] = [row for row in found["provenance"] if row[0] not in ("commit", "compiler", "description_checksum")]
    return found


def unpacked(here):
    subprocess.run(["tar", "-xJf", sys.argv[2], "-C", here], check=True)
    return next(here.glob("tenure-*"))


def commit_of(program):
    """As the program says it: tenure 0.1.0 (COMMIT), built by ..."""
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    return said.split(",")[0]


def mixed(archive, here, straight):
    """A shard by each program; each merges all."""
    programs = {"archive": archive / "tenure", "build": program}
    clang = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if clang and os.access(clang, os.X_OK) and commit_of(clang) == commit_of(program):
        programs["clang"] = clang
    else:
        print("No program by clang of this commit is at hand: shards of two programs, not of three")
    study = (tiny, "--replications", "1000", "--quiet")
    shards = [here / f"shards/{name}" for name in programs]
    for number, (name, by) in enumerate(programs.items(), 1):
        subprocess.run([by, "run", *study, "--shard", f"{number}/{len(programs)}", "-o", here / f"shards/{name}"],
                       check=True)
    for name, by in programs.items():
        subprocess.run([by, "merge", here / name, *shards], check=True, stdout=subprocess.DEVNULL)
        expect_same(f"a shard of each of {len(programs)}, merged by that of the {name}", straight, rows(here / name))
    expect_other("without the last shard", straight, rows(shards[0]))


with Folder() as here:
    archive = unpacked(here)
    mixed(archive, here, rows(run(tiny, here / "whole", "--replications", 1000)))
    with Slurm(here):
        del os.environ["TENURE"]
        straight = rows(run(sweep, here / "one", *few))
        out = here / "out"
        submit = archive / "share/tenure/slurm/submit"
        said = ask(submit, sweep, "--tasks", 3, "-o", out, "--", *few)
        if said.returncode != 0:
            sys.exit(f"submit ended with {said.returncode}: {said.stderr}")
        ended()
        expect_same("three tasks of the archive against the build", straight, rows(out))
        expect_other("a shard of three", straight, rows(out / "shards/1-of-3"))
        log = next((out / "logs").glob("*_1.log"), pathlib.Path())
        named = ask(submit, sweep, "--tasks", 3, "-o", here / "dry", "--program", program, "--dry-run", "--", *few)
        if named.returncode != 0 or "To submit: 1-3" not in named.stdout:
            sys.exit(f"--program is not heard: {named.stdout}{named.stderr}")
        print("log of the first task:", log.name)

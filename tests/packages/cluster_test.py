#!/usr/bin/python3
"""The portable archive on a cluster: its own scripts find its program and run a sweep through a real Slurm to
the content of the built program; and a shard by the one merges with a shard by the other.

usage: cluster_test.py PROGRAM ARCHIVE
"""
import os
import pathlib
import subprocess
import sys

from one_machine import Slurm, ask, ended, sweep
from runs import Folder, content, expect_other, expect_same, program, run, tiny

few = ("--replications", "300")


def unpacked(here):
    subprocess.run(["tar", "-xJf", sys.argv[2], "-C", here], check=True)
    return next(here.glob("tenure-*"))


def mixed(archive, here, straight):
    """Two shards, each by another program; each merges both."""
    study = (tiny, "--replications", "700", "--quiet")
    for number, by in ((1, archive / "tenure"), (2, program)):
        subprocess.run([by, "run", *study, "--shard", f"{number}/2", "-o", here / f"shards/{number}"], check=True)
    for name, by in (("by_archive", archive / "tenure"), ("by_build", program)):
        subprocess.run([by, "merge", here / name, here / "shards/1", here / "shards/2"], check=True,
                       stdout=subprocess.DEVNULL)
        expect_same(f"a shard of each, merged {name}", straight, content(here / name))


with Folder() as here:
    archive = unpacked(here)
    mixed(archive, here, content(run(tiny, here / "whole", "--replications", 700)))
    with Slurm(here):
        del os.environ["TENURE"]
        straight = content(run(sweep, here / "one", *few))
        out = here / "out"
        submit = archive / "share/tenure/slurm/submit"
        said = ask(submit, sweep, "--tasks", 3, "-o", out, "--", *few)
        if said.returncode != 0:
            sys.exit(f"submit ended with {said.returncode}: {said.stderr}")
        ended()
        expect_same("three tasks of the archive against the build", straight, content(out))
        expect_other("a shard of three", straight, content(out / "shards/1-of-3"))
        log = next((out / "logs").glob("*_1.log"), pathlib.Path())
        named = ask(submit, sweep, "--tasks", 3, "-o", here / "dry", "--program", program, "--dry-run", "--", *few)
        if named.returncode != 0 or "To submit: 1-3" not in named.stdout:
            sys.exit(f"--program is not heard: {named.stdout}{named.stderr}")
        print("log of the first task:", log.name)

#!/usr/bin/python3
"""Four tasks through a real Slurm, and the merge after them, equal one process; only what is missing
is run again. Usage: slurm_test.py PROGRAM"""
import os
import shutil
import sys

from one_machine import Slurm, ask, ended, scripts, submit, sweep
from runs import Folder, content, expect_other, expect_same, run

few = ("--replications", 300)


def log_of_tasks(out):
    return sorted(path.name for path in (out / "logs").glob("*_*.log"))


with Folder() as here, Slurm(here):
    straight = content(run(sweep, here / "one", *few))
    out = here / "out"
    submit(out, 4, *few)
    ended()
    expect_same("four tasks against one process", straight, content(out))
    expect_other("a shard of four", straight, content(out / "shards/1-of-4"))

    shutil.rmtree(out / "shards/3-of-4")
    os.truncate(out / "shards/2-of-4/results.sqlite", 5000)
    (out / "results.sqlite").unlink()
    said = ask(scripts / "submit", sweep, "--tasks", 4, "-o", out, "--", *few).stdout
    if not said.startswith("Shards 2-3 of 4"):
        sys.exit(f"not only what is missing is run again: {said}")
    ended()
    expect_same("two of four run again", straight, content(out))
    told = ask(scripts / "status", sweep, "--tasks", 4, "-o", out, "--", *few).stdout
    if "4 of 4 shards are finished" not in told or "Merged: " not in told:
        sys.exit(f"the status is not told: {told}")

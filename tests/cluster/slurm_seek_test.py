#!/usr/bin/python3
"""A search by two tasks through a real Slurm equals one process, and is gathered without a new trial.
Usage: slurm_seek_test.py PROGRAM"""
import sqlite3
import sys

from one_machine import Slurm, ask, ended, scripts
from runs import Folder, expect_other, expect_same, program, source

study = source / "tests/seek/small.yaml"
options = ("--seed", 3)


def content(folder):
    with sqlite3.connect(folder / "seek.sqlite") as store:
        return {table: sorted(store.execute(f"SELECT * FROM {table}"), key=repr)
                for table in ("future", "setting", "seek_answer", "seek_tried")}


with Folder() as here, Slurm(here):
    straight = here / "one"
    ask(program, "seek", study, "-o", straight, "--quiet", *options)
    out = here / "out"
    submitted = ask(scripts / "submit", "--seek", study, "--tasks", 2, "-o", out, "--wait", 120, "--", *options)
    if submitted.returncode != 0:
        sys.exit(f"submit ended with {submitted.returncode}: {submitted.stderr}")
    ended(240)
    expect_same("two tasks against one process", content(straight), content(out))
    for shard in (1, 2):
        part = content(out / f"shards/{shard}-of-2")
        expect_other(f"shard {shard}", content(straight), part)
        if not part["future"]:
            sys.exit(f"shard {shard} has tried nothing")
    said = ask(scripts / "submit", "--seek", study, "--tasks", 2, "-o", out, "--dry-run", "--", *options).stdout
    if "nothing but the merge" not in said:
        sys.exit(f"what is finished would be run again: {said}")

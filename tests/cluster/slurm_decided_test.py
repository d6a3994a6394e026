#!/usr/bin/python3
"""A study that decides goes through a real Slurm round by round, an array each, and ends with the content
of one process. Usage: slurm_decided_test.py PROGRAM"""
import sys

from one_machine import Slurm, ended, submit
from runs import Folder, content, expect_other, expect_same, run, source

study = source / "tests/reproducibility/decided_study.yaml"

with Folder() as here, Slurm(here):
    straight = content(run(study, here / "one"))
    out = here / "out"
    submit(out, 3, study=study)
    ended(600)
    expect_same("rounds of three tasks against one process", straight, content(out))
    expect_other("a shard of the last round", straight, content(out / "shards/1-of-3"))
    rounds = len(list((out / "logs").glob("merge_*.log")))
    if rounds < 2:
        sys.exit("one round only: the test has lost its point")
    print(f"{rounds} rounds")

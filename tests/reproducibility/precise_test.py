#!/usr/bin/python3
"""A study that stops when precise enough stops at the same batch whatever the threads, after a kill and
over shards, with the same content. Usage: precise_test.py PROGRAM"""
import json
import pathlib
import subprocess
import sys

from runs import Folder, batches, content, expect_other, expect_same, killed, program, run

here_are = pathlib.Path(__file__).resolve().parent
most = 79  # batches of 256 in 20,000 replications


def merged(folder, shards):
    subprocess.run([program, "merge", "--partial", folder, *shards], check=True, stdout=subprocess.DEVNULL)
    return content(folder)


def check(study, here):
    one = content(run(study, here / "one", "--threads", 1))
    needed = batches(here / "one")
    report = json.loads((here / "one/run.json").read_text())
    if not (report["precise"] and 2 < needed < most):
        sys.exit(f"{study.stem}: {needed} batches, precise {report['precise']}")
    print(f"{study.stem}: precise enough after {needed} of {most} batches")
    expect_same("two threads", one, content(run(study, here / "two", "--threads", 2)))
    kept = killed(study, here / "killed", 1, "--threads", 1)  # before it is precise enough
    expect_same(f"killed after {kept} batches and resumed", one,
                content(run(study, here / "killed", "--resume")))
    expect_same("resumed when all was done", one, content(run(study, here / "killed", "--resume")))
    shards = [run(study, here / f"shard_{i}", "--shard", f"{i}/20") for i in (2, 1)]
    shards += [run(study, here / f"shard_{i}", "--shard", f"{i}/20") for i in range(3, needed + 1)]
    if sum(map(batches, shards)) <= needed:
        sys.exit("the shards have no batch to spare: the test has lost its point")
    expect_same("shards merged", one, merged(here / "merged", shards))
    expect_other("one more batch", one, content(run(study, here / "more", "--seed", 6)))


with Folder() as here:
    for name in ("precise_study", "precise_sobol_study"):
        (here / name).mkdir()
        check(here_are / f"{name}.yaml", here / name)

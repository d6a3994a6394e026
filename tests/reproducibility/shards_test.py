#!/usr/bin/python3
"""Shards merged in any order equal one run; so do 10,000 and 10,000 replications against 20,000.
Usage: shards_test.py PROGRAM"""
import itertools
import subprocess

from runs import Folder, content, council, expect_other, expect_same, everything, program, run, tiny


def merge(folder, shards):
    subprocess.run([program, "merge", folder, *shards], check=True, stdout=subprocess.DEVNULL)
    return content(folder)


def shards(study, here, count, *what):
    return [run(study, here / f"{count}_{i}", *what, "--shard", f"{i}/{count}")
            for i in range(1, count + 1)]


with Folder() as here:
    straight = content(run(tiny, here / "one"))
    halves = shards(tiny, here, 2)
    for order in (halves, halves[::-1]):
        expect_same("10,000 and 10,000 against 20,000", straight, merge(here / order[0].name[-1:], order))
    expect_other("one half alone", straight, content(halves[0]))

    for study, replications in ((tiny, 700), (everything, 700), (council, 600)):
        at = here / study.stem
        at.mkdir()
        few = ("--replications", replications)
        one = content(run(study, at / "few", *few))
        parts = shards(study, at, 3, *few)
        for k, order in enumerate(itertools.permutations(parts)):
            expect_same(f"{study.stem}, three shards, order {k}", one, merge(at / f"order_{k}", order))
        expect_same("a shard given twice", one, merge(at / "twice", [*parts, parts[1]]))

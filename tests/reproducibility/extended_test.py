#!/usr/bin/python3
"""A finished run with more replications added equals one that had them from the start: with uncertain numbers
at random and as Sobol' points, of a study that stops or decides by itself, of a sweep, and after a kill.
Usage: extended_test.py PROGRAM"""
import json
import pathlib
import subprocess
import sys

from runs import Folder, batches, command, content, expect_other, expect_same, killed, run, tiny

here_are = pathlib.Path(__file__).resolve().parent
WRITTEN = {
    "sobol": "extends: {0}/tiny_study.yaml\ndesign: {{outer: sobol, scrambles: 16}}\nreplications_per_draw: 2\n",
    "sweep": "title: Awards\nstudy: {0}/tiny_study.yaml\ndesign: grid\nvary:\n"
             "  - {{field: \"policy.award.blocks[0].pay_award.rise\", values: [0.02, 0.05, 0.08]}}\n",
}


def written(name, here):
    path = here / f"{name}.yaml"
    path.write_text(WRITTEN[name].format(here_are))
    return path


def refused(study, folder, *options):
    said = subprocess.run(command(study, folder, "--resume", *options), capture_output=True, text=True)
    if said.returncode != 74:
        sys.exit(f"{options}: not refused but {said.returncode}")
    return said.stderr


def extended(study, here, few, more):
    """One content of a run that was extended, against one that was not."""
    at = here / study.stem
    at.mkdir()
    few, more = ("--replications", few), ("--replications", more)
    straight = content(run(study, at / "straight", *more))
    before = content(run(study, at / "grown", *few))
    expect_other(f"{study.stem}, before it is extended", straight, before)
    kept = batches(at / "grown")
    run(study, at / "grown", "--resume", *more)
    expect_same(f"{study.stem}, {few[1]} and then {more[1]} replications", straight, content(at / "grown"))
    told = json.loads((at / "grown/run.json").read_text())
    if not 0 < told["batches_kept"] <= kept:
        sys.exit(f"{study.stem}: of {kept} batches {told['batches_kept']} were kept")
    return at, straight, before


with Folder() as here:
    at, straight, before = extended(tiny, here, 300, 700)
    for wrong, message in ((("--replications", 500), "700 replications"), (("--seed", 7), "another study"),
                           (("--replications", 900, "--seed", 7), "another study")):
        said = refused(tiny, at / "grown", *wrong)
        if message not in said:
            sys.exit(f"{wrong}: {said}")
    expect_same("after what was refused", straight, content(at / "grown"))

    run(tiny, at / "killed", "--replications", 300)
    longer = ("--resume", "--replications", 6000, "--threads", 1)
    kept = killed(tiny, at / "killed", 4, *longer)
    expect_same(f"killed after {kept} batches while it was extended", content(run(tiny, at / "long", "--replications", 6000)),
                content(run(tiny, at / "killed", *longer)))

    extended(written("sobol", here), here, 301, 900)
    extended(written("sweep", here), here, 300, 600)
    extended(written("sweep", here).rename(here / "whole_batches.yaml"), here, 512, 1024)
    # Selects after a few rounds of 20,000; 200 replications end within its second.
    extended(here_are / "decided_study.yaml", here, 200, 20000)
    extended(here_are / "precise_sobol_study.yaml", here, 300, 20000)
    # As precise as wanted before it is extended: nothing is added.
    at = here / "enough"
    study = here_are / "precise_study.yaml"
    enough = content(run(study, at / "straight", "--replications", 30000))
    run(study, at / "grown")
    expect_same("precise enough before", enough, content(run(study, at / "grown", "--resume", "--replications", 30000)))

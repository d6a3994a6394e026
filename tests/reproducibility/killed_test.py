#!/usr/bin/python3
"""A run that is killed, or stopped, half way and resumed equals one that never was.
Usage: killed_test.py PROGRAM"""
import json
import signal
import subprocess
import sys
import time

from runs import Folder, bexley, batches, command, content, council, expect_same, everything, run

studies = ((bexley, "--replications", 1500, "--years", 2, "--threads", 2),
           (everything, "--replications", 1500, "--threads", 2),
           (council, "--replications", 1500, "--threads", 2))
whole = 6  # batches of 256


def interrupt(study, folder, how):
    """Begins a run and stops it when some but not all batches are in. Its exit code."""
    process = subprocess.Popen(command(study[0], folder, *study[1:]), stderr=subprocess.DEVNULL)
    while process.poll() is None and batches(folder) < 2:
        time.sleep(0.01)
    process.send_signal(how)
    return process.wait()


def interrupted(study, here, how, expected):
    for attempt in range(5):
        folder = here / f"{how.name}_{attempt}"
        code = interrupt(study, folder, how)
        kept = batches(folder)
        if 0 < kept < whole:
            if code != expected:
                sys.exit(f"{how.name}: exit {code}, not {expected}")
            print(f"{how.name}: {kept} of {whole} batches were kept")
            return folder, kept
    sys.exit(f"{how.name} never came half way")


def check(study, here):
    here.mkdir()
    straight = content(run(study[0], here / "straight", *study[1:]))
    for how, expected in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)):
        folder, kept = interrupted(study, here, how, expected)
        run(study[0], folder, *study[1:], "--resume")
        resumed = json.loads((folder / "run.json").read_text())
        if resumed["batches_kept"] != kept:
            sys.exit(f"{how.name}: {kept} batches were there, {resumed['batches_kept']} were kept")
        expect_same(f"{study[0].stem}, {how.name} and --resume", straight, content(folder))


with Folder() as here:
    for study in studies:
        check(study, here / study[0].stem)

#!/usr/bin/python3
"""The line that scripts/slurm/README.md gives for GNU parallel does what it says.
Usage: parallel_test.py PROGRAM"""
import re
import subprocess
import sys

from runs import Folder, content, expect_same, program, run, source

sweep = source / "tests/cluster/sweep.yaml"
few = "--replications 300"

text = (source / "scripts/slurm/README.md").read_text()
line = re.search(r"^    (parallel .*)$", text, re.MULTILINE)
if not line:
    sys.exit("the line is not there")
line = line[1].replace("run SWEEP", f"run {sweep} {few}").replace("SWEEP", str(sweep)).replace("build/release/tenure", str(program))
with Folder() as here:
    straight = content(run(sweep, here / "one", *few.split()))
    print(line)
    subprocess.run(line, shell=True, check=True, cwd=here)
    expect_same("sixteen shards under GNU parallel", straight, content(here / "results/sweep"))

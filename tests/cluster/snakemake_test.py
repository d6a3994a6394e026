#!/usr/bin/python3
"""The workflow for Snakemake beside the scripts for Slurm makes the content of one process; of a second call
only what is missing is run. Skipped where there is no snakemake. Usage: snakemake_test.py PROGRAM"""
import shutil
import subprocess
import sys

from runs import Folder, content, expect_other, expect_same, program, run, source

sweep = source / "tests/cluster/sweep.yaml"
if not shutil.which("snakemake"):
    print("SKIPPED: there is no snakemake (Debian: snakemake)")
    sys.exit(77)


def workflow(here):
    said = subprocess.run(["snakemake", "--snakefile", source / "scripts/slurm/Snakefile", "--cores", "2", "--config",
                           f"study={sweep}", "shards=4", f"program={program}", "options=--replications 300"],
                          cwd=here, capture_output=True, text=True)
    if said.returncode != 0:
        sys.exit(said.stdout + said.stderr)
    return said.stderr + said.stdout


with Folder() as here:
    straight = content(run(sweep, here / "one", "--replications", 300))
    workflow(here)
    results = here / "results/sweep"
    expect_same("four shards by Snakemake", straight, content(results))
    expect_other("a shard of four", straight, content(results / "shards/1-of-4"))
    shutil.rmtree(results / "shards/3-of-4")
    (results / "results.sqlite").unlink()
    again = workflow(here)
    if again.count("rule shard:") != 1:
        sys.exit(f"not only what is missing is run again: {again}")
    expect_same("one of four run again", straight, content(results))

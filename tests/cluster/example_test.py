#!/usr/bin/python3
"""The analysts' example reads a sweep, and finds what the tables hold. Usage: example_test.py PROGRAM"""
import math
import os
import runpy
import sqlite3
import subprocess
import sys

from runs import Folder, program, run, source

sweep = source / "tests/cluster/sweep.yaml"


def close(what, a, b):
    if not math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12):
        sys.exit(f"{what}: {a} against {b}")
    print(f"{what}: {a:.6g}")


with Folder() as here:
    run(sweep, here / "sweep", "--replications", 300)
    subprocess.run([program, "export", here / "sweep"], check=True, stdout=subprocess.DEVNULL)
    os.chdir(here)
    sys.argv = ["read_sweep.py", str(here / "sweep")]
    found = runpy.run_path(str(source / "scripts/read_sweep.py"))
    store = sqlite3.connect(here / "sweep/results.sqlite")
    row = store.execute("SELECT difference, std_error FROM comparison WHERE point = 4 "
                        "AND policy = 'award' AND measure = 'leavers'").fetchone()
    at = found["difference"].sel(point=4, policy="award")
    close("mean difference at point 4", float(at.mean("replication")), row[0])
    field = "authority.leaving.to[another_authority].rate_per_year"
    value = store.execute("SELECT value FROM design WHERE point = 4 AND parameter = ?", [field]).fetchone()
    close("the field at point 4", float(found["runs"][field].sel(point=4)), value[0])
    if dict(found["runs"].sizes) != {"point": 6, "policy": 2, "replication": 300}:
        sys.exit(f"not the shape of the sweep: {found['runs'].sizes}")
    slope = float(found["slopes"].loc[field, "as_it_is"])
    if not slope > 0:
        sys.exit(f"more leaving does not make more leavers: {slope}")
    close("CSV and SQLite agree", float(found["from_csv"]["leavers"].sum()),
          float(found["runs"]["leavers"].sum()))

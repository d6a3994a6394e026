#!/usr/bin/python3
"""Two builds of the program give equal content, whatever compiled them. Usage: compilers_test.py PROGRAM OTHER"""
import sys

import runs
from runs import Folder, bexley, content, everything, expect_other, expect_same, run, tiny

this, other = runs.program, runs.pathlib.Path(sys.argv[2]).resolve()


def content_by(program, study, folder, *options):
    """All but where it says what it was made by."""
    runs.program = program
    rows = content(run(study, folder, *options))
    compiler = dict(rows["provenance"]).get("compiler")
    del rows["provenance"]
    return rows, compiler


with Folder() as here:
    for study, count in ((tiny, 300), (everything, 300), (bexley, 40)):
        ours, by = content_by(this, study, here / f"{study.stem}_a", "--replications", count)
        theirs, by_other = content_by(other, study, here / f"{study.stem}_b", "--replications", count)
        assert by != by_other, f"{this} and {other} were both compiled by {by}"
        expect_same(f"{study.stem} by {by} and by {by_other}", ours, theirs)
    fewer, _ = content_by(other, tiny, here / "fewer", "--replications", 299)
    ours, _ = content_by(this, tiny, here / "control", "--replications", 300)
    expect_other("one replication fewer (control)", ours, fewer)

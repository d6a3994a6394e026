#!/usr/bin/python3
"""The number of threads changes no result. Usage: threads_test.py PROGRAM"""
from runs import Folder, bexley, content, council, expect_other, expect_same, everything, run

with Folder() as here:
    for study, *what in ((bexley, "--replications", 300, "--years", 2), (everything,), (council,)):
        at = here / study.stem
        at.mkdir()
        one = content(run(study, at / "one", *what, "--threads", 1))
        for threads in (2, 8):
            other = content(run(study, at / f"{threads}", *what, "--threads", threads))
            expect_same(f"{study.stem}, 1 and {threads} threads", one, other)
        expect_other("another seed", one, content(run(study, at / "other", *what, "--seed", 7)))

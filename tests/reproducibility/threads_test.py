#!/usr/bin/python3
"""The number of threads changes no result. Usage: threads_test.py PROGRAM"""
from runs import Folder, bexley, content, expect_other, expect_same, run

what = ("--replications", 300, "--years", 2)
with Folder() as here:
    one = content(run(bexley, here / "one", *what, "--threads", 1))
    for threads in (2, 8):
        other = content(run(bexley, here / f"{threads}", *what, "--threads", threads))
        expect_same(f"1 and {threads} threads", one, other)
    expect_other("another seed", one, content(run(bexley, here / "other", *what, "--seed", 7)))

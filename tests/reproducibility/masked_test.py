#!/usr/bin/python3
"""A processor without fused multiply-add, AVX2 or AVX-512 gives the same results.
Usage: masked_test.py PROGRAM MASK BITS

MASK runs a command under the mask; BITS prints a checksum of the C library's functions, which the
mask must move, or it masks nothing."""
import subprocess
import sys

from runs import Folder, bexley, content, expect_same, everything, run

mask, bits = sys.argv[2:4]


def library(*before):
    return subprocess.check_output([*before, bits, "library"])


with Folder() as here:
    for study, replications, years in ((bexley, 40, 10), (everything, 300, 5)):
        what = ("--replications", replications, "--years", years)
        at = here / study.stem
        at.mkdir()
        plain = content(run(study, at / "plain", *what))
        masked = content(run(study, at / "masked", *what, before=[mask]))
        expect_same(f"{study.stem}, with and without newer instructions", plain, masked)

if library() != library(mask):
    print("The mask works: the C library's log, exp and pow differ under it.")
elif " fma " in open("/proc/cpuinfo").read():
    sys.exit("The mask does nothing, though this processor has what it is to mask.")
else:
    print("Cannot tell: this processor has nothing to mask, so both runs were as on an older one.")

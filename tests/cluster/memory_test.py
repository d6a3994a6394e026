#!/usr/bin/python3
"""The memory of a task does not grow with the replications it runs. Usage: memory_test.py PROGRAM"""
import os
import subprocess
import sys

from runs import Folder, command, source, tiny

whole_batch = 12 << 20  # what a batch of 256 and a full page cache may take more than 100


def peak(study, folder, replications):
    """Of one task, in bytes."""
    process = subprocess.Popen(command(study, folder, "--replications", replications, "--threads", 1,
                                       "--shard", "1/1"))
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{replications} replications ended with {status}")
    print(f"{study.name}, {replications} replications: {usage.ru_maxrss / 1024:.1f} MiB at most")
    return usage.ru_maxrss * 1024


with Folder() as here:
    few, batches, many = (peak(tiny, here / str(n), n) for n in (100, 2560, 10_000))
    if many > 1.1 * batches or many > few + whole_batch:
        sys.exit("memory grows with replications")
    more = peak(source / "scenarios/studies/bexley_third.yaml", here / "control", 512)
    if more <= few:
        sys.exit("the measurement cannot tell a larger study from a tiny one (control)")

#!/usr/bin/python3
"""Tasks killed and requeued, and a node that dies, change nothing in what is merged; nor does the
number of tasks, of the sweep that is shipped. Takes minutes. Usage: slurm_faults_test.py PROGRAM"""
import os
import signal
import sys

from one_machine import (Slurm, ask, ended, growing, node_of, process_of, state, submit, sweep, until)
from runs import Folder, content, expect_same, run, source

many = ("--replications", 6000)
tasks = 4


def when_growing(out, job, i):
    """Waits until task i is running and has finished batches; its folder."""
    folder = out / f"shards/{i}-of-{tasks}"
    until(f"task {i} half way", lambda: state(f"{job}_{i}") == "RUNNING" and growing(folder))
    return folder


def logs(out):
    return "".join(path.read_text() for path in sorted((out / "logs").glob("*.log")))


def killed_task(out):
    job = submit(out, tasks, *many)
    process = process_of(when_growing(out, job, 2))
    os.kill(process, signal.SIGKILL)
    ended(300)
    if "Shards 2 are not finished and are submitted again" not in logs(out):
        sys.exit(f"the killed task was not noticed: {logs(out)}")


def requeued_task(out):
    job = submit(out, tasks, *many)
    when_growing(out, job, 3)
    said = ask("scontrol", "requeue", f"{job}_3")
    if said.returncode != 0:
        sys.exit(said.stderr)
    ended(300)


def killed_node(slurm, out):
    job = submit(out, tasks, *many)
    when_growing(out, job, 1)
    node = node_of(f"{job}_1")
    on_it = [i for i in range(1, tasks + 1) if node_of(f"{job}_{i}") == node]
    victims = [slurm.pid(f"slurmd.{node}")]
    for i in on_it:
        task = process_of(out / f"shards/{i}-of-{tasks}")
        if task:
            victims += [parent_of(task), task]  # its slurmstepd goes with the node, then it
    for process in victims:
        os.kill(process, signal.SIGKILL)
    print(f"{node} died with tasks {on_it}")
    ended(300)
    if ask("sinfo", "-h", "-n", node, "-o", "%t").stdout.strip()[:4] != "down":
        sys.exit("Slurm never noticed that the node had died")
    slurm.act("node", node[1:])


def parent_of(process):
    with open(f"/proc/{process}/stat", encoding="utf-8") as file:
        return int(file.read().rsplit(")", 1)[1].split()[1])


with Folder() as here, Slurm(here) as slurm:
    straight = content(run(sweep, here / "one", *many))
    for what in (killed_task, requeued_task):
        what(here / what.__name__)
        expect_same(what.__name__, straight, content(here / what.__name__))
    killed_node(slurm, here / "killed_node")
    expect_same("killed_node", straight, content(here / "killed_node"))

    shipped = source / "scenarios/sweeps/payment_and_coaching.yaml"
    one = content(run(shipped, here / "shipped"))
    tasks = 16
    submit(here / "sixteen", tasks, study=shipped)
    ended(600)
    expect_same("64 points x 3 policies x 200 replications, 16 tasks", one, content(here / "sixteen"))

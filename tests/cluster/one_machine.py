"""A real one-machine Slurm for a test, and studies run through it."""
import os
import pathlib
import subprocess
import sys
import time

from runs import batches, program, source

scripts = source / "scripts/slurm"
sweep = source / "tests/cluster/sweep.yaml"
skipped = 77  # what CTest takes for "skipped"


class Slurm:
    """Two nodes, up while the test runs. Where Slurm cannot run the test ends as skipped, and says why."""

    def __init__(self, folder):
        self.folder = folder / "slurm"
        folder.chmod(0o755)  # munge wants every folder above its socket to be open

    def __enter__(self):
        started = self.act("start")
        if started.returncode == 69:
            print(f"SKIPPED: {started.stderr.strip()}")
            sys.exit(skipped)
        if started.returncode != 0:
            sys.exit(f"Slurm did not start: {started.stderr}")
        os.environ["SLURM_CONF"] = str(self.folder / "slurm.conf")
        os.environ["TENURE"] = str(program)
        return self

    def __exit__(self, *_):
        self.act("stop")

    def act(self, what, *more):
        return subprocess.run([scripts / "one_machine", what, self.folder, *map(str, more)], text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def pid(self, daemon):
        return int((self.folder / f"run/{daemon}.pid").read_text())


def ask(*command):
    return subprocess.run([*map(str, command)], text=True, capture_output=True)


def submit(out, tasks, *options, study=sweep):
    """Submits and returns the number of the array's job."""
    said = ask(scripts / "submit", study, "--tasks", tasks, "-o", out, "--", *options)
    if said.returncode != 0:
        sys.exit(f"submit ended with {said.returncode}: {said.stderr}")
    return said.stdout.split("array ")[1].split(",")[0]


def until(what, holds, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            sys.exit(f"{what} did not come about in {seconds} s\n{ask('squeue', '-r').stdout}")
        time.sleep(0.1)


def ended(seconds=120):
    """Waits until no job is left, those that jobs submit included."""
    until("the end of all jobs", lambda: ask("squeue", "-h").stdout.strip() == "", seconds)


def state(job):
    """Of an array's task: RUNNING, PENDING, ...; empty if there is no such."""
    return ask("squeue", "-h", "-r", "-j", job, "-o", "%T").stdout.strip()


def node_of(job):
    return ask("squeue", "-h", "-r", "-j", job, "-o", "%N").stdout.strip()


def process_of(folder):
    """The number of the process that runs a shard, 0 if none does."""
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if words[0] == bytes(program) and bytes(folder) in words:
            return int(entry.name)
    return 0


def growing(folder):
    """Whether a shard that is running has some of its batches."""
    return batches(folder, "results.sqlite.part") > 0

#!/usr/bin/python3
"""Runs and shards are killed, resumed, copied, cut short and merged in random order: what is merged in the
end equals a run that nothing befell. Usage: schedules_test.py PROGRAM KILLS SEED"""
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from outputs import act, equal, exports, output, study, words
from runs import Folder, content, difference, program, tiny

kills, seed = int(sys.argv[2]), int(sys.argv[3])
acceptable = (0, 74, -signal.SIGKILL)


class Schedule:
    def __init__(self, here, number, whole):
        self.here, self.chance, self.whole = here / f"schedule_{number}", random.Random(seed + number), whole
        self.here.mkdir()
        self.number, self.of, self.killed, self.log = number, self.chance.randint(1, 3), 0, []

    def fail(self, what):
        sys.exit(f"schedule {self.number}: {what}\n" + "\n".join(self.log))

    def shard(self, i):
        return self.here / f"shard_{i}"

    def start(self, line, seconds):
        """Begins a command and kills it after so many seconds, unless it has ended."""
        process = subprocess.Popen([*map(str, line)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        told = process.communicate()[1]
        self.log.append(f"{' '.join(map(str, line[1:3]))} ...: {process.returncode} {told.strip()}")
        self.killed += process.returncode == -signal.SIGKILL
        if process.returncode not in acceptable or (process.returncode == 74 and not told):
            self.fail(f"exit {process.returncode}")
        return process.returncode

    def run(self, i, seconds):
        return self.start([program, "run", tiny, "-o", self.shard(i), "--quiet", *study, "--shard", f"{i}/{self.of}",
                           "--resume"], seconds)

    def merge(self, seconds):
        shards = [folder for folder in sorted(self.here.glob("shard_*")) if folder.is_dir()]
        return self.start([program, "merge", self.here / "merged", *shards, "--quiet"], seconds)

    def copy(self, i):
        into = self.here / f"shard_{i}_copy"
        if self.shard(i).exists() and not into.exists():
            shutil.copytree(self.shard(i), into)
            self.log.append(f"copied {i}")

    def cut(self, i):
        files = [file for file in self.shard(i).glob("*") if file.is_file() and file.stat().st_size > 0] \
            if self.shard(i).exists() else []
        if files:
            file = self.chance.choice(sorted(files))
            os.truncate(file, self.chance.randrange(file.stat().st_size))
            self.log.append(f"cut {file.name} of {i}")

    def step(self, longest):
        i, seconds = self.chance.randint(1, self.of), self.chance.uniform(0, longest)
        what = self.chance.choices(("run", "merge", "copy", "cut"), (6, 2, 1, 1))[0]
        if what == "run":
            self.run(i, seconds)
        elif what == "merge":
            self.merge(seconds)
        else:
            getattr(self, what)(i)

    def complete(self):
        """Everything to its end; copies that were not whole are not taken."""
        for i in range(1, self.of + 1):
            if self.run(i, 300) != 0:
                self.fail(f"shard {i} did not complete")
            copied = self.here / f"shard_{i}_copy"
            if copied.exists() and self.chance.random() < .5:
                shutil.rmtree(copied)
            elif copied.exists():
                shutil.rmtree(copied)
                shutil.copytree(self.shard(i), copied)
        if self.merge(300) != 0:
            self.fail("nothing was merged")
        found = difference(self.whole, content(self.here / "merged"))
        if found:
            self.fail(f"other content: {found}")


def kill_runs(here, whole, chance, longest):
    """A plain run and each output of it, killed and given again."""
    killed = 0
    for command in ("run", *exports):
        folder = here / f"plain_{command}_{chance.random()}"
        folder.mkdir()
        line = [*map(str, words("resume" if command == "run" else command, folder, here / "whole"))]
        process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, longest))
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        again = act("resume" if command == "run" else command, folder, here / "whole")
        if again.returncode != 0 or not equal(output(command, folder, again.stdout), whole[command]):
            sys.exit(f"{command} after a kill: exit {again.returncode}, {again.stderr}")
        shutil.rmtree(folder)
    return killed


began = time.monotonic()
with Folder() as here:
    before = time.monotonic()
    act("run", here / "whole")
    longest = time.monotonic() - before
    whole = {"run": content(here / "whole")}
    for command in exports:
        said = act(command, here / f"whole_{command}", here / "whole")
        whole[command] = output(command, here / f"whole_{command}", said.stdout)
    killed, schedules = 0, 0
    while killed < kills:
        schedule = Schedule(here, schedules, whole["run"])
        for _ in range(schedule.chance.randint(2, 10)):
            schedule.step(longest)
        schedule.complete()
        shutil.rmtree(schedule.here)
        killed += schedule.killed + kill_runs(here, whole, schedule.chance, longest)
        schedules += 1
    print(f"{killed} kills in {schedules} schedules, {time.monotonic() - began:.0f} s: nothing lost, nothing doubled")

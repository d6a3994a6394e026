#!/usr/bin/python3
"""Whatever happens to shards, merged results are those of one process, or nothing is merged and the
words say why. Usage: faults_test.py PROGRAM"""
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

from runs import Folder, batches, command, content, difference, expect_same, program, run, source

sweep = source / "tests/cluster/sweep.yaml"
of = 3
few = ("--replications", 300, "--threads", 1)
many = ("--replications", 2000, "--threads", 1)


def shard(folder, i, *options):
    return run(sweep, folder, "--shard", f"{i}/{of}", *options)


def start(folder, i, *options):
    return subprocess.Popen(command(sweep, folder, "--shard", f"{i}/{of}", *options), text=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def merge(into, folders, *options):
    return subprocess.run([program, "merge", into, *folders, *options], text=True, capture_output=True)


def expect(holds, what):
    if not holds:
        sys.exit(f"not so: {what}")
    print(what)


def expect_merged(what, into, folders, straight):
    said = merge(into, folders)
    if said.returncode != 0:
        sys.exit(f"{what}: {said.stderr}")
    expect_same(what, straight, content(into))
    return said.stderr


def expect_refused(what, into, folders, *words):
    said = merge(into, folders)
    missed = [word for word in words if word not in said.stderr]
    if said.returncode != 74 or missed:
        sys.exit(f"{what}: exit {said.returncode}, without {missed}: {said.stderr}")
    if (into / "results.sqlite").exists():
        sys.exit(f"{what}: something was merged")
    print(f"{what}: refused")


def copy(folder, name):
    return shutil.copytree(folder, folder.with_name(name))


def change(file, at, byte):
    with open(file, "r+b") as f:
        f.seek(at)
        f.write(byte)


def damaged_shards(here, good, straight):
    broken = copy(good[1], "cut")
    os.truncate(broken / "results.sqlite", (broken / "results.sqlite").stat().st_size - 1000)
    expect_refused("a shard cut short", here / "m_cut", [good[0], broken, good[2]], "cut is damaged",
                   "bytes of the", "Missing of 3 shards: 2.")
    shard(broken, 2, *few, "--resume")
    expect_merged("the same, run again", here / "m_cut", [good[0], broken, good[2]], straight)

    flipped = copy(good[2], "flipped")
    change(flipped / "results.sqlite", 30_000, b"\xa5\x5a")
    expect_refused("two other bytes", here / "m_flipped", [*good[:2], flipped], "have the checksum")
    empty = copy(good[2], "no_manifest")
    (empty / "shard.json").unlink()
    expect_refused("no manifest", here / "m_no", [*good[:2], empty], "is not complete")
    shard(empty, 3, *few, "--resume")
    expect_merged("the same, gone on with", here / "m_no", [*good[:2], empty], straight)


def wrong_shards(here, good, straight):
    expect_refused("one missing", here / "m_missing", good[:2], "Missing of 3 shards: 3.")
    said = merge(here / "m_partial", good[:2], "--partial")
    expect(said.returncode == 0 and difference(straight, content(here / "m_partial")),
           "what there is can be merged, and is not the whole (control)")
    expect_merged("the rest later", here / "m_partial", good, straight)

    notes = expect_merged("two copies of one", here / "m_twice", [*good, copy(good[0], "again")], straight)
    expect("Shard 1 is there twice" in notes, "the copy is told")

    other = shard(here / "seed", 2, *few, "--seed", 9)
    expect_refused("another seed", here / "m_seed", [good[0], other, good[2]],
                   "seed is foreign: it has the seed 9, not 5", "Missing of 3 shards: 2.")
    other = shard(here / "longer", 2, *few, "--years", 1)
    expect_refused("another horizon", here / "m_years", [good[0], other, good[2]], "longer is foreign")
    other = run(sweep, here / "quarter", *few, "--shard", "2/4")
    expect_refused("another division", here / "m_of", [good[0], other, good[2]], "part 2 of 4")
    other = copy(good[1], "version")
    manifest = json.loads((other / "shard.json").read_text())
    manifest["version"] = "0.0.9"
    (other / "shard.json").write_text(json.dumps(manifest))
    expect_refused("another version", here / "m_version", [good[0], other, good[2]],
                   "was made by tenure 0.0.9")
    again = subprocess.run(command(sweep, other, "--shard", "2/3", *few, "--resume"), text=True,
                           capture_output=True)
    expect(again.returncode == 74 and "0.0.9" in again.stderr, "nor is it gone on with")


def until_growing(folder, process):
    while process.poll() is None and batches(folder, "results.sqlite.part") < 2:
        time.sleep(0.01)


def killed(here, straight, good):
    process = start(here / "killed", 2, *many)
    until_growing(here / "killed", process)
    process.kill()
    expect(process.wait() == -signal.SIGKILL, "a shard is killed half way")
    kept = batches(here / "killed", "results.sqlite.part")
    expect_refused("what was killed", here / "m_killed", [good[0], here / "killed", good[2]],
                   "killed is not complete")
    shard(here / "killed", 2, *many, "--resume")
    told = json.loads((here / "killed/run.json").read_text())
    expect(told["batches_kept"] >= kept > 0, f"{kept} batches were kept")
    expect_merged("killed and resumed", here / "m_killed", [good[0], here / "killed", good[2]], straight)


def two_at_once(here):
    first = start(here / "both", 1, *many)
    until_growing(here / "both", first)
    second = start(here / "both", 1, *many, "--resume")
    said = second.communicate()[1]
    expect(second.returncode == 74 and "another run is writing here" in said, "a second run keeps out")
    expect(first.wait() == 0, "and does the first no harm")


def interrupted_merge(here, good, straight):
    for attempt in range(20):
        into = here / f"m_stopped_{attempt}"
        process = subprocess.Popen([program, "merge", into, *good], stdout=subprocess.DEVNULL)
        while process.poll() is None and not (into / "results.sqlite.part").exists():
            pass
        time.sleep(0.01 + 0.01 * attempt)
        process.kill()
        if process.wait() == -signal.SIGKILL:
            break
    else:
        sys.exit("no merge was ever interrupted")
    expect(not (into / "results.sqlite").exists(), "a merge that is killed leaves no results")
    expect_merged("merged again", into, good, straight)


class SmallDisk:
    """A file system of a few hundred kilobytes; where none may be mounted, a limit on files."""

    def __init__(self, at):
        self.at = at
        at.mkdir()
        self.mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", at],
                                      stderr=subprocess.DEVNULL).returncode == 0
        print("a small tmpfs" if self.mounted else "no tmpfs may be mounted: files are limited instead")

    def limit(self):
        if not self.mounted:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    def grow(self):
        if self.mounted:
            subprocess.run(["mount", "-o", "remount,size=100m", self.at], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.mounted:
            subprocess.run(["umount", self.at], check=True)


def full_disk(here, good, straight):
    with SmallDisk(here / "disk") as disk:
        small = disk.at / "shard"
        said = subprocess.run(command(sweep, small, "--shard", f"2/{of}", *many), text=True,
                              capture_output=True, preexec_fn=disk.limit)
        words = "the disk is full" if disk.mounted else "check the disk"
        expect(said.returncode == 74 and words in said.stderr, f"a full disk is told: {words}")
        expect_refused("what it left", here / "m_full", [good[0], small, good[2]], "is not complete")
        disk.grow()
        shard(small, 2, *many, "--resume")
        expect_merged("with room again", here / "m_full", [good[0], small, good[2]], straight)


with Folder() as here:
    short = content(run(sweep, here / "short", *few))
    parts = [shard(here / str(i), i, *few) for i in range(1, of + 1)]
    expect_merged("three shards", here / "merged", parts[::-1], short)
    damaged_shards(here, parts, short)
    wrong_shards(here, parts, short)
    (here / "long").mkdir()
    long = content(run(sweep, here / "long/one", "--replications", 2000))
    parts = [shard(here / f"long/{i}", i, *many) for i in range(1, of + 1)]
    here = here / "long"
    killed(here, long, parts)
    two_at_once(here)
    interrupted_merge(here, parts, long)
    full_disk(here, parts, long)

#!/usr/bin/python3
"""A study that decides drops the same policies after the same rounds whatever the threads, after a kill
and over shards, round by round, with the same content. Usage: decided_test.py PROGRAM"""
import json
import pathlib
import sqlite3
import subprocess
import sys

from runs import Folder, content, expect_other, expect_same, killed, program, run

study = pathlib.Path(__file__).resolve().parent / "decided_study.yaml"


def selection(folder):
    database = sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True)
    rows = database.execute("SELECT policy, selected, replications, dropped_after, dropped_by, behind_gbp "
                            "FROM selection").fetchall()
    database.close()
    return {row[0]: row[1:] for row in rows}


def check_selection(folder):
    found = selection(folder)
    print(found)
    selected = [policy for policy, row in found.items() if row[0]]
    if len(selected) != 1 or not json.loads((folder / "run.json").read_text())["decided"]:
        sys.exit(f"not decided: {found}")
    same = found["none_at_all"]
    if same[3] != "as_it_is" or same[4] != 0:
        sys.exit(f"equals are not told: {found}")
    runs = sorted(row[1] for row in found.values())
    if not (runs[0] == 64 and runs[-1] > 64 and runs[-1] < 20000):
        sys.exit(f"nothing dropped out early, or nothing took long: {runs}")
    database = sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True)
    stored = dict(database.execute("SELECT p.name, count(*) FROM overall_wide w JOIN policy p ON p.id = w.policy "
                                   "GROUP BY p.name").fetchall())
    database.close()
    if stored != {policy: row[1] for policy, row in found.items()}:
        sys.exit(f"rows stored {stored} are not those told {found}")


def check_words(folder, *more):
    """Who was selected, or is still in, and why the others are out, as `compare` says it."""
    found, told = selection(folder), run_words("compare", folder)
    selected = [policy for policy, row in found.items() if row[0]]
    wanted = ["Decided after" if selected else "Not decided after", *more]
    wanted += [f'"{policy}". Where the best leads by £100 a year' for policy in selected]
    wanted += [f"behind {row[3]}: {policy}" for policy, row in found.items() if row[3] == "as_it_is"]
    wanted += [f"{policy}, equal in every one" for policy, row in found.items() if row[3] and row[4] == 0]
    for words in wanted:
        if words not in told:
            sys.exit(f"{words!r} is not in {told}")


def run_words(*words):
    return " ".join(subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout.split())


def in_rounds(folder, shards):
    """Round after round of shards, each merged before the next, as the scripts for clusters do."""
    rounds = 0
    while True:
        missing = subprocess.run([program, "shards", study, "--of", str(shards), "-o", folder, "--missing"],
                                 check=True, capture_output=True, text=True).stdout.strip()
        if not missing:
            return rounds
        for i in range(1, shards + 1):
            run(study, folder / f"shards/{i}-of-{shards}", "--shard", f"{i}/{shards}", "--resume",
                "--round-after", folder)
        subprocess.run([program, "merge", folder, *(folder / "shards").iterdir()], check=True,
                       stdout=subprocess.DEVNULL)
        rounds += 1


with Folder() as here:
    one = content(run(study, here / "one", "--threads", 1))
    check_selection(here / "one")
    check_words(here / "one")
    run(study, here / "few", "--replications", 64)
    check_words(here / "few", "would decide")
    for threads in (2, 8):
        expect_same(f"{threads} threads", one, content(run(study, here / f"t{threads}", "--threads", threads)))
    kept = killed(study, here / "killed", 3, "--threads", 1)  # in its second round
    expect_same(f"killed after {kept} batches and resumed", one, content(run(study, here / "killed", "--resume")))
    expect_same("resumed when all was done", one, content(run(study, here / "killed", "--resume")))
    rounds = in_rounds(here / "cluster", 3)
    if rounds < 2:
        sys.exit("one round only: the test has lost its point")
    expect_same(f"{rounds} rounds of shards", one, content(here / "cluster"))
    expect_other("another seed", one, content(run(study, here / "other", "--seed", 6)))

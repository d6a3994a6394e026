"""What the tests of `tenure seek` share: running it, its answer as numbers, the content of its store."""
import csv
import json
import pathlib
import sqlite3
import subprocess
import sys

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
HERE = SOURCE / "tests/seek"


def seek(study, folder, *options, check=True):
    return subprocess.run([PROGRAM, "seek", str(study), "-o", str(folder), *map(str, options)],
                          capture_output=True, text=True, check=check)


def answer(study, folder, *options):
    """The tables of the answer; `seek_answer` as a dictionary."""
    tables = json.loads(seek(study, folder, "--json", *options).stdout)
    tables["seek_answer"] = {row["key"]: row["value"] for row in tables["seek_answer"]}
    return tables


def tried(folder):
    with open(pathlib.Path(folder) / "seek_tried.csv", newline="") as file:
        return list(csv.DictReader(file))


def content(folder):
    """Everything in the store but timings and who made it, row by row."""
    with sqlite3.connect(pathlib.Path(folder) / "seek.sqlite") as store:
        tables = sorted(name for (name,) in store.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'") if name not in ("timing", "provenance"))
        return {name: sorted(store.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}


def column(row, start):
    return float(next(value for name, value in row.items() if name.startswith(start)))

"""Runs of the program in folders that go away, and what their results hold."""
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

program = pathlib.Path(sys.argv[1]).resolve()
source = pathlib.Path(__file__).resolve().parents[2]
bexley = source / "tests/authorities/pathway_study.yaml"
everything = source / "tests/reproducibility/workload_study.yaml"
council = source / "tests/reproducibility/council_study.yaml"
tiny = source / "tests/reproducibility/tiny_study.yaml"


def command(study, folder, *options):
    return [program, "run", study, "-o", folder, "--quiet", *map(str, options)]


def run(study, folder, *options, before=(), environment=None):
    """One run, to its end. `before` stands in front of the program's name."""
    subprocess.run([*before, *command(study, folder, *options)], check=True, env=environment,
                   stderr=subprocess.DEVNULL)
    return folder


def content(folder, file="results.sqlite"):
    """Rows of every table but `timing`, by the table's name, in the order of their first columns."""
    database = sqlite3.connect(f"file:{folder}/{file}?mode=ro", uri=True)
    tables = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' "
                              "AND name <> 'timing' ORDER BY name").fetchall()
    rows = {"": tables}
    for name, _ in tables:
        columns = len(database.execute(f"SELECT * FROM {name} LIMIT 0").description)
        order = ", ".join(str(c + 1) for c in range(columns))
        rows[name] = database.execute(f"SELECT * FROM {name} ORDER BY {order}").fetchall()
    database.close()
    return rows


def batches(folder, file="results.sqlite"):
    """How many batches are in; 0 while there are no results yet."""
    try:
        database = sqlite3.connect(f"file:{folder}/{file}?mode=ro", uri=True)
        try:
            return database.execute("SELECT count(*) FROM batch").fetchone()[0]
        finally:
            database.close()
    except sqlite3.OperationalError:
        return 0


def killed(study, folder, after, *options):
    """A run that is killed once so many batches are in. @return how many were then"""
    process = subprocess.Popen(command(study, folder, *options), stderr=subprocess.DEVNULL)
    while process.poll() is None and batches(folder) < after:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return batches(folder)


def difference(a, b):
    """Where two contents first differ, in words; empty where they are the same to the bit."""
    if a.keys() != b.keys():
        return f"tables differ: {sorted(a.keys() ^ b.keys())}"
    for table in a:
        if len(a[table]) != len(b[table]):
            return f"{table}: {len(a[table])} rows against {len(b[table])}"
        for x, y in zip(a[table], b[table]):
            if repr(x) != repr(y):
                return f"{table}: {x} against {y}"[:400]
    return ""


def expect_same(what, a, b):
    found = difference(a, b)
    if found:
        sys.exit(f"{what}: {found}")
    print(f"{what}: the same content, {sum(map(len, a.values()))} rows")


def expect_other(what, a, b):
    """Control: the comparison can tell two contents apart."""
    if not difference(a, b):
        sys.exit(f"{what}: no difference was found, though there is one")


class Folder:
    """A folder of its own for a test's runs; gone when the test has ended."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="tenure_"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path)

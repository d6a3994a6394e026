"""Run tenure's studies and read their results with pandas and xarray.

    import tenure
    results = tenure.run("bexley", "results/bexley", replications=64)
    results.comparison()                  # a row a policy and measure
    results.outcomes(["vacancy_rate"])    # a row a policy, replication and year
    results.decision()                    # as `tenure compare --json` says it
    results.dataset()                     # an xarray.Dataset, by way of NetCDF

Everything is computed by the program that comes with this package; nothing is computed here.
"""
from __future__ import annotations

import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import typing

if typing.TYPE_CHECKING:
    import pandas
    import xarray

__all__ = ["Failed", "Results", "call", "check", "change", "program", "run", "version"]


class Failed(RuntimeError):
    """The program ended with a fault; `code` is its exit code: 64 usage, 65 scenario, 74 files."""

    def __init__(self, said: str, code: int) -> None:
        super().__init__(said.strip())
        self.code = code


def program() -> pathlib.Path:
    """The program: $TENURE where it is set, else the one in this package."""
    return pathlib.Path(os.environ.get("TENURE") or pathlib.Path(__file__).parent / "program" / "tenure")


def call(*words: str | os.PathLike[str]) -> str:
    """What a command prints: call("check", "bexley"). Raises Failed where it ends with a fault."""
    done = subprocess.run([program(), *map(os.fspath, words)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(done.stderr or done.stdout, done.returncode)
    return done.stdout


def version() -> str:
    """Version, commit and compiler of the program."""
    return call("--version").strip()


def check(*files: str | os.PathLike[str]) -> None:
    """Raises Failed with every fault of the scenario files, with line and column."""
    call("check", *files)


def change(study: str | os.PathLike[str], into: str | os.PathLike[str], fields: dict[str, list[typing.Any]]) -> pathlib.Path:
    """Writes a sweep that runs the study at every combination of the fields' values, by the names
    that results know them by: {"authority.leaving.pay_elasticity": [0, 1]}. It is run like a study.
    """
    where = pathlib.Path(into)
    place = os.path.relpath(pathlib.Path(study).resolve(), where.parent.resolve())
    lines = [f"study: {json.dumps(pathlib.PurePath(place).as_posix())}", "design: grid", "vary:"]
    for name, values in fields.items():
        kind = "words" if any(isinstance(value, str) for value in values) else "values"
        lines.append(f"  - {{field: {json.dumps(name)}, {kind}: {json.dumps(values)}}}")
    where.write_text("\n".join(lines) + "\n", encoding="utf-8")
    check(where)
    return where


def run(study: str | os.PathLike[str], output: str | os.PathLike[str], *, replications: int | None = None,
        years: float | None = None, seed: int | None = None, threads: int | None = None,
        policies: typing.Sequence[str] = (), resume: bool = False) -> Results:
    """Runs a study or a sweep and returns its results. Results that are there are never overwritten;
    with resume a run that was stopped goes on."""
    words: list[str] = ["run", os.fspath(study), "-o", os.fspath(output), "--quiet"]
    for flag, value in (("--replications", replications), ("--years", years), ("--seed", seed),
                        ("--threads", threads)):
        if value is not None:
            words += [flag, str(value)]
    if policies:
        words += ["--policy", *policies]
    if resume:
        words.append("--resume")
    call(*words)
    return Results(output)


class Results:
    """The results in a folder."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = pathlib.Path(folder)
        self.file = self.folder / "results.sqlite"
        if not self.file.exists():
            raise Failed(f"{self.file}: there are no results; run a study first", 74)

    def query(self, sql: str, *values: typing.Any) -> pandas.DataFrame:
        """Rows of any of the tables, which `tenure export` describes in its dictionary."""
        import pandas
        store = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return pandas.read_sql(sql, store, params=values)
        finally:
            store.close()

    def measures(self) -> pandas.DataFrame:
        """Name, unit, label and meaning of every measure."""
        return self.query("SELECT * FROM measure ORDER BY id").set_index("name")

    def outcomes(self, measures: typing.Sequence[str]) -> pandas.DataFrame:
        """A row a policy, replication, year and measure, in the measures' units."""
        places = ", ".join("?" * len(measures))
        return self.query(f"SELECT * FROM outcome WHERE measure IN ({places})", *measures)

    def yearly(self) -> pandas.DataFrame:
        """Mean, standard error and percentiles by policy, measure and year."""
        return self.query("SELECT * FROM yearly")

    def comparison(self) -> pandas.DataFrame:
        """Each policy against the baseline over the whole horizon, by measure."""
        return self.query("SELECT * FROM comparison")

    def decision(self) -> dict[str, typing.Any]:
        """Differences, losses and what it is worth to know more, as `tenure compare --json` says."""
        return json.loads(call("compare", self.folder, "--json"))

    def dataset(self) -> xarray.Dataset:
        """Every outcome as labelled arrays."""
        import xarray
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "results.nc")
            call("export", self.folder, "--format", "netcdf", "-o", file, "--quiet")
            with xarray.open_dataset(file) as data:
                return data.load()

    def report(self) -> pathlib.Path:
        """Writes the report, one page, and returns its path."""
        call("report", self.folder)
        return self.folder / "report.html"

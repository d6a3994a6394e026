"""The outputs of every command, made once, and what one is beside another that should be equal."""
import os
import pathlib
import subprocess
import zipfile

import netCDF4

from runs import content, difference, program, source as sources, tiny

study = ("--replications", "600", "--threads", "2")  # three batches
exports = {"csv": "csv", "xlsx": "book.xlsx", "netcdf": "arrays.nc", "report": "page.html", "compare": None, "json": None}
of_search = {f"{command} of a search": file for command, file in exports.items() if file}


def words(command, folder, source=None):
    """The words of a command. `source`: results it reads, or the folder of shards it merges."""
    if command in ("run", "resume"):
        return [program, "run", tiny, "-o", folder, "--quiet", *study, *(["--resume"] if command == "resume" else [])]
    if command == "shard":
        return [program, "run", tiny, "-o", folder, "--quiet", *study, "--shard", "1/2", "--resume"]
    if command == "merge":
        return [program, "merge", folder, source / "shard_1", source / "shard_2", "--quiet"]
    if command == "upgrade":
        return [program, "upgrade", folder]
    if command == "search":
        return [program, "seek", sources / "tests/seek/small.yaml", "-o", folder, "--quiet", "--threads", "2", "--resume"]
    if command == "backtest":
        return [program, "backtest", "--from-csww", sources / "scenarios/data/csww_indicators.csv", "--fit", "2017-2020",
                "--score", "2021-2022", "--replications", "8", "--council", "Kent", "--council", "Leeds", "--base",
                sources / "scenarios/authorities/england_base.yaml", "-o", folder, "--quiet", "--threads", "2", "--resume"]
    if command in ("compare", "json"):
        return [program, "compare", source, *(["--json"] if command == "json" else [])]
    what = command.split()[0]
    act = ["report", source] if what == "report" else ["export", source, "--format", what]
    return [program, *act, "-o", folder / exports[what], "--quiet"]


def act(command, folder, source=None, **more):
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(folder.parent), **more}
    return subprocess.run([*map(str, words(command, folder, source))], capture_output=True, text=True,
                          env=environment, timeout=300)


def unpacked(file):
    with zipfile.ZipFile(file) as book:
        return {name: book.read(name) for name in book.namelist() if not name.startswith("docProps")}


def output(command, folder, said=""):
    """What a command has made, as a value that equals another's where the two are equal."""
    if command in ("run", "resume", "merge", "upgrade"):
        return content(folder)
    if command == "shard":
        return content(folder)
    if command == "search":
        return {**content(folder, "seek.sqlite"), "files": [files_of(folder, "seek.html", "seek.svg", "*.csv")]}
    if command == "backtest":
        return files_of(folder, "**/*.*")
    if command in ("compare", "json"):
        return said
    what = command.split()[0]
    at = folder / exports[what]
    if what == "csv":
        return files_of(at, "*")
    return unpacked(at) if what == "xlsx" else arrays(at) if what == "netcdf" else at.read_bytes()


def arrays(file):
    """By name, bit for bit, with what is noted of them. A chunk for which there was no memory to pack it stands
    unpacked in the file, which is as good."""
    with netCDF4.Dataset(file) as data:
        data.set_auto_maskandscale(False)
        return {name: (array[:].tobytes() if array.dtype != str else list(array[:]), repr(array.__dict__))
                for name, array in [*data.variables.items()]} | {"notes": repr(data.__dict__)}


def files_of(folder, *patterns):
    return {str(file.relative_to(folder)): file.read_bytes() for pattern in patterns for file in folder.glob(pattern)}


def equal(a, b):
    return a == b if not isinstance(a, dict) or "" not in a else not difference(a, b)


def half_made(folder, command):
    """Files that are not whole, but for the results that a shard grows."""
    return [file.name for file in pathlib.Path(folder).rglob("*.part*")
            if command != "shard" or not file.name.startswith("results.sqlite.part")]

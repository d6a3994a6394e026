#!/usr/bin/python3
"""The program beside a second, slow implementation in SimPy, on small worlds: means and variances of what
both count, year by year, in standard errors. Control: with one rule of the second one changed, the measure
that the rule is about must be found to differ.
Usage: compare_test.py PROGRAM REPLICATIONS SEED (of the second implementation, for each world)"""
import json
import math
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

try:
    import simpy
except ModuleNotFoundError:
    print("Skipped: there is no SimPy (python3-simpy3) for this python.")
    sys.exit(77)

from second_model import Council
from worlds import WORLDS

program, replications, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
as_many = 20  # replications of the program for each of the second implementation
# All comparisons of a run, some 300: one beyond 4.5 comes in 1 of 500 runs by chance.
allowed = 4.5
# Measures of the program, and how the second implementation counts the same.
plain = ("leavers", "starters", "vacancies", "headcount", "referrals", "cases_closed", "open_cases",
         "unallocated_cases", "cases_held", "case_holder_fte", "worker_changes", "worker_changes_by_leaving",
         "worker_changes_by_stage", "sessions_due", "exhaustion", "exhausted_share", "days_lost", "short_spells",
         "long_spells", "off_sick", "on_parental_leave")
of_cover = ("cover_requests", "cover_by_pool", "cover_by_agency", "cover_unmet", "agency_fte", "agency_conversions",
            "pool_busy", "pool_busy_mean")
ratios = {"days_unallocated": ("days_waited", "cases_waited"), "supervision_held_share": ("sessions_held", "sessions_due")}
# By control: a world and a measure that must be seen to differ.
controls = {
    "each stage changes worker": ("teams_alone", "worker_changes"),
    "time never runs out": ("teams_alone", "supervision_held_share"),
    "falls as fast as it rises": ("teams_alone", "exhaustion"),
    "cases go at once": ("teams_alone", "worker_changes"),
    "agencies before the pool": ("with_cover", "cover_by_agency"),
}


def of_program(study, folder):
    """By measure and year, the values of every replication."""
    folder.mkdir()
    file = folder / "study.yaml"
    file.write_text(json.dumps(study))
    subprocess.run([program, "run", file, "-o", folder / "out", "--quiet", "--replications",
                    str(as_many * replications)], check=True)
    database = sqlite3.connect(folder / "out/results.sqlite")
    columns = [row[1] for row in database.execute("PRAGMA table_info(outcome_wide)")]
    scales = dict(database.execute("SELECT name, scale FROM measure"))
    years = {year: k for k, (year,) in enumerate(database.execute("SELECT DISTINCT year FROM outcome_wide ORDER BY 1"))}
    values = {}
    for name in (*plain, *of_cover, *ratios):
        if name not in columns:
            continue
        for year, x in database.execute(f"SELECT year, {name} FROM outcome_wide WHERE {name} IS NOT NULL"):
            values.setdefault((name, years[year]), []).append(x / scales[name])
    database.close()
    return values


def value(row, measure):
    if measure not in ratios:
        return row.get(measure, 0)
    above, below = (row.get(part, 0) for part in ratios[measure])
    return above / below if below else None


def of_second(study, count, measures, wrong=""):
    authority, years = study["authority"], study["horizon_years"]
    values = {}
    for k in range(count):
        rows = Council(authority, random.Random(f"{seed} {k} {authority['name']}"), years, wrong).run()
        for measure, year in measures:
            x = value(rows[year], measure)
            if x is not None:
                values.setdefault((measure, year), []).append(x)
    return values


def mean(values):
    return sum(values) / len(values)


def error(values):
    m = mean(values)
    return math.sqrt(sum((x - m) ** 2 for x in values) / (len(values) - 1) / len(values))


def z(a, b):
    spread = math.hypot(error(a), error(b))
    return (mean(a) - mean(b)) / spread if spread else 0 if mean(a) == mean(b) else math.inf


def squares(values, around):
    return [(x - around) ** 2 for x in values]


def compared(a, b):
    """By what is compared, how far apart in standard errors."""
    apart = {}
    for key in a:
        apart["mean of", *key] = z(a[key], b[key])
        around = mean(a[key])
        apart["variance of", *key] = z(squares(a[key], around), squares(b[key], around))
    return apart


def show(world, apart, a, b):
    worst = sorted(apart, key=lambda key: -abs(apart[key]))[:5]
    print(f"{world}: {len(apart)} comparisons, the furthest apart:")
    for what, measure, year in worst:
        print(f"  {what} {measure} in year {year + 1}: {mean(a[measure, year]):.3f} and {mean(b[measure, year]):.3f} "
              f"on average, z {apart[what, measure, year]:.2f}")


def expect_control(world, known, wrong, measure):
    keys = [key for key in known if key[0] == measure]
    other = of_second(WORLDS[world](), replications, keys, wrong)
    far = max(abs(z(known[key], other[key])) for key in keys)
    print(f"control, {wrong}: {measure} is {far:.1f} standard errors away")
    return far > allowed


def main():
    began, failed = time.monotonic(), []
    known = {}
    with tempfile.TemporaryDirectory(prefix="tenure_") as folder:
        for world, make in WORLDS.items():
            known[world] = of_program(make(), pathlib.Path(folder) / world)
            second = of_second(make(), replications, known[world])
            apart = compared(known[world], second)
            show(world, apart, known[world], second)
            failed += [(world, *key) for key in apart if abs(apart[key]) > allowed]
    for wrong, (world, measure) in controls.items():
        if not expect_control(world, known[world], wrong, measure):
            failed.append((wrong, "was not noticed"))
    print(f"{replications} replications of SimPy {simpy.__version__} and {as_many * replications} of the program "
          f"for each world, {time.monotonic() - began:.0f} s")
    if failed:
        sys.exit("\n".join(["These are too far apart:", *(" ".join(map(str, f)) for f in failed)]))


if __name__ == "__main__":
    main()

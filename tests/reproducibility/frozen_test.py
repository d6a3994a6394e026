#!/usr/bin/python3
"""What the model says of careers and posts is as it was kept, and the same once all that is simulated
beside them has been written out and switched off.
Usage: frozen_test.py PROGRAM [--digest]

With --digest only prints the frozen study's: scripts/update_frozen keeps it."""
import hashlib
import sqlite3
import sys

from runs import Folder, run, source

frozen = source / "tests/reproducibility/frozen"
# Measures that there have been only since the digest was kept.
later = {"academy_cost", "academy_starters", "cost_per_head_retained_2y", "educator_sessions", "protected_places",
         "protected_time_cost", "share_2_to_5_years_qualified", "cases_held", "case_holder_fte", "days_lost"}
mechanisms = ("casework", "supervision", "exhaustion", "absence", "cover")


def outcomes(study, folder):
    """Rows of policy, replication, year, measure and value."""
    run(study, folder)
    database = sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True)
    rows = database.execute("SELECT policy, replication, year, measure, value FROM outcome").fetchall()
    database.close()
    return [row for row in rows if row[3] not in later]


def digest(rows, measures):
    lines = sorted("|".join(map(repr, row)) for row in rows if row[3] in measures)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def with_only(here, left_on):
    """The switched-off study, but for one mechanism."""
    off = "".join(f"{m}:\n" for m in mechanisms if m != left_on)
    authority, study = here / f"{left_on}_authority.yaml", here / f"{left_on}_study.yaml"
    authority.write_text(f"extends: {frozen}/everything_authority.yaml\n{off}")
    study.write_text(f"extends: {frozen}/study.yaml\nauthority: {authority.name}\n")
    return study


def kept():
    """The last word of the file."""
    return (frozen / "digest.txt").read_text().split()[-1]


def expect(holds, what):
    if not holds:
        sys.exit(what)
    print(f"{what}: yes")


with Folder() as here:
    plain = outcomes(frozen / "study.yaml", here / "plain")
    measures = {row[3] for row in plain}
    now = digest(plain, measures)
    if "--digest" in sys.argv:
        print(now)
        sys.exit()
    expect(now == kept(), f"the frozen study gives what was kept ({now})")
    off = outcomes(frozen / "switched_off_study.yaml", here / "off")
    expect({row[3] for row in off} == measures, "switched off, there is no other measure")
    expect(digest(off, measures) == now, "switched off, it gives the same")
    for mechanism in mechanisms:
        alone = digest(outcomes(with_only(here, mechanism), here / mechanism), measures)
        if mechanism in ("casework", "supervision"):
            expect(alone == now, f"{mechanism} alone moves no career, post or cost")
        else:
            expect(alone != now, f"{mechanism} left on is noticed (control)")

#!/usr/bin/python3
"""Twice as many replications keep the first half, to the bit. Usage: doubled_test.py PROGRAM"""
from runs import Folder, content, everything, expect_other, expect_same, run, tiny

by_replication = ("outcome_wide", "overall_wide", "failure")


def first(rows, count):
    """What a content says of the first replications, whatever came after."""
    kept = {}
    for table in by_replication:
        names = next(sql for name, sql in rows[""] if name == table)
        at = 1  # of `replication`, behind `policy`, in each of these tables
        assert "policy" in names and "replication" in names, names
        kept[table] = [row for row in rows[table] if row[at] < count]
    kept["parameter_draw"] = [row for row in rows["parameter_draw"] if row[0] < count // 4]
    return kept


with Folder() as here:
    for study, count in ((tiny, 300), (everything, 64)):
        half = content(run(study, here / f"{study.stem}_half", "--replications", count))
        whole = content(run(study, here / f"{study.stem}_whole", "--replications", 2 * count))
        expect_same(f"the first {count} of {2 * count} of {study.stem}", first(half, count), first(whole, count))
        expect_other("with one more", first(half, count), first(whole, count + 1))

#!/usr/bin/python3
"""Some of a study's policies have the results that they have in the whole study, and the text of the study in
their results, run, makes them again, as sweeps do. Usage: some_policies_test.py PROGRAM"""
import sqlite3

from runs import Folder, content, expect_other, expect_same, run, source

study = f"""extends: {source}/tests/reproducibility/decided_study.yaml
decide:
replications: 300
"""
sweep = """study: study.yaml
design: grid
vary:
  - {field: authority.leaving.pay_elasticity, values: [-1.5, -0.5]}
  - {field: "policy.nearly.blocks[0].pay_award.rise", values: [0.03, 0.06]}
"""


def resolved(folder):
    with sqlite3.connect(folder / "results.sqlite") as results:
        return results.execute("SELECT value FROM provenance WHERE key IN ('study', 'sweep')").fetchone()[0]


def of(folder, policies):
    """Rows of outcomes, by policy's name."""
    with sqlite3.connect(folder / "results.sqlite") as results:
        return {"outcome": results.execute("SELECT policy, replication, year, measure, value FROM outcome "
                f"WHERE policy IN ({', '.join(map(repr, policies))}) ORDER BY 1, 2, 3, 4").fetchall()}


with Folder() as here:
    (here / "study.yaml").write_text(study)
    (here / "sweep.yaml").write_text(sweep)
    whole = run(here / "study.yaml", here / "whole")
    some = run(here / "study.yaml", here / "some", "--policy", "nearly")
    kept = ["as_it_is", "nearly"]
    expect_same("one policy of four", of(whole, kept), of(some, kept))
    expect_other("another seed", of(whole, kept), of(run(here / "study.yaml", here / "other", "--seed", 99), kept))
    (here / "again.yaml").write_text(resolved(some))
    expect_same("its text, run", content(some), content(run(here / "again.yaml", here / "again")))
    swept = run(here / "sweep.yaml", here / "swept", "--policy", "nearly", "--replications", 64)
    (here / "swept.yaml").write_text(resolved(swept))
    expect_same("a sweep's text, run", content(swept), content(run(here / "swept.yaml", here / "swept_again")))

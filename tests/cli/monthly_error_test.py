#!/usr/bin/env python3
"""The standard error of a month's mean is what means of that month differ by between runs of other seeds, where
uncertain numbers are shared by replications and where they are Sobol' points; the error that independent
replications would have is not (control). A false alarm comes once in about 500 (3.3 standard errors, twice).

usage: monthly_error_test.py PROGRAM SOURCE_DIR
"""
import csv
import math
import os
import statistics
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], os.path.abspath(sys.argv[2])
SEEDS, REPLICATIONS, MONTH = 48, 128, 20
# An award of which next to nothing is known, so that nearly all of pay's variance is between draws.
UNKNOWN = """policies:
  - {name: as_it_is, title: As it is, why: the baseline, blocks: []}
  - name: award
    title: Pay award
    why: to be unknown
    blocks:
      - start: 2025-02-01
        pay_award: {rise: {value: 1, low: 0, high: 5, source: invented, confidence: none}}
"""
DESIGNS = {"shared": "design: {outer: random}\nreplications_per_draw: 8\n",
           "sobol": "design: {outer: sobol, scrambles: 16}\nreplications_per_draw: 1\n"}


def rows(folder, table):
    with open(os.path.join(folder, table + ".csv"), encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["policy"] == "award"]


def one(home, study, seed):
    """Of a run: the month's mean, its error, and the error that independent replications would have."""
    results, out = os.path.join(home, f"run_{seed}"), os.path.join(home, f"csv_{seed}")
    for words in (["run", study, "-o", results, "--seed", str(seed), "--replications", str(REPLICATIONS)],
                  ["export", results, "-o", out, "--measure", "pay_cost"]):
        subprocess.run([PROGRAM, *words, "--quiet"], check=True, stderr=subprocess.PIPE)
    month = rows(out, "monthly")[MONTH]
    year = rows(out, "yearly")[-1]
    values = [float(row["value"]) for row in rows(out, "outcome") if row["year"] == year["year"]]
    alone = statistics.stdev(values) / math.sqrt(len(values))
    error = float(month["std_error"])
    return float(month["mean"]), error, error * alone / float(year["std_error"])


def ratio(means, errors):
    """Variance of means over what their errors say, less 1, in its own standard errors."""
    seen = statistics.variance(means) / statistics.fmean(e * e for e in errors)
    return (seen - 1) / math.sqrt(2 / (len(means) - 1))


class MonthlyErrors(unittest.TestCase):
    def measured(self, design):
        with tempfile.TemporaryDirectory() as home:
            study = os.path.join(home, "study.yaml")
            with open(study, "w", encoding="utf-8") as file:
                file.write(f"extends: {SOURCE}/tests/reproducibility/tiny_study.yaml\n" + UNKNOWN + DESIGNS[design])
            found = [one(home, study, seed) for seed in range(1, SEEDS + 1)]
        means, errors, independent = zip(*found)
        off, control = ratio(means, errors), ratio(means, independent)
        print(f"{design}: off by {off:+.2f} standard errors, with errors of independent replications {control:+.2f}")
        return off, control

    def test_where_replications_share_draws_it_is_larger_than_that_of_independent_ones(self):
        off, control = self.measured("shared")
        self.assertLess(abs(off), 3.3)
        self.assertGreater(control, 3.3)

    def test_where_draws_are_spread_evenly_it_is_smaller(self):
        off, control = self.measured("sobol")
        self.assertLess(abs(off), 3.3)
        self.assertLess(control, -3.3)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

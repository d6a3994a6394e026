#!/usr/bin/python3
"""How many trials a decision takes, beside the smallest fixed random design of the same guarantee.

    benchmarks/decide.py PROGRAM STUDY [--indifference GBP] [--probability P] [--pilot N] [-o DIR]

The study is run as one that decides, then with N replications whose uncertain numbers are drawn at
random, one replication a draw, which of random designs takes fewest. From the covariance of these the
smallest number of replications is computed with which, normally distributed, the best by its mean is
the best with probability P where it leads every other by the indifference: what the deciding study
guarantees wherever the best leads by that much or more. Also told: by how many times fewer trials
Sobol' points know each policy's difference as well as random draws, and the most that analysis of
variance allows at so many replications a draw (all that uncertain numbers bring by themselves taken
away)."""
import argparse
import math
import pathlib
import random
import sqlite3
import statistics
import subprocess


def run(program, folder, study, extra):
    file = folder / f"{folder.name}.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(f"extends: {study.resolve()}\n{extra}")
    subprocess.run([program, "run", file, "-o", folder, "--resume", "--quiet"], check=True)
    return sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True)


def net_benefits(store):
    """Policies, and GBP a year by replication and policy; replications under every policy only."""
    values = store.execute("SELECT measure, gbp_per_unit FROM value").fetchall()
    scale = dict(store.execute("SELECT name, scale FROM measure"))
    policies = [name for name, in store.execute("SELECT name FROM policy ORDER BY id")]
    columns = ", ".join(f'"{measure}"' for measure, _ in values)
    by = {}
    for policy, replication, *row in store.execute(f"SELECT policy, replication, {columns} FROM overall_wide"):
        by.setdefault(replication, {})[policy] = sum(
            gbp * x / scale[measure] for (measure, gbp), x in zip(values, row))
    whole = [r for r in sorted(by) if len(by[r]) == len(policies)]
    return policies, [[by[r][p] for p in range(len(policies))] for r in whole]


def leads(rows, best):
    return [[row[best] - x for p, x in enumerate(row) if p != best] for row in rows]


def factor_of(covariance):
    """Cholesky's, of what may be singular."""
    n = len(covariance)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = covariance[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            if i == j:
                low[i][i] = math.sqrt(max(rest, 0))
            elif low[j][j] > 0:
                low[i][j] = rest / low[j][j]
    return low


def fixed_design(rows, indifference, probability, samples=20000):
    """Replications so that no other is ahead by mean with that probability, if all are behind by the
    indifference; and if they are behind by what they are."""
    n, means = len(rows), [statistics.fmean(column) for column in zip(*rows)]
    covariance = [[sum((r[i] - means[i]) * (r[j] - means[j]) for r in rows) / (n - 1)
                   for j in range(len(means))] for i in range(len(means))]
    low, chance = factor_of(covariance), random.Random(1)
    near, here = [], []
    for _ in range(samples):
        z = [chance.gauss(0, 1) for _ in means]
        off = [sum(a * b for a, b in zip(line, z)) for line in low]
        near.append(max(off) / indifference)
        here.append(max(x / m for x, m in zip(off, means)))
    at = int(probability * samples)
    return max(2, math.ceil(sorted(near)[at] ** 2)), max(1, math.ceil(sorted(here)[at] ** 2))


def sets_of(store):
    value = lambda key: int(store.execute("SELECT value FROM provenance WHERE key = ?", (key,)).fetchone()[0])
    return value("draws_share") * value("draws_in_a_row"), value("draws_share")


def variances(column, size, share):
    """Of one replication's worth: by means of independent sets, and what chance alone would leave."""
    means = [statistics.fmean(column[i:i + size]) for i in range(0, len(column) - size + 1, size)]
    within = [statistics.variance(column[i:i + share]) for i in range(0, len(column) - share + 1, share)]
    return size * statistics.variance(means), statistics.fmean(within)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("study", type=pathlib.Path)
    parser.add_argument("--indifference", type=float, default=25000)
    parser.add_argument("--probability", type=float, default=0.95)
    parser.add_argument("--pilot", type=int, default=160)
    parser.add_argument("-o", type=pathlib.Path, default=pathlib.Path("results/decide_benchmark"))
    a = parser.parse_args()
    base = a.o / a.study.stem
    decided = run(a.program.resolve(), base / "decided", a.study,
                  f"replications: 100000\nreplications_per_draw: 2\nprecision:\n"
                  f"decide: {{probability: {a.probability}, indifference_gbp: {a.indifference}}}\n")
    pilot = run(a.program.resolve(), base / "random", a.study,
                f"replications: {a.pilot}\nreplications_per_draw: 1\ndesign: {{outer: random}}\nprecision:\ndecide:\n")
    policies, rows = net_benefits(pilot)
    selection = decided.execute("SELECT s.policy, selected, replications FROM selection s "
                                "JOIN policy p ON p.name = s.policy ORDER BY p.id").fetchall()
    taken = sum(r for _, _, r in selection)
    best = [s for _, s, _ in selection].index(1)
    of_pilot = leads(rows, best)
    near, here = fixed_design(of_pilot, a.indifference, a.probability)
    print(f"{a.study.stem}: {len(policies)} policies; {policies[best]} is selected after {taken} trials "
          f"({', '.join(str(r) for _, _, r in selection)} replications).")
    print(f"The smallest fixed random design with that guarantee: {near} replications, {near * len(policies)} "
          f"trials, {near * len(policies) / taken:.1f} times as many.")
    print(f"(Had the leads been known to be what they are, {here} replications would do.)")
    size, share = sets_of(decided)
    _, sobol = net_benefits(decided)
    print(f"Sobol' points beside random draws, {len(sobol)} and {len(rows)} replications of every policy, by "
          f"difference from {policies[0]}: times fewer trials, and the most that could be")
    for p in range(1, len(policies)):
        apart = [row[p] - row[0] for row in rows]
        even, chance = variances([row[p] - row[0] for row in sobol], size, share)
        at_random = statistics.variance(apart)
        if at_random == 0 or even == 0 or chance == 0:
            continue
        print(f"  {policies[p]:45} {at_random / even:6.1f} {at_random / chance:6.1f}")


main()

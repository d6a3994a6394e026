#!/usr/bin/python3
"""The benchmark ladder in SimPy, a process per post: the speed an analyst gets without us.

300 posts in 6 grades over 10 years. A holder waits for the first of leaving and promotion; a leaver's
post stands vacant for an exponential time, then a recruit starts in the lowest grade; a census is
taken each year. The exact expectations stand beside what was simulated; the end is 1 if any lies more
than 4 standard errors away. Written as SimPy's own examples are, with Python's own random numbers.
(The first line names Debian's python, for which python3-simpy3 is installed.)
"""
import argparse
import math
import random
import sys
import time

import simpy

LEAVING = (0.15, 0.14, 0.13, 0.10, 0.09, 0.08)  # a year
PROMOTION = (0.50, 0.30, 0.20, 0.12, 0.08, 0.0)
START = (90, 80, 60, 40, 20, 10)
MEAN_VACANCY_YEARS = 0.35
HORIZON_YEARS = 10
VACANT = len(START)  # the stocks are grades 0 to 5, then vacant posts

EXACT_STOCKS = {
    1: (66.75894, 81.41708, 64.00116, 43.26047, 21.47163, 10.82526, 12.26546),
    5: (56.28950, 68.95972, 66.03649, 53.36454, 28.12743, 14.69353, 12.52879),
    10: (54.29971, 62.97799, 60.10575, 55.61684, 34.38314, 20.33463, 12.28194),
}
EXACT_FLOWS = {"promotions": 718.894, "leavers": 359.120, "hires": 346.838}


class Council:
    """One replication: its stocks, its flows and its yearly census."""

    def __init__(self, rng):
        self.env = simpy.Environment()
        self.rng = rng
        self.stocks = list(START) + [0]
        self.flows = dict.fromkeys(EXACT_FLOWS, 0)
        self.census_taken = {}
        # The census is planned first, so at one instant it comes before what happens then.
        self.env.process(self.census())
        for grade, holders in enumerate(START):
            for _ in range(holders):
                self.env.process(self.post(grade))

    def move(self, source, target, flow):
        self.stocks[source] -= 1
        self.stocks[target] += 1
        self.flows[flow] += 1

    def post(self, grade):
        env, rng = self.env, self.rng
        while True:
            hazard = LEAVING[grade] + PROMOTION[grade]
            yield env.timeout(rng.expovariate(hazard))
            if rng.random() * hazard < PROMOTION[grade]:
                self.move(grade, grade + 1, "promotions")
                grade += 1
                continue
            self.move(grade, VACANT, "leavers")
            yield env.timeout(rng.expovariate(1 / MEAN_VACANCY_YEARS))
            grade = 0
            self.move(VACANT, grade, "hires")

    def census(self):
        for year in range(1, HORIZON_YEARS + 1):
            yield self.env.timeout(1)
            self.census_taken[year] = tuple(self.stocks)

    def run(self):
        # Just beyond the horizon, so that the last census is taken.
        self.env.run(until=HORIZON_YEARS + 1e-9)
        return self


class Mean:
    def __init__(self):
        self.count, self.total, self.squares = 0, 0.0, 0.0

    def add(self, x):
        self.count += 1
        self.total += x
        self.squares += x * x

    def mean(self):
        return self.total / self.count

    def standard_error(self):
        spread = self.squares - self.total * self.total / self.count
        return math.sqrt(max(spread, 0.0) / (self.count - 1) / self.count)


def simulate(replications, seed):
    """Means of every measure by name, and replications a second."""
    means = {("stock", year, s): Mean() for year in EXACT_STOCKS for s in range(VACANT + 1)}
    means.update({("flow", flow): Mean() for flow in EXACT_FLOWS})
    began = time.perf_counter()
    for replication in range(replications):
        council = Council(random.Random(seed * 1_000_003 + replication)).run()
        for key, mean in means.items():
            mean.add(council.flows[key[1]] if key[0] == "flow" else council.census_taken[key[1]][key[2]])
    return means, replications / (time.perf_counter() - began)


def print_row(label, mean, exact):
    error = mean.standard_error()
    z = (mean.mean() - exact) / error
    print(f"{label:>22}  {mean.mean():10.3f}  {error:7.3f}  {exact:10.3f}  {z:6.2f}")
    return abs(z)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replications", type=int, default=1000, help="at least 2")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.replications < 2:
        parser.error("a standard error needs at least 2 replications")
    means, speed = simulate(given.replications, given.seed)
    print(f"SimPy {simpy.__version__}, Python {sys.version.split()[0]}: {speed:.0f} replications/s\n")
    print(f"{'':>22}  {'simulated':>10}  {'s.e.':>7}  {'exact':>10}  {'z':>6}")
    worst = 0.0
    for year, stocks in EXACT_STOCKS.items():
        for s, exact in enumerate(stocks):
            name = f"year {year:2d}, " + ("vacant" if s == VACANT else f"grade {s}")
            worst = max(worst, print_row(name, means["stock", year, s], exact))
    for flow, exact in EXACT_FLOWS.items():
        worst = max(worst, print_row(flow, means["flow", flow], exact))
    if worst > 4:
        print("\nFurther than 4 standard errors from the exact answer.", file=sys.stderr)
    return 1 if worst > 4 else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Searches against every setting of three questions, and the confidence over 200 seeds.
usage: seek_long.py PROGRAM SOURCE_DIR FOLDER"""
import pathlib
import sys

from questions import HERE, answer, column, seek, tried

FOLDER = pathlib.Path(sys.argv[3])
FUTURES = 2048  # of each setting, as many as confirm an answer: an equal standard error
TARGET, PROBABILITY = "met: ", 0.8
SEARCHES = 10  # of each question, each with a seed of its own


def everywhere(name, futures, seed):
    folder = FOLDER / f"every-{name}-{futures}"
    if not (folder / "seek_tried.csv").exists():
        seek(HERE / f"{name}.yaml", folder, "--every", futures, "--seed", seed, "--quiet", "--resume")
    return tried(folder)


def keeps(row, limit):
    """Whether a setting keeps the yearly limit on average."""
    money = [float(v) for k, v in row.items() if k.startswith("average: total cost")]
    return all(m <= limit for m in money)


def best_of(rows, limit, by=0.0):
    """The cheapest setting by every setting's own futures, of those that meet the target by so many
    standard errors."""
    meeting = [row for row in rows if meets(row, limit, by)]
    return min(meeting, key=cost) if meeting else None


def cost(row):
    return float(row["cost, GBP"])


def meets(row, limit, by):
    error = (PROBABILITY * (1 - PROBABILITY) / FUTURES) ** 0.5
    return column(row, TARGET) >= PROBABILITY + by * error and keeps(row, limit)


def against_every_setting(name, limit):
    """Settings whose share is within its error of the target may or may not belong to those that meet
    it: the cheapest that meets it seems cheap by chance too, and could not be confirmed."""
    rows = everywhere(name, FUTURES, 77)
    best, clear = best_of(rows, limit), best_of(rows, limit, 1.645)
    every = (len(rows) + 1) * FUTURES
    print(f"{name}: of every setting {best['setting']} for GBP {cost(best):,.0f}, met in {column(best, TARGET):.1%}; "
          f"the cheapest that those futures would confirm: GBP {cost(clear):,.0f}; {every:,} trials")
    above, trials, inside = [], [], 0
    for seed in range(1, SEARCHES + 1):
        found = answer(HERE / f"{name}.yaml", FOLDER / f"seek-{name}/{seed}", "--seed", seed, "--replace")["seek_answer"]
        trials.append(found["trials"])
        if found["found"] != "yes":
            print(f"  seed {seed}: none in {found['trials']:,.0f} trials")
            continue
        mine = next(r for r in rows if r["setting"] == found["setting"])
        above.append(cost(mine) / cost(best) - 1)
        lowest, slack = -found["objective_possible"], 3 * float(mine["standard error"])
        inside += lowest - slack <= cost(best) <= cost(mine) + slack
        print(f"  seed {seed}: {found['setting']} for GBP {cost(mine):,.0f}, met in {column(mine, TARGET):.1%}; said "
              f"to be possible: GBP {lowest:,.0f}; {found['trials']:,.0f} trials")
        assert meets(mine, limit, -2), f"{name}, seed {seed}: the answer does not meet the target or a limit"
    mean = sum(trials) / SEARCHES
    print(f"{name}: answered {len(above)} of {SEARCHES}, more expensive than the best by {sum(above) / len(above):.1%} on "
          f"average, {sorted(above)[len(above) // 2]:.1%} in the median; {mean:,.0f} trials, {mean / every:.1%}")
    assert len(above) >= 0.9 * SEARCHES, f"{name}: too many searches without an answer"
    assert inside >= 0.9 * len(above), f"{name}: the best lies outside what was said"
    assert mean <= every / 10, f"{name}: more than a tenth of the trials"


def confidence(seeds):
    """How many of the settings returned meet the target, by a very long run of every setting."""
    truth = {r["setting"]: column(r, TARGET) for r in everywhere("small", 20000, 9001)}
    returned = meet = 0
    for seed in range(1, seeds + 1):
        found = answer(HERE / "small.yaml", FOLDER / f"seeds/{seed}", "--seed", seed, "--replace")["seek_answer"]
        if found["found"] != "yes":
            continue
        returned += 1
        meet += truth[found["setting"]] >= PROBABILITY
    print(f"{meet} of {returned} settings returned meet the target ({meet / returned:.1%}); {seeds} seeds")
    assert returned >= 0.8 * seeds, "too many seeds without an answer"
    assert meet >= 0.93 * returned, "fewer than 93% of the settings returned meet the target"


if __name__ == "__main__":
    against_every_setting("one_lever", float("inf"))
    against_every_setting("two_levers", 240_000)
    against_every_setting("portfolio", 250_000)
    confidence(200)

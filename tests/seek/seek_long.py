#!/usr/bin/env python3
"""Searches against every setting of three questions, and the confidence over 200 seeds.
usage: seek_long.py PROGRAM SOURCE_DIR FOLDER"""
import pathlib
import sys

from questions import HERE, answer, column, seek, tried

FOLDER = pathlib.Path(sys.argv[3])
FUTURES = 2048  # of each setting, as many as confirm an answer: an equal standard error
TARGET, PROBABILITY = "met: ", 0.8


def everywhere(name, futures, seed):
    folder = FOLDER / f"every-{name}-{futures}"
    if not (folder / "seek_tried.csv").exists():
        seek(HERE / f"{name}.yaml", folder, "--every", futures, "--seed", seed, "--quiet", "--resume")
    return tried(folder)


def keeps(row, limit):
    """Whether a setting keeps the yearly limit on average."""
    money = [float(v) for k, v in row.items() if k.startswith("average: total cost")]
    return all(m <= limit for m in money)


def against_every_setting(name, limit):
    """The cheapest setting by every setting's own futures; those whose share is within its error of the
    target may or may not belong to those that meet it."""
    rows = everywhere(name, FUTURES, 77)
    error = (PROBABILITY * (1 - PROBABILITY) / FUTURES) ** 0.5
    cost = lambda row: float(row["cost, GBP"])
    meets = lambda row, by: column(row, TARGET) >= PROBABILITY + by * error and keeps(row, limit)
    best = min((r for r in rows if meets(r, 0)), key=cost)
    found = answer(HERE / f"{name}.yaml", FOLDER / f"seek-{name}", "--replace")["seek_answer"]
    assert found["found"] == "yes", f"{name}: no setting was found, though {best['setting']} does it"
    mine = next(r for r in rows if r["setting"] == found["setting"])
    lowest = -found["objective_possible"]
    share = found["trials"] / ((len(rows) + 1) * FUTURES)
    print(f"{name}: {found['setting']} for GBP {cost(mine):,.0f}, met in {column(mine, TARGET):.1%}; of every "
          f"setting: {best['setting']} for GBP {cost(best):,.0f}, met in {column(best, TARGET):.1%}; said to be "
          f"possible: GBP {lowest:,.0f}; {found['trials']:,} trials, {share:.1%} of {(len(rows) + 1) * FUTURES:,}")
    slack = 3 * float(mine["standard error"])
    assert meets(mine, -2), f"{name}: the answer does not meet the target or a limit"
    assert lowest - slack <= cost(best) <= cost(mine) + slack, f"{name}: the best lies outside what was said"
    assert share <= 0.1, f"{name}: more than a tenth of the trials"


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

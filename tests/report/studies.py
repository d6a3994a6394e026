#!/usr/bin/env python3
"""Runs the studies that the tests of the report look at, each into a folder of its own.

usage: studies.py PROGRAM SOURCE_DIR FOLDER
"""
import os
import shutil
import subprocess
import sys

SCRIPT = '<script>document.title="taken"</script>'
LONG = "x" * 10_000
RIGHT_TO_LEFT = "سياسة الاحتفاظ بالموظفين"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def hostile(source, folder):
    """Texts that would do harm if anything took them for more than text, wherever text is free."""
    good = os.path.join(source, "tests/cli/faulty/good/authority.yaml")
    shutil.copy(good, os.path.join(folder, "good.yaml"))
    texts = {"baseline": SCRIPT, "formula": "=1+1", "sum_of": "@SUM(1,2)", "right_to_left": RIGHT_TO_LEFT, "long": LONG}
    for name, text in texts.items():
        with open(os.path.join(folder, name + ".yaml"), "w", encoding="utf-8") as file:
            file.write(f"name: {name}\ntitle: {quoted(text)}\nwhy: {quoted(text + ' </script><!-- ' + '&quot;')}\n")
            blocks = "[]" if name == "baseline" else (
                "[{leaving: {multiplier: {value: 0.9, low: 0.8, high: 1, distribution: triangular, "
                f"source: {quoted(text)}, confidence: none}}}}}}]")
            file.write(f"blocks: {blocks}\n")
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as file:
        file.write(f"title: {quoted(SCRIPT + ' %data% %script% & \"quotes\" ]]> </title>')}\n"
                   "authority: good.yaml\npolicies: [" + ", ".join(name + ".yaml" for name in texts) + "]\n"
                   "horizon_years: 2\nseed: 1\nreplications: 64\nreplications_per_draw: 4\n"
                   "decide_on: [turnover_rate, vacancy_rate]\n")
    return os.path.join(folder, "study.yaml")


def many(source, folder):
    """Thirteen policies with a thousand replications each over ten years."""
    shutil.copy(os.path.join(source, "tests/cli/faulty/good/authority.yaml"), os.path.join(folder, "good.yaml"))
    names = []
    for i in range(13):
        names.append(f"policy_{i}.yaml")
        blocks = "[]" if i == 0 else (
            f"[{{leaving: {{multiplier: {{value: {1 - 0.02 * i:.2f}, low: 0.7, high: 1, distribution: triangular, "
            "source: invented, confidence: none}}}]")
        with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as file:
            file.write(f"name: policy_{i}\ntitle: Policy number {i}\nwhy: invented\nblocks: {blocks}\n")
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Thirteen policies\nauthority: good.yaml\npolicies: [" + ", ".join(names) + "]\n"
                   "horizon_years: 10\nseed: 3\nreplications: 1000\nreplications_per_draw: 4\n"
                   "decide_on: [turnover_rate, vacancy_rate, total_cost]\n")
    return os.path.join(folder, "study.yaml")


def main(program, source, folder):
    shutil.rmtree(folder, ignore_errors=True)
    studies = {
        "bexley": [os.path.join(source, "scenarios/studies/bexley.yaml"), "--replications", "64"],
        "england": [os.path.join(source, "scenarios/studies/england-average.yaml"), "--replications", "32", "--years", "2"],
    }
    for name, make in (("hostile", hostile), ("many", many)):
        os.makedirs(os.path.join(folder, name + "_study"))
        studies[name] = [make(source, os.path.join(folder, name + "_study"))]
    for name, words in studies.items():
        results = os.path.join(folder, name)
        subprocess.run([program, "run", *words, "-o", results, "--quiet"], check=True)
        if name != "many":
            subprocess.run([program, "report", results, "--quiet"], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

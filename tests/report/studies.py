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


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def leaving(multiplier, source):
    """A block that changes leaving by an uncertain factor."""
    return ("blocks: [{leaving: {multiplier: {value: %.2f, low: 0.7, high: 1, distribution: triangular, "
            "source: %s, confidence: none}}}]\n" % (multiplier, quoted(source)))


def study(folder, title, policies, rest):
    names = ", ".join(name + ".yaml" for name in policies)
    write(folder, "study.yaml", f"title: {quoted(title)}\nauthority: good.yaml\npolicies: [{names}]\n{rest}")
    return os.path.join(folder, "study.yaml")


def hostile(folder):
    """Texts that would do harm if anything took them for more than text, wherever text is free."""
    texts = {"baseline": SCRIPT, "formula": "=1+1", "sum_of": "@SUM(1,2)", "right_to_left": RIGHT_TO_LEFT, "long": LONG}
    for name, text in texts.items():
        why = text + " </script><!-- &quot; %data%"
        blocks = "blocks: []\n" if name == "baseline" else leaving(0.9, text)
        write(folder, name + ".yaml", f"name: {name}\ntitle: {quoted(text)}\nwhy: {quoted(why)}\n{blocks}")
    return study(folder, SCRIPT + ' %data% %script% & "quotes" ]]> </title>', texts,
                 "horizon_years: 2\nseed: 1\nreplications: 64\nreplications_per_draw: 4\n"
                 "decide_on: [turnover_rate, vacancy_rate]\n")


def many(folder):
    """Thirteen policies with a thousand replications each over ten years."""
    names = [f"policy_{i}" for i in range(13)]
    for i, name in enumerate(names):
        blocks = "blocks: []\n" if i == 0 else leaving(1 - 0.02 * i, "invented")
        write(folder, name + ".yaml", f"name: {name}\ntitle: Policy number {i}\nwhy: invented\n{blocks}")
    return study(folder, "Thirteen policies", names,
                 "horizon_years: 10\nseed: 3\nreplications: 1000\nreplications_per_draw: 4\n"
                 "decide_on: [turnover_rate, vacancy_rate, total_cost]\n")


def one_policy(folder):
    """A study with nothing to compare, that names nothing to decide on."""
    write(folder, "baseline.yaml", "name: baseline\ntitle: As it is\nwhy: nothing changes\nblocks: []\n")
    return study(folder, "One policy", ["baseline"], "horizon_years: 2\nseed: 1\nreplications: 32\nreplications_per_draw: 4\n")


def two_drivers(folder, replications):
    """Two policies that change leaving, each by a number of its own, with a value of one thing."""
    for name, low, high in (("baseline", None, None), ("first", 0.7, 0.9), ("second", 0.8, 1)):
        blocks = "blocks: []\n" if low is None else (
            f"blocks: [{{leaving: {{multiplier: {{value: {(low + high) / 2}, low: {low}, high: {high}, "
            "distribution: uniform, source: invented, confidence: none}}}]\n")
        write(folder, name + ".yaml", f"name: {name}\ntitle: The {name}\nwhy: invented\n{blocks}")
    return study(folder, "Two drivers", ["baseline", "first", "second"],
                 f"horizon_years: 3\nseed: 5\nreplications: {replications}\nreplications_per_draw: 2\n"
                 "values: [{measure: vacancies, gbp_per_unit: -50000, source: invented}]\n")


def drivers_but(folder, rest):
    """The same two policies, decided on by something else."""
    two_drivers(folder, 64)
    return study(folder, 'Drivers & "others" <b>', ["baseline", "first", "second"],
                 f"horizon_years: 3\nseed: 9\nreplications: 64\nreplications_per_draw: 2\n{rest}")


def by_vacancies(folder):
    return drivers_but(folder, "decide_on: [vacancy_rate]\n")


def by_cost(folder):
    return drivers_but(folder, "decide_on: [total_cost, turnover_rate]\n")


def by_values(folder):
    """Several values, one of them of what hardly differs."""
    return drivers_but(folder, "values: [{measure: vacancies, gbp_per_unit: -30000, source: invented}, "
                               "{measure: leavers, gbp_per_unit: -5000, source: invented}]\n")


def for_nothing(folder):
    """A policy that changes nothing beside one that does."""
    write(folder, "idle.yaml", f"name: idle\ntitle: {quoted(SCRIPT)}\nwhy: nothing is done\nblocks: []\n")
    two_drivers(folder, 64)
    return study(folder, "Nothing, and something", ["baseline", "idle", "second"],
                 "horizon_years: 2\nseed: 4\nreplications: 64\nreplications_per_draw: 2\ndecide_on: [turnover_rate]\n")


def live(folder, source):
    """The headline study with one of its policies, and so its levers of the others left out."""
    shipped = os.path.abspath(os.path.join(source, "scenarios"))
    write(folder, "study.yaml", f"extends: {shipped}/studies/bexley.yaml\npolicies:\n"
          f"  - {shipped}/policies/current_pathway.yaml\n  - {shipped}/policies/retention_payment.yaml\n")
    return os.path.join(folder, "study.yaml")


LEVERS = """explore:
  - {field: "policy.%s", label: "A policy's number", from: %s, to: %s, step: %s}
  - {field: "authority.cover.agency.price_elasticity", label: "Price and use of agencies", from: 0, to: 0.3, step: 0.05}
"""


def with_pack(folder, source):
    """The same council standing on its pack, which is a file of its own."""
    shipped = os.path.abspath(os.path.join(source, "scenarios"))
    write(folder, "authority.yaml", f"extends: {shipped}/authorities/bexley.yaml\npack: {shipped}/packs/bexley.yaml\n")
    levers = LEVERS % ("retention_payment.blocks[0].retention_payment.amount_gbp", 1000, 10000, 500)
    write(folder, "study.yaml", f"extends: {shipped}/studies/bexley.yaml\nauthority: authority.yaml\npolicies:\n"
          f"  - {shipped}/policies/current_pathway.yaml\n  - {shipped}/policies/retention_payment.yaml\n{levers}")
    return os.path.join(folder, "study.yaml")


def with_list(folder, source):
    """An authority that starts from its own staff list, which lies beside the study."""
    shipped = os.path.abspath(os.path.join(source, "scenarios"))
    shutil.copy(os.path.join(shipped, "authorities/staff_list_example.csv"), folder)
    write(folder, "authority.yaml", f"extends: {shipped}/authorities/staff_list_example.yaml\nstaff_list: staff_list_example.csv\n")
    levers = LEVERS % ("less_leaving.blocks[0].leaving.multiplier", 0.5, 1, 0.05)
    write(folder, "study.yaml", f"extends: {shipped}/studies/staff-list.yaml\nauthority: authority.yaml\n{levers}")
    return os.path.join(folder, "study.yaml")


def unfinished(folder):
    return two_drivers(folder, 512)


def drivers(folder):
    return two_drivers(folder, 256)


def main(program, source, folder):
    shutil.rmtree(folder, ignore_errors=True)
    studies = {
        "bexley": [os.path.join(source, "tests/authorities/pathway_study.yaml"), "--replications", "64"],
        # Some of a study's policies, which keep the draws of the whole.
        "part": [os.path.join(source, "scenarios/studies/bexley.yaml"), "--replications", "4", "--years", "2", "--policy", "retention_payment"],
        "england": [os.path.join(source, "scenarios/studies/england-average.yaml"), "--replications", "32", "--years", "2"],
    }
    for name, make in (("hostile", hostile), ("many", many), ("one", one_policy), ("drivers", drivers),
                       ("by_vacancies", by_vacancies), ("by_cost", by_cost), ("by_values", by_values), ("for_nothing", for_nothing), ("unfinished", unfinished)):
        place = os.path.join(folder, name + "_study")
        os.makedirs(place)
        shutil.copy(os.path.join(source, "tests/cli/faulty/good/authority.yaml"), os.path.join(place, "good.yaml"))
        studies[name] = [make(place)]
    for name, make in (("live", live), ("with_pack", with_pack), ("with_list", with_list)):
        os.makedirs(os.path.join(folder, name + "_study"))
        studies[name] = [make(os.path.join(folder, name + "_study"), source), "--replications", "8", "--years", "2"]
    for name, words in studies.items():
        results = os.path.join(folder, name)
        if name == "unfinished":
            subprocess.run([program, "run", *words, "-o", results + "/shards/1-of-2", "--shard", "1/2", "--quiet"], check=True)
            subprocess.run([program, "merge", results, "--partial", "--quiet"], check=True, stderr=subprocess.DEVNULL)
            subprocess.run([program, "report", results, "--quiet"], check=True)
            continue
        subprocess.run([program, "run", *words, "-o", results, "--quiet"], check=True)
        if name != "many":
            subprocess.run([program, "report", results, "--quiet"], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

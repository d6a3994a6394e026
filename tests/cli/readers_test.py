#!/usr/bin/env python3
"""What a run leaves is read elsewhere as it was written: in R, in pandas and xarray, by NetCDF's own rules, and
as a Research Object Crate.

usage: readers_test.py PROGRAM SOURCE_DIR
"""
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
STUDY = SOURCE / "tests/authorities/pathway_study.yaml"
CRATE = "https://w3id.org/ro/crate/1.1"


def call(*words, where=None):
    return subprocess.run([*map(str, words)], capture_output=True, text=True, cwd=where, timeout=300)


def ids(value):
    """What a property refers to, whether it is one thing or several."""
    return [each["@id"] for each in (value if isinstance(value, list) else [value])]


def faults_of_crate(folder):
    """Where a folder breaks what the specification says must be, of crates (1.1) and of runs in them."""
    crate = json.loads((folder / "ro-crate-metadata.json").read_text())
    if crate.get("@context") != CRATE + "/context":
        yield "the context"
    graph = crate["@graph"]
    if any("@id" not in each or "@type" not in each for each in graph):
        yield "an entity without id or type"
    entities = {each["@id"]: each for each in graph}
    if len(entities) != len(graph):
        yield "two entities of one id"
    descriptor = entities.get("ro-crate-metadata.json", {})
    if descriptor.get("@type") != "CreativeWork" or descriptor.get("conformsTo") != {"@id": CRATE}:
        yield "the descriptor"
    root = entities.get(descriptor.get("about", {}).get("@id"), {})
    if root.get("@type") != "Dataset" or not root.get("@id", "").endswith("/"):
        yield "the root"
    for needed in ("name", "description", "datePublished", "license"):
        if not root.get(needed):
            yield f"the root's {needed}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?", root.get("datePublished", "")):
        yield "the date"
    parts = ids(root.get("hasPart", []))
    for each in graph:
        yield from faults_of_entity(each, entities, parts, folder)
    yield from faults_of_run(root, entities)


def faults_of_entity(entity, entities, parts, folder):
    if entity["@type"] == "File":
        if entity["@id"] not in parts:
            yield f"{entity['@id']} is no part of the root"
        elif not (folder / entity["@id"]).is_file():
            yield f"{entity['@id']} is not there"
        elif entity["contentSize"] != str((folder / entity["@id"]).stat().st_size):
            yield f"{entity['@id']} has another size"
    for key, value in entity.items():  # flattened: nothing stands within another thing but references
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and set(each) != {"@id"}:
                yield f"{entity['@id']}: {key} is not flat"
            if isinstance(each, dict) and "://" not in each["@id"] and each["@id"] not in entities:
                yield f"{entity['@id']}: {key} leads nowhere"


def faults_of_run(root, entities):
    actions = [entities.get(each, {}) for each in ids(root.get("mentions", []))]
    if not actions or actions[0].get("@type") != "CreateAction":
        yield "no run"
        return
    if entities.get(actions[0].get("instrument", {}).get("@id"), {}).get("@type") != "SoftwareApplication":
        yield "the run's program"
    if not actions[0].get("result") or not actions[0].get("object"):
        yield "what went in and came out"


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.results = pathlib.Path(cls.home.name) / "results"
        cls.tenure("run", STUDY, "-o", cls.results, "--years", "3", "--replications", "24", "--quiet")

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    @classmethod
    def tenure(cls, *words):
        said = call(PROGRAM, *words)
        assert said.returncode == 0, (words, said.stderr)
        return said.stdout

    def stored(self, sql):
        with sqlite3.connect(f"file:{self.results}/results.sqlite?mode=ro", uri=True) as store:
            return store.execute(sql).fetchall()

    def test_r_reads_what_was_written(self):
        if not shutil.which("Rscript"):
            self.skipTest("there is no Rscript; scripts/setup test installs it")
        script = (f'source("{SOURCE}/scripts/read_results.R")\n'
                  f'results <- read_results("{self.results}", "vacancy_rate")\n'
                  'cat(sprintf("%s %.17g\\n", results$comparison$policy, results$comparison$difference), sep = "")\n'
                  'd <- differences(results, "vacancy_rate")\n'
                  'cat(sprintf("%s %d %.12g\\n", d$policy, d$year, d$difference), sep = "")\n')
        file = pathlib.Path(self.home.name) / "read.R"
        file.write_text(script)
        said = call("Rscript", "--vanilla", file)
        self.assertEqual(said.returncode, 0, said.stderr)
        lines = [line.split() for line in said.stdout.splitlines()]
        whole = {line[0]: float(line[1]) for line in lines if len(line) == 2}
        self.assertEqual(whole, dict(self.stored("SELECT policy, difference FROM comparison WHERE measure = 'vacancy_rate'")))
        by_year = {(line[0], int(line[1])): float(line[2]) for line in lines if len(line) == 3}
        for policy, year, difference in self.stored("SELECT policy, year, difference FROM comparison_by_year "
                                                    "WHERE measure = 'vacancy_rate'"):
            self.assertAlmostEqual(by_year[policy, year], difference, 9)

    def test_r_says_which_measure_is_not_there(self):
        if not shutil.which("Rscript"):
            self.skipTest("there is no Rscript; scripts/setup test installs it")
        said = call(SOURCE / "scripts/read_results.R", self.results, "vacancy_rat")
        self.assertNotEqual(said.returncode, 0)
        self.assertIn("no measure vacancy_rat", said.stderr)

    def test_the_crate_keeps_what_its_specification_asks(self):
        self.tenure("export", self.results, "--quiet")
        self.tenure("export", self.results, "--format", "ro-crate", "--quiet")
        self.assertEqual(list(faults_of_crate(self.results)), [])
        crate = json.loads((self.results / "ro-crate-metadata.json").read_text())
        self.assertIn("csv/outcome.csv", [each["@id"] for each in crate["@graph"]])

    def test_a_crate_that_breaks_it_is_found_out(self):
        broken = pathlib.Path(self.home.name) / "broken"
        shutil.copytree(self.results, broken)
        self.tenure("export", broken, "--format", "ro-crate", "--quiet")
        self.assertEqual(list(faults_of_crate(broken)), [])
        file = broken / "ro-crate-metadata.json"
        whole = file.read_text()
        for old, new in (('"Dataset"', '"Thing"'), ('"datePublished"', '"published"'), ('"#tenure"', '"#other"'),
                         (CRATE, CRATE + "0"), ('"results.sqlite"', '"gone.sqlite"'), ('"CreateAction"', '"Action"')):
            file.write_text(whole.replace(old, new, 1))
            self.assertNotEqual(list(faults_of_crate(broken)), [], old)

    def test_the_study_in_the_crate_runs_to_the_same_results(self):
        self.tenure("export", self.results, "--format", "ro-crate", "--quiet")
        again = pathlib.Path(self.home.name) / "again"
        self.tenure("run", self.results / "study.json", "-o", again, "--quiet")
        fingerprint = "SELECT value FROM provenance WHERE key IN ('fingerprint', 'summary_checksum') ORDER BY key"
        first = self.stored(fingerprint)
        with sqlite3.connect(f"file:{again}/results.sqlite?mode=ro", uri=True) as store:
            self.assertEqual(store.execute(fingerprint).fetchall(), first)

    def test_a_part_is_exported_and_no_more(self):
        part = pathlib.Path(self.home.name) / "part"
        only = ["--measure", "vacancy_rate", "turnover_rate", "--policy", "larger_intake", "--years", "2023-2024"]
        self.tenure("export", self.results, *only, "-o", part, "--quiet")
        rows = [line.split(",") for line in (part / "outcome.csv").read_text().splitlines()]
        self.assertEqual(rows[0], ["policy", "replication", "year", "measure", "value"])
        self.assertEqual({(row[0], row[2], row[3]) for row in rows[1:]},
                         {("larger_intake", year, measure) for year in ("2023", "2024")
                          for measure in ("vacancy_rate", "turnover_rate")})
        self.assertEqual(len(rows), 1 + 24 * 2 * 2)
        whole = self.stored("SELECT replication, year, measure, value FROM outcome WHERE policy = 'larger_intake' AND "
                            "measure IN ('vacancy_rate', 'turnover_rate') AND year IN (2023, 2024)")
        self.assertEqual({(int(r[1]), int(r[2]), r[3], float(r[4])) for r in rows[1:]}, set(whole))
        months = {line.split(",")[1][:7] for line in (part / "monthly.csv").read_text().splitlines()[1:]}
        self.assertEqual((min(months), max(months), len(months)), ("2022-10", "2024-09", 24))
        self.assertEqual(len((part / "measure.csv").read_text().splitlines()), 3)

    def test_arrays_of_a_part_are_those_of_the_whole(self):
        check = (
            "import sys, xarray\n"
            "whole, part = xarray.open_dataset(sys.argv[1]), xarray.open_dataset(sys.argv[2])\n"
            "assert list(part.policy.values) == ['larger_intake'], part.policy\n"
            "assert list(part.year.values) == [2024], part.year\n"
            "arrays = [name for name in part.data_vars if 'rate' in name]\n"
            "assert len(arrays) == 6, arrays\n"
            "for name in arrays:\n"
            "    picked = whole[name].sel(policy=part.policy)\n"
            "    if 'year' in picked.dims: picked = picked.sel(year=part.year)\n"
            "    if 'month' in picked.dims: picked = picked.sel(month=part.month)\n"
            "    assert picked.equals(part[name]), name\n"
            "assert len(part.month) == 12 and str(part.month.values[0])[:7] == '2023-10', part.month\n"
            "assert not whole['vacancy_rate'].sel(year=2023).equals(part['vacancy_rate'].sel(year=2024))\n")
        whole, part = (pathlib.Path(self.home.name) / name for name in ("whole.nc", "part.nc"))
        self.tenure("export", self.results, "--format", "netcdf", "-o", whole, "--quiet")
        self.tenure("export", self.results, "--format", "netcdf", "-o", part, "--quiet", "--measure", "vacancy_rate",
                    "turnover_rate", "--policy", "larger_intake", "--years", "2024")
        said = call("/usr/bin/python3", "-c", check, whole, part)
        self.assertEqual(said.returncode, 0, said.stderr)

    def test_the_program_is_not_linked_with_what_arrays_alone_need(self):
        linked = call("ldd", PROGRAM).stdout
        self.assertIn("sqlite", linked)
        self.assertNotIn("netcdf", linked)
        self.assertLess(len(linked.splitlines()), 20, linked)

    def test_what_is_not_in_the_results_is_told_with_what_is(self):
        for words, message in ((["--measure", "vacancy_rat"], "Did you mean vacancy_rate?"),
                               (["--policy", "larger_intak"], "Did you mean larger_intake?"),
                               (["--years", "2040"], "which have 2023 to 2025"),
                               (["--years", "2024-2023"], "A before B"), (["--years", "soon"], "--years"),
                               (["--format", "ro-crate", "--years", "2024"], "leave out")):
            said = call(PROGRAM, "export", self.results, "-o", pathlib.Path(self.home.name) / "no", *words)
            self.assertIn(said.returncode, (64, 74), words)
            self.assertIn(message, said.stderr, words)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

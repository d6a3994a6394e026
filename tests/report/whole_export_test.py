#!/usr/bin/env python3
"""A run of 60 policies over 100 years is exported whole: every row of its tables is in the CSV files, on the
workbook's sheets and in the arrays. Minutes: the target export_long.

usage: whole_export_test.py PROGRAM SOURCE_DIR
"""
import csv
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

import xarray

PROGRAM, SOURCE = map(os.path.abspath, sys.argv[1:3])
POLICIES, YEARS, REPLICATIONS = 60, 100, 8
MOST_ROWS = 1_048_576  # of a sheet


def study():
    policies = "  - {name: as_it_is, title: As it is, why: the baseline, blocks: []}\n" + "".join(
        f"  - name: rise_{i}\n    title: Rise {i}\n    why: one of many\n    blocks:\n      - start: 2023-04-01\n"
        f"        pay_award: {{rise: 0.00{i:02}}}\n" for i in range(1, POLICIES))
    # Posts that grew as Bexley's for a hundred years would be twenty times as many: rows are what is tried here.
    return (f"title: Sixty policies over a hundred years\n"
            f"authority: {{extends: {SOURCE}/scenarios/authorities/bexley.yaml, establishment_growth_per_year: 0}}\n"
            f"policies:\n{policies}horizon_years: {YEARS}\nseed: 1\nreplications: {REPLICATIONS}\n"
            "decide_on: [turnover_rate, vacancy_rate, total_cost]\n"
            "values:\n  - {measure: vacancies, gbp_per_unit: -19900, source: invented}\n")


def rows_of(sheet):
    """Rows of a sheet's XML, read in pieces."""
    count, rest = 0, b""
    while piece := sheet.read(1 << 24):
        rest += piece
        count += len(re.findall(rb"<row ", rest[:-8]))
        rest = rest[-8:]
    return count + len(re.findall(rb"<row ", rest))


class Whole(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        path = os.path.join(cls.home.name, "study.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(study())
        cls.results = os.path.join(cls.home.name, "results")
        cls.tenure("run", path, "-o", cls.results, "--no-report", "--quiet")
        cls.store = sqlite3.connect(os.path.join(cls.results, "results.sqlite"))
        cls.size = os.path.getsize(os.path.join(cls.results, "results.sqlite"))

    @classmethod
    def tearDownClass(cls):
        cls.store.close()
        cls.home.cleanup()

    @classmethod
    def tenure(cls, *words):
        begun = time.monotonic()
        said = subprocess.run([PROGRAM, *words], capture_output=True, text=True)
        assert said.returncode == 0, (words, said.stderr)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{' '.join(words[:1])} {words[-1] if words[0] == 'export' else ''}: {time.monotonic() - begun:.0f} s, "
              f"no child so far above {most} MiB", flush=True)

    def count(self, sql):
        return self.store.execute(sql).fetchone()[0]

    def test_the_run_is_as_large_as_it_should_be(self):
        self.assertEqual(self.count("SELECT count(*) FROM outcome_wide"), POLICIES * REPLICATIONS * self.count("SELECT count(*) FROM year"))
        self.assertGreaterEqual(self.count("SELECT count(*) FROM year"), YEARS)
        print(f"results: {self.size / 1e6:.0f} MB, {self.count('SELECT count(*) FROM yearly')} rows by year, "
              f"{self.count('SELECT count(*) FROM monthly WHERE count > 0')} by month")

    def test_every_row_is_in_the_csv_files(self):
        folder = os.path.join(self.home.name, "csv")
        self.tenure("export", self.results, "-o", folder, "--quiet", "--format", "csv")
        for table in ("yearly", "monthly", "comparison", "comparison_by_year"):
            with open(os.path.join(folder, table + ".csv"), encoding="utf-8", newline="") as file:
                self.assertEqual(sum(1 for _ in csv.reader(file)) - 1, self.count(f"SELECT count(*) FROM {table}"), table)
        measures = self.count("SELECT count(*) FROM measure")
        with open(os.path.join(folder, "outcome.csv"), "rb") as file:
            lines = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 24), b""))
        self.assertEqual(lines - 1, self.count("SELECT count(*) FROM outcome_wide") * measures)
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))

    def test_every_row_is_in_the_workbook_over_as_many_sheets_as_it_takes(self):
        book = os.path.join(self.home.name, "book.xlsx")
        self.tenure("export", self.results, "-o", book, "--quiet", "--format", "xlsx")
        print(f"workbook: {os.path.getsize(book) / 1e6:.0f} MB")
        with zipfile.ZipFile(book) as parts:
            names = re.findall(rb'<sheet name="([^"]*)"', parts.read("xl/workbook.xml"))
            rows = {}
            for number, name in enumerate(names, 1):
                with parts.open(f"xl/worksheets/sheet{number}.xml") as sheet:
                    count = rows_of(sheet)
                self.assertLessEqual(count, MOST_ROWS, name)
                question = re.sub(r" \(\d+\)$", "", name.decode())
                rows[question] = rows.get(question, 0) + count - 1
        self.assertEqual(rows["Year by year"], self.count("SELECT count(*) FROM yearly"))
        self.assertEqual(rows["What changes"], self.count("SELECT count(*) FROM comparison"))
        self.assertEqual(rows["Month by month"], self.count(
            "SELECT count(*) FROM monthly m JOIN measure x ON x.name = m.measure WHERE count > 0 AND x.role = ''"))
        self.assertGreater(rows["Month by month"], MOST_ROWS)
        self.assertIn(b"Month by month (2)", names)

    def test_every_value_is_in_the_arrays(self):
        file = os.path.join(self.home.name, "arrays.nc")
        self.tenure("export", self.results, "-o", file, "--quiet", "--format", "netcdf")
        print(f"arrays: {os.path.getsize(file) / 1e6:.0f} MB")
        data = xarray.open_dataset(file)
        self.assertEqual(data.sizes["policy"], POLICIES)
        self.assertEqual(data.sizes["replication"], REPLICATIONS)
        self.assertEqual(data.sizes["year"], self.count("SELECT count(*) FROM year"))
        names = [name.replace(".", "_") for name, in self.store.execute("SELECT name FROM measure")]
        self.assertEqual([name for name in names if name not in data], [])
        scale = self.count("SELECT scale FROM measure WHERE name = 'vacancy_rate'")
        stored = self.count("SELECT vacancy_rate FROM outcome_wide WHERE policy = 59 AND replication = 7 ORDER BY year DESC LIMIT 1")
        self.assertAlmostEqual(float(data["vacancy_rate"][59, 7, -1]), stored / scale, 12)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

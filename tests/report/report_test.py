#!/usr/bin/env python3
"""What the report and the exports say is what the results say, number by number, and text is text.

usage: report_test.py PROGRAM SOURCE_DIR FOLDER    (the folder that studies.py filled)
"""
import csv
import json
import math
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import netCDF4
import openpyxl
import xarray

from studies import LONG, RIGHT_TO_LEFT, SCRIPT

PROGRAM, SOURCE, FOLDER = sys.argv[1:4]
DIGITS = 5e-6  # the page has 6 significant digits


def tenure(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120)


def results(name):
    store = sqlite3.connect(os.path.join(FOLDER, name, "results.sqlite"))
    store.row_factory = sqlite3.Row
    return store


def page(name):
    with open(os.path.join(FOLDER, name, "report.html"), encoding="utf-8") as file:
        return file.read()


def page_data(text):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


def criteria(data):
    """What the study decides on: net benefit first, where it has values."""
    return [one for one in (data["decision"]["net_benefit"], *data["decision"]["measures"]) if one]


class Same(unittest.TestCase):
    def same(self, shown, stored, where, digits=DIGITS):
        if stored is None or (isinstance(stored, float) and math.isnan(stored)):
            self.assertIsNone(shown, where)
        elif isinstance(stored, float):
            self.assertIsNotNone(shown, where)
            self.assertLessEqual(abs(shown - stored), digits * abs(stored), (where, shown, stored))
        else:
            self.assertEqual(shown, stored, where)


def names_in(text, names):
    """Which of these names stand in a program's text, quoted or after a dot."""
    return {name for name in names if re.search(r"""(['"`.])""" + re.escape(name) + r"""(?![a-z0-9_])""", text)}


class OneDeclaration(unittest.TestCase):
    """What is known of a measure stands where it is declared: nothing that shows measures lists them."""

    # What the ladder's picture and the cost of a leaver avoided are about, and where old results name their roles.
    EXPECTED = {"careers.js": {"headcount", "starters", "leavers", "promotions_into"}, "avoided.cpp": {"leavers", "total_cost"},
                "measure_rows.cpp": {"headcount"}}

    def measures(self):
        listed = tenure("fields", "--measures").stdout.splitlines()
        return {line.split(" ")[0].split(".")[0] for line in listed}

    def sources(self):
        for folder, end in (("output", ".cpp"), ("output/report/source", ".js")):
            for name in sorted(os.listdir(os.path.join(SOURCE, folder))):
                if name.endswith(end):
                    with open(os.path.join(SOURCE, folder, name), encoding="utf-8") as file:
                        yield name, file.read()

    def test_no_list_of_measures_is_kept_beside_their_declarations(self):
        measures, read = self.measures(), 0
        self.assertGreater(len(measures), 100)
        for name, text in self.sources():
            self.assertLessEqual(names_in(text, measures), self.EXPECTED.get(name, set()), name)
            read += 1
        self.assertGreater(read, 40)

    def test_the_check_can_fail(self):
        found = names_in("const first = ['turnover_rate', data.fans.vacancy_rate];", self.measures())
        self.assertEqual(found, {"turnover_rate", "vacancy_rate"})


class Report(Same):
    """The page's data beside queries of results.sqlite."""

    def each(self):
        for name in ("bexley", "england"):
            store = results(name)
            yield name, page_data(page(name)), store
            store.close()

    def test_means_bands_and_differences(self):
        compared = 0
        for name, data, store in self.each():
            index = {p["name"]: i for i, p in enumerate(data["policies"])}
            for row in store.execute("SELECT * FROM overall_summary"):
                shown = data["overall"][row["measure"]][index[row["policy"]]]
                whole = "." not in row["measure"] or row["measure"] in data["decide_on"]
                for key in ("mean", "std_error", "low", "high", "p05", "p25", "p50", "p75", "p95")[:9 if whole else 1]:
                    self.same(shown[key], row[key], (name, tuple(row), key))
                    compared += 1
            for row in store.execute("SELECT * FROM comparison WHERE instr(measure, '.') = 0"):
                shown = data["comparison"][row["measure"]][index[row["policy"]]]
                for key in ("difference", "std_error", "low", "high", "identical"):
                    self.same(shown[key], row[key], (name, tuple(row), key))
                    compared += 1
        self.assertGreater(compared, 3000)

    def test_fans_and_years(self):
        compared = 0
        for name, data, store in self.each():
            index = {p["name"]: i for i, p in enumerate(data["policies"])}
            self.assertGreaterEqual(len(data["fans"]), 3 if name == "bexley" else 7)
            for measure, fans in data["fans"].items():
                for row in store.execute("SELECT * FROM monthly WHERE measure = ?", (measure,)):
                    for key in ("p05", "p25", "p50", "p75", "p95"):
                        self.same(fans[index[row["policy"]]][key][row["period"]], row[key], (name, tuple(row)))
                        compared += 1
            for measure, years in data["yearly"].items():
                for row in store.execute("SELECT * FROM yearly WHERE measure = ?", (measure,)):
                    self.same(years[index[row["policy"]]]["mean"][data["years"].index(row["year"])], row["mean"], tuple(row))
        self.assertGreater(compared, 5000)

    def test_assumptions_and_provenance(self):
        for name, data, store in self.each():
            stored = [dict(row) for row in store.execute(
                "SELECT name, value, low, high, distribution, source, confidence FROM parameter ORDER BY id")]
            self.assertEqual(len(data["parameters"]), len(stored))
            for shown, row in zip(data["parameters"], stored):
                for key in row:
                    self.same(shown[key], row[key], (name, key))
            for key, value in store.execute("SELECT key, value FROM provenance WHERE key <> 'study'"):
                self.assertEqual(str(data["provenance"][key]), str(value))
            self.assertEqual(data["study"], store.execute("SELECT value FROM provenance WHERE key = 'study'").fetchone()[0])

    def test_the_decision_is_of_the_same_means_as_the_tables(self):
        for name, data, store in self.each():
            for criterion in criteria(data):
                if criterion["name"] == "net_benefit":
                    continue
                for policy in criterion["policies"]:
                    row = store.execute("SELECT c.difference, o.mean FROM overall_summary o LEFT JOIN comparison c "
                                        "ON c.policy = o.policy AND c.measure = o.measure WHERE o.policy = ? AND o.measure = ?",
                                        (policy["policy"], criterion["name"])).fetchone()
                    self.same(policy["mean"], row["mean"], (name, policy["policy"]), 1e-9)
                    if row["difference"] is not None:
                        self.assertAlmostEqual(policy["difference"], row["difference"], delta=1e-9 * max(1, abs(row["mean"])))
                        self.assertLessEqual(policy["difference_interval"]["low"], policy["difference"])

    def test_net_benefit_is_what_the_values_make_of_the_stored_means(self):
        told = 0
        for name, data, store in self.each():
            for criterion in criteria(data):
                if criterion["name"] != "net_benefit":
                    continue
                for policy in criterion["policies"]:
                    exact = store.execute("SELECT sum(gbp_per_unit * mean) FROM value v JOIN overall_summary o "
                                          "ON o.measure = v.measure WHERE policy = ?", (policy["policy"],)).fetchone()[0]
                    self.assertAlmostEqual(policy["mean"], exact, delta=0.01, msg=(name, policy["policy"]))
                    told += 1
        self.assertGreaterEqual(told, 6)

    def test_the_headline_says_the_difference_that_is_stored(self):
        for name, data, store in self.each():
            first = criteria(data)[0]
            said = data["headline"]
            titles = [p["title"] for p in data["policies"]]
            about = [i for i, title in enumerate(titles) if i > 0 and f"“{title}”" in said]
            self.assertEqual(len(about), 1, said)
            policy = first["policies"][about[0]]
            factor = 100 if first["unit"] == "fraction" else 1
            numbers = [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.?\d*", said.replace("95%", ""))]
            interval = policy["difference_interval"]
            for exact in (policy["difference"], interval["low"], interval["high"]):
                exact = abs(exact * factor)
                error = abs(interval["high"] - interval["low"]) * factor / 4
                self.assertTrue(any(abs(n - exact) <= error / 2 + 1e-9 for n in numbers), (said, exact))

    def test_table_and_page_say_the_same_of_a_decision(self):
        """One function writes it: `compare --json` has every number, the page ten digits of each."""
        told = json.loads(tenure("compare", os.path.join(FOLDER, "bexley"), "--json").stdout)["decision"]
        data = page_data(page("bexley"))["decision"]
        exact = [one for one in (told["net_benefit"], *told["measures"]) if one]
        shown = {one["name"]: one for one in criteria({"decision": data})}
        compared = 0
        for one in exact:
            if one["name"] not in shown:
                continue
            for policy, page_policy in zip(one["policies"], shown[one["name"]]["policies"]):
                self.assertEqual(policy.keys(), page_policy.keys())
                self.assertEqual(policy["words"], page_policy["words"])
                self.same(page_policy["difference"], policy["difference"], one["name"], 1e-9)
                compared += 1
        self.assertGreater(compared, 3)

    def test_the_same_results_make_the_same_page(self):
        with tempfile.TemporaryDirectory() as folder:
            again = os.path.join(folder, "again.html")
            self.assertEqual(tenure("report", os.path.join(FOLDER, "bexley"), "-o", again, "--quiet").returncode, 0)
            with open(again, encoding="utf-8") as file:
                self.assertEqual(file.read(), page("bexley"))

    def test_the_study_in_the_page_is_the_study_that_was_run(self):
        with tempfile.TemporaryDirectory() as folder:
            study = os.path.join(folder, "study.json")
            with open(study, "w", encoding="utf-8") as file:
                file.write(page_data(page("bexley"))["study"])
            self.assertEqual(tenure("run", study, "-o", folder + "/again", "--quiet").returncode, 0)
            again, first = sqlite3.connect(folder + "/again/results.sqlite"), results("bexley")
            for sql in ("SELECT value FROM provenance WHERE key = 'fingerprint'", "SELECT * FROM comparison"):
                self.assertEqual([tuple(r) for r in again.execute(sql)], [tuple(r) for r in first.execute(sql)])
            again.close(), first.close()

    def test_report_says_what_it_wrote(self):
        with tempfile.TemporaryDirectory() as folder:
            said = tenure("report", os.path.join(FOLDER, "bexley"), "-o", folder + "/r.html", "--json")
            told = json.loads(said.stdout)
            self.assertEqual(told["bytes"], os.path.getsize(folder + "/r.html"))
            self.assertEqual(told["headline"], page_data(page("bexley"))["headline"])
            self.assertEqual(os.listdir(folder), ["r.html"])
            self.assertEqual(tenure("report", os.path.join(FOLDER, "bexley"), "-o", folder + "/r.html/x.html").returncode, 74)
        self.assertEqual(tenure("report", "no_such_directory").returncode, 74)

    def test_thirteen_policies_with_a_thousand_futures_take_less_than_5_seconds(self):
        store = results("many")
        self.assertEqual(store.execute("SELECT count(*), (SELECT count(*) FROM policy) FROM overall_wide").fetchone()[:],
                         (13_000, 13))
        store.close()
        begun = time.process_time(), os.times().children_user + os.times().children_system
        with tempfile.TemporaryDirectory() as folder:
            said = tenure("report", os.path.join(FOLDER, "many"), "-o", folder + "/r.html")
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertLess(os.path.getsize(folder + "/r.html"), 1.5e6)
        taken = os.times().children_user + os.times().children_system - begun[1]
        print(f"13 policies x 1,000 replications: {taken:.2f} s of processor time")
        self.assertLess(taken, 5)


class Workbook(Same):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.books = {}
        for name in ("bexley", "hostile"):
            file = os.path.join(cls.folder.name, name + ".xlsx")
            said = tenure("export", os.path.join(FOLDER, name), "--format", "xlsx", "-o", file, "--json")
            assert json.loads(said.stdout)["files"] == [file], said
            cls.books[name] = openpyxl.load_workbook(file)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def table(self, sheet):
        rows = list(self.books["bexley"][sheet].iter_rows(values_only=True))
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def test_a_sheet_a_question(self):
        self.assertEqual(self.books["bexley"].sheetnames, [
            "Answer", "Which option", "What changes", "Over time", "Year by year", "Month by month", "What it costs",
            "What is assumed", "Dictionary", "Columns", "Provenance"])
        self.assertEqual(len(self.books["bexley"]["Over time"]._charts), 1)

    def test_its_numbers_are_those_of_the_results(self):
        store = results("bexley")
        titles = dict(store.execute("SELECT name, title FROM policy"))
        rows = {(r["measure"], r["policy"]): r for r in self.table("What changes")}
        stored = list(store.execute("SELECT * FROM comparison"))
        self.assertEqual(len(rows), len(stored))
        for row in stored:
            shown = rows[row["measure"], titles[row["policy"]]]
            for key in ("difference", "std_error", "low", "high", "baseline_value", "policy_value", "pairs", "identical"):
                self.same(shown[key], row[key], (tuple(row), key), 1e-14)
        years = {(r["measure"], r["policy"], r["year"]): r for r in self.table("Year by year")}
        for row in store.execute("SELECT * FROM yearly"):
            self.same(years[row["measure"], titles[row["policy"]], row["year"]]["mean"], row["mean"], tuple(row), 1e-14)
        months = self.table("Month by month")
        self.assertEqual(len(months), store.execute("SELECT count(*) FROM monthly WHERE count > 0 AND instr(measure, '.') = 0").fetchone()[0])
        store.close()

    def test_numbers_look_like_what_they_are(self):
        sheet = self.books["bexley"]["What changes"]
        looks = {row[0].value: row[5].number_format for row in sheet.iter_rows(min_row=2)}
        self.assertEqual(looks["turnover_rate"], "0.00%")
        self.assertIn("£", looks["pay_cost"])

    def test_every_measure_is_in_the_dictionary(self):
        store = results("bexley")
        stored = list(store.execute("SELECT name, unit, kind, meaning FROM measure ORDER BY id"))
        self.assertEqual([(r["measure"], r["unit"], r["kind"], r["meaning"]) for r in self.table("Dictionary")],
                         [tuple(row) for row in stored])
        store.close()

    def test_text_is_never_a_formula(self):
        found = set()
        for sheet in self.books["hostile"]:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", cell.value)
                    found.add(cell.value)
        for text in ("=1+1", "@SUM(1,2)", SCRIPT, RIGHT_TO_LEFT, LONG):
            self.assertIn(text, found)


class Arrays(Same):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.file = os.path.join(cls.folder.name, "results.nc")
        said = tenure("export", os.path.join(FOLDER, "england"), "--format", "netcdf", "-o", cls.file, "--quiet")
        assert (said.returncode, said.stdout) == (0, ""), said
        cls.data = xarray.open_dataset(cls.file)

    @classmethod
    def tearDownClass(cls):
        cls.data.close()
        cls.folder.cleanup()

    def test_xarray_opens_them_with_their_labels(self):
        self.assertEqual(self.data["vacancy_rate"].dims, ("policy", "replication", "year"))
        self.assertEqual(list(self.data["policy"].values), ["current_pathway", "less_leaving"])
        one = self.data["vacancy_rate"].sel(policy="less_leaving", year=2024)
        self.assertEqual(one.shape, (32,))

    def test_every_value_is_that_of_the_results(self):
        store, compared = results("england"), 0
        measures = [row[0] for row in store.execute("SELECT name FROM measure")]
        for measure in measures:
            values = self.data[measure]
            for policy, replication, year, value in store.execute(
                    "SELECT policy, replication, year, value FROM outcome WHERE measure = ?", (measure,)):
                here = float(values.values[list(self.data["policy"].values).index(policy), replication,
                                           list(self.data["year"].values).index(year)])
                self.assertTrue(here == value or (value is None and math.isnan(here)), (measure, policy, replication, year))
                compared += 1
        for measure in ("vacancy_rate", "total_cost"):
            for policy, replication, value in store.execute("SELECT policy, replication, value FROM overall WHERE measure = ?", (measure,)):
                self.assertEqual(float(self.data["overall." + measure].sel(policy=policy)[replication]), value)
        for row in store.execute("SELECT * FROM monthly WHERE measure = 'vacancy_rate'"):
            for key in ("mean", "p05", "p50", "p95"):
                here = float(self.data["monthly.vacancy_rate"].sel(policy=row["policy"], statistic=key)[row["period"]])
                self.assertEqual(here, row[key])
        self.assertGreater(compared, 5000)
        store.close()

    def test_units_and_meanings_go_with_them(self):
        store = results("england")
        for name, unit, kind, meaning in store.execute("SELECT name, unit, kind, meaning FROM measure"):
            told = self.data[name].attrs
            self.assertEqual((told["units"], told["kind"]), ("day" if unit == "days" else unit, kind))
            self.assertTrue(told["long_name"].endswith(meaning), name)
        self.assertEqual(self.data.attrs["fingerprint"],
                         store.execute("SELECT value FROM provenance WHERE key = 'fingerprint'").fetchone()[0])
        store.close()

    def test_what_is_missing_is_not_a_number(self):
        with netCDF4.Dataset(self.file) as raw:
            self.assertTrue(math.isnan(raw["turnover_rate"]._FillValue))


class Tables(Same):
    def test_text_in_csv_is_text_for_spreadsheets(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(tenure("export", os.path.join(FOLDER, "hostile"), "-o", folder).returncode, 0)
            with open(folder + "/policy.csv", encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([row["title"] for row in rows], [SCRIPT, "'=1+1", "'@SUM(1,2)", RIGHT_TO_LEFT, LONG])
            for table in os.listdir(folder):
                with open(os.path.join(folder, table), encoding="utf-8", newline="") as file:
                    for row in csv.reader(file):
                        for field in row:
                            if field[:1] in ("=", "@", "+", "-"):
                                self.assertRegex(field, r"^-\d", (table, field[:40]))

    def test_dictionaries_are_there(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(tenure("export", os.path.join(FOLDER, "hostile"), "-o", folder).returncode, 0)
            with open(folder + "/column.csv", encoding="utf-8", newline="") as file:
                known = {row["name"] for row in csv.DictReader(file)}
            for table in ("outcome", "monthly", "yearly", "comparison", "parameter_draw"):
                with open(f"{folder}/{table}.csv", encoding="utf-8") as file:
                    self.assertEqual(set(file.readline().strip().split(",")) - known - {"measure"}, set(), table)


class Safe(unittest.TestCase):
    def test_nothing_in_the_page_ends_its_data(self):
        text = page("hostile")
        data = page_data(text)
        self.assertTrue(data["title"].startswith(SCRIPT))
        self.assertEqual(data["policies"][4]["title"], LONG)
        self.assertEqual(text.count("<script"), 2)
        self.assertEqual(text.count("</script>"), 2)
        self.assertNotIn(SCRIPT, text)

    def test_a_page_has_no_address_to_fetch_from(self):
        for name in ("bexley", "hostile"):
            self.assertEqual(re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', page(name).split("<script", 1)[0]), [])
            self.assertEqual(re.findall(r"url\((?!#|data:)[^)]*\)", page(name).split("<body", 1)[0]), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)

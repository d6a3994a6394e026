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

    # What the ladder's picture and the cost of a leaver avoided are about, where old results name their roles, a census' own field, and a unit.
    EXPECTED = {"careers.js": {"headcount", "starters", "leavers", "promotions_into"}, "avoided.cpp": {"headcount", "leavers", "total_cost"},
                "measure_rows.cpp": {"headcount"}, "backtest.cpp": {"vacancies"}, "brief_numbers.cpp": {"posts"}}

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


def number(text):
    """"£1.26 million" as 1,260,000; "minus £20" as -20; "8.1" as 8.1."""
    found = re.fullmatch(r"(minus )?£?([\d,]+\.?\d*)( million)?( percentage points|%)?", text.strip())
    assert found, text
    value = float(found[2].replace(",", "")) * (1e6 if found[3] else 1)
    return -value if found[1] else value


AMOUNT = r"((?:minus )?£?\d[\d,]*(?:\.\d+)?(?: million)?)"


class FirstPage(Same):
    """Every number in a sentence of the first page beside a query of results.sqlite."""

    STUDIES = ("bexley", "england", "hostile", "drivers", "many", "live", "by_vacancies", "by_cost", "by_values", "for_nothing")

    def each(self):
        for name in self.STUDIES:
            store = results(name)
            if name == "many":
                with tempfile.TemporaryDirectory() as folder:
                    tenure("report", os.path.join(FOLDER, name), "-o", folder + "/r.html", "--quiet")
                    with open(folder + "/r.html", encoding="utf-8") as file:
                        data = page_data(file.read())
            else:
                data = page_data(page(name))
            about = next(option["policy"] for option in data["brief"]["options"] if option["answer"])
            yield name, data, store, data["policies"][about]["name"]
            store.close()

    def near(self, said, stored, where, decimals=None):
        """To the 3 digits of money, or the decimals of other numbers."""
        said = number(said) if isinstance(said, str) else said
        room = 0.5 * 10 ** -decimals if decimals is not None else 0.5 * 10 ** (math.floor(math.log10(abs(stored) or 1)) - 2)
        self.assertLessEqual(abs(said - stored), room * 1.0001 + 1e-12, (where, said, stored))

    def one(self, store, sql, *values):
        return store.execute(sql, values).fetchone()[0]

    def by_year(self, store, column, policy, measure, year):
        return self.one(store, f"SELECT {column} FROM comparison_by_year WHERE policy = ? AND measure = ? AND year = ?", policy, measure, year)

    def in_futures(self, store, policy, year, measure):
        rows = store.execute("SELECT a.value - b.value FROM outcome a JOIN outcome b ON a.replication = b.replication AND a.year = b.year AND a.measure = b.measure "
                             "JOIN policy p ON p.name = b.policy WHERE p.id = 0 AND a.policy = ? AND a.measure = ? AND a.year = ?", (policy, measure, year))
        values = sorted(row[0] for row in rows if row[0] is not None)
        return [values[math.ceil(share * len(values)) - 1] for share in (0.05, 0.95)]

    def test_what_it_costs_each_year_is_stored(self):
        for name, data, store, policy in self.each():
            sentence = next(s for s in data["brief"]["ask"] if "years to 30 September" in s)
            cost = self.one(store, "SELECT name FROM measure WHERE cost = 'total'")
            said = re.findall(AMOUNT + r" (more|less)(?: than “.*?”)? in (\d{4})", sentence)
            self.assertGreaterEqual(len(said), 2, sentence)
            for amount, direction, year in said:
                self.near((1 if direction == "more" else -1) * number(amount), self.by_year(store, "difference", policy, cost, year), sentence)
            study = json.loads(data["study"])
            self.assertIn(f"prices of {study['authority']['pay']['price_year']}", sentence)

    def test_the_tile_of_money_holds_nine_of_ten_futures(self):
        for name, data, store, policy in self.each():
            if name == "many":
                continue
            cost = self.one(store, "SELECT name FROM measure WHERE cost = 'total'")
            for year, low, high in re.findall(r"(\d{4}), 9 of 10 futures: " + AMOUNT + " to " + AMOUNT, data["brief"]["tiles"][0]["note"]):
                for said, stored in zip((low, high), self.in_futures(store, policy, int(year), cost)):
                    self.near(said, stored, (name, year))

    def test_the_effect_in_the_last_year_is_stored(self):
        for name, data, store, policy in self.each():
            sentence = next(s for s in data["brief"]["ask"] if " instead of " in s)
            measure = data["brief"]["chart"]["measure"]
            found = re.search(r" in (\d{4}): " + AMOUNT + r"%? instead of " + AMOUNT, sentence)
            factor = 100 if data["measures"][measure]["unit"] == "fraction" else 1
            for said, column in zip(found.groups()[1:], ("policy_value", "baseline_value")):
                self.near(said, factor * self.by_year(store, column, policy, measure, found[1]), sentence, len(said.partition(".")[2]))

    def test_the_chart_is_the_table_of_differences_by_year_and_its_title_is_short(self):
        for name, data, store, _ in self.each():
            chart = data["brief"]["chart"]
            self.assertLessEqual(len(chart["title"].split()), 15)
            for policy, line in zip(data["policies"][1:], chart["differences"][1:]):
                for year, shown in zip(chart["years"], line):
                    self.same(shown, self.by_year(store, "difference", policy["name"], chart["measure"], year), (name, policy, year), 1e-12)

    def test_the_break_even_value_makes_the_net_benefit_nought(self):
        told = 0
        for name, data, store, policy in self.each():
            line = data["brief"]["line"]
            if not line:
                continue
            worth = store.execute("SELECT measure, gbp_per_unit FROM value WHERE measure <> 'total_cost'").fetchall()
            self.assertEqual(len(worth), 1)
            money, effect = (self.one(store, "SELECT difference FROM comparison WHERE policy = ? AND measure = ?", policy, m) for m in ("total_cost", worth[0][0]))
            self.assertEqual(line["assumed"], abs(worth[0][1]))
            sentence = data["brief"]["ask"][-1]
            found = re.search(r"worth (?:more|less) than " + AMOUNT + " a year; this study assumes " + AMOUNT, sentence)
            if found:
                self.near(found[1], abs(money / effect), sentence)
                self.near(found[2], abs(worth[0][1]), sentence)
            told += 1
        self.assertGreaterEqual(told, 2)

    def test_how_sure_is_over_futures_and_not_over_simulation_error(self):
        for name, data, store, policy in self.each():
            if name == "many":
                continue
            first = criteria(data)[0]
            weights = store.execute("SELECT measure, gbp_per_unit FROM value").fetchall() if first["name"] == "net_benefit" else [(first["name"], 1)]
            scales = dict(store.execute("SELECT name, scale FROM measure"))
            columns = " + ".join(f'{w[1]} * (a."{w[0]}" - b."{w[0]}") / {scales[w[0]]}.0' for w in weights)
            rows = store.execute(f"SELECT {columns} FROM overall_wide a JOIN overall_wide b ON a.replication = b.replication JOIN policy p ON p.id = a.policy "
                                 "WHERE b.policy = 0 AND p.name = ?", (policy,))
            apart = sorted(row[0] for row in rows if row[0] is not None)
            factor = 100 if first["unit"] == "fraction" else 1
            sentence = data["brief"]["sure"]
            found = re.search(r" is " + AMOUNT + r".*? on average, and in 9 of 10 simulated futures between " + AMOUNT + r".*? and " + AMOUNT, sentence)
            decimals = None if first["unit"].startswith("GBP") else 1
            for said, stored in zip(found.groups(), (sum(apart) / len(apart), apart[math.ceil(0.05 * len(apart)) - 1], apart[math.ceil(0.95 * len(apart)) - 1])):
                self.near(said, factor * stored, sentence, decimals)
            sign = -1 if first["better"] == "lower" else 1
            better = sum(sign * x > 1e-9 for x in apart)
            exact = re.search(r"(?:\(|in )([\d,]+) of ([\d,]+)(?:\)| simulated futures)", sentence.split("baseline")[1]) if "in all" not in sentence else None
            if exact:
                counts = [m for m in re.findall(r"([\d,]+) of ([\d,]+)", sentence.split("baseline")[1])][-1]
                self.assertEqual([int(c.replace(",", "")) for c in counts], [better, len(apart)], sentence)
            else:
                self.assertEqual(better, len(apart), sentence)

    def test_guesses_are_counted_from_the_parameters(self):
        for name, data, store, _ in self.each():
            weak, all_ = store.execute("SELECT sum(confidence IN ('', 'none', 'low')), count(*) FROM parameter").fetchone()
            self.assertTrue(data["brief"]["guesses"].startswith(f"{weak} of {all_} uncertain numbers"), data["brief"]["guesses"])
            self.assertEqual(sum(int(n) for n in re.findall(r"(\d+) (?:in|elsewhere)", data["brief"]["guesses"].split(":", 1)[1])), weak)

    def test_options_are_sorted_and_every_one_is_there(self):
        for name, data, _, _ in self.each():
            first, order = criteria(data)[0], [option["policy"] for option in data["brief"]["options"]]
            self.assertEqual(sorted(order), list(range(len(data["policies"]))))
            sign = -1 if first["better"] == "lower" else 1
            gains = [sign * first["policies"][p]["difference"] for p in order]
            self.assertEqual(gains, sorted(gains, reverse=True), name)

    def scores_of(self, council, measures):
        """Forecasts, years, mean ratio of errors and how many lay within, from the shipped scores."""
        with open(os.path.join(SOURCE, "scenarios/data/backtest_scores.csv"), encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["council"] == council and row["measure"] in measures]
        ratios = []
        for measure in sorted({row["measure"] for row in rows}):
            own = [row for row in rows if row["measure"] == measure]
            ratios.append(sum(abs(float(row["error"])) for row in own) / sum(float(row["naive"]) for row in own))
        return len(rows), sum(ratios) / len(ratios), sum(row["within_90"] == "1" for row in rows), sum(ratio > 1 for ratio in ratios)

    def test_a_councils_back_test_is_told_and_where_there_is_none_that_is_said(self):
        told = 0
        for name, data, _, _ in self.each():
            first = data["brief"]["belief"][0]
            if json.loads(data["study"])["authority"]["name"] != "bexley":
                self.assertIn("No check against reality was made", first, name)
                continue
            count, ratio, within, worse = self.scores_of("Bexley", set(data["measures"]))
            self.assertIn(f"{count} forecasts of 2020 to 2022", first)
            self.assertIn(f"errors {ratio:.2f} times", first)
            self.assertIn(f"{within} of {count} published values", first)
            warned = data["brief"]["belief"][1]
            self.assertEqual(warned.count("(") if warned.startswith("Worse") else 0, worse, "what is worse than the naive forecast is named")
            told += 1
        self.assertEqual(told, 2)

    def test_published_rates_stand_beside_the_stored_futures_and_their_message_is_counted(self):
        shown = 0
        for name, data, store, _ in self.each():
            published = json.loads(data["study"])["authority"].get("published", [])
            chart = data["brief"]["published"]
            if not published:
                self.assertIsNone(chart, name)
                continue
            shown += 1
            within = 0
            for rate in chart["rates"]:
                scale = 0.01 if data["measures"][rate["measure"]]["unit"] == "fraction" else 1
                said = {one["year"]: scale * one[rate["measure"]] for one in published if rate["measure"] in one}
                self.assertEqual(dict(zip(rate["years"], rate["published"])), said, name)
                for year in rate["simulated"]:
                    row = store.execute("SELECT p05, p25, p50, p75, p95 FROM yearly WHERE measure = ? AND year = ? AND whole_year AND policy = "
                                        "(SELECT name FROM policy WHERE baseline)", (rate["measure"], year["year"])).fetchone()
                    self.assertEqual([year[key] for key in row.keys()], list(row), name)
                beside = next(year for year in rate["simulated"] if year["year"] >= rate["years"][-1])
                within += beside["p05"] <= rate["published"][-1] <= beside["p95"]
            count = len(chart["rates"])
            self.assertIn(f"for {f'all {count}' if within == count else f'{within} of {count}'} rates", chart["title"])
            self.assertLessEqual(len(chart["title"].split()), 15)
            self.assertEqual(within < count, any(text.startswith("Outside: ") for text in data["brief"]["belief"]), name)
        self.assertGreaterEqual(shown, 2)

    def test_some_of_a_studys_policies_have_levers_as_all_have(self):
        for name in ("part", "live"):
            self.assertGreater(len(page_data(page(name))["live"]["levers"]), 2, name)

    def test_scores_of_another_file_are_told_in_place_of_those_shipped(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/scores.csv", "w", encoding="utf-8") as file:
                file.write("measure,origin,year,council,error,naive,within_90\nvacancy_rate,2019,2020,Smallville,-3,2,0\n")
            said = tenure("report", os.path.join(FOLDER, "drivers"), "-o", folder + "/r.html", "--backtest", folder + "/scores.csv")
            self.assertEqual(said.returncode, 0, said.stderr)
            with open(folder + "/r.html", encoding="utf-8") as file:
                belief = page_data(file.read())["brief"]["belief"]
            self.assertIn("1 forecasts of 2020, made from figures up to 2019, had errors 1.50 times", belief[0])
            self.assertEqual(belief[1], "Worse than the naive forecast there: vacancy rate (1.50). Too sure: vacancy rate (0 of 1 within).")
            missing = tenure("report", os.path.join(FOLDER, "drivers"), "-o", folder + "/r.html", "--backtest", folder + "/none.csv")
            self.assertNotEqual(missing.returncode, 0)
            self.assertIn("none.csv", missing.stderr)

    def test_drivers_are_only_numbers_the_policy_meets_and_shares_add_up_to_one(self):
        told = 0
        for name, data, _, _ in self.each():
            policies = [policy["name"] for policy in data["policies"]]
            met = [{policies[0], policy["name"], *(other["name"] for other in policy.get("combine", []))}
                   for policy in json.loads(data["study"])["policies"]]
            for criterion in criteria(data):
                for i, policy in enumerate(policies):
                    shares = [p["main_effect"][i] for p in criterion["parameters"]]
                    for p in criterion["parameters"]:
                        owner = re.match(r"policy\.([^.]+)\.", p["name"])
                        if owner and owner[1] not in met[i]:
                            self.assertEqual(p["main_effect"][i], 0, (name, policy, p["name"]))
                            told += 1
                    if shares and None not in shares:
                        self.assertAlmostEqual(sum(shares) + criterion["interactions"][i], 1, places=6)
                        self.assertGreaterEqual(criterion["interactions"][i], 0)
        self.assertGreater(told, 100)

    def test_an_unfinished_run_says_so_and_concludes_nothing(self):
        data = page_data(page("unfinished"))
        self.assertIn("256 of 512 simulated futures", data["brief"]["unfinished"])
        self.assertEqual(data["headline"], data["brief"]["unfinished"])
        self.assertEqual((data["points"], data["warnings"], data["brief"]["tiles"], data["brief"]["sure"]), ([], [], [], ""))
        self.assertFalse(any(option["answer"] for option in data["brief"]["options"]))
        said = tenure("compare", os.path.join(FOLDER, "unfinished")).stdout
        self.assertIn("This run is not finished", said)
        self.assertNotIn("has the highest expected net benefit", said)

    def test_one_policy_makes_no_empty_tables(self):
        data = page_data(page("one"))
        self.assertIn("One policy only", data["headline"])
        self.assertEqual((data["brief"]["options"], data["brief"]["chart"], data["brief"]["line"]), ([], None, None))
        self.assertGreaterEqual(len(data["brief"]["tiles"]), 3)
        said = tenure("compare", os.path.join(FOLDER, "one")).stdout
        self.assertNotIn("with policy", said)
        self.assertIn("One policy only", said)

    def test_compare_shows_ten_measures_and_says_how_to_see_all(self):
        said = tenure("compare", os.path.join(FOLDER, "drivers")).stdout
        self.assertLess(len(said.splitlines()), 160)
        self.assertIn("--measure all", said)
        every = tenure("compare", os.path.join(FOLDER, "drivers"), "--measure", "all").stdout
        self.assertGreater(len(every.splitlines()), 2 * len(said.splitlines()))

    def test_nothing_is_said_where_nothing_was_computed(self):
        for name in ("one", "drivers", "bexley", "unfinished"):
            for text in (json.dumps(page_data(page(name))["points"]), tenure("compare", os.path.join(FOLDER, name)).stdout):
                for words in ("Nothing need be known", "100%", "would, by itself, pay", "so it would with more replications"):
                    self.assertNotIn(words, " ".join(text.split()), name)

    def test_a_run_ends_with_at_most_15_lines_and_names_its_report(self):
        for name in ("bexley", "hostile", "one"):
            study = os.path.join(SOURCE, "scenarios/studies/bexley.yaml") if name == "bexley" else os.path.join(FOLDER, name + "_study", "study.yaml")
            with tempfile.TemporaryDirectory() as folder:
                said = tenure("run", study, "-o", folder + "/r", "--replications", "16", "--years", "2")
                self.assertEqual(said.returncode, 0, said.stderr)
                self.assertLessEqual(len(said.stdout.splitlines()), 15, said.stdout)
                self.assertIn("Next: tenure compare", said.stdout)
                file = re.search(r"Report: (\S+)", said.stdout)[1]
                with open(file, encoding="utf-8") as made:
                    self.assertIn(page_data(made.read())["brief"]["guesses"][:30], " ".join(said.stdout.split()))

    def test_the_check_of_numbers_can_fail(self):
        with self.assertRaises(AssertionError):
            self.near("£17,400", 17_600, "")


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

    def test_there_are_charts_where_one_would_look(self):
        store = results("bexley")
        decide = store.execute("SELECT count(*) FROM measure WHERE decides IS NOT NULL AND role = ''").fetchone()[0]
        store.close()
        self.assertEqual(len(self.books["bexley"]["Over time"]._charts), min(decide, 6))
        self.assertEqual(len(self.books["bexley"]["Which option"]._charts), 1)
        sheet = self.books["bexley"]["Over time"]
        for chart in sheet._charts:
            for line in chart.series:
                title = line.tx.strRef.f.split("!")[1].replace("$", "")
                self.assertIn(sheet[title].value, {row[0].value for row in self.books["bexley"]["Answer"].iter_rows()})
                first, last = line.val.numRef.f.split("!")[1].replace("$", "").split(":")
                column = [row[0].value for row in sheet[first:last]]
                self.assertTrue(column and all(isinstance(value, (int, float)) for value in column), column)

    def test_the_answer_says_what_things_are_assumed_to_be_worth(self):
        store = results("bexley")
        values = {source: gbp for gbp, source in store.execute("SELECT gbp_per_unit, source FROM value")}
        store.close()
        self.assertGreater(len(values), 0)
        shown = {row[1]: row[2] for row in self.books["bexley"]["Answer"].iter_rows(values_only=True) if row[1] in values}
        self.assertEqual(shown, values)

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
            values = self.data[measure.replace(".", "_")]
            for policy, replication, year, value in store.execute(
                    "SELECT policy, replication, year, value FROM outcome WHERE measure = ?", (measure,)):
                here = float(values.values[list(self.data["policy"].values).index(policy), replication,
                                           list(self.data["year"].values).index(year)])
                self.assertTrue(here == value or (value is None and math.isnan(here)), (measure, policy, replication, year))
                compared += 1
        for measure in ("vacancy_rate", "total_cost"):
            for policy, replication, value in store.execute("SELECT policy, replication, value FROM overall WHERE measure = ?", (measure,)):
                self.assertEqual(float(self.data["overall_" + measure].sel(policy=policy)[replication]), value)
        for row in store.execute("SELECT * FROM monthly WHERE measure = 'vacancy_rate'"):
            for key in ("mean", "p05", "p50", "p95"):
                here = float(self.data["monthly_vacancy_rate"].sel(policy=row["policy"], statistic=key)[row["period"]])
                self.assertEqual(here, row[key])
        self.assertGreater(compared, 5000)
        store.close()

    def test_units_and_meanings_go_with_them(self):
        store = results("england")
        for name, unit, kind, meaning in store.execute("SELECT name, unit, kind, meaning FROM measure"):
            told = self.data[name.replace(".", "_")].attrs
            self.assertEqual(told["measure"], name)
            self.assertEqual((told["units"], told["kind"]), ("day" if unit == "days" else unit, kind))
            self.assertTrue(told["long_name"].endswith(meaning), name)
        self.assertEqual(self.data.attrs["fingerprint"],
                         store.execute("SELECT value FROM provenance WHERE key = 'fingerprint'").fetchone()[0])
        store.close()

    def test_months_are_dates_that_a_slice_loses_none_of(self):
        self.assertEqual(self.data.attrs["Conventions"], "CF-1.8")
        store = results("england")
        for first, last in (("2022-11", "2023-01"), ("2022-10", "2022-10")):
            held = self.data["monthly_vacancy_rate"].sel(month=slice(first, last))
            labels = [row[0] for row in store.execute(
                "SELECT DISTINCT month FROM monthly WHERE substr(month, 1, 7) BETWEEN ? AND ? ORDER BY month", (first, last))]
            self.assertEqual([str(day)[:10] for day in held.month.values], labels)
        store.close()

    def test_no_name_has_a_point_in_it(self):
        self.assertEqual([name for name in self.data.variables if "." in name], [])

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
        self.assertEqual(text.count("<script"), 3)
        self.assertEqual(text.count("</script>"), 3)
        self.assertNotIn(SCRIPT, text)

    def test_a_page_has_no_address_to_fetch_from(self):
        for name in ("bexley", "hostile"):
            self.assertEqual(re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', page(name).split("<script", 1)[0]), [])
            self.assertEqual(re.findall(r"url\((?!#|data:)[^)]*\)", page(name).split("<body", 1)[0]), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)

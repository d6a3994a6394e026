#!/usr/bin/env python3
"""A search is the same whatever it was divided into, and says what binds where nothing does it.
usage: seek_test.py PROGRAM SOURCE_DIR"""
import csv
import json
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from questions import HERE, PROGRAM, answer, column, content, seek, tried

ONE = HERE / "small.yaml"


def changed(folder, name, *changes):
    """The small study with words replaced."""
    text = ONE.read_text().replace("../../", str(HERE.parents[1]) + "/")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = pathlib.Path(folder) / (name + ".yaml")
    path.write_text(text)
    return path


def kept(folder):
    """Futures that a search has stored so far."""
    try:
        with sqlite3.connect(f"file:{folder}/seek.sqlite?mode=ro", uri=True) as store:
            return store.execute("SELECT count(*) FROM future").fetchone()[0]
    except sqlite3.Error:
        return 0


def page_data(file):
    """What a page shows, as it is given to its script."""
    return json.loads(re.search(r'id="data">(.*?)</script>', file.read_text(), re.DOTALL)[1])


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.here = pathlib.Path(cls.temporary.name)
        cls.said = seek(ONE, cls.here / "straight", "--threads", 1).stdout
        cls.straight = content(cls.here / "straight")
        cls.answer = {key: value for _, key, value in cls.straight["seek_answer"]}

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_any_number_of_threads_has_the_same_content(self):
        seek(ONE, self.here / "threads", "--threads", 3)
        self.assertEqual(content(self.here / "threads"), self.straight)

    def test_shards_that_share_the_rounds_have_the_same_content(self):
        folder = self.here / "shards"
        seek(ONE, folder, "--shard", "1/2")  # its part of the first round
        self.assertGreater(len(content(folder / "shards/1-of-2")["future"]), 0)
        together = [subprocess.Popen([PROGRAM, "seek", str(ONE), "-o", str(folder), "--shard", f"{i}/2",
                                      "--wait", "60", "--quiet", "--resume"]) for i in (1, 2)]
        self.assertEqual([each.wait() for each in together], [0, 0])
        seek(ONE, folder, "--resume")
        self.assertEqual(content(folder), self.straight)

    def test_killed_and_gone_on_with_it_has_the_same_content(self):
        for how in (signal.SIGKILL, signal.SIGINT):
            folder = self.here / how.name
            process = subprocess.Popen([PROGRAM, "seek", str(ONE), "-o", str(folder), "--threads", "1"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while process.poll() is None and kept(folder) == 0:
                time.sleep(0.005)
            process.send_signal(how)
            process.wait()
            self.assertTrue(0 < kept(folder) < len(self.straight["future"]))
            seek(ONE, folder, "--resume")
            self.assertEqual(content(folder), self.straight)

    def test_what_is_there_is_not_written_over_or_taken_for_another_study(self):
        self.assertEqual(seek(ONE, self.here / "straight", check=False).returncode, 74)
        other = changed(self.here, "other", ("probability: 0.8", "probability: 0.7"))
        said = seek(other, self.here / "straight", "--resume", check=False)
        self.assertEqual(said.returncode, 74)
        self.assertIn("another question", said.stderr)

    def test_the_answer_stands_in_words_page_picture_and_tables(self):
        said = self.said
        self.assertIn("With 95% confidence it meets all that was asked", " ".join(said.split()))
        self.assertIn("What shifts the answer", said)
        folder = self.here / "straight"
        page = (folder / "seek.html").read_text()
        search = page_data(folder / "seek.html")["search"]
        self.assertTrue(search["picture"].startswith("<svg"))
        self.assertEqual(search["headline"], self.answer["answer"])
        self.assertTrue(search["headline"].startswith(search["sentence"]))
        subprocess.run([PROGRAM, "report", str(folder), "-o", str(self.here / "again.html"), "--quiet"], check=True)
        self.assertEqual((self.here / "again.html").read_text(), page)
        self.assertTrue((folder / "seek.svg").read_text().startswith("<svg"))
        self.assertEqual(len(tried(folder)), len(self.straight["seek_tried"]))

    def test_a_search_is_exported_in_natural_units(self):
        for form in ("csv", "xlsx", "netcdf"):
            subprocess.run([PROGRAM, "export", str(self.here / "straight"), "--format", form, "--quiet"], check=True)
        self.assertTrue((self.here / "straight/seek.xlsx").read_bytes().startswith(b"PK"))
        with open(self.here / "straight/csv/seek_future.csv", newline="") as file:
            futures = list(csv.DictReader(file))
        self.assertEqual(len(futures), len(self.straight["future"]))
        rates = [float(row["0 vacancy_rate 2023-10-31 to 2024-09-30"]) for row in futures]
        self.assertTrue(0 < sum(rates) / len(rates) < 0.5)
        try:
            import xarray
        except ImportError:
            self.skipTest("xarray is not installed (scripts/setup does)")
        with xarray.open_dataset(self.here / "straight/seek.nc") as arrays:
            self.assertEqual(arrays.attrs["setting"], self.answer["setting"])
            there = arrays["vacancy_rate_0"].to_series().dropna()
            self.assertEqual(len(there), len(futures))
            for row, rate in list(zip(futures, rates))[::97]:
                self.assertAlmostEqual(there[int(row["setting"]), int(row["future"])], rate, places=12)

    def test_the_report_of_a_study_has_the_search_that_stands_beside_it(self):
        few = changed(self.here, "few", ("replications: 100", "replications: 8"))
        subprocess.run([PROGRAM, "run", str(few), "-o", str(self.here / "few"), "--quiet"], check=True)
        report = lambda: subprocess.run([PROGRAM, "report", str(self.here / "few"), "--quiet"], check=True)
        report()
        self.assertIsNone(page_data(self.here / "few/report.html")["search"])
        shutil.copytree(self.here / "straight", self.here / "few-seek")
        report()
        self.assertEqual(page_data(self.here / "few/report.html")["search"],
                         page_data(self.here / "straight/seek.html")["search"])
        with sqlite3.connect(self.here / "few-seek/seek.sqlite") as store:  # another study's
            store.execute("UPDATE told SET json = replace(json, '\"title\":\"Small\"', '\"title\":\"Other\"')")
        report()
        self.assertIsNone(page_data(self.here / "few/report.html")["search"])

    def test_out_of_reach_and_excluded_are_told_with_what_binds(self):
        out = changed(self.here, "out", ("at_most: 0.14", "at_most: 0.001"))
        self.assertIn("out of reach", seek(out, self.here / "out").stdout)
        excluded = changed(self.here, "excluded", ("  futures:", "  limits: [{at_most_gbp: 1000, over_baseline: false}]\n  futures:"))
        said = " ".join(seek(excluded, self.here / "excluded").stdout.split())
        self.assertIn("The limits exclude every setting", said)
        self.assertIn("What binds", said)

    def test_a_lever_without_effect_is_told(self):
        none = changed(self.here, "none", ("applicants: 2.5", "roles: [service_manager], gbp_per_round: 1"),
                       ("blocks[0].recruitment.applicants\", low: 1, high: 4",
                        "blocks[0].recruitment.gbp_per_round\", low: 0, high: 1000"))
        self.assertIn("The levers have no effect", seek(none, self.here / "none").stdout)

    def test_every_setting_tried_has_what_a_run_of_the_study_has(self):
        """The share of futures and the cost by the run's own results, which another part computes."""
        two = changed(self.here, "two", ("steps: 13", "steps: 2"))
        seek(two, self.here / "every", "--every", 256)
        rows = tried(self.here / "every")
        fixed = changed(self.here, "fixed", ("applicants: 2.5", "applicants: 4"), ("replications: 100", "replications: 256\nreplications_per_draw: 1\ndesign: {outer: random}"))
        subprocess.run([PROGRAM, "run", str(fixed), "-o", str(self.here / "run"), "--no-report", "--quiet"], check=True)
        with sqlite3.connect(self.here / "run/results.sqlite") as store:
            values = dict(((r, p), v) for r, p, v in store.execute(
                "SELECT replication, policy, value FROM outcome WHERE measure = 'vacancy_rate' AND year = 2024"))
        of_search = [v for (r, p), v in values.items() if p == "search"]
        self.assertEqual(len(of_search), 256)
        share = sum(v <= 0.14 for v in of_search) / 256
        self.assertAlmostEqual(share, column(rows[-1], "met: "), places=9)
        self.assertAlmostEqual(sum(of_search) / 256, column(rows[-1], "average: "), places=6)


if __name__ == "__main__":
    unittest.main(argv=["seek_test.py"])

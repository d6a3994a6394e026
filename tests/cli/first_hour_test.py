#!/usr/bin/env python3
"""A strategist's first hour: a study of a council nobody prepared, from the published file alone, and
the mistakes they make on the way, each told once with its remedy.

usage: first_hour_test.py PROGRAM SOURCE_DIR
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
FIGURES = os.path.join(SOURCE, "scenarios/data/csww_indicators.csv")
PAYMENT = "policies/retention_payment.yaml"
INTAKE = "policies/larger_intake.yaml"


def tenure(*arguments, where=None):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=where, timeout=300)


class FourCommands(unittest.TestCase):
    def test_lead_from_an_empty_folder_to_a_report_that_moves_with_its_folder(self):
        for council in "Leeds", "Kent", "Rutland":
            with self.subTest(council), tempfile.TemporaryDirectory() as home:
                made = tenure("new", "first", "--from-csww", FIGURES, "--council", council, where=home)
                self.assertEqual(made.returncode, 0, made.stderr)
                self.follow(os.path.join(home, "first"))
                os.makedirs(os.path.join(home, "elsewhere"))
                moved = shutil.move(os.path.join(home, "first"), os.path.join(home, "elsewhere", "moved"))
                shutil.rmtree(os.path.join(moved, "results"))
                self.follow(moved)

    def follow(self, folder):
        """Its README's commands, with fewer replications."""
        with open(os.path.join(folder, "README.md"), encoding="utf-8") as text:
            commands = [line.split()[1:] for line in text if line.startswith("    tenure ")]
        self.assertEqual([command[0] for command in commands], ["check", "run", "compare", "export"])
        for command in commands:
            if command[0] == "run":
                command += ["--replications", "4", "--years", "1"]
            said = tenure(*command, where=folder)
            self.assertEqual(said.returncode, 0, said.stderr)
        self.assertTrue(os.path.exists(os.path.join(folder, "results", "report.html")))

    def test_no_file_of_the_folder_names_one_outside_it(self):
        with tempfile.TemporaryDirectory() as home:
            tenure("new", "first", "--from-csww", FIGURES, "--council", "Leeds", where=home)
            for folder, _, files in os.walk(os.path.join(home, "first")):
                for name in files:
                    with open(os.path.join(folder, name), encoding="utf-8") as text:
                        self.assertNotIn("../", text.read(), name)

    def test_a_folder_that_is_there_is_left_as_it_is(self):
        with tempfile.TemporaryDirectory() as home:
            os.makedirs(os.path.join(home, "first"))
            said = tenure("new", "first", "--from-csww", FIGURES, "--council", "Leeds", where=home)
            self.assertEqual(said.returncode, 74)
            self.assertIn("first is there already; name a folder that is not", said.stderr)
            self.assertEqual(os.listdir(home), ["first"])

    def test_a_council_that_is_misspelt_leaves_nothing_behind(self):
        with tempfile.TemporaryDirectory() as home:
            said = tenure("new", "first", "--from-csww", FIGURES, "--council", "Leds", where=home)
            self.assertEqual(said.returncode, 65)
            self.assertIn("Did you mean Leeds?", said.stderr)
            self.assertEqual(os.listdir(home), [])


class OwnStaff(unittest.TestCase):
    """A study that starts from a council's own staff list."""
    COLUMNS = "role,team,start_date,role_start_date,qualified_date,birth_year,fte,pay_point\n"

    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.list = os.path.join(self.home.name, "staff.csv")

    def tearDown(self):
        self.home.cleanup()

    def new(self, rows, columns=COLUMNS):
        with open(self.list, "w", encoding="utf-8") as file:
            file.write(columns + "".join(row + "\n" for row in rows))
        return tenure("new", "own", "--council", "Rutland", "--staff-list", "staff.csv", where=self.home.name)

    def text(self, name):
        with open(os.path.join(self.home.name, "own", name), encoding="utf-8") as file:
            return file.read()

    def test_it_is_copied_and_used_and_the_folder_moves(self):
        people = [f"social_worker_2,assessment_1,2019-09-{day:02},,,1990,1,2" for day in range(1, 13)]
        said = self.new(people)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("3 published posts of social_worker and 12 people on the list", said.stderr)
        self.assertEqual(self.text("staff_list.csv").count("\n"), 13)
        self.assertIn("posts: 12}", self.text("authority.yaml"))
        os.remove(self.list)
        moved = shutil.move(os.path.join(self.home.name, "own"), os.path.join(self.home.name, "moved"))
        for command in (["check", "study.yaml"],
                        ["run", "study.yaml", "-o", "results", "--replications", "4", "--years", "1"]):
            said = tenure(*command, where=moved)
            self.assertEqual(said.returncode, 0, said.stderr)
        start = tenure("compare", "results", "--measure", "headcount", where=moved)
        self.assertEqual(start.returncode, 0, start.stderr)

    def test_its_levers_are_those_of_a_made_up_staff_and_its_readme_says_how_a_page_has_them(self):
        self.new(["social_worker_2,assessment_1,2019-09-01,,,1990,1,2"])
        self.assertIn("explore:", self.text("study.yaml"))
        self.assertIn("--staff-list staff_list.csv", self.text("README.md"))
        tenure("new", "made_up", "--council", "Rutland", where=self.home.name)
        with open(os.path.join(self.home.name, "made_up", "study.yaml"), encoding="utf-8") as file:
            self.assertIn("explore:", file.read())

    def test_what_is_wrong_with_it_is_told_of_the_list_and_leaves_no_folder(self):
        for rows, columns, told in (
                (["social_worker_9,assessment_1,2019-09-01,,,1990,1,1"], self.COLUMNS,
                 "staff.csv:2:1: rows[0].role: \"social_worker_9\" is not the name of a role. Did you mean social_worker_2?"),
                (["nqsw,north,2019-09-01,,,1990,1,1"], self.COLUMNS,
                 "staff.csv:2:6: rows[0].team: \"north\" is not the name of a team. Known: assessment_1"),
                (["nqsw,assessment_1,2024-09-01,,,1990,1,1"], self.COLUMNS, "staff.csv:2:19: rows[0].start_date: is after the study"),
                (["nqsw,assessment_1,01/09/2019,,,1990,1,1"], self.COLUMNS,
                 "staff.csv:2:19: \"01/09/2019\" may be day/month or month/day"),
                (["nqsw,assessment_1,2019-09-01,1990"], "role,team,start,birth_year\n", "Did you mean start_date?")):
            with self.subTest(told):
                said = self.new(rows, columns)
                self.assertEqual(said.returncode, 65, said.stderr)
                self.assertIn(told, said.stderr)
                self.assertNotIn(".part", said.stderr)
                self.assertEqual(os.listdir(self.home.name), ["staff.csv"])

    def test_a_list_that_is_not_there_or_no_table_is_told(self):
        for name, code, told in (("none.csv", 74, "cannot find none.csv, given by --staff-list"),
                                 ("list.xlsx", 65, "comma-separated")):
            if code == 65:
                open(os.path.join(self.home.name, name), "w", encoding="utf-8").close()
            said = tenure("new", "own", "--council", "Rutland", "--staff-list", name, where=self.home.name)
            self.assertEqual(said.returncode, code)
            self.assertIn(told, said.stderr)


# What a strategist writes in place of what, and the remedy the one message must name.
MISTAKES = [
    ("a title with a colon", "study.yaml", 'title: "Leeds', "title: Leeds: #", "text with a colon needs quotes"),
    ("a misspelt measure", "study.yaml", "- vacancy_rate", "- vacancy_rat", "Did you mean vacancy_rate?"),
    ("a misspelt path of a policy", "study.yaml", INTAKE, "policies/larger_intak.yaml",
     "Did you mean larger_intake.yaml?"),
    ("a misspelt path of the authority", "study.yaml", "authority: authority.yaml", "authority: authorty.yaml",
     "Did you mean authority.yaml?"),
    ("a tab", "study.yaml", "horizon_years: 5", "\thorizon_years: 5", "use spaces"),
    ("a number in words", "study.yaml", "horizon_years: 5", "horizon_years: five", "a number is wanted (years)"),
    ("part of a month", "study.yaml", "horizon_years: 5", "horizon_years: 5.3", "whole months"),
    ("a decimal comma", PAYMENT, "value: 0.7", "value: '0,7'", "Write 0.7, with a point"),
    ("a sum with its sign", PAYMENT, "amount_gbp: 3000", "amount_gbp: £3,000", "Write 3000, without a sign"),
    ("a percentage", PAYMENT, "low: 0, high: 1, distribution: triangular, source: \"assumption: how",
     "low: 5%, high: 1, distribution: triangular, source: \"assumption: how", "Write 0.05 for a share"),
    ("a day before its month", PAYMENT, "start: 2023-01-01", "start: 01/01/2023", "write year-month-day"),
    ("a role that is not on the ladder", PAYMENT, "social_worker_3", "level_3", "Known: nqsw, social_worker_2"),
    ("an intake that is not there", INTAKE, "intake: september", "intake: october", "Known: september, january"),
    ("a range the wrong way round", PAYMENT, "low: 0, high: 1", "low: 1, high: 0", "low <= value <= high"),
    ("a block beside the blocks", PAYMENT, "why:", "caseload_cap: {share: 1}\nwhy:",
     "It belongs into a policy, under blocks[]"),
    ("a block of the policy in the study", "study.yaml", "seed: 2022", "seed: 2022\nagency_cap: {share: 0.1}",
     "It belongs into a policy, under blocks[]"),
    ("a policy's name twice", INTAKE, "name: larger_intake", "name: retention_payment",
     "is already the name of another policy, in line"),
]


class Mistakes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        tenure("new", "first", "--from-csww", FIGURES, "--council", "Leeds", where=cls.home.name)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def test_each_gets_one_message_that_names_the_remedy(self):
        for what, file, old, new, remedy in MISTAKES:
            with self.subTest(what):
                folder = os.path.join(self.home.name, "wrong")
                shutil.copytree(os.path.join(self.home.name, "first"), folder)
                try:
                    path = os.path.join(folder, file)
                    with open(path, encoding="utf-8") as text:
                        before = text.read()
                    self.assertIn(old, before)
                    with open(path, "w", encoding="utf-8") as text:
                        text.write(before.replace(old, new, 1))
                    said = tenure("check", "study.yaml", where=folder)
                finally:
                    shutil.rmtree(folder)
                self.assertEqual(said.returncode, 65, said.stdout)
                self.assertIn(remedy, said.stderr)
                self.assertEqual(said.stderr.count("\n"), 1, said.stderr)

    def test_what_is_asked_of_results_by_a_misspelt_name_is_told_the_nearest(self):
        first = os.path.join(self.home.name, "first")
        tenure("run", "study.yaml", "-o", "results", "--replications", "4", "--years", "1", "--quiet", where=first)
        for asked, near in ((["--measure", "vacancy_rat"], "vacancy_rate"),
                            (["--policy", "retention_paymnt"], "retention_payment")):
            said = tenure("compare", "results", *asked, where=first)
            self.assertEqual(said.returncode, 74)
            self.assertIn(f"Did you mean {near}?", said.stderr)


class Help(unittest.TestCase):
    def test_of_a_command_is_what_the_command_says_itself(self):
        self.assertEqual(tenure("help", "run").stdout, tenure("run", "--help").stdout)
        self.assertIn("tenure COMMAND --help", tenure("help").stdout)

    def test_of_an_unknown_command_is_refused_with_the_nearest(self):
        said = tenure("help", "rum")
        self.assertEqual(said.returncode, 64)
        self.assertIn("Did you mean run?", said.stderr)

    def test_the_version_names_its_commit_compiler_formats_and_exports(self):
        said = tenure("--version")
        self.assertEqual(said.returncode, 0)
        self.assertRegex(said.stdout, r"^tenure \d+\.\d+\.\d+ \(.+\), built by \S+ \S+\n"
                         r"results of format \d+, read from format \d+ on; exports to csv, xlsx, netcdf, ro-crate\n$")

    def test_options_before_the_command_are_not_taken_for_it(self):
        scenarios = os.path.join(SOURCE, "scenarios")
        with tempfile.TemporaryDirectory() as elsewhere:
            for words in (["--scenarios", scenarios], [f"--scenarios={scenarios}"]):
                said = tenure(*words, "check", "bexley", where=elsewhere)
                self.assertEqual(said.returncode, 0, said.stderr)
            said = tenure("--scenarios", elsewhere, "check", "bexley", where=elsewhere)
            self.assertEqual(said.returncode, 74)

    def test_fields_are_found_by_a_word_of_their_name_or_meaning(self):
        said = tenure("fields", "--search", "Freeze")
        self.assertIn("`vacancy_freeze`", said.stdout)
        self.assertNotIn("`retention_payment`", said.stdout)
        self.assertEqual(tenure("fields", "--search", "qqqq").returncode, 64)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

#!/usr/bin/env python3
"""The program as a person meets it: help, exit codes, messages, and what it refuses.

usage: cli_test.py PROGRAM SOURCE_DIR
"""
import csv
import glob
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
COMMANDS = ["run", "compare", "check", "ladder", "trace", "report", "export", "merge", "shards", "upgrade", "fields",
            "sensitivity", "seek", "authority", "new", "backtest", "calibrate", "evaluate", "help", "completion"]
STUDY = os.path.join(SOURCE, "tests/authorities/pathway_study.yaml")
FIGURES = os.path.join(SOURCE, "scenarios/data/csww_indicators.csv")
ROLES = os.path.join(SOURCE, "scenarios/data/csww_roles_inpost.csv")
COUNCILS = ["Sefton", "Cornwall", "Wiltshire", "Lincolnshire", "Staffordshire", "Gloucestershire", "Merton",
            "Wolverhampton"]
SHORT = ["--years", "1", "--replications", "20", "--threads", "1"]


def tenure(*arguments, where=None):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=where, timeout=120)


class Help(unittest.TestCase):
    def test_the_program_says_what_it_is_for_and_names_every_command(self):
        said = tenure("--help")
        self.assertEqual(said.returncode, 0)
        for command in COMMANDS:
            self.assertIn(command, said.stdout)

    def test_every_command_has_help_with_an_example_of_itself(self):
        for command in COMMANDS:
            said = tenure(command, "--help")
            self.assertEqual(said.returncode, 0, command)
            self.assertIn(f"tenure {command} ", said.stdout.split("Example:")[1], command)


class Completion(unittest.TestCase):
    def completed(self, line):
        """What bash offers for the last word of a line."""
        words = line.split(" ")
        asked = tenure("completion", "bash").stdout + (
            f"\nCOMP_WORDS=({' '.join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; _tenure; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        return subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True).stdout.split()

    def test_bash_is_offered_every_command_option_and_choice(self):
        self.assertEqual(sorted(self.completed("tenure ")), sorted(COMMANDS + ["--help"]))
        self.assertEqual(self.completed("tenure rep"), ["report"])
        self.assertEqual(self.completed("tenure run --repli"), ["--replications"])
        self.assertEqual(self.completed("tenure export results --format x"), ["xlsx"])
        self.assertEqual(self.completed("tenure completion z"), ["zsh"])

    def test_every_shell_is_offered_every_option_in_the_help(self):
        scripts = {shell: tenure("completion", shell).stdout for shell in ("bash", "zsh", "fish")}
        for command in COMMANDS:
            for option in re.findall(r"--([a-z-]+)", tenure(command, "--help").stdout.split("Example:")[0]):
                for shell, script in scripts.items():
                    self.assertIn(f"-l {option} " if shell == "fish" else f"--{option}", script, (shell, command))

    def test_the_scripts_are_good_in_their_own_shells(self):
        for shell, check in (("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")):
            if not shutil.which(shell):
                continue
            script = tenure("completion", shell).stdout
            said = subprocess.run([shell, check, "/dev/stdin"], input=script, capture_output=True, text=True)
            self.assertEqual((said.returncode, said.stderr), (0, ""), shell)

    def test_another_shell_is_refused(self):
        self.assertEqual(tenure("completion", "csh").returncode, 64)


class Scenarios(unittest.TestCase):
    def test_every_shipped_scenario_has_no_faults(self):
        files = glob.glob(os.path.join(SOURCE, "scenarios/*/*.yaml"))
        self.assertGreater(len(files), 5)
        said = tenure("check", *files)
        self.assertEqual((said.returncode, said.stderr), (0, ""))

    def test_every_shipped_study_runs(self):
        """So the examples on the pages of fields are run, which are taken from what is shipped."""
        studies = glob.glob(os.path.join(SOURCE, "scenarios/studies/*.yaml"))
        self.assertGreater(len(studies), 20)
        with tempfile.TemporaryDirectory() as folder:
            for study in studies:
                said = tenure("run", study, "-o", folder + "/" + os.path.basename(study), "--replications", "1",
                              "--years", "1", "--quiet")
                self.assertEqual((said.returncode, said.stderr), (0, ""), study)

    def test_every_faulty_scenario_ends_with_65_and_its_message(self):
        folder = os.path.join(SOURCE, "tests/cli/faulty")
        files = sorted(glob.glob(os.path.join(folder, "*.expected")))
        self.assertGreaterEqual(len(files), 20)
        for expected in files:
            name = os.path.basename(expected).replace(".expected", ".yaml")
            said = tenure("check", name, where=folder)
            self.assertEqual(said.returncode, 65, name)
            with open(expected, encoding="utf-8") as file:
                self.assertEqual(said.stderr.strip(), file.read().strip(), name)

    def test_a_faulty_study_is_not_run(self):
        with tempfile.TemporaryDirectory() as folder:
            said = tenure("run", os.path.join(SOURCE, "tests/cli/faulty/unknown_key.yaml"), "-o", folder + "/out")
            self.assertEqual(said.returncode, 65)
            self.assertFalse(os.path.exists(folder + "/out"))


class Mistakes(unittest.TestCase):
    def test_a_missing_file_ends_with_74(self):
        for command in ("run", "check", "ladder"):
            self.assertEqual(tenure(command, "no_such.yaml").returncode, 74, command)
        self.assertEqual(tenure("compare", "no_such_directory").returncode, 74)

    def test_a_file_of_another_kind_is_one_fault_that_says_what_it_is(self):
        policy = os.path.join(SOURCE, "scenarios/policies/retention_payment.yaml")
        authority = os.path.join(SOURCE, "scenarios/authorities/bexley.yaml")
        for command, path, is_, wanted in (("ladder", STUDY, "a study", "an authority"),
                                           ("run", authority, "an authority", "a study"),
                                           ("seek", policy, "a policy", "a study"),
                                           ("trace", authority, "an authority", "a study")):
            said = tenure(command, path)
            self.assertEqual(said.returncode, 65, command)
            self.assertRegex(said.stderr, rf"^{re.escape(path)}:\d+:1: this is {is_}, but {wanted} is wanted\.\n"
                                          r"(1 fault; nothing was run\.\n)?$", command)

    def test_bad_usage_ends_with_64(self):
        for words in ([], ["walk"], ["run"], ["run", STUDY, "--threads", "none"], ["run", STUDY, "--shard", "5/4"]):
            self.assertEqual(tenure(*words).returncode, 64, words)

    def test_numbers_on_the_command_line_are_read_as_in_files(self):
        for seed in ("-1", "0x10", "1.5", "nan", "12abc", "", " 7", "99999999999999999999"):
            said = tenure("run", STUDY, "--seed", seed, *SHORT)
            self.assertEqual(said.returncode, 64, seed)
            self.assertIn("--seed", said.stderr)
        for years in ("nan", "inf", "0", "-1", "1e9", "ten", "0x1"):
            self.assertEqual(tenure("run", STUDY, "--years", years).returncode, 64, years)
        with tempfile.TemporaryDirectory() as folder:
            said = tenure("run", STUDY, "-o", folder + "/out", "--seed", "010", "--json", *SHORT)
            self.assertEqual(json.loads(said.stdout)["seed"], 10)

    def test_a_horizon_is_a_number_of_whole_months(self):
        said = tenure("run", STUDY, "--years", "0.3")
        self.assertEqual(said.returncode, 65)
        self.assertIn("whole months", said.stderr)

    def test_an_unknown_command_is_refused_whatever_stands_beside_it(self):
        for words in (["walk", "--help"], ["--help", "walk"], ["run", STUDY, "--walk"], ["check", "--walk", STUDY]):
            self.assertEqual(tenure(*words).returncode, 64, words)

    def test_a_pipe_is_refused_at_once(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkfifo(folder + "/study.yaml")
            said = tenure("check", folder + "/study.yaml")
            self.assertEqual(said.returncode, 74)
            self.assertIn("a pipe", said.stderr)

    def test_control_characters_are_shown_and_not_sent(self):
        with tempfile.TemporaryDirectory() as folder:
            path = folder + "/study.yaml"
            with open(path, "w", encoding="utf-8") as file:
                file.write('title: "\\e[2J\\u009b31m"\nextends: ' + STUDY + '\n"\\e[2J": 1\n')
            said = tenure("check", path)
            self.assertEqual(said.returncode, 65)
            self.assertNotIn("\x1b", said.stdout + said.stderr)
            self.assertIn("\\u001b[2J", said.stderr)

    def test_checking_takes_time_in_proportion_and_tells_a_repeated_fault_once(self):
        with tempfile.TemporaryDirectory() as folder:
            base = os.path.join(SOURCE, "tests/cli/faulty/good/authority.yaml")
            for name, lines in (
                ("names", "teams:\n" + "  - {name: north}\n" * 20000),
                ("keys", "".join(f"key_{i}: 1\n" for i in range(40000))),
                ("twice", "".join(f"key_{i}: 1\n" for i in range(20000)) * 2),
                ("rates", "teams:\n" + "".join(f"  - {{name: t{i}, kind: 7}}\n" for i in range(20000))),
            ):
                path = f"{folder}/{name}.yaml"
                with open(path, "w", encoding="utf-8") as file:
                    file.write(f"extends: {base}\n{lines}")
                begun = time.monotonic()
                said = tenure("check", path)
                self.assertEqual(said.returncode, 65, name)
                self.assertLess(len(said.stderr), 100_000, name)
                self.assertLess(time.monotonic() - begun, 10, name)
                self.assertIn("more", said.stderr, name)

    def test_an_unknown_policy_is_told_with_its_nearest_name(self):
        said = tenure("run", STUDY, "--policy", "larger_intakes", *SHORT)
        self.assertEqual(said.returncode, 65)
        self.assertIn("larger_intake", said.stderr)


class Running(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.results = self.folder.name + "/results"
        self.said = tenure("run", STUDY, "-o", self.results, "--json", *SHORT)

    def tearDown(self):
        self.folder.cleanup()

    def test_json_says_what_was_run(self):
        self.assertEqual(self.said.returncode, 0, self.said.stderr)
        told = json.loads(self.said.stdout)
        self.assertEqual((told["replications"], told["failed"]), (20, 0))
        self.assertEqual(told["trials"], 20 * len(told["policies"]))

    def test_a_run_that_has_just_begun_is_told_in_a_sentence(self):
        begun = self.results + "_begun"
        study = os.path.join(SOURCE, "scenarios/studies/england-average.yaml")
        run = subprocess.Popen([PROGRAM, "run", study, "-o", begun, "--replications", "100000", "--quiet"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(begun + "/results.sqlite"):
            time.sleep(0.01)
        time.sleep(0.2)
        run.send_signal(signal.SIGINT) # a batch takes seconds; none is finished
        run.wait()
        said = tenure("compare", begun)
        self.assertEqual(said.returncode, 74, said.stderr)
        self.assertIn("the run has only begun", said.stderr)

    def test_results_are_not_overwritten_unless_asked(self):
        again = tenure("run", STUDY, "-o", self.results, *SHORT)
        self.assertEqual(again.returncode, 74)
        self.assertIn("--replace", again.stderr)
        self.assertEqual(tenure("run", STUDY, "-o", self.results, "--replace", "--quiet", *SHORT).returncode, 0)

    def test_another_study_is_not_resumed(self):
        other = tenure("run", STUDY, "-o", self.results, "--resume", "--seed", "7", *SHORT)
        self.assertEqual(other.returncode, 74)

    def test_the_tables_that_outsiders_query_are_there(self):
        store = sqlite3.connect(self.results + "/results.sqlite")
        for columns, table in (
            ("policy, replication, year, measure, value", "outcome"),
            ("policy, month, measure, mean, p05, p25, p50, p75, p95", "monthly"),
            ("policy, baseline, measure, difference, std_error, low, high", "comparison"),
            ("key, value", "provenance"),
        ):
            self.assertIsNotNone(store.execute(f"SELECT {columns} FROM {table} LIMIT 1").fetchone(), table)
        store.close()

    def test_compare_and_export_read_them(self):
        table = tenure("compare", self.results, "--measure", "vacancy_rate")
        self.assertEqual(table.returncode, 0)
        self.assertIn("larger_intake", table.stdout)
        self.assertTrue(json.loads(tenure("compare", self.results, "--json").stdout)["measures"])
        self.assertEqual(tenure("compare", self.results, "--measure", "vacancy_rat").returncode, 74)
        exported = tenure("export", self.results).stdout.split()
        self.assertIn(self.results + "/csv/outcome.csv", exported)
        self.assertTrue(all(os.path.getsize(file) > 0 for file in exported))


class Councils(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.file = self.folder.name + "/council.yaml"
        self.base = ["--base", os.path.join(SOURCE, "scenarios/authorities/england_base.yaml")]

    def tearDown(self):
        self.folder.cleanup()

    def authority(self, *words, table=FIGURES):
        return tenure("authority", "--from-csww", table, *words)

    def test_shipped_councils_are_what_the_command_writes_and_run(self):
        shipped_as = {council: (council.lower(), []) for council in COUNCILS}
        shipped_as["Bexley"] = ("bexley", ["--roles", ROLES])
        for council, (name, words) in shipped_as.items():
            shipped = os.path.join(SOURCE, f"scenarios/authorities/{name}.yaml")
            said = self.authority("--council", council, "--year", "2022", "-o", self.file, "--replace", *self.base,
                                  *words)
            self.assertEqual(said.returncode, 0, said.stderr)
            with open(self.file, encoding="utf-8") as written, open(shipped, encoding="utf-8") as kept:
                differ = [pair for pair in zip(written, kept) if pair[0] != pair[1] and "extends:" not in pair[0]]
                self.assertEqual((differ, written.read()), ([], kept.read()), council)
            study = f"authority: {self.file}\npolicies: [{SOURCE}/scenarios/policies/current_pathway.yaml]\n"
            with open(self.folder.name + "/study.yaml", "w", encoding="utf-8") as file:
                file.write(study + "horizon_years: 1\nreplications: 16\nreplications_per_draw: 1\n")
            results = self.folder.name + "/" + council
            ran = tenure("run", self.folder.name + "/study.yaml", "-o", results, "--quiet", "--threads", "1")
            self.assertEqual(ran.returncode, 0, ran.stderr)

    def test_staff_are_divided_by_the_councils_own_roles_where_their_file_is_given(self):
        said = self.authority("--council", "Bexley", "--year", "2022", "--roles", ROLES, *self.base)
        self.assertEqual(said.returncode, 0, said.stderr)
        text = " ".join(line.lstrip("# ") for line in said.stdout.splitlines())
        self.assertIn("Case holder 61, Senior practitioner 47, Qualified without cases 34", text)
        heads = {}
        for role, count in re.findall(r"\{role: (\w+), team: \w+, heads: (\d+)", said.stdout):
            heads[role] = heads.get(role, 0) + int(count)
        self.assertEqual((heads["senior_practitioner"], heads["service_manager"], sum(heads.values())), (47, 13, 180))
        without = self.authority("--council", "Bexley", "--year", "2017", "--roles", ROLES, *self.base)
        self.assertIn("no whole numbers by role of Bexley in 2017: England's mix of roles stands in", without.stderr)
        wrong = self.authority("--council", "Bexley", "--roles", FIGURES, *self.base)
        self.assertEqual((wrong.returncode, wrong.stdout), (65, ""))
        self.assertIn("Columns that it has not: role", wrong.stderr)

    def test_a_council_that_ended_after_two_years_is_written_with_what_became_of_it(self):
        said = self.authority("--council", "Bournemouth", "--year", "2018", *self.base)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("Bournemouth ended; since 2019 it is", said.stderr)
        self.assertIn("of Bournemouth over 2 years", " ".join(said.stdout.split()))

    def test_what_cannot_be_had_ends_with_65_and_what_can(self):
        for words, message in ((["--council", "Mertn"], "Did you mean Merton?"),
                               (["--council", "Merton", "--year", "2030"], "Years that it has: 2017,"),
                               (["--council", "Northamptonshire", "--year", "2022"], "use that name"),
                               (["--council", "England"], "name a council")):
            said = self.authority(*words)
            self.assertEqual((said.returncode, said.stdout), (65, ""), words)
            self.assertIn(message, said.stderr)
        other = self.authority("--council", "Merton",
                               table=os.path.join(SOURCE, "scenarios/authorities/staff_list_example.csv"))
        self.assertEqual(other.returncode, 65)
        self.assertIn("Columns that it has not: time_period", other.stderr)

    def test_a_file_is_not_written_over_nor_without_its_base(self):
        self.assertEqual(self.authority("--council", "Merton", "-o", self.file, *self.base).returncode, 0)
        again = self.authority("--council", "Merton", "-o", self.file, *self.base)
        self.assertEqual(again.returncode, 74)
        self.assertIn("--replace", again.stderr)
        lost = self.authority("--council", "Merton", "--base", self.folder.name + "/no.yaml")
        self.assertEqual(lost.returncode, 74)
        self.assertIn("--base", lost.stderr)
        self.assertEqual(os.listdir(self.folder.name), ["council.yaml"])

    def test_what_stands_in_for_a_suppressed_value_is_told(self):
        said = self.authority("--council", "Westminster", "--year", "2022", *self.base)
        self.assertEqual(said.returncode, 0)
        self.assertIn('is "x" (not available): England\'s share stands in', said.stderr)
        self.assertIn("England's share", said.stdout)


class Backtest(unittest.TestCase):
    FIVE = ["Bexley", "Merton", "Cornwall", "Leeds", "Wolverhampton"]

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.folder.cleanup()

    def backtest(self, name, *words, fit="2017-2020", score="2021-2022"):
        return tenure("backtest", "--from-csww", FIGURES, "--fit", fit, "--score", score, "--replications", "8",
                      "--base", os.path.join(SOURCE, "scenarios/authorities/england_base.yaml"),
                      "-o", f"{self.folder.name}/{name}", *words)

    def read(self, name, file):
        with open(f"{self.folder.name}/{name}/{file}", encoding="utf-8") as kept:
            return kept.read()

    def test_five_councils_are_scored_alike_whole_in_shards_and_resumed(self):
        councils = [word for council in self.FIVE for word in ("--council", council)]
        whole = self.backtest("whole", *councils, "--threads", "1")
        self.assertEqual(whole.returncode, 0, whole.stderr)
        self.assertIn("Errors are ", whole.stdout)
        self.assertIn("5 councils of the 134 whose figures are complete", whole.stdout)
        cells = list(csv.DictReader(self.read("whole", "cells.csv").splitlines()))
        self.assertEqual(len(cells), 16)
        for cell in cells:
            self.assertGreater(float(cell["naive"]), 0, cell)
            self.assertAlmostEqual(float(cell["error"]) / float(cell["naive"]), float(cell["ratio"]), 4)
        first = self.backtest("parts", *councils, "--shard", "1/2")
        self.assertIn("left to other shards", first.stdout)
        self.assertEqual(self.backtest("parts", *councils, "--shard", "2/2", "--threads", "2").returncode, 0)
        os.remove(self.folder.name + "/parts/futures/2020/303.csv")
        self.assertEqual(self.backtest("parts", *councils, "--resume").returncode, 0)
        for file in ("cells.csv", "councils.csv", "starts.csv", "futures/2020/303.csv"):
            self.assertEqual(self.read("parts", file), self.read("whole", file), file)
        self.assertIn("<table>", self.read("whole", "backtest.html"))
        kept, scores = self.folder.name + "/whole/futures/2020/303.csv", self.read("whole", "cells.csv")
        good = self.read("whole", "futures/2020/303.csv")
        damaged = good[:400] + str((int(good[400]) + 1) % 10 if good[400].isdigit() else 7) + good[401:]
        with open(kept, "w", encoding="utf-8") as file:
            file.write(damaged)
        self.assertEqual(self.backtest("whole", *councils, "--resume").returncode, 0)
        self.assertEqual(self.read("whole", "futures/2020/303.csv"), good)
        self.assertEqual(self.read("whole", "cells.csv"), scores)
        again = self.backtest("whole", *councils)
        self.assertEqual(again.returncode, 74)
        self.assertIn("--resume", again.stderr)

    def test_a_second_one_keeps_out_of_a_folder(self):
        first = subprocess.Popen(
            [PROGRAM, "backtest", "--from-csww", FIGURES, "--fit", "2017-2020", "--score", "2021-2022", "--base",
             os.path.join(SOURCE, "scenarios/authorities/england_base.yaml"), "--replications", "200", "--threads", "1",
             "-o", self.folder.name + "/both", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.folder.name + "/both/futures") and first.poll() is None:
            time.sleep(.01)
        for more in ([], ["--resume"], ["--replace"]):
            said = self.backtest("both", *more)
            self.assertEqual(said.returncode, 74, more)
            self.assertIn("another run is writing here", said.stderr)
        first.terminate()
        self.assertEqual(first.wait(), 130)
        fitted = subprocess.Popen([PROGRAM, "calibrate", "--from-csww", FIGURES, "--years", "2017-2020", "--base",
                                   os.path.join(SOURCE, "scenarios/authorities/england_base.yaml"), "--threads", "1",
                                   "--work", self.folder.name + "/fit", "--quiet"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.folder.name + "/fit/futures") and fitted.poll() is None:
            time.sleep(.01)
        said = tenure("calibrate", "--from-csww", FIGURES, "--years", "2017-2020", "--work", self.folder.name + "/fit",
                      "--base", os.path.join(SOURCE, "scenarios/authorities/england_base.yaml"))
        self.assertEqual(said.returncode, 74, said.stderr)
        self.assertIn("another run is writing here", said.stderr)
        fitted.terminate()
        self.assertEqual(fitted.wait(), 130)

    def test_starts_are_compared_with_the_census_without_simulating(self):
        councils = [word for council in self.FIVE for word in ("--council", council)]
        words = ["backtest", "--from-csww", FIGURES, "--fit", "2017-2019,2017-2020,2017-2021,2017-2022",
                 "--starts-only", "--replications", "2", *councils, "--base",
                 os.path.join(SOURCE, "scenarios/authorities/england_base.yaml")]
        said = tenure(*words, "-o", self.folder.name + "/starts")
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)
        self.assertIn("At the start 20 of 20 councils and origins agree with the census", said.stdout)
        self.assertEqual(len(self.read("starts", "starts.csv").splitlines()), 21)
        more = self.folder.name + "/more.yaml"
        with open(more, "w", encoding="utf-8") as file:
            file.write("cover: {agency: {beyond_establishment: 60}}\n")
        wrong = tenure(*words, "--over", more, "-o", self.folder.name + "/wrong")
        self.assertEqual(wrong.returncode, 65, wrong.stdout)
        self.assertIn("At the start 0 of 20", wrong.stdout)

    def test_each_mechanism_can_be_left_out_and_an_unknown_one_is_told(self):
        one = ["--council", "Kent"]  # where agencies run short now and then
        self.assertEqual(self.backtest("all", *one).returncode, 0)
        whole = self.read("all", "cells.csv")
        for switch in ("start", "growth", "market", "routes", "agency", "years"):
            said = self.backtest(switch, *one, "--without", switch)
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertNotEqual(self.read(switch, "cells.csv"), whole, switch)
            self.assertIn("Left out of every council's file: " + switch, self.read(switch, "backtest.html"))
        both = self.backtest("both", *one, "--without", "market,years")
        self.assertEqual(both.returncode, 0, both.stderr)
        wrong = self.backtest("wrong", *one, "--without", "tides")
        self.assertEqual(wrong.returncode, 64)
        self.assertIn("tides is none of start, growth, market, routes, agency, years", wrong.stderr)

    def test_what_cannot_be_scored_is_refused_in_words(self):
        for words, code, message in (
                ((["--council", "Suffolk"], {}), 65, "has not all eight measures in every year from 2017 to 2022"),
                ((["--council", "Bournemouth"], {}), 65, "Bournemouth"),
                (([], {"fit": "2017"}), 64, "is not A-B"),
                (([], {"score": "2018-2019"}), 64, "lies after the end of --fit 2017-2020")):
            said = self.backtest("none", *words[0], **words[1])
            self.assertEqual((said.returncode, said.stdout), (code, ""), words)
            self.assertIn(message, said.stderr)


class Calibrating(unittest.TestCase):
    BASE = os.path.join(SOURCE, "scenarios/authorities/england_base.yaml")

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.folder.cleanup()

    def calibrate(self, name, *words, rows=32):
        return tenure("calibrate", "--from-csww", FIGURES, "--years", "2020-2022", "--base", self.BASE,
                      "--councils", "4", "--points", "12", "--rows", str(rows), "--work", f"{self.folder.name}/{name}",
                      *words)

    def read(self, file):
        with open(f"{self.folder.name}/{file}", encoding="utf-8") as kept:
            return kept.read()

    def test_a_fit_is_alike_on_one_thread_and_two_and_a_study_stands_on_it(self):
        first = self.calibrate("one", "--threads", "1")
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("8 transitions are simulated", first.stderr)
        self.assertIn("leaving", first.stdout)
        os.makedirs(self.folder.name + "/two")
        shutil.copytree(self.folder.name + "/one/futures/2020", self.folder.name + "/two/futures/2020")
        self.assertEqual(self.calibrate("two", "--threads", "2", "--quiet").returncode, 0)
        pack = self.read("one/pack.yaml")
        self.assertEqual(self.read("two/pack.yaml"), pack)
        self.assertEqual(pack.count("- values: ["), 32)
        self.assertTrue(self.read("one/checks.svg").startswith("<svg "))
        self.assertEqual(self.calibrate("one").returncode, 74)  # it is there already
        council = self.folder.name + "/kent.yaml"
        said = tenure("authority", "--from-csww", FIGURES, "--council", "Kent", "--base", self.BASE, "--pack",
                      self.folder.name + "/one/pack.yaml", "-o", council)
        self.assertEqual(said.returncode, 0, said.stderr)
        study = self.folder.name + "/study.yaml"
        with open(study, "w", encoding="utf-8") as file:
            file.write("authority: kent.yaml\nhorizon_years: 1\nreplications: 8\ndecide_on: [vacancy_rate]\n"
                       "policies: [{name: usual, why: nothing changes, blocks: []}]\n")
        checked = tenure("check", study, self.folder.name + "/one/pack.yaml")
        self.assertIn("a study that stands on England's councils 2020-2022 (pack ", checked.stdout)
        self.assertIn("pack.yaml: no faults; a pack", checked.stdout)
        ran = tenure("run", study, "-o", self.folder.name + "/results", "--quiet", "--no-report")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        with sqlite3.connect(self.folder.name + "/results/results.sqlite") as results:
            fit = results.execute("SELECT value FROM provenance WHERE key = 'fit'").fetchone()[0]
            fitted = results.execute("SELECT COUNT(*) FROM parameter WHERE source LIKE '%fitted: England%'").fetchone()[0]
        self.assertIn("England's councils 2020-2022", fit)
        self.assertGreater(fitted, 10)
        with open(self.folder.name + "/one/pack.yaml", "a", encoding="utf-8") as file:
            file.write("council: other\n")
        again = tenure("run", study, "-o", self.folder.name + "/results", "--resume", "--quiet", "--no-report")
        self.assertNotEqual(again.returncode, 0)  # another pack makes another study

    def months_of_kent(self, factor):
        """What a council would count by month if its rates of leaving were so many times what is published."""
        folder = f"{self.folder.name}/{factor}"
        os.makedirs(folder)
        with open(folder + "/by.yaml", "w", encoding="utf-8") as file:
            on = [f"leaving.to[{to}].rate_per_year" for to in ("another_authority", "agency", "profession")]
            file.write(f"title: times {factor}\nnumbers: [{{name: leaving, title: leaving, acts: factor, "
                       f"on: {json.dumps(on)}}}]\ndraws: [{{values: [{factor}]}}]\n")
        tenure("authority", "--from-csww", FIGURES, "--council", "Kent", "--year", "2022", "--base", self.BASE,
               "--pack", folder + "/by.yaml", "-o", folder + "/kent.yaml")
        with open(folder + "/study.yaml", "w", encoding="utf-8") as file:
            file.write("authority: kent.yaml\nhorizon_years: 3\nreplications: 1\nseed: 1\n"
                       "decide_on: [vacancy_rate]\npolicies: [{name: usual, why: nothing changes, blocks: []}]\n")
        ran = tenure("run", folder + "/study.yaml", "-o", folder + "/results", "--quiet", "--no-report")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        tenure("export", folder + "/results", "--format", "csv", "-o", folder + "/csv", "--quiet")
        months = {}
        with open(folder + "/csv/monthly.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                months.setdefault(row["month"][:7], {})[row["measure"]] = row["mean"]
        with open(folder + "/months.csv", "w", encoding="utf-8") as file:
            file.write("month,in_post_fte,starters_fte,leavers_fte,agency_fte\n")
            for month, of in sorted(months.items()):
                heads = [str(0.94 * float(of[flow])) for flow in ("starters", "leavers")]
                file.write(",".join([month, of["in_post_fte"], *heads, of["agency_fte"]]) + "\n")
        return folder + "/months.csv"

    def leaving_in(self, file):
        """The middle 90% of a pack's draws of its first number."""
        lines = [line for line in self.read(file).splitlines() if "- values: [" in line]
        draws = sorted(float(line.split("[")[1].split(",")[0]) for line in lines)
        return draws[len(draws) // 20], draws[-1 - len(draws) // 20]

    def test_a_councils_own_months_are_fitted_and_leaving_that_doubled_is_found(self):
        words = ("--council", "Kent", "--own-points", "32", "--quiet", "--replace")
        for factor, held in ((2, True), (1, False)):
            months = self.months_of_kent(factor)
            said = self.calibrate("months", *words, "--monthly", months, rows=256)
            self.assertEqual(said.returncode, 0, said.stderr)
            pack = self.read("months/pack.yaml")
            self.assertIn("Kent 2020-2022 and its own months", pack)
            self.assertIn('years: "2020-2025"', pack)
            self.assertIn('file: "months.csv", fingerprint', pack)
            self.assertNotIn("measure: average_caseload", pack)
            low, high = self.leaving_in("months/pack.yaml")
            self.assertEqual(low <= 2 <= high, held, (factor, low, high))
            self.assertEqual(low > 1, held, (factor, low, high))
        only = self.calibrate("months", *words, "--monthly", months, "--only-monthly")
        self.assertEqual(only.returncode, 0, only.stderr)
        self.assertIn("8 one-year transitions of 4 councils, 3 of the council's own months", self.read("months/pack.yaml"))

    def test_months_of_an_authority_that_no_published_council_stands_behind_are_fitted(self):
        months = self.folder.name + "/months.csv"
        with open(months, "w", encoding="utf-8") as file:
            file.write("month,leavers_fte\n" + "".join(f"2024-{m:02d},3\n" for m in range(1, 13)))
        study = os.path.join(SOURCE, "scenarios/authorities/england_average.yaml")
        said = self.calibrate("own", study, "--monthly", months, "--own-points", "12", "--quiet")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("council: \"england_average\"", self.read("own/pack.yaml"))
        self.assertIn("measure: leavers_fte", self.read("own/pack.yaml"))

    def test_months_that_are_wrong_are_told_at_once(self):
        months = self.folder.name + "/months.csv"
        for text, message in (("month,leavers_fte\n2023-01,1\n2023-03,x\n", "2023-03 does not follow 2023-01"),
                              ("month,leavers_fte\n2023-01,1\n", "has no 12 months in a row after September 2022")):
            with open(months, "w", encoding="utf-8") as file:
                file.write(text)
            said = self.calibrate("wrong", "--council", "Kent", "--monthly", months)
            self.assertEqual(said.returncode, 65, said.stderr)
            self.assertIn(message, said.stderr)
        self.assertEqual(self.calibrate("wrong", "--monthly", months).returncode, 64)  # whose?
        self.assertEqual(self.calibrate("wrong", "--only-monthly").returncode, 64)

    def test_a_fit_conditioned_on_later_years_of_england_may_not_be_back_tested_before_them(self):
        said = self.calibrate("later", "--england-to", "2025", "--own-points", "12")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("England, 2025", said.stdout)
        pack = self.read("later/pack.yaml")
        self.assertIn("England's councils 2020-2022, conditioned on England to 2025", pack)
        self.assertIn("3 of England as a whole", pack)
        refused = tenure("backtest", "--from-csww", FIGURES, "--fit", "2017-2021", "--score", "2022-2022", "--base",
                         self.BASE, "--pack", self.folder.name + "/later/pack.yaml", "-o", self.folder.name + "/scored")
        self.assertEqual(refused.returncode, 64, refused.stdout)
        self.assertIn("knows years to 2020-2025, after the origin 2021", refused.stderr)
        self.assertEqual(self.calibrate("none", "--england-to", "2022").returncode, 64)

    def test_targets_that_no_setting_reaches_are_named(self):
        healthy = self.folder.name + "/healthy.yaml"
        with open(healthy, "w", encoding="utf-8") as file:
            file.write("absence: {short_spells_per_year: 0.01, long_spells_per_year: 0.001}\n")
        said = self.calibrate("none", "--quiet", "--over", healthy)
        self.assertEqual(said.returncode, 65, said.stdout + said.stderr)
        self.assertIn("The model cannot match these targets: absence_rate (implausibility ", said.stderr)
        self.assertFalse(os.path.exists(self.folder.name + "/none/pack.yaml"))
        accepted = self.calibrate("none", "--quiet", "--over", healthy, "--accept")
        self.assertEqual(accepted.returncode, 0, accepted.stderr)
        self.assertIn("not_matched:\n  - absence_rate\n", self.read("none/pack.yaml"))

    def test_what_cannot_be_fitted_is_refused_in_words(self):
        for words, code, message in ((["--years", "2022"], 64, "is not A-B"),
                                     (["--council", "Suffolk"], 65, "has not all eight measures"),
                                     ([self.BASE], 65, "does not begin with a council's published name")):
            said = tenure("calibrate", "--from-csww", FIGURES, "--base", self.BASE,
                          *([] if "--years" in words else ["--years", "2017-2022"]), *words,
                          "--work", self.folder.name + "/refused")
            self.assertEqual((said.returncode, said.stdout), (code, ""), words)
            self.assertIn(message, said.stderr)


class Evaluating(unittest.TestCase):
    PILOT = os.path.join(SOURCE, "scenarios/studies/schools-pilot.yaml")

    def test_a_pilot_is_evaluated_in_words_as_json_and_as_a_table(self):
        with tempfile.TemporaryDirectory() as folder:
            words = ["evaluate", self.PILOT, "--schools", "6", "--windows", "pilot", "--replications", "40"]
            said = tenure(*words, "--csv", folder + "/t.csv")
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertIn("wrong sign", said.stdout)
            told = json.loads(tenure(*words, "--json", "--threads", "1").stdout)
            self.assertEqual([row["true_ratio"] for row in told], [0.8, 0.9, 1.0])
            with open(folder + "/t.csv", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([float(row["power"]) for row in rows], [row["power"] for row in told])
            self.assertIsNone(told[2]["wrong_sign"])

    def test_what_a_pilot_is_worth_that_is_seen_before_a_roll_out(self):
        def told(referral, *more):
            said = tenure("evaluate", self.PILOT, "--schools", "6", "12", "--windows", "pilot", "two_years",
                          "--replications", "400", f"--referral-gbp={referral}", "--pilot-gbp", "5000", *more)
            self.assertEqual(said.returncode, 0, said.stderr)
            words = " ".join(said.stdout.split())
            brings = re.search(r"would bring (minus )?£([\d.,]+)( million)?", words)
            mean = float(brings[2].replace(",", "")) * (1e6 if brings[3] else 1) * (-1 if brings[1] else 1)
            knowing = float(re.search(r"true effect first would be worth £([\d,]+)", words)[1].replace(",", ""))
            rows = [[float(x.replace(",", "").replace("minus £", "-").replace("£", "")) for x in row] for row in
                    re.findall(r"(\d+) \w+ ((?:minus )?£[\d,.]+) \((£[\d,.]+)\) (£[\d,.]+) ((?:minus )?£[\d,.]+)", words)]
            self.assertEqual([row[0] for row in rows], [6, 6, 12, 12])
            for schools, worth, error, cost, left in rows:
                self.assertEqual(cost, 5000 * schools / 2)  # half of them are treated
                self.assertLess(abs(left - (worth - cost)), 600)  # each is told to three digits
                self.assertLessEqual(worth, knowing + 4 * error + 1)
            return mean, knowing

        one, _ = told(-2000)  # of which more are expected
        two, _ = told(-4000)
        self.assertAlmostEqual(two / one, 2, delta=.02)
        longer, _ = told(-2000, "--roll-out-years", "10")
        self.assertAlmostEqual(longer / one, 2, delta=.02)
        even, knowing = told(-2000, "--roll-out-gbp", str(one / 5))  # what is as likely to pay as not is worth knowing
        self.assertLess(abs(even), .02 * one)
        self.assertGreater(knowing, .05 * one)

    def test_what_cannot_be_evaluated_is_refused(self):
        for words in (["--referral-gbp", "1", "--json"], ["--referral-gbp", "1", "--effect", "1"], ["--pilot-gbp", "1"],
                      ["--roll-out-gbp", "1"], ["--referral-gbp", "1", "--csv", "x.csv"]):
            self.assertEqual(tenure("evaluate", self.PILOT, *words).returncode, 64, words)
        self.assertEqual(tenure("evaluate", self.PILOT, "--schools", "7").returncode, 64)
        self.assertEqual(tenure("evaluate", self.PILOT, "--windows", "year").returncode, 64)
        none = tenure("evaluate", STUDY)
        self.assertEqual(none.returncode, 65)
        self.assertIn("no policy with a school_pilot", none.stderr)


class Sensitivity(unittest.TestCase):
    study = os.path.join(SOURCE, "tests/reproducibility/tiny_study.yaml")

    def test_it_tells_every_number_that_varies_alike_on_any_threads(self):
        words = ("sensitivity", self.study, "--paths", "4", "--replications", "2", "--measure", "pay_cost", "--json")
        one = tenure(*words, "--threads", "1")
        self.assertEqual(one.returncode, 0, one.stderr)
        rows = json.loads(one.stdout)
        self.assertEqual(len(rows), 2 * 3)  # policies x numbers
        self.assertEqual(one.stdout, tenure(*words, "--threads", "2").stdout)
        self.assertNotEqual(one.stdout, tenure(*words, "--seed", "6").stdout)
        by_name = {(row["policy"], row["parameter"]): row for row in rows}
        rise = "policy.award.blocks[0].pay_award.rise"
        self.assertEqual(by_name["as_it_is", rise]["mu_star"], 0)  # the baseline has no award
        self.assertGreater(by_name["award", rise]["mu"], 0)

    def test_indices_are_written_as_a_table(self):
        with tempfile.TemporaryDirectory() as folder:
            file = folder + "/indices.csv"
            said = tenure("sensitivity", self.study, "--method", "saltelli", "--rows", "32", "--replications", "1",
                          "--measure", "pay_cost", "--csv", file)
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertIn("difference made by award", said.stdout)
            with open(file, encoding="utf-8") as lines:
                self.assertEqual(next(lines), "measure,policy,parameter,total,total_error,first,first_error\n")
                self.assertEqual(len(lines.readlines()), 6)

    def test_what_cannot_be_asked_ends_with_64(self):
        self.assertEqual(tenure("sensitivity", self.study, "--measure", "pay_cots").returncode, 64)
        self.assertEqual(tenure("sensitivity", self.study, "--measure", "net_benefit").returncode, 64)
        self.assertIn("tenure sensitivity ", tenure("sensitivity", "--help").stdout.split("Example:")[1])


class Sweeping(unittest.TestCase):
    SWEEP = os.path.join(SOURCE, "tests/cluster/sweep.yaml")

    def test_a_sweep_is_run_and_compared_over_its_points_and_at_one(self):
        with tempfile.TemporaryDirectory() as folder:
            few = ["--replications", "30", "--threads", "1"]
            said = tenure("run", self.SWEEP, "-o", folder + "/all", *few)
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertIn("6 points, each with 30", said.stdout)
            at = tenure("compare", folder + "/all", "--point", "2", "--json")
            self.assertEqual((at.returncode, json.loads(at.stdout)["replications"]), (0, 30))
            self.assertEqual(tenure("compare", folder + "/all", "--json").returncode, 74)
            self.assertEqual(tenure("compare", folder + "/all", "--point", "6").returncode, 74)
            alone = tenure("run", self.SWEEP, "--point", "2", "-o", folder + "/two", "--json", *few)
            self.assertIn("(point 2: ", json.loads(alone.stdout)["title"])
            both = [json.loads(tenure("compare", folder + where, "--json", *point).stdout)["measures"]
                    for where, point in (("/all", ["--point", "2"]), ("/two", []))]
            self.assertEqual(*both)
            self.assertEqual(tenure("run", self.SWEEP, "--point", "6", *few).returncode, 64)
            self.assertEqual(tenure("run", STUDY, "--point", "0", *SHORT).returncode, 64)

    def test_a_shard_is_not_taken_for_results(self):
        with tempfile.TemporaryDirectory() as folder:
            shard = ["run", self.SWEEP, "-o", folder + "/s", "--shard", "2/3", "--replications", "30"]
            self.assertEqual(tenure(*shard, "--quiet").returncode, 0)
            said = tenure("compare", folder + "/s")
            self.assertEqual(said.returncode, 74)
            self.assertIn("one shard of several", said.stderr)
            self.assertEqual(tenure(*shard).returncode, 74)
            self.assertIn("was finished before", tenure(*shard, "--resume").stdout)

    def test_shards_are_planned_and_found(self):
        with tempfile.TemporaryDirectory() as folder:
            few = ["--replications", "30"]
            tenure("run", self.SWEEP, "--shard", "2/4", "--quiet", *few, where=folder)
            plan = ["shards", self.SWEEP, "--of", "4", *few]
            self.assertEqual(tenure(*plan, "--missing", where=folder).stdout, "1,3-4\n")
            told = tenure(*plan, where=folder).stdout
            self.assertIn("2 of 4: 2 batches, 120 trials: finished", told)
            self.assertIn("1 of 4 shards are finished", told)


class Writing(unittest.TestCase):
    """What is written arrives, or the exit code is not 0; one run at a time has a folder."""

    TINY = os.path.join(SOURCE, "tests/reproducibility/tiny_study.yaml")
    AUTHORITY = os.path.join(SOURCE, "scenarios/authorities/bexley.yaml")

    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.folder = cls.place.name
        tenure("run", cls.TINY, "-o", cls.folder + "/whole", "--replications", "300", "--quiet")

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def test_no_command_ends_with_0_where_standard_output_is_full(self):
        whole = self.folder + "/whole"
        lines = (["--help"], ["run", "--help"], ["fields"], ["check", self.TINY], ["ladder", self.AUTHORITY],
                 ["compare", whole], ["compare", whole, "--json"], ["report", whole], ["export", whole],
                 ["export", whole, "--json"], ["shards", self.TINY, "--of", "3"], ["completion", "bash"],
                 ["trace", self.TINY, "--practitioner", "1"],
                 ["run", self.TINY, "-o", self.folder + "/full", "--replications", "30"])
        for line in lines:
            with open("/dev/full", "w") as full:
                said = subprocess.run([PROGRAM, *line], stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual(said.returncode, 74, line)
            self.assertIn("standard output cannot be written to", said.stderr, line)

    def test_money_is_told_in_the_prices_of_another_year(self):
        into, index = self.folder + "/priced", self.folder + "/index.csv"
        self.assertEqual(tenure("run", STUDY, "-o", into, "--replications", "8", "--quiet").returncode, 0)
        with open(index, "w", encoding="utf-8") as file:
            file.write("year,deflator\n2018,80\n2023,0\n2025,100\n")

        def costs(*words):
            said = tenure("compare", into, *words)
            self.assertEqual(said.returncode, 0, said.stderr)
            each = said.stdout[said.stdout.index("Cost per leaver avoided"):said.stdout.index("Over the whole horizon")]
            return said.stdout, [float(line.split()[1]) for line in each.splitlines()
                                 if re.match(r"  (retention|faster|larger)\S+ +-?[\d.]+ +-?[\d.]+ ", line)]
        before, plain = costs()
        self.assertIn("in prices of 2018", before)
        after, later = costs("--price-index", index, "--prices-of", "2025")
        self.assertIn('in prices of 2025: times 1.250, as "deflator" has risen since 2018', after)
        self.assertEqual(len(plain), 3)
        for a, b in zip(plain, later):
            self.assertAlmostEqual(b, 1.25 * a, delta=.12)
        for year, code in (("2024", 65), ("2023", 65), ("1800", 64)):
            said = tenure("compare", into, "--price-index", index, "--prices-of", year)
            self.assertEqual(said.returncode, code, year)
        for words in (["--price-index", index], ["--prices-of", "2025"], ["--see-year", "2020"],
                      ["--price-index", index, "--prices-of", "2025", "--json"], ["--see", "leavers", "--json"]):
            self.assertEqual(tenure("compare", into, *words).returncode, 64, words)

    def test_a_second_run_keeps_out_of_a_folder(self):
        into = self.folder + "/both"
        line = [PROGRAM, "run", self.TINY, "-o", into, "--replications", "20000", "--threads", "1", "--quiet"]
        first = subprocess.Popen(line)
        while not os.path.exists(into + "/results.sqlite") and first.poll() is None:
            pass
        for more in ([], ["--resume"], ["--replace"]):
            said = subprocess.run([*line, *more], capture_output=True, text=True)
            self.assertEqual(said.returncode, 74)
            self.assertIn("another run is writing here", said.stderr)
        first.terminate()
        self.assertIn(first.wait(), (0, 130))
        self.assertEqual(tenure("compare", into).returncode in (0, 74), True)

    def test_a_run_just_begun_is_told_in_a_sentence(self):
        into = self.folder + "/begun"
        shutil.copytree(self.folder + "/whole", into)
        store = sqlite3.connect(into + "/results.sqlite")
        for table in ("outcome_wide", "overall_wide", "monthly_batch", "batch", "failure", "parameter_draw",
                      "monthly", "yearly", "overall_summary", "comparison", "comparison_by_year"):
            store.execute(f"DELETE FROM {table}")
        store.execute("DELETE FROM provenance WHERE key LIKE '%_analysed' OR key IN "
                      "('replications_failed', 'summary_checksum')")
        store.commit()
        store.close()
        for command in ("compare", "report", "export"):
            said = tenure(command, into)
            self.assertEqual(said.returncode, 74, command)
            self.assertIn("there are no results yet, for the run has only begun", said.stderr)

    def test_what_is_no_run_is_told_as_what_it_is(self):
        said = tenure("compare", self.TINY)
        self.assertEqual(said.returncode, 74)
        self.assertIn("is a file: name the folder of a run's results", said.stderr)
        into = self.folder + "/searched"
        self.assertEqual(tenure("seek", os.path.join(SOURCE, "tests/seek/small.yaml"), "-o", into, "--quiet").returncode, 0)
        said = tenure("compare", into)
        self.assertEqual(said.returncode, 74)
        self.assertIn("holds a search, no run: tenure report and tenure export tell it", said.stderr)
        said = tenure("check", into + "/seek.sqlite")
        self.assertEqual(said.returncode, 65)
        self.assertIn("is a store of results, no file of text", said.stderr)

    def test_a_device_or_a_link_is_written_through(self):
        whole, link = self.folder + "/whole", self.folder + "/link.html"
        os.symlink("page.html", link)
        self.assertEqual(tenure("report", whole, "-o", link).returncode, 0)
        self.assertTrue(os.path.islink(link) and os.path.getsize(self.folder + "/page.html") > 10_000)
        for words in (["report", whole], ["export", whole, "--format", "xlsx"], ["export", whole, "--format", "netcdf"]):
            self.assertEqual(tenure(*words, "-o", "/dev/null").returncode, 0, words)
            said = tenure(*words, "-o", "/dev/full")
            self.assertEqual(said.returncode, 74, words)
            self.assertIn("/dev/full: it cannot be written", said.stderr)

    def test_a_damaged_store_is_told_with_what_to_do(self):
        into = self.folder + "/damaged"
        shutil.copytree(self.folder + "/whole", into)
        with open(into + "/results.sqlite", "r+b") as file:
            file.seek(file.read().index(b"turnover_rate"))
            file.write(b"\xa5\x5a\xa5\x5a")
        for words in (["compare", into], ["report", into], ["export", into],
                      ["run", self.TINY, "-o", into, "--replications", "300", "--resume"]):
            said = tenure(*words)
            self.assertEqual(said.returncode, 74, words)
            self.assertIn("the results are damaged; restore a copy, or run the study again with --replace", said.stderr)
        self.assertEqual(tenure("run", self.TINY, "-o", into, "--replications", "300", "--replace").returncode, 0)
        self.assertEqual(tenure("compare", into).stdout, tenure("compare", self.folder + "/whole").stdout)


class Telling(unittest.TestCase):
    def test_a_life_with_everything_on_is_told_without_its_routine(self):
        study = os.path.join(SOURCE, "tests/reproducibility/workload_study.yaml")
        lives = [tenure("trace", study, "--practitioner", str(n)).stdout for n in range(12)]
        said = "".join(lives)
        for told in ("is sent to cover post", "cases in the past quarter: taken on",
                     "cases handed over to colleagues: ", "times of", "falls ill"):
            self.assertIn(told, said)
        for life in lives:
            self.assertLess(life.count("\n"), 60)

    def test_a_life_is_told(self):
        said = tenure("trace", STUDY, "--practitioner", "3")
        self.assertEqual(said.returncode, 0)
        self.assertIn("is in post as", said.stdout)

    def test_a_ladder_is_printed_and_drawn(self):
        authority = os.path.join(SOURCE, "scenarios/authorities/bexley.yaml")
        self.assertIn("team_manager", tenure("ladder", authority).stdout)
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(tenure("ladder", authority, "--svg", folder + "/l.svg").returncode, 0)
            with open(folder + "/l.svg", encoding="utf-8") as file:
                self.assertTrue(file.read().startswith("<"))

    def test_fields_are_listed(self):
        self.assertIn("notice_period_days", tenure("fields").stdout)
        self.assertIn("properties", json.loads(tenure("fields", "--schema").stdout).__repr__())
        self.assertIn("turnover_rate", tenure("fields", "--measures").stdout)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])

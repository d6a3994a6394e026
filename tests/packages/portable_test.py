#!/usr/bin/env python3
"""The portable archive, unpacked where there is only a kernel: an empty root without a shell or a C
library, as an ordinary user. What it computes is held against the built program's.

usage: portable_test.py PROGRAM SOURCE_DIR ARCHIVE      (as root, for it changes the root)
"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE, ARCHIVE = sys.argv[1:4]
STUDY = ["scenarios/studies/bexley.yaml", "--replications", "512", "--years", "1", "--policy", "retention_payment"]
NOBODY = 65534


def content(store):
    """Every table but those of who made it and how long it took."""
    database = sqlite3.connect(store)
    tables = [row[0] for row in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('provenance', 'timing') ORDER BY name")]
    return {table: sorted(map(repr, database.execute(f"SELECT * FROM {table}"))) for table in tables}


def differing(store, expected):
    """Names of tables that are not as expected."""
    found = content(store)
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


class Portable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.root = os.path.join(cls.home.name, "root")
        os.makedirs(os.path.join(cls.root, "work"))
        os.makedirs(os.path.join(cls.root, "tmp"))
        subprocess.run(["tar", "-xJf", ARCHIVE, "-C", cls.root], check=True)
        cls.folder = [name for name in os.listdir(cls.root) if name.startswith("tenure-")][0]
        for place in (cls.home.name, cls.root):
            os.chmod(place, 0o755)
        for place in "work", "tmp":
            os.chown(os.path.join(cls.root, place), NOBODY, NOBODY)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def inside(self, *arguments):
        def enter():
            os.chroot(self.root)
            os.chdir("/work")
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return subprocess.run([f"/{self.folder}/tenure", *arguments], capture_output=True, text=True,
                              preexec_fn=enter, env={}, timeout=600)

    def test_the_root_holds_nothing_but_the_archive(self):
        self.assertEqual(sorted(os.listdir(self.root)), sorted([self.folder, "tmp", "work"]))

    def test_study_report_workbook_shards_and_merge_are_the_built_programs_to_the_bit(self):
        for call in (["run", *STUDY, "-o", "whole"],
                     ["run", *STUDY, "-o", "first", "--shard", "1/2"],
                     ["run", *STUDY, "-o", "second", "--shard", "2/2"],
                     ["merge", "parts", "first", "second"],
                     ["report", "whole"], ["export", "whole", "--format", "xlsx"],
                     ["export", "whole", "--format", "netcdf"]):
            said = self.inside(*call)
            self.assertEqual(said.returncode, 0, f"{call}: {said.stderr}")
        work = os.path.join(self.root, "work")
        built = os.path.join(self.home.name, "built")
        subprocess.run([PROGRAM, "run", *STUDY, "-o", built, "--quiet"], check=True, cwd=SOURCE,
                       capture_output=True)
        expected = content(os.path.join(built, "results.sqlite"))
        self.assertEqual(differing(os.path.join(work, "whole/results.sqlite"), expected), [])
        self.assertEqual(differing(os.path.join(work, "parts/results.sqlite"), expected), [])
        self.assertTrue(os.path.getsize(os.path.join(work, "whole/report.html")) > 100_000)

    def test_arrays_alone_need_the_netcdf_library_and_say_so_where_it_is_not(self):
        self.inside("run", *STUDY, "-o", "small", "--no-report")
        library = [name for name in os.listdir(os.path.join(self.root, self.folder, "lib")) if "netcdf" in name][0]
        place = os.path.join(self.root, self.folder, "lib", library)
        os.rename(place, place + ".away")
        try:
            said = self.inside("export", "small", "--format", "netcdf", "-o", "small.nc")
            self.assertEqual(said.returncode, 74)
            self.assertIn("apt-get install libnetcdf19", said.stderr)
            self.assertEqual(self.inside("export", "small", "--format", "xlsx").returncode, 0)
        finally:
            os.rename(place + ".away", place)
        said = self.inside("export", "small", "--format", "netcdf", "-o", "small.nc")
        self.assertEqual(said.returncode, 0, said.stderr)

    def test_another_seed_is_seen_as_other_content(self):
        """The control of the one above."""
        said = self.inside("run", *STUDY, "-o", "other", "--seed", "3", "--no-report")
        self.assertEqual(said.returncode, 0, said.stderr)
        built = os.path.join(self.home.name, "built_again")
        subprocess.run([PROGRAM, "run", *STUDY, "-o", built, "--no-report"], check=True, cwd=SOURCE,
                       capture_output=True)
        self.assertIn("outcome_wide", differing(os.path.join(self.root, "work/other/results.sqlite"),
                                           content(os.path.join(built, "results.sqlite"))))


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("Only root can change the root: this test is left out.")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])

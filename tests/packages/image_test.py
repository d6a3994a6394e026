#!/usr/bin/env python3
"""The container image, as a container program would take it: its digests are those of what it holds, its layer
holds the archive and nothing else, and its entry point runs in it as nobody.

usage: image_test.py IMAGE      (as root, for it changes the root)
"""
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import unittest

IMAGE = sys.argv[1]
NOBODY = 65534


class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        os.chmod(cls.home.name, 0o755)
        with tarfile.open(IMAGE) as tar:
            cls.files = {each.name: tar.extractfile(each).read() for each in tar.getmembers()}
        cls.manifest = json.loads(cls.files["manifest.json"])[0]
        cls.config = json.loads(cls.files[cls.manifest["Config"]])
        cls.root = os.path.join(cls.home.name, "root")
        os.mkdir(cls.root, 0o755)
        layer = os.path.join(cls.home.name, "layer.tar")
        with open(layer, "wb") as out:
            out.write(cls.files[cls.manifest["Layers"][0]])
        subprocess.run(["tar", "-xpf", layer, "-C", cls.root, "--same-owner"], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def inside(self, *words):
        def enter():
            os.chroot(self.root)
            os.chdir(self.config["config"]["WorkingDir"])
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return subprocess.run([*self.config["config"]["Entrypoint"], *words], capture_output=True, text=True,
                              preexec_fn=enter, env={}, timeout=600)

    def test_every_digest_is_that_of_what_it_names(self):
        layer = self.files[self.manifest["Layers"][0]]
        self.assertEqual(self.config["rootfs"]["diff_ids"], ["sha256:" + hashlib.sha256(layer).hexdigest()])
        name = self.manifest["Config"]
        self.assertEqual(name, hashlib.sha256(self.files[name]).hexdigest() + ".json")

    def test_it_holds_the_archive_and_places_to_write_and_nothing_else(self):
        self.assertEqual(sorted(os.listdir(self.root)), ["etc", "opt", "tmp", "work"])
        self.assertEqual(os.listdir(os.path.join(self.root, "opt")), ["tenure"])

    def test_its_entry_point_checks_and_runs_a_shipped_study(self):
        self.assertEqual(self.inside(*self.config["config"]["Cmd"]).returncode, 0)
        said = self.inside("check", "bexley")
        self.assertEqual(said.returncode, 0, said.stderr)
        said = self.inside("run", "bexley", "--replications", "4", "--years", "1")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertTrue(os.path.exists(os.path.join(self.root, "work/results/bexley/report.html")))
        self.assertEqual(self.inside("check", "no_such_study").returncode, 74)


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("Only root can change the root: this test is left out.")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])

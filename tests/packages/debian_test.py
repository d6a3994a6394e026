#!/usr/bin/env python3
"""The Debian package: no lintian error; installed, run and removed in a Debian root made for it, of
which nothing is left behind.

usage: debian_test.py FOLDER_OF_PACKAGES     (as root; needs lintian and debootstrap)
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PACKAGE = max(glob.glob(os.path.join(sys.argv[1], "tenure_*.deb")), key=os.path.getmtime)


def call(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, timeout=1800, **more)


class Debian(unittest.TestCase):
    def test_lintian_finds_no_error(self):
        said = call("lintian", "--fail-on", "error", "--allow-root", PACKAGE)
        self.assertEqual(said.returncode, 0, said.stdout)

    def test_it_is_installed_run_and_removed_in_a_clean_root(self):
        with tempfile.TemporaryDirectory() as root:
            os.chmod(root, 0o755)
            made = call("debootstrap", "--variant=minbase", "--no-check-gpg", "bookworm", root, *mirror())
            self.assertEqual(made.returncode, 0, made.stdout + made.stderr)
            for file in ("/etc/apt/sources.list", "/etc/resolv.conf"):
                if os.path.exists(file):
                    shutil.copy(file, root + file)
            for folder in ("/etc/apt/sources.list.d", "/etc/apt/apt.conf.d", "/etc/apt/trusted.gpg.d"):
                if os.path.isdir(folder):
                    shutil.copytree(folder, root + folder, dirs_exist_ok=True)
            shutil.copy(PACKAGE, os.path.join(root, "tenure.deb"))

            def inside(*words):
                said = call("chroot", root, *words, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                                                         "DEBIAN_FRONTEND": "noninteractive"})
                self.assertEqual(said.returncode, 0, f"{words}: {said.stdout[-2000:]}{said.stderr[-2000:]}")
                return said.stdout
            inside("apt-get", "update", "-qq")
            inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tenure.deb")
            self.assertIn("no faults", inside("tenure", "check", "bexley"))
            inside("tenure", "run", "bexley", "-o", "/tmp/results", "--replications", "4", "--years", "1")
            self.assertTrue(os.path.exists(os.path.join(root, "tmp/results/report.html")))
            inside("apt-get", "purge", "-y", "-qq", "tenure")
            left = [path for path in glob.glob(os.path.join(root, "usr/**/tenure*"), recursive=True)]
            self.assertEqual(left, [])


def mirror():
    """The archive of Debian itself that this machine uses."""
    for file in ["/etc/apt/sources.list", *sorted(glob.glob("/etc/apt/sources.list.d/*"))]:
        if not os.path.isfile(file):
            continue
        with open(file, encoding="utf-8") as text:
            for word in text.read().split():
                if "://" in word and word.rstrip("/").endswith("/debian"):
                    return [word]
    return []


if __name__ == "__main__":
    missing = [tool for tool in ("lintian", "debootstrap") if shutil.which(tool) is None]
    if os.geteuid() != 0 or missing:
        print("Left out: this test needs root and", " and ".join(missing) or "root")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])

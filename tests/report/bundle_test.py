#!/usr/bin/env python3
"""The page in the program is the page that its sources make.

usage: bundle_test.py SOURCE_DIR    exit 77: there is no node here
"""
import os
import shutil
import subprocess
import sys
import tempfile

folder = os.path.join(sys.argv[1], "output/report")
if not shutil.which("node") or not shutil.which("npm"):
    print("Skipped: there is no node on this machine; the page that is kept was used as it is.")
    sys.exit(77)
with open(os.path.join(folder, "package-lock.json"), encoding="utf-8") as file:
    assert '"resolved"' not in file.read(), "the lock file names where packages came from"
subprocess.run([os.path.join(sys.argv[1], "scripts/node_packages"), folder], check=True)
subprocess.run(["node", "build.mjs", "--check"], cwd=folder, check=True)

# The check can fail: other sources do not make this page.
with tempfile.TemporaryDirectory() as other:
    for name in ("build.mjs", "page.html", "page.scss", "source", "built"):
        copy = shutil.copytree if os.path.isdir(os.path.join(folder, name)) else shutil.copy
        copy(os.path.join(folder, name), os.path.join(other, name))
    os.symlink(os.path.join(folder, "node_modules"), os.path.join(other, "node_modules"))
    with open(os.path.join(other, "page.scss"), "a", encoding="utf-8") as file:
        file.write("p { color: #123456; }\n")
    said = subprocess.run(["node", "build.mjs", "--check"], cwd=other, capture_output=True, text=True)
    assert said.returncode == 1 and "npm run build" in said.stderr, said

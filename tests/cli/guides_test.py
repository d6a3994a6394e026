#!/usr/bin/env python3
"""What the pages say: every link leads somewhere, and the commands, files and programs of the two guides do
what they say, in the order in which they stand there, with fewer replications.

usage: guides_test.py PROGRAM SOURCE_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PYTHON = "/usr/bin/python3"  # which has Debian's pandas and xarray
# What the everyday suite has no time for, or what needs data of its own; each is tested elsewhere.
LEFT_OUT = ("tenure seek", "tenure sensitivity", "tenure evaluate", "tenure calibrate", "tenure backtest", "scripts/",
            "tenure compare results --price-index", "tenure run scenarios/", "tenure compare results/england")


def pages():
    listed = subprocess.run(["git", "-C", SOURCE, "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
                            capture_output=True, text=True, check=True).stdout.split()
    return [SOURCE / name for name in listed if not name.startswith("cli/first_study/") and (SOURCE / name).exists()]


def anchors(page):
    """Of its headings, as the usual pages of repositories make them."""
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.S)
    found = set()
    for heading in re.findall(r"^#+ (.*)$", text, flags=re.M):
        plain = re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        found.add(plain if plain not in found else plain + "-1")
    return found


def faults_of_links(page):
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            yield f"{page}: {target}: no such file"
        elif anchor and anchor not in anchors(file):
            yield f"{page}: {target}: no such heading"


def steps(page):
    """The commands and fenced blocks of a page, in their order: (kind, text)."""
    for fence, body, indented in re.findall(r"^```(\w*)\n(.*?)^```$|^(    \S[^\n]*)$", page.read_text(), flags=re.M | re.S):
        yield (fence, body) if body else ("command", indented.split("   #")[0].strip())


class Links(unittest.TestCase):
    def test_every_link_of_every_page_leads_somewhere(self):
        self.assertGreater(len(pages()), 15)
        self.assertEqual([fault for page in pages() for fault in faults_of_links(page)], [])

    def test_a_link_that_leads_nowhere_is_found(self):
        with tempfile.TemporaryDirectory() as home:
            page = pathlib.Path(home) / "page.md"
            page.write_text("# Here\n[a](there.md) [b](#here) [c](#gone) [d](page.md)\n")
            self.assertEqual(len(list(faults_of_links(page))), 2)

    def test_the_first_page_is_one_screen_long_and_names_every_other(self):
        text = (SOURCE / "README.md").read_text()
        self.assertLessEqual(text.count("\n"), 60)
        for page in ("scenarios/guides/strategist.md", "scenarios/guides/analyst.md", "scenarios/README.md",
                     "sim/README.md", "sim/workforce/README.md", "tests/README.md", "scripts/packaging/README.md",
                     "scripts/slurm/README.md", "scripts/packaging/CHANGELOG.md"):
            self.assertIn(page, text)


class Guides(unittest.TestCase):
    def follow(self, name, folder):
        """Every step of a guide, run in a folder. @return how many of each kind"""
        done = {}
        for kind, text in steps(SOURCE / "scenarios/guides" / name):
            if kind == "command":
                if text.startswith(LEFT_OUT):
                    continue
                folder = self.command(text, folder)
            elif kind == "yaml":
                (folder / text.split()[1]).write_text(text)
            elif kind == "python":
                self.program([PYTHON, "-c", text], folder)
            elif kind == "r":
                if not shutil.which("Rscript"):
                    print("Left out: what stands in R, for there is no Rscript (scripts/setup test installs it)")
                    continue
                (folder / "guide.R").write_text(text)
                self.program(["Rscript", "--vanilla", "guide.R"], folder)
            done[kind] = done.get(kind, 0) + 1
        return done

    def command(self, text, folder):
        """@return the folder in which the next command is run"""
        if text.startswith("cd "):
            return folder / text.split()[1]
        words = re.findall(r'"[^"]*"|\S+', text)
        self.assertEqual(words[0], "tenure", text)
        words = ["Rutland" if word == "Kent" else word for word in words]  # the smallest
        if words[1] == "run":
            if "--replications" in words:
                words[words.index("--replications") + 1] = "8"
            else:
                words += ["--replications", "4"]
            words += ["--years", "4"]
        self.program([PROGRAM, *(word.strip('"') for word in words[1:])], folder)
        return folder

    def program(self, words, folder):
        said = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=300,
                              env={**os.environ, "TENURE_SCENARIOS": str(SOURCE / "scenarios")})
        self.assertEqual(said.returncode, 0, f"{words}: {said.stdout[-2000:]}{said.stderr[-2000:]}")

    def test_the_strategists_commands_and_files_do_what_they_say(self):
        with tempfile.TemporaryDirectory() as home:
            done = self.follow("strategist.md", pathlib.Path(home))
            self.assertGreaterEqual(done["command"], 10)
            self.assertEqual(done["yaml"], 2)
            self.assertTrue((pathlib.Path(home) / "kent/results/results.xlsx").exists())

    def test_the_analysts_commands_and_programs_do_what_they_say(self):
        with tempfile.TemporaryDirectory() as home:
            self.command("tenure new kent --council Kent", pathlib.Path(home))
            done = self.follow("analyst.md", pathlib.Path(home) / "kent")
            self.assertGreaterEqual(done["command"], 8)
            self.assertEqual(done["python"], 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

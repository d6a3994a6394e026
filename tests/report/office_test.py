#!/usr/bin/env python3
"""The workbook as LibreOffice reads it: opened, recalculated, and written out again as text.

usage: office_test.py PROGRAM FOLDER    exit 77: there is no LibreOffice here
"""
import csv
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, FOLDER = sys.argv[1:3]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
if not OFFICE:
    print("Skipped: there is no LibreOffice on this machine (Debian: libreoffice-calc).")
    sys.exit(77)


def number(text):
    """A number as the sheet exports it: shares come in percent."""
    if not text:
        return None
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def sheets(name, folder):
    """Every sheet of a run's workbook, as rows of text."""
    book = os.path.join(folder, name + ".xlsx")
    subprocess.run([PROGRAM, "export", os.path.join(FOLDER, name), "--format", "xlsx", "-o", book, "--quiet"], check=True)
    # Comma, quote, UTF-8, cells as formatted off, every sheet (-1).
    told = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run([OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", told,
                    "--outdir", folder, book], check=True, capture_output=True, timeout=240)
    found = {}
    for file in os.listdir(folder):
        if file.startswith(name + "-") and file.endswith(".csv"):
            with open(os.path.join(folder, file), encoding="utf-8", newline="") as text:
                found[file[len(name) + 1:-4]] = list(csv.reader(text))
    return found


with tempfile.TemporaryDirectory() as folder:
    bexley = sheets("bexley", folder)
    assert len(bexley) == 11, sorted(bexley)
    changes = [dict(zip(bexley["What changes"][0], row)) for row in bexley["What changes"][1:]]
    store = sqlite3.connect(os.path.join(FOLDER, "bexley", "results.sqlite"))
    stored = {(m, t): d for m, t, d in store.execute(
        "SELECT measure, p.title, difference FROM comparison c JOIN policy p ON p.name = c.policy")}
    assert len(changes) == len(stored) > 100
    for row in changes:
        exact = stored[row["measure"], row["policy"]]
        shown = number(row["difference"])
        assert (shown is None) == (exact is None) and (exact is None or abs(shown - exact) <= 1e-12 * max(1, abs(exact))), row
    hostile = sheets("hostile", folder)
    said = {cell for rows in hostile.values() for row in rows for cell in row}
    for text in ("=1+1", "@SUM(1,2)", '<script>document.title="taken"</script>', "x" * 10_000):
        assert text in said, text[:40]
    print(f"LibreOffice reads {len(changes)} differences as they are stored, and hostile text as text.")

#!/usr/bin/env python3
"""The wheel in a virtual environment of its own, with Debian's pandas and xarray: what its first page
shows is run, and what it reads is held against the tables of the results.

usage: wheel_test.py FOLDER_OF_PACKAGES     (needs python3-venv, python3-pandas, python3-xarray, python3-netcdf4)
"""
import glob
import os
import subprocess
import sys
import tempfile

EXAMPLE = """
import pathlib
import tenure
assert tenure.version().startswith("tenure ")
tenure.check("bexley")
try:
    tenure.check("no_such_study")
except tenure.Failed as fault:
    assert fault.code == 74 and "no_such_study" in str(fault)
else:
    raise SystemExit("a study that is not there was checked")
results = tenure.run("bexley", "results", replications=8, years=1, policies=["retention_payment"])
comparison = results.comparison()
vacancy = comparison[(comparison.policy == "retention_payment") & (comparison.measure == "vacancy_rate")]
assert len(vacancy) == 1
outcomes = results.outcomes(["vacancy_rate"])
assert len(outcomes) == 8 * 2 * outcomes.year.nunique(), len(outcomes)
means = outcomes.groupby(["policy", "year"]).value.mean()
yearly = results.yearly()
stored = yearly[yearly.measure == "vacancy_rate"].set_index(["policy", "year"])["mean"]
assert (means - stored).abs().max() < 1e-9, (means, stored)
assert "policies" in str(results.decision()) or results.decision()
data = results.dataset()
assert "vacancy_rate" in data and len(data.sel(month=slice("2022-11", "2023-01")).month) == 3, data
assert results.report().stat().st_size > 100_000
source = pathlib.Path(tenure.__file__).parent / "program/share/tenure/scenarios/studies/bexley.yaml"
sweep = tenure.change(source, "sweep.yaml", {"policy.retention_payment.blocks[0].retention_payment.amount_gbp": [1000, 5000]})
swept = tenure.run(sweep, "swept", replications=8, years=1, policies=["retention_payment"])
assert swept.query("SELECT COUNT(DISTINCT point) AS n FROM outcome_wide").n[0] == 2
print("done")
"""


def main():
    wheel = max(glob.glob(os.path.join(sys.argv[1], "tenure-*.whl")), key=os.path.getmtime)
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--system-site-packages", "--without-pip", f"{home}/venv"], check=True)
        python = f"{home}/venv/bin/python"
        place = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
                               capture_output=True, text=True, check=True).stdout.strip()
        # As an installer does: what is packed, where packages lie, programs as programs.
        subprocess.run(["unzip", "-q", wheel, "-d", place], check=True)
        found = subprocess.run([python, "-c", "import importlib.metadata as m; print(m.version('tenure'))"],
                               capture_output=True, text=True, check=True).stdout.strip()
        assert f"tenure-{found}-" in os.path.basename(wheel), (found, wheel)
        done = subprocess.run([python, "-c", EXAMPLE], cwd=home, capture_output=True, text=True, check=False)
        print(done.stdout + done.stderr)
        sys.exit(0 if done.returncode == 0 and done.stdout.endswith("done\n") else 1)


if __name__ == "__main__":
    main()

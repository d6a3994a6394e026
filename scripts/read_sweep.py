#!/usr/bin/python3
# %% [markdown]
# Reading a sweep's results with pandas and xarray (python3-pandas, python3-xarray). Run it whole,
#   scripts/read_sweep.py results/payment_and_coaching
# or cell by cell in an editor that knows `# %%`.

# %%
import pathlib
import sqlite3
import sys

import numpy
import pandas
import xarray

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "results/payment_and_coaching")
store = sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True)

# %% [markdown]
# The design: a row a point, a column a varied field.

# %%
design = pandas.read_sql("SELECT * FROM design", store).pivot(index="point", columns="parameter",
                                                              values="value")
print(design.head())

# %% [markdown]
# What came of it over the whole horizon: a row for each point, policy and replication. Stored values
# are whole numbers; divided by their measure's scale they are in its unit.

# %%
policies = pandas.read_sql("SELECT id, name FROM policy ORDER BY id", store)["name"]
measures = pandas.read_sql("SELECT * FROM measure ORDER BY id", store).set_index("name")
overall = pandas.read_sql("SELECT * FROM overall_wide", store)
overall["policy"] = overall["policy"].map(policies)
overall = overall.set_index(["point", "policy", "replication"])
overall = overall / measures["scale"].reindex(overall.columns)

# %% [markdown]
# As a labelled array: point x policy x replication, with the fields' values beside the points.

# %%
runs = overall.to_xarray().reindex(policy=list(policies))
for field in design.columns:
    runs = runs.assign_coords({field: ("point", design[field].to_numpy())})
print(runs.sizes)

# %% [markdown]
# Policies have common random numbers, and so do points: differences are taken within a replication.

# %%
decides = list(measures.index[measures["decides"].notna()])
asked = decides[0] if decides else measures.index[0]
difference = runs[asked] - runs[asked].sel(policy=policies[0])
by_point = difference.mean("replication").to_pandas()
error = difference.std("replication", ddof=1).to_pandas() / numpy.sqrt(runs.sizes["replication"])
print(f"{asked}: mean difference from {policies[0]} at each point, and the largest standard error\n"
      f"{by_point.describe().loc[['min', '50%', 'max']]}\n{error.max()}")

# %% [markdown]
# How the outcome hangs on each field: a straight line through the points' means, each field in units
# of its own range.

# %%
means = runs[asked].mean("replication").to_pandas()
numbers = design.select_dtypes("number")
unit = (numbers - numbers.min()) / (numbers.max() - numbers.min())
columns = numpy.column_stack([numpy.ones(len(unit)), unit])
fitted = numpy.linalg.lstsq(columns, means.to_numpy(), rcond=None)[0]
slopes = pandas.DataFrame(fitted[1:], index=unit.columns, columns=means.columns)
print(f"{asked}: change from the least to the most of each field\n{slopes}")

# %% [markdown]
# The same from the exported CSV files (`tenure export DIR`), without SQL: values are in units already.

# %%
if (folder / "csv/overall_wide.csv").exists():
    from_csv = pandas.read_csv(folder / "csv/overall_wide.csv")
    print(from_csv.merge(design, on="point").groupby("policy")[asked].mean())

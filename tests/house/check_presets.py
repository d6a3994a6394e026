#!/usr/bin/python3
"""The labels that test presets go by select tests of the program: a preset whose label nothing has would
pass without having tested anything. Usage: check_presets.py CTEST BUILD PRESETS"""
import json
import re
import subprocess
import sys

ctest, build, presets = sys.argv[1:]


def selected(label):
    said = subprocess.run([ctest, "--test-dir", build, "-N", "-L", f"^{label}$"], check=True, capture_output=True,
                          text=True).stdout
    return [name for name in re.findall(r"Test\s+#\d+: (\S+)", said) if not name.startswith("sanity_")]


faults = []
for preset in json.load(open(presets))["testPresets"]:
    for how in preset.get("filter", {}).values():
        for label in how["label"].split("|"):
            count = len(selected(label))
            print(f"{preset['name']}: {label}: {count} tests")
            if count == 0:
                faults.append(label)
if selected("a_label_of_nothing"):  # the negative control
    faults.append("a label that no test has selects some")
if faults:
    sys.exit(f"select no test of the program: {', '.join(faults)}")

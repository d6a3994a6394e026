#!/usr/bin/env python3
"""The include check finds each kind of fault in a bad tree, and none in a good one."""
import json
import pathlib
import tempfile
import unittest

import check_includes

RULES = json.loads((pathlib.Path(__file__).parent / "rules.json").read_text())
GOOD = {
    "sim/core/time.hpp": "#include <chrono>\n",
    "sim/random/draw.hpp": '#include "core/time.hpp"\n#include <boost/random/normal.hpp>\n',
    "sim/workforce/measure.hpp": '#include "core/time.hpp"\n',
    "sim/workforce/leaving.hpp": '#include "workforce/measure.hpp"\n',
    "sim/workforce/leaving.cpp": '#include "workforce/leaving.hpp"\n',
    "sim/workforce/absence.hpp": '#include "workforce/measure.hpp"\n',
    "sim/workforce/world.cpp": '#include "workforce/leaving.hpp"\n#include "workforce/absence.hpp"\n',
}
USES = {"core": "", "random": "core", "workforce": "core,random"}


def check(changed=None, uses=None):
    """The faults of the good tree with some files changed."""
    tree = {**GOOD, **(changed or {})}
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        plan = []
        for room, used in {**USES, **(uses or {})}.items():
            files = [f.rsplit("/", 1)[1] for f in tree if f.startswith(f"sim/{room}/")]
            plan.append(f"{room}|sim/{room}|{used}|{','.join(f for f in files if 'unlisted' not in f)}|")
        (root / "plan.txt").write_text("\n".join(plan) + "\n")
        for name, text in tree.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        rooms = check_includes.read_plan(root / "plan.txt")
        return check_includes.faults(root, rooms, RULES)[0]


class IncludeCheck(unittest.TestCase):
    def only_fault(self, expected, *changes):
        found = check(*changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(expected, found[0])

    def test_a_good_tree_has_no_fault(self):
        self.assertEqual(check(), [])

    def test_a_room_above_is_named_with_file_and_line(self):
        self.only_fault("sim/core/time.hpp:2: core must not include random; its USES in "
                        "sim/core/CMakeLists.txt names no other room",
                        {"sim/core/time.hpp": '#include <chrono>\n#include "random/unused.hpp"\n',
                         "sim/random/unused.hpp": ""})

    def test_what_a_used_room_uses_is_not_passed_on(self):
        self.only_fault("workforce must not include core; its USES in sim/workforce/CMakeLists.txt "
                        "names random", {"sim/workforce/measure.hpp": '#include "core/time.hpp"\n'},
                        {"workforce": "random"})

    def test_a_library_stays_in_its_room(self):
        for header, right in [("boost/random/normal.hpp", "only random may"), ("tbb/parallel_for.h", "experiment"),
                              ("boost/graph/adjacency_list.hpp", "only career"), ("CLI/CLI.hpp", "only cli"),
                              ("yaml-cpp/yaml.h", "only reader"), ("sqlite3.h", "only output"),
                              ("spdlog/spdlog.h", "only cli"), ("thread", "only experiment"),
                              ("unistd.h", "only experiment"), ("source_location", "no room may")]:
            self.only_fault(right, {"sim/core/time.hpp": f"#include <{header}>\n"})

    def test_an_unknown_library_is_asked_about(self):
        self.only_fault("is not in tests/house/rules.json", {"sim/core/time.hpp": "#include <fmt/core.hpp>\n"})

    def test_processes_do_not_include_each_other(self):
        self.only_fault("sim/workforce/leaving.cpp:2: leaving must not include absence",
                        {"sim/workforce/leaving.cpp":
                         '#include "workforce/leaving.hpp"\n#include "workforce/absence.hpp"\n'})

    def test_processes_do_not_reach_each_other_through_a_shared_header(self):
        found = check({"sim/workforce/pay.hpp": '#include "workforce/absence.hpp"\n',
                       "sim/workforce/leaving.cpp": '#include "workforce/pay.hpp"\n'})
        self.assertEqual(len(found), 2, found)
        self.assertIn("sim/workforce/leaving.cpp:1: leaving must not include absence through pay", found[0])
        self.assertIn("sim/workforce/pay.hpp:1: pay must not include absence", found[1])

    def test_a_part_of_a_process_belongs_to_it_alone(self):
        part = {"sim/workforce/casework_lists.hpp": ""}
        self.assertEqual(check({**part, "sim/workforce/casework.cpp": '#include "workforce/casework_lists.hpp"\n'}), [])
        self.only_fault("leaving must not include casework_lists",
                        {**part, "sim/workforce/leaving.cpp": '#include "workforce/casework_lists.hpp"\n'})

    def test_a_circle_of_files_is_found(self):
        self.only_fault("sim/core/id.hpp:1: files need each other: "
                        "sim/core/id.hpp -> sim/core/time.hpp -> sim/core/id.hpp",
                        {"sim/core/id.hpp": '#include "core/time.hpp"\n',
                         "sim/core/time.hpp": '#include "core/id.hpp"\n'})

    def test_a_circle_of_rooms_is_found(self):
        self.only_fault("rooms need each other: core -> random -> core", {}, {"core": "random"})

    def test_files_that_nothing_compiles_or_that_do_not_exist_are_found(self):
        self.only_fault("name it in SOURCES of sim/core/CMakeLists.txt", {"sim/core/unlisted.cpp": ""})
        self.only_fault("does not exist", {"sim/workforce/world.cpp": '#include "core/gone.hpp"\n'})
        self.only_fault('write "<room>/<file>"', {"sim/core/id.hpp": '#include "time.hpp"\n'})


if __name__ == "__main__":
    unittest.main()

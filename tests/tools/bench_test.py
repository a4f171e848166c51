#!/usr/bin/env python3
"""The parts of tools/bench that judge: they must see what grew, and not what did not.

    bench_test.py ROOT PROGRAM
"""
import importlib.machinery
import importlib.util
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(sys.argv.pop(1))
PROGRAM = sys.argv.pop(1)
BENCH = ROOT / "tools" / "bench"
sys.path.insert(0, str(BENCH))


def script(name):
    """A script of tools/bench as a module: its name has no suffix."""
    loader = importlib.machinery.SourceFileLoader(name, str(BENCH / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


class Instructions(unittest.TestCase):
    guard = script("instructions")

    def faults(self, accepted, counts):
        return [row[-1] for row in self.guard.compare(accepted, counts)]

    def test_ten_percent_is_no_change_and_more_is(self):
        self.assertEqual(self.faults({"map": 1000}, {"map": 1100}), [""])
        self.assertEqual(self.faults({"map": 1000}, {"map": 1101}), ["more"])
        self.assertEqual(self.faults({"map": 1000}, {"map": 900}), [""])
        self.assertEqual(self.faults({"map": 1000}, {"map": 899}), ["less"])

    def test_a_stage_that_came_or_went_is_a_change(self):
        self.assertEqual(self.faults({"map": 1}, {"check": 1}), ["gone", "new"])

    def test_reads_what_callgrind_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            for number, (stage, total) in enumerate((("write json", 7), ("map", 5)), 9):
                Path(folder, f"counts.{number}").write_text(
                    f"version: 1\ndesc: Trigger: Client Request: {stage}\nfn=(1) main\n3 4\n"
                    f"totals: {total}\n", encoding="utf-8")
            Path(folder, "counts").write_text("desc: Trigger: Program termination\ntotals: 0\n",
                                              encoding="utf-8")
            self.assertEqual(list(self.guard.read_counts(folder).items()),
                             [("write json", 7), ("map", 5)])

    def test_every_stage_has_an_accepted_count(self):
        source = (BENCH / "single_stages.cpp").read_text(encoding="utf-8")
        stages = re.findall(r'^ +\{"([^"]+)", \[&\]', source, re.MULTILINE)
        accepted = json.loads((BENCH / "instructions.json").read_text(encoding="utf-8"))
        self.assertGreater(len(stages), 10)
        self.assertEqual(sorted(stages), sorted(accepted["instructions"]))


if __name__ == "__main__":
    unittest.main()

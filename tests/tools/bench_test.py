#!/usr/bin/env python3
"""The parts of tools/bench that judge: they must see what grew, and not what did not.

    bench_test.py ROOT PROGRAM
"""
import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.dont_write_bytecode = True
ROOT = Path(sys.argv.pop(1))
PROGRAM = sys.argv.pop(1)
BENCH = ROOT / "tools" / "bench"
sys.path.insert(0, str(BENCH))

import contestants  # noqa: E402
import document_sets  # noqa: E402
import growing  # noqa: E402
import growth  # noqa: E402
import plot  # noqa: E402
import reports  # noqa: E402
import tables  # noqa: E402
import word_documents  # noqa: E402


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


class Exponents(unittest.TestCase):
    sizes = [1 << i for i in range(20)]

    def test_tells_linear_from_quadratic(self):
        self.assertAlmostEqual(growing.exponent([(n, 3 * n) for n in self.sizes]), 1)
        self.assertAlmostEqual(growing.exponent([(n, n * n / 7) for n in self.sizes]), 2)

    def test_what_every_document_costs_is_no_growth(self):
        self.assertAlmostEqual(growth.exponent_of("convert", [(n, n + 40) for n in self.sizes]), 1,
                               places=2)
        points = [(n, 7 * n + 300) for n in self.sizes]
        self.assertAlmostEqual(growth.exponent_of("convert, memory", points), 1, places=2)
        # The first documents take what was there already.
        points = [(n, max(300, 7 * n)) for n in self.sizes]
        self.assertAlmostEqual(growth.exponent_of("convert, memory", points), 1, places=1)
        points = [(n, 300 + n % 2) for n in self.sizes]
        self.assertIsNone(growth.exponent_of("convert, memory", points))

    def test_two_points_are_no_growth(self):
        self.assertIsNone(growth.exponent_of("convert", [(1, 1), (2, 2)]))


class Measuring(unittest.TestCase):
    def test_the_peak_is_that_of_the_program_and_not_of_this_one(self):
        self.assertLess(growing.measure(["true"]).peak, 4 << 20)
        large = growing.measure([sys.executable, "-c", "print(len(b'x' * (50 << 20)))"]).peak
        self.assertGreater(large, 50 << 20)
        self.assertLess(large, 80 << 20)

    def test_a_failure_ends_the_script_but_a_limit_is_told(self):
        with self.assertRaises(SystemExit):
            growing.measure(["false"])
        self.assertEqual(growing.measure(["false"], statuses=(1,)).refused, "")
        said = "echo 'corrupt (limit cells)' >&2; exit 4"
        self.assertEqual(growing.measure(["sh", "-c", said]).refused, "refused by cells")


class Reports(unittest.TestCase):
    def test_a_figure_changes_alike_and_keeps_its_form(self):
        figures = reports.Figures(1)
        text = " ".join(f"{n}.{n:02}万元" for n in range(10, 99))
        changed = figures.change(text)
        self.assertNotEqual(changed, text)
        self.assertEqual(re.sub(r"\d", "0", changed), re.sub(r"\d", "0", text))
        self.assertEqual(figures.change(text), changed)
        self.assertNotEqual(reports.Figures(2).change(text), changed)

    def test_years_and_numbers_of_headings_stay(self):
        text = "2023年 1、项目 2024"
        for number in range(100):
            self.assertEqual(reports.Figures(number).change(text), text)

    def test_markup_stays(self):
        part = '<w:sz w:val="24"/><w:t xml:space="preserve">37.44 42.10 88 99 11 12 13 14</w:t>'
        changed = {reports.Figures(number).change_part(part) for number in range(20)}
        self.assertGreater(len(changed), 1)
        for one in changed:
            self.assertTrue(one.startswith('<w:sz w:val="24"/><w:t xml:space="preserve">'))

    def test_dumps_a_merged_cell_as_an_empty_one_below(self):
        def cell(row, col, text, rowspan=1):
            return {"row": row, "col": col, "text": text, "rowspan": rowspan}
        document = {"blocks": [
            {"type": "paragraph", "label": "一、", "text": "概况"},
            {"type": "table", "rows": 2, "cells": [cell(0, 0, "资金", 2), cell(0, 1, "总额"),
                                                   cell(1, 1, "42")]}]}
        self.assertEqual(reports.dump(document), "一、概况\n\t资金\n\t总额\n\n\t\n\t42\n\n")

    def test_text_and_document_say_the_same(self):
        count = len(reports.samples())
        with tempfile.TemporaryDirectory() as folder:
            documents, texts = reports.write_reports(PROGRAM, folder, count)
            told = subprocess.run([PROGRAM, "convert", "--quiet", "--provenance", "none", *documents,
                                   *texts], stdout=subprocess.PIPE, check=True, text=True).stdout
        said = [[(form["pack"]["id"], form["total"], len(form["indicators"]), len(form["funds"]))
                 for form in json.loads(line)["forms"]] for line in told.splitlines()]
        self.assertEqual(len(said), 2 * count)
        self.assertEqual(said[:count], said[count:])
        self.assertGreaterEqual(sum(map(len, said)), 2 * count)


class Documents(unittest.TestCase):
    def test_every_kind_is_well_formed_and_as_large_as_asked(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "document.docx")
            for kind in growth.KINDS:
                written = word_documents.write_package(path, word_documents.PACKAGES[kind], 100000)
                with zipfile.ZipFile(path) as package:
                    part = package.read("word/document.xml")
                self.assertEqual(len(part), written)
                self.assertGreaterEqual(written, 100000)
                ElementTree.fromstring(part)

    def test_a_set_that_is_not_there_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            kept = document_sets.HANDBOOK
            document_sets.HANDBOOK = os.path.join(folder, "none.docx")
            try:
                sets, absent = document_sets.make_sets(PROGRAM, folder, 1, {"sample", "handbook"})
            finally:
                document_sets.HANDBOOK = kept
            self.assertEqual([one.name for one in sets], ["sample"])
            self.assertEqual(absent, ["handbook"])
            self.assertEqual(Path(sets[0].listed).read_text(encoding="utf-8").splitlines(),
                             sets[0].documents)


class Contestants(unittest.TestCase):
    def test_what_answers_is_asked_again_and_again(self):
        program = "import sys\nfor line in sys.stdin: print('seconds', len(line) / 2, flush=True)"
        with contestants.Answering("fake", [sys.executable, "-c", program]) as fake:
            self.assertEqual(fake.ask("abc"), {"seconds": 2})
            self.assertEqual(fake.ask("abcde"), {"seconds": 3})
            self.assertGreater(fake.peak(), 1 << 20)

    def test_what_is_started_pays_for_its_start(self):
        with tempfile.TemporaryDirectory() as folder:
            listed = document_sets.write_list(folder, "list", ["a", "b"])
            counted = os.path.join(folder, "starts")
            peer = contestants.Started("fake", lambda paths, _: [
                sys.executable, "-c", f"open({counted!r}, 'a').write({''.join(paths)!r} + ' ')"])
            self.assertGreater(peer.ask(listed)["seconds"], 0)
            self.assertEqual(Path(counted).read_text(encoding="utf-8"), "a b ")
            self.assertGreater(peer.peak(), 1 << 20)


class Rounds(unittest.TestCase):
    class Fake:
        """Answers with a pass that takes so long, the first one twice as long."""

        def __init__(self, seconds):
            self.left = [2 * seconds, *[seconds] * 9]

        def ask(self, _):
            return {**dict.fromkeys(tables.STAGES, 0), "extract": self.left.pop(0), "documents": 3}

    def passes(self, seconds):
        fake = self.Fake(seconds)
        told = script("run").ask_round(fake, "list")
        return 10 - len(fake.left), told

    def test_a_quick_set_is_passed_over_several_times(self):
        count, told = self.passes(0.01)
        self.assertEqual((count, told["extract"], told["documents"]), (5, 0.01, 3))

    def test_a_slow_one_is_not(self):
        count, told = self.passes(0.25)
        self.assertEqual((count, told["extract"]), (1, 0.5))


class Plots(unittest.TestCase):
    def test_is_an_svg_with_a_point_for_each_figure(self):
        panel = plot.Panel("time <a>", "bytes", "seconds", {"extract": [(1000, 0.001), (2e6, 2.5)],
                                                            "convert": [(1000, 0.002)]})
        root = ElementTree.fromstring(plot.figure([panel, panel, panel]))
        self.assertEqual(len(root.findall(".//{*}circle")), 9)
        self.assertEqual(len(root.findall("{*}g")), 3)
        colors = [circle.get("fill") for circle in root.findall(".//{*}circle")]
        self.assertEqual(colors, colors[:3] * 3)
        self.assertEqual(len(set(colors)), 2)

    def test_equal_factors_are_equal_distances(self):
        axis = plot.Axis([2, 5000], 0, 400)
        self.assertEqual([axis.at(tick) for tick in axis.ticks()], [0, 100, 200, 300, 400])


class Readme(unittest.TestCase):
    bench = script("run")
    result = json.loads((BENCH / "measured.json").read_text(encoding="utf-8"))

    def test_shows_what_was_measured_last(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        begin, end = self.bench.MARKS
        self.assertEqual(text[text.index(begin) + len(begin):text.index(end)],
                         tables.readme_section(self.result))

    def test_whole_sets_and_commands_were_measured(self):
        self.assertEqual({one["name"] for one in self.result["sets"]}, set(document_sets.NAMES))
        self.assertEqual(self.result["sets"][0]["seconds"].keys(), contestants.COMMANDS.keys())
        self.assertEqual(set(self.result["peers"]["readers"]), set(contestants.PEERS))

    def test_every_row_has_the_columns_of_its_header(self):
        for table in re.findall(r"(?:^\|.*\n)+", tables.page(self.result), re.MULTILINE):
            columns = {row.count(" | ") for row in table.splitlines() if not row.startswith("|-")}
            self.assertEqual(len(columns), 1, table)


class Help(unittest.TestCase):
    def test_each_command_says_what_it_does_with_an_example(self):
        commands = [path for path in BENCH.iterdir() if path.is_file() and os.access(path, os.X_OK)]
        self.assertGreater(len(commands), 5)
        for command in commands:
            told = subprocess.run([command, "--help"], stdout=subprocess.PIPE, check=True,
                                  text=True).stdout
            self.assertIn("Example:", told, command)


if __name__ == "__main__":
    unittest.main()

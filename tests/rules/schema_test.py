#!/usr/bin/env python3
"""rules/pack.schema.json as an editor uses it: every pack that the loader takes is valid, and the
mistakes that a schema can see are not.

    python3 tests/rules/schema_test.py build/jixiao

That its keys and words are the loader's is schema_test.cpp's business.
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema
import yaml

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "build/jixiao"
SCHEMA = json.loads((ROOT / "rules/pack.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

HEAD = "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
CHILD = HEAD + "extends: cn.b\nchange:\n"
CHECK = HEAD + "checks: [{id: c, kind: %s, code: missing-field%s}]\n"

# What the loader refuses, and an editor should underline.
MISTAKES = {
    "no title": "format: 1\nid: cn.a\nversion: 1.0.0\ndetect: {kind: project, all: [乙]}\n",
    "another format": HEAD.replace("format: 1", "format: 2"),
    "capital letters in the id": HEAD.replace("cn.a", "CN.a"),
    "a version of two numbers": HEAD.replace("1.0.0", "'1.0'"),
    "an unknown key": HEAD + "chekcs: []\n",
    "an unknown status": HEAD + "status: final\n",
    "an unknown key of authority": HEAD + "authority: {isuer: 财政部}\n",
    "an unknown kind": HEAD.replace("kind: project", "kind: projekt"),
    "nothing to detect by": HEAD.replace(", all: [乙]", ""),
    "any_0": HEAD.replace("all: [乙]", "all: [乙], any_0: [丙]"),
    "a word for a list": HEAD.replace("[乙]", "乙"),
    "an empty list": HEAD + "fields: []\n",
    "a change without a parent": HEAD + "change: [{disable: checks.a, reason: 无}]\n",
    "checks beside a parent": CHILD + "- {disable: checks.a, reason: 无}\nchecks: []\n",
    "an unknown verb": CHILD + "- {erase: checks.a, reason: 无}\n",
    "a change without a reason": CHILD + "- {disable: checks.a}\n",
    "a level of 0": HEAD + "sections: {numbering: [{id: a, level: 0, re: '^一'}]}\n",
    "a heading without a label": HEAD + "sections: {headings: [{id: a}]}\n",
    "a field without a label": HEAD + "fields: [{id: title}]\n",
    "an unknown field": HEAD + "fields: [{id: project_nmae, label: 甲}]\n",
    "an unknown find": HEAD + "fields: [{id: title, label: 甲, find: right}]\n",
    "a pattern beside a label": HEAD + "fields: [{id: title, label: 甲, re: ['^甲']}]\n",
    "a label of a line": HEAD + "fields: [{id: title, find: paragraph, label: 甲, re: [甲]}]\n",
    "values without an enum": HEAD + "fields: [{id: grade, label: 甲, values: [优]}]\n",
    "an enum without values": HEAD + "fields: [{id: grade, label: 甲, type: enum}]\n",
    "an unknown table": HEAD + "tables: [{id: fund, columns: [{id: a, label: 甲}]}]\n",
    "a column of another table": HEAD + "tables: [{id: goals, columns: [{id: score, label: 甲}]}]\n",
    "rows of goals": HEAD + "tables: [{id: goals, columns: [{id: actual, label: 甲}], "
                            "rows: [{id: total, label: 乙, role: total}]}]\n",
    "a row without a role": HEAD + "tables: [{id: funds, columns: [{id: score, label: 甲}], "
                                   "rows: [{id: total, label: 乙}]}]\n",
    "an unknown unit": HEAD + "tables: [{id: funds, columns: [{id: score, label: 甲}], "
                              "unit: {default: 千元}}]\n",
    "sentences of goals": HEAD + "tables: [{id: goals, columns: [{id: actual, label: 甲}], "
                                 "sentences: {rows: ['(?P<actual>.)']}}]\n",
    "sentences without rows": HEAD + "tables: [{id: indicators, columns: [{id: score, label: 甲}], "
                                     "sentences: {least: 3}}]\n",
    "a required that is neither": HEAD + "sections: {headings: [{id: a, label: 甲, required: 1}]}\n",
    "a claim without a pattern": HEAD + "claims: [{id: executed}]\n",
    "an unknown kind of check": CHECK % ("sum_row", ""),
    "an unknown code": (CHECK % ("required", ", fields: [grade]")).replace("-field,", "-fields,"),
    "a check without what it needs": CHECK % ("required", ""),
    "a key its kind does not read": CHECK % ("required", ", fields: [grade], bound: '0'"),
    "a tolerance that is a number": CHECK % ("sum_rows", ", parts: [a], whole: b, tolerance: 0.1"),
    "an unknown severity": CHECK % ("required", ", fields: [grade], severity: fatal"),
    "a placeholder without words": CHECK % ("placeholder", ""),
    "a test without a document": HEAD + "tests: [{name: 一, silent: [unread-content]}]\n",
    "a test that expects nothing": HEAD + "tests: [{name: 一, text: 甲}]\n",
    "a value without a pointer": HEAD + "tests: [{name: 一, text: 甲, values: {title: 甲}}]\n",
}


def mistakes_of(text):
    return [f"{list(error.path)}: {error.message}"
            for error in VALIDATOR.iter_errors(yaml.safe_load(text))]


def refused_by_the_loader(text):
    with tempfile.TemporaryDirectory(prefix="jixiao-schema-") as folder:
        (Path(folder) / "pack.yml").write_text(text, encoding="utf-8")
        return subprocess.run([PROGRAM, "rules", "check", folder], capture_output=True,
                              timeout=60).returncode == 5


class Schema(unittest.TestCase):
    def test_is_a_schema(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    def test_takes_the_packs_that_ship(self):
        packs = sorted(ROOT.glob("rules/*/pack.yml"))
        self.assertGreater(len(packs), 5)
        for pack in packs:
            self.assertEqual(mistakes_of(pack.read_text(encoding="utf-8")), [], pack)

    def test_takes_the_examples_of_the_reference(self):
        text = (ROOT / "rules/README.md").read_text(encoding="utf-8")
        blocks = re.findall(r"\n```yaml\n(.*?)\n```", text, re.DOTALL)
        whole = "\n".join(block for block in blocks if "extends:" not in block)
        self.assertEqual(mistakes_of(whole), [])
        for block in blocks:
            if "extends:" in block:
                self.assertEqual(mistakes_of(block), [])

    def test_takes_a_drafted_pack(self):
        drafted = subprocess.run(
            [PROGRAM, "rules", "draft", ROOT / "samples/form_no_pack_knows.html"],
            capture_output=True, timeout=60, check=True)
        self.assertEqual(mistakes_of(drafted.stdout.decode()), [])

    def test_refuses_mistakes_as_the_loader_does(self):
        self.assertEqual(mistakes_of(HEAD), [])
        self.assertFalse(refused_by_the_loader(HEAD))
        for name, text in MISTAKES.items():
            self.assertNotEqual(mistakes_of(text), [], name)
            self.assertTrue(refused_by_the_loader(text), name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

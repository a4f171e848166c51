#!/usr/bin/env python3
"""Inputs nested as deep as a file can hold: read, printed and let go on a stack of 1 MiB.

    python3 tests/cli/deep_test.py build/jixiao

Each is read twice: with the limits as they are, where it is refused by name or read, and with the
limits out of the way, where it must be read whole. None may hang.
"""
import io
import json
import resource
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path("build/jixiao").resolve()
DEPTH = 100_000
STACK = 1 << 20
FREE = ["--limit", "xml_depth=1000000", "--limit", "table_nesting=1000000",
        "--limit", "cells=10000000", "--limit", "columns=1000000", "--limit", "chunk_nesting=32",
        "--limit", "model_ratio=1000"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RUN = "<w:r><w:t>甲</w:t></w:r>"


def small_stack():
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))


def run(data, *arguments):
    return subprocess.run([PROGRAM, *arguments, "-"], input=data, capture_output=True,
                          timeout=120, preexec_fn=small_stack)


def docx(content, chunk=None):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml",
                         f'<Types xmlns="{PACKAGE}content-types"><Override '
                         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats'
                         '-officedocument.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("_rels/.rels",
                         f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" '
                         f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
                         "</Relationships>")
        package.writestr("word/document.xml",
                         f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{content}'
                         "</w:body></w:document>")
        if chunk is not None:
            package.writestr("word/_rels/document.xml.rels",
                             f'<Relationships xmlns="{PACKAGE}relationships"><Relationship '
                             f'Id="c" Type="{RELATIONS}/aFChunk" Target="a.docx"/></Relationships>')
            package.writestr("word/a.docx", chunk)
    return buffer.getvalue()


def nested(opening, closing, inside, depth=DEPTH):
    return opening * depth + inside + closing * depth


def chunks(depth):
    inner = docx(f"<w:p>{RUN}</w:p>")
    for _ in range(depth):
        inner = docx('<w:altChunk r:id="c"/>', inner)
    return inner


def html(content):
    return f"<html><body>{content}".encode()


PARAGRAPH = f"<w:p>{RUN}</w:p>"
# Name, input, the limit that refuses it or None, times that 甲 stands in the text.
INPUTS = [
    ("docx_tables", docx(nested("<w:tbl><w:tr><w:tc>" + PARAGRAPH, "</w:tc></w:tr></w:tbl>", "")),
     "table_nesting", DEPTH),
    ("docx_unclosed_tables", docx("<w:tbl><w:tr><w:tc>" * DEPTH + PARAGRAPH),
     "table_nesting", 1),
    ("docx_sdt", docx(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", PARAGRAPH)),
     "xml_depth", 1),
    ("docx_ins", docx("<w:p>" + nested("<w:ins>", "</w:ins>", RUN) + "</w:p>"), "xml_depth", 1),
    # Boxes move up level by level, behind the paragraph that holds their anchor.
    ("docx_boxes", docx(nested("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>",
                               PARAGRAPH, DEPTH // 40)), "xml_depth", 1),
    ("docx_fields", docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * DEPTH
                         + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * DEPTH + RUN + "</w:p>"),
     None, 1),
    # So many that their list alone takes more than each document may have.
    ("docx_open_fields", docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
                              * (DEPTH * 5 // 2) + PARAGRAPH), "model_ratio", 1),
    ("docx_simple_fields", docx("<w:p>" + nested('<w:fldSimple w:instr="TOC">', "</w:fldSimple>",
                                                 RUN) + "</w:p>"), "xml_depth", 1),
    ("docx_math", docx("<w:p>" + nested(
        '<m:d xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:e>',
        "</m:e></m:d>", RUN, DEPTH // 4) + "</w:p>"), "xml_depth", 1),
    ("docx_alternates", docx(nested(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Fallback>", "</mc:Fallback></mc:AlternateContent>", PARAGRAPH, DEPTH // 4)),
     "xml_depth", 1),
    ("docx_chunks", chunks(30), "chunk_nesting", 1),
    ("html_divs", html(nested("<div>", "</div>", "甲")), "xml_depth", 1),
    ("html_spans", html(nested("<span>", "</span>", "甲")), "xml_depth", 1),
    ("html_lists", html(nested("<ul><li>", "</li></ul>", "甲")), "xml_depth", 1),
    ("html_tables", html(nested("<table><tr><td>甲", "</table>", "")), "xml_depth", DEPTH),
    ("html_unclosed_tables", html("<table><tr><td>" * DEPTH + "甲"), "xml_depth", 1),
    ("html_headings", html(nested("<h1><div>", "</div></h1>", "甲")), "xml_depth", 1),
    ("text_tabs", ("\t" * 1_000_000 + "甲\n").encode(), "columns", 1),
    ("text_tab_lines", ("\t甲\n" * DEPTH).encode(), "columns", DEPTH),
    ("text_markers", ("[bookmark: a]" * DEPTH + "甲\n").encode(), None, 1),
]


class Deep(unittest.TestCase):
    def test_limits_refuse_by_name_or_the_input_is_read(self):
        for name, data, limit, _ in INPUTS:
            with self.subTest(name):
                result = run(data, "extract", "--format", "text")
                if limit is None:
                    self.assertEqual(result.returncode, 0, result.stderr)
                else:
                    self.assertEqual(result.returncode, 4, result.stderr[-200:])
                    self.assertIn(f"(limit {limit} = ".encode(), result.stderr)

    def test_text_holds_everything_without_limits(self):
        for name, data, _, times in INPUTS:
            with self.subTest(name):
                result = run(data, "extract", "--format", "text", *FREE)
                self.assertEqual(result.returncode, 0, result.stderr[-200:])
                self.assertEqual(result.stdout.count("甲".encode()), times)

    def test_json_holds_everything_without_limits(self):
        for name, data, _, times in INPUTS:
            with self.subTest(name):
                result = run(data, "extract", *FREE)
                self.assertEqual(result.returncode, 0, result.stderr[-200:])
                # A paragraph in a cell stands in the cell's text too.
                self.assertIn(result.stdout.count("甲".encode()), (times, 2 * times))
                self.assertEqual(result.stdout.count(b"["), result.stdout.count(b"]"))
                # The parser at hand recurses, and takes its time over the largest.
                if "tables" not in name and len(result.stdout) < 8 << 20:
                    json.loads(result.stdout)

    def test_reports_are_made_as_deep_as_rules_can_look(self):
        table = docx(nested("<w:tbl><w:tr><w:tc>" + PARAGRAPH, "</w:tc></w:tr></w:tbl>", "", 256))
        page = html(nested("<table><tr><td>甲", "</table>", "", 256))
        for data in (table, page):
            for command in ("convert", "check"):
                result = run(data, command, "--quiet", "--fail-on", "never",
                             "--limit", "table_nesting=256")
                self.assertEqual(result.returncode, 0, result.stderr[-200:])


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The parts of tools/conformance: they must see what is wrong, and class only what is explained.

    corpus_test.py ROOT
"""
import io
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from types import SimpleNamespace

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(sys.argv.pop(1)) / "tools"))

from corpus import differences, readings, truths  # noqa: E402
from corpus.package import Package  # noqa: E402
from corpus.source import Source  # noqa: E402
from corpus.twin import judge_document  # noqa: E402
from corpus.words import hunks, plain, similarity, split  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = (f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape" xmlns:new="http://example.com/new"><w:body>%s</w:body></w:document>')


def zipped(content):
    """A package whose main part has this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", MAIN % content)
    return out.getvalue()


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs):
    return "<w:p>" + "".join(runs) + "</w:p>"


def reading(blocks, content="", notes=()):
    """A document as read, and the file it should have been read from."""
    found = readings.Reading("x/y.docx", Path("y.docx"), Path(), "", 0, 0.0, 0)
    found.document = {"blocks": blocks, "unread": [{"what_en": note} for note in notes]}
    found.source = Source(Package(zipped(content)))
    return found


def text_block(text, label=None, story="body"):
    return {"type": "paragraph", "label": label, "level": None, "text": text, "story": story}


def table_block(rows, cols, cells):
    return {"type": "table", "rows": rows, "cols": cols, "cells": [
        {"row": r, "col": c, "rowspan": 1, "colspan": 1, "text": text,
         "blocks": [text_block(text)]} for (r, c), text in cells.items()]}


class Words(unittest.TestCase):
    def test_are_han_signs_and_runs(self):
        self.assertEqual(split("一、预算ab1 ☑ x_y ３"),
                         ["一", "预", "算", "ab1", "☑", "x", "y", "3"])

    def test_plain_drops_tags_escapes_and_commands(self):
        self.assertEqual(split(plain(r"<p>a<b>b</b></p>c\_d &lt; \cs9 $\frac{1}{x}$ [x]")),
                         ["ab", "c", "d", "cs9", "1", "x", "☑"])

    def test_hunks_are_where_they_differ(self):
        left, right = ["a", "b", "c"], ["a", "x", "y", "c", "d"]
        found = hunks(left, right)
        self.assertEqual([(left[h.left.start:h.left.stop], right[h.right.start:h.right.stop])
                          for h in found], [(["b"], ["x", "y"]), ([], ["d"])])
        self.assertEqual(similarity(left, right, found), 0.5)


class Packages(unittest.TestCase):
    def test_cut_archive_is_read_from_its_headers(self):
        whole = zipped(paragraph(run("text " * 200)))
        cut = Package(whole[:whole.index(b"PK\x01\x02")])
        self.assertFalse(cut.whole)
        self.assertEqual(cut.read("word/document.xml"), Package(whole).read("word/document.xml"))


class Sources(unittest.TestCase):
    def words(self, content):
        return [(word.text, word.story, word.why)
                for word in Source(Package(zipped(content))).words]

    def test_what_is_no_text_has_a_reason(self):
        code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' + inside for kind, inside
                        in (("begin", code), ("separate", run("7")), ("end", "")))
        self.assertEqual(self.words(paragraph(
            run("a"), "<w:del>" + run("b") + "</w:del>", run("c", "<w:vanish/>"), field)),
            [("a7", "body", ""), ("b", "body", "deleted"), ("c", "body", "hidden"),
             ("PAGE", "body", "field code")])

    def test_one_branch_and_the_story_of_a_box(self):
        box = "<w:txbxContent>" + paragraph(run("%s")) + "</w:txbxContent>"
        both = ('<w:r><mc:AlternateContent><mc:Choice Requires="%s">' + box % "new" +
                "</mc:Choice><mc:Fallback>" + box % "old" + "</mc:Fallback></mc:AlternateContent>"
                "</w:r>")
        self.assertEqual(self.words(paragraph(both % "wps")),
                         [("new", "textbox", ""), ("old", "textbox", "other branch")])
        self.assertEqual(self.words(paragraph(both % "new")),
                         [("new", "textbox", "other branch"), ("old", "textbox", "")])

    def test_lost_text_is_wrong(self):
        content = paragraph(run("one")) + paragraph(run("two"))
        self.assertEqual(list(judge_document(reading([text_block("one"), text_block("two")],
                                                     content))), [])
        (_, why, words), = judge_document(reading([text_block("one")], content))
        self.assertEqual((why, "too little 'two'" in words), ("", True))
        (_, why, _), = judge_document(reading([text_block("two"), text_block("one")], content))
        self.assertEqual(why, "")


class Differences(unittest.TestCase):
    def compare(self, blocks, others, content):
        found = differences.compare(reading(blocks, content), split(others))
        return dict(found.classes), found.unexplained

    def test_every_class_has_words_that_say_it(self):
        self.assertLessEqual(set(differences.REASONS), set(differences.CLASSES))

    def test_what_the_file_shows_and_we_have_not_is_unexplained(self):
        content = paragraph(run("one two"))
        self.assertEqual(self.compare([text_block("one")], "one two", content),
                         ({}, [("two", 1)]))

    def test_no_class_hides_a_lost_word(self):
        content = paragraph(run("one two"), "<w:del>" + run("two") + "</w:del>")
        self.assertEqual(self.compare([text_block("one", "1.")], "1. two one", content),
                         ({}, [("two", 1)]))

    def test_what_the_file_does_not_show_is_unexplained(self):
        self.assertEqual(self.compare([text_block("one more")], "one", paragraph(run("one"))),
                         ({}, [("more", 1)]))

    def test_reasons_are_counted(self):
        content = paragraph(run("one"), "<w:del>" + run("two") + "</w:del>")
        self.assertEqual(self.compare([text_block("one")], "one two", content),
                         ({"deleted": 1}, []))
        self.assertEqual(self.compare([text_block("one")], "one two two", content),
                         ({"deleted": 1}, [("two", 1)]))

    def test_labels_and_stories_of_ours(self):
        blocks = [text_block("one", "一、"), text_block("box", story="textbox")]
        content = paragraph(run("one"))
        self.assertEqual(self.compare(blocks, "one", content), ({"label": 1, "textbox": 1}, []))
        self.assertEqual(self.compare(blocks, "1. one", content),
                         ({"label": 1, "textbox": 1, "list number": 1}, []))

    def test_order_borders_and_case(self):
        content = paragraph(run("a b c d ef g h"))
        self.assertEqual(self.compare([text_block("a b c d ef g h")], "b c d e f g h a", content),
                         ({"order": 1, "word borders": 2}, []))
        self.assertEqual(self.compare([text_block("a b c d ef")], "a b c D ef", content),
                         ({"letter case": 1}, []))


class Tables(unittest.TestCase):
    OURS = table_block(2, 2, {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"})

    def differences(self, *rows):
        theirs = list(truths.piped_tables("\n".join(rows)))
        return [(why, words) for why, words in truths.match_tables(reading([self.OURS]), theirs)]

    def test_equal(self):
        self.assertEqual(self.differences("| a | b |", "| - | - |", "| c | d |"), [])

    def test_wrong_cell_and_missing_row_are_unexplained(self):
        self.assertEqual([why for why, _ in self.differences("| a | b |", "|-|-|", "| c | x |")],
                         [""])
        self.assertIn(("", "2×2, theirs 1×2"), self.differences("| a | b |", "| - | - |"))

    def test_empty_head(self):
        self.assertEqual(
            self.differences("|  |  |", "| - | - |", "| a | b |", "| c | d |"),
            [("empty head", "2×2")])


class Outcomes(unittest.TestCase):
    def outcome(self, status, said=""):
        found = readings.Reading("x/y.docx", Path("/x/y.docx"), Path("/none"), said, status, 0.0, 0)
        return found.outcome, found.kind

    def test_only_a_kind_makes_a_refusal(self):
        self.assertEqual(self.outcome(4, "jixiao: /x/y.docx: corrupt: no zip"),
                         ("refused", "corrupt"))
        for status, said in ((4, "Killed"), (-11, ""), (70, "internal error"), (1, ""),
                             (0, "src/x.cpp:1:2: runtime error: overflow")):
            self.assertEqual(self.outcome(status, said)[0], "crashed")
        self.assertEqual(self.outcome(None)[0], "hung")

    def test_meter_sees_status_time_and_memory(self):
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder) / "out", Path(folder) / "err"
            meter = readings.Meter()
            self.addCleanup(meter.close)
            self.assertEqual(meter.run(["/bin/sh", "-c", "exit 3"], 10, *files)["status"], 3)
            self.assertIsNone(meter.run(["/bin/sleep", "10"], 0.2, *files)["status"])
            holds = [sys.executable, "-c", "x = b'1' * (100 << 20)"]
            self.assertGreater(meter.run(holds, 10, *files)["peak_kib"], 100 << 10)
            self.assertLess(meter.run(["/bin/true"], 10, *files)["peak_kib"], 20 << 10)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The program from outside: arguments, streams, files and exit statuses.

    python3 tests/cli/cli_test.py build/jixiao

The inputs are written by the tests. What a report holds is the business of the samples.
"""
import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path("build/jixiao").resolve()

NARRATIVE = """2023年项目支出绩效自评报告
某某单位
一、项目基本情况
（一）项目概况
本项目全年预算数为42万元，全年支出37.44万元。
二、绩效评价工作情况
按照要求开展了自评。
三、主要绩效及评价结论
自评得分为98分。
"""

DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>项目支出绩效自评表</w:t></w:r></w:p>"
    '<w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
    "<w:tr><w:tc><w:p><w:r><w:t>项目名称</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>甲项目</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
REPORT_KEYS = ["schema", "source", "engine", "report", "sections", "claims", "forms", "findings",
               "coverage", "provenance"]


def run(*arguments, stdin=b"", env=None):
    command = [PROGRAM, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, env=env)


def records(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def on_terminal(*arguments, **variables):
    """What the program prints when stdout is a terminal."""
    outer, inner = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    env.update({"TERM": "xterm"}, **variables)
    child = subprocess.Popen([PROGRAM, *arguments], stdout=inner, stderr=subprocess.DEVNULL,
                             stdin=subprocess.DEVNULL, env=env)
    os.close(inner)
    text = b""
    while True:
        try:
            chunk = os.read(outer, 4096)
        except OSError:  # how Linux ends a terminal whose other side is closed
            break
        if not chunk:
            break
        text += chunk
    os.close(outer)
    child.wait(timeout=60)
    return text.decode()


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jixiao-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.text = self.write("plain.txt", NARRATIVE.encode())
        self.docx = self.write_docx("package.docx", DOCUMENT)
        self.pdf = self.write("page.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.missing = self.folder / "missing.docx"

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def write_docx(self, name, document):
        path = self.folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", CONTENT_TYPES)
            package.writestr("_rels/.rels", RELATIONSHIPS)
            package.writestr("word/document.xml", document)
        return path

    def names(self, folder):
        return sorted(path.name for path in folder.iterdir())


class Convert(CliTest):
    def test_prints_a_record_a_line_in_the_order_given(self):
        files = [self.docx, self.text] * 20
        result = run("convert", "--jobs", "4", *files)
        self.assertEqual(result.returncode, 0, result.stderr)
        got = records(result)
        self.assertEqual([r["source"]["path"] for r in got], [str(f) for f in files])
        for record in got:
            self.assertEqual(list(record), REPORT_KEYS)
            self.assertEqual(record["schema"], "jixiao/report/1")

    def test_prints_the_same_whatever_the_jobs(self):
        files = [self.docx, self.pdf, self.text] * 10
        one = run("convert", "--jobs", "1", *files)
        many = run("convert", "--jobs", "8", *files)
        self.assertEqual(one.stdout, many.stdout)
        self.assertEqual(one.stderr, many.stderr)

    def test_names_what_cannot_be_converted_and_goes_on(self):
        empty = self.write("empty.txt", b"")
        result = run("convert", self.missing, self.text, self.pdf, empty, self.folder)
        self.assertEqual(result.returncode, 3)
        kinds = [r.get("error", {}).get("kind") for r in records(result)]
        self.assertEqual(kinds, ["io", None, "unsupported", "empty", "io"])
        lines = result.stderr.decode().splitlines()
        self.assertEqual(len(lines), 4)
        self.assertTrue(lines[0].startswith(f"jixiao: {self.missing}: io: "), lines[0])

    def test_ends_with_4_when_nothing_could_be_converted(self):
        self.assertEqual(run("convert", self.pdf, self.missing).returncode, 4)
        self.assertEqual(run("convert", self.missing).returncode, 4)

    def test_reads_stdin(self):
        result = run("convert", "-", stdin=NARRATIVE.encode())
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(records(result)[0]["source"]["path"], "-")

    def test_pretty_is_the_same_data(self):
        compact = run("convert", self.docx)
        pretty = run("convert", self.docx, "--pretty")
        self.assertGreater(pretty.stdout.count(b"\n"), 20)
        self.assertEqual(json.loads(compact.stdout), json.loads(pretty.stdout))

    def test_leaves_provenance_out_when_asked(self):
        record = records(run("convert", "--provenance", "none", self.text))[0]
        self.assertEqual(record["provenance"], {})

    def test_writes_a_file_an_input(self):
        twin = self.write("other/plain.docx", self.docx.read_bytes())
        out = self.folder / "out" / "deep"
        result = run("convert", "-o", out, self.text, twin, self.pdf)
        self.assertEqual(result.returncode, 3)
        self.assertEqual(result.stdout, b"")
        self.assertEqual(self.names(out), ["page.json", "plain-2.json", "plain.json"])
        self.assertEqual(json.loads((out / "plain-2.json").read_text())["source"]["path"], str(twin))
        self.assertIn("error", json.loads((out / "page.json").read_text()))

    def test_never_overwrites_an_input(self):
        same = self.write("here.json", NARRATIVE.encode())
        result = run("convert", "-o", self.folder, same)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(same.read_bytes(), NARRATIVE.encode())

    def test_is_valid_utf8_for_any_file_name(self):
        odd = os.fsencode(self.folder) + b"/\xd7\xdc\x1b.txt"
        Path(os.fsdecode(odd)).write_bytes(NARRATIVE.encode())
        result = run("convert", odd)
        self.assertIn("\ufffd\ufffd\x1b.txt", records(result)[0]["source"]["path"])

    def test_refuses_an_unknown_pack_and_lists_the_known(self):
        result = run("convert", "--pack", "no.such", self.text)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, b"")
        self.assertIn(b"cn.mof.project", result.stderr)

    def test_counts_findings_only_when_asked(self):
        self.assertEqual(run("convert", self.text).returncode, 0)
        self.assertEqual(run("convert", "--fail-on", "info", self.text).returncode, 1)


class Check(CliTest):
    def test_ends_with_1_for_an_error(self):
        result = run("check", self.text)
        self.assertEqual(result.returncode, 1, result.stderr)
        text = result.stdout.decode()
        self.assertIn(str(self.text), text)
        self.assertIn("错误 missing-form", text)
        self.assertIn("检查 ", text)
        self.assertNotIn("\x1b", text)
        self.assertEqual(run("check", "--fail-on", "never", self.text).returncode, 0)

    def test_speaks_english(self):
        text = run("check", "--lang", "en", self.text).stdout.decode()
        self.assertIn("error missing-form", text)
        self.assertIn(" not evaluated, ", text)

    def test_sums_up_several_inputs(self):
        result = run("check", self.text, self.pdf, self.text)
        self.assertEqual(result.returncode, 3)
        self.assertIn("共 3 份，失败 1 份：", result.stdout.decode())

    def test_prints_json_records(self):
        result = run("check", "--format", "json", self.text, self.pdf)
        first, second = records(result)
        self.assertEqual(list(first), ["schema", "source", "engine", "findings", "coverage",
                                       "summary"])
        self.assertEqual(first["summary"]["checks"], len(first["coverage"]))
        self.assertEqual(second["error"]["kind"], "unsupported")

    def test_gives_each_format_its_own_place(self):
        target = self.folder / "findings.ndjson"
        result = run("check", self.text, "--format", "text", "--format", "json", "-o", target)
        self.assertIn("missing-form", result.stdout.decode())
        self.assertEqual(len(target.read_text().splitlines()), 1)
        self.assertEqual([n for n in self.names(self.folder) if n.endswith(".tmp")], [])

    def test_is_coloured_on_a_terminal_unless_refused(self):
        self.assertIn("\x1b[", on_terminal("check", self.text))
        self.assertNotIn("\x1b[", on_terminal("check", self.text, NO_COLOR="1"))
        self.assertNotIn("\x1b[", on_terminal("check", self.text, TERM="dumb"))


class Extract(CliTest):
    def test_prints_the_blocks(self):
        result = run("extract", self.docx)
        self.assertEqual(result.returncode, 0, result.stderr)
        document = json.loads(result.stdout)
        self.assertEqual([block["type"] for block in document["blocks"]], ["paragraph", "table"])
        self.assertEqual([cell["text"] for cell in document["blocks"][1]["cells"]],
                         ["项目名称", "甲项目"])

    def test_prints_text(self):
        result = run("extract", "--format", "text", self.docx)
        self.assertEqual(result.stdout.decode(), "项目支出绩效自评表\n| 项目名称 | 甲项目 |\n")

    def test_prints_a_short_dump(self):
        result = run("extract", "--format", "dump", self.docx)
        self.assertEqual(result.stdout.decode(), '0 paragraph "项目支出绩效自评表"\n1 table#0 1x2\n'
                                                 '  (0,0) "项目名称"\n  (0,1) "甲项目"\n')

    def test_shows_either_view_of_tracked_changes(self):
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in NARRATIVE.splitlines())
        body = body.replace("全年支出37.44万元", "全年支出</w:t></w:r><w:del><w:r><w:delText>37.4</w:delText></w:r>"
                            "</w:del><w:ins><w:r><w:t>37.44</w:t></w:r></w:ins><w:r><w:t>万元")
        docx = self.write_docx("changed.docx", DOCUMENT[:DOCUMENT.index("<w:p>")] + body + "</w:body></w:document>")
        for view, spent in [("final", 37.44), ("original", 37.4)]:
            text = run("extract", "--format", "text", "--revisions", view, docx).stdout.decode()
            self.assertIn(f"全年支出{spent}万元", text)
            report = records(run("convert", "--revisions", view, docx))[0]
            self.assertEqual([c["number"] for c in report["claims"] if c["key"] == "executed"], [spent])

    def test_says_why_it_cannot(self):
        result = run("extract", self.pdf)
        self.assertEqual(result.returncode, 4)
        self.assertEqual(result.stdout, b"")
        self.assertTrue(result.stderr.decode().startswith(f"jixiao: {self.pdf}: unsupported: "))


class RulePacks(CliTest):
    def broken(self):
        self.write("packs/pack.yml", "format: 1\nid: a.b\n名称: x\n".encode())
        return self.folder / "packs"

    def test_of_the_program_are_valid(self):
        result = run("rules", "check")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("cn.mof.project ", result.stdout.decode())

    def test_show_each_mistake_with_its_place(self):
        folder = self.broken()
        result = run("rules", "check", folder)
        self.assertEqual(result.returncode, 5)
        self.assertIn(f"{folder}/pack.yml:3:1: ", result.stdout.decode())

    def test_that_are_invalid_end_a_run_with_5(self):
        result = run("convert", "--rules", self.broken(), self.text)
        self.assertEqual(result.returncode, 5)
        self.assertEqual(result.stdout, b"")
        self.assertIn(b"pack.yml:3:1: ", result.stderr)
        self.assertEqual(run("check", "--rules", self.missing, self.text).returncode, 5)

    def family(self, fires="targets"):
        """A parent with a test, and its child."""
        head = "format: 1\nid: {}\nversion: 1.0.0\ntitle: 某表\ndetect: {{kind: {}, title: [{}]}}\n"
        self.write("family/a/pack.yml", (head.format("cn.a", "project", "甲表") + (
            "tables:\n- id: indicators\n  columns:\n"
            "  - {id: level3, label: 三级指标, key: true}\n"
            "  - {id: target, label: 指标值, type: target, key: true}\n"
            "checks:\n- {id: targets, kind: required, code: missing-target, each: indicators, "
            "fields: [target.text]}\n"
            "tests:\n- name: 缺指标值\n  text: 甲表\n  table: |\n"
            "    | 三级指标 | 指标值 |\n    | 数量     |        |\n    | 质量     | ≥1     |\n"
            f"  fires: [{fires}]\n")).encode())
        self.write("family/b/pack.yml", (head.format("cn.b", "target_only", "乙表") + (
            "extends: cn.a\nchange:\n"
            "- {disable: checks.targets, reason: 不评}\n"
            "- {add_also: tables.indicators.columns.target, labels: [目标值]}\n")).encode())
        return self.folder / "family"

    def test_are_listed_a_line_each(self):
        result = run("rules", "list", self.family())
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stdout.decode(),
                         "cn.a\t1.0.0\tproject\tdraft\t-\t某表\n"
                         "cn.b\t1.0.0\ttarget_only\tdraft\tcn.a\t某表\n")

    def test_run_their_own_tests(self):
        result = run("rules", "test", self.family())
        self.assertEqual(result.stdout.decode(), "cn.a: 1 tests, ok\ncn.b: 0 tests, ok\n")
        self.assertEqual(result.returncode, 0)
        folder = self.family(fires="missing-actual")
        result = run("rules", "test", "--rules", folder)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout.decode(),
                         f'{folder}/a/pack.yml:20:11: 缺指标值: "missing-actual" did not fire\n'
                         "cn.a: 1 tests, 1 failures\ncn.b: 0 tests, ok\n")
        self.assertEqual(run("rules", "test", self.broken()).returncode, 5)

    def test_are_shown_with_the_parts_of_their_parent(self):
        folder = self.family()
        result = run("rules", "resolve", "cn.b", "--rules", folder)
        self.assertEqual(result.returncode, 0)
        text = result.stdout.decode()
        self.assertIn(f"also: [目标值]  # {folder}/b/pack.yml:9\n", text)
        self.assertIn(f"label: 指标值  # {folder}/a/pack.yml:10\n", text)
        self.assertNotIn("checks:", text)
        result = run("rules", "resolve", "cn.c", "--rules", folder)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"known: cn.a, cn.b", result.stderr)

    def test_get_advice_that_is_no_failure(self):
        folder = self.family()
        result = run("rules", "lint", folder)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(
            result.stdout.decode(),
            f"{folder}/a/pack.yml:12:3: no test in which the check targets is silent\n"
            f"{folder}/b/pack.yml:9:57: tables.indicators.columns.target: no test uses 目标值\n")

    FORM = ("甲表\n\t三级指标\n\t目标值（A）\n\t得分\n\n\t数量\n\t≥1\n\t9\n\n").encode()

    def test_explain_what_they_take(self):
        folder = self.family()
        form = self.write("form.txt", self.FORM)
        result = run("rules", "explain", form, "--rules", folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("  采用 cn.a 1.0.0：12 分", result.stdout.decode())
        self.assertIn("缺关键列 target (指标值)", result.stdout.decode())
        result = run("rules", "explain", "-", "--rules", folder, "--field", "indicators.target",
                     "--pack", "cn.b", "--lang", "en", stdin=self.FORM)
        self.assertEqual(result.returncode, 0, result.stderr)
        text = result.stdout.decode()
        self.assertIn("read by cn.b 1.0.0: named by --pack, not detected", text)
        self.assertIn('+ table 1 row 1 column 2 "目标值(A)": taken', text.replace("（A）", "(A)"))

    def test_explain_only_what_can_be_read(self):
        folder = self.family()
        result = run("rules", "explain", self.pdf, "--rules", folder)
        self.assertEqual(result.returncode, 4)
        self.assertIn(b": unsupported: ", result.stderr)
        result = run("rules", "explain", self.text, "--rules", folder, "--pack", "cn.x")
        self.assertEqual(result.returncode, 2)

    def test_are_drafted(self):
        result = run("rules", "draft", "-", "--id", "cn.c", stdin=self.FORM)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.write("drafts/cn.c/pack.yml", result.stdout)
        self.assertEqual(run("rules", "test", self.folder / "drafts").stdout.decode(),
                         "cn.c: 1 tests, ok\n")
        form = self.write("form.txt", self.FORM)
        report = records(run("convert", "--rules", self.folder / "drafts", form))[0]
        self.assertEqual(report["forms"][0]["pack"]["id"], "cn.c")
        self.assertEqual(report["forms"][0]["indicators"][0]["target"]["number"], 1)
        result = run("rules", "draft", self.text)
        self.assertEqual(result.returncode, 4)
        self.assertIn(b": empty: no table with labels to draft a pack from", result.stderr)

    def test_are_compiled_beside_the_program_and_never_out_of_date(self):
        place = self.folder / "bin"
        place.mkdir()
        program = place / "jixiao"
        shutil.copy(PROGRAM, program)
        packs = self.family().rename(place / "rules")
        compiled = place / "rules.compiled"

        def listed():
            result = subprocess.run([program, "rules", "list"], capture_output=True, timeout=60)
            self.assertEqual(result.returncode, 0, result.stderr)
            return result.stdout.decode()

        read = listed()
        result = subprocess.run([program, "rules", "compile"], capture_output=True, timeout=60)
        self.assertEqual(result.stdout.decode(), f"2 packs in {compiled}\n")
        self.assertEqual(listed(), read)
        whole = compiled.read_bytes()
        # Damaged, it is not used.
        self.assertIn("某表".encode(), whole)
        compiled.write_bytes(whole.replace("某表".encode(), "假表".encode()))
        self.assertEqual(listed(), read)
        compiled.write_bytes(whole)
        pack = packs / "b" / "pack.yml"
        pack.write_text(pack.read_text().replace("title: 某表", "title: 新表"))
        self.assertEqual(listed(), read.replace("cn.a\t某表", "cn.a\t新表"))
        compiled.write_bytes(b"")
        self.assertIn("新表", listed())
        pack.write_text("format: 2\n")
        result = subprocess.run([program, "rules", "compile"], capture_output=True, timeout=60)
        self.assertEqual(result.returncode, 5)
        self.assertEqual(compiled.read_bytes(), b"")

    def test_are_missed_with_the_places_looked_at(self):
        lonely = self.folder / "bin" / "jixiao"
        lonely.parent.mkdir()
        shutil.copy(PROGRAM, lonely)
        result = subprocess.run([lonely, "convert", self.text], capture_output=True, timeout=60)
        self.assertEqual(result.returncode, 5)
        self.assertIn(b"--rules", result.stderr)


class Streams(CliTest):
    def test_bad_usage_ends_with_2_and_says_so_on_stderr(self):
        for words in ([], ["convert"], ["nonsense"], ["check", self.text, "--format", "doc"],
                      ["convert", "-", "-"], ["convert", self.text, "--jobs", "0"]):
            result = run(*words)
            self.assertEqual(result.returncode, 2, words)
            self.assertEqual(result.stdout, b"")
            self.assertTrue(result.stderr.startswith(b"jixiao: "), result.stderr)

    def test_help_and_version_go_to_stdout(self):
        for words in (["--help"], ["convert", "--help"], ["rules", "check", "--help"],
                      ["rules", "resolve", "--help"]):
            result = run(*words)
            self.assertEqual(result.returncode, 0)
            self.assertIn(b"Example:", result.stdout)
        self.assertRegex(run("--version").stdout.decode(), r"^jixiao \d+\.\d+\.\d+\n$")

    def test_a_broken_pipe_ends_quietly(self):
        files = [self.text] * 400
        for jobs in ("1", "4"):
            child = subprocess.Popen([PROGRAM, "convert", "--jobs", jobs, *files],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            child.stdout.read(10)
            child.stdout.close()
            self.assertEqual(child.stderr.read(), b"")
            self.assertEqual(child.wait(timeout=60), 0)
            child.stderr.close()

    def test_a_full_disk_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([PROGRAM, "convert", self.text], stdout=full,
                                    stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(result.returncode, 4)
        self.assertIn(b": io: ", result.stderr)

    def test_a_device_is_written_and_not_replaced(self):
        self.assertEqual(run("check", self.text, "-o", "/dev/null").returncode, 1)
        self.assertTrue(Path("/dev/null").is_char_device())


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The outputs of `check` from outside: CSV, SARIF, workbook, page; suppressions and the baseline.

    python3 tests/cli/outputs_test.py build/jixiao

SARIF is held against tests/cli/sarif_used.schema.json, which has the objects that are written and
no others, and against the schema of the standard where JIXIAO_SARIF_SCHEMA names its file; which
of them is printed.
"""
import copy
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "samples"
SCHEMAS = [HERE / "sarif_used.schema.json"]
if os.environ.get("JIXIAO_SARIF_SCHEMA"):
    SCHEMAS.append(Path(os.environ["JIXIAO_SARIF_SCHEMA"]))
PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path("build/jixiao").resolve()
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

FORM = """项目支出绩效自评表
（2023年度）
\t项目名称
\t{project}

\t主管部门
\t某局
\t实施单位
\t某站

\t绩效指标
\t一级指标
\t二级指标
\t三级指标
\t年度指标值
\t实际完成值
\t分值
\t得分
\t偏差原因分析及改进措施

{rows}\t总分
\t100
\t{total}
\t

"""
ROW = "\t\n\t产出指标\n\t数量指标\n\t{}\n\t≥10\n\t12\n\t{}\n\t{}\n\t\n\n"


def form(total="95", rows=(("甲", "50", "40"), ("乙", "50", "50")), project="某项目"):
    return FORM.format(project=project, total=total, rows="".join(ROW.format(*row) for row in rows))


def run(*arguments, stdin=b"", **options):
    command = [PROGRAM, "check", "--quiet", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, **options)


class OutputsTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jixiao-outputs-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.report = self.write("report.txt", form())
        self.pdf = self.write("page.pdf", "%PDF-1.7\n")

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def check(self, path, *more):
        """The record of one file."""
        result = run(path, "--format", "json", *more)
        return json.loads(result.stdout.decode().splitlines()[0])

    def fingerprint(self, code="score-total-mismatch"):
        found = [f for f in self.check(self.report)["findings"] if f["code"] == code]
        self.assertEqual(len(found), 1)
        return found[0]["fingerprint"]


class Targets(OutputsTest):
    def test_every_format_in_one_run(self):
        out = self.folder / "out"
        result = run(self.report, SAMPLES / "beita_2023.docx", "--format",
                     "text,json,csv,sarif,xlsx,html", "-o", f"{out}/")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(result.stdout, b"")
        self.assertEqual(sorted(p.name for p in out.iterdir()),
                         ["findings.csv", "findings.html", "findings.json", "findings.sarif",
                          "findings.txt", "findings.xlsx"])

    def test_each_format_its_own_file(self):
        a, b = self.folder / "a.sarif", self.folder / "b.xlsx"
        result = run(self.report, "--format", "sarif", "-o", a, "--format", "xlsx", "-o", b,
                     "--format", "text")
        self.assertIn("score-total-mismatch", result.stdout.decode())
        self.assertEqual(json.loads(a.read_text())["version"], "2.1.0")
        self.assertTrue(zipfile.is_zipfile(b))

    def test_a_list_shares_a_name(self):
        run(self.report, "--format", "csv,html", "-o", self.folder / "result.csv")
        self.assertTrue((self.folder / "result.csv").exists())
        self.assertTrue((self.folder / "result.html").exists())

    def test_a_workbook_is_no_text_for_a_terminal(self):
        outer, inner = os.openpty()
        child = subprocess.run([PROGRAM, "check", "--format", "xlsx", self.report], stdout=inner,
                               stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60)
        os.close(inner)
        os.close(outer)
        self.assertEqual(child.returncode, 2)
        self.assertIn("-o findings.xlsx", child.stderr.decode())

    def test_a_workbook_goes_through_a_pipe(self):
        result = run(self.report, "--format", "xlsx")
        self.assertTrue(zipfile.is_zipfile(io.BytesIO(result.stdout)))

    def test_a_failed_run_leaves_no_file(self):
        out = self.folder / "a.xlsx"
        result = run(self.report, "--format", "xlsx", "-o", out, "--suppressions",
                     self.folder / "s.yml", "--suppress", "0" * 12, "--reason", "r", "--by", "b")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["page.pdf", "report.txt"])

    def test_a_full_disk_is_said(self):
        result = run(self.report, "--format", "csv", "-o", "/dev/full")
        self.assertNotEqual(result.returncode, 1)
        self.assertIn("/dev/full", result.stderr.decode())


class Csv(OutputsTest):
    def rows(self, *arguments):
        text = run(*arguments, "--format", "csv").stdout
        return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))

    def test_a_row_a_finding(self):
        records = self.check(self.report)
        rows = self.rows(self.report)
        self.assertEqual([row["指纹"] for row in rows],
                         [f["fingerprint"] for f in records["findings"]])
        total = next(row for row in rows if row["代码"] == "score-total-mismatch")
        self.assertEqual([total[key] for key in ("填报", "计算", "相差", "级别", "栏目", "项目")],
                         ["95", "90", "5", "错误", "总分得分", "某项目"])
        self.assertIn("指标“甲”得分“40”", total["相关原文"])
        line = self.report.read_text().splitlines()[int(total["文本行"]) - 1]
        self.assertEqual(line.strip(), "95")

    def test_many_inputs_one_table(self):
        rows = self.rows(self.report, self.pdf, self.report, "--lang", "en")
        self.assertEqual([row["code"] for row in rows if row["severity"] == "unreadable"],
                         ["unsupported"])
        self.assertEqual(len({row["document"] for row in rows}), 2)

    def test_the_mark_is_for_excel(self):
        self.assertTrue(run(self.report, "--format", "csv").stdout.startswith(b"\xef\xbb\xbf"))
        plain = run(self.report, "--format", "csv", "--no-bom").stdout
        self.assertTrue(plain.startswith("文件,".encode()))
        self.assertEqual(plain.count(b"\xef\xbb\xbf"), 0)

    def test_no_cell_becomes_a_formula(self):
        path = self.write("f.txt", form(project="=HYPERLINK(1)"))
        self.assertEqual({row["项目"] for row in self.rows(path)}, {"'=HYPERLINK(1)"})


class Sarif(OutputsTest):
    def log(self, *arguments):
        log = json.loads(run(*arguments, "--format", "sarif").stdout)
        for path in SCHEMAS:
            self.assertEqual(self.mistakes(log, path), [])
        return log

    @staticmethod
    def mistakes(log, path=SCHEMAS[0]):
        schema = json.loads(path.read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(schema)(
            schema, format_checker=jsonschema.FormatChecker())
        return [(list(e.path), e.message) for e in validator.iter_errors(log)]

    def test_the_schema_refuses_what_the_standard_does(self):
        """One change each of a log that is right: the test above can fail."""
        settled = self.folder / "s.yml"
        run(self.report, "--suppressions", settled, "--suppress", self.fingerprint(), "--reason",
            "已核", "--by", "张三")
        right = self.log(self.report, self.pdf, "--suppressions", settled)
        number = next(i for i, r in enumerate(right["runs"][0]["results"]) if r["suppressions"])
        result = ["runs", 0, "results", number]
        place = result + ["locations", 0, "physicalLocation"]
        rule = ["runs", 0, "tool", "driver", "rules", 0]
        note = ["runs", 0, "invocations", 0, "toolExecutionNotifications", 0]
        changes = [
            (["version"], "2.0.0"), (["$schema"], None), (["runs"], None), (["runs", 0, "tool"], None),
            (["runs", 0, "columnKind"], "bytes"), (["runs", 0, "language"], "chinese"),
            (["runs", 0, "more"], 1), (rule + ["id"], None),
            (rule + ["shortDescription"], {}), (rule + ["defaultConfiguration", "level"], "info"),
            (result + ["message"], None), (result + ["message", "text"], None),
            (result + ["level"], "info"), (result + ["ruleIndex"], -2), (result + ["more"], 1),
            (result + ["baselineState"], "gone"), (result + ["partialFingerprints", "jixiao/v1"], 7),
            (place + ["region", "startLine"], 0), (place + ["region", "startColumn"], 0),
            (place + ["artifactLocation", "index"], "0"),
            (place + ["artifactLocation", "uri"], "a b.txt"),
            (place + ["artifactLocation", "uri"], "自评.txt"),
            (result + ["suppressions", 0, "kind"], "file"),
            (result + ["suppressions", 0, "status"], "done"),
            (result + ["relatedLocations"], [{"id": 1}]),
            (["runs", 0, "artifacts", 0, "roles"], ["input"]),
            (["runs", 0, "artifacts", 0, "parentIndex"], -2),
            (["runs", 0, "artifacts", 0, "mimeType"], "text"),
            (["runs", 0, "invocations", 0, "executionSuccessful"], None),
            (note + ["descriptor"], {}), (note + ["level"], "fatal"),
            (["runs", 0, "translations", 0, "contents"], ["localized"]),
        ]
        for keys, value in changes:
            log = copy.deepcopy(right)
            inner = log
            for key in keys[:-1]:
                inner = inner[key]
            if value is None:
                del inner[keys[-1]]
            else:
                inner[keys[-1]] = value
            self.assertNotEqual(self.mistakes(log), [], (keys, value))

    def test_every_result_leads_into_the_text(self):
        files = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".docx", ".html"))
        log = self.log(*files, self.pdf)
        self.assertEqual(len(log["runs"]), 1)
        run_ = log["runs"][0]
        artifacts = run_["artifacts"]
        self.assertGreater(len(run_["results"]), 20)
        self.assertEqual(len(artifacts), 2 * (len(files) + 1))
        for result in run_["results"]:
            place = result["locations"][0]["physicalLocation"]
            text = artifacts[place["artifactLocation"]["index"]]
            self.assertEqual(text["location"]["uri"], place["artifactLocation"]["uri"])
            self.assertEqual(artifacts[text["parentIndex"]]["location"]["uri"],
                             result["analysisTarget"]["uri"])
            region = place["region"]
            line = text["contents"]["text"].split("\n")[region["startLine"] - 1]
            self.assertEqual(line[region["startColumn"] - 1:region["endColumn"] - 1],
                             region["snippet"]["text"])
            rule = run_["tool"]["driver"]["rules"][result["ruleIndex"]]
            self.assertEqual(rule["id"], result["ruleId"])

    def test_the_text_is_what_extract_prints(self):
        path = SAMPLES / "beita_2023.docx"
        text = subprocess.run([PROGRAM, "extract", "--format", "text", path], capture_output=True,
                              timeout=60).stdout.decode()
        self.assertEqual(self.log(path)["runs"][0]["artifacts"][1]["contents"]["text"], text)

    def test_both_languages_have_every_rule(self):
        for language, other in (("zh", "en"), ("en", "zh-CN")):
            run_ = self.log(self.report, "--lang", language)["runs"][0]
            rules = run_["tool"]["driver"]["rules"]
            translated = run_["translations"][0]
            self.assertEqual(translated["language"], other)
            self.assertEqual([r["id"] for r in rules], [r["id"] for r in translated["rules"]])
            self.assertNotEqual(rules[0]["shortDescription"],
                                translated["rules"][0]["shortDescription"])

    def test_inputs_that_failed_are_notifications(self):
        invocation = self.log(self.report, self.pdf)["runs"][0]["invocations"][0]
        self.assertTrue(invocation["executionSuccessful"])
        told = invocation["toolExecutionNotifications"]
        self.assertEqual([n["descriptor"]["id"] for n in told], ["unsupported"])
        alone = self.log(self.pdf)["runs"][0]["invocations"][0]
        self.assertFalse(alone["executionSuccessful"])

    def test_states_are_the_standards(self):
        old = self.folder / "old.json"
        old.write_bytes(run(self.write("report2.txt", form(total="")), "--format", "json").stdout)
        settled = self.folder / "s.yml"
        run(self.report, "--suppressions", settled, "--suppress", self.fingerprint(), "--reason",
            "已核", "--by", "张三")
        results = self.log(self.report, "--baseline", old, "--suppressions",
                           settled)["runs"][0]["results"]
        states = {r["ruleId"]: r["baselineState"] for r in results}
        self.assertEqual(states["score-total-mismatch"], "new")
        self.assertEqual(states["missing-field"], "absent")
        total = next(r for r in results if r["ruleId"] == "score-total-mismatch")
        self.assertEqual(total["suppressions"][0]["kind"], "external")
        self.assertIn("张三", total["suppressions"][0]["justification"])


class Sheet:
    """Rows of a worksheet as {column header: (type, text, style)}."""

    def __init__(self, package, number):
        self.xml = package.read(f"xl/worksheets/sheet{number}.xml")
        self.root = ElementTree.fromstring(self.xml)
        rows = [[self.cell(c) for c in row] for row in self.root.iter(MAIN + "row")]
        self.header = [text for _, text, _ in rows[0]]
        self.rows = [dict(zip(self.header, row)) for row in rows[1:]]

    @staticmethod
    def cell(cell):
        text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
        value = cell.find(MAIN + "v")
        return cell.get("t", "n"), text if value is None else value.text, cell.get("s")


class Workbook(OutputsTest):
    def book(self, *arguments):
        path = self.folder / "b.xlsx"
        run(*arguments, "--format", "xlsx", "-o", path)
        package = zipfile.ZipFile(path)
        self.assertIsNone(package.testzip())
        names = re.findall(r'<sheet name="([^"]*)"', package.read("xl/workbook.xml").decode())
        return package, {name: Sheet(package, i + 1) for i, name in enumerate(names)}

    def number_format(self, package, style):
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
        formats = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        formats.update({"0": "General", "1": "0", "2": "0.00", "9": "0%", "10": "0.00%"})
        xf = list(styles.find(MAIN + "cellXfs"))[int(style)]
        return formats[xf.get("numFmtId")]

    def test_has_the_five_sheets_in_either_language(self):
        self.assertEqual(list(self.book(self.report)[1]),
                         ["问题清单", "检查覆盖", "提取值", "未识别内容", "运行信息"])
        english = self.book(self.report, "--lang", "en")[1]
        self.assertEqual(list(english), ["Findings", "Coverage", "Values", "Not read", "Run"])
        self.assertEqual(english["Findings"].header[:3], ["Document", "Form", "Severity"])

    def test_holds_every_finding_outcome_and_value(self):
        files = [self.report, SAMPLES / "unreadable_values.txt", SAMPLES / "beita_2023.docx"]
        sheets = self.book(*files, self.pdf)[1]
        records = [self.check(path) for path in files]
        findings = [f for r in records for f in r["findings"]]
        listed = [row["指纹"][1] for name in ("问题清单", "未识别内容")
                  for row in sheets[name].rows if row["指纹"][1]]
        self.assertEqual(sorted(listed), sorted(f["fingerprint"] for f in findings))
        self.assertEqual(len(sheets["检查覆盖"].rows), sum(len(r["coverage"]) for r in records))
        failed = [row for row in sheets["未识别内容"].rows if row["级别"][1] == "无法读取"]
        self.assertEqual([row["类型"][1] for row in failed], ["unsupported"])
        values = 0
        for path in files:
            out = subprocess.run([PROGRAM, "convert", path], capture_output=True, timeout=60)
            values += len(json.loads(out.stdout)["provenance"])
        self.assertEqual(len(sheets["提取值"].rows), values)

    def test_figures_are_numbers_with_their_decimals(self):
        package, sheets = self.book(SAMPLES / "sums_off.txt")
        row = next(r for r in sheets["问题清单"].rows if r["代码"][1] == "fund-total-mismatch")
        kind, text, style = row["填报"]
        self.assertEqual((kind, float(text), self.number_format(package, style)),
                         ("n", 118.5, "0.00"))
        rates = [r for r in sheets["提取值"].rows if r["数据路径"][1].endswith("execution_rate")]
        self.assertTrue(rates)
        for rate in rates:
            self.assertEqual(self.number_format(package, rate["值"][2])[-1], "%")

    def test_text_stays_text(self):
        path = self.write("f.txt", form(project="=1+1"))
        package, sheets = self.book(path)
        values = [r["值"] for r in sheets["提取值"].rows
                  if r["数据路径"][1].endswith("project_name")]
        self.assertEqual([value[:2] for value in values], [("inlineStr", "=1+1")])
        for name in package.namelist():
            if name.startswith("xl/worksheets/"):
                self.assertNotIn(b"<f>", package.read(name))

    def test_is_made_for_reading_and_printing(self):
        sheets = self.book(self.report)[1]
        for name, sheet in sheets.items():
            xml = sheet.xml.decode()
            for part in ('state="frozen"', 'orientation="landscape"', 'fitToHeight="0"',
                         "<pageSetUpPr fitToPage=\"1\"/>", "customWidth"):
                self.assertIn(part, xml, name)
            self.assertEqual("<autoFilter" in xml, name != "运行信息")
        self.assertGreater(len({row["级别"][2] for row in sheets["问题清单"].rows}), 1)

    def test_says_what_a_cell_cannot_hold(self):
        path = self.write("long.txt", "项目支出绩效自评报告\n一、项目基本情况\n" + "很长" * 20000 +
                          "\n" + form())
        sheets = self.book(path)[1]
        long = [r["值"][1] for r in sheets["提取值"].rows if len(r["值"][1]) > 30000]
        self.assertTrue(long)
        for text in long:
            self.assertLessEqual(len(text), 32767)
            self.assertIn("全文 40000 字", text)
        cut = [r["内容"][1] for r in sheets["运行信息"].rows if r["项目"][1] == "截短的单元格"]
        self.assertEqual(len(cut), 1)
        self.assertGreaterEqual(int(cut[0]), len(long))


class Page(OutputsTest):
    def test_is_well_formed_and_whole(self):
        text = run(self.report, self.pdf, SAMPLES / "beita_2023.docx", "--format",
                   "html").stdout.decode()
        open_, empty = [], {"meta", "input", "br"}

        class Balance(HTMLParser):
            def handle_starttag(self, tag, attrs):
                if tag not in empty:
                    open_.append(tag)

            def handle_endtag(self, tag):
                assert open_.pop() == tag, tag

        Balance().feed(text)
        self.assertEqual(open_, [])
        for finding in self.check(self.report)["findings"]:
            self.assertIn(finding["fingerprint"], text)
        self.assertIn("无法读取", text)
        self.assertIn('<td class="marked">95</td>', text)


class Suppressions(OutputsTest):
    def settle(self, *more):
        return run(self.report, "--suppressions", self.settled, "--suppress",
                   self.fingerprint()[:12], "--reason", "已核对原始凭证", "--by", "张三", *more)

    def setUp(self):
        super().setUp()
        self.settled = self.folder / "settled.yml"
        # One error and no other: the total.
        self.report = self.write("report.txt", form(rows=(("甲", "50", "50"), ("乙", "50", "50"))))

    def errors(self, path):
        return [f for f in self.check(path, "--suppressions", self.settled)["findings"]
                if f["code"] == "score-total-mismatch"]

    def test_are_written_and_hold(self):
        first = self.settle("--until", "2999-12-31")
        self.assertIn("已豁免", first.stdout.decode())
        self.assertIn("已写入 1 条豁免", first.stderr.decode())
        error = self.errors(self.report)[0]
        self.assertEqual(error["suppressed"], {"reason": "已核对原始凭证", "by": "张三",
                                               "until": "2999-12-31"})

    def test_do_not_count_for_the_end(self):
        before = {f["code"] for f in self.check(self.report)["findings"]
                  if f["severity"] == "error"}
        self.assertIn("score-total-mismatch", before)
        for code in before:
            run(self.report, "--suppressions", self.settled, "--suppress", self.fingerprint(code),
                "--reason", "r", "--by", "b")
        self.assertEqual(run(self.report).returncode, 1)
        self.assertEqual(run(self.report, "--suppressions", self.settled).returncode, 0)

    def test_lapse_with_the_figures(self):
        self.settle()
        changed = self.write("report.txt", form(total="96", rows=(("甲", "50", "50"),
                                                                  ("乙", "50", "50"))))
        self.assertIsNone(self.errors(changed)[0]["suppressed"])
        told = run(changed, "--suppressions", self.settled).stderr.decode()
        self.assertIn("内容已变，豁免失效", told)
        self.settle()  # takes the place of the old entry
        self.assertEqual(self.settled.read_text().count("- fingerprint:"), 1)
        self.assertIsNotNone(self.errors(changed)[0]["suppressed"])

    def test_follow_the_report_into_another_file_and_row(self):
        self.settle()
        moved = self.write("other.txt", form(rows=(("乙", "50", "50"), ("甲", "50", "50"))))
        self.assertIsNotNone(self.errors(moved)[0]["suppressed"])

    def test_expire_and_are_told_when_not_met(self):
        self.settle("--until", "2020-12-31")
        self.assertIsNone(self.errors(self.report)[0]["suppressed"])
        told = run(self.report, "--suppressions", self.settled).stderr.decode()
        self.assertIn("豁免已过期（至 2020-12-31）", told)
        other = run(SAMPLES / "beita_2023.docx", "--suppressions", self.settled, "--lang", "en")
        self.assertIn("suppression not met", other.stderr.decode())
        page = run(self.report, "--suppressions", self.settled, "--format", "html")
        self.assertIn("豁免已过期", page.stdout.decode())

    def test_need_one_finding(self):
        result = run(self.report, "--suppressions", self.settled, "--suppress", "0" * 12,
                     "--reason", "r", "--by", "b")
        self.assertEqual(result.returncode, 2)
        self.assertFalse(self.settled.exists())

    def test_with_a_mistake_end_with_2_and_its_place(self):
        self.settled.write_text("suppressions:\n  - fingerprint: abc\n", encoding="utf-8")
        result = run(self.report, "--suppressions", self.settled)
        self.assertEqual(result.returncode, 2)
        self.assertIn("settled.yml:2:18: fingerprint needs 64 hex digits", result.stderr.decode())
        missing = run(self.report, "--suppressions", self.folder / "none.yml")
        self.assertEqual(missing.returncode, 2)


class BaselineRuns(OutputsTest):
    def setUp(self):
        super().setUp()
        self.old = self.folder / "old.json"
        self.old.write_bytes(run(self.report, "--format", "json").stdout)

    def states(self, path):
        record = self.check(path, "--baseline", self.old)
        return ({f["code"]: f["baseline"] for f in record["findings"]},
                [f["code"] for f in record["gone"]])

    def test_the_same_again_is_unchanged(self):
        states, gone = self.states(self.report)
        self.assertEqual(set(states.values()), {"unchanged"})
        self.assertEqual(gone, [])
        self.assertEqual(run(self.report).returncode, 1)
        quiet = run(self.report, "--baseline", self.old, "--fail-on", "new-error")
        self.assertEqual(quiet.returncode, 0)
        self.assertIn("未变", quiet.stdout.decode())

    def test_new_and_gone_are_told(self):
        now = self.write("moved.txt", form(total="90", rows=(("甲", "50", "60"),
                                                             ("乙", "50", "30"))))
        states, gone = self.states(now)
        self.assertEqual(states["score-exceeds-weight"], "new")
        self.assertIn("score-total-mismatch", gone)
        result = run(now, "--baseline", self.old, "--fail-on", "new-error")
        self.assertEqual(result.returncode, 1)
        self.assertIn("已消除（基线中有，本次没有）", result.stdout.decode())
        self.assertIn(f"已消除 {len(gone)}", result.stderr.decode())

    def test_reports_that_were_not_checked_are_not_gone(self):
        result = run(SAMPLES / "beita_2023.docx", "--baseline", self.old)
        self.assertIn("基线中有 1 份报告不在本次检查中", result.stderr.decode())
        self.assertNotIn("已消除（", result.stdout.decode())

    def test_no_baseline_no_key(self):
        record = self.check(self.report)
        self.assertNotIn("gone", record)
        self.assertTrue(all("baseline" not in f for f in record["findings"]))

    def test_what_is_no_baseline_ends_with_2(self):
        for content in ("", "not json", "[1]", '{"schema":"other"}'):
            self.old.write_text(content)
            result = run(self.report, "--baseline", self.old)
            self.assertEqual(result.returncode, 2, content)
            self.assertIn("--baseline", result.stderr.decode())


if __name__ == "__main__":
    print("SARIF is held against", ", ".join(path.name for path in SCHEMAS), flush=True)
    unittest.main(verbosity=0)

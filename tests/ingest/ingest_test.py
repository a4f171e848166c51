#!/usr/bin/env python3
"""Bulk ingest from outside: what goes in, what stands in the tables, and what may go wrong.

    python3 tests/ingest/ingest_test.py build/jixiao
"""
import csv
import fcntl
import io
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path("build/jixiao").resolve()
ROOT = Path(__file__).resolve().parents[2]
DOUBLE = ROOT / "tests/ingest/worker_double.py"
SAMPLE = (ROOT / "samples/sums_off.txt").read_text(encoding="utf-8")
TABLES = ["documents", "sections", "forms", "funds", "goals", "indicators", "narratives", "claims",
          "findings", "coverage", "paths", "manifest", "started"]
SANITIZED = "JIXIAO_SANITIZED" in os.environ
# How often a run is killed before the last one; tools/kill_runs asks for more.
KILLS = int(os.environ.get("JIXIAO_KILLS", "8"))
# Of a dead letter what tells of the input, and not of the machine or of the run: a worker that is
# killed under a document costs it an attempt.
LETTER = "path, doc_sha256, doc_key, kind, message, limits"


def document(number):
    """A report of its own for each number."""
    return (SAMPLE.replace("养护", f"养护{number}") + f"\n第{number}号\n").encode()


def tables(database):
    connection = sqlite3.connect(database)
    found = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
             if table != "started" else connection.execute("SELECT * FROM started").fetchall()
             for table in TABLES}
    found = {table: sorted(rows, key=repr) for table, rows in found.items()}
    found["dead_letters"] = sorted(
        connection.execute(f"SELECT {LETTER} FROM dead_letters").fetchall(), key=repr)
    connection.close()
    return found


def folder_tables(folder, form):
    """The same of a folder of files; every value is its text."""
    found = {}
    for path in sorted(Path(folder).rglob(f"*.{form}")):
        table = path.stem if path.parent == Path(folder) else path.parent.name
        text = path.read_bytes().decode()
        rows = list(csv.DictReader(io.StringIO(text, newline=""))) if form == "csv" else [
            json.loads(line, parse_float=str, parse_int=str) for line in text.splitlines()]
        found.setdefault(table, []).extend(rows)
    for row in found["dead_letters"]:
        for column in ("stage", "attempts", "duration_ms", "peak_bytes", "last_words"):
            del row[column]
    del found["runs"]
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def query(database, sql):
    connection = sqlite3.connect(database)
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def small_files():
    """For a child: no file may grow beyond this, as if the disk were full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


class IngestTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jixiao-ingest-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.inputs = self.folder / "in"
        self.inputs.mkdir()
        self.database = self.folder / "out.db"

    def write(self, name, content):
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def write_many(self, count):
        for number in range(count):
            self.write(f"{number:03}.txt", document(number))

    def command(self, *arguments, to=None, paths=None):
        paths = [self.inputs] if paths is None else paths
        to = to or self.database
        return [PROGRAM, "ingest", "--quiet", "--summary", "json", "--to",
                to if ":" in str(to) else f"sqlite:{to}", *arguments, *paths]

    def ingest(self, *arguments, status=0, to=None, paths=None, bound=False, **options):
        """`bound`: by the modes of files, as everyone but root is."""
        command = self.command(*arguments, to=to, paths=paths)
        if bound and os.getuid() == 0:
            command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]
        result = subprocess.run(command, capture_output=True, timeout=300, **options)
        self.assertEqual(result.returncode, status, (result.stdout, result.stderr))
        self.stderr = result.stderr.decode()
        return json.loads(result.stdout) if status in (0, 1, 3, 4) and result.stdout else None

    def wait_for(self, condition):
        for _ in range(600):
            try:
                if condition():
                    return
            except sqlite3.OperationalError:  # it is being made
                pass
            time.sleep(0.01)
        self.fail("it did not come to pass")

    killed = 0  # how often kill_runs() was called

    def kill_runs(self, command, whole, seed, after=lambda: None):
        """Runs that end in the middle: the parent is killed, or one worker after the other. Each has
        new content to store in the place of what the one before it had begun with, and no other
        runs of the test had it: a document that only moved keeps its former path."""
        chance = random.Random(seed)
        first = 1000 + 100 * KILLS * self.killed
        self.killed += 1
        files = sorted(self.inputs.glob("*.txt"))
        cut = 0
        for number in range(KILLS):
            for count, path in enumerate(chance.sample(files, len(files) // 2)):
                path.write_bytes(document(first + 100 * number + count))
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, whole * 0.8))
            if number % 3 == 2:
                self.kill_worker(process.pid, chance)
                time.sleep(chance.uniform(0, whole * 0.2))
            cut += process.poll() is None
            # Stopped, it starts no worker that would not be in the list: until a new one has become
            # a program of its own it holds the lock of the run.
            process.send_signal(signal.SIGSTOP)
            self.wait_for(lambda: process.poll() is not None or self.is_stopped(process.pid))
            workers = self.workers(process.pid)
            process.kill()
            process.wait()
            self.wait_for(lambda: not any(Path("/proc", pid).exists() for pid in workers))
            after()
        self.assertGreater(cut, 0)

    def workers(self, parent):
        """Read here, since a run may be over before `ps` has begun."""
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                after_name = status.read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if after_name[1] == str(parent):
                found.append(status.parent.name)
        return found

    def is_stopped(self, process):
        return Path("/proc", str(process), "stat").read_text().rpartition(")")[2].split()[0] == "T"

    def kill_worker(self, parent, chance):
        workers = self.workers(parent)
        if workers:
            try:
                os.kill(int(chance.choice(workers)), signal.SIGKILL)
                return True
            except ProcessLookupError:
                pass
        return False

    def timed(self, *arguments, **options):
        began = time.monotonic()
        self.ingest(*arguments, **options)
        return time.monotonic() - began

    def value(self, sql):
        return query(self.database, sql)[0][0]

    def names(self, sql="SELECT path FROM paths"):
        prefix = str(self.inputs) + "/"
        return sorted(path.removeprefix(prefix) for (path,) in query(self.database, sql))


class Tables(IngestTest):
    def test_hold_what_convert_prints(self):
        names = ["beita_2023.docx", "sums_off.txt", "department_weight_before_target.txt",
                 "narrative_without_form.txt"]
        paths = [ROOT / "samples" / name for name in names]
        summary = self.ingest(paths=paths)
        self.assertEqual(summary["inputs"], 4)
        reports = [json.loads(line) for line in subprocess.run(
            [PROGRAM, "convert", "--quiet", *paths], capture_output=True).stdout.splitlines()]
        for table, key in (("findings", "findings"), ("claims", "claims"), ("forms", "forms"),
                           ("coverage", "coverage")):
            self.assertEqual(self.value(f"SELECT COUNT(*) FROM {table}"),
                             sum(len(report[key]) for report in reports), table)
        for report in reports:
            for index, form in enumerate(report["forms"]):
                rows = query(self.database, f"""
                    SELECT fund_key, annual_budget, executed, executed_yuan_e4 FROM funds
                    WHERE doc_sha256 = '{report["source"]["sha256"]}' AND form_index = {index}
                    ORDER BY row_index""")
                self.assertEqual([row[:3] for row in rows], [
                    (fund["key"], fund["annual_budget"], fund["executed"])
                    for fund in form["funds"]])
                scale = {"元": 1, "万元": 10_000, "亿元": 100_000_000}.get(form["currency_unit"])
                for row, fund in zip(rows, form["funds"]):
                    if scale and fund["executed"] is not None:
                        self.assertEqual(row[3], round(fund["executed"] * scale * 10_000))

    def test_answer_the_example_queries(self):
        self.write("a.txt", document(1))
        self.write("b.txt", document(1) + "补充\n".encode())
        self.ingest()
        mismatches = query(self.database, "SELECT message FROM v_score_mismatches")
        self.assertEqual(len(mismatches), 2)
        self.assertIn("不一致", mismatches[0][0])
        self.assertGreaterEqual(self.value("SELECT COUNT(*) FROM v_fund_mismatches"), 2)
        self.assertEqual(query(self.database, "SELECT reports, forms FROM v_unit_summary"),
                         [(2, 2)])
        errors = self.value("SELECT COUNT(*) FROM findings WHERE severity = 'error'")
        self.assertEqual(self.value("SELECT SUM(errors) FROM v_unit_summary"), errors)
        self.assertEqual(self.value("SELECT COUNT(*) FROM v_duplicate_projects"), 2)

    def test_are_made_by_the_commands_of_the_readme(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        block = text[text.index("build/jixiao ingest "):].split("```")[0].splitlines()
        self.assertEqual([line.split()[0] for line in block], ["build/jixiao", "sqlite3"])
        command = block[0].replace("build/jixiao", str(PROGRAM))
        command = command.replace(" samples ", f" {ROOT / 'samples'} ")
        subprocess.run(["sh", "-c", command], cwd=self.folder, capture_output=True, timeout=300)
        rows = query(self.folder / "jixiao.db", block[1].split("'")[1])
        self.assertIn("总分得分 95 与各项得分之和 100 不一致，相差 5", [row[1] for row in rows])
        page = (ROOT / "src/ingest/README.md").read_text(encoding="utf-8")
        examples = page[page.index("```sql") + 6:].split("```")[0].split(";")[:-1]
        self.assertEqual(len(examples), 5)
        for sql in examples:
            query(self.folder / "jixiao.db", sql)

    def test_are_the_same_whatever_the_jobs(self):
        self.write_many(20)
        self.write("bad.docx", b"PK\3\4")
        other = self.folder / "other.db"
        self.ingest("--jobs", "1", status=3)
        self.ingest("--jobs", "4", status=3, to=other)
        self.assertEqual(tables(self.database), tables(other))
        self.assertEqual(len(tables(other)["documents"]), 20)

    def test_count_copies_once_and_link_them(self):
        self.write("a.txt", document(1))
        self.write("b/copy.txt", document(1))
        summary = self.ingest()
        self.assertEqual((summary["inputs"], summary["skipped"]), (2, 1))
        self.assertEqual(summary["skipped_by_reason"], {"duplicate": 1})
        self.assertEqual(self.names("SELECT path FROM documents"), ["a.txt"])
        self.assertEqual(self.names(), ["a.txt", "b/copy.txt"])
        self.assertEqual(self.value("SELECT COUNT(DISTINCT doc_sha256) FROM paths"), 1)


class Again(IngestTest):
    def test_an_unchanged_input_is_not_read_again(self):
        self.write_many(5)
        self.ingest()
        before = tables(self.database)
        # This worker cannot do anything.
        summary = self.ingest("--worker", "/bin/false")
        self.assertEqual(summary["skipped_by_reason"], {"unchanged": 5})
        self.assertEqual(tables(self.database), before)

    def test_a_renamed_file_is_not_read_again(self):
        self.write("a.txt", document(1))
        self.ingest()
        (self.inputs / "a.txt").rename(self.inputs / "b.txt")
        summary = self.ingest("--worker", "/bin/false")
        self.assertEqual(summary["skipped_by_reason"], {"unchanged": 1})
        self.assertIn("b.txt", self.names())

    def test_new_packs_or_options_read_again(self):
        self.write("a.txt", document(1))
        self.ingest()
        rules = self.folder / "rules"
        shutil.copytree(ROOT / "rules", rules)
        self.assertEqual(self.ingest("--rules", rules)["skipped"], 1)
        with open(rules / "cn.mof.project/pack.yml", "a") as pack:
            pack.write("\n# A remark.\n")
        self.assertEqual(self.ingest("--rules", rules)["skipped"], 0)
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 1)
        self.assertEqual(self.ingest("--lang", "en")["skipped"], 0)
        self.assertEqual(self.value("SELECT options FROM documents"), '{"lang":"en"}')

    def test_packs_without_words_of_their_own_have_those_of_the_program(self):
        self.write("a.txt", document(1))
        rules = self.folder / "rules"
        shutil.copytree(ROOT / "rules", rules)
        (rules / "values.yml").unlink()
        self.assertEqual(self.ingest("--rules", rules)["inputs"], 1)
        other = self.folder / "other.db"
        self.ingest(to=other)
        columns = "SELECT target_op, target_number, actual_number FROM indicators ORDER BY row_index"
        self.assertEqual(query(self.database, columns), query(other, columns))

    def test_new_content_takes_the_place_of_the_old(self):
        self.write("a.txt", document(1))
        self.write("b.txt", document(2))
        self.ingest()
        self.write("a.txt", document(3))
        self.ingest()
        clean = self.folder / "clean.db"
        self.ingest(to=clean)
        self.assertEqual(tables(self.database), tables(clean))

    def test_reads_again_what_was_taken_out_of_the_manifest(self):
        self.write_many(3)
        self.write("bad.docx", b"PK\3\4")
        self.ingest(status=3)
        before = tables(self.database)
        connection = sqlite3.connect(self.database)
        with connection:
            connection.execute("DELETE FROM manifest")
        connection.close()
        self.assertEqual(self.ingest(status=3)["skipped"], 0)
        again = tables(self.database)
        self.assertEqual(again, before)

    def test_what_failed_is_tried_again_only_if_it_may_pass(self):
        self.write("bad.docx", b"PK\3\4")
        self.assertEqual(self.ingest(status=4)["failed_by_kind"], {"corrupt": 1})
        self.assertEqual(self.value("SELECT stage FROM dead_letters"), "extract")
        again = self.ingest("--worker", "/bin/false", status=4)
        self.assertEqual(again["failed_by_kind"], {"corrupt": 1})
        self.assertIn("--retry-failed", self.stderr)
        self.ingest("--retry-failed", "--worker", "/bin/false", status=70)
        self.assertEqual(self.ingest("--retry-failed", status=4)["failed"], 1)
        self.assertEqual(self.value("SELECT COUNT(*) FROM dead_letters"), 1)
        self.write("bad.docx", (ROOT / "samples/beita_2023.docx").read_bytes())
        self.assertEqual(self.ingest()["failed"], 0)
        self.assertEqual(self.value("SELECT COUNT(*) FROM dead_letters"), 0)

    def test_dry_run_tells_and_does_nothing(self):
        self.write_many(2)
        result = subprocess.run(self.command("--dry-run", "--worker", "/bin/false"),
                                capture_output=True)
        lines = result.stdout.decode().splitlines()
        self.assertEqual([line.split("\t")[0] for line in lines[:2]], ["convert", "convert"])
        self.assertEqual(json.loads(lines[2])["pending"], 2)
        self.assertFalse(self.database.exists())
        self.ingest()
        result = subprocess.run(self.command("--dry-run"), capture_output=True)
        self.assertTrue(result.stdout.startswith(b"unchanged\t"))


class Inputs(IngestTest):
    def zipped(self, members):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, content in members:
                bundle.writestr(name, content)
        return stream.getvalue()

    def test_may_have_any_name(self):
        self.write("~$a.docx", b"a lock of Word")
        self.write(".DS_Store", b"of a Mac")
        odd = ["自评 表.txt".encode("gbk"), b"line\nend.txt", b"it's \"quoted\".txt",
               b"a" * 251 + b".txt", "自评.txt".encode()]
        for number, name in enumerate(odd):
            with open(bytes(self.inputs) + b"/" + name, "wb") as file:
                file.write(document(number))
        summary = self.ingest()
        self.assertEqual((summary["inputs"], summary["skipped_by_reason"]), (7, {"leftover": 2}))
        self.assertEqual(self.names(), sorted(["自评 表.txt", "line\nend.txt",
                                               "it's \"quoted\".txt", "a" * 251 + ".txt",
                                               "自评.txt"]))
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 5)

    def test_of_folders_with_links_are_each_read_once(self):
        self.write("in/a.txt", document(1))
        (self.inputs / "in/up").symlink_to(self.inputs)
        (self.inputs / "link").symlink_to(self.inputs / "in")
        (self.inputs / "self").symlink_to(self.inputs / "self")
        (self.inputs / "gone.txt").symlink_to(self.inputs / "nowhere")
        os.mkfifo(self.inputs / "pipe.txt")
        summary = self.ingest(status=3)
        self.assertEqual((summary["inputs"], summary["failed_by_kind"]), (4, {"io": 3}))
        self.assertEqual(self.names("SELECT path FROM dead_letters WHERE stage = 'input'"),
                         ["gone.txt", "pipe.txt", "self"])
        closed = self.write("closed.txt", document(3))
        closed.chmod(0)
        self.assertEqual(self.ingest(status=3, bound=True)["failed_by_kind"], {"io": 4})
        self.assertIn("closed.txt", self.names("SELECT path FROM dead_letters"))
        closed.unlink()
        for name in ("gone.txt", "pipe.txt", "self"):
            (self.inputs / name).unlink()
        self.write("gone.txt", document(2))
        self.ingest()
        self.assertNotIn("gone.txt", self.names("SELECT path FROM dead_letters"))

    def test_of_a_bundle_are_as_good_as_files(self):
        inner = self.zipped([("乙.txt", document(2)), ("~$乙.txt", b"lock")])
        docx = (ROOT / "samples/beita_2023.docx").read_bytes()
        self.write("县.ZIP", self.zipped([
            ("../../../tmp/甲.txt", document(1)), ("乡/里.zip", inner), ("folder/", b""),
            ("__MACOSX/._甲.txt", b"x"), ("report.zip", docx), ("copy.txt", document(1)),
            ("broken.zip", b"PK\3\4 no zip")]))
        summary = self.ingest(status=3)
        self.assertEqual((summary["inputs"], summary["failed"]), (7, 1))
        self.assertEqual(summary["skipped_by_reason"], {"duplicate": 1, "leftover": 2})
        self.assertEqual(self.names("SELECT path FROM documents"), sorted([
            "县.ZIP!/../../../tmp/甲.txt", "县.ZIP!/乡/里.zip!/乙.txt", "县.ZIP!/report.zip"]))
        self.assertEqual(self.names("SELECT path FROM dead_letters"), ["县.ZIP!/broken.zip"])
        # Unpacked by hand they are the same documents.
        shutil.rmtree(self.inputs)
        self.write("甲.txt", document(1))
        self.assertEqual(self.ingest()["skipped_by_reason"], {"unchanged": 1})

    def test_of_a_bundle_may_be_named_in_gbk(self):
        content = self.zipped([("aaaa.txt", document(1))])
        self.write("a.zip", content.replace(b"aaaa", "自评".encode("gbk")))
        self.ingest()
        self.assertEqual(self.names(), ["a.zip!/自评.txt"])

    def test_of_no_use_as_a_bundle_fail_by_themselves(self):
        self.write("cut.zip", self.zipped([("a.txt", document(1) * 50)])[:300])
        self.write("empty.zip", self.zipped([]))
        self.write("ok.txt", document(1))
        damaged = bytearray(self.zipped([("a.txt", document(2)), ("b.txt", document(3))]))
        damaged[200] ^= 0xFF
        self.write("damaged.zip", bytes(damaged))
        summary = self.ingest(status=3)
        self.assertEqual(summary["failed_by_kind"], {"corrupt": 2, "empty": 1})
        self.assertEqual(self.names("SELECT path FROM dead_letters"),
                         ["cut.zip", "damaged.zip!/a.txt", "empty.zip"])
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 2)

    def test_may_be_chosen_by_name(self):
        for number, name in enumerate(("a.txt", "b.htm", "old/c.txt", "d.txt~")):
            self.write(name, document(number))
        self.write("z.zip", self.zipped([("e.txt", document(50)), ("f.jpg", b"no")]))
        self.ingest("--include", "*.txt", "--include", "*.htm", "--exclude", "*/old/*")
        self.assertEqual(self.names(), ["a.txt", "b.htm", "z.zip!/e.txt"])

    def test_may_come_as_a_list(self):
        a = self.write("a.txt", document(1))
        b = self.write("b\nc.txt", document(2))
        self.ingest("--files-from", "-", paths=[], input=bytes(a) + b"\r\n\n")
        self.assertEqual(self.names(), ["a.txt"])
        self.ingest("--files-from", "-", paths=[], input=bytes(a) + b"\0" + bytes(b) + b"\0")
        self.assertEqual(self.names(), ["a.txt", "b\nc.txt"])
        self.assertEqual(self.ingest("--files-from", "-", paths=[], input=b"")["inputs"], 0)

    def test_that_are_none_fail(self):
        missing = self.inputs / "missing"
        self.ingest(status=4, paths=[missing, missing])
        self.assertEqual(self.ingest(status=4, paths=[missing])["failed_by_kind"], {"io": 1})
        self.assertIn("missing", self.stderr)
        for wrong in ([], ["-"]):
            self.ingest(status=2, paths=wrong)


class BadWorkers(IngestTest):
    def setUp(self):
        super().setUp()
        self.notes = self.folder / "notes"
        self.notes.mkdir()
        self.env = dict(os.environ, JIXIAO_REAL=str(PROGRAM), JIXIAO_DOUBLE=str(self.notes))

    def double(self, *arguments, status=0):
        return self.ingest("--worker", DOUBLE, "--silence", "4", "--timeout", "8", "--memory",
                           "512", *arguments, status=status, env=self.env)

    def assert_no_orphans(self):
        for _ in range(50):
            commands = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True).stdout
            left = [line for line in commands.decode().splitlines()
                    if "sleep 611" in line or str(self.folder) in line]
            pids = (self.notes / "pids").read_text().split()
            left += [pid for pid in pids if Path("/proc", pid).exists()]
            if not left:
                return
            time.sleep(0.1)
        self.fail(f"still running: {left}")

    def test_cost_one_document_each(self):
        self.write_many(6)
        kinds = {"segfault": "crash", "exit": "crash", "spin": "timeout", "silent": "timeout",
                 "allocate": "crash", "garbage": "crash", "lies": "crash", "children": "timeout"}
        for number, word in enumerate(kinds):
            self.write(f"{word}.txt", document(100 + number))
        summary = self.double("--jobs", "3", status=3)
        self.assertEqual((summary["inputs"], summary["failed"]), (14, 8))
        letters = query(self.database, "SELECT path, kind, attempts, stage, message, last_words "
                                       "FROM dead_letters")
        self.assertEqual({Path(path).stem: kind for path, kind, *_ in letters}, kinds)
        self.assertEqual({attempts for _, _, attempts, *_ in letters}, {2})
        by_name = {Path(letter[0]).stem: letter for letter in letters}
        self.assertEqual(by_name["segfault"][4], "the worker ended with signal 11 "
                                                 "(Segmentation fault)")
        self.assertIn("here it comes", by_name["segfault"][5])
        self.assertEqual(by_name["exit"][4], "the worker ended with status 3")
        self.assertIn("no sign of life for 4 s", by_name["silent"][4])
        # A sanitized worker cannot be limited; the double then ends by itself.
        self.assertIn("no limit held" if SANITIZED else "MemoryError", by_name["allocate"][5])
        self.assertIn("what is no answer", by_name["garbage"][4])
        self.assert_no_orphans()
        # Who is well gives what those that failed did not.
        self.assertEqual(self.ingest()["failed"], 0)
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 14)
        self.assertEqual(self.value("SELECT COUNT(*) FROM dead_letters"), 0)

    def test_that_fail_once_cost_nothing(self):
        self.write_many(3)
        self.write("once_segfault.txt", document(50))
        summary = self.double("--jobs", "2")
        self.assertEqual((summary["failed"], summary["retries"]), (0, 1))
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 4)

    def test_that_die_on_start_are_replaced(self):
        self.write_many(3)
        (self.notes / "starts").write_text("4")
        self.assertEqual(self.double("--jobs", "1")["failed"], 0)
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 3)

    def test_that_always_die_on_start_end_the_run(self):
        self.write_many(3)
        (self.notes / "starts").write_text("99")
        self.double(status=70)
        self.assertIn("this one dies on start", self.stderr)
        self.assertEqual(self.value("SELECT COUNT(*) FROM dead_letters"), 0)
        self.assertEqual(self.ingest()["failed"], 0)
        self.ingest("--worker", "/nowhere", "--retry-failed", paths=[ROOT / "README.md"],
                    status=70)
        self.assertIn("cannot be started: No such file", self.stderr)


class Interrupted(IngestTest):
    def test_runs_end_as_a_clean_one(self):
        self.write_many(40)
        self.write("bad.docx", b"PK\3\4")
        whole = self.timed("--batch", "2", status=3, to=self.folder / "first.db")
        self.kill_runs(self.command("--batch", "2", "--jobs", "2"), whole, 7)
        self.ingest(status=3)
        clean = self.folder / "clean.db"
        self.ingest(status=3, to=clean)
        self.assertEqual(tables(self.database), tables(clean))
        self.assertEqual(tables(self.database)["started"], [])

    def test_workers_that_are_killed_lose_nothing(self):
        chance = random.Random(11)
        killed = 0
        # A run may be over before one of its workers is caught: then the next has new documents.
        for first in range(0, 30000, 300):
            for number in range(300):
                self.write(f"{number:03}.txt", document(first + number))
            process = subprocess.Popen(self.command("--jobs", "2"), stdout=subprocess.PIPE)
            while process.poll() is None and killed < 3:
                killed += self.kill_worker(process.pid, chance)
                time.sleep(0.05)
            summary = json.loads(process.communicate()[0])
            self.assertEqual(summary["inputs"], 300)
            if killed == 3:
                break
        self.assertEqual(killed, 3)
        clean = self.folder / "clean.db"
        self.ingest(to=clean)
        if summary["failed"] == 0:
            self.assertEqual(tables(self.database), tables(clean))
        self.ingest()
        self.assertEqual(tables(self.database), tables(clean))


class Folders(IngestTest):
    def each_form(self):
        for form in ("csv", "ndjson"):
            with self.subTest(form):
                yield form, self.folder / form

    def test_hold_what_the_database_holds(self):
        self.write_many(3)
        self.write("copy.txt", document(1))
        self.write("beita.docx", (ROOT / "samples/beita_2023.docx").read_bytes())
        self.write("bad.docx", b"PK\3\4")
        self.ingest(status=3)
        connection = sqlite3.connect(self.database)
        connection.row_factory = sqlite3.Row
        for form, folder in self.each_form():
            self.ingest(status=3, to=f"{form}:{folder}")
            found = folder_tables(folder, form)
            self.assertEqual(len(found["documents"]), 4)
            for table in TABLES[:11]:
                columns = list(found[table][0]) if found.get(table) else []
                rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
                self.assertEqual(len(rows), len(found.get(table, [])), table)
                for column in columns:
                    here = sorted(row[column] or "" for row in found[table])
                    there = [row[column] for row in rows]
                    if any(isinstance(value, float) for value in there):
                        here = sorted(float(value or -1) for value in here)
                        there = [-1.0 if value is None else value for value in there]
                    else:
                        there = ["" if value is None else str(value) for value in there]
                    self.assertEqual(here, sorted(there), (table, column))
        connection.close()

    def test_keep_the_digits_of_the_report(self):
        self.write("a.txt", document(1))
        self.ingest(to=f"csv:{self.folder / 'csv'}")
        weights = {row["weight"] for row in folder_tables(self.folder / "csv", "csv")["funds"]}
        report = json.loads(subprocess.run(
            [PROGRAM, "convert", "--quiet", self.inputs / "a.txt"], capture_output=True).stdout,
            parse_float=str, parse_int=str)
        self.assertEqual(weights, {fund["weight"] or "" for fund in report["forms"][0]["funds"]})

    def test_lose_former_rows_and_no_others(self):
        for form, folder in self.each_form():
            self.write_many(6)
            self.ingest(to=f"{form}:{folder}")
            self.write("002.txt", document(50))
            (self.inputs / "005.txt").write_bytes(b"PK\3\4")
            self.ingest(to=f"{form}:{folder}", status=3)
            clean = self.folder / f"clean.{form}"
            self.ingest(to=f"{form}:{clean}", status=3)
            self.assertEqual(folder_tables(folder, form), folder_tables(clean, form))
            # Everything again under other options, so that no part stays.
            self.ingest("--lang", "en", to=f"{form}:{folder}", status=3)
            documents = folder_tables(folder, form)["documents"]
            self.assertEqual({row["options"] for row in documents}, {'{"lang":"en"}'})
            self.assertEqual(len(documents), 5)
            again = self.ingest("--lang", "en", "--worker", "/bin/false", to=f"{form}:{folder}",
                                status=3)
            self.assertEqual(again["skipped_by_reason"], {"unchanged": 5})

    def test_are_as_after_a_clean_run_whenever_it_was_killed(self):
        self.write_many(30)
        for form, folder in self.each_form():
            whole = self.timed("--batch", "2", to=f"{form}:{self.folder / 'first'}")
            shutil.rmtree(self.folder / "first")
            self.kill_runs(self.command("--batch", "2", to=f"{form}:{folder}"), whole, 5)
            self.ingest(to=f"{form}:{folder}")
            clean = self.folder / f"clean.{form}"
            self.ingest(to=f"{form}:{clean}")
            self.assertEqual(folder_tables(folder, form), folder_tables(clean, form))
            self.assertEqual(list(folder.rglob("*.tmp")), [])

    def test_of_an_older_schema_are_refused(self):
        self.write_many(1)
        for form, folder in self.each_form():
            self.ingest(to=f"{form}:{folder}")
            before = folder_tables(folder, form)
            query(folder / ".jixiao.db", "PRAGMA user_version = 1")
            self.ingest(to=f"{form}:{folder}", status=4)
            self.assertIn("name an empty folder", self.stderr)
            self.assertEqual(folder_tables(folder, form), before)

    def test_take_one_run_and_one_format_at_a_time(self):
        self.write_many(1)
        folder = self.folder / "out"
        self.ingest(to=f"csv:{folder}")
        self.ingest(to=f"ndjson:{folder}", status=4)
        self.assertIn("holds csv, not ndjson", self.stderr)
        lock = sqlite3.connect(folder / ".jixiao.db")
        lock.execute("BEGIN IMMEDIATE")
        self.ingest(to=f"csv:{folder}", status=4)
        self.assertIn("locked", self.stderr)
        lock.close()
        (self.folder / "file").write_bytes(b"")
        self.ingest(to=f"csv:{self.folder / 'file'}", status=4)
        self.assertIn("cannot make the folder", self.stderr)

    def test_on_a_full_disk_are_told_and_complete_later(self):
        self.write_many(30)
        for form, folder in self.each_form():
            self.ingest(to=f"{form}:{folder}", status=4, preexec_fn=small_files,
                        restore_signals=False)
            self.assertIn("cannot write", self.stderr)
            self.ingest(to=f"{form}:{folder}")
            clean = self.folder / f"clean.{form}"
            self.ingest(to=f"{form}:{clean}")
            self.assertEqual(folder_tables(folder, form), folder_tables(clean, form))


class BadDatabases(IngestTest):
    def test_of_a_newer_schema_are_refused(self):
        self.write_many(1)
        self.ingest()
        query(self.database, "PRAGMA user_version = 99")
        self.ingest(status=4)
        self.assertIn("newer jixiao", self.stderr)

    def write_schema_1(self):
        """A database as version 0.1.0 with schema 1 left it: two reports and one that failed."""
        connection = sqlite3.connect(self.database)
        connection.executescript((ROOT / "tests/ingest/schema_1/sqlite.sql").read_text())
        connection.close()

    def test_of_an_older_schema_are_brought_up_to_date(self):
        self.write_schema_1()
        kept = {table: [row[1] for row in query(self.database, f"PRAGMA table_info({table})")]
                for table in TABLES + ["dead_letters", "runs"]}
        before = {table: sorted(query(self.database, f"SELECT {','.join(columns)} FROM {table}"),
                                key=repr) for table, columns in kept.items()}
        self.assertGreater(len(before["coverage"]), 50)
        self.assertEqual(self.ingest("--files-from", "/dev/null", paths=[])["inputs"], 0)
        self.assertEqual(self.value("PRAGMA user_version"), 2)
        for table, columns in kept.items():
            after = sorted(query(self.database, f"SELECT {','.join(columns)} FROM {table}"),
                           key=repr)
            self.assertEqual([row for row in after if table != "runs" or row[0] == 1],
                             before[table], table)
        self.assertEqual(query(self.database, "PRAGMA foreign_key_check"), [])
        clean = self.folder / "clean.db"
        self.write("a.txt", document(1))
        self.ingest(to=clean)
        objects = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
        self.assertEqual(query(self.database, objects), query(clean, objects))
        # What is there is read again, and lies beside the new.
        self.ingest()
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"),
                         len(before["documents"]) + 1)

    def test_that_cannot_be_brought_up_to_date_stay_as_they_were(self):
        self.write_schema_1()
        query(self.database, "CREATE TABLE coverage_kept (theirs)")
        before = tables(self.database)
        self.ingest("--files-from", "/dev/null", paths=[], status=4)
        self.assertIn("coverage_kept already exists", self.stderr)
        self.assertEqual(tables(self.database), before)
        self.assertEqual(self.value("PRAGMA user_version"), 1)

    def test_of_another_program_are_refused(self):
        self.write_many(1)
        query(self.database, "CREATE TABLE theirs(a)")
        self.ingest(status=4)
        self.assertIn("another program", self.stderr)
        self.database.write_bytes(b"no database at all, but long enough to look like a file")
        self.ingest(status=4)
        self.assertIn("not a database", self.stderr)

    def test_that_cannot_be_made_are_told(self):
        self.write_many(1)
        self.ingest(status=4, to=self.folder / "nowhere/out.db")
        self.assertIn("unable to open", self.stderr)
        # Root may write everywhere but there.
        self.ingest(status=4, to="/proc/jixiao.db")
        self.assertIn("unable to open", self.stderr)
        self.ingest(status=4, to="csv:/proc/jixiao")
        self.assertIn("cannot make the folder", self.stderr)

    def test_that_are_read_only_are_told_and_complete_later(self):
        self.write_many(3)
        self.ingest(paths=[self.inputs / "000.txt"])
        before = tables(self.database)
        folder = self.folder / "csv"
        self.ingest(to=f"csv:{folder}", paths=[self.inputs / "000.txt"])
        places = [self.folder, self.database, *self.folder.glob("out.db-*"), folder,
                  *folder.rglob("*")]
        modes = [(path, path.stat().st_mode) for path in places]
        for path in places:
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.ingest(status=4, bound=True)
        self.assertRegex(self.stderr, "readonly database|unable to open")
        self.ingest(status=4, to=f"csv:{folder}", bound=True)
        self.assertRegex(self.stderr, "readonly database|unable to open|cannot write")
        for path, mode in modes:
            path.chmod(mode)
        self.assertEqual(tables(self.database), before)
        self.ingest()
        self.ingest(to=f"csv:{folder}")
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 3)
        self.assertEqual(len(folder_tables(folder, "csv")["documents"]), 3)

    def test_that_go_away_in_mid_run_are_told_and_complete_later(self):
        self.write_many(400)
        for to in (self.database, f"csv:{self.folder / 'csv'}"):
            place = self.database if to == self.database else self.folder / "csv"
            process = subprocess.Popen(self.command("--jobs", "1", to=to),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            ledger = place if to == self.database else place / ".jixiao.db"
            begun = ((lambda: query(ledger, "SELECT COUNT(*) FROM started")[0][0])
                     if to == self.database else lambda: list(place.glob("documents/part-*")))
            self.wait_for(lambda: ledger.exists() and begun())
            for path in [ledger, *ledger.parent.glob(ledger.name + "-*")]:
                path.unlink()
            words = process.communicate()[1].decode()
            self.assertEqual(process.returncode, 4, words)
            self.assertIn("removed while it was written", words)
            self.ingest(to=to)
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 400)
        self.assertEqual(len(folder_tables(self.folder / "csv", "csv")["documents"]), 400)

    def test_take_one_run_at_a_time(self):
        self.write_many(2)
        self.ingest(paths=[self.inputs / "000.txt"])
        with open(self.database, "rb") as other_run:
            fcntl.flock(other_run, fcntl.LOCK_EX)
            self.ingest(status=4)
            self.assertIn("another run is writing", self.stderr)
            self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 1)
        self.ingest()
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 2)

    def test_that_are_locked_are_told_and_complete_later(self):
        self.write_many(3)
        self.ingest(paths=[self.inputs / "000.txt"])
        lock = sqlite3.connect(self.database)
        lock.execute("BEGIN IMMEDIATE")
        self.ingest(status=4)
        self.assertIn("locked", self.stderr)
        lock.close()
        self.ingest()
        self.assertEqual(self.value("SELECT COUNT(*) FROM documents"), 3)

    def test_on_a_full_disk_are_told_and_complete_later(self):
        self.write_many(30)
        self.ingest(status=4, preexec_fn=small_files, restore_signals=False)
        self.assertRegex(self.stderr, "cannot write the database")
        self.ingest()
        clean = self.folder / "clean.db"
        self.ingest(to=clean)
        self.assertEqual(tables(self.database), tables(clean))


if __name__ == "__main__":
    unittest.main()

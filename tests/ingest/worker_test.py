#!/usr/bin/env python3
"""The worker from outside, through the client that users are given.

    python3 tests/ingest/worker_test.py build/jixiao
"""
import json
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "src/ingest"))
from worker_client import Worker  # noqa: E402

PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path("build/jixiao").resolve()
SAMPLES = ROOT / "samples"
SAMPLE = SAMPLES / "beita_2023.docx"


def converted(path, *options):
    command = [PROGRAM, "convert", "--quiet", *options, path]
    return json.loads(subprocess.run(command, capture_output=True, timeout=60).stdout)


def raw(stdin):
    """What a worker answers to these bytes, frame by frame, and how it ends."""
    result = subprocess.run([PROGRAM, "worker"], input=stdin, capture_output=True, timeout=60)
    frames, rest = [], result.stdout
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        frames.append(json.loads(rest[4:4 + length]))
        rest = rest[4 + length:]
    return frames, result.returncode


def framed(text):
    return struct.pack(">I", len(text)) + text


class WorkerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.worker = Worker(PROGRAM)

    @classmethod
    def tearDownClass(cls):
        cls.worker.__exit__()

    def test_greets_with_engine_and_rules(self):
        self.assertEqual(sorted(self.worker.greeting), ["engine", "rules", "schema"])
        self.assertEqual(self.worker.greeting["schema"], "jixiao/worker/1")
        self.assertRegex(self.worker.greeting["rules"], r"^sha256:[0-9a-f]{64}$")

    def test_answers_what_convert_prints(self):
        samples = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".docx", ".txt")]
        self.assertGreater(len(samples), 10)
        for path in samples[:10] + [SAMPLE]:
            self.assertEqual(self.worker.ask(path=str(path)), converted(path), path)

    def test_takes_bytes_and_options(self):
        report = self.worker.ask(path=str(SAMPLE), bytes=SAMPLE.read_bytes(), lang="en",
                                 provenance="none")
        self.assertEqual(report, converted(SAMPLE, "--lang", "en", "--provenance", "none"))
        self.assertEqual(report["provenance"], {})
        self.assertIn("no reason is given", json.dumps(report["findings"]))

    def test_forgets_the_options_of_the_request_before(self):
        limited = self.worker.ask(path=str(SAMPLE), limits={"cells": 5})
        self.assertEqual(limited["error"]["kind"], "limit")
        self.assertNotIn("error", self.worker.ask(path=str(SAMPLE)))

    def test_answers_with_the_error_of_an_input_and_goes_on(self):
        missing = self.worker.ask(path="no/such.docx")
        self.assertEqual(missing["error"]["kind"], "io")
        self.assertEqual(self.worker.ask(bytes=b"%PDF-1.7\n")["error"]["kind"], "unsupported")
        self.assertEqual(self.worker.ask(bytes=b"")["error"]["kind"], "empty")
        over = self.worker.ask(bytes=b"12345", limits={"input_bytes": 4})
        self.assertEqual(over["error"]["kind"], "too_large")
        self.assertEqual(len(self.worker.ask(path=str(SAMPLE))["forms"]), 1)

    def test_reads_a_file_whose_name_is_no_utf8(self):
        with tempfile.TemporaryDirectory(prefix="jixiao-worker-") as folder:
            path = folder.encode() + "/自评.docx".encode("gbk")
            with open(path, "wb") as file:
                file.write(SAMPLE.read_bytes())
            self.assertEqual(len(self.worker.ask(path_hex=path.hex())["forms"]), 1)

    def test_tells_the_stages_if_asked(self):
        answer = self.worker.ask(path=str(SAMPLE), progress=True)
        stages = []
        while "stage" in answer:
            stages.append(answer["stage"])
            answer = self.worker.receive()
        self.assertEqual(stages, ["read", "extract", "map", "check", "write"])
        self.assertEqual(answer["schema"], "jixiao/report/1")

    def test_refuses_what_is_no_request_and_goes_on(self):
        for request, message in (({"file": "a"}, 'unknown key "file"'),
                                 ({"path": "a", "pack": "cn.none"}, 'unknown pack "cn.none"')):
            answer = self.worker.ask(**request)
            self.assertEqual(answer["error"], {"kind": "request", "message": message})
        self.assertNotIn("error", self.worker.ask(path=str(SAMPLE)))


class WorkerEnds(unittest.TestCase):
    def test_ends_well_with_its_stdin(self):
        frames, status = raw(b"")
        self.assertEqual((len(frames), status), (1, 0))

    def test_ends_with_a_word_where_frames_are_lost(self):
        for stdin in (b"\0\0", framed(b'{"path":"a"}')[:-1], b"GET / HTTP/1.1\r\n"):
            frames, status = raw(stdin)
            self.assertEqual(status, 2, stdin)
            self.assertEqual(frames[-1]["error"]["kind"], "request", stdin)

    def test_example_of_the_help_is_a_request(self):
        frames, status = raw(b'\0\0\0\021{"path":"a.docx"}')
        self.assertEqual((frames[-1]["source"]["path"], status), ("a.docx", 0))

    def test_does_not_begin_with_invalid_packs(self):
        with tempfile.TemporaryDirectory(prefix="jixiao-worker-") as folder:
            Path(folder, "pack.yml").write_text("id: [")
            result = subprocess.run([PROGRAM, "worker", "--rules", folder], input=b"",
                                    capture_output=True, timeout=60)
            self.assertEqual((result.returncode, result.stdout), (5, b""))
            self.assertRegex(result.stderr, rb"pack\.yml:\d+:\d+: no valid YAML")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Bulk ingest into a PostgreSQL server that the test starts.

    python3 tests/ingest/postgres_test.py build/jixiao
"""
import subprocess
import sys
import time
import unittest
from decimal import Decimal

import ingest_test
from ingest_test import LETTER, TABLES, IngestTest, document, folder_tables
from postgres_server import Server


class PostgresTest(IngestTest):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def setUp(self):
        super().setUp()
        self.server.clear()

    def command(self, *arguments, to=None, paths=None):
        return super().command(*arguments, to=to or self.server.url, paths=paths)

    def tables(self):
        found = {table: self.server.query(f"SELECT * FROM {table}") for table in TABLES}
        found["dead_letters"] = self.server.query(f"SELECT {LETTER} FROM dead_letters")
        return {table: sorted(rows, key=repr) for table, rows in found.items()}

    def test_holds_what_a_folder_holds(self):
        self.write_many(4)
        self.write("tab\tand \\ back.txt", document(1))
        self.write("beita.docx", (ingest_test.ROOT / "samples/beita_2023.docx").read_bytes())
        self.write("bad.docx", b"PK\3\4")
        self.ingest(status=3)
        folder = self.folder / "csv"
        self.ingest(status=3, to=f"csv:{folder}")
        found = folder_tables(folder, "csv")
        for table in TABLES[:11]:
            rows = sorted(([value or "" for value in row] for row in
                           self.server.query(f"SELECT * FROM {table}")), key=repr)
            files = sorted((list(row.values()) for row in found.get(table, [])), key=repr)
            self.assertEqual(rows, files, table)
        spent = self.server.query("SELECT SUM(executed_yuan) FROM funds")[0][0]
        self.assertEqual(Decimal(spent), sum(
            Decimal(row["executed_yuan"]) for row in found["funds"] if row["executed_yuan"]))

    def test_answers_the_example_queries(self):
        self.write("a.txt", document(1))
        self.write("b.txt", document(1) + "补充\n".encode())
        self.ingest()
        self.assertEqual(len(self.server.query("SELECT message FROM v_score_mismatches")), 2)
        self.assertGreaterEqual(len(self.server.query("SELECT * FROM v_fund_mismatches")), 2)
        self.assertEqual(self.server.query("SELECT reports, forms FROM v_unit_summary"),
                         [["2", "2"]])
        self.assertEqual(len(self.server.query("SELECT * FROM v_duplicate_projects")), 2)

    def test_reads_nothing_twice_and_keeps_nothing_old(self):
        self.write_many(5)
        self.ingest()
        before = self.tables()
        self.assertEqual(self.ingest("--worker", "/bin/false")["skipped"], 5)
        self.assertEqual(self.tables(), before)
        self.write("002.txt", document(50))
        self.write("003.txt", b"PK\3\4")
        (self.inputs / "gone.txt").symlink_to(self.inputs / "nowhere")
        self.ingest(status=3)
        again = self.tables()
        self.server.clear()
        self.ingest(status=3)
        self.assertEqual(self.tables(), again)
        (self.inputs / "gone.txt").unlink()
        self.write("gone.txt", document(60))
        self.ingest(status=3)
        self.assertEqual(len(self.tables()["dead_letters"]), 1)
        missing = self.inputs / "missing"
        self.ingest(status=4, paths=[missing, missing])
        self.assertEqual(len(self.tables()["dead_letters"]), 2)

    def test_reads_again_what_was_taken_out_of_the_manifest(self):
        self.write_many(3)
        self.ingest()
        before = self.tables()
        self.server.query("DELETE FROM manifest")
        self.assertEqual(self.ingest()["skipped"], 0)
        self.assertEqual(self.tables(), before)

    def test_is_as_after_a_clean_run_whenever_it_was_killed(self):
        self.write_many(40)
        whole = self.timed("--batch", "2")
        self.server.clear()
        self.kill_runs(self.command("--batch", "2"), whole, 3, self.wait_for_the_lock)
        self.ingest()
        killed = self.tables()
        self.server.clear()
        self.ingest()
        self.assertEqual(killed, self.tables())

    def wait_for_the_lock(self):
        """The server takes a moment to see that its client is gone."""
        for _ in range(100):
            if self.server.query("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory'") == [
                    ["0"]]:
                return
            time.sleep(0.05)

    def test_that_goes_away_is_told_and_completed_later(self):
        self.write_many(900)  # a run that is not over before it is seen
        self.ingest()
        clean = self.tables()
        self.server.clear()
        self.ingest(paths=[self.inputs / "000.txt"])
        process = subprocess.Popen(self.command("--jobs", "1"), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        self.wait_for(lambda: self.server.query("SELECT COUNT(*) FROM started") != [["0"]])
        self.server.stop("immediate")
        words = process.communicate()[1].decode()
        self.server.start()
        self.assertEqual(process.returncode, 4, words)
        self.assertIn("cannot write the PostgreSQL database", words)
        self.ingest()
        self.assertEqual(self.tables(), clean)

    def test_that_is_full_is_told_and_completed_later(self):
        self.write_many(400)
        self.ingest()
        clean = self.tables()
        with Server(most_file_bytes=1_056_768) as full:
            self.ingest(status=4, to=full.url)
            self.assertIn("Check free disk space", self.stderr)
            self.assertEqual(full.query("SELECT COUNT(*) FROM documents_kept WHERE doc NOT IN "
                                        "(SELECT doc FROM forms_kept)"), [["0"]])
            full.stop()
            full.most_file_bytes = None
            full.start()
            self.ingest(to=full.url)
            server, self.__class__.server = self.server, full
            try:
                self.assertEqual(self.tables(), clean)
            finally:
                self.__class__.server = server

    def test_that_is_locked_or_read_only_is_told_and_completed_later(self):
        self.write_many(2)
        self.ingest(paths=[self.inputs / "000.txt"])
        before = self.tables()
        lock = subprocess.Popen(["psql", "-q", self.server.url], stdin=subprocess.PIPE)
        lock.stdin.write(b"BEGIN; LOCK TABLE documents_kept;\n")
        lock.stdin.flush()
        self.wait_for(lambda: self.server.query(
            "SELECT COUNT(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'") != [["0"]])
        self.ingest(status=4)
        self.assertIn("lock timeout", self.stderr)
        lock.communicate()
        self.wait_for_the_lock()
        self.ingest(status=4, to=self.server.url +
                    "&options=-c%20default_transaction_read_only%3Don")
        self.assertIn("read-only transaction", self.stderr)
        self.assertEqual(self.tables(), before)
        self.ingest()
        self.assertEqual(self.server.query("SELECT COUNT(*) FROM documents"), [["2"]])

    def test_is_refused_where_it_cannot_be_used(self):
        self.write_many(1)
        self.ingest(status=4, to="postgresql:///nothing?host=/nowhere")
        self.assertIn("No such file", self.stderr)
        self.ingest()
        self.server.query("UPDATE jixiao_schema SET version = 99")
        self.ingest(status=4)
        self.assertIn("newer jixiao", self.stderr)
        self.server.clear()
        self.server.query("CREATE TABLE documents (a int)")
        self.ingest(status=4)
        self.assertIn("already exists", self.stderr)
        self.assertEqual(self.server.query(
            "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"), [["1"]])

    def test_of_an_older_schema_is_brought_up_to_date(self):
        old = (ingest_test.ROOT / "tests/ingest/schema_1/postgresql.sql").read_text()
        self.server.query(old)
        columns = {table: ",".join(row[0] for row in self.server.query(
            f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass "
            "AND attnum > 0 ORDER BY attnum")) for table in TABLES + ["dead_letters"]}
        before = {table: sorted(self.server.query(f"SELECT {names} FROM {table}"), key=repr)
                  for table, names in columns.items()}
        self.assertGreater(len(before["coverage"]), 50)
        self.ingest("--files-from", "/dev/null", paths=[])
        for table, names in columns.items():
            self.assertEqual(sorted(self.server.query(f"SELECT {names} FROM {table}"), key=repr),
                             before[table], table)
        self.assertEqual(self.server.query("SELECT version FROM jixiao_schema"), [["2"]])
        catalog = ("SELECT relname, relkind, attname, attnotnull FROM pg_class c "
                   "JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 "
                   "WHERE relnamespace = 'public'::regnamespace ORDER BY 1, attnum")
        upgraded = self.server.query(catalog)
        self.server.clear()
        self.ingest("--files-from", "/dev/null", paths=[])
        self.assertEqual(upgraded, self.server.query(catalog))

    def test_of_an_older_schema_stays_as_it_was_if_that_fails(self):
        self.server.query(
            (ingest_test.ROOT / "tests/ingest/schema_1/postgresql.sql").read_text())
        self.server.query("CREATE VIEW theirs AS SELECT * FROM forms")
        before = self.tables()
        self.ingest("--files-from", "/dev/null", paths=[], status=4)
        self.assertIn("other objects depend on it", self.stderr)
        self.assertEqual(self.tables(), before)

    def test_takes_one_run_at_a_time(self):
        self.write_many(1)
        lock = subprocess.Popen(["psql", "-q", self.server.url], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE)
        lock.stdin.write(b"SELECT pg_advisory_lock(1786276193);\n")
        lock.stdin.flush()
        lock.stdout.readline()
        self.ingest(status=4)
        self.assertIn("another run is writing", self.stderr)
        lock.communicate()
        self.wait_for_the_lock()
        self.ingest()

    def test_dry_run_makes_no_tables(self):
        self.write_many(1)
        result = subprocess.run(self.command("--dry-run"), capture_output=True, timeout=60)
        self.assertTrue(result.stdout.startswith(b"convert\t"), result.stderr)
        self.assertEqual(self.server.query(
            "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"), [["0"]])


if __name__ == "__main__":
    unittest.main()

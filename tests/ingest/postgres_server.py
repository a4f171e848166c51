"""A PostgreSQL server of Debian's for a test: in a temporary folder, on a socket, gone afterwards.

    with Server() as server:
        server.query("SELECT 1")        # [["1"]]
        server.url                      # postgresql:///postgres?host=/tmp/…
"""
import csv
import io
import os
import pwd
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
NULL = "<null>"


class Server:
    def __init__(self, most_file_bytes=None):
        """With `most_file_bytes` none of its files may grow beyond that, as on a full disk."""
        self.most_file_bytes = most_file_bytes
        self.folder = Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
        self.data = self.folder / "data"
        # The server refuses to be root's.
        self.user = {}
        if os.getuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        self.run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8",
                 "--locale=C.UTF-8", "--no-sync", "--wal-segsize=1", "-D", self.data)
        self.start()
        self.url = f"postgresql:///postgres?host={self.folder}&user=postgres"

    def run(self, name, *arguments, preexec=None):
        subprocess.run([BINARIES / name, *arguments], check=True, cwd="/", timeout=120,
                       stdout=subprocess.DEVNULL, preexec_fn=preexec, **self.user)

    def start(self):
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.folder / "log", "-o",
                 options, preexec=self.limit if self.most_file_bytes else None)

    def limit(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.most_file_bytes, self.most_file_bytes))

    def stop(self, mode="fast"):
        self.run("pg_ctl", "stop", "-w", "-m", mode, "-D", self.data)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def query(self, sql):
        """Rows as texts, None for null."""
        result = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--csv", "--tuples-only", "-v", "ON_ERROR_STOP=1",
             "-P", f"null={NULL}", "-c", sql, self.url], capture_output=True, timeout=60)
        if result.returncode != 0:
            raise RuntimeError(result.stderr.decode())
        rows = csv.reader(io.StringIO(result.stdout.decode(), newline=""))
        return [[None if value == NULL else value for value in row] for row in rows]

    def clear(self):
        self.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

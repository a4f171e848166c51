"""The programs that are measured: those that answer lines, and those that are started for a document.

Example: with Answering("undoc", [program, "undoc"]) as undoc: undoc.ask("list.txt")["seconds"] is the
processor time for the documents that list.txt names.

An Answering program stays, so that neither its start nor its imports are in what it answers. What is
started for each document, or once for all, pays for its start, as its users do.
"""
import os
import subprocess
import sys
import tempfile

import growing


# What main_stages takes for a command.
COMMANDS = {
    "extract": ("extract",),
    "convert_bare": ("extract", "map", "check", "json_bare", "release"),
    "convert": ("extract", "map", "check", "json", "release"),
    "check": ("extract", "map", "check", "findings", "release"),
    "extract_text": ("extract", "text"),
}


def commands_of(stages):
    """The times of the commands that are made of the stages of a round."""
    return {command: sum(stages[stage] for stage in parts) for command, parts in COMMANDS.items()}


class Answering:
    """A program that answers each line, the name of a list of documents, with a line of figures."""

    def __init__(self, name, command):
        self.name = name
        self.command = command
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate()

    def peak(self):
        """Bytes of memory, the most of all rounds so far."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024

    def ask(self, documents):
        """The figures by name, of a round over the documents of this list."""
        self.process.stdin.write(documents + "\n")
        self.process.stdin.flush()
        words = self.process.stdout.readline().split()
        if not words:
            sys.exit(f"{self.name} ended with {self.process.wait()}")
        return {name: float(figure) for name, figure in zip(words[::2], words[1::2])}


class Started:
    """A program that is started for each document, or once for all of them; asked like the others."""

    def __init__(self, name, command, at_once=False):
        self.name = name
        self.command = command  # paths -> command
        self.at_once = at_once
        self.most = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def peak(self):
        return self.most

    def ask(self, documents):
        with open(documents, encoding="utf-8") as lines:
            paths = lines.read().splitlines()
        runs = [paths] if self.at_once else [[path] for path in paths]
        with tempfile.TemporaryDirectory(prefix="jixiao-peer-") as folder:
            used = [growing.measure(self.command(paths, folder), statuses=range(256)) for paths in runs]
        self.most = max(self.most, *(run.peak for run in used))
        return {"documents": len(paths), "failed": 0, "seconds": sum(run.seconds for run in used)}


def find_program(*names):
    """The path of the first of these that is installed; None without one."""
    for name in names:
        for folder in os.environ["PATH"].split(os.pathsep):
            if os.access(os.path.join(folder, name), os.X_OK):
                return os.path.join(folder, name)
    return None


def office_command(office):
    """LibreOffice without a window, with a profile of its own: two of it cannot share one."""
    return lambda paths, folder: [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                                  "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, *paths]


def peers(build):
    """The other readers that are installed; how each is measured stands in PEERS."""
    here = os.path.dirname(os.path.abspath(__file__))
    native = os.path.join(build, "peers", "native", "target", "release", "native_readers")
    python = os.path.join(build, "peers", "python", "bin", "python")
    found = []
    if os.path.exists(native):
        found += [Answering(name, [native, name]) for name in ("office_oxide", "undoc")]
    if os.path.exists(python):
        found += [Answering(name, [python, os.path.join(here, "python_readers.py"), name])
                  for name in ("python-docx", "mammoth")]
    if pandoc := find_program("pandoc"):
        found.append(Started("pandoc", lambda paths, _: [pandoc, "-f", "docx", "-t", "plain", *paths]))
    if office := find_program("soffice", "libreoffice"):
        found.append(Started("LibreOffice", office_command(office), at_once=True))
    return found


PEERS = {
    "office_oxide": "library, in one process",
    "undoc": "library, in one process",
    "python-docx": "library, in one process, import not counted",
    "mammoth": "library, in one process, import not counted",
    "pandoc": "a process for each document, its start counted",
    "LibreOffice": "one process for all documents, its start counted",
}

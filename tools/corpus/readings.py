"""What `jixiao extract` makes of every document of the corpus, and what it cost."""
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .package import Package
from .source import Source

SECONDS = 10  # a document that takes longer hangs
SLACK_KIB = 32 * 1024
PARTS = 3  # times the largest XML part
PROCESSES = 2
ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
# Exit statuses of a program that has not failed itself: done, and every input refused.
REFUSED = 4


@dataclass(frozen=True)
class Options:
    """How the program is run; `slower` is the factor of a build that is slow on purpose."""
    program: str
    sanitized: bool = False
    slower: int = 1


@dataclass
class Reading:
    """One document: `outcome` is read, part, refused, crashed or hung."""
    name: str  # in the corpus: "poi/stress025.docx"
    path: Path
    out: Path  # what the program wrote
    said: str  # its stderr
    status: int | None
    seconds: float
    peak_kib: int
    bounded: bool = True  # is the memory judged?

    @cached_property
    def outcome(self):
        if self.status is None:
            return "hung"
        if self.status not in (0, REFUSED) or "runtime error:" in self.said \
                or "Sanitizer" in self.said:
            return "crashed"
        if self.status == REFUSED:
            return "refused" if self.kind else "crashed"
        return "part" if self.document["unread"] else "read"

    @property
    def kind(self):
        """Of a refused document: "corrupt"; empty if the program does not say."""
        _, _, said = self.said.partition(f"{self.path}: ")
        kind, colon, _ = said.partition(": ")
        return kind if colon else ""

    @cached_property
    def document(self):
        """The JSON; a document without blocks if nothing was read."""
        try:
            return json.loads(self.out.read_bytes())
        except (ValueError, OSError):
            return {"blocks": [], "unread": []}

    @cached_property
    def package(self):
        return Package(self.path.read_bytes())

    @cached_property
    def source(self):
        """The words of the file by a second reader."""
        return Source(self.package)

    @property
    def peak_limit_kib(self):
        return PARTS * self.package.largest_xml() // 1024 + SLACK_KIB

    def blocks(self, story):
        """Blocks of the body, or of another story."""
        return [b for b in self.document["blocks"] if b.get("story", "body") == story]

    def paragraphs(self):
        """All paragraphs in order, those in cells included."""
        return list(paragraphs(self.document["blocks"]))

    @staticmethod
    def paragraphs_in(block):
        """The block itself, or all paragraphs of its cells."""
        return list(paragraphs([block]))

    def paragraphs_of(self, story):
        """All paragraphs of the body, or of another story, those in cells included."""
        return list(paragraphs(self.blocks(story)))

    def tables(self):
        """All tables in order, a nested one behind the one around it."""
        return list(tables(self.document["blocks"]))

    def text(self):
        return "\n".join(p["text"] for p in self.paragraphs())

    def says(self, words):
        """Is there a note of something unread with these words?"""
        return any(words in note["what_en"] for note in self.document["unread"])


def paragraphs(blocks):
    for block in blocks:
        if block["type"] == "paragraph":
            yield block
        else:
            for cell in block["cells"]:
                yield from paragraphs(cell["blocks"])


def tables(blocks):
    for block in blocks:
        if block["type"] == "table":
            yield block
            for cell in block["cells"]:
                yield from tables(cell["blocks"])


class Meter:
    """Runs commands one at a time and tells what each cost."""

    def __init__(self):
        self._server = subprocess.Popen(
            [sys.executable, "-I", "-S", str(Path(__file__).with_name("measure.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, command, seconds, out, err):
        """{"status", "seconds", "peak_kib"} of the command; its output goes to the files."""
        order = {"command": command, "seconds": seconds, "out": str(out), "err": str(err)}
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        return json.loads(self._server.stdout.readline())

    def close(self):
        self._server.stdin.close()
        self._server.stdout.close()
        self._server.wait()


def read_document(meter, options, name, path, folder):
    out = folder / (name.replace("/", "__") + ".json")
    err = folder / (name.replace("/", "__") + ".err")
    cost = meter.run([options.program, "extract", "--format", "json", str(path)],
                     SECONDS * options.slower, out, err)
    return Reading(name, path, out, err.read_text(errors="replace"), **cost,
                   bounded=not options.sanitized)


def read_corpus(options, corpus, folder):
    """{name: Reading} of every document, some at a time."""
    paths = sorted(p for p in corpus.glob("*/*") if p.suffix in ENDINGS)
    names = [path.relative_to(corpus).as_posix() for path in paths]

    def read_share(first):
        meter = Meter()
        share = [read_document(meter, options, names[i], paths[i], folder)
                 for i in range(first, len(paths), PROCESSES)]
        meter.close()
        return share

    with ThreadPoolExecutor(PROCESSES) as pool:
        found = {r.name: r for share in pool.map(read_share, range(PROCESSES)) for r in share}
    return {name: found[name] for name in names}


def baselines_kib(options, folder):
    """Peaks of the program when it reads nothing, and of a command that does nothing."""
    meter = Meter()
    peaks = [meter.run(command, SECONDS, folder / "base.out", folder / "base.err")["peak_kib"]
             for command in ([options.program, "--help"], ["/bin/true"])]
    meter.close()
    return peaks

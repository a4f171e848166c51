"""The text of every document as LibreOffice and pandoc show it, where they are installed.

What they make of a document is kept in a folder for temporary files, since it takes minutes.
"""
import os
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .differences import compare
from .words import plain, split

SECONDS = 30  # for one document
BATCH = 40  # documents for one start of LibreOffice
BATCH_SECONDS = 200
PROCESSES = 2
KEPT = Path(tempfile.gettempdir()) / "jixiao-conformance"


class Pandoc:
    """Writes HTML: its plain text has "[TABLE]" for every table that is not simple."""

    name = "pandoc"
    command = "pandoc"

    def convert(self, jobs):
        """jobs: {wanted file: document}"""
        with ThreadPoolExecutor(PROCESSES) as pool:
            list(pool.map(lambda job: self._convert_one(*job), jobs.items()))

    def _convert_one(self, wanted, document):
        part = wanted.with_suffix(".part")
        command = [self.command, "-f", "docx", "-t", "html", "--wrap=none", "-o", str(part),
                   str(document), "+RTS", "-M2G", "-RTS"]
        if run(command, SECONDS) and part.exists():
            part.rename(wanted)

    def one(self, document, folder):
        """The command for one document."""
        return [shutil.which(self.command), "-f", "docx", "-t", "html", "-o",
                str(folder / "cost.html"), document]

    @staticmethod
    def text(written):
        return plain(written)


class LibreOffice:
    """Writes plain text, many documents at one start."""

    name = "LibreOffice"
    command = "soffice"

    def convert(self, jobs):
        """A batch that does not end well is tried again one by one."""
        items = list(jobs.items())
        for begin in range(0, len(items), BATCH):
            batch = items[begin:begin + BATCH]
            if not self._convert_some(batch, BATCH_SECONDS):
                for job in batch:
                    if not job[0].exists():
                        self._convert_some([job], SECONDS)

    def _convert_some(self, batch, seconds):
        with tempfile.TemporaryDirectory() as place:
            links = []
            for wanted, document in batch:
                links.append(Path(place) / (wanted.stem + document.suffix))
                links[-1].symlink_to(document)
            done = run([self.command, f"-env:UserInstallation=file://{KEPT}/profile",
                        "--headless", "--convert-to", "txt:Text (encoded):UTF8",
                        "--outdir", place, *map(str, links)], seconds)
            for wanted, _ in batch:
                written = Path(place) / (wanted.stem + ".txt")
                if written.exists():
                    shutil.move(written, wanted)
        return done

    def one(self, document, folder):
        """The command for one document."""
        return [shutil.which(self.command), f"-env:UserInstallation=file://{KEPT}/profile",
                "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder),
                document]

    @staticmethod
    def text(written):
        return written


def run(command, seconds):
    """True if the command ended well by itself; else it is ended with all that it started."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, start_new_session=True) as child:
        try:
            return child.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            return False


def installed():
    return [peer for peer in (LibreOffice(), Pandoc()) if shutil.which(peer.command)]


def version(peer):
    done = subprocess.run([peer.command, "--version"], stdout=subprocess.PIPE, text=True,
                          check=False)
    return "-".join(split(done.stdout.partition("\n")[0]))[:60]


def texts(peer, readings):
    """{name: (text, words of the name the peer knew it by)} of the documents it could read."""
    folder = KEPT / version(peer)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: folder / (r.document["source"]["sha256"] + ".txt")
              for name, r in readings.items() if r.outcome in ("read", "part")}
    tried = folder / "tried"
    done = set(tried.read_text().split()) if tried.exists() else set()
    jobs = {file: readings[name].path for name, file in wanted.items()
            if not file.exists() and file.stem not in done}
    peer.convert(jobs)
    with tried.open("a") as file:
        file.writelines(job.stem + "\n" for job in jobs)
    return {name: (peer.text(file.read_text(errors="replace")), split(file.stem))
            for name, file in wanted.items() if file.exists()}


def judge(peer, readings):
    """{name: Comparison} of the documents the peer could read."""
    return {name: compare(readings[name], split(text), words)
            for name, (text, words) in texts(peer, readings).items()}


def losses(judged):
    """{name: words that every peer shows and we do not, as often as all of them do}"""
    first, *others = judged
    found = {}
    for name, comparison in first.items():
        if all(name in other for other in others):
            common = comparison.missing
            for other in others:
                common = common & other[name].missing
            if common:
                found[name] = common
    return found


def explain_loss(words, comparison):
    """Classes of words that all peers show, as the comparison with one of them has explained."""
    classes = Counter()
    for text, count in words.items():
        for name, most in comparison.reasons.get(text, {}).items():
            part = min(count, most)
            classes[name] += part
            count -= part
    return +classes


def classes_of(judged):
    """(sum of the classes, files of each)"""
    total, files = Counter(), Counter()
    for comparison in judged.values():
        total.update(comparison.classes)
        files.update(comparison.classes.keys())
    return total, files

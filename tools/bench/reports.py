"""Many reports out of the samples, each with other figures: a .docx and the text dump of the same.

Example: write_reports(program, folder, 1000) gives the paths of 1,000 .docx and of 1,000 .txt, the
i-th text saying what the i-th document says.

One figure in ten is another one, of as many digits, and the same figure is changed alike throughout
a report; years stay, and so do figures of one digit, which may be numbers of headings. The text is
written as Tika writes it: a cell begins with a TAB, an empty line ends a row, what a merged cell
covers below itself is an empty cell.
"""
import json
import os
import random
import re
import subprocess
import zipfile
from glob import glob

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAIN_PART = "word/document.xml"
FIGURE = re.compile(r"(?<![\d.])\d[\d,]*\.?\d+(?![\d.])")
YEAR = re.compile(r"(?:19|20)\d\d")
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
CHANGED = 0.1


def samples():
    """The samples that are .docx: a real report, and a form of each family."""
    return sorted(glob(f"{ROOT}/samples/*.docx")) + sorted(glob(f"{ROOT}/samples/forms/*.docx"))


class Figures:
    """The figures of one report: each is kept, or changed in the same way wherever it stands."""

    def __init__(self, number):
        self.number = number
        self.known = {}

    def other(self, figure):
        generator = random.Random(f"{self.number} {figure}")
        if YEAR.fullmatch(figure) or generator.random() >= CHANGED:
            return figure
        return "".join(generator.choice("123456789") if c.isdigit() and c != "0" else c
                       for c in figure)

    def change(self, text):
        def replaced(match):
            figure = match[0]
            if figure not in self.known:
                self.known[figure] = self.other(figure)
            return self.known[figure]
        return FIGURE.sub(replaced, text)

    def change_part(self, xml):
        return TEXT.sub(lambda match: match[1] + self.change(match[2]) + match[3], xml)


def row_lines(table, row):
    """The cells of a row that begin in it or are covered from above, each begun by a TAB."""
    lines = []
    for cell in table["cells"]:
        if cell["row"] == row:
            lines.append((cell["col"], "\t" + cell["text"]))
        elif cell["row"] < row < cell["row"] + cell["rowspan"]:
            lines.append((cell["col"], "\t"))
    return [line for _, line in sorted(lines)]


def dump(document):
    """The text dump of a document as `jixiao extract` tells it."""
    lines = []
    for block in document["blocks"]:
        if block["type"] == "paragraph":
            lines.append((block["label"] or "") + block["text"])
            continue
        for row in range(block["rows"]):
            lines += [*row_lines(block, row), ""]
    return "\n".join(lines) + "\n"


class Original:
    """A sample as it is: the parts of its package, its main part, and its text dump."""

    def __init__(self, program, path):
        with zipfile.ZipFile(path) as package:
            self.parts = [(name, package.read(name)) for name in package.namelist()]
        self.xml = dict(self.parts)[MAIN_PART].decode()
        told = subprocess.run([program, "extract", "--format", "json", path], check=True,
                              stdout=subprocess.PIPE).stdout
        self.text = dump(json.loads(told))

    def write(self, path, number):
        """PATH.docx and PATH.txt; their names."""
        figures = Figures(number)
        with zipfile.ZipFile(path + ".docx", "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts:
                package.writestr(name, figures.change_part(self.xml) if name == MAIN_PART else data)
        with open(path + ".txt", "w", encoding="utf-8") as out:
            out.write(figures.change(self.text))
        return path + ".docx", path + ".txt"


def write_reports(program, folder, count):
    """The names of `count` documents and of their texts."""
    originals = [Original(program, path) for path in samples()]
    written = [originals[i % len(originals)].write(os.path.join(folder, f"report{i:04}"), i)
               for i in range(count)]
    return [document for document, _ in written], [text for _, text in written]

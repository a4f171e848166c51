"""Automatic numbers and outline levels against what Word prints: the companions X.labels.tsv of
the corpus, and short lists for files without one.
"""
from itertools import zip_longest

ENDING = ".labels.tsv"

# Labels of all paragraphs that have one, in order.
LABELS = {
    "open-xml-powertools/RP052-Deleted-Para-Mark.docx": ["1.0", "2.0", "3.0", "4.0", "5.0", "6.0"],
    "open-xml-sdk/numbering-startValue.docx": ["C.", "D.", "E."],
    "docling/docx_list_resumed_numbering.docx": ["1.", "2.", "•", "•", "3."],
    "docx2python/libreoffice_conversion.docx": ["六、", "三、"],
}

# Outline levels of all paragraphs with text, in order.
LEVELS = {
    "anydoc/handmade-outline.docx": [2, 3, None, 1, None],
    "open-xml-sdk/outlineLvl.docx": [3, 9],
}


class Oracle:
    """What stands in one file beside what should: pairs of (read, expected), in order."""

    def __init__(self, name, found, expected):
        self.name = name
        self.pairs = list(zip_longest(found, expected))
        self.wrong = [pair for pair in self.pairs if pair[0] != pair[1]]


def plain(text):
    return " ".join(text.split())


def read_companion(path):
    """[(text, label)]; an empty label says that there is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.rpartition("\t") for line in lines if line)
    return [(plain(text), label) for text, _, label in rows]


def judge_companion(reading, path):
    """Every labelled paragraph (of most companions: with text), in order, and no other."""
    expected = read_companion(path)
    unlabelled = {text for text, label in expected if not label}
    found = [(plain(p["text"]), p["label"] or "") for p in reading.paragraphs()]
    with_empty = any(not text for text, _ in expected)
    found = [(text, label) for text, label in found
             if (text or with_empty) and (label or text in unlabelled)]
    return Oracle(reading.name, found, expected)


def judge(corpus, readings):
    """The oracles of the whole corpus."""
    oracles = []
    for path in sorted(corpus.glob("*/*" + ENDING)):
        name = path.relative_to(corpus).as_posix().removesuffix(ENDING)
        oracles.append(judge_companion(readings[name], path))
    for name, labels in LABELS.items():
        found = [p["label"] for p in readings[name].paragraphs() if p["label"]]
        oracles.append(Oracle(name, found, labels))
    for name, levels in LEVELS.items():
        found = [p["level"] for p in readings[name].paragraphs() if p["text"]]
        oracles.append(Oracle(name + " (levels)", found, levels))
    return oracles

"""Every document against the second reader of source.py: each story has the same text, in order.

Text is compared without white space and punctuation, since labels, tables and breaks are not the
second reader's business. What it cannot know is a class of its own, decided by rule.
"""
from collections import Counter

from .words import SIGNS, split

STORIES = ("body", "textbox", "header", "footer", "footnote", "endnote", "comment")

CLASSES = {
    "symbol": "a sign given by font and code is a letter with us",
    "merged text": "text hidden by a merged cell stands behind the upper text, which is told",
}


def letters(words):
    return "".join(word for word in words if word not in SIGNS)


def judge(readings):
    """[(document and story, class or "", words)]; no class: unexplained."""
    return [found for reading in readings.values() if reading.outcome in ("read", "part")
            for found in judge_document(reading)]


def judge_document(reading):
    for story in STORIES:
        ours = [w for p in reading.paragraphs_of(story) for w in split(p["text"])]
        theirs = [w.text for w in reading.source.words if w.story == story and not w.why]
        if letters(ours) != letters(theirs):
            yield (reading.name, explain(reading, letters(ours), letters(theirs)),
                   f"{story}: too much {only(ours, theirs)!r}, too little {only(theirs, ours)!r}")


def only(words, others):
    return " ".join((Counter(words) - Counter(others)).elements())[:60]


def explain(reading, ours, theirs):
    extra, missing = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    if not missing and 0 < extra.total() <= reading.source.symbols:
        return "symbol"
    if not missing and not extra and reading.says("merged into the one above has text"):
        return "merged text"
    return ""

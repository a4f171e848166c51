"""Every document against the second reader of source.py: each story has the same text, in order.

Text is compared without white space and punctuation, since labels, tables and breaks are not the
second reader's business. What it cannot know is a class of its own, decided by rule.
"""
from collections import Counter

from .differences import SHOWN_BY_CODE
from .words import SIGNS, split

STORIES = ("body", "textbox", "header", "footer", "footnote", "endnote", "comment")

CLASSES = {
    "symbol": "a sign given by font and code is a letter with us",
    "computed": "what a field, form or diagram shows comes from its code or a part of its own",
    "deleted note": "a note or comment on deleted text is gone from the final text",
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
        shown = [w for w in reading.source.words
                 if w.story == story and w.why in ("", "deleted note")]
        theirs = [w.text for w in shown]
        if letters(ours) == letters(theirs):
            continue
        if letters(ours) == letters(w.text for w in shown if not w.why):
            yield reading.name, "deleted note", story
            continue
        yield (reading.name, explain(reading, ours, theirs),
               f"{story}: too much {only(ours, theirs)!r}, too little {only(theirs, ours)!r}")


def only(words, others):
    return " ".join((Counter(words) - Counter(others)).elements())[:60]


def explain(reading, ours, theirs):
    mine, file = Counter(letters(ours)), Counter(letters(theirs))
    if file - mine:
        return ""
    if mine == file:
        return "merged text" if reading.says("merged into the one above has text") else ""
    codes = {w.text for w in reading.source.words if w.why in SHOWN_BY_CODE}
    extra = Counter(word for word in ours if word not in SIGNS) - Counter(theirs)
    rest = sum(count for word, count in extra.items() if word not in codes)
    if rest == 0:
        return "computed"
    return "symbol" if rest <= reading.source.symbols else ""

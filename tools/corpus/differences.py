"""The words of our reading against those of another program, each difference put into a class.

First come the stretches in which the two texts differ. Those that differ in word borders alone are
set aside, then words that only stand elsewhere. What is left is judged word by word, by where it
stands with us and by where the file has it. A word that no rule of CLASSES explains is wrong: ours
that the file does not hold, or theirs that the file shows and we have not.
"""
import calendar
import re
from collections import Counter, namedtuple

from .words import SIGNS, hunks, similarity, split

CLASSES = {
    "word borders": "the same letters, split into words in another way",
    "order": "the same words elsewhere: boxes, notes and headers stand behind their block with us",
    "letter case": "the other program writes capitals where the file asks for a face in capitals",
    "label": "our automatic number, which the other leaves out or writes in another way",
    "list number": "the other program counts lists, or names their numbers, in its own way",
    "sign": "our sign of a check box or symbol, which the other leaves out or draws otherwise",
    "header": "the other program leaves out headers",
    "footer": "the other program leaves out footers",
    "textbox": "the other program leaves out text boxes",
    "footnote": "the other program leaves out footnotes",
    "endnote": "the other program leaves out endnotes",
    "comment": "the other program leaves out comments",
    "formula": "a formula in LaTeX or in another order; its letters are those of the file",
    "left out": "text that the file shows and the other program leaves out",
    "note mark": "the number of a note, counted by the other program; with us no text",
    "field": "a field computed anew on this day and machine; we read the stored result",
    "computed": "what a field, form or diagram shows by its code or a part of its own",
    "object mark": "words the other program puts for an object or a table",
    "merged cell": "the text of a merged cell, repeated in every place that it covers",
    "deleted": "deleted text, which the other program keeps",
    "other branch": "the other branch of alternate content",
    "field code": "the code of a field",
    "hidden": "hidden text",
    "web hidden": "hidden on the web alone: page numbers in a table of contents",
    "placeholder": "the prompt of an empty content control",
    "ruby reading": "the reading above a word",
    "check box": "what stands in a check box control beside its state",
    "symbol": "letters of a symbol font",
    "form entry": "the choices of a form field",
    "alt text": "names and descriptions of pictures, tables and objects",
    "drawing text": "text inside a drawing, which we tell of as not read",
    "chart": "text of a chart or diagram, which we tell of as not read",
    "property": "properties of the document",
    "numbering": "the template of an automatic number",
    "link": "the target of a link",
    "separator": "the line above notes",
    "deleted note": "a note or comment on deleted text",
}
# Reasons of source.Word, in the order in which they are tried.
REASONS = ("deleted", "other branch", "field code", "hidden", "web hidden", "placeholder",
           "ruby reading", "check box", "symbol", "form entry", "alt text", "drawing text", "chart",
           "property", "numbering", "link", "separator", "deleted note")
# Reasons of words that the reader may show all the same.
SHOWN_BY_CODE = ("field code", "form entry", "chart")
MARK = re.compile(r"\d{1,3}|[ivxlc]+|[IVXLC]+")
# Fields that other programs do not take from the file.
COMPUTED = {"DATE", "TIME", "PAGE", "NUMPAGES", "FILENAME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
            "AUTHOR", "NUMWORDS", "NUMCHARS", "PAGEREF", "SECTIONPAGES", "DOCPROPERTY", "EDITTIME"}
MANY = 1 << 30
DATE_WORDS = {*calendar.day_name, *calendar.month_name, *calendar.day_abbr, *calendar.month_abbr,
              "AM", "PM"}
OBJECT_MARKS = {"Embedded", "object", "TABLE"}
CHART_MARKS = {"Line", "Bar", "Pie", "chart"}

OurWord = namedtuple("OurWord", "text origin")  # "label", "sign", or the story
Comparison = namedtuple("Comparison", "similarity classes unexplained missing reasons")


def our_words(reading):
    """All words of the document as read, in order, with automatic labels."""
    found = []
    for block in reading.document["blocks"]:
        story = block.get("story", "body")
        for paragraph in reading.paragraphs_in(block):
            found += [OurWord(word, "label") for word in split(paragraph["label"] or "")]
            found += [OurWord(word, "sign" if word in SIGNS else story)
                      for word in split(paragraph["text"])]
    return found


class Facts:
    """What the file itself says about its words."""

    def __init__(self, ours, source):
        self.visible = {word.text for word in source.words if not word.why}
        self.known = {word.text for word in source.words} | {word.text for word in ours}
        # What the file shows more often than we do; no class may hide it.
        self.lost = Counter(word.text for word in source.words if not word.why and not word.formula)
        self.lost -= Counter(word.text for word in ours if word.origin != "label")
        self.formula_words = {word.text for word in source.words if word.formula and not word.why}
        self.formula = {letter for word in self.formula_words for letter in word}
        self.reasons = {}
        self.computed = False
        self.charts = any(word.why == "chart" for word in source.words)
        self.covered = Counter()  # words of merged cells, for each place beyond the first
        for word in source.words:
            if word.why:
                self.reasons.setdefault(word.text, Counter())[word.why] += 1
            if word.why == "field code" and word.text.upper() in COMPUTED:
                self.computed = True
        self.notes = source.notes.total()
        self.symbols = source.symbols


def compare(reading, others, file_words=()):
    """What differs between our words and theirs, as a Comparison; `missing` are theirs only.

    `file_words` are the words of the name the other program knew the file by.
    """
    ours = our_words(reading)
    texts = [word.text for word in ours]
    found = hunks(texts, others)
    facts = Facts(ours, reading.source)
    for table in reading.tables():
        for cell in table["cells"]:
            for word in split(cell["text"]):
                facts.covered[word] += cell["rowspan"] * cell["colspan"] - 1
    extra, missing, numbers, classes = Counter(), Counter(), Counter(), Counter()
    for hunk in found:
        left = [ours[i] for i in hunk.left]
        right = [others[i] for i in hunk.right]
        if "".join(word.text for word in left) == "".join(right):
            classes["word borders"] += len(right)
            continue
        if right and "".join(word.text for word in left).startswith("".join(right)):
            classes["left out"] += len(left)
            continue
        extra.update(left)
        missing.update(right)
        if is_at_label(ours, hunk.left, right):
            numbers.update(right)
    split_glued(missing, numbers, extra, facts, classes)
    classes["order"] += take_equal(extra, missing, lambda text: text)
    classes["letter case"] += take_equal(extra, missing, str.casefold)
    unexplained = explain_extra(extra, facts, classes)
    reasons, more = explain_missing(missing, numbers, facts, set(file_words))
    for counts in reasons.values():
        classes.update(counts)
    return Comparison(similarity(texts, others, found), +classes, unexplained + more, +missing,
                      reasons)


def is_at_label(ours, stretch, theirs):
    """Do these words of theirs stand for labels of ours, or beside one?"""
    labels = [ours[i].origin == "label" for i in stretch]
    if labels:
        return all(labels) or any(labels) and len(theirs) <= len(labels)
    beside = ours[max(stretch.start - 1, 0):stretch.start + 1]
    return any(word.origin == "label" for word in beside)


def split_glued(missing, numbers, extra, facts, classes):
    """Splits words that are two or three of the file in one, perhaps with the mark of a note."""
    wanted = {word.text for word in extra}
    for text, count in list(missing.items()):
        if text in facts.known or numbers[text] >= count:
            continue
        parts = max(pieces(text, facts, 3), around_mark(text, facts),
                    key=lambda parts: sum(part in wanted for part in parts))
        if len(parts) > 1:
            classes["word borders"] += count
            del missing[text]
            for part in parts:
                missing[part] += count


def pieces(text, facts, most):
    """The text as few pieces that are known words or marks; nothing if there are none."""
    if text in facts.known or facts.notes and MARK.fullmatch(text):
        return [text]
    if most > 1:
        for cut in range(len(text) - 1, 0, -1):
            if text[:cut] in facts.known or facts.notes and MARK.fullmatch(text[:cut]):
                rest = pieces(text[cut:], facts, most - 1)
                if rest:
                    return [text[:cut], *rest]
    return []


def around_mark(text, facts):
    """The mark of a note inside a word: the word and the mark."""
    for begin in range(len(text) - 1, 0, -1):
        for end in range(begin + 1, min(begin + 4, len(text))):
            word = text[:begin] + text[end:]
            if facts.notes and MARK.fullmatch(text[begin:end]) and word in facts.known:
                return [word, text[begin:end]]
    return []


def take_equal(extra, missing, key):
    """Takes out the words that both have by this key; how many."""
    by_key = {}
    for text in missing:
        by_key.setdefault(key(text), []).append(text)
    taken = 0
    for word in list(extra):
        for text in by_key.get(key(word.text), ()):
            both = min(extra[word], missing[text])
            extra[word] -= both
            missing[text] -= both
            taken += both
    return taken


def explain_extra(extra, facts, classes):
    """Ours only; unexplained is what the file does not show."""
    unexplained, symbols = [], facts.symbols
    for word, count in (+extra).items():
        if word.origin != "body":
            classes[word.origin] += count
        elif word.text in facts.formula_words or \
                word.text not in facts.visible and set(word.text) <= facts.formula:
            classes["formula"] += count
        elif word.text in facts.visible:
            classes["left out"] += count
        elif any(why in facts.reasons.get(word.text, {}) for why in SHOWN_BY_CODE):
            classes["computed"] += count
        elif count <= symbols:
            classes["sign"] += count
            symbols -= count
        else:
            unexplained.append((word.text, count))
    return unexplained


def explain_missing(missing, numbers, facts, file_words):
    """Theirs only: no text, says the file, or made up: {word: classes}, and what is left."""
    reasons, unexplained = {}, []
    for text, count in (+missing).items():
        classes = reasons.setdefault(text, Counter())
        lost = min(count, facts.lost[text])
        if lost:
            unexplained.append((text, lost))
            count -= lost
        for name, most in explanations(text, numbers, facts, file_words):
            part = min(count, most)
            if part:
                classes[name] += part
                count -= part
        if count:
            unexplained.append((text, count))
    return reasons, unexplained


def explanations(text, numbers, facts, file_words):
    """(class, how many of these words it explains at most), in the order they are tried."""
    yield "list number", numbers[text]
    if facts.notes and MARK.fullmatch(text):
        yield "note mark", 4 * facts.notes  # at its reference, at the note, and once more each
    reasons = facts.reasons.get(text, {})
    for why in REASONS:
        yield why, reasons.get(why, 0)
    if text in OBJECT_MARKS or facts.charts and text in CHART_MARKS:
        yield "object mark", MANY
    yield "merged cell", facts.covered[text]
    if facts.formula and set(text) <= facts.formula:
        yield "formula", MANY
    if facts.computed and (text.isdecimal() or text in DATE_WORDS or text in file_words):
        yield "field", MANY
    for cut in range(1, len(text)):
        for part, rest in ((text[:cut], text[cut:]), (text[cut:], text[:cut])):
            if part in facts.reasons and rest in facts.known:
                yield next(why for why in REASONS if why in facts.reasons[part]), MANY

"""The words of one part of a document by a second, slow and simple reader, each with the place it
has in the file: what stands there to be read, and what stands there and is not text.

Example: <w:p><w:r><w:t>甲 a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p> in
the main part gives "甲" and "a" of the body, and "b" with the reason "deleted". Knows no labels,
grids or styles beyond hidden text. A Word's `why` is the reason it is no text; `formula` says
that it is part of one.
"""
from collections import Counter, namedtuple
from xml.parsers import expat

from .words import split

Word = namedtuple("Word", "text story why formula")

SYMBOL_FONTS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
# Namespaces whose branch of an AlternateContent is read, by a piece of their address.
KNOWN = ("word/2010/", "word/2012/", "word/2015/", "word/2016/", "word/2018/", "drawing/2010/",
         "office:vml", "drawingml/2006/", "ooxml/drawingml/")


def local(name):
    """Expat writes "address name"."""
    return name.rpartition(" ")[2]


def attribute(attributes, name):
    """The attribute of any namespace."""
    for key, value in attributes.items():
        if local(key) == name:
            return value
    return None


def is_on(attributes):
    return attribute(attributes, "val") not in ("0", "false", "off")


def parse(data, start, end, text=None, prefix=None):
    """Calls back for the XML as far as it is well-formed."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartNamespaceDeclHandler = prefix
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        pass  # what was told until there is what can be read


class Frame:
    """An open element: what it makes of the text inside it."""

    def __init__(self, name=""):
        self.space, _, self.name = name.rpartition(" ")
        self.why = ""  # the text inside is no text, for this reason
        self.taken = False  # of an AlternateContent: has a branch been read?


class Paragraph:
    """An open paragraph: its text by reason, and what its runs have by its style."""

    def __init__(self, story):
        self.story = story
        self.texts = {}
        self.last = ""  # the reason of the last piece
        self.hidden = False


class StoryReader:
    """One part -> words, in order."""

    def __init__(self, story, hidden_styles, read_chunk, deleted_notes=()):
        self.words = []
        self.references = []  # ids of the headers and footers
        self.symbols = 0  # signs given by font and code
        self.notes = Counter()  # references to notes and comments: (kind, id, is it deleted?)
        self._story = story
        self._hidden_styles = hidden_styles
        self._read_chunk = read_chunk
        self._deleted_notes = deleted_notes  # ids of notes that deleted text alone refers to
        self._frames = []
        self._paragraphs = []
        self._fields = [[]]  # of each open story: is each open field in its code?
        self._moved = set()
        self._run_why = None
        self._prefixes = {}

    def read(self, data):
        parse(data, self._start, self._end, self._text, self._prefixes.__setitem__)
        while self._paragraphs:  # of XML that is cut off
            self._close_paragraph()

    def _start(self, name, attributes):
        frame = Frame(name)
        name = frame.name
        parent = self._frames[-1] if self._frames else Frame()
        frame.why = self._reason(attributes, frame, parent)
        self._frames.append(frame)
        starter = getattr(self, "_start_" + name, None)
        if starter:
            starter(attributes)
        elif name in ("tab", "br", "cr", "ptab") and parent.name != "tabs":
            self._add(" ", "")
        self._read_property(attributes, name, parent)

    def _reason(self, attributes, frame, parent):
        name = frame.name
        if "drawingml" in frame.space and name == "t":
            return "drawing text"
        if name in ("del", "moveFrom") and parent.name not in ("rPr", "trPr"):
            return "deleted"
        if name == "rt":
            return "ruby reading"
        if name in ("footnote", "endnote", "comment"):
            if attribute(attributes, "type") not in (None, "normal"):
                return "separator"
            return "deleted note" if attribute(attributes, "id") in self._deleted_notes else ""
        if name in ("Choice", "Fallback") and parent.name == "AlternateContent":
            known = name == "Fallback" or self._is_known(attribute(attributes, "Requires") or "")
            if parent.taken or not known:
                return "other branch"
            parent.taken = True
        return ""

    def _is_known(self, prefixes):
        spaces = [self._prefixes.get(prefix, "") for prefix in prefixes.split()]
        return all(any(piece in space for piece in KNOWN) for space in spaces)

    def _read_property(self, attributes, name, parent):
        grand = self._frames[-3].name if len(self._frames) > 2 else ""
        if parent.name == "rPr" and grand == "r":
            self._read_run_property(attributes, name)
        elif name == "pStyle" and parent.name == "pPr" and self._paragraphs:
            self._paragraphs[-1].hidden = attribute(attributes, "val") in self._hidden_styles
        elif name == "del" and parent.name == "trPr":
            self._mark("tr", "deleted")
        elif name == "cellDel":
            self._mark("tc", "deleted")
        elif name == "showingPlcHdr" and parent.name == "sdtPr" and is_on(attributes):
            self._mark("sdt", "placeholder")
        elif name == "checkbox" and parent.name == "sdtPr":
            self._mark("sdt", "check box")

    def _mark(self, name, why):
        """Of the innermost open element of that name the text is none."""
        for frame in reversed(self._frames):
            if frame.name == name:
                frame.why = frame.why or why
                return

    def _read_run_property(self, attributes, name):
        if name == "vanish":
            self._run_why = "hidden" if is_on(attributes) else ""
        elif name == "webHidden" and is_on(attributes):
            self._run_why = "web hidden"
        elif name == "rStyle" and attribute(attributes, "val") in self._hidden_styles:
            self._run_why = "hidden"
        elif name == "rFonts" and (attribute(attributes, "ascii") or "").lower() in SYMBOL_FONTS:
            self._run_why = self._run_why or "symbol"

    def _start_p(self, _):
        if "drawingml" in self._frames[-1].space:
            return
        inside = any(frame.name == "txbxContent" for frame in self._frames)
        self._paragraphs.append(Paragraph("textbox" if inside else self._story))

    def _start_r(self, _):
        self._run_why = None

    def _start_txbxContent(self, _):
        self._fields.append([])

    def _start_moveFromRangeStart(self, attributes):
        self._moved.add(attribute(attributes, "id"))

    def _start_moveFromRangeEnd(self, attributes):
        self._moved.discard(attribute(attributes, "id"))

    def _start_headerReference(self, attributes):
        self.references.append(("header", attribute(attributes, "id")))

    def _start_footerReference(self, attributes):
        self.references.append(("footer", attribute(attributes, "id")))

    def _start_altChunk(self, attributes):
        if self._read_chunk:
            self.words += self._read_chunk(attribute(attributes, "id"))

    def _start_noBreakHyphen(self, _):
        self._add("-", "")

    def _start_sym(self, _):
        self.symbols += 1

    def _start_footnoteReference(self, attributes):
        self._add_note("footnote", attributes)

    def _start_endnoteReference(self, attributes):
        self._add_note("endnote", attributes)

    def _start_commentReference(self, attributes):
        self._add_note("comment", attributes)

    def _add_note(self, kind, attributes):
        deleted = any(frame.why == "deleted" for frame in self._frames)
        self.notes[kind, attribute(attributes, "id"), deleted] += 1

    def _start_fldSimple(self, attributes):
        self._add_apart(attribute(attributes, "instr"), "field code")

    def _start_tblCaption(self, attributes):
        self._add_apart(attribute(attributes, "val"), "alt text")

    def _start_tblDescription(self, attributes):
        self._add_apart(attribute(attributes, "val"), "alt text")

    def _start_fldChar(self, attributes):
        kind = attribute(attributes, "fldCharType")
        fields = self._fields[-1]
        if kind == "begin":
            fields.append(True)
        elif kind == "separate" and fields:
            fields[-1] = False
        elif kind == "end" and fields:
            fields.pop()

    def _start_docPr(self, attributes):
        for name in ("name", "descr", "title"):
            self._add_apart(attribute(attributes, name), "alt text")

    def _start_OLEObject(self, attributes):
        self._add_apart(attribute(attributes, "ProgID"), "alt text")

    def _start_textpath(self, attributes):
        text = split(attribute(attributes, "string") or "")
        why = next((frame.why for frame in self._frames if frame.why), "")
        self.words += [Word(word, "textbox", why, False) for word in text]

    def _start_listEntry(self, attributes):
        self._add_apart(attribute(attributes, "val"), "form entry")

    def _start_listItem(self, attributes):
        self._add_apart(attribute(attributes, "displayText"), "form entry")

    def _add_apart(self, text, why):
        self.words += [Word(word, self._story, why, False) for word in split(text or "")]

    def _add(self, text, why):
        if not self._paragraphs:
            self._add_apart(text, why)
            return
        paragraph = self._paragraphs[-1]
        whole = next((frame.why for frame in self._frames if frame.why), "")
        run = "hidden" if self._run_why is None and paragraph.hidden else self._run_why
        code = "field code" if any(self._fields[-1]) else ""
        moved = "deleted" if self._moved else ""
        key = whole or why or moved or run or code or ""
        formula = any(frame.name == "oMath" for frame in self._frames)
        if key and key != paragraph.last:
            text = " " + text  # other text stands between this and what is no text either
        paragraph.last = key
        paragraph.texts.setdefault(key, []).append((text, formula))

    def _text(self, text):
        name = self._frames[-1].name
        if name in ("t", "delText", "instrText", "delInstrText"):
            self._add(text, {"t": "", "delText": "deleted"}.get(name, "field code"))

    def _end(self, _):
        frame = self._frames.pop()
        if frame.name == "p" and "drawingml" not in frame.space and self._paragraphs:
            self._close_paragraph()
        elif frame.name == "txbxContent" and len(self._fields) > 1:
            self._fields.pop()

    def _close_paragraph(self):
        paragraph = self._paragraphs.pop()
        for key, pieces in paragraph.texts.items():
            for text, formula in whole_words(pieces):
                self.words += [Word(word, paragraph.story, key, formula) for word in split(text)]


def whole_words(pieces):
    """Joins pieces of text whose border cuts a word; such a word belongs to the first."""
    joined = []
    for text, formula in pieces:
        before = joined[-1][0] if joined else ""
        if joined and (joined[-1][1] == formula or before[-1:].isalnum() and text[:1].isalnum()):
            joined[-1] = (before + text, joined[-1][1])
        else:
            joined.append((text, formula))
    return joined

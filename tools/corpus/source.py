"""All words of a package, by the reader of story.py: of the stories, and of what is no story."""
import html
import posixpath
import re
from collections import Counter

from .package import Package
from .story import StoryReader, Word, attribute, is_on, local, parse
from .words import split

FIELD = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
RELATIONS = re.compile(rb'<(?:\w+:)?Relationship\s[^>]*>')
STORIES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


class Relation:
    """An entry of a .rels part: the last step of its type, its target as a part, its id."""

    def __init__(self, folder, fields):
        target = fields.get("Target", "")
        where = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        self.kind = fields.get("Type", "").rpartition("/")[2]
        self.part = "" if fields.get("TargetMode") == "External" else posixpath.normpath(where)
        self.id = fields.get("Id")


def relations(package, part):
    """The relations of a part; "" is the package."""
    folder, name = posixpath.split(part)
    rels = package.read_any(posixpath.join(folder, "_rels", name + ".rels"))
    return [Relation(folder, dict(FIELD.findall(match.group().decode("utf-8", "replace"))))
            for match in RELATIONS.finditer(rels)]


def hidden_styles(data):
    """Ids of the styles whose runs are hidden, by themselves or by what they are based on."""
    base, hidden, open_names, style = {}, set(), [], [""]

    def start(name, attributes):
        name = local(name)
        if name == "style":
            style[0] = attribute(attributes, "styleId")
        elif name == "basedOn":
            base[style[0]] = attribute(attributes, "val")
        elif name == "vanish" and open_names[-2:] == ["style", "rPr"] and is_on(attributes):
            hidden.add(style[0])
        open_names.append(name)

    parse(data, start, lambda _: open_names.pop())
    return {one for one in [*base, *hidden] if hidden & set(ancestors(one, base))}


def ancestors(style, base):
    """The style and what it is based on."""
    seen = []
    while style and style not in seen:
        seen.append(style)
        style = base.get(style)
    return seen


def loose_words(data, why):
    """All text between tags, whatever it is for."""
    data = re.sub(rb"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->", b" ", data)
    text = re.sub(rb"<[^>]*>", b" ", data).decode("utf-8", "replace")
    return [Word(word, "other", why, False) for word in split(html.unescape(text))]


def attribute_words(data, name, why):
    values = re.findall(name.encode() + rb'="([^"]*)"', data)
    return [Word(word, "other", why, False)
            for value in values for word in split(html.unescape(value.decode("utf-8", "replace")))]


class Source:
    """All words of a package."""

    def __init__(self, package):
        self.words = []
        self.symbols = 0
        self.notes = Counter()
        self._package = package
        roots = [one.part for one in relations(package, "") if one.kind == "officeDocument"]
        self._main = next((t for t in roots if package.find(t)), "word/document.xml")
        self._relations = relations(package, self._main)
        self._hidden = hidden_styles(self._part("styles"))
        self._read_stories()
        self._read_others()

    def _part(self, kind):
        return b"".join(self._package.read_any(one.part)
                        for one in self._relations if one.kind == kind and one.part)

    def _part_of(self, relation_id):
        return next((self._package.read_any(one.part) for one in self._relations
                     if one.id == relation_id and one.part), b"")

    def _read_stories(self):
        body = self._read_story("body", self._package.read_any(self._main), self._read_chunk)
        for story, one in dict.fromkeys(body.references):
            self._read_story(story, self._part_of(one))
        for kind, story in STORIES.items():
            self._read_story(story, self._part(kind), None, self._deleted_notes(story))

    def _deleted_notes(self, kind):
        """Ids of the notes that are referred to, but from deleted text only."""
        return {one for (this, one, deleted) in self.notes
                if this == kind and deleted and (this, one, False) not in self.notes}

    def _read_story(self, story, data, read_chunk=None, deleted_notes=()):
        reader = StoryReader(story, self._hidden, read_chunk, deleted_notes)
        reader.read(data)
        self.words += reader.words
        self.symbols += reader.symbols
        self.notes += reader.notes
        return reader

    def _read_chunk(self, one):
        data = self._part_of(one)
        if data.startswith(b"PK"):
            return Source(Package(data)).words
        return [word._replace(story="body", why="") for word in loose_words(data, "")]

    def _read_others(self):
        for name in self._package.names():
            if re.search(r"(charts|diagrams|docProps|customXml)/[^/]*\.xml$", name):
                why = "property" if "docProps" in name or "customXml" in name else "chart"
                self.words += loose_words(self._package.read(name), why)
        self.words += attribute_words(self._part("numbering"), "lvlText w:val", "numbering")
        for name in self._package.names():
            if name.endswith(".rels"):
                self.words += attribute_words(self._package.read(name), "Target", "link")

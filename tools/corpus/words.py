"""Texts as words, and where two texts of words differ.

A word is a run of letters and digits of one kind, a single Han character or a single check box
sign; other punctuation and white space is none, since every program writes its own.
"""
import html
import re
import subprocess
import tempfile
import unicodedata
from collections import namedtuple

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
SIGNS = "☑☐☒"
WORD = re.compile(f"[{HAN}{SIGNS}]|[^\\W_{HAN}]+")
FORMULA = re.compile(r'(?s)\$\$.*?\$\$|\$[^$\n]+\$|<span\s+class="math.*?</span>')
TEX = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\[A-Za-z]+")
HUNK = re.compile(r"(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$")

Hunk = namedtuple("Hunk", "left right")  # ranges of words only one side has


def split(text):
    return WORD.findall(unicodedata.normalize("NFKC", text))


def plain(markup):
    """Markdown or HTML of another program as text: no tags, escapes, nor commands of TeX."""
    markup = re.sub(r"(?s)<!--.*?-->|<(style|script)\b.*?</\1>", " ", markup)
    markup = FORMULA.sub(lambda match: TEX.sub(" ", match.group()), markup)
    markup = re.sub(r"\]\(#[^)]*\)", "]", markup)
    markup = re.sub(r'<input[^>]*checked[^>]*>|\[x\]', "☑", markup)
    markup = re.sub(r'<input[^>]*>|\[ \]', "☐", markup)
    markup = re.sub(r"</?(?:a|b|code|del|em|i|ins|mark|s|small|span|strong|sub|sup|u)\b[^>]*>", "",
                    markup)
    return re.sub(r"[\\*~]", "", html.unescape(re.sub(r"<[^>]*>", " ", markup)))


def hunks(left, right):
    """The stretches in which two lists of words differ, by GNU diff."""
    with tempfile.NamedTemporaryFile("w") as one, tempfile.NamedTemporaryFile("w") as other:
        for words, file in ((left, one), (right, other)):
            file.writelines(word + "\n" for word in words)
            file.flush()
        done = subprocess.run(["diff", "--speed-large-files", one.name, other.name],
                              stdout=subprocess.PIPE, text=True, errors="replace", check=False)
    found = []
    for line in done.stdout.splitlines():
        match = HUNK.match(line)
        if not match:
            continue
        first, last, how, to, until = match.groups()
        begin, end = int(first), int(last or first)
        start, stop = int(to), int(until or to)
        found.append(Hunk(range(begin - 1, end) if how != "a" else range(begin, begin),
                          range(start - 1, stop) if how != "d" else range(start, start)))
    return found


def similarity(left, right, found):
    """Share of the words of both that stand in common order: 1 if equal."""
    total = len(left) + len(right)
    apart = sum(len(hunk.left) + len(hunk.right) for hunk in found)
    return 1 - apart / total if total else 1.0

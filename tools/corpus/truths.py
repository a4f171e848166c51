"""Text and tables against what two other projects keep as the right output of their own readers:
docling's X.md and X.json, anydoc's X.snap. Good for order and text; not Word's truth for numbers.
"""
import json
import re
from collections import Counter

from .differences import compare
from .words import SIGNS, plain, split

CLASSES = {
    "check box sign": "docling leaves the check box out of the cell's text",
    "label in cell": "docling leaves the automatic number out of the cell's text",
    "formula in cell": "docling writes a formula in LaTeX",
    "one cell": "docling takes a table of one cell for text",
    "covered": "anydoc writes an empty cell where a merged one covers the grid",
    "empty head": "anydoc puts an empty head above a table that has none",
    "merged text": "anydoc drops the text that a merged cell hides; we keep it, with a note",
    "chart": "anydoc writes the values of a chart as a table; we tell of it as not read",
    "refused": "the other project refuses the file; we read what is left of it, with a note",
}


def judge(corpus, readings):
    """[(companion, what is compared, Comparison or [class or ""] of its tables)]"""
    for path in sorted(corpus.glob("*/*.snap")) + sorted(corpus.glob("*/*.md")):
        name = path.relative_to(corpus).as_posix()
        reading = readings.get(name.rpartition(".")[0])
        if reading:
            yield name, judge_text(reading, path)


def body_of(path):
    """The companion without what its project's test writes in front."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S) if path.suffix == ".snap" else text


def judge_text(reading, path):
    """A Comparison, or None where the other project refuses the file."""
    text = body_of(path)
    if text.startswith("ERROR:"):
        return None
    return compare(reading, split(plain(text)))


def judge_tables(corpus, readings):
    """[(companion, tables, [(class or "", words)])]"""
    for path in sorted(corpus.glob("docling/*.json")):
        name = path.relative_to(corpus).as_posix()
        theirs = [docling_table(t["data"]) for t in json.loads(path.read_text())["tables"]]
        if theirs:
            yield name, len(theirs), match_tables(readings[name.removesuffix(".json")], theirs)
    for path in sorted(corpus.glob("anydoc/*.snap")):
        name = path.relative_to(corpus).as_posix()
        theirs = list(piped_tables(body_of(path)))
        if theirs:
            yield name, len(theirs), match_tables(readings[name.removesuffix(".snap")], theirs)


def docling_table(data):
    """(rows, cols, {(row, col, rowspan, colspan): text})"""
    cells = {(c["start_row_offset_idx"], c["start_col_offset_idx"], c["row_span"], c["col_span"]):
             c["text"] for c in data["table_cells"]}
    return data["num_rows"], data["num_cols"], cells


def piped_tables(markdown):
    """Tables of lines between pipes, the line below the head aside; every cell has span 1."""
    rows = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif rows:
            rows = rows[:1] + rows[2:]
            cells = {(r, c, 1, 1): text for r, row in enumerate(rows) for c, text in enumerate(row)}
            yield len(rows), max(map(len, rows)), cells
            rows = []


def match_tables(reading, theirs):
    """Differences of the tables, each compared with the one of ours that is most like it."""
    left, found = reading.tables(), []
    for table in theirs:
        if not left:
            found.append(("chart" if is_chart(reading, table) else "",
                          f"no table of ours for their {table[0]}×{table[1]}"))
            continue
        best = max(left, key=lambda ours, table=table: likeness(ours, table))
        left.remove(best)
        if table[0] == best["rows"] + 1 and without_head(table):
            table = without_head(table)
            found.append(("empty head", f"{table[0]}×{table[1]}"))
        found += differences(reading, best, table)
    found += [("one cell" if t["rows"] == t["cols"] == 1 else "", f"our {t['rows']}×{t['cols']}")
              for t in left]
    return found


def is_chart(reading, theirs):
    words = {word.text for word in reading.source.words if word.why == "chart"}
    return all(set(split(text)) <= words for text in theirs[2].values())


def without_head(theirs):
    """The table without its first row if that is empty, else None."""
    rows, cols, cells = theirs
    if any(text for key, text in cells.items() if key[0] == 0):
        return None
    return rows - 1, cols, {(key[0] - 1, *key[1:]): text for key, text in cells.items() if key[0]}


def texts_of(ours):
    return {(c["row"], c["col"], c["rowspan"], c["colspan"]): c["text"] for c in ours["cells"]}


def likeness(ours, theirs):
    rows, cols, cells = theirs
    texts = texts_of(ours)
    same = sum(split(texts.get(key, "")) == split(plain(text)) for key, text in cells.items())
    return same, (ours["rows"], ours["cols"]) == (rows, cols)


def differences(reading, ours, theirs):
    rows, cols, cells = theirs
    if (ours["rows"], ours["cols"]) != (rows, cols):
        yield "", f"{ours['rows']}×{ours['cols']}, theirs {rows}×{cols}"
    texts = texts_of(ours)
    places = {key[:2]: key for key in texts}
    for key, text in cells.items():
        mine = places.get(key[:2])
        if mine is None:
            if split(plain(text)):
                yield "", f"no cell of ours at {key[:2]}: {text!r}"
            else:
                yield "covered", f"{key[:2]}"
        elif mine != key and key[2:] != (1, 1):
            yield "", f"cell {mine}, theirs {key}"
        elif split(texts[mine]) != split(plain(text)):
            yield explain(reading, texts[mine], text), f"{mine}: {texts[mine]!r}, theirs {text!r}"


def explain(reading, ours, theirs):
    """Which of the things that docling leaves out makes the two texts of a cell equal?"""
    words, others = split(ours), split(plain(theirs))
    if [word for word in words if word not in SIGNS] == others:
        return "check box sign"
    labels = {p["label"] for p in reading.paragraphs() if p["label"]}
    lines = [next((line[len(label):] for label in labels if line.startswith(label)), line)
             for line in ours.splitlines()]
    if split("\n".join(lines)) == others:
        return "label in cell"
    if "$" in theirs and not Counter("".join(others)) - Counter("".join(words)):
        return "formula in cell"
    if others == words[:len(others)] and reading.says("merged into the one above has text"):
        return "merged text"
    return ""

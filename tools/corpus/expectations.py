"""Single documents of the corpus whose reading is known: one named expectation for each.

An expectation yields what is wrong, in words; nothing if all is right. Labels and outline levels
stand in numbering.py.
"""
import re
from itertools import zip_longest

from .readings import tables

ALL = []
SIGNS = "☑☐"


def expectation(function):
    """Registers it under the first line of its comment."""
    ALL.append((function.__doc__, function))
    return function


def judge(readings):
    """[(words, [what is wrong])] in the order written here."""
    return [(words, list(function(readings))) for words, function in ALL]


def find(readings, part):
    """The one reading whose file name begins like this."""
    found = [r for name, r in readings.items() if name.partition("/")[2].startswith(part)]
    assert len(found) == 1, f"{part}: {len(found)} files"
    return found[0]


def differ(name, got, want):
    if got != want:
        yield f"{name}: read {got!r}, expected {want!r}"


def shape(table):
    return f"{table['rows']}×{table['cols']}"


def cell_at(table, text):
    """The cell with this text, as (row, col, rowspan, colspan)."""
    for cell in table["cells"]:
        if cell["text"] == text:
            return cell["row"], cell["col"], cell["rowspan"], cell["colspan"]
    return None


def grids(reading, shapes, cells, count=None):
    """Shapes and numbers of cells of the first tables."""
    first = reading.tables()[:count]
    yield from differ(reading.name, " ".join(shape(t) for t in first), shapes)
    yield from differ(reading.name, [len(t["cells"]) for t in first], cells)


# -- tables


@expectation
def word_tables(readings):
    """word_tables: six grids and their cells"""
    yield from grids(find(readings, "word_tables"), "3×3 3×3 3×4 5×3 9×5 2×2",
                     [9, 7, 10, 13, 36, 3], 6)


@expectation
def merged_cells(readings):
    """merged_cells: 5×4 with 13 cells, 34-123 spans 2×3"""
    reading = find(readings, "merged_cells")
    yield from grids(reading, "5×4", [13])
    yield from differ("34-123", cell_at(reading.tables()[0], "34-123"), (3, 1, 2, 3))


@expectation
def incomplete_rows(readings):
    """tables-with-incomplete-rows: six grids, short rows padded"""
    yield from grids(find(readings, "tables-with-incomplete-rows"), "2×2 2×2 2×3 2×3 4×4 8×3",
                     [4, 3, 4, 4, 6, 8])


@expectation
def handmade_tables(readings):
    """handmade-tables: legacy merges are one cell, hidden text of a merge is kept and told"""
    reading = find(readings, "handmade-tables")
    yield from grids(reading, "3×3", [4])
    table = reading.tables()[0]
    yield from differ("hMerge", cell_at(table, "legacy start\nlegacy cont"), (2, 0, 1, 2))
    yield from differ("vMerge", cell_at(table, "Head C\nunder C"), (0, 2, 2, 1))
    yield from differ("note", reading.says("merged into the one above has text"), True)


@expectation
def content_controls(readings):
    """sdtCell, sdtRow, CellLevel- and RowLevelContentControl: no cell shifted"""
    for name, shapes, cells in (
            ("sdtCell", "4×3", 12), ("sdtRow", "4×3", 12),
            ("CellLevelContentControl", "2×4", 8), ("RowLevelContentControl", "3×4", 12)):
        reading = find(readings, name)
        yield from grids(reading, shapes, [cells])
        places = [(c["row"], c["col"]) for c in reading.tables()[0]["cells"]]
        rows, cols = (int(side) for side in shapes.split("×"))
        yield from differ(name, places, [(r, c) for r in range(rows) for c in range(cols)])
    table = find(readings, "RowLevelContentControl").tables()[0]
    yield from differ("row control", cell_at(table, "Row level (empty)"), (2, 0, 1, 1))


@expectation
def chinese_forms(readings):
    """2006 and 2007, Chinese forms: 17×37 with 71 cells; six grids"""
    yield from grids(find(readings, "2006."), "17×37", [71])
    first = find(readings, "2007.").tables()[:6]
    yield from differ("2007", " ".join(shape(t) for t in first),
                      "22×3 7×6 15×7 1×1 1×1 10×7")


@expectation
def grid_offset(readings):
    """grid_offset_error: a cell that continues no merge is a cell of its own, which is told"""
    reading = find(readings, "grid_offset_error")
    yield from grids(reading, "3×2", [5])
    yield from differ("note", reading.says("continues a merge that no cell above began"), True)


@expectation
def no_overlaps(readings):
    """every table of the corpus: cells inside the grid, in order, none over another"""
    for reading in readings.values():
        for number, table in enumerate(reading.tables()):
            yield from overlaps(f"{reading.name} table {number}", table)


def overlaps(name, table):
    taken = set()
    order = [(c["row"], c["col"]) for c in table["cells"]]
    if order != sorted(order):
        yield f"{name}: cells out of order"
    for cell in table["cells"]:
        rows = range(cell["row"], cell["row"] + cell["rowspan"])
        cols = range(cell["col"], cell["col"] + cell["colspan"])
        covered = {(r, c) for r in rows for c in cols}
        if rows.stop > table["rows"] or cols.stop > table["cols"] or covered & taken:
            yield f"{name}: cell at {cell['row']}, {cell['col']} overlaps or leaves the grid"
        taken |= covered


# -- revisions


def blocks_text(blocks):
    """Blocks without the empty paragraphs, as comparable values."""
    found = []
    for block in blocks:
        story = block.get("story")
        if block["type"] == "table":
            found.append((story, block["rows"], block["cols"],
                          [(c["row"], c["col"], c["rowspan"], c["colspan"],
                            blocks_text(c["blocks"])) for c in block["cells"]]))
        elif block["text"]:
            found.append((story, block["label"], block["level"], block["text"]))
    return found


def accepted_pairs(readings):
    """[(document with revisions, the same accepted)]"""
    return [(readings[name.replace("-Accepted", "")], reading)
            for name, reading in readings.items()
            if re.search(r"/RP\d+-.*-Accepted\.docx$", name)]


@expectation
def accepted(readings):
    """45 pairs RPnnn-X and X-Accepted: the same blocks, empty paragraphs aside"""
    pairs = accepted_pairs(readings)
    yield from differ("pairs", len(pairs), 45)
    for revised, final in pairs:
        yield from first_difference(revised.name, blocks_text(revised.document["blocks"]),
                                    blocks_text(final.document["blocks"]))


def first_difference(name, got, want):
    for one, other in zip_longest(got, want):
        if one != other:
            yield f"{name}: read {one!r}, expected {other!r}"
            return


@expectation
def deleted_cells(readings):
    """RP034: the cell before deleted cells takes their columns (span 3)"""
    spans = [c["colspan"] for c in find(readings, "RP034-Deleted-Cells.").tables()[0]["cells"]]
    yield from differ("spans", max(spans), 3)


@expectation
def moves(readings):
    """moves-792: two empty paragraphs, nothing of the moves leaks"""
    yield from differ("moves-792", [p["text"] for p in find(readings, "moves-792").paragraphs()],
                      ["", ""])


# -- text boxes, signs, hidden text, fields


@expectation
def text_boxes(readings):
    """WC050, WC048, text-box: every box once, a table in a box as a table of the box"""
    reading = find(readings, "WC050-Table-in-Text-Box.")
    boxes = [t for t in tables(reading.document["blocks"]) if t.get("story") == "textbox"]
    yield from differ("tables in boxes", len(boxes), 1)
    texts = [p["text"] for p in find(readings, "WC048").paragraphs()
             if p.get("story") == "textbox"]
    yield from differ("WC048", texts, ["Textbox1", "Textbox2", "Textbox3", ""])
    yield from differ("text-box", find(readings, "text-box.").text().count("Datum plane"), 1)


@expectation
def check_boxes(readings):
    """docx_checkboxes and checked-true-false: every box with its state"""
    for name, want in (("docx_checkboxes", "☑☐☑☐☑☑☐☑☑☑☑☐"), ("checked-true-false", "☐☐☐☐☑☑☑☑")):
        text = find(readings, name).text()
        yield from differ(name, "".join(sign for sign in text if sign in SIGNS), want)


@expectation
def hidden(readings):
    """HC019 and HC028: hidden text is out, a hyphen that does not break is one"""
    reading = find(readings, "HC019")
    yield from differ(reading.name, "When you click Online Video" in reading.text(), False)
    yield from differ("note", reading.says("hidden text was not read"), True)
    yield from differ("HC028", find(readings, "HC028").text().startswith("Vid--eo "), True)


@expectation
def ruby(readings):
    """61470: 東京 without its reading"""
    text = find(readings, "61470").text()
    yield from differ("61470", ("東京" in text, "とうきょう" in text), (True, False))


@expectation
def simple_fields(readings):
    """FldSimple and simple-field: the result is text"""
    yield from differ("FldSimple", find(readings, "FldSimple").text(), "FldSimple.docx")
    yield from differ("simple-field", find(readings, "simple-field").text(), "2/15/2008")


@expectation
def chunks(readings):
    """CA009 and stress012: the text of external chunks is read, or it is told"""
    for name, words in (("CA009", "Inserted Content Heading"), ("stress012", "Bilaga")):
        reading = find(readings, name)
        if words not in reading.text() and not reading.says("chunk"):
            yield f"{name}: neither text nor a note"


@expectation
def several_bodies(readings):
    """MultipleBodyBug: three bodies, one after the other"""
    texts = [p["text"][:12] for p in find(readings, "MultipleBodyBug").paragraphs()]
    yield from differ("bodies", texts, [f"START BODY {n}" for n in (1, 2, 3)])


# -- packages


@expectation
def other_packages(readings):
    """handmade-altpath, renamed_document_xml, handmade-strict, utf8-bom and others: read"""
    for name, words in (
            ("handmade-altpath", "Body found via rels"), ("handmade-strict", "Strict heading"),
            ("utf8-bom", "This XML has a byte order mark."), ("renamed_document_xml", ""),
            ("test_document_from_office365", ""), ("corrupt-styles", "Fixture Document"),
            ("missing-styles", "Fixture Document"), ("mismatched", "Mismatched tags"),
            ("unclosed", "Unclosed paragraph text")):
        reading = find(readings, name)
        text = reading.text()
        if reading.outcome not in ("read", "part") or not text.strip() or words not in text:
            yield f"{name}: {reading.outcome}, {text[:60]!r}"
    for name in ("handmade-altpath", "handmade-strict"):
        first = find(readings, name).paragraphs()[0]
        yield from differ(name, first["level"], 1)
    for name in ("corrupt-styles", "mismatched", "unclosed"):
        yield from differ(name, find(readings, name).outcome, "part")


@expectation
def strict_pair(readings):
    """Strict and Transitional: equal blocks"""
    yield from differ("blocks", readings["docling/Strict.docx"].document["blocks"],
                      readings["docling/Transitional.docx"].document["blocks"])


@expectation
def truncated(readings):
    """truncated--errors and truncated62886: 875 and 957 characters of text, and a note"""
    # The first holds 895, of which the 20 of its text box stand in a Choice and in its Fallback.
    for name, characters in (("truncated--errors", 875), ("truncated62886", 957)):
        reading = find(readings, name)
        text = reading.text().replace("\n", "").replace("\t", "")
        yield from differ(name, (len(text), reading.outcome), (characters, "part"))


@expectation
def fuzzed_whole(readings):
    """clusterfuzz 4791, 4959, 5569, 6709: the main part whole; 6709 lacks only its numbering"""
    for name, size in (("clusterfuzz-4791", 72219), ("clusterfuzz-4959", 24154),
                       ("clusterfuzz-5569", 4906), ("clusterfuzz-6709", 3891)):
        reading = find(readings, name)
        yield from differ(name, len(reading.package.read("word/document.xml")), size)
        yield from differ(name, reading.outcome, "part")
        yield from differ(name + " text", bool(reading.text().strip()), True)
        yield from differ(name + " cut", reading.says("word/document.xml"), False)
    # The beginning of its packed numbering part is cut out of the file; its text says the labels.
    reading = find(readings, "clusterfuzz-6709")
    texts = [p["text"] for p in reading.paragraphs() if p["text"]]
    yield from differ("clusterfuzz-6709", " ".join(texts[1:]), "1 B C A B 4")
    yield from differ("note", reading.says("automatic numbers are missing (6 paragraphs)"), True)


@expectation
def fuzzed_checksum(readings):
    """clusterfuzz 5564, 6061, 6120 and crash-517626e8: text and a note; 6733: text"""
    for name in ("clusterfuzz-5564", "clusterfuzz-6061", "clusterfuzz-6120", "crash-517626e8"):
        reading = find(readings, name)
        yield from differ(name, (reading.outcome, bool(reading.text().strip())), ("part", True))
    yield from differ("clusterfuzz-6733", bool(find(readings, "clusterfuzz-6733").text().strip()),
                      True)


@expectation
def refused(readings):
    """what cannot be read is refused with its kind"""
    for kind, names in (
            ("limit", ("deepxml", "zipbomb")), ("corrupt", ("ExternalEntityInText",)),
            ("unsupported", ("stress025", "ole-hello-world")), ("empty", ("empty--errors",)),
            ("encrypted", ("bug53475-password-is-pass.", "bug53475-password-is-solrcell",
                           "protected_agile", "document-with-password"))):
        for name in names:
            reading = find(readings, name)
            yield from differ(name, (reading.outcome, reading.kind), ("refused", kind))


@expectation
def bombs(readings):
    """deepxml, zipbomb, imagebomb: bounded memory; media are not inflated"""
    reading = find(readings, "imagebomb")
    yield from differ("imagebomb", "before the image" in reading.text(), True)
    for name in ("deepxml", "zipbomb", "imagebomb"):
        reading = find(readings, name)
        if reading.bounded and reading.peak_kib > 64 * 1024:
            yield f"{name}: {reading.peak_kib} KiB"


@expectation
def two_names(readings):
    """unicode-path: entries with two names are told"""
    yield from differ("unicode-path", find(readings, "unicode-path").says("another name"), True)

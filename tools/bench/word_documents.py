"""Word documents of any size, of many kinds: what the growth scripts read.

Example: write_package("a.docx", PACKAGES["tables"], 4 << 20) writes a package whose main part has 4 MB
of tables, and returns its size in bytes.
"""
import zipfile

import forms
import growing

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."

SENTENCE = "本项目全年预算数为四十二万元，全年执行数为三十七万元，预算执行率较高，完成了年初目标。"
RUN = ('<w:r w:rsidR="00A77B3E"><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋"/>'
       '<w:sz w:val="24"/></w:rPr><w:t>%s</w:t></w:r>')
PARAGRAPH = ('<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>%s<w:spacing w:line="560"/>'
             '<w:ind w:firstLine="640"/></w:pPr>%s</w:p>')
CELL = ('<w:tc><w:tcPr><w:tcW w:w="1134" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        + PARAGRAPH % ("", RUN % "%s") + "</w:tc>")
ROW = '<w:tr w:rsidR="00A77B3E"><w:trPr><w:trHeight w:val="397"/></w:trPr>%s</w:tr>'
TABLE = "<w:tbl><w:tblPr/>%s</w:tbl>"
FIELD = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF _Ref%d \\h'
         '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r>')

NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{a}">' + "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
            f'<w:lvlText w:val="{"".join(f"%{k}." for k in range(1, i + 2))}"/></w:lvl>'
            for i in range(9)) + "</w:abstractNum>" for a in range(50))
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n % 50}"/></w:num>'
              for n in range(500))
    + "</w:numbering>")


def word_row(i):
    return ROW % "".join(CELL % text for text in
                         ("产出指标", "质量指标", f"指标{i}", "≥98%", "98%", "10", "9.5", "无"))


def nested(depth):
    piece = PARAGRAPH % ("", RUN % "甲")
    for _ in range(depth):
        piece = TABLE % (ROW % f"<w:tc>{piece}</w:tc>") + PARAGRAPH % ("", RUN % "乙")
    return piece


def word_form(i):
    """The i-th form, with its title and the sentence behind it."""
    rows = "".join(ROW % "".join(CELL % cell for cell in row) for row in forms.rows(i))
    return ("".join(PARAGRAPH % ("", RUN % text) for text in (forms.TITLE, forms.YEAR))
            + TABLE % rows + PARAGRAPH % ("", RUN % forms.SENTENCE))


def list_item(i):
    number = f'<w:numPr><w:ilvl w:val="{i % 9}"/><w:numId w:val="{i % 500 + 1}"/></w:numPr>'
    return PARAGRAPH % (number, RUN % "完成情况良好")


# What stands in front, the i-th piece, what stands behind.
PACKAGES = {
    "paragraphs": ("", lambda i: PARAGRAPH % ("", RUN % f"{i}{SENTENCE}"), ""),
    "bare_paragraphs": ("", lambda i: "<w:p><w:r><w:t>甲</w:t></w:r></w:p>", ""),
    "tables": ("", lambda i: TABLE % "".join(word_row(k) for k in range(20)), ""),
    "forms": (PARAGRAPH % ("", RUN % forms.REPORT), word_form, ""),
    "one_table": ("<w:tbl>", word_row, "</w:tbl>"),
    "bare_table": ("<w:tbl>", lambda i: f"<w:tr>{'<w:tc><w:p/></w:tc>' * 8}</w:tr>", "</w:tbl>"),
    "one_cell": ("<w:tbl><w:tr><w:tc>", lambda i: PARAGRAPH % ("", RUN % SENTENCE),
                 "</w:tc></w:tr></w:tbl>"),
    "nested_tables": ("", lambda i: nested(60), ""),
    "numbering": ("", list_item, ""),
    "fields": ("", lambda i: PARAGRAPH % ("", FIELD % (i, RUN % "第三章")), ""),
    "one_field": ("<w:p>" + FIELD.split("<w:r><w:fldChar w:fldCharType=\"separate\"/>")[0] % 1,
                  lambda i: RUN % "甲", "</w:p>"),
    "runs": ("", lambda i: PARAGRAPH % ("", "".join(RUN % c for c in SENTENCE)), ""),
    "one_text": ("<w:p><w:r><w:t>", lambda i: SENTENCE, "</w:t></w:r></w:p>"),
    "one_attribute": ('<w:p w:rsidR="', lambda i: SENTENCE, '"/>'),
    "one_comment": ("<!--", lambda i: SENTENCE, "--><w:p/>"),
    "headers": ("", lambda i: f'<w:p><w:pPr><w:sectPr><w:headerReference r:id="x{i}" '
                f'xmlns:r="{RELATIONS}"/></w:sectPr></w:pPr></w:p>', ""),
    "text_boxes": ("", lambda i: "<w:p><w:r><w:txbxContent>" * 300 + PARAGRAPH % ("", RUN % "甲")
                   + "</w:txbxContent></w:r></w:p>" * 300, ""),
    "merged_down": ("<w:tbl>", lambda i: ROW % ("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
                                                + CELL % i), "</w:tbl>"),
    "bookmarks": ("", lambda i: PARAGRAPH % (
        "", f'<w:bookmarkStart w:id="{i}" w:name="_Toc{i}"/>' + RUN % "甲"), ""),
}


def write_package(path, pieces, size, numbering=NUMBERING):
    """Writes pieces until the main part has `size` bytes; its bytes. Without `numbering` there is no
    part of lists."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml",
                         f'<Types xmlns="{PACKAGE}content-types">'
                         f'<Override PartName="/word/document.xml" '
                         f'ContentType="{MAIN}document.main+xml"/></Types>')
        package.writestr("_rels/.rels",
                         f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" '
                         f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
                         "</Relationships>")
        if numbering:
            package.writestr("word/_rels/document.xml.rels",
                             f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" '
                             f'Type="{RELATIONS}/numbering" Target="numbering.xml"/></Relationships>')
            package.writestr("word/numbering.xml", numbering)
        front, piece, behind = pieces
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            return growing.fill(part, f'<w:document xmlns:w="{WORD}"><w:body>' + front, piece,
                                behind + "</w:body></w:document>", size)

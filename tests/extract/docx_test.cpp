// Structure: tables, text boxes, stories, styles, levels, notes and limits. Text: docx_text_test.
#include <gtest/gtest.h>

#include "extract/extract.h"
#include "extract/make_docx.h"
#include "value/failure.h"

namespace jixiao {
namespace {

std::string read(const std::string& content) {
  return dump(read_docx(make_docx(body(content)), {}));
}

std::string p(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

std::string tc(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>";
}

std::string tr(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

std::string tbl(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

std::string box(const std::string& content) {
  return "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + content +
         "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>";
}

// A table of contents that somebody typed: no style and no field tells it.
TEST(Extract, KnowsTypedContentsInEveryFormat) {
  const std::string docx =
      make_docx(body(p("目录") + p("一、项目概况............1") + p("二、绩效目标............3") +
                     p("一、项目概况") + p("某段")));
  const std::string html =
      "<html><body><p>目录</p><p>一、项目概况............1</p><p>二、绩效目标............3</p>"
      "<p>一、项目概况</p><p>某段</p></body></html>";
  for (const std::string& bytes : {docx, html}) {
    const Document document = extract(Input{"a", bytes}, Limits{});
    std::string contents;
    for (const Block& block : document.blocks) {
      contents += std::get<Paragraph>(block).contents_line ? "1" : "0";
    }
    EXPECT_EQ(contents, "11100");
  }
}

std::string failure_of(const std::string& content, const Limits& limits) {
  try {
    read_docx(make_docx(body(content)), limits);
    return "ok";
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
}

TEST(DocxTable, PlacesMergedCells) {
  EXPECT_EQ(
      read(tbl("<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>" +
               tr(tc("A", "<w:vMerge w:val=\"restart\"/>") + tc("B")) +
               tr(tc("", "<w:vMerge/>") + tc("C")) + tr(tc("D", "<w:gridSpan w:val=\"2\"/>")))),
      "0 table#0 3x2\n  (0,0) 2x1 \"A\"\n  (0,1) \"B\"\n  (1,1) \"C\"\n  (2,0) 1x2 \"D\"\n");
}

TEST(DocxTable, SeesThroughWrappers) {
  EXPECT_EQ(read("<w:sdt><w:sdtContent>" +
                 tbl("<w:ins>" +
                     tr("<w:sdt><w:sdtContent>" + tc("A") + "</w:sdtContent></w:sdt>" +
                        "<w:customXml>" + tc("B") + "</w:customXml>") +
                     "</w:ins>") +
                 "</w:sdtContent></w:sdt>"),
            "0 table#0 1x2\n  (0,0) \"A\"\n  (0,1) \"B\"\n");
}

TEST(DocxTable, DropsDeletedRowsAndEmptiedTables) {
  const std::string gone = tr(tc("X"), "<w:del/>");
  EXPECT_EQ(read(tbl(gone) + tbl(tr(tc("A")) + gone + tr(tc("B"), "<w:ins/>"))),
            "0 table#0 2x1\n  (0,0) \"A\"\n  (1,0) \"B\"\n");
}

TEST(DocxTable, MergesCellsByRevisionToo) {
  EXPECT_EQ(read(tbl(tr(tc("A", "<w:cellMerge w:vMerge=\"rest\"/>")) +
                     tr(tc("", "<w:cellMerge w:vMerge=\"cont\"/>")))),
            "0 table#0 2x1\n  (0,0) 2x1 \"A\"\n");
  EXPECT_EQ(read(tbl(tr(tc("A") + tc("B")) + tr(tc("C") + tc("X", "<w:cellDel/>")))),
            "0 table#0 2x2\n  (0,0) \"A\"\n  (0,1) \"B\"\n  (1,0) 1x2 \"C\"\n");
}

TEST(DocxTable, NestsInItsCellAndNumbersInOrder) {
  const std::string inner = "<w:tc>" + tbl(tr(tc("in"))) + p("") + "</w:tc>";
  EXPECT_EQ(read(tbl(tr(inner + tc("out"))) + tbl(tr(tc("next")))),
            "0 table#0 1x2\n  (0,0) \"\"\n    table#1 1x1\n      (0,0) \"in\"\n  (0,1) \"out\"\n"
            "1 table#2 1x1\n  (0,0) \"next\"\n");
}

TEST(DocxTable, KeepsTextThatStandsBesideItsCells) {
  EXPECT_EQ(read(tbl(p("lost?") + tr(tc("A") + p("stray")))),
            "0 paragraph \"lost?\"\n1 table#0 1x1\n  (0,0) \"A\\nstray\"\n");
}

TEST(DocxTable, NotesSayWhichCell) {
  const Document document =
      read_docx(make_docx(body(p("a") + tbl(tr(tc("x", "<w:del/>"), "<w:del/>")) +
                               tbl(tr(tc("A") + tc("B", "<w:vMerge w:val=\"restart\"/>")) +
                                   tr(tc("C") + tc("D", "<w:vMerge/>"))))),
                {});
  ASSERT_EQ(document.unread.size(), 1U);
  const Place expected{0, 1, 0, 1, 1, -1, -1, -1};
  EXPECT_EQ(document.unread[0].place, expected);
}

TEST(DocxTextbox, StandsBehindTheBlockOfItsAnchorOnce) {
  const std::string both =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" +
      p("box") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>" +
      box(p("again")) + "</mc:Fallback></mc:AlternateContent></w:r>";
  EXPECT_EQ(read("<w:p><w:r><w:t>a</w:t></w:r>" + both + "<w:r><w:t>b</w:t></w:r></w:p>" + p("c")),
            "0 paragraph \"ab\"\n1 paragraph textbox@0 \"box\"\n2 paragraph \"c\"\n");
  EXPECT_EQ(read(tbl(tr("<w:tc><w:p>" + box(tbl(tr(tc("t")))) + "</w:p>" + tbl(tr(tc("nested"))) +
                        "</w:tc>"))),
            "0 table#0 1x1\n  (0,0) \"\"\n    table#1 1x1\n      (0,0) \"nested\"\n"
            "1 table#2 1x1 textbox@0\n  (0,0) \"t\"\n");
}

// Word 2013 writes them so when it saves as Strict.
TEST(DocxTextbox, IsOneInTheNamespaceOfWord2006) {
  EXPECT_EQ(
      read("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:drawing><wp:txbx><n:txbxContent "
           "xmlns:n=\"http://schemas.microsoft.com/office/word/2006/wordml\">" +
           p("box") + "</n:txbxContent></wp:txbx></w:drawing></w:r><w:r><w:t>b</w:t></w:r></w:p>"),
      "0 paragraph \"ab\"\n1 paragraph textbox@0 \"box\"\n");
}

TEST(DocxTextbox, HoldsWordArt) {
  const auto art = [](const std::string& run_properties) {
    return read("<w:p><w:r><w:rPr>" + run_properties + "</w:rPr><w:pict>" +
                "<v:shapetype><v:textpath on=\"t\"/></v:shapetype><v:shape><v:textpath " +
                "string=\"DRAFT\"/></v:shape></w:pict><w:t>a</w:t></w:r></w:p>");
  };
  EXPECT_EQ(art(""), "0 paragraph \"a\"\n1 paragraph textbox@0 \"DRAFT\"\n");
  EXPECT_EQ(art("<w:vanish/>"),
            "0 paragraph hidden=\"DRAFTa\" \"\"\n"
            "unread block=0 hidden text was not read (2 places)\n");
}

TEST(DocxTextbox, ShiftsThePlacesOfItsNotes) {
  const std::string picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>";
  const Document document =
      read_docx(make_docx(body("<w:p>" + box(p("x") + picture) + "</w:p>" + p("z") + picture)), {});
  EXPECT_EQ(dump(document),
            "0 paragraph \"\"\n1 paragraph textbox@0 \"x\"\n2 paragraph textbox@0 \"\"\n"
            "3 paragraph \"z\"\n4 paragraph \"\"\n"
            "unread block=2 a picture was not read\nunread block=4 a picture was not read\n");
}

TEST(DocxAlternate, TakesOneBranch) {
  const auto choose = [](const std::string& needs) {
    return read("<w:p><mc:AlternateContent><mc:Choice Requires=\"" + needs +
                "\"><w:r><w:t>choice</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>fallback</w:t>"
                "</w:r></mc:Fallback></mc:AlternateContent></w:p>");
  };
  EXPECT_EQ(choose("wps"), "0 paragraph \"choice\"\n");
  EXPECT_EQ(choose("wps w14"), "0 paragraph \"choice\"\n");
  EXPECT_EQ(choose("new"), "0 paragraph \"fallback\"\n");
  EXPECT_EQ(choose("wps unbound"), "0 paragraph \"fallback\"\n");
}

TEST(DocxMedia, IsToldOnceAParagraphOrCell) {
  const std::string picture = "<w:r><w:drawing><a:blip/><a:blip/></w:drawing></w:r>";
  EXPECT_EQ(read("<w:p>" + picture + picture + "</w:p>"),
            "0 paragraph \"\"\nunread block=0 a picture was not read\n");
  EXPECT_EQ(read(tbl(tr("<w:tc><w:p>" + picture + "</w:p><w:p>" + picture + "</w:p></w:tc>"))),
            "0 table#0 1x1\n  (0,0) \"\\n\"\nunread block=0 at=0/0/0 a picture was not read\n");
  EXPECT_EQ(read("<w:p><w:r><w:object><v:imagedata/></w:object></w:r></w:p>"),
            "0 paragraph \"\"\nunread block=0 an embedded object was not read\n");
}

TEST(DocxLimits, AreNamed) {
  Limits limits;
  limits.cells = 2;
  EXPECT_EQ(failure_of(tbl(tr(tc("") + tc("") + tc(""))), limits),
            "limit: the tables have too many cells"
            " (limit cells = 2; raise it with --limit cells=N)");
  limits = {};
  limits.table_nesting = 1;
  EXPECT_EQ(failure_of(tbl(tr("<w:tc>" + tbl("") + "</w:tc>")), limits),
            "limit: tables are nested too deep"
            " (limit table_nesting = 1; raise it with --limit table_nesting=N)");
  limits = {};
  limits.paragraph_bytes = 5;
  EXPECT_EQ(failure_of(p("12345") + p("12345"), limits), "ok");
  EXPECT_EQ(failure_of(p("123456"), limits),
            "limit: the text of a paragraph is too long"
            " (limit paragraph_bytes = 5; raise it with --limit paragraph_bytes=N)");
}

// A crash of readers that call themselves once for each table.
TEST(DocxLimits, EndDeepTablesWithAnError) {
  constexpr int kDepth = 100'000;
  std::string deep;
  for (int i = 0; i < kDepth; ++i) deep += "<w:tbl><w:tr><w:tc>";
  EXPECT_EQ(failure_of(deep, {}).substr(0, 6), "limit:");
  for (int i = 0; i < kDepth; ++i) deep += "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(failure_of(deep, {}).substr(0, 6), "limit:");
}

TEST(DocxDamage, KeepsWhatStandsBeforeAFault) {
  Parts parts = body(tbl(tr(tc("A") + "<w:tc><w:p><w:r><w:t>B")));
  std::string& xml = parts[0].second;
  xml = xml.substr(0, xml.find("B") + 1) + "</w:wrong>";
  const Document document = read_docx(make_docx(parts), {});
  EXPECT_EQ(document.blocks.size(), 1U);
  const std::string seen = dump(document);
  EXPECT_EQ(seen.substr(0, seen.find("unread")), "0 table#0 1x2\n  (0,0) \"A\"\n  (0,1) \"B\"\n");
  EXPECT_EQ(document.unread.size(), 1U);
}

TEST(DocxDamage, RefusesADocumentTypeInAnyPart) {
  Parts parts = body("");
  parts.emplace_back("word/styles.xml", "<!DOCTYPE a []><a/>");
  try {
    read_docx(make_docx(parts), {});
    FAIL() << "a DTD was read";
  } catch (const Failure& failure) {
    EXPECT_EQ(std::string(failure.what()), "word/styles.xml: a DTD is not allowed");
    EXPECT_EQ(failure.kind, FailureKind::kCorrupt);
  }
}

TEST(DocxStories, StandBehindTheBodyIfTheyHaveText) {
  Parts parts =
      body(p("body") +
           "<w:sectPr><w:headerReference r:id=\"rId1\"/><w:footerReference r:id=\"rId2\"/>"
           "<w:headerReference r:id=\"rId1\"/></w:sectPr>");
  parts.emplace_back("word/header1.xml", word_part("w:hdr", p("head")));
  parts.emplace_back("word/footer1.xml", word_part("w:ftr", p("")));
  parts.emplace_back(
      "word/footnotes.xml",
      word_part("w:footnotes", "<w:footnote w:type=\"separator\">" + p("line") +
                                   "</w:footnote><w:footnote>" + p("note") + "</w:footnote>"));
  const Document document = read_docx(make_docx(parts), {});
  EXPECT_EQ(dump(document),
            "0 paragraph \"body\"\n1 paragraph header \"head\"\n2 paragraph footnote \"note\"\n");
  ASSERT_EQ(document.parts.size(), 4U);
  EXPECT_EQ(document.parts[static_cast<std::size_t>(std::get<Paragraph>(document.blocks[1]).part)],
            "word/header1.xml");
}

TEST(DocxStories, MissingOnesAreTold) {
  EXPECT_EQ(read("<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"),
            "0 paragraph \"\"\nunread the footnotes part is missing, it was not read\n");
}

std::string with_styles(const std::string& styles, const std::string& content,
                        const std::string& numbering = "") {
  Parts parts = body(content);
  parts.emplace_back("word/styles.xml", word_part("w:styles", styles));
  if (!numbering.empty()) {
    parts.emplace_back("word/numbering.xml", word_part("w:numbering", numbering));
  }
  return dump(read_docx(make_docx(parts), {}));
}

std::string style(const std::string& id, const std::string& content) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\">" + content + "</w:style>";
}

std::string styled(const std::string& id, const std::string& properties = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + id + "\"/>" + properties + "</w:pPr></w:p>";
}

TEST(DocxLevel, ComesFromParagraphThenStyleThenItsName) {
  const std::string styles =
      style("a", "<w:name w:val=\"body\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>") +
      style("b", "<w:basedOn w:val=\"a\"/>") + style("1", "<w:name w:val=\"Heading 2\"/>") +
      style("c", "<w:basedOn w:val=\"1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>") +
      style("x", "<w:basedOn w:val=\"y\"/>") + style("y", "<w:basedOn w:val=\"x\"/>") +
      style("old",
            "<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>"
            "</w:pPr>");
  const struct {
    const char* id;
    const char* properties;
    const char* level;
  } rows[] = {
      {"a", "", "level=3 by style "},
      {"b", "", "level=3 by style "},
      {"1", "", "level=2 by style_name "},
      {"c", "", ""},
      {"x", "", ""},
      {"old", "", ""},
      {"none", "", ""},
      {"a", "<w:outlineLvl w:val=\"0\"/>", "level=1 "},
      {"a", "<w:outlineLvl w:val=\"9\"/>", ""},
      {"a", "<w:outlineLvl w:val=\"77\"/>", "level=3 by style "},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(with_styles(styles, styled(row.id, row.properties)),
              std::string("0 paragraph ") + row.level + "\"\"\n")
        << row.id << row.properties;
  }
}

TEST(DocxLevel, OfDamagedStylesIsLostAndTold) {
  Parts parts = body(styled("1"));
  parts.emplace_back("word/styles.xml", "<broken");
  const std::string seen = dump(read_docx(make_docx(parts), {}));
  const std::string told =
      "0 paragraph \"\"\nunread part=word/styles.xml word/styles.xml: line 1, byte 7: C";
  EXPECT_EQ(seen.substr(0, told.size()), told);
}

TEST(DocxContents, FlagsLinesOfATableOfContents) {
  EXPECT_EQ(with_styles(style("7", "<w:name w:val=\"toc 1\"/>"), styled("7")),
            "0 paragraph contents \"\"\n");
  EXPECT_EQ(read("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
                 "</w:docPartObj></w:sdtPr><w:sdtContent>" +
                 p("a") + "</w:sdtContent></w:sdt>" + p("b")),
            "0 paragraph contents \"a\"\n1 paragraph \"b\"\n");
  const std::string begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC "
      "\\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/>"
      "</w:r><w:r><w:t>a</w:t></w:r>";
  const std::string end = "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
  EXPECT_EQ(read("<w:p>" + begin + "</w:p>" + p("b") + end + p("c")),
            "0 paragraph contents \"a\"\n1 paragraph contents \"b\"\n2 paragraph \"\"\n"
            "3 paragraph \"c\"\n");
  // A contents field that never ends must not swallow the headings of the whole report.
  EXPECT_EQ(read("<w:p>" + begin + "</w:p>" + p("b")),
            "0 paragraph \"a\"\n1 paragraph \"b\"\nunread block=1 a field is not ended, the text "
            "behind it was read as its result\n");
}

}  // namespace
}  // namespace jixiao

// What of a paragraph's content is text, and which.
#include <gtest/gtest.h>

#include "extract/docx_symbols.h"
#include "extract/extract.h"
#include "extract/make_docx.h"
#include "value/failure.h"

namespace jixiao {
namespace {

std::string read(const std::string& content) {
  return dump(read_docx(make_docx(body(content)), {}));
}

// Texts of the paragraphs, joined by '|'; then the notes in brackets.
std::string text_of(const std::string& content) {
  const Document document = read_docx(make_docx(body(content)), {});
  std::string result;
  for (const Block& block : document.blocks) {
    if (&block != &document.blocks.front()) result += '|';
    result += std::get<Paragraph>(block).text;
  }
  for (const Unread& unread : document.unread) result += " [" + unread.what_en + "]";
  return result;
}

std::string r(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}

std::string field(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}

std::string code(const std::string& text) {
  return "<w:r><w:instrText>" + text + "</w:instrText></w:r>";
}

TEST(DocxText, ReadsWhatWordShows) {
  const std::string deleted = "<w:del><w:r><w:delText>X</w:delText><w:t>X</w:t></w:r></w:del>";
  const struct {
    std::string content;
    const char* text;
  } rows[] = {
      {r("a") + r("b"), "ab"},
      {"<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:ptab/></w:r>",
       "a\tb\nc\n\t"},
      {"<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a-bc"},
      {"<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>" + r("a"), "a"},
      {"<w:hyperlink>" + r("a") + "</w:hyperlink><w:smartTag>" + r("b") + "</w:smartTag>", "ab"},
      {"<w:sdt><w:sdtContent>" + r("a") + "</w:sdtContent></w:sdt>", "a"},
      {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("X") +
           "</w:sdtContent></w:sdt>" + r("a"),
       "a"},
      {"<w:ins>" + r("a") + deleted + "</w:ins>" + deleted + r("b"), "ab"},
      {"<w:moveFrom>" + r("X") + "</w:moveFrom><w:moveTo>" + r("a") + "</w:moveTo>", "a"},
      {"<w:moveFromRangeStart w:id=\"1\"/>" + r("X") + "<w:moveFromRangeEnd w:id=\"1\"/>" + r("a"),
       "a"},
      {"<w:moveFromRangeStart w:id=\"1\"/><w:moveFrom>" + r("X") +
           "<w:moveFromRangeEnd w:id=\"1\"/></w:moveFrom>" + r("a"),
       "a"},
      {"<w:r><w:ruby><w:rt>" + r("X") + "</w:rt><w:rubyBase>" + r("a") +
           "</w:rubyBase></w:ruby></w:r>",
       "a"},
      {"<w:r><w:lastRenderedPageBreak/><w:footnoteRef/><w:t>a</w:t></w:r>", "a"},
      {r("a&lt;b"), "a<b"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(text_of("<w:p>" + row.content + "</w:p>"), row.text) << row.content;
  }
}

TEST(DocxText, KeepsOuterSpaceOnlyWhereItIsPreserved) {
  EXPECT_EQ(text_of("<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space=\"preserve\"> b </w:t>"
                    "</w:r><w:r><w:t>\n  c\n d </w:t></w:r><w:r><w:t>   </w:t></w:r></w:p>"),
            "a b c  d");
  EXPECT_EQ(text_of("<w:p>" + r("　98") + "</w:p>"), "　98");
}

TEST(DocxText, LeavesHiddenTextOutAndTells) {
  EXPECT_EQ(text_of("<w:p>" + r("X", "<w:vanish/>") + r("a", "<w:vanish w:val=\"0\"/>") + "</w:p>" +
                    "<w:p>" + r("X", "<w:vanish/>") + "</w:p>"),
            "a| [hidden text was not read (2 places)]");
  EXPECT_EQ(text_of("<w:p>" + r("X", "<w:webHidden/>") + r("a") + "</w:p>"), "a");
  Parts parts = body("<w:p>" + r("X", "<w:rStyle w:val=\"h\"/>") + r("a") + "</w:p>");
  parts.emplace_back("word/styles.xml",
                     word_part("w:styles",
                               "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr>"
                               "<w:vanish/></w:rPr></w:style>"));
  EXPECT_EQ(dump(read_docx(make_docx(parts), {})).substr(0, 27),
            "0 paragraph hidden=\"X\" \"a\"\n");
}

TEST(DocxText, JoinsAParagraphWhoseMarkIsDeleted) {
  const std::string deleted = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
  EXPECT_EQ(read("<w:p>" + deleted + r("a") +
                 "</w:p><w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + r("b") + "</w:p>"),
            "0 paragraph level=1 \"ab\"\n");
  EXPECT_EQ(read("<w:tbl><w:tr><w:tc><w:p>" + deleted + r("a") +
                 "</w:p></w:tc></w:tr></w:tbl><w:p>" + r("b") + "</w:p>"),
            "0 table#0 1x1\n  (0,0) \"a\"\n1 paragraph \"b\"\n");
  EXPECT_EQ(text_of("<w:p>" + deleted + "</w:p>"), "");
}

TEST(DocxText, AJoinedParagraphKeepsHiddenTextAndBookmarks) {
  const std::string deleted = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
  const auto mark = [](const std::string& name) {
    return "<w:bookmarkStart w:id=\"0\" w:name=\"" + name + "\"/><w:bookmarkEnd w:id=\"0\"/>";
  };
  const std::string hidden = r("X", "<w:vanish/>");
  EXPECT_EQ(read("<w:p>" + deleted + mark("one") + hidden + r("a") + "</w:p><w:p>" + deleted +
                 mark("two") + r("b") + "</w:p>" + mark("three") + "<w:p>" + r("c") + "</w:p>"),
            "0 paragraph #one #two #three hidden=\"X\" \"abc\"\n"
            "unread block=0 hidden text was not read (1 places)\n");
  EXPECT_EQ(read("<w:tbl><w:tr><w:tc><w:p>" + deleted + hidden +
                 "</w:p></w:tc></w:tr></w:tbl><w:p>" + r("b") + "</w:p>"),
            "0 table#0 1x1\n  (0,0) \"\"\n    paragraph hidden=\"X\" \"\"\n1 paragraph \"b\"\n"
            "unread block=0 at=0/0/0 hidden text was not read (1 places)\n");
}

TEST(DocxText, KeepsTextOutsideAnyParagraph) {
  EXPECT_EQ(text_of(r("a") + "<w:p>" + r("b") + "</w:p>" + r("c")), "a|b|c");
}

TEST(DocxText, DoubtsTextInUnknownElementsOnce) {
  EXPECT_EQ(text_of("<w:p><w:novel>" + r("a") + r("b") + "</w:novel><w:novelPr/></w:p>"),
            "ab [text inside the unknown element w:novel was read as ordinary text]");
}

TEST(DocxBookmark, BelongsToTheParagraphBehindIt) {
  const auto mark = [](const std::string& name) {
    return "<w:bookmarkStart w:id=\"0\" w:name=\"" + name + "\"/><w:bookmarkEnd w:id=\"0\"/>";
  };
  EXPECT_EQ(read(mark("one") + "<w:p>" + mark("two") + mark("_GoBack") + "</w:p><w:p/>"),
            "0 paragraph #one #two \"\"\n1 paragraph \"\"\n");
}

TEST(DocxField, ShowsItsResultAndNotItsCode) {
  const struct {
    std::string content;
    const char* text;
  } rows[] = {
      {field("begin") + code("DATE") + field("separate") + r("a") + field("end") + r("b"), "ab"},
      {field("begin") + code("IF") + field("begin") + code("REF x") + field("separate") + r("X") +
           field("end") + field("separate") + r("a") + field("end"),
       "a"},
      {field("begin") + code("XE") + r("X") + field("end") + r("a"), "a"},
      {"<w:fldSimple w:instr=\"DATE\">" + r("a") + "</w:fldSimple>", "a"},
      {field("end") + field("separate") + r("a"), "a"},
      {field("begin") + code("EQ \\o") + field("end"),
       " [the equation of a field EQ was not read]"},
      {r("a") + field("begin") + code("DATE") + r("b"),
       "ab [a field is not ended, the text behind it was read as its result]"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(text_of("<w:p>" + row.content + "</w:p>"), row.text) << row.content;
  }
}

// A bookmark that is referred to a thousand times must not make a document a thousand times as big.
TEST(DocxField, RefersToNoMoreTextThanTheLimits) {
  std::string content = "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"x\"/>" +
                        r(std::string(1000, 'a')) + "<w:bookmarkEnd w:id=\"0\"/></w:p>";
  for (int i = 0; i < 50; ++i) {
    content += "<w:p>" + field("begin") + code("REF x") + field("end") + "</w:p>";
  }
  Limits limits;
  EXPECT_EQ(std::get<Paragraph>(read_docx(make_docx(body(content)), limits).blocks[50]).text,
            std::string(1000, 'a'));
  const auto refusal = [&] {
    try {
      read_docx(make_docx(body(content)), limits);
    } catch (const Failure& failure) {
      return std::string(failure.what());
    }
    return std::string("none");
  };
  limits.part_bytes = 20'000;
  EXPECT_NE(refusal().find("the texts of references"), std::string::npos) << refusal();
  limits = {};
  limits.paragraph_bytes = 1500;
  EXPECT_EQ(refusal(), "none");
  content +=
      "<w:p>" + r(std::string(600, 'b')) + field("begin") + code("REF x") + field("end") + "</w:p>";
  EXPECT_NE(refusal().find("paragraph_bytes"), std::string::npos) << refusal();
}

TEST(DocxField, SpansParagraphs) {
  EXPECT_EQ(text_of("<w:p>" + field("begin") + code("QUOTE") + field("separate") + r("a") +
                    "</w:p><w:p>" + r("b") + field("end") + r("c") + "</w:p>"),
            "a|bc");
  // A code may span them too; text in one that never ends is kept.
  EXPECT_EQ(text_of("<w:p>" + field("begin") + code("DATE") + "</w:p><w:p>" + r("X") +
                    field("separate") + r("b") + field("end") + "</w:p>"),
            "|b");
  EXPECT_EQ(text_of("<w:p>" + r("a") + field("begin") + r("b") + "</w:p><w:p>" + r("c") + "</w:p>"),
            "ab|c [a field is not ended, the text behind it was read as its result]");
}

std::string form(const std::string& data, const std::string& instruction) {
  return "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data +
         "</w:ffData></w:fldChar></w:r>" + code(instruction) + field("end") + "</w:p>";
}

TEST(DocxForm, ShowsCheckBoxesAndChosenEntries) {
  const struct {
    const char* data;
    const char* text;
  } rows[] = {
      {"<w:checkBox><w:default w:val=\"1\"/></w:checkBox>", "☑"},
      {"<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>", "☐"},
      {"<w:checkBox><w:checked/></w:checkBox>", "☑"},
      {"<w:checkBox/>", "☐"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(text_of(form(row.data, " FORMCHECKBOX ")), row.text) << row.data;
  }
  EXPECT_EQ(text_of(form("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"a\"/>"
                         "<w:listEntry w:val=\"b\"/></w:ddList>",
                         "FORMDROPDOWN")),
            "b");
  EXPECT_EQ(text_of("<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>"
                    "</w:sdtPr><w:sdtContent>" +
                    r("☒") + "</w:sdtContent></w:sdt>" + r("a") + "</w:p>"),
            "☑a");
}

std::string symbol(const std::string& font, const std::string& sign) {
  return "<w:p><w:r><w:sym w:font=\"" + font + "\" w:char=\"" + sign + "\"/></w:r></w:p>";
}

TEST(DocxSymbol, MapsSymbolFonts) {
  const struct {
    const char* font;
    const char* sign;
    const char* text;
  } rows[] = {
      {"Symbol", "F0B3", "≥"},
      {"Symbol", "00A3", "≤"},
      {"Symbol", "F061", "α"},
      {"Wingdings", "F0FE", "☑"},
      {"Wingdings", "F0A8", "☐"},
      {"Wingdings 2", "F052", "☑"},
      {"Wingdings 2", "F050", "✓"},
      {"宋体", "2265", "≥"},
      {"Wingdings", "F021",
       "\xEF\xBF\xBD [the symbol Wingdings F021 is not known, U+FFFD stands for it]"},
      {"Symbol", "zz", "\xEF\xBF\xBD [the symbol Symbol zz is not known, U+FFFD stands for it]"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(text_of(symbol(row.font, row.sign)), row.text) << row.font << row.sign;
  }
}

TEST(DocxSymbol, MapsRunsSetInASymbolFont) {
  const std::string font = "<w:rFonts w:ascii=\"Symbol\"/>";
  EXPECT_EQ(text_of("<w:p>" + r("b &#xF0B3;98%一", font) + r("b") + "</w:p>"), "β ≥98%一b");
  const std::string plain = "<w:rFonts w:ascii=\"Arial\"/>";
  for (const std::string& fonts : {font + plain, plain + font}) {
    EXPECT_EQ(text_of("<w:p>" + r("b", fonts) + r("b", plain) + "</w:p>"), "βb");
  }
  int unknown = 0;
  EXPECT_EQ(map_symbol_text(SymbolFont::kWingdings, "o\xC2\xA8!", unknown), "☐☐\xEF\xBF\xBD");
  EXPECT_EQ(unknown, 1);
}

TEST(DocxMath, ReadsInOrder) {
  const auto run = [](const std::string& text) { return "<m:r><m:t>" + text + "</m:t></m:r>"; };
  EXPECT_EQ(text_of("<w:p><m:oMath><m:f><m:num>" + run("实际") + "</m:num><m:den>" + run("计划") +
                    "</m:den></m:f>" + run("=") + "<m:sSup><m:e>" + run("x") + "</m:e><m:sup>" +
                    run("2") + "</m:sup></m:sSup></m:oMath></w:p>"),
            "实际/计划=x^2");
  EXPECT_EQ(
      text_of("<w:p><m:oMath><m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>"
              "<m:e>" +
              run("a") + "</m:e><m:e>" + run("b") +
              "</m:e></m:d><m:nary><m:naryPr><m:chr "
              "m:val=\"∑\"/></m:naryPr><m:e>" +
              run("c") + "</m:e></m:nary></m:oMath></w:p>"),
      "[a|b]∑c");
}

}  // namespace
}  // namespace jixiao

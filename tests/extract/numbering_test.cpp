// Automatic numbers: lists of numbering.xml, styles and paragraphs -> the labels Word prints.
#include "extract/numbering.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "extract/extract.h"
#include "extract/make_docx.h"

namespace jixiao {
namespace {

struct ListDocument {
  std::string numbering;
  std::string styles;
  std::string content;
};

Document read(const ListDocument& document) {
  Parts parts = body(document.content);
  if (!document.styles.empty()) {
    parts.emplace_back("word/styles.xml", word_part("w:styles", document.styles));
  }
  if (!document.numbering.empty()) {
    parts.emplace_back("word/numbering.xml", word_part("w:numbering", document.numbering));
  }
  return read_docx(make_docx(parts), {});
}

// Labels of the paragraphs, each with its level behind '#', joined by '|'; notes in brackets.
std::string labels_of(const ListDocument& source) {
  const Document document = read(source);
  std::string result;
  for (const Block& block : document.blocks) {
    const Paragraph& paragraph = std::get<Paragraph>(block);
    if (&block != &document.blocks.front()) result += '|';
    result += paragraph.label();
    if (paragraph.level) result += "#" + std::to_string(*paragraph.level);
  }
  for (const Unread& unread : document.unread) result += " [" + unread.what_en + "]";
  return result;
}

std::string number_properties(const std::string& id, const std::string& level) {
  return "<w:numPr>" + (level.empty() ? "" : "<w:ilvl w:val=\"" + level + "\"/>") +
         (id.empty() ? "" : "<w:numId w:val=\"" + id + "\"/>") + "</w:numPr>";
}

std::string paragraph(const std::string& properties, const std::string& content = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

// "10 11 20": paragraphs of list 1 at level 0, list 1 at level 1, list 2 at level 0; "-" is one
// without a number.
std::string paragraphs(const std::string& places) {
  std::string result;
  for (std::size_t i = 0; i < places.size(); i += 3) {
    const std::string place = places.substr(i, 2);
    const bool plain = place[0] == '-';
    result += paragraph(plain ? "" : number_properties(place.substr(0, 1), place.substr(1)));
  }
  return result;
}

std::string level(int index, const std::string& format, const std::string& text,
                  const std::string& more = "<w:start w:val=\"1\"/>") {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\">" + more + "<w:numFmt w:val=\"" + format +
         "\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string abstract(int id, const std::string& content) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + content +
         "</w:abstractNum>";
}

std::string num(int id, int abstract_id, const std::string& overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(abstract_id) + "\"/>" + overrides + "</w:num>";
}

std::string override_of(int index, const std::string& content) {
  return "<w:lvlOverride w:ilvl=\"" + std::to_string(index) + "\">" + content + "</w:lvlOverride>";
}

std::string start_override(int index, int start) {
  return override_of(index, "<w:startOverride w:val=\"" + std::to_string(start) + "\"/>");
}

const std::string kStart = "<w:start w:val=\"1\"/>";
const std::string kReport = level(0, "chineseCountingThousand", "%1、") +
                            level(1, "chineseCountingThousand", "（%2）") +
                            level(2, "decimal", "%3.") + level(3, "decimal", "（%4）") +
                            level(4, "decimalEnclosedCircle", "%5");
const std::string kDecimals =
    level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3");

TEST(ListLabel, IsThatOfAChineseReport) {
  EXPECT_EQ(labels_of({abstract(0, kReport) + num(1, 0), "",
                       paragraphs("10 11 11 12 13 13 14 14 12 -- 11 10 11")}),
            "一、|（一）|（二）|1.|（1）|（2）|①|②|2.||（三）|二、|（一）");
}

TEST(ListLabel, CountsPerAbstractListAndStory) {
  const std::string decimals = abstract(0, kDecimals);
  const struct {
    const char* what;
    std::string numbering;
    const char* places;
    const char* labels;
  } rows[] = {
      {"two numbers of one abstract list share counters", decimals + num(1, 0) + num(2, 0),
       "10 20 10 21", "1|2|3|3.1"},
      {"two abstract lists do not", decimals + abstract(7, kDecimals) + num(1, 0) + num(2, 7),
       "10 20 10 20", "1|1|2|2"},
      {"a deeper level first", decimals + num(1, 0), "12 11 10", "1.1.1|1.2|2"},
      {"a plain paragraph resets nothing", decimals + num(1, 0), "10 -- 10", "1||2"},
      {"a higher level resets", decimals + num(1, 0), "11 11 12 10 12", "1.1|1.2|1.2.1|2|2.1.1"},
      {"an override of the start fires once",
       decimals + num(1, 0) + num(2, 0, start_override(0, 5)), "10 20 20 10 20", "1|5|6|7|8"},
      {"the same list resumed", decimals + num(1, 0) + num(2, 0, start_override(0, 1)),
       "10 10 20 20", "1|2|1|2"},
      {"an override of a deeper start", decimals + num(1, 0, start_override(1, 4)),
       "10 11 11 10 11", "1|1.4|1.5|2|2.1"},
      {"an override of a level",
       decimals + num(1, 0, override_of(1, level(1, "upperLetter", "%2)"))), "10 11 11", "1|A)|B)"},
      {"an override of a level and its start",
       decimals +
           num(1, 0,
               override_of(0, "<w:startOverride w:val=\"7\"/>" + level(0, "upperLetter", "%1)"))),
       "10 10", "G)|H)"},
      {"an unknown number", decimals + num(1, 0), "10 90 10", "1||2"},
      {"number 0 is none", decimals + num(1, 0) + num(0, 0), "10 00 10", "1||2"},
      {"a number without its abstract list", decimals + num(1, 0) + num(2, 9), "10 20 10", "1||2"},
      {"the first of two definitions counts", decimals + abstract(0, "") + num(1, 0) + num(1, 8),
       "10", "1"},
      {"a single level list",
       abstract(0, "<w:multiLevelType w:val=\"singleLevel\"/>" + kDecimals) + num(1, 0), "10 11 12",
       "1|2|3"},
      {"a level that is not defined", abstract(0, level(0, "decimal", "%1")) + num(1, 0),
       "10 15 10", "1||2"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({row.numbering, "", paragraphs(row.places)}), row.labels) << row.what;
  }
}

TEST(ListPlace, IsNoneForNumberZeroAndForLevelsThatCannotBe) {
  ListDefinitions definitions;
  definitions.abstracts[3];
  definitions.instances[0].abstract_id = 3;
  definitions.instances[1].abstract_id = 3;
  Styles styles;
  const Numbering numbering(std::make_shared<const ListDefinitions>(std::move(definitions)),
                            styles);
  EXPECT_TRUE(numbering.find_place({1, 8}, {}));
  EXPECT_FALSE(numbering.find_place({0, 0}, {}));
  EXPECT_FALSE(numbering.find_place({1, 9}, {}));
  EXPECT_FALSE(numbering.find_place({1, -1}, {}));
  EXPECT_FALSE(numbering.find_place({}, {}));
}

TEST(ListLabel, RestartsAsTheLevelSays) {
  const auto restart = [](const std::string& value) {
    return abstract(0, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") +
                           level(2, "decimal", "%3",
                                 kStart + "<w:lvlRestart w:val=\"" + value + "\"/>")) +
           num(1, 0);
  };
  const struct {
    const char* value;
    const char* labels;
  } rows[] = {
      {"0", "1|1.1|1|1.2|2|2|2.1|3"},   // never
      {"1", "1|1.1|1|1.2|2|2|2.1|1"},   // by level 1 only
      {"2", "1|1.1|1|1.2|1|2|2.1|1"},   // by levels 1 and 2
      {"3", "1|1.1|1|1.2|1|2|2.1|1"},   // names itself: ignored
      {"-1", "1|1.1|1|1.2|1|2|2.1|1"},  // no such level: ignored
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({restart(row.value), "", paragraphs("10 11 12 11 12 10 11 12")}),
              row.labels)
        << row.value;
  }
}

TEST(ListLabel, FillsItsTemplate) {
  const auto list = [](const std::string& second) {
    return abstract(0, level(0, "chineseCounting", "%1") + second) + num(1, 0);
  };
  const struct {
    const char* what;
    std::string second;
    const char* label;
  } rows[] = {
      {"both numbers", level(1, "lowerRoman", "第%1章%2节"), "第一章i节"},
      {"legal", level(1, "lowerRoman", "%1.%2", kStart + "<w:isLgl/>"), "1.1"},
      {"legal switched off", level(1, "lowerRoman", "%1.%2", kStart + "<w:isLgl w:val=\"0\"/>"),
       "一.i"},
      {"legal keeps padded numbers", level(1, "decimalZero", "%1.%2", kStart + "<w:isLgl/>"),
       "1.01"},
      {"legal keeps no number", level(1, "none", "%1.%2", kStart + "<w:isLgl/>"), "1."},
      {"no number, the rest stays", level(1, "none", "附%2："), "附："},
      {"a deeper level than its own", level(1, "decimal", "%1.%2.%3"), ""},
      {"a level without definition of its own", level(1, "decimal", "%2%%"), "1%%"},
      {"no placeholder", level(1, "decimal", "注"), "注"},
      {"percent zero is text", level(1, "decimal", "%0%2"), "%01"},
      {"start 0 when absent", level(1, "decimal", "%2", ""), "0"},
      {"an empty template", level(1, "decimal", ""), ""},
      {"a hidden number", level(1, "decimal", "%2", kStart + "<w:rPr><w:vanish/></w:rPr>"), ""},
      {"no template", "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/></w:lvl>", ""},
      {"no format is decimal",
       "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:lvlText w:val=\"%2\"/></w:lvl>", "3"},
      {"a start below zero", level(1, "decimal", "%2", "<w:start w:val=\"-5\"/>"), "0"},
      {"a start that is no number", level(1, "decimal", "%2", "<w:start w:val=\"x\"/>"), "0"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({list(row.second), "", paragraphs("11")}), row.label) << row.what;
  }
}

TEST(ListLabel, IsTheSignOfABullet) {
  const auto bullet = [](const std::string& text, const std::string& properties) {
    return abstract(0, level(0, "bullet", text, properties)) + num(1, 0);
  };
  const auto font = [](const std::string& name) {
    return "<w:rPr><w:rFonts w:ascii=\"" + name + "\"/></w:rPr>";
  };
  const struct {
    std::string numbering;
    const char* label;
  } rows[] = {
      {bullet("\xEF\x82\xB7", font("Symbol")), "•"},
      {bullet("\xEF\x82\xB7", ""), "•"},
      {bullet("l", font("Wingdings")), "●"},
      {bullet("\xEF\x81\xAE", font("Wingdings")), "■"},
      {bullet("o", font("Courier New")), "o"},
      {bullet("—", ""), "—"},
      {bullet("%1", ""), "%1"},
      {bullet("", "<w:lvlPicBulletId w:val=\"0\"/>"), "•"},
      {bullet("\xEF\x81\x81", font("Wingdings")),
       "\xEF\xBF\xBD [a bullet of a symbol font is not known, U+FFFD stands for it]"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({row.numbering, "", paragraphs("10")}), row.label);
  }
}

TEST(ListLabel, ReadsCustomFormats) {
  const auto custom = [](const std::string& format) {
    return abstract(0, "<w:lvl w:ilvl=\"0\"><w:start w:val=\"7\"/>" + format +
                           "<w:lvlText w:val=\"%1\"/></w:lvl>") +
           num(1, 0);
  };
  const std::string padded = "<w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/>";
  const std::string unknown = "<w:numFmt w:val=\"custom\" w:format=\"x, y, z, ...\"/>";
  const auto choice = [](const std::string& first, const std::string& fallback) {
    return "<mc:AlternateContent><mc:Choice Requires=\"w14\">" + first +
           "</mc:Choice><mc:Fallback><w:numFmt w:val=\"" + fallback +
           "\"/></mc:Fallback></mc:AlternateContent>";
  };
  EXPECT_EQ(labels_of({custom(padded), "", paragraphs("10")}), "007");
  EXPECT_EQ(labels_of({custom(choice(padded, "decimal")), "", paragraphs("10")}), "007");
  EXPECT_EQ(labels_of({custom(choice(unknown, "lowerRoman")), "", paragraphs("10")}), "vii");
  EXPECT_EQ(labels_of({custom(unknown), "", paragraphs("10 10")}),
            "7|8 [the number format x, y, z, ... is not known, read as decimal]");
  EXPECT_EQ(labels_of({custom("<w:numFmt w:val=\"thaiCounting\"/>"), "", paragraphs("10")}),
            "7 [the number format thaiCounting is not known, read as decimal]");
}

TEST(ListLabel, HasNoMoreThanWordsLength) {
  const std::string text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
  EXPECT_EQ(
      labels_of({abstract(0, level(0, "decimal", text + "%1")) + num(1, 0), "", paragraphs("10")}),
      text + "1");
  EXPECT_EQ(labels_of({abstract(0, level(0, "decimal", text + "%1尾")) + num(1, 0), "",
                       paragraphs("10")}),
            text + "1 [the text of an automatic number is too long, the rest of it was not read]");
}

std::string style(const std::string& id, const std::string& content) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\">" + content + "</w:style>";
}

std::string styled(const std::string& id, const std::string& properties = "") {
  return paragraph("<w:pStyle w:val=\"" + id + "\"/>" + properties);
}

std::string tied(const std::string& style_id) {
  return kStart + "<w:pStyle w:val=\"" + style_id + "\"/>";
}

TEST(ListStyle, GivesNumberAndLevelEachOnItsOwn) {
  const std::string numbering =
      abstract(0, kDecimals) + num(1, 0) + abstract(1, kReport) + num(2, 1);
  const std::string styles =
      style("a", "<w:pPr>" + number_properties("1", "1") + "</w:pPr>") +
      style("b", "<w:basedOn w:val=\"a\"/>") +
      style("c", "<w:basedOn w:val=\"a\"/><w:pPr>" + number_properties("", "2") + "</w:pPr>") +
      style("d", "<w:basedOn w:val=\"a\"/><w:pPr>" + number_properties("2", "") + "</w:pPr>") +
      style("off", "<w:basedOn w:val=\"a\"/><w:pPr>" + number_properties("0", "") + "</w:pPr>") +
      style("x", "<w:basedOn w:val=\"y\"/>") + style("y", "<w:basedOn w:val=\"x\"/>");
  const struct {
    std::string paragraph;
    const char* label;
  } rows[] = {
      {styled("a"), "1.1"},
      {styled("b"), "1.1"},
      {styled("c"), "1.1.1"},
      {styled("d"), "（一）"},
      {styled("off"), ""},
      {styled("x"), ""},
      {styled("none"), ""},
      {styled("a", number_properties("", "0")), "1"},
      {styled("a", number_properties("2", "")), "（一）"},
      {styled("a", number_properties("2", "0")), "一、"},
      {styled("a", number_properties("0", "")), ""},
      {styled("off", number_properties("1", "0")), "1"},
      {styled("a", "<w:pPrChange><w:pPr>" + number_properties("2", "0") + "</w:pPr></w:pPrChange>"),
       "1.1"},
      {styled("a", number_properties("", "9")),
       " [a paragraph has a list level that does not exist, its number was not read]"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({numbering, styles, row.paragraph}), row.label) << row.paragraph;
  }
}

TEST(ListStyle, IsTiedToALevel) {
  const std::string numbering =
      abstract(0, level(0, "chineseCountingThousand", "%1、", tied("1")) +
                      level(1, "chineseCountingThousand", "（%2）", tied("2"))) +
      num(1, 0);
  const std::string number = "<w:pPr>" + number_properties("1", "") + "</w:pPr>";
  // Word leaves the level out of a style that its list names.
  const std::string styles =
      style("1", "<w:name w:val=\"heading 1\"/>" + number) +
      style("2", "<w:name w:val=\"heading 2\"/>" + number) +
      style("3", "<w:name w:val=\"own\"/><w:basedOn w:val=\"2\"/>") +
      style("4", "<w:name w:val=\"text\"/>") +
      style("5", "<w:name w:val=\"body\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>");
  EXPECT_EQ(labels_of({numbering, styles,
                       styled("1") + styled("2") + styled("3") + styled("1") + styled("2")}),
            "一、#1|（一）#2|（二）#2|二、#1|（一）#2");
  // The level of the heading style counts for a paragraph that only stands in the list.
  EXPECT_EQ(
      labels_of({numbering, styles,
                 styled("4", number_properties("1", "1")) +
                     styled("5", number_properties("1", "1")) +
                     styled("4", number_properties("1", "1") + "<w:outlineLvl w:val=\"4\"/>")}),
      "（一）#2|（二）|（三）#5");
}

TEST(ListStyle, LinksToTheListThatDefinesIt) {
  const auto numbering_style = [](const std::string& id, const std::string& number) {
    return "<w:style w:type=\"numbering\" w:styleId=\"" + id + "\"><w:pPr>" +
           number_properties(number, "") + "</w:pPr></w:style>";
  };
  const std::string owner = abstract(0, "<w:styleLink w:val=\"S\"/>" + kDecimals);
  const std::string user =
      abstract(1, "<w:numStyleLink w:val=\"S\"/>") + abstract(9, kDecimals) + num(9, 9);
  const struct {
    const char* what;
    std::string numbering;
    std::string styles;
    const char* labels;
  } rows[] = {
      {"through the style", owner + user + num(1, 0) + num(2, 1), numbering_style("S", "1"),
       "1|2|3"},
      {"by the name alone", owner + user + num(1, 0) + num(2, 1), "", "1|2|3"},
      {"back to itself", user + num(1, 1) + num(2, 1), numbering_style("S", "1"), "||"},
      {"in a circle", abstract(0, "<w:numStyleLink w:val=\"T\"/>") + user + num(1, 0) + num(2, 1),
       numbering_style("S", "1") + numbering_style("T", "2"), "||"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({row.numbering, row.styles, paragraphs("10 20 10")}), row.labels)
        << row.what;
  }
}

TEST(ListParagraph, IsCountedIfWordShowsIt) {
  const std::string numbering = abstract(0, kDecimals) + num(1, 0);
  const std::string in_list = number_properties("1", "0");
  const std::string one = paragraph(in_list);
  const struct {
    const char* what;
    std::string middle;
    const char* labels;
  } rows[] = {
      {"an empty one", one, "1|2|3"},
      {"with its mark deleted", paragraph(in_list + "<w:rPr><w:del/></w:rPr>", run("a")), "1|2"},
      {"with a section break only", paragraph(in_list + "<w:sectPr/>"), "1||2"},
      {"with text and a section break", paragraph(in_list + "<w:sectPr/>", run("a")), "1|2|3"},
      {"wholly hidden", paragraph(in_list + "<w:rPr><w:vanish/></w:rPr>"), "1||2"},
      {"with a hidden mark", paragraph(in_list + "<w:rPr><w:vanish/></w:rPr>", run("a")), "1||3"},
      {"with a mark that is not hidden",
       paragraph(in_list + "<w:rPr><w:vanish w:val=\"0\"/></w:rPr>"), "1|2|3"},
      {"inserted",
       paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/><w:ins/></w:numPr>"),
       "1|2|3"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(labels_of({numbering, "", one + row.middle + one}), row.labels) << row.what;
  }
}

std::string tc(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

TEST(ListParagraph, IsCountedInCellsInTheirOrder) {
  const std::string numbering = abstract(0, kDecimals) + num(1, 0);
  const std::string one = paragraph(number_properties("1", "0"));
  const std::string merged = tc(one, "<w:vMerge/>");
  const std::string table = "<w:tbl><w:tr>" + tc(one, "<w:vMerge w:val=\"restart\"/>") + tc(one) +
                            "</w:tr><w:tr>" + merged + tc(one) + "</w:tr><w:tr>" + merged +
                            tc(one, "<w:cellDel/>") + tc(one) + "</w:tr></w:tbl>";
  EXPECT_EQ(dump(read({numbering, "", one + table + one})),
            "0 paragraph label=\"1\" \"\"\n"
            "1 table#0 3x2\n"
            "  (0,0) 3x1 \"2\"\n"
            "  (0,1) \"3\"\n"
            "  (1,1) \"4\"\n"
            "  (2,1) \"5\"\n"
            "2 paragraph label=\"6\" \"\"\n");
}

TEST(ListParagraph, CountsAnewInEveryStory) {
  const std::string one = paragraph(number_properties("1", "0"), run("a"));
  const std::string box = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" + one +
                          "</w:txbxContent></v:textbox></w:pict></w:r></w:p>";
  const std::string section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>";
  Parts parts = body(one + box + box + one + section);
  parts.emplace_back("word/numbering.xml",
                     word_part("w:numbering", abstract(0, kDecimals) + num(1, 0)));
  parts.emplace_back("word/header1.xml", word_part("w:hdr", one + one));
  EXPECT_EQ(dump(read_docx(make_docx(parts), {})),
            "0 paragraph label=\"1\" \"a\"\n"
            "1 paragraph \"\"\n"
            "2 paragraph textbox@1 label=\"1\" \"a\"\n"
            "3 paragraph \"\"\n"
            "4 paragraph textbox@3 label=\"2\" \"a\"\n"
            "5 paragraph label=\"2\" \"a\"\n"
            "6 paragraph header label=\"1\" \"a\"\n"
            "7 paragraph header label=\"2\" \"a\"\n");
}

TEST(ListParagraph, TellsOfDefinitionsThatAreLost) {
  EXPECT_EQ(
      labels_of({"", "", paragraphs("10 11")}),
      "| [the document has no list definitions that can be read, automatic numbers are missing "
      "(2 paragraphs)]");
  EXPECT_EQ(labels_of({"", "", paragraphs("00 --")}), "|");
}

TEST(ListParagraph, IsFoundByContentTypeWhereRelationshipsAreLost) {
  Parts parts = body(paragraphs("10"));
  parts.emplace_back("word/lists.xml",
                     word_part("w:numbering", abstract(0, kDecimals) + num(1, 0)));
  parts.emplace_back(
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Override PartName=\"/word/lists.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/></Types>");
  EXPECT_EQ(dump(read_docx(make_docx(parts), {})),
            "0 paragraph label=\"1\" \"\"\n"
            "unread no relationship points to the numbering part, word/lists.xml was taken by its "
            "content type\n");
}

}  // namespace
}  // namespace jixiao

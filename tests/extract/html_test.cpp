#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/html_clean.h"
#include "value/failure.h"

namespace jixiao {
namespace {

struct Row {
  std::string html;
  std::string dump;
};

void expect_dumps(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(dump(read_html(row.html, Limits{})), row.dump) << row.html;
}

std::string failure_of(const std::string& html, const Limits& limits) {
  try {
    read_html(html, limits);
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
  return "read";
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(HtmlParagraphs, AreWhatABrowserShowsAsLines) {
  expect_dumps({
      {"", ""},
      {"<p>甲</p><p>乙</p>", "0 paragraph \"甲\"\n1 paragraph \"乙\"\n"},
      {"<p>甲<p>乙<div>丙</div>丁", R"(0 paragraph "甲"
1 paragraph "乙"
2 paragraph "丙"
3 paragraph "丁"
)"},
      {"甲<br>乙<br/><br>丙", "0 paragraph \"甲\"\n1 paragraph \"乙\"\n2 paragraph \"丙\"\n"},
      {"<p> a \n\t b  </p>", "0 paragraph \"a b\"\n"},
      {"<p>a<b> b</b><i>c </i> d</p>", "0 paragraph \"a bc d\"\n"},
      {"<p>&nbsp;&nbsp;一、概况</p><p>&nbsp;</p><p>　</p>",
       "0 paragraph \"\xC2\xA0\xC2\xA0一、概况\"\n"},
      {"<p>&ge;98&#37; &lt;b&gt; &amp;&#x4E00;&yen;</p>", "0 paragraph \"≥98% <b> &一¥\"\n"},
      {"<p>m<sup>2</sup><ruby>绩<rp>(</rp><rt>jì</rt></ruby>效</p>", "0 paragraph \"m2绩效\"\n"},
      {"<dl><dt>甲<dd>乙</dl><blockquote>丙</blockquote>",
       "0 paragraph \"甲\"\n1 paragraph \"乙\"\n2 paragraph \"丙\"\n"},
      {"<pre>a  b\n\n c</pre>", "0 paragraph \"a  b\"\n1 paragraph \" c\"\n"},
      {"<p>项目<!-- 注 -->支出<!--[if x]>隐<![endif]--></p>", "0 paragraph \"项目支出\"\n"},
  });
}

TEST(HtmlParagraphs, HaveTheLevelOfTheirHeading) {
  expect_dumps({
      // The page's title is no heading; two of its kind are.
      {"<h1>标题</h1><h2>甲</h2>", "0 paragraph \"标题\"\n1 paragraph level=2 \"甲\"\n"},
      {"<h1>甲</h1><h1>乙</h1>", "0 paragraph level=1 \"甲\"\n1 paragraph level=1 \"乙\"\n"},
      {"<p>封面</p><h1>标题<br>第二行</h1><h2><div>甲</div></h2><h6>乙</h6><p>丙</p>",
       R"(0 paragraph "封面"
1 paragraph level=1 "标题\n第二行"
2 paragraph level=2 "甲"
3 paragraph level=6 "乙"
4 paragraph "丙"
)"},
      {"<p style='mso-outline-level:3'>甲</p><p style='mso-outline-level:body-text'>乙</p>",
       "0 paragraph level=3 \"甲\"\n1 paragraph \"乙\"\n"},
      {"<p class='MsoToc2 x'>一、概况...1</p>", "0 paragraph contents \"一、概况...1\"\n"},
  });
}

TEST(HtmlParagraphs, KnowTheirLines) {
  const Document document =
      read_html("<p>甲\n<p>\n乙\n<table>\n<tr><td>a\n<td>\n<p>b</table>", Limits{});
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).line, 1);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[1]).line, 3);
  const Table& table = std::get<Table>(document.blocks[2]);
  EXPECT_EQ(table.line, 4);
  EXPECT_EQ(table.cells[0].line, 5);
  EXPECT_EQ(table.cells[1].line, 6);
  EXPECT_EQ(std::get<Paragraph>(table.cells[1].blocks[0]).line, 7);
}

TEST(HtmlAnchors, AreBookmarksOfTheNextText) {
  expect_dumps({
      {"<p><a name=\"_Toc1\"></a><a id=b>甲</a></p>", "0 paragraph #_Toc1 #b \"甲\"\n"},
      {"<a name=x></a><p>甲<p>乙<a name=y></a>", "0 paragraph #x \"甲\"\n1 paragraph #y \"乙\"\n"},
      {"<p>甲</p><a name=end></a>", "0 paragraph #end \"甲\"\n"},
      {"<div id=zoom><a href='#x'>甲</a></div>", "0 paragraph \"甲\"\n"},
  });
}

TEST(HtmlCleaning, BlanksWhatTheParserWouldTakeWrongly) {
  const auto cleaned = [](std::string text) {
    clean_html(text);
    return text;
  };
  EXPECT_EQ(cleaned("a<![if x]>b<!-- <![c]> --><script>'<![d]>'</script>\x07<!\n"),
            "a\1\1\1\1\1\1\1\1\1"
            "b<!-- <![c]> --><script>'<![d]>'</script> <!\n");
  EXPECT_EQ(cleaned("<![a\nb"), "\1\1\1\1\n\1");
  const std::string many = "<p" + repeated(" x='>'", 128);
  EXPECT_EQ(cleaned(many + ">甲"), many + ">甲");
  EXPECT_EQ(cleaned(many + " y z=\"1\">甲"), many + std::string(8, ' ') + ">甲");
  EXPECT_EQ(cleaned("<p x='never closed>"), "<p x='never closed>");
}

TEST(HtmlLists, PrintTheirMarkersAsLabels) {
  expect_dumps({
      {"<ul><li>甲<li>乙</ul>", "0 paragraph label=\"•\" \"甲\"\n1 paragraph label=\"•\" \"乙\"\n"},
      {"<ol><li>甲</li><li><p>乙</p><p>丙</p></li></ol>", R"(0 paragraph label="1." "甲"
1 paragraph label="2." "乙"
2 paragraph "丙"
)"},
      {"<ol start=9 type=i><li>甲<li value=4>乙<li>丙</ol>", R"(0 paragraph label="ix." "甲"
1 paragraph label="iv." "乙"
2 paragraph label="v." "丙"
)"},
      {"<ol type=A start=26><li>甲<li>乙</ol>",
       "0 paragraph label=\"Z.\" \"甲\"\n1 paragraph label=\"AA.\" \"乙\"\n"},
      {"<ol type=a start=0><li>甲<li>乙</ol>",
       "0 paragraph label=\"0.\" \"甲\"\n1 paragraph label=\"a.\" \"乙\"\n"},
      {"<ol><li>甲<ul><li>乙</ul><li>丙</ol>", R"(0 paragraph label="1." "甲"
1 paragraph label="•" "乙"
2 paragraph label="2." "丙"
)"},
      {"<ul style='list-style: none'><li>甲</ul><ol style='list-style-type:none'><li>乙</ol>",
       "0 paragraph \"甲\"\n1 paragraph \"乙\"\n"},
      {"<li>甲", "0 paragraph label=\"•\" \"甲\"\n"},
      {"<ol><li></li></ol><p>甲", "0 paragraph \"甲\"\n"},
      // Word writes the numbers of its lists, and the blanks behind them, into the text.
      {"<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span "
       "style='mso-list:Ignore'>（一）<span style='font:7.0pt \"Times New Roman\"'>&nbsp; "
       "</span></span></span><![endif]><span>概况<o:p></o:p></span></p>",
       "0 paragraph label=\"（一）\" \"概况\"\n"},
  });
}

TEST(HtmlTables, LayCellsOnTheGrid) {
  expect_dumps({
      {"<table><tr><td>a</td><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
       R"(0 table#0 2x2
  (0,0) "a"
  (0,1) "b"
  (1,0) "c"
  (1,1) "d"
)"},
      {"<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", R"(0 table#0 2x3
  (0,0) 2x1 "a"
  (0,1) 1x2 "b"
  (1,1) "c"
  (1,2) "d"
)"},
      // Merged down on both sides of a row that has no cell of its own in between.
      {"<table><tr><td rowspan=3>a<td>b<td rowspan=3>c<tr><td>d<tr></table>", R"(0 table#0 3x3
  (0,0) 3x1 "a"
  (0,1) "b"
  (0,2) 3x1 "c"
  (1,1) "d"
)"},
      {"<table><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d</table>", R"(0 table#0 3x2
  (0,0) 2x1 "a"
  (0,1) "b"
  (1,1) "c"
  (2,0) "d"
)"},
      {"<table><thead><tr><td rowspan=9>a</thead><tbody><tr><td>b</table>", R"(0 table#0 2x1
  (0,0) "a"
  (1,0) "b"
)"},
      {"<table><tfoot><tr><td>总分</tfoot><tbody><tr><td>a</table>", R"(0 table#0 2x1
  (0,0) "a"
  (1,0) "总分"
)"},
      {"<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>", R"(0 table#0 2x3
  (0,0) "a"
  (0,1) 2x1 "b"
  (1,0) "c"
  (1,2) "d"
unread block=0 a cell overlaps one that is merged down from above, it was cut short
)"},
      {"<table><tr><td colspan=2000>a<td>b</table>", R"(0 table#0 1x2
  (0,0) "a"
  (0,1) "b"
unread block=0 the cell spans 2000 columns, read as 1
)"},
      {"<table><tr><td colspan=0>a<td rowspan=-1 colspan=x>b<td colspan='2%'>c</table>",
       R"(0 table#0 1x4
  (0,0) "a"
  (0,1) "b"
  (0,2) 1x2 "c"
)"},
  });
}

TEST(HtmlTables, HoldWhatStandsInTheirCells) {
  expect_dumps({
      {"<table><tr><td>a<br> b<p>c</p><td>&nbsp;<td></table>", R"(0 table#0 1x3
  (0,0) "a\nb\nc"
  (0,1) ""
  (0,2) ""
)"},
      {"<table><tr><td>a<table><tr><td>n<td>m</table>b<td>c</table><table><tr><td>d</table>",
       R"(0 table#0 1x2
  (0,0) "a\nb"
    table#1 1x2
      (0,0) "n"
      (0,1) "m"
  (0,1) "c"
1 table#2 1x1
  (0,0) "d"
)"},
      {"<table><tr><td><pre>a\nb</pre><ol><li>c</ol></table>", R"(0 table#0 1x1
  (0,0) "a\nb\n1.c"
)"},
      {"<table><caption>表1</caption>前<tr>间<td>a</td>后</tr></table>尾", R"(0 paragraph "表1"
1 paragraph "前"
2 paragraph "间"
3 paragraph "后"
4 table#0 1x1
  (0,0) "a"
5 paragraph "尾"
)"},
      {"<table></table><table><tr></tr></table><p>甲", "0 paragraph \"甲\"\n"},
  });
}

TEST(HtmlTables, StandMissingAndWrongTags) {
  const std::string two = R"(0 table#0 2x2
  (0,0) "a"
  (0,1) "b"
  (1,0) "c"
  (1,1) "d"
)";
  expect_dumps({
      {"<table><td>a<td>b<tr><td>c<td>d", two},
      {"<table><tr><td><span>a<td><b><span>b<tr><td><font>c<td>d</table>", two},
      {"<table><tr><td>a</tr><td>b</table>", "0 table#0 2x1\n  (0,0) \"a\"\n  (1,0) \"b\"\n"},
      {"</td></tr></table><p>甲</p></div></body></html>乙",
       "0 paragraph \"甲\"\n1 paragraph \"乙\"\n"},
      {"<tr><td>甲<td>乙", "0 paragraph \"甲\"\n1 paragraph \"乙\"\n"},
      {"<table><tr><td>a<table><td>n", R"(0 table#0 1x1
  (0,0) "a"
    table#1 1x1
      (0,0) "n"
)"},
      {"<p>a<", "0 paragraph \"a<\"\n"},
      {"<p>1<2 且 3>2</p>", "0 paragraph \"1<2 且 3>2\"\n"},
      {"<p title='x>甲", ""},
      {"<div/>甲<td/>乙", "0 paragraph \"甲\"\n1 paragraph \"乙\"\n"},
  });
}

TEST(HtmlText, LeavesOutWhatIsNeverShown) {
  expect_dumps({
      {"<title>页</title><style>p{}</style><p>甲<script>document.write('<p>乙')</script></p>",
       "0 paragraph \"甲\"\n"},
      {"<p>甲<span style='color:red; DISPLAY : none'>藏</span><i hidden>藏</i>乙</p>",
       "0 paragraph \"甲乙\"\nunread hidden text was not read (2 places)\n"},
      {"<p>甲<span style='mso-hide:all'>藏</span><span style='display:none;mso-hide:screen'>1"
       "</span><template>藏</template><noscript>藏</noscript>",
       "0 paragraph \"甲1\"\nunread hidden text was not read (3 places)\n"},
      {"<p>甲<span hidden> </span></p>", "0 paragraph \"甲\"\n"},
      {"<p>自评<del cite='mailto:x'>96</del><ins>98</ins>分</p>", "0 paragraph \"自评98分\"\n"},
      {"<table><tr><td>a<td hidden>x<td>b</table>",
       "0 table#0 1x2\n  (0,0) \"a\"\n  (0,1) \"b\"\nunread hidden text was not read (1 places)\n"},
  });
}

TEST(HtmlText, TellsWhatItDoesNotRead) {
  expect_dumps({
      {"<p>甲</p><p><img src=a.png alt=' 公章 '><img src=b.png></p><iframe src=x>旧</iframe>",
       "0 paragraph \"甲\"\nunread block=0 a picture was not read: 公章\n"
       "unread block=0 a picture was not read\nunread block=0 embedded content was not read\n"},
      {"<p>甲</p><table><tr><td>a<td><img alt=章></table>",
       "0 paragraph \"甲\"\n1 table#0 1x2\n  (0,0) \"a\"\n  (0,1) \"\"\n"
       "unread block=1 a picture was not read: 章\n"},
  });
}

TEST(HtmlText, HoldsWhatWasFilledIn) {
  expect_dumps({
      {"<p>单位：<input value=县农业局> <input type=hidden value=x><input type=checkbox checked>是"
       "<input type=radio>否</p>",
       "0 paragraph \"单位：县农业局 ☑是☐否\"\n"},
      {"<p>等级：<select><option>优<option selected>良</select><textarea>说明</textarea></p>",
       "0 paragraph \"等级：良说明\"\n"},
  });
}

TEST(HtmlCharset, IsTheBytesOwnBeforeItsLabel) {
  const std::string gbk = "\xD2\xBB\xA1\xA2\xB8\xC5\xBF\xF6";  // 一、概况
  const std::string big5 = "\xA4\x40\xA1\x42\xB7\xA7\xAA\x70";
  const auto meta = [](const std::string& charset) { return "<meta charset=" + charset + ">"; };
  struct CharsetRow {
    std::string html;
    std::string encoding;
  };
  const std::vector<CharsetRow> rows{
      {meta("gb2312") + "<p>一、概況</p>", "utf-8"},
      {"\xEF\xBB\xBF" + meta("gbk") + "<p>一、概況</p>", "utf-8"},
      {meta("gb2312") + "<p>" + gbk, "gb18030"},
      {"<meta http-equiv=Content-Type content='text/html; charset=GBK'><p>" + gbk, "gb18030"},
      {"<?xml version=\"1.0\" encoding='GB2312'?><html><p>" + gbk, "gb18030"},
      {meta("big5") + "<p>" + big5, "big5"},
      {meta("utf-8") + "<p>" + gbk, "gb18030"},  // relabelled on the way
      {meta("x-unknown") + "<p>" + gbk, "gb18030"},
      {"<p>" + gbk, "gb18030"},
      {std::string("\xFF\xFE<\0p\0>\0\x00\x4E\x01\x30\x82\x69\xB5\x51", 16), "utf-16le"},
  };
  for (const CharsetRow& row : rows) {
    const Document document = read_html(row.html, Limits{});
    EXPECT_EQ(document.source.encoding, row.encoding) << row.html;
    ASSERT_EQ(document.blocks.size(), 1U) << row.html;
    const std::string text = std::get<Paragraph>(document.blocks[0]).text;
    EXPECT_TRUE(text == "一、概况" || text == "一、概況") << text;
  }
  // Two characters are too few to tell the charset by; then the label does.
  const std::string amount = "<p>\xBC\xC6\xB6\x71";
  EXPECT_EQ(dump(read_html(meta("big5") + amount, Limits{})), "0 paragraph \"數量\"\n");
  EXPECT_EQ(read_html(amount, Limits{}).source.encoding, "gb18030");
  EXPECT_EQ(failure_of("<p>\x81\xFF\xFE\x01\x02\x03\x04\x05\x06", Limits{}),
            "unsupported: an HTML page in no known character set");
}

TEST(HtmlSource, NamesTheProgramThatWroteIt) {
  const Document document =
      read_html("<meta name=Generator content='Microsoft Word 15'><p>甲", Limits{});
  EXPECT_EQ(document.source.producer, "Microsoft Word 15");
  EXPECT_EQ(document.source.format, Format::kHtml);
}

TEST(HtmlLimits, AreNamedInTheFailure) {
  Limits small;
  small.cells = 4;
  small.columns = 3;
  small.paragraph_bytes = 5;
  const std::string row = "<tr><td>a";
  EXPECT_EQ(failure_of(repeated("<div>", 10000), Limits{}),
            "limit: line 1: elements are nested too deep"
            " (limit xml_depth = 1024; raise it with --limit xml_depth=N)");
  EXPECT_EQ(failure_of(repeated("<table><tr><td>", 10000), Limits{}),
            "limit: line 1: elements are nested too deep"
            " (limit xml_depth = 1024; raise it with --limit xml_depth=N)");
  EXPECT_EQ(failure_of(repeated("<table><tr><td>", 65), Limits{}),
            "limit: line 1: tables are nested too deep"
            " (limit table_nesting = 64; raise it with --limit table_nesting=N)");
  EXPECT_EQ(failure_of(repeated("<table><tr><td>", 64), Limits{}), "read");
  EXPECT_EQ(failure_of("<table>" + row + "<td>b<td>c<tr><tr>", small),
            "limit: the tables have too many cells"
            " (limit cells = 4; raise it with --limit cells=N)");
  // Cells that only continue others cost as much as they do.
  EXPECT_EQ(failure_of("<table><tr><td rowspan=9999><td rowspan=9999><tr><tr>", Limits{}), "read");
  EXPECT_EQ(failure_of("<table><tr><td rowspan=9><tr><tr>", small),
            "limit: the tables have too many cells"
            " (limit cells = 4; raise it with --limit cells=N)");
  EXPECT_EQ(failure_of("<table><tr><td colspan=2>a<td colspan=2>b", small),
            "limit: row 0 of a table has too many columns"
            " (limit columns = 3; raise it with --limit columns=N)");
  EXPECT_EQ(failure_of("\n<p>一二", small),
            "limit: line 2: the text of a paragraph is too long"
            " (limit paragraph_bytes = 5; raise it with --limit paragraph_bytes=N)");
}

// Each of these takes a naive reader quadratic time: minutes here.
TEST(HtmlLimits, AreNeverReachedByTimeAlone) {
  std::string attributes = "<a";
  for (int i = 0; i < 50000; ++i) attributes += " x" + std::to_string(i) + "=1";
  for (const std::string& html :
       {attributes + ">甲", repeated("<b>", 1000) + repeated("</i>", 20000) + "甲",
        repeated("<!--", 30000), repeated("<![x", 30000), repeated("<script></", 30000),
        repeated("<p>甲", 20000), repeated("<a name=x></a>", 20000),
        "<table>" + repeated("<tr><td rowspan=2>甲", 20000)}) {
    EXPECT_EQ(failure_of(html, Limits{}), "read") << html.substr(0, 20);
  }
}

}  // namespace
}  // namespace jixiao

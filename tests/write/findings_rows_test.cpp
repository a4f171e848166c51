// The flat rows of a checked document, and CSV and HTML, which print them.
#include "write/findings_rows.h"

#include <gtest/gtest.h>

#include <string>

#include "check/check.h"
#include "converted.h"
#include "normalize/fold.h"
#include "write/findings_csv.h"
#include "write/findings_html.h"
#include "write/findings_words.h"

namespace jixiao {
namespace {

constexpr RowOptions kEverything{false, true, true};

CheckedDocument checked_sample(const std::string& name, const RowOptions& options = kEverything) {
  const std::string bytes = sample_bytes(name);
  const Document document = extract(Input{"samples/" + name, bytes}, Limits{});
  return checked_document(converted("samples/" + name, bytes), document, options);
}

const FindingRow& row_of(const CheckedDocument& document, const std::string& code) {
  for (const FindingRow& row : document.findings) {
    if (row.finding.code == code) return row;
  }
  ADD_FAILURE() << "no " << code;
  return document.findings.front();
}

// The line of the text that a spot stands in, and the characters it covers.
std::string line_of(const CheckedDocument& document, int number) {
  std::size_t begin = 0;
  for (int line = 1; line < number; ++line) begin = document.text.find('\n', begin) + 1;
  return document.text.substr(begin, document.text.find('\n', begin) - begin);
}

std::string covered(const CheckedDocument& document, const TextSpot& spot) {
  const int begin = spot.column - 1;
  return code_point_slice(line_of(document, spot.line), begin, begin + spot.length);
}

TEST(FindingRows, HoldFormPlaceOperandsAndExcerpt) {
  const CheckedDocument document = checked_sample("sums_off.txt");
  const FindingRow& row = row_of(document, "unmet-full-score");
  EXPECT_EQ(row.form, "表单1「项目支出绩效自评表」 村级道路养护项目");
  EXPECT_EQ(row.project, "村级道路养护项目");
  EXPECT_EQ(row.field, "得分");
  EXPECT_EQ(row.where, "表1「项目支出绩效自评表」第12行第8列“得分” | 文本第91行");
  EXPECT_EQ(row.operands,
            "指标“路面完好率”年度指标值“≥95%”；指标“路面完好率”实际完成值“94%”；"
            "指标“路面完好率”分值“20”");
  std::string cells;
  for (const ExcerptPiece& piece : row.excerpt) cells += (piece.marked ? "*" : "|") + piece.text;
  EXPECT_TRUE(row.table_excerpt);
  EXPECT_NE(cells.find("|路面完好率|≥95%|94%|20*20"), std::string::npos) << cells;
}

// Every finding whose value has a cell leads to that cell in the text, in every format.
TEST(FindingRows, LeadToTheCharactersInTheText) {
  for (const char* name : {"sums_off.txt", "beita_2023.docx", "beita_2023.txt",
                           "word_saved_as_html.html", "style_pipes_grid.txt"}) {
    const std::string bytes = sample_bytes(name);
    const Document document = extract(Input{name, bytes}, Limits{});
    Report report = converted(name, bytes);
    // A finding at every value, so that nothing depends on what a sample happens to get wrong.
    report.findings.clear();
    for_each_origin(report, [&](const std::string& pointer, int) {
      Finding finding;
      finding.code = "missing-reason";
      finding.at = {pointer};
      report.findings.push_back(finding);
    });
    ASSERT_GT(report.findings.size(), 20U) << name;
    const CheckedDocument checked = checked_document(report, document, kEverything);
    std::size_t at = 0;
    for_each_origin(report, [&](const std::string& pointer, int origin) {
      std::string original = report.origins[static_cast<std::size_t>(origin)].text;
      // A section's text runs on; its first paragraph is where it begins.
      const bool prose = report.origins[static_cast<std::size_t>(origin)].place.table < 0;
      if (prose) original = original.substr(0, original.find('\n'));
      const std::string text = covered(checked, checked.findings[at++].spot);
      EXPECT_NE(fold_text(text).find(fold_text(plain_line(original))), std::string::npos)
          << name << " " << pointer << " «" << original << "» in «" << text << "»";
    });
  }
}

TEST(FindingRows, StandAtTheFirstLineWhereNothingSaysWhere) {
  const CheckedDocument document = checked_sample("narrative_without_form.txt");
  const FindingRow& row = row_of(document, "missing-form");
  EXPECT_EQ(row.spot.line, 1);
  EXPECT_EQ(row.spot.column, 1);
  EXPECT_TRUE(row.excerpt.empty());
}

TEST(FindingRows, TellValuesInWords) {
  const CheckedDocument document = checked_sample("sums_off.txt");
  for (const ValueRow& value : document.values) {
    if (value.pointer != "/forms/0/total/score") continue;
    EXPECT_EQ(value.what, "总分得分");
    EXPECT_EQ(value.number, Decimal(95));
    EXPECT_EQ(value.original, "95");
    EXPECT_EQ(value.rule, "cn.mof.project:total.score");
    return;
  }
  FAIL() << "no total score among the values";
}

TEST(FindingsWords, KnowEveryCode) {
  for (const std::string& code : finding_codes()) {
    for (const bool english : {false, true}) {
      EXPECT_NE(code_title(code, english), code);
      EXPECT_NE(code_description(code, english), code);
    }
  }
  EXPECT_EQ(code_title("of-another-version", false), "of-another-version");
}

CheckedDocument with_finding(const Finding& finding) {
  CheckedDocument document;
  document.source.path = "in/a.docx";
  FindingRow row;
  row.finding = finding;
  document.findings.push_back(row);
  return document;
}

std::size_t fields_of(const std::string& line) {
  std::size_t count = 1;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) ++count;
  }
  return count;
}

TEST(FindingsCsv, QuotesAndGuards) {
  Finding finding;
  finding.code = "missing-reason";
  finding.message = "一，\"二\",\n三";
  finding.stated = Decimal::parse("-5.00");
  CheckedDocument document = with_finding(finding);
  document.findings[0].project = "=cmd|' /C calc'!A0";
  document.findings[0].unit = "@SUM(1)";
  document.findings[0].operands = "+1";
  const std::string line = csv_rows(document, false);
  EXPECT_NE(line.find(",\"一，\"\"二\"\",\n三\","), std::string::npos) << line;
  EXPECT_NE(line.find(",'=cmd|' /C calc'!A0,'@SUM(1),"), std::string::npos) << line;
  EXPECT_NE(line.find(",'+1,"), std::string::npos) << line;
  EXPECT_NE(line.find(",-5.00,"), std::string::npos) << line;  // a figure is no formula
  EXPECT_TRUE(line.ends_with("\r\n"));
  EXPECT_EQ(fields_of(line), fields_of(csv_header(false)));
}

TEST(FindingsCsv, HasARowForAnInputThatFailed) {
  SourceInfo source;
  source.path = "x.pdf";
  const CheckedDocument failed = failed_document(source, FailureKind::kUnsupported, "a PDF, page");
  const std::string line = csv_rows(failed, true);
  EXPECT_TRUE(line.starts_with("x.pdf,,,,unreadable,unsupported,\"a PDF, page\",")) << line;
  EXPECT_EQ(fields_of(line), fields_of(csv_header(true)));
}

std::string page_of(const CheckedDocument& document, const RunSummary& run = {}) {
  std::string documents;
  std::string page;
  HtmlPage html(false, [&](std::string_view text) { documents += text; });
  html.add(document);
  html.finish(
      run, [&](std::string_view text) { page += text; }, [&] { page += documents; });
  return page;
}

TEST(FindingsHtml, EscapesWhatDocumentsSay) {
  Finding finding;
  finding.code = "template-text";
  finding.message = "<script>alert('1')</script> & \"x\"\x1b";
  CheckedDocument document = with_finding(finding);
  document.source.path = "<img src=x>.docx";
  document.findings[0].where = "<b>";
  document.findings[0].operands = "</div>";
  document.findings[0].excerpt = {{"<td>", true}};
  document.findings[0].table_excerpt = true;
  const std::string page = page_of(document);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("<b></b>"), std::string::npos);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;"),
            std::string::npos);
  EXPECT_NE(page.find("<td class=\"marked\">&lt;td&gt;</td>"), std::string::npos);
}

TEST(FindingsHtml, NeedsNoNetworkAndNoScript) {
  const std::string page = page_of(checked_sample("sums_off.txt"));
  for (const char* foreign : {"http://", "https://", "src=", "<script", "@import", "url("}) {
    EXPECT_EQ(page.find(foreign), std::string::npos) << foreign;
  }
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(FindingsHtml, ShowsFiguresPlaceAndRow) {
  const std::string page = page_of(checked_sample("sums_off.txt"));
  EXPECT_NE(page.find("<td>95</td><td>100.00</td><td>5</td>"), std::string::npos);
  EXPECT_NE(page.find("第12行第8列“得分”"), std::string::npos);
  EXPECT_NE(page.find("<td class=\"marked\">20</td>"), std::string::npos);
}

}  // namespace
}  // namespace jixiao

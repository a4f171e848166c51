#include <gtest/gtest.h>

#include <string>

#include "write/place_words.h"
#include "write/write.h"

namespace jixiao {
namespace {

Place cell_place(int part, int block, int table, int row, int col, int line) {
  Place place;
  place.part = part;
  place.block = block;
  place.table = table;
  place.row = row;
  place.col = col;
  place.line = line;
  return place;
}

Finding finding(const char* code, Severity severity, const char* message) {
  Finding result;
  result.code = code;
  result.severity = severity;
  result.message = message;
  return result;
}

Report scored_report() {
  Report report;
  report.source.path = "in/a.docx";
  report.parts = {"word/document.xml"};
  report.origins.push_back({"94", cell_place(0, 104, 0, 13, 7, -1), "p:total.score"});
  report.origins.push_back({"质量", cell_place(0, 104, 0, 5, 2, -1), "p:indicators.level3"});
  // A name merged down from a row above.
  report.origins.push_back({"产出", cell_place(0, 104, 0, 3, 1, -1), "p:indicators.level1"});
  Form form;
  form.title.value = "项目支出绩效自评表";
  form.project_name.value = "甲项目";
  form.total_score = {Decimal(94), 0};
  form.indicators.emplace_back();
  form.indicators[0].level1 = {std::string("产出"), 2};
  form.indicators[0].level3 = {std::string("质量"), 1};
  report.forms.push_back(form);
  Section outer;
  outer.label.value = "二、";
  outer.title.value = "项目资金";
  outer.place.block = 20;
  Section inner;
  inner.title.value = "资金使用";
  inner.place.block = 25;
  outer.sections.push_back(inner);
  report.sections.push_back(outer);
  return report;
}

Finding score_finding() {
  Finding result = finding("score-total-mismatch", Severity::kError, "总分与各项之和不一致");
  result.form = 0;
  result.stated = 94;
  result.computed = Decimal::parse("92.5");
  result.tolerance = Decimal::parse("0.010");
  result.at = {"/forms/0/total/score"};
  return result;
}

TEST(FindingsText, PutsErrorsFirstAndSaysWhereAndHowMuch) {
  Report report = scored_report();
  Finding reason = finding("missing-reason", Severity::kWarning, "没有填写原因");
  reason.form = 0;
  report.findings = {reason, score_finding(),
                     finding("missing-section", Severity::kWarning, "缺少一节")};
  report.coverage = {{"p/score-total", 0, Outcome::kFail, ""},
                     {"p/weight-total", 0, Outcome::kNotEvaluated, "权重为空"},
                     {"p/x", std::nullopt, Outcome::kError, "溢出"},
                     {"p/y", 0, Outcome::kPass, ""}};
  EXPECT_EQ(findings_text(report, {}),
            "in/a.docx\n"
            "  全文\n"
            "    警告 missing-section  缺少一节\n"
            "  表单1「项目支出绩效自评表」 甲项目\n"
            "    错误 score-total-mismatch  总分与各项之和不一致\n"
            "         表1「项目支出绩效自评表」第14行第8列“总分得分”\n"
            "         填报 94，计算 92.5，相差 1.5，允差 0.01\n"
            "    警告 missing-reason  没有填写原因\n"
            "  未能评判\n"
            "    p/weight-total（表单1）：权重为空\n"
            "    p/x 规则出错：溢出\n"
            "  1 错误 2 警告 0 提示\n"
            "  检查 4 项：通过 1，不通过 1，不适用 0，未评 1，规则出错 1\n");
}

TEST(FindingsText, SpeaksEnglish) {
  Report report = scored_report();
  report.findings = {score_finding()};
  report.findings[0].message = "the scores do not add up";
  EXPECT_EQ(findings_text(report, {false, true}),
            "in/a.docx\n"
            "  form 1 \"项目支出绩效自评表\" 甲项目\n"
            "    error score-total-mismatch  the scores do not add up\n"
            "         table 1 \"项目支出绩效自评表\" row 14 column 8 (total score)\n"
            "         stated 94, computed 92.5, difference 1.5, tolerance 0.01\n"
            "  1 error, 0 warnings, 0 info\n"
            "  0 checks: 0 pass, 0 fail, 0 not applicable, 0 not evaluated, 0 error\n");
}

TEST(FindingsText, GathersWhatWasNotReadAtTheEnd) {
  Report report;
  report.source.path = "b.txt";
  Finding unread = finding("unread-content", Severity::kWarning, "图片未读取");
  unread.place = cell_place(-1, 3, -1, -1, -1, 31);
  report.findings = {unread, finding("missing-form", Severity::kError, "没有自评表")};
  EXPECT_EQ(findings_text(report, {}),
            "b.txt\n"
            "  全文\n"
            "    错误 missing-form  没有自评表\n"
            "  未读内容\n"
            "    警告 unread-content  图片未读取\n"
            "         文本第31行\n"
            "  1 错误 1 警告 0 提示\n"
            "  检查 0 项：通过 0，不通过 0，不适用 0，未评 0，规则出错 0\n");
}

TEST(FindingsText, TellsWhatIsNewSettledAndGone) {
  Report report = scored_report();
  Finding settled = score_finding();
  settled.fingerprint = "4d0263152640ffff";
  settled.suppressed = Suppressed{"已核对原始凭证", "张三", "2026-12-31"};
  settled.baseline = BaselineState::kUnchanged;
  Finding fresh = finding("missing-form", Severity::kError, "没有自评表");
  fresh.fingerprint = "0123456789abcdef";
  fresh.baseline = BaselineState::kNew;
  Finding gone = finding("missing-reason", Severity::kWarning, "没有填写原因");
  gone.baseline = BaselineState::kGone;
  report.findings = {settled, fresh};
  report.gone = {gone};
  EXPECT_EQ(findings_text(report, {}),
            "in/a.docx\n"
            "  全文\n"
            "    错误 missing-form  没有自评表\n"
            "         新增 · 指纹 0123456789ab\n"
            "  已豁免\n"
            "    错误 score-total-mismatch  总分与各项之和不一致\n"
            "         表1「项目支出绩效自评表」第14行第8列“总分得分” · 未变 · 指纹 4d0263152640\n"
            "         填报 94，计算 92.5，相差 1.5，允差 0.01\n"
            "         豁免 张三：已核对原始凭证（至 2026-12-31）\n"
            "  已消除（基线中有，本次没有）\n"
            "    警告 missing-reason  没有填写原因\n"
            "         已消除\n"
            "  1 错误 0 警告 0 提示（新增 1，另已豁免 1，已消除 1）\n"
            "  检查 0 项：通过 0，不通过 0，不适用 0，未评 0，规则出错 0\n");
}

TEST(FindingsText, SaysSoWhenThereIsNothing) {
  Report report;
  report.source.path = "c\x1b.txt";
  EXPECT_EQ(findings_text(report, {}),
            "c?.txt\n"
            "  未发现问题\n"
            "  0 错误 0 警告 0 提示\n"
            "  检查 0 项：通过 0，不通过 0，不适用 0，未评 0，规则出错 0\n");
}

TEST(FindingsText, ColoursOnlyWhenAsked) {
  Report report = scored_report();
  report.findings = {score_finding()};
  EXPECT_EQ(findings_text(report, {}).find('\x1b'), std::string::npos);
  EXPECT_NE(findings_text(report, {true, false}).find("\x1b[1;31m错误\x1b[0m"), std::string::npos);
}

TEST(FindingsText, LeavesOutADifferenceOfNothing) {
  Report report = scored_report();
  report.findings = {score_finding()};
  report.findings[0].computed = Decimal::parse("94.00");
  report.findings[0].tolerance = 0;
  const std::string text = findings_text(report, {});
  EXPECT_NE(text.find("填报 94，计算 94.00\n"), std::string::npos) << text;
}

TEST(FindingsText, TellsRatesInPercent) {
  Report report = scored_report();
  report.findings = {score_finding()};
  report.findings[0].at = {"/forms/0/funds/0/execution_rate"};
  report.findings[0].stated = Decimal::parse("0.9902");
  report.findings[0].computed = Decimal::parse("0.97");
  report.findings[0].tolerance = std::nullopt;
  const std::string text = findings_text(report, {});
  EXPECT_NE(text.find("填报 99.02%，计算 97%，相差 2.02%\n"), std::string::npos) << text;
}

TEST(PlaceWords, SayTheRowOfABlankFromItsNeighbours) {
  const Report report = scored_report();
  Finding missing = finding("missing-score", Severity::kError, "得分为空");
  missing.form = 0;
  for (const char* pointer : {"/forms/0/indicators/0/score", "/forms/0/indicators/0/target/text"}) {
    missing.at = {pointer};
    EXPECT_EQ(place_words(report, missing, OriginIndex(report), false),
              std::string("表1「项目支出绩效自评表」第6行“") +
                  (std::string(pointer).ends_with("score") ? "得分" : "年度指标值") + "”");
  }
  missing.at = {"/forms/0/indicators/1/score"};
  EXPECT_EQ(place_words(report, missing, OriginIndex(report), false), "");
}

TEST(PlaceWords, SayTheFormOfABlankThatIsInNoRow) {
  Report report = scored_report();
  report.forms[0].place = cell_place(0, 104, 0, 0, 0, -1);
  Finding missing = finding("missing-field", Severity::kError, "主管部门为空");
  missing.form = 0;
  missing.at = {"/forms/0/department"};
  EXPECT_EQ(place_words(report, missing, OriginIndex(report), false), "表1「项目支出绩效自评表」");
}

TEST(PlaceWords, NameTheDeepestHeadingOverProse) {
  const Report report = scored_report();
  const auto at_block = [&](int block) {
    Finding claim = finding("claim-mismatch", Severity::kWarning, "不一致");
    claim.place = cell_place(0, block, -1, -1, -1, -1);
    return place_words(report, claim, OriginIndex(report), false);
  };
  EXPECT_EQ(at_block(19), "word/document.xml block 19");
  EXPECT_EQ(at_block(20), "「二、项目资金」");
  EXPECT_EQ(at_block(30), "「资金使用」");
}

TEST(PlaceWords, NameAPartThatIsNotTheMainOne) {
  Report report = scored_report();
  report.parts.emplace_back("word/footnotes.xml");
  Finding note = finding("unread-content", Severity::kWarning, "未读取");
  note.place = cell_place(1, 120, 2, 0, 1, -1);
  EXPECT_EQ(place_words(report, note, OriginIndex(report), false),
            "表3第1行第2列 | word/footnotes.xml");
}

TEST(PlaceWords, AreEmptyWhereNothingSaysWhere) {
  const Report report = scored_report();
  Finding nowhere = finding("missing-form", Severity::kError, "没有自评表");
  nowhere.at = {"/forms"};
  EXPECT_EQ(place_words(report, nowhere, OriginIndex(report), false), "");
}

TEST(CoverageSummary, AddsUpOverReports) {
  Report a;
  a.coverage = {{"p/a", 0, Outcome::kPass, ""}, {"p/b", 0, Outcome::kFail, ""}};
  Report b;
  b.coverage = {{"p/a", 0, Outcome::kNotApplicable, ""}};
  EXPECT_EQ(coverage_summary({&a, &b}, true),
            "3 checks: 1 pass, 1 fail, 1 not applicable, 0 not evaluated, 0 error");
  EXPECT_EQ(coverage_summary({&a, &b}, false),
            "检查 3 项：通过 1，不通过 1，不适用 1，未评 0，规则出错 0");
}

}  // namespace
}  // namespace jixiao

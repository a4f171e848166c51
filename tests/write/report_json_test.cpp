#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "write/write.h"

namespace jixiao {
namespace {

using Json = nlohmann::ordered_json;

Number number(const char* digits, int origin = -1) { return {Decimal::parse(digits), origin}; }
Text text(const char* value, int origin = -1) { return {std::string(value), origin}; }

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

Report small_report() {
  Report report;
  report.source = {"in/a.docx", "ab12", 12281, Format::kDocx, "", "WPS Office_11.1"};
  report.parts = {"word/document.xml"};
  Place cell;
  cell.part = 0;
  cell.block = 131;
  cell.table = 0;
  cell.row = 31;
  cell.col = 7;
  cell.begin = 0;
  cell.end = 3;
  report.origins.push_back({"　98", cell, "cn.mof.project:total.score"});
  Form form;
  form.pack = {"cn.mof.project", "1.0.0", "sha256:00"};
  form.kind = "project";
  form.title = text("项目支出绩效自评表");
  form.total_weight = number("100");
  form.total_score = number("98", 0);
  FundRow row;
  row.key = "total";
  row.role = "total";
  row.label = text("年度资金总额");
  row.annual_budget = number("42.00");
  row.execution_rate = number("0.8620");
  row.reason = text("not printed");
  form.funds.push_back(row);
  Indicator indicator;
  indicator.level1 = text("产出指标");
  indicator.target = {text("≥98%"), text(">="), number("98.0"), text("%")};
  form.indicators.push_back(indicator);
  form.goals.push_back({text("做好"), {}});
  form.narratives["problems"] = text("无");
  form.columns = {"indicators.weight"};
  report.forms.push_back(form);
  report.claims.push_back({"rate", number("0.8910"), text("%"), text("执行率89.10%")});
  report.claims.push_back({"executed", number("37.40"), text("万元"), text("支出37.40万元")});
  Section inner;
  inner.level = 2;
  inner.title = text("项目概况");
  Section outer;
  outer.key = "project_overview";
  outer.level = 1;
  outer.label = text("一、");
  outer.sections.push_back(inner);
  report.sections.push_back(outer);
  return report;
}

TEST(ReportJson, HoldsEveryKeyOfAnEmptyReportInOrder) {
  const Json json = Json::parse(report_json({}, {}));
  EXPECT_EQ(keys(json),
            (std::vector<std::string>{"schema", "source", "engine", "report", "sections", "claims",
                                      "forms", "findings", "coverage", "provenance"}));
  EXPECT_EQ(keys(json["source"]), (std::vector<std::string>{"path", "sha256", "bytes", "format",
                                                            "encoding", "producer"}));
  EXPECT_EQ(json["report"].dump(),
            R"({"title":null,"reporting_unit":null,"fiscal_year":null,"grade":null,"score":null})");
  EXPECT_TRUE(json["source"]["encoding"].is_null());
  EXPECT_EQ(json["sections"].dump(), "[]");
  EXPECT_EQ(json["provenance"].dump(), "{}");
}

TEST(ReportJson, HoldsEveryKeyOfAnEmptyFormInOrder) {
  Report report;
  report.forms.emplace_back();
  report.forms[0].funds.emplace_back();
  report.forms[0].goals.emplace_back();
  report.forms[0].indicators.emplace_back();
  const Json form = Json::parse(report_json(report, {}))["forms"][0];
  EXPECT_EQ(form.dump(),
            R"({"pack":{"id":"","version":"","digest":""},"kind":"","title":null,)"
            R"("fiscal_year":null,"project_name":null,"department":null,)"
            R"("implementing_unit":null,"currency_unit":null,)"
            R"("funds":[{"key":"","label":null,"initial_budget":null,"annual_budget":null,)"
            R"("executed":null,"weight":null,"execution_rate":null,"score":null}],)"
            R"("goals":[{"expected":null,"actual":null}],)"
            R"("indicators":[{"level1":null,"level1_weight":null,"level2":null,"level3":null,)"
            R"("target":{"text":null,"op":null,"number":null,"unit":null},)"
            R"("actual":{"text":null,"op":null,"number":null,"unit":null},)"
            R"("weight":null,"score":null,"reason":null}],)"
            R"("total":{"weight":null,"score":null},"grade":null,"narratives":{}})");
}

TEST(ReportJson, PrintsFiguresAsTheDocumentAndRatesWithoutZeros) {
  const std::string json = report_json(small_report(), {});
  for (const char* part : {
           R"("annual_budget":42.00)",
           R"("execution_rate":0.862,)",
           R"({"key":"rate","number":0.891,"unit":"%","text":"执行率89.10%"})",
           R"("number":37.40,"unit":"万元")",
           R"("target":{"text":"≥98%","op":">=","number":98.0,"unit":"%"})",
           R"("total":{"weight":100,"score":98})",
           R"("narratives":{"problems":"无"})",
       }) {
    EXPECT_NE(json.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(json.find("not printed"), std::string::npos);
  EXPECT_EQ(json.find('\n'), std::string::npos);
}

TEST(ReportJson, NestsSections) {
  const Json json = Json::parse(report_json(small_report(), {}));
  EXPECT_EQ(json["sections"].dump(),
            R"([{"key":"project_overview","level":1,"label":"一、","title":null,"text":null,)"
            R"("sections":[{"key":null,"level":2,"label":null,"title":"项目概况","text":null,)"
            R"("sections":[]}]}])");
}

TEST(ReportJson, KeysProvenanceByPointer) {
  const Json json = Json::parse(report_json(small_report(), {}));
  EXPECT_EQ(json["provenance"].dump(),
            R"({"/forms/0/total/score":{"text":"　98","part":"word/document.xml","block":131,)"
            R"("table":0,"row":31,"col":7,"begin":0,"end":3,)"
            R"("rule":"cn.mof.project:total.score","line":null}})");
  const Json without = Json::parse(report_json(small_report(), {false, false}));
  EXPECT_EQ(without["provenance"].dump(), "{}");
}

TEST(ReportJson, IsTheSameDataWhenPretty) {
  const Report report = small_report();
  EXPECT_EQ(Json::parse(report_json(report, {true, true})),
            Json::parse(report_json(report, {false, true})));
}

Finding score_finding() {
  Finding finding;
  finding.code = "score-total-mismatch";
  finding.check = "cn.mof.project/score-total";
  finding.band = "inconsistent";
  finding.form = 0;
  finding.message = "总分得分 94 与各项得分之和 93 不一致，相差 1";
  finding.stated = 94;
  finding.computed = 93;
  finding.tolerance = 0;
  finding.at = {"/forms/0/total/score"};
  finding.operands = {"/forms/0/funds/0/score"};
  finding.fingerprint = "f00d";
  return finding;
}

TEST(ReportJson, WritesAFindingAsTheContractShowsIt) {
  Report report;
  report.findings.push_back(score_finding());
  EXPECT_EQ(Json::parse(report_json(report, {}))["findings"][0].dump(),
            R"({"code":"score-total-mismatch","check":"cn.mof.project/score-total",)"
            R"("severity":"error","band":"inconsistent","form":0,)"
            R"("message":"总分得分 94 与各项得分之和 93 不一致，相差 1","stated":94,"computed":93,)"
            R"("tolerance":0,"at":["/forms/0/total/score"],)"
            R"("operands":["/forms/0/funds/0/score"],"fingerprint":"f00d","suppressed":null})");
}

TEST(ReportJson, AppendsPlaceAndBlanksOnlyWhereThereAreAny) {
  Report report;
  report.parts = {"word/document.xml"};
  Finding finding;
  finding.code = "unread-content";
  finding.place = Place{};
  finding.place->part = 0;
  finding.place->block = 3;
  finding.blanks_as_zero = {"/forms/0/funds/2/executed"};
  report.findings.push_back(finding);
  const Json json = Json::parse(report_json(report, {}))["findings"][0];
  EXPECT_TRUE(json["check"].is_null());
  EXPECT_TRUE(json["form"].is_null());
  EXPECT_EQ(json["blanks_as_zero"].dump(), R"(["/forms/0/funds/2/executed"])");
  EXPECT_EQ(json["place"].dump(),
            R"({"part":"word/document.xml","block":3,"table":null,"row":null,"col":null,)"
            R"("begin":null,"end":null,"line":null})");
}

TEST(ReportJson, NullsAComputedFigureOfTooManyDigits) {
  const std::vector<std::pair<const char*, bool>> rows = {
      {"123456789012345", true}, {"0.12345678901234", true}, {"-0.123456789012345", true},
      {"100000000000000", true}, {"12345678901.2340", true},
  };
  for (const auto& [digits, kept] : rows) {
    Report report;
    report.findings.push_back(score_finding());
    report.findings[0].computed = Decimal::parse(digits);
    const std::string part = std::string("\"computed\":") + digits + ",";
    EXPECT_EQ(report_json(report, {}).find(part) != std::string::npos, kept) << digits;
  }
  Report report;
  report.findings.push_back(score_finding());
  report.findings[0].computed = *Decimal::parse("123456789012345") * Decimal(11);
  EXPECT_NE(report_json(report, {}).find("\"computed\":null"), std::string::npos);
}

TEST(ReportJson, GivesACoverageReasonOnlyWhereThereIsOne) {
  Report report;
  report.coverage.push_back({"p/a", 0, Outcome::kPass, ""});
  report.coverage.push_back({"p/b", std::nullopt, Outcome::kNotEvaluated, "总分为空"});
  EXPECT_EQ(Json::parse(report_json(report, {}))["coverage"].dump(),
            R"([{"check":"p/a","form":0,"outcome":"pass"},)"
            R"({"check":"p/b","form":null,"outcome":"not_evaluated","reason":"总分为空"}])");
}

TEST(CheckJson, CountsTheOutcomes) {
  Report report = small_report();
  report.findings.push_back(score_finding());
  report.coverage.push_back({"p/a", 0, Outcome::kFail, ""});
  report.coverage.push_back({"p/b", 0, Outcome::kPass, ""});
  const Json json = Json::parse(check_json(report, {}));
  EXPECT_EQ(keys(json), (std::vector<std::string>{"schema", "source", "engine", "findings",
                                                  "coverage", "summary"}));
  EXPECT_EQ(json["schema"], "jixiao/check/1");
  EXPECT_EQ(json["summary"].dump(),
            R"({"checks":2,"pass":1,"fail":1,"not_applicable":0,"not_evaluated":0,"error":0})");
}

TEST(ErrorJson, NamesTheKindAndWhatIsKnownOfTheInput) {
  EXPECT_EQ(error_json("a.docx", FailureKind::kTooLarge, "too \"big\"", {}),
            R"({"schema":"jixiao/report/1","source":{"path":"a.docx","sha256":null,"bytes":null,)"
            R"("format":null,"encoding":null,"producer":null},)"
            R"("error":{"kind":"too_large","message":"too \"big\""}})");
  SourceInfo source;
  source.path = "b.pdf";
  source.sha256 = "ab";
  source.bytes = 7;
  const Json json = Json::parse(error_json(source, FailureKind::kUnsupported, "a PDF", {}));
  EXPECT_EQ(json["source"]["bytes"], 7);
  EXPECT_EQ(json["source"]["sha256"], "ab");
}

}  // namespace
}  // namespace jixiao

#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule same(const std::string& claim, const std::string& field) {
  CheckRule made = rule("same_as", "claim-mismatch");
  made.fields = {claim, field};
  return made;
}

Claim said(const std::string& key, const std::string& figure, const std::string& unit) {
  return {key, number(figure), text(unit), text("全年支出" + figure + unit)};
}

Report with_form(const std::string& executed, const std::string& rate, const std::string& unit) {
  Form form = blank_form();
  form.currency_unit = text(unit);
  form.funds = {fund("total", {"", "", executed, "", rate})};
  form.total_score = number("98");
  return report_of(form);
}

TEST(SameAs, ComparesAmountsAcrossUnits) {
  struct {
    const char* executed;
    const char* form_unit;
    const char* figure;
    const char* claim_unit;
    const char* expected;
  } const rows[] = {
      {"37.44", "万元", "37.44", "万元", "pass"},
      {"37.44", "万元", "374400", "元", "pass"},
      {"37.44", "万元", "374411", "元", "pass"},
      {"37.44", "万元", "37.4", "万元", "pass"},
      {"37.44", "万元", "37", "万元", "pass"},
      {"37.44", "万元", "37.54", "万元", "fail warning 37.54 37.44 /claims/0/number"},
      {"37.44", "万元", "36", "万元", "fail warning 36 37.44 /claims/0/number"},
      {"374400.00", "元", "37.44", "万元", "pass"},
      {"374400.00", "元", "37.54", "万元", "fail warning 375400 374400.00 /claims/0/number"},
      {"12345.67", "万元", "1.2", "亿元", "pass"},
      {"12345.67", "万元", "1.3", "亿元", "fail warning 13000 12345.67 /claims/0/number"},
      {"37.44", "万元", "37.44", "", "not_evaluated"},
      {"37.44", "", "37.44", "万元", "not_evaluated"},
      {"", "万元", "37.44", "万元", "not_evaluated"},
      {"?", "万元", "37.44", "万元", "not_evaluated"},
      {"37.44", "万元", "?", "万元", "not_evaluated"},
  };
  for (const auto& row : rows) {
    Report report = with_form(row.executed, "", row.form_unit);
    report.claims = {said("executed", row.figure, row.claim_unit)};
    EXPECT_EQ(judged(report, same("claims.executed", "funds.total.executed")), row.expected)
        << row.figure << row.claim_unit;
  }
}

TEST(SameAs, ComparesRatesAndScores) {
  Report report = with_form("37.44", "0.8914", "万元");
  report.claims = {said("rate", "0.89", "%"), said("score", "98", "分")};
  EXPECT_EQ(judged(report, same("claims.rate", "funds.total.execution_rate")), "pass");
  EXPECT_EQ(judged(report, same("claims.score", "total.score")), "pass");
  report.claims = {said("rate", "0.98", "%"), said("score", "97.5", "分")};
  EXPECT_EQ(judged(report, same("claims.rate", "funds.total.execution_rate")),
            "fail warning 0.98 0.8914 /claims/0/number");
  report.claims[1] = said("score", "97.4", "分");
  EXPECT_EQ(judged(report, same("claims.score", "total.score")),
            "fail warning 97.4 98 /claims/1/number");
}

TEST(SameAs, ComparesEveryClaimOfTheKey) {
  Report report = with_form("37.44", "", "万元");
  const auto judge = [&report] {
    return judged(report, same("claims.executed", "funds.total.executed"));
  };
  EXPECT_EQ(judge(), "not_applicable");
  report.claims = {said("executed", "37.44", "万元"), said("annual_budget", "42", "万元"),
                   said("executed", "38", "万元")};
  EXPECT_EQ(judge(), "fail warning 38 37.44 /claims/2/number");
}

TEST(SameAs, IsSilentBesideSeveralForms) {
  Report report = with_form("37.44", "", "万元");
  report.claims = {said("executed", "38", "万元")};
  report.forms.push_back(report.forms[0]);
  EXPECT_EQ(judged(report, same("claims.executed", "funds.total.executed")), "not_applicable");
  report.forms[1].kind = "target_only";
  report.forms[1].pack.id = "another";
  EXPECT_EQ(judged(report, same("claims.executed", "funds.total.executed")),
            "fail warning 38 37.44 /claims/0/number");
}

TEST(SameAs, QuotesTheProse) {
  Report report = with_form("37.44", "", "万元");
  report.claims = {said("executed", "374.4", "万元")};
  EXPECT_EQ(message(report, same("claims.executed", "funds.total.executed")),
            "正文“全年支出374.4万元”（374.4万元）与表中全年执行数 37.44万元 不一致，"
            "相差 336.96万元；两数约差 10 倍，疑似单位写错");
}

}  // namespace
}  // namespace jixiao

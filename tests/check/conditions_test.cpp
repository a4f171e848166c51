#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule reasons() {
  CheckRule made = rule("reason_if", "missing-reason", "indicators");
  made.when = make_equation("score < weight", Relations::kCondition);
  made.fields = {"reason"};
  return made;
}

Form reasoned(const std::string& weight, const std::string& score, const std::string& words) {
  Form form = blank_form();
  form.indicators = {indicator("培训人数", weight, score)};
  form.indicators[0].reason = text(words);
  return form;
}

TEST(ReasonIf, AsksForAReasonBelowTheWeight) {
  struct {
    const char* weight;
    const char* score;
    const char* words;
    const char* expected;
  } const rows[] = {
      {"10", "9", "", "fail warning /forms/0/indicators/0/reason"},
      {"10", "9", "无", "fail warning /forms/0/indicators/0/reason"},
      {"10", "9", " — ", "fail warning /forms/0/indicators/0/reason"},
      {"10", "9", "/", "fail warning /forms/0/indicators/0/reason"},
      {"10", "9", "0", "fail warning /forms/0/indicators/0/reason"},
      {"10", "9", "受疫情影响", "pass"},
      {"10", "9", "无法按期完成", "pass"},
      {"10", "10", "", "not_applicable"},
      {"10", "", "", "not_evaluated"},
      {"?", "9", "", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(reasoned(row.weight, row.score, row.words), reasons()), row.expected)
        << row.score << " " << row.words;
  }
}

TEST(ReasonIf, IsSilentWithoutTheColumn) {
  for (const char* column : {"indicators.reason", "indicators.score"}) {
    Form form = reasoned("10", column[11] == 's' ? "" : "9", "");
    EXPECT_EQ(judged(without_columns(form, {column}), reasons()), "not_applicable") << column;
  }
}

TEST(ReasonIf, SaysWhatLacksTheReason) {
  EXPECT_EQ(message(report_of(reasoned("10", "9", "")), reasons()),
            "指标“培训人数”得分 9 低于分值 10，没有说明原因");
  EXPECT_EQ(message(report_of(reasoned("10", "9", "")), reasons(), Language::kEnglish),
            "indicator \"培训人数\": score 9 below weight 10, no reason is given");
}

CheckRule fund_reasons(const std::string& when) {
  CheckRule made = rule("reason_if", "missing-reason", "funds");
  made.when = make_equation(when, Relations::kCondition);
  made.fields = {"reason"};
  return made;
}

Form spending(const std::vector<std::string>& figures) {
  Form form = blank_form();
  form.columns.push_back("funds.reason");
  form.funds = {fund("total", figures)};
  return form;
}

TEST(ReasonIf, ReadsTheReasonOfAFundRow) {
  Form form = spending({"", "", "", "", "0.86", ""});
  form.funds.push_back(fund("fiscal", {}));
  EXPECT_EQ(judged(form, fund_reasons("execution_rate < 0.9")),
            "fail warning /forms/0/funds/0/label");
}

// A bound of the pack is told in the terms of the figure it is held against.
TEST(ReasonIf, TellsBoundsAsAuditorsWriteThem) {
  struct {
    const char* when;
    const char* zh;
    const char* en;
  } const rows[] = {
      {"execution_rate < 0.9", "执行率 80.5% 低于 90%", "execution rate 80.5% below 90%"},
      {"executed < 0.5 * annual_budget", "全年执行数 40万元 低于全年预算数 100万元 的 50%",
       "amount spent 40万元 below 50% of the annual budget 100万元"},
      {"executed < 50.0", "全年执行数 40万元 低于 50万元", "amount spent 40万元 below 50万元"},
      {"executed < annual_budget - 5", "全年执行数 40万元 低于全年预算数 100万元 的 95%",
       "amount spent 40万元 below 95% of the annual budget 100万元"},
  };
  const Form form = spending({"", "100", "40", "", "0.805", ""});
  for (const auto& row : rows) {
    EXPECT_EQ(message(report_of(form), fund_reasons(row.when)),
              std::string("资金行“年度资金总额”") + row.zh + "，没有说明原因");
    EXPECT_EQ(message(report_of(form), fund_reasons(row.when), Language::kEnglish),
              std::string("fund row \"年度资金总额\": ") + row.en + ", no reason is given");
  }
}

CheckRule sources() {
  CheckRule made = rule("one_of", "missing-fund-source");
  made.when = make_equation("funds.total.annual_budget > 0", Relations::kCondition);
  made.fields = {"funds.fiscal.annual_budget", "funds.other.annual_budget"};
  return made;
}

TEST(OneOf, AsksForASourceOfTheFunds) {
  struct {
    const char* total;
    std::vector<FundRow> parts;
    const char* expected;
  } const rows[] = {
      {"42", {}, "fail info /forms/0/funds/0/annual_budget"},
      {"42", {fund("fiscal", {"42", ""})}, "fail info /forms/0/funds/0/annual_budget"},
      {"42", {fund("fiscal", {"", "42"})}, "pass"},
      {"42", {fund("fiscal", {}), fund("other", {"", "0"})}, "pass"},
      {"42", {fund("fiscal", {"", "?"})}, "pass"},
      {"0", {}, "not_applicable"},
      {"", {}, "not_evaluated"},
      {"?", {}, "not_evaluated"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.funds = {fund("total", {"", row.total})};
    form.funds.insert(form.funds.end(), row.parts.begin(), row.parts.end());
    EXPECT_EQ(judged(form, sources()), row.expected) << row.total;
  }
}

TEST(OneOf, SaysTheAmount) {
  Form form = blank_form();
  form.funds = {fund("total", {"", "42.00"})};
  EXPECT_EQ(message(report_of(form), sources()),
            "资金行“年度资金总额”全年预算数为 42.00万元，没有填任何资金来源");
}

}  // namespace
}  // namespace jixiao

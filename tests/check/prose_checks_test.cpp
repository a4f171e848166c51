// Prose against the form: figures behind names, shares, places, offices, denied problems, years.
#include <gtest/gtest.h>

#include "check/prose.h"
#include "check/shipped.h"

namespace jixiao {
namespace {

std::string id(const std::string& check) { return "cn.mof.project/" + check; }

Form trained() {
  Form form = project_form();
  Indicator row = indicator("指标1：教师培训人数", "10", "10");
  row.target = measure({"≥300人", ">=", "300", "人"});
  row.actual = measure({"264人", "", "264", "人"});
  Indicator rate = indicator("学员满意度", "10", "10");
  rate.target = measure({"≥90%", ">=", "90", "%"});
  rate.actual = measure({"95.3%", "", "95.3", "%"});
  form.indicators = {row, rate};
  form.fiscal_year = number("2023");
  return form;
}

TEST(Sentences, EndAtFullStopsAndLines) {
  EXPECT_EQ(sentences_of("甲。乙；丙！丁\n戊：己").size(), 4U);
  EXPECT_EQ(sentences_of("甲。乙；丙")[1], "乙;丙");
  EXPECT_TRUE(sentences_of("").empty());
  EXPECT_TRUE(sentences_of("。\n。").empty());
  EXPECT_EQ(sentences_of("甲!乙。丙?丁!!戊。。己?"),
            (std::vector<std::string>{"甲", "乙", "丙", "丁", "戊", "己"}));
}

TEST(ClaimCount, HoldsAFigureBehindANameAgainstTheRow) {
  const std::string off = "fail warning 274 264 /sections/0/text";
  struct {
    const char* words;
    std::string expected;
  } const rows[] = {
      {"教师培训人数达到264人。", "pass"},
      {"教师培训人数达到274人。", off},
      {"2023年教师培训人数为274人，效果良好。", off},
      {"全年教师培训人数共274人", off},
      // The plan, another year, a part, another unit, another thing.
      {"教师培训人数300人。", "pass"},
      {"2022年教师培训人数达到274人。", "not_applicable"},
      {"其中女教师培训人数达到120人。", "not_applicable"},
      {"乡村教师培训人数达到120人。", "not_applicable"},
      {"计划教师培训人数达到274人。", "not_applicable"},
      {"一季度教师培训人数达到74人。", "not_applicable"},
      {"教师培训人数达到274人次。", "not_applicable"},
      {"教师培训人数约270人。", "not_applicable"},
      {"教师培训人数比上年增加30人。", "not_applicable"},
      {"学员满意度达95%。", "pass"},
      {"学员满意度达95.3%。", "pass"},
      {"学员满意度为90%。", "pass"},
      {"学员满意度为98%。", "fail warning 98 95.3 /sections/0/text"},
      {"满意度为98%。", "not_applicable"},
      {"", ""},
  };
  for (const auto& row : rows) {
    if (*row.words == '\0') continue;
    EXPECT_EQ(judged_by(saying(row.words, trained()), id("row-figures")), row.expected)
        << row.words;
  }
}

TEST(ClaimCount, IsSilentBesideSeveralForms) {
  Report report = saying("教师培训人数达到274人。", trained());
  report.forms.push_back(trained());
  EXPECT_EQ(judged_by(report, id("row-figures")), "not_applicable");
}

TEST(ClaimCount, IsTold) {
  EXPECT_EQ(said_by(saying("教师培训人数达到274人。", trained()), id("row-figures")),
            "正文“教师培训人数达到274人”与表中实际完成值 264人 不一致，相差 10人");
  EXPECT_EQ(
      said_by(saying("教师培训人数达到274人。", trained()), id("row-figures"), Language::kEnglish),
      "the text says \"教师培训人数达到274人\", the form's actual is 264人, difference 10人");
}

TEST(ClaimRatio, HoldsAShareAgainstItsFigures) {
  const std::string check = "cn.report.narrative/shares";
  struct {
    const char* words;
    const char* expected;
  } const rows[] = {
      {"计划安装115台，实际完成264台，超计划129.6%。", "pass"},
      {"计划安装115台，实际完成264台，超额完成计划的130%。", "pass"},
      {"计划安装115台，实际完成264台，超任务43%。", "fail warning 0.43 1.2957 /sections/0/text"},
      {"任务数为100户，已完成80户，完成率80%。", "pass"},
      {"任务数为100户，已完成80户，完成率85%。", "fail warning 0.85 0.8000 /sections/0/text"},
      {"全年预算412.50万元，全年支出386.10万元，预算执行率93.60%。", "pass"},
      {"全年预算412.50万元，全年支出386.10万元，预算执行率94.60%。",
       "fail warning 0.9460 0.9360 /sections/0/text"},
      {"全年预算4,125,000元，支出3861000元，执行率93.6%。", "not_applicable"},
      // A rate of something else.
      {"年初预算120万元，支出80万元，执行率80%。", "not_applicable"},
      {"计划安装115台，实际完成264台，满意度95%。", "not_applicable"},
      {"完成率100%。", "not_applicable"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(saying(row.words), check), row.expected) << row.words;
  }
  EXPECT_EQ(said_by(saying("计划安装115台，实际完成264台，超计划43%。"), check),
            "“计划安装115台,实际完成264台,超计划43%”所说的比例 43% 与 (264-115)÷115 算出的 129.57% "
            "不一致");
}

TEST(Places, AreAnothersOnlyIfTheyActAndAreOfTheSameKind) {
  Form form = project_form();
  form.implementing_unit = text("青山县清溪镇人民政府");
  const std::string off = "fail warning /sections/0/text";
  struct {
    const char* words;
    std::string expected;
  } const rows[] = {
      {"白果镇人民政府按照要求组织实施。", off},    {"2023年，白果镇人民政府认真组织实施。", off},
      {"清溪镇人民政府按照要求组织实施。", "pass"}, {"青山县财政局按照预算下达资金。", "pass"},
      {"项目由白果镇人民政府会同实施。", "pass"},   {"会同白果镇人民政府组织实施。", "pass"},
      {"白果镇人民政府与我镇相邻。", "pass"},       {"岳麓区财政局按照预算下达资金。", "pass"},
      {"我镇党委严格落实责任。", "pass"},           {"各镇人民政府按照要求组织实施。", "pass"},
      {"幸福社区居委会组织实施。", "pass"},         {"学习白果镇经验。", "pass"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(saying(row.words, form), id("other-place")), row.expected) << row.words;
  }
  // A unit that names its kind alone could be of any place.
  form.implementing_unit = text("县教育局");
  EXPECT_EQ(judged_by(saying("青山县教育局按照要求组织实施。", form), id("other-place")), "pass");
  EXPECT_EQ(
      judged_by(saying("白果镇人民政府按照要求组织实施。", project_form()), id("other-place")),
      "not_evaluated");
}

TEST(Places, AreToldOnce) {
  Form form = project_form();
  form.implementing_unit = text("清溪镇人民政府");
  const Report report = saying("白果镇人民政府按照要求实施。白果镇人民政府严格落实责任。", form);
  EXPECT_EQ(judged_by(report, id("other-place")), "fail warning /sections/0/text");
  EXPECT_EQ(said_by(report, id("other-place")), "正文以“白果镇”为工作主体，与本单位所在地不符");
}

TEST(Passages, BelongToTheOfficesThatSaySo) {
  Form form = project_form();
  form.implementing_unit = text("某区委网信办");
  const std::string words = "把握“大市场、大监管、大质量”要求。";
  EXPECT_EQ(judged_by(saying(words, form), id("other-office")), "fail warning /sections/0/text");
  EXPECT_EQ(said_by(saying(words, form), id("other-office")),
            "正文“大市场、大监管”是其他部门的表述，疑似从别的报告抄来");
  EXPECT_EQ(judged_by(saying("加强市场监管。", form), id("other-office")), "pass");
  form.implementing_unit = text("某区市场监督管理局");
  EXPECT_EQ(judged_by(saying(words, form), id("other-office")), "pass");
  form.implementing_unit = text("某检测中心");
  form.department = text("某区市场监督管理局");
  EXPECT_EQ(judged_by(saying(words, form), id("other-office")), "pass");
}

TEST(DeniedProblems, ContradictMoneyLeftOver) {
  Form form = project_form();
  form.funds = {fund("total", {"239", "239", "87.06"})};
  const std::string off = "fail warning /sections/0/text";
  struct {
    const char* words;
    std::string expected;
  } const rows[] = {
      {"无。", off},
      {"（一）无问题。", off},
      {"未发现问题。", off},
      {"本项目实施过程中不存在明显问题。", off},
      {"资金支付较慢。", "pass"},
      {"无法按期支付，执行率偏低。", "pass"},
      {"未发现挪用，但支付较慢。", "pass"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(saying(row.words, form, "problems"), id("problems-denied")), row.expected)
        << row.words;
  }
  EXPECT_EQ(judged_by(saying("无。", form, "results"), id("problems-denied")), "not_applicable");
  EXPECT_EQ(said_by(saying("无。", form, "problems"), id("problems-denied")),
            "全年执行数 87.06万元 低于全年预算数 239万元 的 50%，正文却称“无”");
  form.funds = {fund("total", {"239", "239", "200"})};
  EXPECT_EQ(judged_by(saying("无。", form, "problems"), id("problems-denied")), "not_applicable");
}

TEST(TitleYear, IsTheFormsYear) {
  struct {
    const char* title;
    const char* expected;
  } const rows[] = {
      {"2023年度项目支出绩效自评报告", "pass"},
      {"2022年度项目支出绩效自评报告", "fail warning 2023 /report/title"},
      {"2022-2023年项目支出绩效自评报告", "pass"},
      {"项目支出绩效自评报告", "not_applicable"},
  };
  for (const auto& row : rows) {
    Report report = report_of(trained());
    report.title = text(row.title);
    EXPECT_EQ(judged_by(report, id("title-year")), row.expected) << row.title;
  }
}

TEST(GoalDates, AreOfTheFiscalYear) {
  struct {
    const char* goal;
    const char* expected;
  } const rows[] = {
      {"2023年完成道路硬化", "pass"},
      {"1、2013年完成道路硬化", "fail warning 2023 /forms/0/goals/0/expected"},
      {"2022年完成立项，2023年完成道路硬化", "pass"},
      {"2021-2025年完成道路硬化", "not_applicable"},
      {"落实2013年文件要求", "not_applicable"},
      {"完成道路硬化", "not_applicable"},
  };
  for (const auto& row : rows) {
    Form form = trained();
    form.goals = {{text(row.goal), text("")}};
    EXPECT_EQ(judged_by(report_of(form), id("goal-dates")), row.expected) << row.goal;
  }
}

// --- Faults of the rules
// --------------------------------------------------------------------------

// A check on what its family lacks is an error of the rule, never a finding of the document.
TEST(RuleFaults, OfTheNewKindsAreErrors) {
  const auto outcome = [](CheckRule made) {
    Form form = trained();
    form.pack.id = "p";
    form.implementing_unit = text("清溪镇人民政府");
    form.indicators[0].level3 = text("项目总成本");
    form.indicators[0].target = measure({"1万元", "", "1", "万元"});
    form.indicators[0].actual = measure({"1万元", "", "1", "万元"});
    form.funds = {fund("total", {"1", "1", "1"})};
    Report report = saying("甲。", form);
    report.narratives.clear();
    return judged(std::move(report), std::move(made));
  };
  CheckRule cost = rule("cost", "cost-mismatch", "indicators");
  cost.fields = {"level3", "target", "actual"};
  cost.patterns.emplace_back("总成本");
  EXPECT_EQ(outcome(std::move(cost)), "error");  // no parts
  CheckRule unbound = rule("cost", "cost-mismatch", "indicators");
  unbound.fields = {"level3", "target", "actual"};
  unbound.parts = {"funds.total.executed"};
  unbound.patterns.emplace_back("总成本");
  EXPECT_EQ(outcome(std::move(unbound)), "error");
  CheckRule each = rule("cost", "cost-mismatch");
  each.fields = {"level3", "target", "actual"};
  EXPECT_EQ(outcome(std::move(each)), "error");
  CheckRule names = rule("places", "name-mismatch");
  names.fields = {"implementing_units"};
  EXPECT_EQ(outcome(std::move(names)), "error");
  CheckRule passages = rule("passages", "name-mismatch");
  passages.fields = {"nothing"};
  EXPECT_EQ(outcome(std::move(passages)), "error");
  EXPECT_EQ(outcome(rule("said_if", "claim-mismatch")), "error");  // no condition
  CheckRule count = rule("claim_count", "claim-mismatch", "indicators");
  count.fields = {"level9", "actual", "target"};
  EXPECT_EQ(outcome(std::move(count)), "error");
  CheckRule sum = rule("sum_rows", "score-total-mismatch");
  sum.parts = {"indicators.scores"};
  sum.whole = "total.score";
  EXPECT_EQ(outcome(std::move(sum)), "error");
  CheckRule points = rule("score", "goal-echo", "indicators");
  points.fields = {"target", "actual", "weight", "score"};
  EXPECT_EQ(outcome(std::move(points)), "error");
  CheckRule code = rule("claim_sum", "no-such-code");
  EXPECT_EQ(outcome(std::move(code)), "not_applicable") << "nothing said, so nothing to word";
}

TEST(Prose, LeavesOutWhatStandsInBrackets) {
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"", ""},
      {"甲", "甲"},
      {"甲(乙)丙", "甲丙"},
      {"(甲)", ""},
      {"甲(乙(丙)丁)戊(己)", "甲戊"},
      {"甲)乙(丙)", "甲)乙"},
      {"甲(乙", "甲"},
      {"甲((乙)丙", "甲"},
  };
  for (const auto& row : rows) EXPECT_EQ(without_brackets(row.text), row.expected) << row.text;
}

// Each stretch of a sentence and of what is left without brackets, however short the pieces are.
TEST(Prose, HoldsTheWordsOfItsSentences) {
  Report report;
  for (const char* text :
       {"甲(乙)丙", "(甲)乙(丙)丁", "a(b)c(d)e(f)gh", "甲乙(丙(丁)戊)己庚(辛", "a(b)(c)de)f"}) {
    report.sections.emplace_back();
    report.sections.back().text.value = text;
  }
  ReportProse prose(report);
  for (const ProseText& text : prose.sections().texts) {
    const std::string_view whole = prose.sections().sentence(text.first_sentence);
    for (const std::string& sentence : {std::string(whole), without_brackets(whole)}) {
      for (std::size_t begin = 0; begin < sentence.size(); ++begin) {
        EXPECT_TRUE(prose.sections().words.may_hold(sentence.substr(begin))) << sentence << begin;
      }
    }
  }
}

}  // namespace
}  // namespace jixiao

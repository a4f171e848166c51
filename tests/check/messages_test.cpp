// The words of every finding, in both languages: one row a code and wording, filled with the same
// words. What is said of which document is the kinds' tests' business.
#include "check/messages.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace jixiao {
namespace {

struct MessageRow {
  const char* code;
  const char* variant;
  const char* zh;
  const char* en;
};

const MessageRow kRows[] = {
    {"missing-form", "", "自评报告没有附自评表", "the self-evaluation report has no form"},
    {"missing-section", "", "缺少“文”一节", "the section \"文\" is missing"},
    {"missing-section", "empty", "“文”一节没有内容", "the section \"文\" is empty"},
    {"missing-field", "", "指标“甲”得分未填", "indicator \"甲\": score is blank"},
    {"missing-target", "", "指标“甲”没有填目标值", "indicator \"甲\": no target is given"},
    {"missing-actual", "", "指标“甲”没有填实际完成值", "indicator \"甲\": no actual is given"},
    {"missing-weight", "", "指标“甲”没有填分值", "indicator \"甲\": no weight is given"},
    {"missing-score", "", "指标“甲”没有填得分", "indicator \"甲\": no score is given"},
    {"missing-indicator-group", "", "缺少文指标", "there is no 文 indicator"},
    {"missing-reason", "", "指标“甲”得分 9 低于分值 10，没有说明原因",
     "indicator \"甲\": score 9 below weight 10, no reason is given"},
    {"missing-fund-source", "", "指标“甲”得分为 12，没有填任何资金来源",
     "indicator \"甲\": score is 12, no source of the funds is filled in"},
    {"template-text", "", "指标“甲”得分“文”是没有改掉的模板文字",
     "indicator \"甲\": score \"文\" is left over from the template"},
    {"weight-total-mismatch", "", "得分 12 与各项分值之和 10 不一致，相差 2",
     "score 12 is not the sum of the weights 10, difference 2"},
    {"weight-total-mismatch", "otherwise", "各项分值之和 10 不是 12，相差 2",
     "the sum of the weights 10 is not 12, difference 2"},
    {"group-weight-mismatch", "", "指标“甲”标明 12 分，所列指标分值之和 10，相差 2",
     "indicator \"甲\": states 12, its weights add up to 10, difference 2"},
    {"score-total-mismatch", "", "得分 12 与各项得分之和 10 不一致，相差 2",
     "score 12 is not the sum of the scores 10, difference 2"},
    {"score-total-mismatch", "otherwise", "各项得分之和 10 不是 12，相差 2",
     "the sum of the scores 10 is not 12, difference 2"},
    {"score-exceeds-weight", "", "指标“甲”得分 12 超过分值 10，超出 2",
     "indicator \"甲\": score 12 is above the weight 10 by 2"},
    {"negative-value", "", "指标“甲”得分 12 是负数", "indicator \"甲\": score 12 is negative"},
    {"negative-value", "bound", "指标“甲”得分 12 小于 10",
     "indicator \"甲\": score 12 is below 10"},
    {"fund-total-mismatch", "", "指标“甲”得分 12 与各资金来源之和 10 不一致，相差 2",
     "indicator \"甲\": score 12 is not the sum of its sources 10, difference 2"},
    {"execution-rate-mismatch", "", "指标“甲”执行率 12 与执行数÷预算数 10 不一致，相差 2",
     "indicator \"甲\": execution rate 12 is not spent / annual budget 10, difference 2"},
    {"execution-score-mismatch", "", "指标“甲”执行得分 12 与分值×执行率 10 不一致，相差 2",
     "indicator \"甲\": execution score 12 is not weight * rate 10, difference 2"},
    {"spent-exceeds-budget", "", "指标“甲”得分 12 超过分值 10，超出 2",
     "indicator \"甲\": score 12 is above the weight 10 by 2"},
    {"unmet-full-score", "", "指标“甲”目标值“≥90”，实际完成值“88”，没有完成却得满分 12",
     "indicator \"甲\": target \"≥90\" is missed by \"88\", the score 12 is full"},
    {"met-but-deducted", "",
     "指标“甲”目标值“≥90”已完成（实际“88”），得分 12 低于分值 10，没有说明扣分原因",
     "indicator \"甲\": target \"≥90\" is met by \"88\", the score 12 is below the weight 10, no "
     "reason is given"},
    {"score-off-formula", "", "指标“甲”得分 12 与按完成情况计算的 10 相差 2",
     "indicator \"甲\": score 12 is off the computed 10 by 2"},
    {"score-off-formula", "result",
     "指标“甲”得分 12 是分值直接乘以实际完成值“88”，按目标值“≥90”的完成情况应为 10，相差 2",
     "indicator \"甲\": score 12 is the weight times the actual \"88\"; measured by the target "
     "\"≥90\" it is 10, difference 2"},
    {"overachieved", "", "指标“甲”实际完成值“88”远超目标值“≥90”，没有说明原因",
     "indicator \"甲\": actual \"88\" is far above the target \"≥90\", no reason is given"},
    {"actual-not-a-result", "", "指标“甲”得分“文”是目标的写法，不是实际结果",
     "indicator \"甲\": score \"文\" is worded as a target, not as a result"},
    {"weight-policy", "", "指标“甲”分值 12，规定为 10",
     "indicator \"甲\": weight 12, the policy says 10"},
    {"weight-policy", "other", "指标“甲”分值 12，规定的各类指标中没有这一类",
     "indicator \"甲\": weight 12, and the policy has no such kind of indicator"},
    {"cost-mismatch", "", "指标“甲”得分 12 与实际支出 10 不一致，相差 2",
     "indicator \"甲\": score 12 differs from the money spent 10 by 2"},
    {"cost-mismatch", "target", "指标“甲”得分 12 远高于分值 10，不像本年度的成本",
     "indicator \"甲\": score 12 is far above the weight 10, hardly a cost of this year"},
    {"year-mismatch", "", "指标“甲”得分“文”不在报告年度 10 年内",
     "indicator \"甲\": score \"文\" is outside the fiscal year 10"},
    {"year-mismatch", "title", "标题“文”的年度与自评表的年度 10 年不一致",
     "the title \"文\" is of another year than the form's 10"},
    {"name-mismatch", "", "指标“甲”得分“文”与自评表的实施单位“乙”不一致",
     "indicator \"甲\": score \"文\" is not the form's 实施单位“乙”"},
    {"name-mismatch", "passage", "正文“文”是其他部门的表述，疑似从别的报告抄来",
     "\"文\" in the text is another office's wording, likely copied from its report"},
    {"name-mismatch", "place", "正文以“文”为工作主体，与本单位所在地不符",
     "the text speaks of \"文\" as the one that acts, which is another place"},
    {"claim-mismatch", "", "正文“文”（12）与表中分值 10 不一致，相差 2",
     "the text says \"文\" (12), the form's weight is 10, difference 2"},
    {"claim-mismatch", "ratio", "指标“甲”“文”所说的比例 12 与 264÷115 算出的 10 不一致",
     "indicator \"甲\": \"文\" says 12, 264 / 115 is 10"},
    {"claim-mismatch", "count", "指标“甲”正文“文”与表中分值 10 不一致，相差 2",
     "indicator \"甲\": the text says \"文\", the form's weight is 10, difference 2"},
    {"claim-mismatch", "denied", "得分 9 低于分值 10，正文却称“文”",
     "score 9 below weight 10, and yet the text says \"文\""},
    {"claim-sum-mismatch", "", "正文“文”所列各部分之和 10 与合计 12 不一致，相差 2",
     "the parts in \"文\" add up to 10, not to 12, difference 2"},
    {"grade-mismatch", "", "得分“文”与总分 10 不相符，按总分应为“优”",
     "score \"文\" does not fit the total score 10, which is \"优\""},
    {"goal-echo", "", "实际完成情况与预期目标一字不差",
     "the actual result repeats the expected goal word for word"},
    {"unread-content", "", "文", "文"},
    {"unparsed-number", "", "指标“甲”得分“文”不是数字",
     "indicator \"甲\": score \"文\" is no number"},
    {"suspected-sign", "", "指标“甲”得分“文”可能是“≥9”识别有误，数值按原文，未作更改",
     "indicator \"甲\": score \"文\" may be a misread \"≥9\"; it stays as printed"},
    {"ambiguous-layout", "", "文：有多种读法，未作取舍",
     "文: there are several readings, none was chosen"},
    {"not-self-evaluation", "", "“文”不是自评表，只读取内容，不作评判",
     "\"文\" is no self-evaluation form: read, and not judged"},
};

Words common_words() {
  return {{"stated", "12"},  {"computed", "10"},        {"diff", "2"},    {"text", "文"},
          {"target", "≥90"}, {"actual", "88"},          {"part", "264"},  {"base", "115"},
          {"likely", "≥9"},  {"names", "实施单位“乙”"}, {"reached", "优"}};
}

TEST(Messages, AreWordedInBothLanguages) {
  Words zh = common_words();
  zh.insert({{"subject", subject_words(FormTable::kIndicators, "甲", Language::kChinese)},
             {"field", field_words("score", Language::kChinese)},
             {"other", field_words("weight", Language::kChinese)},
             {"condition", "得分 9 低于分值 10"}});
  Words en = common_words();
  en.insert({{"subject", subject_words(FormTable::kIndicators, "甲", Language::kEnglish)},
             {"field", field_words("score", Language::kEnglish)},
             {"other", field_words("weight", Language::kEnglish)},
             {"condition", "score 9 below weight 10"}});
  for (const MessageRow& row : kRows) {
    EXPECT_EQ(fill(message_text(row.code, row.variant, Language::kChinese), zh), row.zh);
    EXPECT_EQ(fill(message_text(row.code, row.variant, Language::kEnglish), en), row.en);
  }
}

TEST(Messages, StandInTheTableForEveryCode) {
  std::set<std::string> told;
  for (const MessageRow& row : kRows) {
    if (*row.variant == '\0') told.insert(row.code);
  }
  EXPECT_EQ(told, std::set<std::string>(finding_codes().begin(), finding_codes().end()));
}

TEST(Messages, GiveReasonsInBothLanguages) {
  struct {
    Reason reason;
    const char* zh;
    const char* en;
  } const rows[] = {
      {Reason::kBlank, "没有填写", "blank"},
      {Reason::kUnreadable, "不是数字", "no number"},
      {Reason::kNoColumn, "本表没有这一栏", "the form has no such column"},
      {Reason::kConditionFalse, "条件不成立", "the condition does not hold"},
      {Reason::kZeroBase, "预算数为零", "the budget is zero"},
      {Reason::kTooCoarse, "数字取整过粗，无法判断", "printed too coarsely"},
      {Reason::kNothingToCompare, "没有可核对的内容", "nothing to compare"},
      {Reason::kIncomparable, "目标值与实际完成值无法比较", "target and actual cannot be compared"},
      {Reason::kNoUnit, "没有注明单位", "no unit is given"},
      {Reason::kUnknownRow, "有规则包不认识的资金来源行", "a fund row that the pack does not know"},
      {Reason::kNotOneForm, "无法确定正文说的是哪一张自评表",
       "which form the prose speaks of is not told"},
      {Reason::kNotSelfEvaluation, "不是自评表", "no self-evaluation form"},
      {Reason::kNoBand, "没有对应的等级", "no grade stands for it"},
      {Reason::kScattered, "表格行列已打散，无法归位", "the form's rows and columns are scattered"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(reason_words(row.reason, "", Language::kChinese), row.zh);
    EXPECT_EQ(reason_words(row.reason, "", Language::kEnglish), row.en);
    EXPECT_EQ(reason_words(row.reason, "甲", Language::kChinese), std::string(row.zh) + "：甲");
    EXPECT_EQ(reason_words(row.reason, "甲", Language::kEnglish), std::string(row.en) + ": 甲");
  }
}

}  // namespace
}  // namespace jixiao

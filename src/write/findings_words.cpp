#include "write/findings_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <stdexcept>

#include "write/write.h"

namespace jixiao {
namespace {

struct Words {
  std::string_view chinese;
  std::string_view english;
};

std::string pick(const Words& words, bool english) {
  return say(english, words.chinese, words.english);
}

struct CodeWords {
  std::string_view code;
  Words title;
  Words description;
};

// In the order of the report format's list of codes.
constexpr CodeWords kCodes[] = {
    {"missing-form",
     {"没有自评表", "No form"},
     {"自评报告没有附自评表。", "A self-evaluation report without a form."}},
    {"missing-section",
     {"缺少章节", "Section missing"},
     {"规则包要求的一节没有，或者没有内容。",
      "A section that the rule pack requires is absent or empty."}},
    {"missing-field",
     {"必填项未填", "Required field blank"},
     {"项目名称、主管部门、实施单位、资金总额、执行数或总分等必填项是空的。",
      "A required field is blank: project, department, unit, total budget or spending, score."}},
    {"missing-target",
     {"没有目标值", "Target missing"},
     {"指标没有填年度指标值。", "An indicator has no target."}},
    {"missing-actual",
     {"没有实际完成值", "Actual missing"},
     {"指标没有填实际完成值。", "An indicator has no actual value."}},
    {"missing-weight",
     {"没有分值", "Weight missing"},
     {"指标没有填分值。", "An indicator has no weight."}},
    {"missing-score",
     {"没有得分", "Score missing"},
     {"指标没有填得分。", "An indicator has no score."}},
    {"missing-indicator-group",
     {"缺少一类指标", "Indicator group missing"},
     {"没有产出、效益或满意度指标。", "There is no output, benefit or satisfaction indicator."}},
    {"missing-reason",
     {"没有说明原因", "Reason missing"},
     {"得分低于分值，或执行率低于规则包的界限，没有说明原因。",
      "The score is below the weight, or the execution rate below the pack's bound, and no reason "
      "is given."}},
    {"missing-fund-source",
     {"没有资金来源", "Fund source missing"},
     {"填了资金总额，没有填任何来源。", "The fund total is filled, no source of it is."}},
    {"template-text",
     {"模板文字", "Template text"},
     {"留有没有改掉的填表说明或占位文字。",
      "Instructions or placeholders of the template were left in."}},
    {"weight-total-mismatch",
     {"分值合计不符", "Weights do not add up"},
     {"各项分值之和与所填合计（没有合计时与 100）不一致。",
      "The weights do not add up to the printed total, or to 100 where there is none."}},
    {"group-weight-mismatch",
     {"分组分值不符", "Weights of a group do not add up"},
     {"一组指标的分值之和与该组标明的分值不一致。",
      "The weights in a group do not add up to the group's printed weight."}},
    {"score-total-mismatch",
     {"得分合计不符", "Scores do not add up to the total"},
     {"各项得分之和与所填总分不一致。", "The scores do not add up to the printed total."}},
    {"score-exceeds-weight",
     {"得分超过分值", "Score above its weight"},
     {"得分高于该项分值。", "A score is above its weight."}},
    {"negative-value",
     {"出现负数", "Negative value"},
     {"分值、得分或金额是负数。", "A weight, a score or an amount is negative."}},
    {"fund-total-mismatch",
     {"资金合计不符", "Funds do not add up"},
     {"各资金来源之和与总额不一致。", "A fund column's sources do not add up to its total."}},
    {"execution-rate-mismatch",
     {"执行率不符", "Execution rate wrong"},
     {"所填执行率不是执行数除以全年预算数。",
      "The rate is not the amount spent divided by the annual budget."}},
    {"execution-score-mismatch",
     {"执行得分不符", "Execution score wrong"},
     {"执行得分不是分值乘以执行率（最高为满分）。",
      "The execution score is not its weight times the rate, capped at the weight."}},
    {"spent-exceeds-budget",
     {"支出超过预算", "Spent above the budget"},
     {"全年执行数高于全年预算数。", "More was spent than the annual budget."}},
    {"unmet-full-score",
     {"未完成却得满分", "Full score for a missed target"},
     {"实际完成值没有达到目标值，得分却是满分。",
      "The actual misses the target, and the score is full."}},
    {"met-but-deducted",
     {"已完成却扣分", "Points off for a met target"},
     {"目标已完成，却扣了分，也没有说明原因。",
      "The target is met, points are off, and no reason is given."}},
    {"score-off-formula",
     {"得分偏离评分方法", "Score off the formula"},
     {"得分与按目标值、实际完成值计算的结果相差较大。",
      "The score is far from what target, actual and direction give."}},
    {"overachieved",
     {"远超目标", "Far above the target"},
     {"实际完成值远超目标值，没有说明原因。",
      "The actual is far above the target, and no reason is given."}},
    {"actual-not-a-result",
     {"实际完成值不是结果", "Actual is no result"},
     {"实际完成值带有比较符号或目标的写法。",
      "The actual carries a comparison or a target's wording."}},
    {"weight-policy",
     {"分值设置与规定不同", "Weights off the policy"},
     {"各部分分值与规则包的规定不同。", "Block weights differ from the pack's policy."}},
    {"cost-mismatch",
     {"成本与支出不符", "Cost differs from the spending"},
     {"成本指标的金额与实际支出不一致。",
      "A cost indicator's amount differs from the money spent."}},
    {"year-mismatch",
     {"年度不符", "Wrong year"},
     {"日期或年份不在报告年度内。", "A date or year is outside the report's fiscal year."}},
    {"name-mismatch",
     {"名称不一致", "Names differ"},
     {"封面、正文和表中的单位或项目名称不一致。",
      "The unit or the project is named differently in cover, prose and form."}},
    {"claim-mismatch",
     {"正文与表不一致", "Prose differs from the form"},
     {"正文所说的金额、比率、得分或数量与表中不一致。",
      "An amount, rate, score or count said in prose differs from the form."}},
    {"claim-sum-mismatch",
     {"正文合计不符", "Sum in prose wrong"},
     {"正文所列各部分之和与所说的合计不一致。",
      "Parts listed in prose do not add up to the stated whole."}},
    {"grade-mismatch",
     {"等级与总分不符", "Grade does not fit the score"},
     {"所填等级与总分所在的档次不符。", "The grade does not fit the total score's band."}},
    {"goal-echo",
     {"照抄目标", "Goal repeated"},
     {"实际完成情况逐字照抄了预期目标。",
      "The actual result repeats the expected goal word for word."}},
    {"unread-content",
     {"未读内容", "Content not read"},
     {"文件里有内容被跳过、损坏或无法确定。",
      "Something in the file was skipped, damaged or ambiguous."}},
    {"unparsed-number",
     {"不是数字", "Not a number"},
     {"数字栏里填的不是数字。", "A number column holds text that is no number."}},
    {"suspected-sign",
     {"疑似识别错误", "Suspected misread sign"},
     {"数的首位可能是识别软件认错的“≥”；数值按原文，未作更改。",
      "The first digit of a figure may be a sign that a machine misread; the figure stays as "
      "printed."}},
    {"ambiguous-layout",
     {"版面无法确定", "Ambiguous layout"},
     {"失去行列的文字有不止一种拆法，没有猜测。",
      "Flattened text splits in several consistent ways; nothing is guessed."}},
    {"not-self-evaluation",
     {"不是自评表", "No self-evaluation form"},
     {"是绩效目标申报表、监控表等相近的表，没有评判。",
      "The form is of a neighbouring kind and was not judged."}},
};

const CodeWords* find_words(const std::string& code) {
  const auto* const found =
      std::find_if(std::begin(kCodes), std::end(kCodes),
                   [&code](const CodeWords& row) { return row.code == code; });
  return found == std::end(kCodes) ? nullptr : found;
}

}  // namespace

std::string say(bool english, std::string_view chinese, std::string_view in_english) {
  return std::string(english ? in_english : chinese);
}

std::string severity_word(Severity severity, bool english) {
  constexpr std::array<Words, 3> kWords = {
      {{"提示", "info"}, {"警告", "warning"}, {"错误", "error"}}};
  return pick(kWords[static_cast<std::size_t>(severity)], english);
}

std::string outcome_word(Outcome outcome, bool english) {
  constexpr std::array<Words, 5> kWords = {{{"通过", "pass"},
                                            {"不通过", "fail"},
                                            {"不适用", "not applicable"},
                                            {"未评", "not evaluated"},
                                            {"规则出错", "error"}}};
  return pick(kWords[static_cast<std::size_t>(outcome)], english);
}

std::string baseline_word(BaselineState state, bool english) {
  constexpr std::array<Words, 4> kWords = {
      {{"", ""}, {"新增", "new"}, {"未变", "unchanged"}, {"已消除", "gone"}}};
  return pick(kWords[static_cast<std::size_t>(state)], english);
}

std::string state_words(const Finding& finding, bool english) {
  std::string words = baseline_word(finding.baseline, english);
  if (!finding.suppressed) return words;
  if (!words.empty()) words += say(english, "，", ", ");
  return words + say(english, "已豁免", "suppressed");
}

std::string suppression_words(const Suppressed& suppressed, bool english) {
  std::string words = suppressed.by + say(english, "：", ": ") + suppressed.reason;
  if (suppressed.until.empty()) return words;
  return words + say(english, "（至 ", " (until ") + suppressed.until + say(english, "）", ")");
}

std::string code_title(const std::string& code, bool english) {
  const CodeWords* words = find_words(code);
  return words == nullptr ? code : pick(words->title, english);
}

std::string code_description(const std::string& code, bool english) {
  const CodeWords* words = find_words(code);
  return words == nullptr ? code : pick(words->description, english);
}

std::optional<Decimal> difference(const Finding& finding) {
  if (!finding.stated || !finding.computed) return std::nullopt;
  try {
    const Decimal gap = (*finding.stated - *finding.computed).abs().normalized();
    if (gap.zero()) return std::nullopt;
    return gap;
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

bool is_about_rate(const Finding& finding) {
  return !finding.at.empty() && finding.at.front().ends_with("/execution_rate");
}

std::string shown_figure(const Finding& finding, const Decimal& figure) {
  return is_about_rate(finding) ? figure.shifted(2).to_string() + "%" : figure.to_string();
}

std::string form_words(const Report& report, int form, bool english) {
  if (form < 0) return say(english, "全文", "document");
  std::string words = say(english, "表单", "form ") + std::to_string(form + 1);
  if (static_cast<std::size_t>(form) >= report.forms.size()) return words;
  const Form& values = report.forms[static_cast<std::size_t>(form)];
  if (values.title.value) {
    words += say(english, "「", " \"") + plain_line(*values.title.value) + say(english, "」", "\"");
  }
  const std::optional<std::string>& name =
      values.project_name.value ? values.project_name.value : values.implementing_unit.value;
  if (name) words += " " + plain_line(*name);
  return words;
}

}  // namespace jixiao

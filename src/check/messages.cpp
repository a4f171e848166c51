#include "check/messages.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "normalize/fold.h"

namespace jixiao {
namespace {

struct Phrase {
  const char* zh;
  const char* en;
};

std::string_view pick(const Phrase& phrase, Language language) {
  return language == Language::kChinese ? phrase.zh : phrase.en;
}

struct CodeRow {
  std::string_view code;  // "code" or, for another wording of the same code, "code/variant"
  Severity severity;
  Phrase message;
};

constexpr Severity kInfo = Severity::kInfo;
constexpr Severity kWarning = Severity::kWarning;
constexpr Severity kError = Severity::kError;

// The codes and severities of the report format, in its order.
constexpr CodeRow kCodes[] = {
    {"missing-form", kError, {"自评报告没有附自评表", "the self-evaluation report has no form"}},
    {"missing-section", kWarning, {"缺少“{text}”一节", "the section \"{text}\" is missing"}},
    {"missing-section/empty",
     kWarning,
     {"“{text}”一节没有内容", "the section \"{text}\" is empty"}},
    {"missing-field", kError, {"{subject}{field}未填", "{subject}{field} is blank"}},
    {"missing-target", kError, {"{subject}没有填目标值", "{subject}no target is given"}},
    {"missing-actual", kError, {"{subject}没有填实际完成值", "{subject}no actual is given"}},
    {"missing-weight", kError, {"{subject}没有填分值", "{subject}no weight is given"}},
    {"missing-score", kError, {"{subject}没有填得分", "{subject}no score is given"}},
    {"missing-indicator-group", kWarning, {"缺少{text}指标", "there is no {text} indicator"}},
    {"missing-reason",
     kWarning,
     {"{subject}{condition}，没有说明原因", "{subject}{condition}, no reason is given"}},
    {"missing-fund-source",
     kInfo,
     {"{subject}{field}为 {stated}，没有填任何资金来源",
      "{subject}{field} is {stated}, no source of the funds is filled in"}},
    {"template-text",
     kWarning,
     {"{subject}{field}“{text}”是没有改掉的模板文字",
      "{subject}{field} \"{text}\" is left over from the template"}},
    {"weight-total-mismatch",
     kError,
     {"{field} {stated} 与各项分值之和 {computed} 不一致，相差 {diff}",
      "{field} {stated} is not the sum of the weights {computed}, difference {diff}"}},
    {"weight-total-mismatch/otherwise",
     kError,
     {"各项分值之和 {computed} 不是 {stated}，相差 {diff}",
      "the sum of the weights {computed} is not {stated}, difference {diff}"}},
    {"group-weight-mismatch",
     kError,
     {"{subject}标明 {stated} 分，所列指标分值之和 {computed}，相差 {diff}",
      "{subject}states {stated}, its weights add up to {computed}, difference {diff}"}},
    {"score-total-mismatch",
     kError,
     {"{field} {stated} 与各项得分之和 {computed} 不一致，相差 {diff}",
      "{field} {stated} is not the sum of the scores {computed}, difference {diff}"}},
    {"score-total-mismatch/otherwise",
     kError,
     {"各项得分之和 {computed} 不是 {stated}，相差 {diff}",
      "the sum of the scores {computed} is not {stated}, difference {diff}"}},
    {"score-exceeds-weight",
     kError,
     {"{subject}{field} {stated} 超过{other} {computed}，超出 {diff}",
      "{subject}{field} {stated} is above the {other} {computed} by {diff}"}},
    {"negative-value",
     kError,
     {"{subject}{field} {stated} 是负数", "{subject}{field} {stated} is negative"}},
    {"negative-value/bound",
     kError,
     {"{subject}{field} {stated} 小于 {computed}",
      "{subject}{field} {stated} is below {computed}"}},
    {"fund-total-mismatch",
     kError,
     {"{subject}{field} {stated} 与各资金来源之和 {computed} 不一致，相差 {diff}",
      "{subject}{field} {stated} is not the sum of its sources {computed}, difference {diff}"}},
    {"execution-rate-mismatch",
     kError,
     {"{subject}执行率 {stated} 与执行数÷预算数 {computed} 不一致，相差 {diff}",
      "{subject}execution rate {stated} is not spent / annual budget {computed}, "
      "difference {diff}"}},
    {"execution-score-mismatch",
     kWarning,
     {"{subject}执行得分 {stated} 与分值×执行率 {computed} 不一致，相差 {diff}",
      "{subject}execution score {stated} is not weight * rate {computed}, difference {diff}"}},
    {"spent-exceeds-budget",
     kWarning,
     {"{subject}{field} {stated} 超过{other} {computed}，超出 {diff}",
      "{subject}{field} {stated} is above the {other} {computed} by {diff}"}},
    {"unmet-full-score",
     kWarning,
     {"{subject}目标值“{target}”，实际完成值“{actual}”，没有完成却得满分 {stated}",
      "{subject}target \"{target}\" is missed by \"{actual}\", the score {stated} is full"}},
    {"met-but-deducted",
     kWarning,
     {"{subject}目标值“{target}”已完成（实际“{actual}”），得分 {stated} 低于分值 "
      "{computed}，没有说明扣分原因",
      "{subject}target \"{target}\" is met by \"{actual}\", the score {stated} is below the "
      "weight {computed}, no reason is given"}},
    {"score-off-formula",
     kInfo,
     {"{subject}得分 {stated} 与按完成情况计算的 {computed} 相差 {diff}",
      "{subject}score {stated} is off the computed {computed} by {diff}"}},
    {"score-off-formula/result",
     kInfo,
     {"{subject}得分 {stated} 是分值直接乘以实际完成值“{actual}”，按目标值“{target}”的完成情况应为 "
      "{computed}，相差 {diff}",
      "{subject}score {stated} is the weight times the actual \"{actual}\"; measured by the target "
      "\"{target}\" it is {computed}, difference {diff}"}},
    {"overachieved",
     kInfo,
     {"{subject}实际完成值“{actual}”远超目标值“{target}”，没有说明原因",
      "{subject}actual \"{actual}\" is far above the target \"{target}\", no reason is given"}},
    {"actual-not-a-result",
     kWarning,
     {"{subject}{field}“{text}”是目标的写法，不是实际结果",
      "{subject}{field} \"{text}\" is worded as a target, not as a result"}},
    {"weight-policy",
     kInfo,
     {"{subject}分值 {stated}，规定为 {computed}",
      "{subject}weight {stated}, the policy says {computed}"}},
    {"weight-policy/other",
     kInfo,
     {"{subject}分值 {stated}，规定的各类指标中没有这一类",
      "{subject}weight {stated}, and the policy has no such kind of indicator"}},
    {"cost-mismatch",
     kWarning,
     {"{subject}{field} {stated} 与实际支出 {computed} 不一致，相差 {diff}",
      "{subject}{field} {stated} differs from the money spent {computed} by {diff}"}},
    {"cost-mismatch/target",
     kWarning,
     {"{subject}{field} {stated} 远高于{other} {computed}，不像本年度的成本",
      "{subject}{field} {stated} is far above the {other} {computed}, hardly a cost of this year"}},
    {"year-mismatch",
     kWarning,
     {"{subject}{field}“{text}”不在报告年度 {computed} 年内",
      "{subject}{field} \"{text}\" is outside the fiscal year {computed}"}},
    {"year-mismatch/title",
     kWarning,
     {"标题“{text}”的年度与自评表的年度 {computed} 年不一致",
      "the title \"{text}\" is of another year than the form's {computed}"}},
    {"name-mismatch",
     kWarning,
     {"{subject}{field}“{text}”与自评表的{names}不一致",
      "{subject}{field} \"{text}\" is not the form's {names}"}},
    {"name-mismatch/passage",
     kWarning,
     {"正文“{text}”是其他部门的表述，疑似从别的报告抄来",
      "\"{text}\" in the text is another office's wording, likely copied from its report"}},
    {"name-mismatch/place",
     kWarning,
     {"正文以“{text}”为工作主体，与本单位所在地不符",
      "the text speaks of \"{text}\" as the one that acts, which is another place"}},
    {"claim-mismatch",
     kWarning,
     {"正文“{text}”（{stated}）与表中{other} {computed} 不一致，相差 {diff}",
      "the text says \"{text}\" ({stated}), the form's {other} is {computed}, difference {diff}"}},
    {"claim-mismatch/ratio",
     kWarning,
     {"{subject}“{text}”所说的比例 {stated} 与 {part}÷{base} 算出的 {computed} 不一致",
      "{subject}\"{text}\" says {stated}, {part} / {base} is {computed}"}},
    {"claim-mismatch/count",
     kWarning,
     {"{subject}正文“{text}”与表中{other} {computed} 不一致，相差 {diff}",
      "{subject}the text says \"{text}\", the form's {other} is {computed}, difference {diff}"}},
    {"claim-mismatch/denied",
     kWarning,
     {"{condition}，正文却称“{text}”", "{condition}, and yet the text says \"{text}\""}},
    {"claim-sum-mismatch",
     kWarning,
     {"正文“{text}”所列各部分之和 {computed} 与合计 {stated} 不一致，相差 {diff}",
      "the parts in \"{text}\" add up to {computed}, not to {stated}, difference {diff}"}},
    {"grade-mismatch",
     kWarning,
     {"{field}“{text}”与总分 {computed} 不相符，按总分应为“{reached}”",
      "{field} \"{text}\" does not fit the total score {computed}, which is \"{reached}\""}},
    {"goal-echo",
     kInfo,
     {"实际完成情况与预期目标一字不差",
      "the actual result repeats the expected goal word for word"}},
    {"unread-content", kWarning, {"{text}", "{text}"}},
    {"unparsed-number",
     kWarning,
     {"{subject}{field}“{text}”不是数字", "{subject}{field} \"{text}\" is no number"}},
    {"unparsed-number/too-long",
     kWarning,
     {"{subject}{field}“{text}”超过 15 位有效数字，不能精确保存，数值留空",
      "{subject}{field} \"{text}\" has more than 15 significant digits and is left out"}},
    {"unparsed-number/date",
     kWarning,
     {"{subject}{field}“{text}”不是日期，按原文保留",
      "{subject}{field} \"{text}\" is no date and stays as printed"}},
    {"suspected-sign",
     kInfo,
     {"{subject}{field}“{text}”可能是“{likely}”识别有误，数值按原文，未作更改",
      "{subject}{field} \"{text}\" may be a misread \"{likely}\"; it stays as printed"}},
    {"ambiguous-layout",
     kWarning,
     {"{text}：有多种读法，未作取舍", "{text}: there are several readings, none was chosen"}},
    {"not-self-evaluation",
     kInfo,
     {"“{text}”不是自评表，只读取内容，不作评判",
      "\"{text}\" is no self-evaluation form: read, and not judged"}},
    {"not-self-evaluation/report",
     kInfo,
     {"“{text}”是评价机构的报告，不是自评报告，只读取内容，不作评判",
      "\"{text}\" is the report of an evaluator and no self-evaluation: read, and not judged"}},
};

struct FieldRow {
  std::string_view name;
  Phrase words;
};

constexpr FieldRow kFields[] = {
    {"title", {"标题", "title"}},
    {"fiscal_year", {"年度", "fiscal year"}},
    {"reporting_unit", {"报告单位", "reporting unit"}},
    {"project_name", {"项目名称", "project name"}},
    {"department", {"主管部门", "competent department"}},
    {"implementing_unit", {"实施单位", "implementing unit"}},
    {"currency_unit", {"金额单位", "currency unit"}},
    {"label", {"名称", "label"}},
    {"initial_budget", {"年初预算数", "initial budget"}},
    {"annual_budget", {"全年预算数", "annual budget"}},
    {"executed", {"全年执行数", "amount spent"}},
    {"execution_rate", {"执行率", "execution rate"}},
    {"weight", {"分值", "weight"}},
    {"score", {"得分", "score"}},
    {"reason", {"偏差原因", "reason"}},
    {"expected", {"预期目标", "expected goal"}},
    {"actual", {"实际完成情况", "actual result"}},
    {"level1", {"一级指标", "first-level indicator"}},
    {"level1_weight", {"一级指标分值", "weight of the first-level indicator"}},
    {"block_scores/funds", {"预算执行部分得分", "score of the funds block"}},
    {"block_scores/goals", {"目标完成部分得分", "score of the goals block"}},
    {"block_scores/indicators", {"绩效指标部分得分", "score of the indicators block"}},
    {"level2_weight", {"二级指标分值", "weight of the second-level indicator"}},
    {"level2", {"二级指标", "second-level indicator"}},
    {"level3", {"三级指标", "third-level indicator"}},
    {"target/text", {"年度指标值", "target"}},
    {"target/op", {"年度指标值的符号", "operator of the target"}},
    {"target/number", {"年度指标值的数字", "number of the target"}},
    {"target/unit", {"年度指标值的单位", "unit of the target"}},
    {"actual/text", {"实际完成值", "actual"}},
    {"actual/op", {"实际完成值的符号", "operator of the actual"}},
    {"actual/number", {"实际完成值的数字", "number of the actual"}},
    {"actual/unit", {"实际完成值的单位", "unit of the actual"}},
    {"total/weight", {"总分分值", "total weight"}},
    {"total/score", {"总分得分", "total score"}},
    {"grade", {"等级", "grade"}},
    {"text", {"正文", "text"}},
    {"funds", {"项目资金", "funds"}},
    {"goals", {"年度总体目标", "goals"}},
    {"indicators", {"绩效指标", "indicators"}},
};

const CodeRow* find_code(const std::string& code) {
  const auto* found = std::find_if(std::begin(kCodes), std::end(kCodes),
                                   [&code](const CodeRow& row) { return code == row.code; });
  return found == std::end(kCodes) ? nullptr : found;
}

const CodeRow& code_row(const std::string& code) {
  const CodeRow* row = find_code(code);
  if (row == nullptr) throw std::invalid_argument("the rule has an unknown finding code: " + code);
  return *row;
}

Phrase reason_phrase(Reason reason) {
  switch (reason) {
    case Reason::kBlank:
      return {"没有填写", "blank"};
    case Reason::kUnreadable:
      return {"不是数字", "no number"};
    case Reason::kNoColumn:
      return {"本表没有这一栏", "the form has no such column"};
    case Reason::kConditionFalse:
      return {"条件不成立", "the condition does not hold"};
    case Reason::kZeroBase:
      return {"预算数为零", "the budget is zero"};
    case Reason::kTooCoarse:
      return {"数字取整过粗，无法判断", "printed too coarsely"};
    case Reason::kNothingToCompare:
      return {"没有可核对的内容", "nothing to compare"};
    case Reason::kIncomparable:
      return {"目标值与实际完成值无法比较", "target and actual cannot be compared"};
    case Reason::kUnknownRow:
      return {"有规则包不认识的资金来源行", "a fund row that the pack does not know"};
    case Reason::kFundsUnread:
      return {"资金部分没有读取", "the funds were not read"};
    case Reason::kNoUnit:
      return {"没有注明单位", "no unit is given"};
    case Reason::kNotOneForm:
      return {"无法确定正文说的是哪一张自评表", "which form the prose speaks of is not told"};
    case Reason::kNotSelfEvaluation:
      return {"不是自评表", "no self-evaluation form"};
    case Reason::kScattered:
      return {"表格行列已打散，无法归位", "the form's rows and columns are scattered"};
    case Reason::kNoBand:
      return {"没有对应的等级", "no grade stands for it"};
  }
  return {"", ""};
}

}  // namespace

std::string fill(std::string_view text, const Words& words) {
  return fill(text, [&words](std::string_view name) {
    const auto word = words.find(std::string(name));
    return word == words.end() ? std::string() : word->second;
  });
}

std::string fill(std::string_view text,
                 const std::function<std::string(std::string_view name)>& word_of) {
  std::string result;
  result.reserve(2 * text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find('{', at);
    const std::size_t close =
        open == std::string_view::npos ? std::string_view::npos : text.find('}', open);
    if (close == std::string_view::npos) break;
    result += text.substr(at, open - at);
    result += word_of(text.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  result += text.substr(at);
  return result;
}

std::string_view message_text(const std::string& code, const std::string& variant,
                              Language language) {
  const CodeRow* row = variant.empty() ? nullptr : find_code(code + "/" + variant);
  return pick(row != nullptr ? row->message : code_row(code).message, language);
}

std::string field_words(std::string_view name, Language language) {
  for (const FieldRow& row : kFields) {
    if (name == row.name) return std::string(pick(row.words, language));
  }
  return std::string(name);
}

bool is_amount(std::string_view field) {
  return field == "initial_budget" || field == "annual_budget" || field == "executed";
}

bool is_rate(std::string_view field) { return field == "execution_rate"; }

std::string figure_words(const Decimal& figure, std::string_view field,
                         const std::string& currency_unit) {
  if (is_rate(field)) return figure.shifted(2).to_string() + "%";
  return is_amount(field) ? figure.to_string() + currency_unit : figure.to_string();
}

std::string reason_words(Reason reason, std::string_view detail, Language language) {
  const std::string_view phrase = pick(reason_phrase(reason), language);
  if (detail.empty()) return std::string(phrase);
  const std::string_view colon = language == Language::kChinese ? "：" : ": ";
  std::string words;
  words.reserve(phrase.size() + colon.size() + detail.size());
  words.append(phrase).append(colon).append(detail);
  return words;
}

std::string subject_words(FormTable table, const std::string& name, Language language) {
  if (name.empty()) return {};
  const bool english = language == Language::kEnglish;
  std::string shown = shortened(name, 40);
  for (const std::string_view colon : {":", "："}) {
    if (shown.ends_with(colon)) shown.erase(shown.size() - colon.size());
  }
  if (english)
    return (table == FormTable::kFunds ? "fund row \"" : "indicator \"") + shown + "\": ";
  return (table == FormTable::kFunds ? "资金行“" : "指标“") + shown + "”";
}

std::string unread_place_words(const Place& place, const std::vector<std::string>& parts,
                               Language language) {
  const bool english = language == Language::kEnglish;
  const auto counted = [english](int zero_based, const char* zh, const char* en) {
    const std::string number = std::to_string(zero_based + 1);
    return english ? std::string(en) + " " + number : "第" + number + zh;
  };
  std::string words;
  if (place.part >= 0 && static_cast<std::size_t>(place.part) < parts.size()) {
    words = parts[static_cast<std::size_t>(place.part)] + " ";
  }
  const std::string comma = english ? ", " : "";
  if (place.table >= 0) {
    words += english ? "table " : "表";
    words += std::to_string(place.table + 1);
    if (place.row >= 0) words += comma + counted(place.row, "行", "row");
    if (place.col >= 0) words += comma + counted(place.col, "列", "column");
  } else if (place.line >= 1) {
    words += counted(place.line - 1, "行", "line");
  } else if (place.block >= 0) {
    words += counted(place.block, "块", "block");
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::string shortened(const std::string& text, int characters) {
  if (count_code_points(text) <= characters) return text;
  return code_point_slice(text, 0, characters) + "…";
}

Severity default_severity(const std::string& code) { return code_row(code).severity; }

const std::vector<std::string>& finding_codes() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const CodeRow& row : kCodes) {
      const std::string code(row.code);
      if (code.find('/') == std::string::npos) names.push_back(code);
    }
    return names;
  }();
  return kNames;
}

}  // namespace jixiao

// Changes one figure of the real report at a time, in its text dump and in its docx, and expects
// exactly the findings that follow from that change: none missing, none beside it.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "converted.h"
#include "extract/make_docx.h"
#include "extract/package.h"

namespace jixiao {
namespace {

// One change: a cell of the form by row and by cell within the row (merged-down cells count), or,
// with row -1, words of the prose.
struct Change {
  const char* what;
  int row;
  int cell;
  const char* from;  // prose only
  const char* to;
  // Findings that come (+) and go (-) against the unchanged report: "+code pointer".
  std::vector<std::string> expected;
};

// The rows of the form in the sample, by what they hold.
enum Row {
  kNameRow = 0,
  kUnitRow = 1,
  kTotalFunds = 3,
  kFiscalFunds = 4,
  kReported = 10,      // 向上级报送信息数量, text target, 5 of 5
  kOrders = 12,        // 落实指令 ≥98, 98, 10 of 10
  kResponse = 13,      // 应急响应落实率 100%, 100%
  kCost = 16,          // 项目总成本
  kRectified = 20,     // 网络安全整改反馈率 ≥90, 90, 14 of 15
  kSatisfaction = 26,  // 社会群众满意度, 10 of 10
  kTotalRow = 28,
};
enum Cell { kGroup = 1, kName = 3, kTarget, kActual, kWeight, kScore, kReason };
enum FundCell { kInitial = 2, kAnnual, kExecuted, kFundWeight, kRate, kFundScore };

const std::vector<Change>& changes() {
  static const std::vector<Change> rows = {
      {"nothing changed", kReported, kScore, "", "　5", {}},
      {"a score lower",
       kReported,
       kScore,
       "",
       "4",
       {"+missing-reason /forms/0/indicators/0/reason",
        "+score-total-mismatch /forms/0/total/score"}},
      {"a score above its weight",
       kReported,
       kScore,
       "",
       "6",
       {"+score-exceeds-weight /forms/0/indicators/0/score",
        "+score-total-mismatch /forms/0/total/score"}},
      {"a score with decimals",
       kReported,
       kScore,
       "",
       "4.99",
       {"+missing-reason /forms/0/indicators/0/reason",
        "+score-total-mismatch /forms/0/total/score"}},
      {"a deducted score made full",
       kRectified,
       kScore,
       "",
       "15",
       {"-missing-reason /forms/0/indicators/6/reason",
        "-met-but-deducted /forms/0/indicators/6/score",
        "+score-total-mismatch /forms/0/total/score"}},
      {"a score blank", kOrders, kScore, "", "", {"+missing-score /forms/0/indicators/2/score"}},
      {"a score that is no number",
       kOrders,
       kScore,
       "",
       "十",
       {"+unparsed-number /forms/0/indicators/2/score"}},
      {"a negative score",
       kOrders,
       kScore,
       "",
       "-10",
       {"+negative-value /forms/0/indicators/2/score",
        "+missing-reason /forms/0/indicators/2/reason",
        "+met-but-deducted /forms/0/indicators/2/score",
        "+score-total-mismatch /forms/0/total/score"}},
      {"a weight higher",
       kReported,
       kWeight,
       "",
       "6",
       {"+missing-reason /forms/0/indicators/0/reason",
        "+weight-total-mismatch /forms/0/total/weight",
        "+group-weight-mismatch /forms/0/indicators/0/level1_weight",
        "+weight-policy /forms/0/indicators/0/weight"}},
      {"a weight lower than its score",
       kSatisfaction,
       kWeight,
       "",
       "8",
       {"+score-exceeds-weight /forms/0/indicators/8/score",
        "+weight-total-mismatch /forms/0/total/weight",
        "+group-weight-mismatch /forms/0/indicators/8/level1_weight",
        "+weight-policy /forms/0/indicators/8/weight"}},
      {"a weight blank",
       kOrders,
       kWeight,
       "",
       "　",
       {"+missing-weight /forms/0/indicators/2/weight"}},
      {"a group's printed weight",
       kReported,
       kGroup,
       "",
       "产出指标（60分）",
       {"+group-weight-mismatch /forms/0/indicators/0/level1_weight"}},
      {"the total score", kTotalRow, 2, "", "97", {"+score-total-mismatch /forms/0/total/score"}},
      {"the total score blank", kTotalRow, 2, "", "", {"+missing-field /forms/0/total/score"}},
      {"the total weight",
       kTotalRow,
       1,
       "",
       "90",
       {"+weight-total-mismatch /forms/0/total/weight",
        "+score-exceeds-weight /forms/0/total/score"}},
      {"the executed amount lower",
       kTotalFunds,
       kExecuted,
       "",
       "36.44",
       {"+execution-rate-mismatch /forms/0/funds/0/execution_rate",
        "+claim-mismatch /claims/1/number"}},
      {"the executed amount above the budget",
       kTotalFunds,
       kExecuted,
       "",
       "38.44",
       {"+spent-exceeds-budget /forms/0/funds/0/executed",
        "+execution-rate-mismatch /forms/0/funds/0/execution_rate",
        "+claim-mismatch /claims/1/number"}},
      {"the executed amount blank",
       kTotalFunds,
       kExecuted,
       "",
       "",
       {"+missing-field /forms/0/funds/0/executed",
        "-cost-mismatch /forms/0/indicators/5/actual/text"}},
      {"the annual budget",
       kTotalFunds,
       kAnnual,
       "",
       "42",
       {"+execution-rate-mismatch /forms/0/funds/0/execution_rate"}},
      {"the initial budget, which nothing depends on", kTotalFunds, kInitial, "", "43", {}},
      {"a negative budget",
       kTotalFunds,
       kInitial,
       "",
       "-42",
       {"+negative-value /forms/0/funds/0/initial_budget"}},
      {"the execution rate",
       kTotalFunds,
       kRate,
       "",
       "90%",
       {"+execution-rate-mismatch /forms/0/funds/0/execution_rate",
        "+claim-mismatch /claims/0/number", "+claim-mismatch /claims/2/number"}},
      {"the execution rate without its sign", kTotalFunds, kRate, "", "100", {}},
      {"the execution score",
       kTotalFunds,
       kFundScore,
       "",
       "9",
       {"+execution-score-mismatch /forms/0/funds/0/score",
        "+score-total-mismatch /forms/0/total/score"}},
      {"the execution weight",
       kTotalFunds,
       kFundWeight,
       "",
       "20",
       {"+weight-total-mismatch /forms/0/total/weight",
        "+execution-score-mismatch /forms/0/funds/0/score",
        "+weight-policy /forms/0/funds/0/weight"}},
      {"a fund source that makes up the total",
       kFiscalFunds,
       kAnnual,
       "",
       "37.44",
       {"-missing-fund-source /forms/0/funds/0/annual_budget"}},
      {"a fund source that does not",
       kFiscalFunds,
       kAnnual,
       "",
       "36.44",
       {"-missing-fund-source /forms/0/funds/0/annual_budget",
        "+fund-total-mismatch /forms/0/funds/0/annual_budget"}},
      {"an actual below its target",
       kOrders,
       kActual,
       "",
       "97",
       {"+unmet-full-score /forms/0/indicators/2/score"}},
      {"a rate below its target",
       kResponse,
       kActual,
       "",
       "99%",
       {"+unmet-full-score /forms/0/indicators/3/score"}},
      {"a target out of reach",
       kOrders,
       kTarget,
       "",
       "≥99",
       {"+unmet-full-score /forms/0/indicators/2/score"}},
      {"an actual blank",
       kOrders,
       kActual,
       "",
       "",
       {"+missing-actual /forms/0/indicators/2/actual/text"}},
      {"a target blank",
       kOrders,
       kTarget,
       "",
       "",
       {"+missing-target /forms/0/indicators/2/target/text"}},
      {"a deduction where the target is missed",
       kRectified,
       kActual,
       "",
       "89",
       {"-met-but-deducted /forms/0/indicators/6/score",
        "+score-off-formula /forms/0/indicators/6/score"}},
      {"a reason given",
       kRectified,
       kReason,
       "",
       "有两家单位整改逾期，已督促完成",
       {"-missing-reason /forms/0/indicators/6/reason",
        "-met-but-deducted /forms/0/indicators/6/score"}},
      {"an actual that is a result",
       kCost,
       kActual,
       "",
       "37.44万元",
       {"-actual-not-a-result /forms/0/indicators/5/actual/text",
        "-cost-mismatch /forms/0/indicators/5/actual/text"}},
      {"an actual in a target's words",
       kOrders,
       kActual,
       "",
       "不低于98",
       {"+actual-not-a-result /forms/0/indicators/2/actual/text"}},
      {"the project's name blank", kNameRow, 1, "", "", {"+missing-field /forms/0/project_name"}},
      {"the department blank", kUnitRow, 1, "", "　", {"+missing-field /forms/0/department"}},
      {"a template's name with values beside it",
       kReported,
       kName,
       "",
       "指标2",
       {"+template-text /forms/0/indicators/0/level3"}},
      {"an amount in prose",
       -1,
       0,
       "全年支出37.44万元",
       "全年支出37.54万元",
       {"+claim-mismatch /claims/1/number"}},
      {"the same amount in another unit", -1, 0, "全年支出37.44万元", "全年支出374400元", {}},
      {"a rate in prose",
       -1,
       0,
       "执行率为100%",
       "执行率为98%",
       {"+claim-mismatch /claims/0/number"}},
  };
  return rows;
}

void replace_first(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in the sample: " + from);
  text.replace(at, from.size(), to);
}

// The dump: a row is a run of lines that ends at an empty line, a cell begins with a TAB.
std::string change_text(std::string text, const Change& change) {
  if (change.row < 0) {
    replace_first(text, change.from, change.to);
    return text;
  }
  std::size_t at = text.find("\n\t") + 1;
  for (int row = 0; row < change.row; ++row) at = text.find("\n\n\t", at) + 2;
  for (int cell = 0; cell < change.cell; ++cell) at = text.find("\n\t", at) + 1;
  const std::size_t end = std::min(text.find("\n\t", at + 1), text.find("\n\n", at + 1));
  return text.replace(at + 1, (end == std::string::npos ? text.size() : end) - at - 1, change.to);
}

// The n-th `<tag ` or `<tag>` behind `from`.
std::size_t nth_element(const std::string& xml, const std::string& tag, int n, std::size_t from) {
  for (std::size_t at = from;; ++at) {
    at = xml.find("<" + tag, at);
    if (at == std::string::npos) throw std::runtime_error("no " + tag);
    const char behind = xml[at + tag.size() + 1];
    if ((behind == '>' || behind == ' ') && n-- == 0) return at;
  }
}

// Gives the texts of xml[begin, end) together the new words: the first holds them all.
void set_texts(std::string& xml, std::size_t begin, std::size_t end, const std::string& words) {
  const std::string part = xml.substr(begin, end - begin);
  std::string result;
  bool first = true;
  std::size_t at = 0;
  while (true) {
    const std::size_t open = part.find("<w:t", at);
    if (open == std::string::npos) break;
    const std::size_t content = part.find('>', open) + 1;
    const char behind = part[open + 4];
    if (behind != '>' && behind != ' ') {
      result += part.substr(at, content - at);
      at = content;
      continue;
    }
    result += part.substr(at, content - at) + (first ? words : "");
    first = false;
    at = part.find("</w:t>", content);
  }
  xml.replace(begin, end - begin, result + part.substr(at));
}

std::string texts(const std::string& xml) {
  std::string result;
  for (std::size_t at = 0; (at = xml.find("<w:t", at)) != std::string::npos;) {
    const char behind = xml[at + 4];
    at = xml.find('>', at) + 1;
    if (behind == '>' || behind == ' ') result += xml.substr(at, xml.find("</w:t>", at) - at);
  }
  return result;
}

void change_prose(std::string& xml, const Change& change) {
  for (std::size_t at = 0; (at = xml.find("<w:p>", at)) != std::string::npos; ++at) {
    const std::size_t end = xml.find("</w:p>", at);
    std::string words = texts(xml.substr(at, end - at));
    if (words.find(change.from) == std::string::npos) continue;
    replace_first(words, change.from, change.to);
    set_texts(xml, at, end, words);
    return;
  }
  throw std::runtime_error("not in the sample");
}

std::string main_part(const std::string& docx) {
  std::string xml;
  Package package(docx, Limits{});
  package.read("word/document.xml", [&](std::string_view chunk) {
    xml += chunk;
    return true;
  });
  return xml;
}

std::string change_docx(const std::string& docx, const Change& change) {
  std::string xml = main_part(docx);
  if (change.row < 0) {
    change_prose(xml, change);
  } else {
    const std::size_t table = nth_element(xml, "w:tbl", 0, 0);
    const std::size_t row = nth_element(xml, "w:tr", change.row, table);
    const std::size_t cell = nth_element(xml, "w:tc", change.cell, row);
    set_texts(xml, cell, xml.find("</w:tc>", cell), change.to);
  }
  return make_docx({{"word/document.xml", xml}});
}

std::multiset<std::string> findings(const std::string& path, const std::string& bytes) {
  std::multiset<std::string> result;
  for (const Finding& finding : converted(path, bytes).findings) {
    result.insert(finding.code + " " + (finding.at.empty() ? "-" : finding.at.front()));
  }
  return result;
}

std::vector<std::string> difference(const std::multiset<std::string>& before,
                                    const std::multiset<std::string>& after) {
  std::vector<std::string> result;
  std::vector<std::string> gone;
  std::vector<std::string> come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(gone));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(come));
  for (const std::string& line : gone) result.push_back("-" + line);
  for (const std::string& line : come) result.push_back("+" + line);
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::string> sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(OneChange, InTheTextBringsExactlyWhatFollows) {
  const std::string text = sample_bytes("beita_2023.txt");
  const auto before = findings("a.txt", text);
  for (const Change& change : changes()) {
    const auto after = findings("a.txt", change_text(text, change));
    EXPECT_EQ(difference(before, after), sorted(change.expected)) << change.what;
  }
}

TEST(OneChange, InTheDocxBringsExactlyWhatFollows) {
  const std::string docx = sample_bytes("beita_2023.docx");
  const auto before = findings("a.docx", docx);
  for (const Change& change : changes()) {
    const auto after = findings("a.docx", change_docx(docx, change));
    EXPECT_EQ(difference(before, after), sorted(change.expected)) << change.what;
  }
}

}  // namespace
}  // namespace jixiao

// What an auditor reads in a terminal: a heading a file, a block a form, a paragraph a finding, and
// at the end what was not read, what could not be judged, and the counts.
//
//   in/report.docx
//     全文
//       警告 missing-section  缺少“存在问题”一节
//     表单1「项目支出绩效自评表」
//       错误 score-total-mismatch  总分得分 94 与各项得分之和 93 不一致，相差 1
//            表1「项目支出绩效自评表」第32行第8列 | word/document.xml block 131
//            填报 94，计算 93，相差 1
//     1 错误 1 警告 0 提示
//     检查 42 项：通过 31，不通过 3，不适用 5，未评 3，规则出错 0
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "write/place_words.h"
#include "write/write.h"

namespace jixiao {
namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kGreen = "32";
constexpr std::array<std::string_view, 3> kSeverityColors = {"36", "33", "1;31"};
constexpr std::array<std::string_view, 3> kSeverityWords = {"提示", "警告", "错误"};
constexpr std::array<std::string_view, 3> kSeverityWordsEnglish = {"info", "warning", "error"};

// Findings of this code are gathered under a heading of their own.
constexpr std::string_view kUnreadCode = "unread-content";

std::string painted(std::string_view text, std::string_view color, const TextOptions& options) {
  if (!options.color) return std::string(text);
  return "\x1b[" + std::string(color) + "m" + std::string(text) + "\x1b[0m";
}

// What every line of one report needs.
struct Page {
  const Report& report;
  const TextOptions& options;
  OriginIndex origins;

  std::string say(std::string_view chinese, std::string_view english) const {
    return std::string(options.english ? english : chinese);
  }
};

std::string severity_word(Severity severity, const TextOptions& options) {
  const auto index = static_cast<std::size_t>(severity);
  const std::string_view word =
      options.english ? kSeverityWordsEnglish[index] : kSeverityWords[index];
  return painted(word, kSeverityColors[index], options);
}

// The gap, where two figures differ; figures too long to subtract have none.
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

std::string figures(const Finding& finding, const Page& page) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view chinese, std::string_view english,
                       const std::optional<Decimal>& value) {
    if (value) words.push_back(page.say(chinese, english) + " " + value->to_string());
  };
  add("填报", "stated", finding.stated);
  add("计算", "computed", finding.computed);
  add("相差", "difference", difference(finding));
  if (finding.tolerance && !finding.tolerance->zero()) {
    add("允差", "tolerance", finding.tolerance->normalized());
  }
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += page.say("，", ", ");
    out += word;
  }
  return out;
}

void append_finding(const Finding& finding, const Page& page, std::string& out) {
  out += "    " + severity_word(finding.severity, page.options) + " ";
  out += painted(finding.code, kBold, page.options) + "  " + plain_line(finding.message) + "\n";
  const std::string where = place_words(page.report, finding, page.origins, page.options.english);
  for (const std::string& line : {where, figures(finding, page)}) {
    if (!line.empty()) out += "         " + painted(line, kDim, page.options) + "\n";
  }
}

std::string form_heading(int form, const Page& page) {
  std::string heading = page.say("表单", "form ") + std::to_string(form + 1);
  if (static_cast<std::size_t>(form) >= page.report.forms.size()) return heading;
  const Form& values = page.report.forms[static_cast<std::size_t>(form)];
  if (values.title.value) {
    heading += page.say("「", " \"") + plain_line(*values.title.value) + page.say("」", "\"");
  }
  const std::optional<std::string>& name =
      values.project_name.value ? values.project_name.value : values.implementing_unit.value;
  if (name) heading += " " + plain_line(*name);
  return heading;
}

void append_group(std::vector<const Finding*> findings, const std::string& heading,
                  const Page& page, std::string& out) {
  if (findings.empty()) return;
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  out += "  " + painted(heading, kBold, page.options) + "\n";
  for (const Finding* finding : findings) append_finding(*finding, page, out);
}

// The document itself comes first (-1), then its forms in order.
void append_findings(const Page& page, std::string& out) {
  std::vector<int> forms;
  std::vector<const Finding*> unread;
  for (const Finding& finding : page.report.findings) {
    if (finding.code == kUnreadCode) {
      unread.push_back(&finding);
    } else {
      forms.push_back(finding.form.value_or(-1));
    }
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  for (const int form : forms) {
    std::vector<const Finding*> group;
    for (const Finding& finding : page.report.findings) {
      if (finding.code != kUnreadCode && finding.form.value_or(-1) == form) {
        group.push_back(&finding);
      }
    }
    const std::string heading = form < 0 ? page.say("全文", "document") : form_heading(form, page);
    append_group(group, heading, page, out);
  }
  append_group(unread, page.say("未读内容", "not read"), page, out);
}

// Where the value stands that decided the outcome.
std::string coverage_place(const Coverage& entry, const Page& page) {
  Finding at;
  at.form = entry.form;
  at.at = {entry.at};
  return place_words(page.report, at, page.origins, page.options.english);
}

// A missing operand is never a pass: what could not be judged is said, with its reason.
void append_unjudged(const Page& page, std::string& out) {
  const auto unjudged = [](const Coverage& entry) {
    return entry.outcome == Outcome::kNotEvaluated || entry.outcome == Outcome::kError;
  };
  const std::vector<Coverage>& coverage = page.report.coverage;
  if (std::none_of(coverage.begin(), coverage.end(), unjudged)) return;
  out += "  " + painted(page.say("未能评判", "not evaluated"), kBold, page.options) + "\n";
  for (const Coverage& entry : coverage) {
    if (!unjudged(entry)) continue;
    std::string line = entry.check;
    if (entry.form) {
      const std::string form = std::to_string(*entry.form + 1);
      line += page.say("（表单" + form + "）", " (form " + form + ")");
    }
    if (entry.outcome == Outcome::kError) line += page.say(" 规则出错", " rule error");
    if (!entry.reason.empty()) line += page.say("：", ": ") + plain_line(entry.reason);
    if (!entry.at.empty()) line += page.say("，", ", ") + coverage_place(entry, page);
    out += "    " + painted(line, kDim, page.options) + "\n";
  }
}

std::string counted(int count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

std::string findings_text(const Report& report, const TextOptions& options) {
  const Page page{report, options, index_origins(report)};
  std::string out = painted(plain_line(report.source.path), kBold, options) + "\n";
  if (report.findings.empty()) {
    out += "  " + painted(page.say("未发现问题", "nothing found"), kGreen, options) + "\n";
  }
  append_findings(page, out);
  append_unjudged(page, out);
  const Tally counts = tally(report);
  out += "  " + severity_summary(counts, options) + "\n";
  out += "  " + coverage_summary(counts, options.english) + "\n";
  return out;
}

Tally& Tally::operator+=(const Tally& other) {
  for (std::size_t i = 0; i < severities.size(); ++i) severities[i] += other.severities[i];
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += other.outcomes[i];
  return *this;
}

Tally tally(const Report& report) {
  Tally counts;
  for (const Finding& finding : report.findings) {
    ++counts.severities[static_cast<std::size_t>(finding.severity)];
  }
  for (const Coverage& entry : report.coverage) {
    ++counts.outcomes[static_cast<std::size_t>(entry.outcome)];
  }
  return counts;
}

std::string severity_summary(const Tally& counts, const TextOptions& options) {
  std::string out;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    const auto index = static_cast<std::size_t>(severity);
    const int count = counts.severities[index];
    std::string words;
    if (!options.english) {
      words = std::to_string(count) + " " + std::string(kSeverityWords[index]);
    } else if (severity == Severity::kInfo) {
      words = std::to_string(count) + " info";
    } else {
      words = counted(count, kSeverityWordsEnglish[index]);
    }
    if (!out.empty()) out += options.english ? ", " : " ";
    out += count > 0 ? painted(words, kSeverityColors[index], options) : words;
  }
  return out;
}

std::string coverage_summary(const Tally& counts, bool english) {
  constexpr std::array<std::string_view, 5> kChinese = {"通过", "不通过", "不适用", "未评",
                                                        "规则出错"};
  constexpr std::array<std::string_view, 5> kEnglish = {"pass", "fail", "not applicable",
                                                        "not evaluated", "error"};
  int total = 0;
  for (const int count : counts.outcomes) total += count;
  std::string out =
      english ? counted(total, "check") + ": " : "检查 " + std::to_string(total) + " 项：";
  for (std::size_t i = 0; i < counts.outcomes.size(); ++i) {
    const std::string count = std::to_string(counts.outcomes[i]);
    if (i > 0) out += english ? ", " : "，";
    out +=
        english ? count + " " + std::string(kEnglish[i]) : std::string(kChinese[i]) + " " + count;
  }
  return out;
}

std::string coverage_summary(const std::vector<const Report*>& reports, bool english) {
  Tally counts;
  for (const Report* report : reports) counts += tally(*report);
  return coverage_summary(counts, english);
}

}  // namespace jixiao

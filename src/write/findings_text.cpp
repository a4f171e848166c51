// What an auditor reads in a terminal: a heading a file, a block a form, a paragraph a finding, and
// at the end what was not read, what could not be judged, and the counts.
//
//   in/report.docx
//     全文
//       警告 missing-section  缺少“存在问题”一节
//     表单1「项目支出绩效自评表」
//       错误 score-total-mismatch  总分得分 94 与各项得分之和 93 不一致，相差 1
//            表1「项目支出绩效自评表」第32行第8列“得分” · 指纹 4d0263152640
//            填报 94，计算 93，相差 1
//     1 错误 1 警告 0 提示
//     检查 42 项：通过 31，不通过 3，不适用 5，未评 3，规则出错 0
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "report/report.h"
#include "write/findings_words.h"
#include "write/place_words.h"
#include "write/wrap.h"
#include "write/write.h"

namespace jixiao {
namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kGreen = "32";
constexpr std::array<std::string_view, 3> kSeverityColors = {"36", "33", "1;31"};

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
    return ::jixiao::say(options.english, chinese, english);
  }
};

std::string painted_severity(Severity severity, const TextOptions& options) {
  return painted(severity_word(severity, options.english),
                 kSeverityColors[static_cast<std::size_t>(severity)], options);
}

std::string figures(const Finding& finding, const Page& page) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view chinese, std::string_view english,
                       const std::optional<Decimal>& value) {
    if (value) words.push_back(page.say(chinese, english) + " " + shown_figure(finding, *value));
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

// What a user copies into --suppress: enough of it to be alone.
constexpr std::size_t kShownFingerprint = 12;

// 新增 · 指纹 4d0263152640
std::string marks(const Finding& finding, const Page& page) {
  std::string words = baseline_word(finding.baseline, page.options.english);
  if (finding.fingerprint.empty()) return words;
  if (!words.empty()) words += " · ";
  return words + page.say("指纹 ", "fingerprint ") +
         finding.fingerprint.substr(0, kShownFingerprint);
}

std::string joined(const std::vector<std::string>& items, std::string_view separator) {
  std::string out;
  for (const std::string& item : items) {
    if (item.empty()) continue;
    if (!out.empty()) out += separator;
    out += item;
  }
  return out;
}

void append_finding(const Finding& finding, const Page& page, std::string& out) {
  out += "    " + painted_severity(finding.severity, page.options) + " ";
  out += painted(finding.code, kBold, page.options) + "  " + plain_line(finding.message) + "\n";
  const std::string where = place_words(page.report, finding, page.origins, page.options.english);
  const std::string settled =
      finding.suppressed
          ? page.say("豁免 ", "suppressed by ") +
                plain_line(suppression_words(*finding.suppressed, page.options.english))
          : "";
  for (const std::string& line :
       {joined({where, marks(finding, page)}, " · "), figures(finding, page), settled}) {
    if (!line.empty()) out += "         " + painted(line, kDim, page.options) + "\n";
  }
}

void append_group(std::vector<const Finding*> findings, const std::string& heading,
                  const Page& page, std::string& out) {
  if (findings.empty()) return;
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  out += "  " + painted(heading, kBold, page.options) + "\n";
  for (const Finding* finding : findings) append_finding(*finding, page, out);
}

// The document itself comes first (-1), then its forms in order; what is settled or gone comes
// last.
void append_findings(const Page& page, std::string& out) {
  std::vector<int> forms;
  std::vector<const Finding*> unread;
  std::vector<const Finding*> suppressed;
  std::vector<const Finding*> gone;
  for (const Finding& finding : page.report.gone) gone.push_back(&finding);
  for (const Finding& finding : page.report.findings) {
    if (finding.suppressed) {
      suppressed.push_back(&finding);
    } else if (finding.code == kUnreadCode) {
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
      const bool elsewhere = finding.suppressed || finding.code == kUnreadCode;
      if (!elsewhere && finding.form.value_or(-1) == form) group.push_back(&finding);
    }
    append_group(group, form_words(page.report, form, page.options.english), page, out);
  }
  append_group(unread, page.say("未读内容", "not read"), page, out);
  append_group(suppressed, page.say("已豁免", "suppressed"), page, out);
  append_group(gone, page.say("已消除（基线中有，本次没有）", "gone (in the baseline, not now)"),
               page, out);
}

// Where the value stands that decided the outcome; what it is if it stands nowhere.
std::string coverage_place(const Coverage& entry, const Page& page) {
  Finding at;
  at.form = entry.form;
  at.at = {entry.at};
  std::string place = place_words(page.report, at, page.origins, page.options.english);
  if (!place.empty()) return place;
  return pointer_words(page.report, entry.at,
                       page.options.english ? Language::kEnglish : Language::kChinese);
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

// "（新增 1，另已豁免 2，已消除 3）", of what there is.
std::string further_counts(const Tally& counts, bool english) {
  std::vector<std::string> words;
  const auto add = [&](int count, std::string_view chinese, std::string_view in_english) {
    if (count == 0) return;
    std::string word = english ? std::to_string(count) : std::string(chinese);
    word += " ";
    word += english ? std::string(in_english) : std::to_string(count);
    words.push_back(word);
  };
  int fresh = 0;
  for (const int count : counts.fresh) fresh += count;
  add(fresh, "新增", "new");
  add(counts.suppressed, "另已豁免", "more suppressed");
  add(counts.gone, "已消除", "gone");
  if (words.empty()) return {};
  return say(english, "（", " (") + joined(words, say(english, "，", ", ")) +
         say(english, "）", ")");
}

}  // namespace

std::string findings_text(const Report& report, const TextOptions& options) {
  const Page page{report, options, OriginIndex(report)};
  std::string out = painted(plain_line(report.source.path), kBold, options) + "\n";
  if (report.findings.empty()) {
    out += "  " + painted(page.say("未发现问题", "nothing found"), kGreen, options) + "\n";
  }
  append_findings(page, out);
  append_unjudged(page, out);
  const Tally counts = tally(report);
  out += "  " + severity_summary(counts, options) + "\n";
  out += "  " + coverage_summary(counts, options.english) + "\n";
  return wrapped(out, options.width);
}

Tally& Tally::operator+=(const Tally& other) {
  for (std::size_t i = 0; i < severities.size(); ++i) severities[i] += other.severities[i];
  for (std::size_t i = 0; i < fresh.size(); ++i) fresh[i] += other.fresh[i];
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += other.outcomes[i];
  suppressed += other.suppressed;
  gone += other.gone;
  return *this;
}

Tally tally(const Report& report) {
  Tally counts;
  for (const Finding& finding : report.findings) {
    const auto severity = static_cast<std::size_t>(finding.severity);
    if (finding.suppressed) {
      ++counts.suppressed;
      continue;
    }
    ++counts.severities[severity];
    if (finding.baseline == BaselineState::kNew) ++counts.fresh[severity];
  }
  counts.gone = static_cast<int>(report.gone.size());
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
    const std::string word = severity_word(severity, options.english);
    std::string words;
    if (options.english && severity != Severity::kInfo) {
      words = counted(count, word);
    } else {
      words = std::to_string(count) + " " + word;
    }
    if (!out.empty()) out += options.english ? ", " : " ";
    out += count > 0 ? painted(words, kSeverityColors[index], options) : words;
  }
  return out + further_counts(counts, options.english);
}

std::string coverage_summary(const Tally& counts, bool english) {
  int total = 0;
  for (const int count : counts.outcomes) total += count;
  std::string out =
      english ? counted(total, "check") + ": " : "检查 " + std::to_string(total) + " 项：";
  for (std::size_t i = 0; i < counts.outcomes.size(); ++i) {
    const std::string count = std::to_string(counts.outcomes[i]);
    const std::string word = outcome_word(static_cast<Outcome>(i), english);
    if (i > 0) out += english ? ", " : "，";
    out.append(english ? count : word).append(" ").append(english ? word : count);
  }
  return out;
}

std::string coverage_summary(const std::vector<const Report*>& reports, bool english) {
  Tally counts;
  for (const Report* report : reports) counts += tally(*report);
  return coverage_summary(counts, english);
}

}  // namespace jixiao

#include "check/suppressions.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "bytes/bytes.h"
#include "normalize/fold.h"
#include "report/leaves.h"
#include "rules/load_nodes.h"
#include "rules/yaml.h"

namespace jixiao {
namespace {

constexpr std::size_t kHashDigits = 64;

constexpr std::string_view kFileHead =
    "# 豁免清单：jixiao check --suppressions 读取。所列问题已核实，不再计入；\n"
    "# 数字（没有数字的问题，其所在的文字）变了，或过了 until 那天，豁免自动失效。新的一条用 check "
    "--suppress 写入。\n"
    "suppressions:\n";

std::string all_lines(const std::vector<PackProblem>& problems) {
  std::string lines;
  for (const PackProblem& problem : problems) {
    lines += (lines.empty() ? "" : "\n") + to_string(problem);
  }
  return lines;
}

bool is_hash(std::string_view text) {
  return text.size() == kHashDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string hash_of(Keys& keys, std::string_view name, Problems& problems) {
  const YamlNode* node = keys.node(name, Need::kRequired);
  if (node == nullptr) return {};
  std::string hash = scalar_of(*node, problems).value_or("");
  if (!is_hash(hash)) problems.add(node->mark, std::string(name) + " needs 64 hex digits");
  return hash;
}

std::string last_day_of(Keys& keys, Problems& problems) {
  const YamlNode* node = keys.node("until", Need::kOptional);
  if (node == nullptr) return {};
  std::string day = scalar_of(*node, problems).value_or("");
  if (!is_date(day)) problems.add(node->mark, "until needs a day such as 2026-12-31");
  return day;
}

Suppression make_suppression(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "a suppression");
  Suppression result;
  result.fingerprint = hash_of(keys, "fingerprint", problems);
  result.operands = hash_of(keys, "operands", problems);
  result.terms.reason = keys.text("reason", Need::kRequired);
  result.terms.by = keys.text("by", Need::kRequired);
  result.terms.until = last_day_of(keys, problems);
  result.code = keys.text("code", Need::kOptional);
  result.message = keys.text("message", Need::kOptional);
  keys.finish();
  result.line = node.mark.line;
  return result;
}

void refuse_repeated(const std::vector<Suppression>& suppressions, Problems& problems) {
  std::map<std::string, int> lines;
  for (const Suppression& one : suppressions) {
    const auto [first, is_new] = lines.emplace(one.fingerprint, one.line);
    if (is_new || one.fingerprint.empty()) continue;
    YamlMark mark;
    mark.line = one.line;
    problems.add(mark, "the fingerprint stands already in line " + std::to_string(first->second));
  }
}

// A scalar that YAML takes for nothing else, on one line.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += c;
    result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return result + "'";
}

// Lines with their ends.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

// A value as it counts in the hash: its number, else its text.
std::string figure_of(const Leaf& leaf, const Report& report) {
  if (leaf.text != nullptr) return leaf.text->value.value_or("");
  if (leaf.number->value) return leaf.number->value->normalized().to_string();
  if (leaf.number->origin < 0) return {};
  return report.origins[static_cast<std::size_t>(leaf.number->origin)].text;
}

bool stands_at(const std::string& leaf, const std::string& pointer) {
  return leaf.starts_with(pointer) &&
         (leaf.size() == pointer.size() || leaf[pointer.size()] == '/');
}

// The texts of the form that a finding is about, or of the report around the forms.
std::string texts_around(const Report& report, const std::optional<int>& form) {
  constexpr std::string_view kForms = "/forms/";
  const std::string own = std::string(kForms) + std::to_string(form.value_or(0)) + "/";
  std::string texts;
  for_each_leaf(report, [&](const Leaf& leaf) {
    const bool inside = form ? leaf.pointer.starts_with(own) : !leaf.pointer.starts_with(kForms);
    if (!inside || leaf.text == nullptr || !leaf.text->value) return;
    std::string text = fold_match(*leaf.text->value);
    std::erase(text, ' ');  // a new export breaks lines elsewhere
    texts += text + "\n";
  });
  return texts;
}

// What a finding without figures is bound to: the words it stands among, so that it is not that of
// another office; the file itself where it says nothing.
std::string content_of(const Report& report, const Finding& finding) {
  for (const std::optional<int>& form : {finding.form, std::optional<int>()}) {
    std::string texts = texts_around(report, form);
    if (!texts.empty()) return texts;
  }
  return report.source.sha256;
}

struct Verdicts {
  const std::vector<Suppression>& suppressions;
  const std::string& today;
  std::map<std::string, std::size_t> by_fingerprint;
};

SuppressionMatch match_of(const Verdicts& verdicts, std::size_t index, const Report& report,
                          const Finding& finding) {
  const Suppression& suppression = verdicts.suppressions[index];
  SuppressionMatch match;
  match.suppression = index;
  match.now = suppression;
  match.now.operands = operands_hash(report, finding);
  match.now.code = finding.code;
  match.now.message = finding.message;
  if (!suppression.operands.empty() && suppression.operands != match.now.operands) {
    match.state = SuppressionState::kLapsed;
  } else if (!suppression.terms.until.empty() && suppression.terms.until < verdicts.today) {
    match.state = SuppressionState::kExpired;
  }
  return match;
}

}  // namespace

InvalidSuppressions::InvalidSuppressions(std::vector<PackProblem> found)
    : std::runtime_error(all_lines(found)), problems(std::move(found)) {}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  const auto pair = [text](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int month = pair(5);
  if (month < 1 || month > 12) return false;
  const int year = pair(0) * 100 + pair(2);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = month == 2 && !leap ? 28 : kDays[static_cast<std::size_t>(month - 1)];
  return pair(8) >= 1 && pair(8) <= days;
}

std::vector<Suppression> parse_suppressions(std::string_view yaml, const std::string& file) {
  Problems problems;
  problems.file = file;
  std::vector<YamlProblem> faults;
  const std::optional<YamlNode> root = parse_yaml(yaml, faults);
  for (const YamlProblem& fault : faults) problems.add(fault.mark, fault.message);
  std::vector<Suppression> suppressions;
  if (root) {
    Keys keys(*root, problems, "the file");
    for (const YamlNode& node : keys.list("suppressions", Need::kRequired)) {
      suppressions.push_back(make_suppression(node, problems));
    }
    keys.finish();
    refuse_repeated(suppressions, problems);
  }
  if (!problems.list.empty()) throw InvalidSuppressions(problems.list);
  return suppressions;
}

std::string suppression_yaml(const Suppression& suppression) {
  std::string out = "  - fingerprint: " + suppression.fingerprint + "\n";
  const auto add = [&out](const char* key, const std::string& value) {
    if (!value.empty()) out += std::string("    ") + key + ": " + value + "\n";
  };
  add("operands", suppression.operands);
  add("code", suppression.code);
  if (!suppression.message.empty()) add("message", quoted(suppression.message));
  add("reason", quoted(suppression.terms.reason));
  add("by", quoted(suppression.terms.by));
  add("until", suppression.terms.until);
  return out;
}

std::string with_suppression(const std::string& yaml, const Suppression& suppression) {
  if (yaml.find_first_not_of(" \t\r\n") == std::string::npos) {
    return std::string(kFileHead) + suppression_yaml(suppression);
  }
  const std::vector<Suppression> old = parse_suppressions(yaml, "");
  std::vector<std::string> lines = lines_of(yaml);
  std::size_t begin = lines.size();
  std::size_t end = lines.size();
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (old[i].fingerprint != suppression.fingerprint) continue;
    begin = static_cast<std::size_t>(old[i].line) - 1;
    if (i + 1 < old.size()) end = static_cast<std::size_t>(old[i + 1].line) - 1;
  }
  std::string out;
  for (std::size_t i = 0; i < begin; ++i) out += lines[i];
  if (!out.empty() && out.back() != '\n') out += '\n';
  out += suppression_yaml(suppression);
  for (std::size_t i = end; i < lines.size(); ++i) out += lines[i];
  parse_suppressions(out, "");  // entries laid out in another way would not take this one
  return out;
}

std::string operands_hash(const Report& report, const Finding& finding) {
  std::vector<std::string> figures;
  for_each_leaf(report, [&](const Leaf& leaf) {
    for (const std::vector<std::string>* pointers : {&finding.at, &finding.operands}) {
      for (const std::string& pointer : *pointers) {
        if (stands_at(leaf.pointer, pointer)) figures.push_back(figure_of(leaf, report));
      }
    }
  });
  std::sort(figures.begin(), figures.end());
  const bool empty = figures.empty() || figures.back().empty();
  const bool bare = empty && !finding.stated && !finding.computed;
  std::string text = bare ? content_of(report, finding) : "";
  for (const std::string& figure : figures) text += figure + "\n";
  for (const std::optional<Decimal>* figure : {&finding.stated, &finding.computed}) {
    text += *figure ? (*figure)->normalized().to_string() + "\n" : "-\n";
  }
  return sha256(text);
}

std::vector<SuppressionMatch> apply_suppressions(const std::vector<Suppression>& suppressions,
                                                 const std::string& today, Report& report) {
  std::vector<SuppressionMatch> matches;
  if (suppressions.empty()) return matches;
  Verdicts verdicts{suppressions, today, {}};
  for (std::size_t i = 0; i < suppressions.size(); ++i) {
    verdicts.by_fingerprint[suppressions[i].fingerprint] = i;
  }
  for (Finding& finding : report.findings) {
    const auto found = verdicts.by_fingerprint.find(finding.fingerprint);
    if (found == verdicts.by_fingerprint.end()) continue;
    matches.push_back(match_of(verdicts, found->second, report, finding));
    if (matches.back().state == SuppressionState::kUsed) {
      finding.suppressed = suppressions[found->second].terms;
    }
  }
  return matches;
}

}  // namespace jixiao

#include "cli/pack_tests.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "check/check.h"
#include "map/map.h"
#include "report/leaves.h"

namespace jixiao {
namespace {

// The report's values by JSON Pointer, as a test writes them.
using Values = std::map<std::string, std::string>;

constexpr const char* kNoValue = "null";

std::string value_of(const Leaf& leaf) {
  if (leaf.text != nullptr) return leaf.text->value.value_or(kNoValue);
  return leaf.number->value ? leaf.number->value->to_string() : kNoValue;
}

void add_section_keys(const std::vector<Section>& sections, const std::string& at, Values& values) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string pointer = at + "/sections/" + std::to_string(i);
    values[pointer + "/key"] = sections[i].key.empty() ? kNoValue : sections[i].key;
    add_section_keys(sections[i].sections, pointer, values);
  }
}

// The leaves, and the keys beside them that rules decide.
Values values_of(const Report& report) {
  Values values;
  for_each_leaf(report, [&](const Leaf& leaf) { values[leaf.pointer] = value_of(leaf); });
  add_section_keys(report.sections, "", values);
  for (std::size_t i = 0; i < report.claims.size(); ++i) {
    values["/claims/" + std::to_string(i) + "/key"] = report.claims[i].key;
  }
  for (std::size_t i = 0; i < report.forms.size(); ++i) {
    const Form& form = report.forms[i];
    const std::string pointer = "/forms/" + std::to_string(i);
    values[pointer + "/kind"] = form.kind;
    values[pointer + "/pack/id"] = form.pack.id;
    for (std::size_t k = 0; k < form.funds.size(); ++k) {
      values[pointer + "/funds/" + std::to_string(k) + "/key"] = form.funds[k].key;
    }
  }
  return values;
}

// 100% is the number 1, however many decimals it carries by then.
bool same_value(const std::string& expected, const std::string& found) {
  if (expected == found) return true;
  const std::optional<Decimal> a = Decimal::parse(expected);
  const std::optional<Decimal> b = Decimal::parse(found);
  return a && b && *a == *b;
}

// One turn of one test of one pack.
struct Trial {
  const Pack& pack;
  const PackTest& test;
  Report report;
  std::vector<PackProblem>& problems;

  std::string labels = {};  // of this turn; empty: the test shows none

  void note(int line, int column, const std::string& message) {
    const std::string which = labels.empty() ? "" : " (" + labels + ")";
    problems.push_back({pack.file, line, column, test.name + which + ": " + message});
  }
};

void compare_values(Trial& trial) {
  const Values values = values_of(trial.report);
  for (const Expectation& expected : trial.test.values) {
    const auto found = values.find(expected.name);
    const std::string value = found == values.end() ? kNoValue : found->second;
    if (same_value(expected.value, value)) continue;
    trial.note(expected.line, expected.column,
               expected.name + " is \"" + value + "\", expected \"" + expected.value + "\"");
  }
}

bool is_check(const Pack& pack, const std::string& name) {
  return std::any_of(pack.checks.begin(), pack.checks.end(),
                     [&](const CheckRule& check) { return check.id == name; });
}

// Of the check with this id, or else with this code.
const Finding* find_finding(const Trial& trial, const std::string& name) {
  const bool check = is_check(trial.pack, name);
  const std::string full = trial.pack.id + "/" + name;
  const std::vector<Finding>& findings = trial.report.findings;
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return check ? finding.check == full : finding.code == name;
  });
  return found == findings.end() ? nullptr : &*found;
}

const Coverage* find_coverage(const Trial& trial, const std::string& name) {
  const std::string full = trial.pack.id + "/" + name;
  const std::vector<Coverage>& coverage = trial.report.coverage;
  const auto found = std::find_if(coverage.begin(), coverage.end(),
                                  [&](const Coverage& one) { return one.check == full; });
  return found == coverage.end() ? nullptr : &*found;
}

std::string outcome_words(const Coverage* coverage) {
  if (coverage == nullptr) return "the check did not run";
  std::string words(outcome_name(coverage->outcome));
  if (!coverage->reason.empty()) words += ": " + coverage->reason;
  return words;
}

void expect_findings(Trial& trial) {
  for (const Expectation& fires : trial.test.fires) {
    if (find_finding(trial, fires.name) != nullptr) continue;
    std::string message = "\"" + fires.name + "\" did not fire";
    if (is_check(trial.pack, fires.name)) {
      message += ": " + outcome_words(find_coverage(trial, fires.name));
    }
    trial.note(fires.line, fires.column, message);
  }
}

// A check that could not judge is silent too, and has shown nothing.
void expect_silence(Trial& trial) {
  for (const Expectation& silent : trial.test.silent) {
    const std::string name = "\"" + silent.name + "\"";
    if (const Finding* finding = find_finding(trial, silent.name)) {
      trial.note(silent.line, silent.column, name + " fired: " + finding->message);
      continue;
    }
    if (!is_check(trial.pack, silent.name)) continue;
    const Coverage* coverage = find_coverage(trial, silent.name);
    const bool judged = coverage != nullptr && (coverage->outcome == Outcome::kPass ||
                                                coverage->outcome == Outcome::kNotApplicable);
    if (judged) continue;
    trial.note(silent.line, silent.column,
               name + " is silent without having judged: " + outcome_words(coverage));
  }
}

// A form that another pack took, or none, explains all that fails behind it.
bool has_taken_part(Trial& trial) {
  const Report& report = trial.report;
  const auto read = [&](const Narrative& narrative) { return narrative.pack.id == trial.pack.id; };
  if (std::any_of(report.narratives.begin(), report.narratives.end(), read)) return true;
  std::string others;
  for (const Form& form : report.forms) {
    if (form.pack.id == trial.pack.id) return true;
    others += (others.empty() ? "" : ", ") + form.pack.id;
  }
  if (others.empty() && !report.narratives.empty()) others = report.narratives.front().pack.id;
  trial.note(trial.test.line, 1,
             others.empty() ? "no pack takes this" : "this is taken by " + others);
  return false;
}

void put_labels(const PackTest& test, std::size_t turn, Paragraph& paragraph) {
  for (const LabelSlot& slot : test.slots) {
    const std::size_t at = paragraph.text.find(slot.sign);
    if (at == std::string::npos) continue;
    paragraph.text.replace(at, slot.sign.size(), slot.labels[turn % slot.labels.size()]);
  }
}

// The document with the labels of this turn where the test shows their signs.
Document with_labels(const PackTest& test, std::size_t turn) {
  Document document = test.document;
  for (Block& block : document.blocks) {
    if (Paragraph* paragraph = std::get_if<Paragraph>(&block)) {
      put_labels(test, turn, *paragraph);
      continue;
    }
    for (Cell& cell : std::get<Table>(block).cells) {
      for (Block& inner : cell.blocks) {
        if (Paragraph* text = std::get_if<Paragraph>(&inner)) put_labels(test, turn, *text);
      }
    }
  }
  return document;
}

std::string labels_of(const PackTest& test, std::size_t turn) {
  std::string labels;
  for (const LabelSlot& slot : test.slots) {
    labels += (labels.empty() ? "" : ", ") + slot.labels[turn % slot.labels.size()];
  }
  return labels;
}

std::size_t count_turns(const PackTest& test) {
  std::size_t turns = 1;
  for (const LabelSlot& slot : test.slots) turns = std::max(turns, slot.labels.size());
  return turns;
}

void run_trial(Trial trial, const Rules& rules) {
  check(trial.report, rules, Language::kChinese);
  if (!has_taken_part(trial)) return;
  compare_values(trial);
  expect_findings(trial);
  expect_silence(trial);
}

}  // namespace

std::vector<PackProblem> run_pack_tests(const Pack& pack, const Rules& rules) {
  std::vector<PackProblem> problems;
  for (const PackTest& test : pack.tests) {
    for (std::size_t turn = 0; turn < count_turns(test); ++turn) {
      const Document document = with_labels(test, turn);
      run_trial({pack, test, map(document, rules, ""), problems, labels_of(test, turn)}, rules);
    }
  }
  return problems;
}

}  // namespace jixiao

#include "rules/lint.h"

#include <gtest/gtest.h>

#include <string>

#include "rules/pack_folder.h"

namespace jixiao {
namespace {

// Five lines; what follows begins on line 6.
const std::string kHead =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n";

// What is said about the pack cn.a, without the file's name.
std::string advice(const Folder& folder) {
  const Rules rules = load_rules(folder.path.string());
  const std::vector<PackTree> trees = load_pack_trees(folder.path.string());
  std::string lines;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (rules.packs[i].id != "cn.a") continue;
    for (const PackProblem& problem : lint_pack(trees[i], rules.packs[i])) {
      lines +=
          (lines.empty() ? "" : "\n") + to_string(problem).substr(rules.packs[i].file.size() + 1);
    }
  }
  return lines;
}

std::string advice(const std::string& parts) {
  const Folder folder;
  folder.write("pack.yml", kHead + parts);
  return advice(folder);
}

TEST(Lint, NamesLabelsNoTestUses) {
  const std::string parts =
      "sections:\n"
      "  numbering: [{id: han, level: 1, re: '^{han}、'}]\n"
      "  headings: [{id: a, label: 概况, also: [项目情况, 背景]}]\n"
      "fields: [{id: project_name, label: 项目名称, also: [专项名称]}]\n"
      "tests:\n- {name: 一, text: '一、项目情况（盖章）', table: '| 项目名称： | 某 |', values: "
      "{/report/title: 'null'}}\n";
  EXPECT_EQ(advice(parts),
            "8:29: sections.headings.a: no test uses 概况, 背景\n"
            "9:49: fields.project_name: no test uses 专项名称");
}

TEST(Lint, CountsTheLabelsThatATestIsRunWith) {
  EXPECT_EQ(
      advice("fields: [{id: project_name, label: 项目名称, also: [专项名称]}, {id: grade, label: "
             "等级}]\n"
             "tests:\n- {name: 一, table: '| {fields.project_name} | 某 |', values: "
             "{/report/title: 'null'}}\n"),
      "6:76: fields.grade: no test uses 等级");
}

TEST(Lint, NamesALabelOfTwoItems) {
  const std::string parts =
      "tables:\n"
      "- id: indicators\n"
      "  columns: [{id: weight, label: 分值}, {id: score, label: 得分, also: ['分值（分）', "
      "得分]}]\n"
      "tests:\n- {name: 一, table: '| 分值 | 得分 |', values: {/report/title: 'null'}}\n";
  EXPECT_EQ(advice(parts),
            "8:68: the label 分值（分） is also that of tables.indicators.columns.weight\n"
            "8:77: the label 得分 stands here twice");
}

TEST(Lint, NamesAsciiClassesBesideChinese) {
  const auto with_pattern = [](const std::string& pattern) {
    return advice("claims: [{id: a, re: ['" + pattern + "{number}']}]\n");
  };
  const std::string b = " knows ASCII letters only and stands beside a Chinese character";
  EXPECT_EQ(with_pattern(R"(年\b)"), "6:25: \"\\b\"" + b);
  EXPECT_EQ(with_pattern(R"(\w+年)"), "6:24: \"\\w\"" + b);
  EXPECT_EQ(with_pattern(R"([一\W])"), "6:26: \"\\W\"" + b);
  EXPECT_EQ(with_pattern(R"(\w \d年\\w)"), "");
  EXPECT_EQ(with_pattern(R"(\bA，)"), "");
}

TEST(Lint, NamesChecksWithoutTests) {
  const std::string checks =
      "fields: [{id: project_name, label: 项目名称}]\n"
      "checks:\n"
      "- {id: a, kind: required, code: missing-field, fields: [project_name]}\n"
      "- {id: b, kind: placeholder, code: template-text, words: [甲]}\n"
      "- {id: c, kind: placeholder, code: goal-echo, words: [甲]}\n"
      "- {id: d, kind: placeholder, code: goal-echo, words: [乙]}\n";
  const std::string tests =
      "tests:\n"
      "- {name: 一, table: '| 项目名称 |', fires: [a, template-text, goal-echo]}\n"
      "- {name: 二, table: '| 项目名称 |', silent: [a, c]}\n";
  EXPECT_EQ(advice(checks + tests),
            "9:3: no test in which the check b is silent\n"
            "10:3: no test in which the check c fires\n"
            "11:3: no test in which the check d fires\n"
            "11:3: no test in which the check d is silent");
}

TEST(Lint, LeavesTheParentsPartsToTheParent) {
  std::string child = kHead;
  child +=
      "extends: cn.b\n"
      "change:\n"
      "- {add_also: fields.project_name, labels: [专项, 项目名称]}\n";
  std::string parent = kHead;
  parent.replace(parent.find("cn.a"), 4, "cn.b");
  parent +=
      "fields: [{id: project_name, label: 项目名称, also: [项目名称]}]\n"
      "checks: [{id: a, kind: required, code: missing-field, fields: [project_name]}]\n";
  const Folder folder;
  folder.write("a/pack.yml", child);
  folder.write("b/pack.yml", parent);
  EXPECT_EQ(advice(folder),
            "2:5: no test in which these inherited checks fire: a\n"
            "2:5: no test in which these inherited checks are silent: a\n"
            "8:44: fields.project_name: no test uses 专项, 项目名称\n"
            "8:48: the label 项目名称 stands here twice");
}

// They judge the child's forms; look-alikes are not judged.
TEST(Lint, DemandsTestsOfInheritedChecks) {
  std::string parent = kHead;
  parent.replace(parent.find("cn.a"), 4, "cn.b");
  parent +=
      "fields: [{id: project_name, label: 项目名称}]\n"
      "checks:\n"
      "- {id: a, kind: required, code: missing-field, fields: [project_name]}\n"
      "- {id: b, kind: placeholder, code: template-text, words: [甲]}\n"
      "- {id: c, kind: placeholder, code: goal-echo, words: [甲]}\n";
  const auto child = [&](const std::string& kind) {
    std::string yaml = kHead;
    yaml.replace(yaml.find("project"), 7, kind);
    yaml +=
        "extends: cn.b\n"
        "change: [{disable: checks.c, reason: 无}]\n"
        "tests: [{name: 一, table: '| 项目名称 |', fires: [a], silent: [template-text]}]\n";
    const Folder folder;
    folder.write("a/pack.yml", yaml);
    folder.write("b/pack.yml", parent);
    return advice(folder);
  };
  EXPECT_EQ(child("project"),
            "2:5: no test in which these inherited checks fire: b\n"
            "2:5: no test in which these inherited checks are silent: a");
  EXPECT_EQ(child("transfer"), child("project"));
  EXPECT_EQ(child("monitoring"), "");
}

}  // namespace
}  // namespace jixiao

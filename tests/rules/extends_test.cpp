// A pack that has a parent: what each verb does, and every way to get it wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "rules/load_extends.h"
#include "rules/pack_folder.h"

namespace jixiao {
namespace {

using Words = std::vector<std::string>;

// The ground the children stand on.
const std::string kParent =
    "format: 1\n"                                                                        // 1
    "id: cn.parent\n"                                                                    // 2
    "version: 1.0.0\n"                                                                   // 3
    "title: 甲\n"                                                                        // 4
    "status: stable\n"                                                                   // 5
    "authority: {issuer: 财政部}\n"                                                      // 6
    "detect: {kind: project, all: [乙]}\n"                                               // 7
    "claims: [{id: executed, re: ['支出{amount}']}]\n"                                   // 8
    "fields:\n"                                                                          // 9
    "- {id: project_name, label: 项目名称}\n"                                            // 10
    "- {id: narratives.problems, label: 存在问题, also: [主要问题]}\n"                   // 11
    "tables:\n"                                                                          // 12
    "- id: funds\n"                                                                      // 13
    "  columns: [{id: executed, label: 执行数}, {id: weight, label: 分值}]\n"            // 14
    "  rows: [{id: total, label: 合计, role: total}]\n"                                  // 15
    "  stop_at: [绩效指标]\n"                                                            // 16
    "- id: indicators\n"                                                                 // 17
    "  columns: [{id: weight, label: 分值}, {id: score, label: 得分}]\n"                 // 18
    "  skip_rows: {words: [……], re: ['^指标']}\n"                                        // 19
    "checks:\n"                                                                          // 20
    "- {id: cap, kind: compare, code: score-exceeds-weight, each: indicators, "          // 21
    "equation: score <= weight}\n"                                                       //
    "- {id: signs, kind: range, code: negative-value, fields: [funds.total.executed], "  // 22
    "bound: '0'}\n";

// Six lines; a change begins on line 8, its first key at column 4.
const std::string kChild =
    "format: 1\nid: cn.child\nversion: 2.0.0\ntitle: 丙\n"
    "detect: {kind: department, all: [丁]}\nextends: cn.parent\n";

std::string changed(const std::string& entries) { return kChild + "change:\n" + entries; }

// Both packs, loaded.
Rules load_with_child(const std::string& child) {
  const Folder folder;
  folder.write("parent/pack.yml", kParent);
  folder.write("child/pack.yml", child);
  try {
    return load_rules(folder.path.string());
  } catch (const InvalidRules& invalid) {
    ADD_FAILURE() << invalid.what();
  }
  Rules none;
  none.packs.resize(2);
  return none;
}

// What is wrong with the child; "c:" stands for its file and "p:" for the parent's.
std::string child_complaint(const std::string& child) {
  const Folder folder;
  folder.write("parent/pack.yml", kParent);
  folder.write("child/pack.yml", child);
  std::string text = complaint(folder.path);
  for (const std::string name : {"child", "parent"}) {
    const std::string file = "DIR/" + name + "/pack.yml";
    for (std::size_t at = text.find(file); at != std::string::npos; at = text.find(file)) {
      text.replace(at, file.size(), name.substr(0, 1));
    }
  }
  return text;
}

TEST(Child, HasItsOwnHeadAndItsParentsParts) {
  const Rules rules = load_with_child(kChild);
  const Pack& child = rules.packs[0];
  const Pack& parent = rules.packs[1];
  EXPECT_EQ(child.id, "cn.child");
  EXPECT_EQ(child.extends, "cn.parent");
  EXPECT_EQ(child.version, "2.0.0");
  EXPECT_EQ(child.status, "draft");
  EXPECT_EQ(child.authority.issuer, "");
  EXPECT_EQ(child.detect.kind, "department");
  EXPECT_EQ(child.detect.all, Words{"丁"});
  EXPECT_EQ(child.fields.size(), 2U);
  EXPECT_EQ(child.tables.size(), 2U);
  EXPECT_EQ(child.claims.size(), 1U);
  EXPECT_EQ(child.checks.size(), 2U);
  EXPECT_EQ(parent.extends, "");
}

TEST(Child, AddsLabels) {
  const Rules rules = load_with_child(
      changed("- {add_also: tables.funds.columns.executed, labels: [预算执行数, 支出]}\n"
              "- {add_also: fields.narratives.problems, labels: [问题]}\n"
              "- {add_also: tables.funds.stop_at, labels: [总体目标]}\n"
              "- {add_also: tables.indicators.skip_rows, labels: [说明]}\n"));
  const Pack& child = rules.packs[0];
  EXPECT_EQ(child.tables.at(0).columns.at(0).labels.keys, (Words{"执行数", "预算执行数", "支出"}));
  EXPECT_EQ(child.fields.at(1).labels.keys, (Words{"存在问题", "主要问题", "问题"}));
  EXPECT_EQ(child.tables.at(0).stop_at.keys, (Words{"绩效指标", "总体目标"}));
  EXPECT_EQ(child.tables.at(1).skip_rows.keys, (Words{"……", "说明"}));
  EXPECT_EQ(rules.packs[1].tables.at(0).columns.at(0).labels.keys, Words{"执行数"});
}

TEST(Child, NamesTheLongestIdOfAPath) {
  const Rules rules =
      load_with_child(changed("- {add: fields, item: {id: narratives.problems.more, label: 其他}}\n"
                              "- {add_also: fields.narratives.problems.more, labels: [另外]}\n"));
  EXPECT_EQ(rules.packs[0].fields.at(1).labels.keys, (Words{"存在问题", "主要问题"}));
  EXPECT_EQ(rules.packs[0].fields.at(2).labels.keys, (Words{"其他", "另外"}));
}

TEST(Child, DropsItems) {
  const Rules rules =
      load_with_child(changed("- {disable: checks.signs, reason: 无}\n"
                              "- {disable: claims.executed, reason: 最后一项}\n"
                              "- {disable: tables.indicators.skip_rows, reason: 无}\n"));
  const Pack& child = rules.packs[0];
  ASSERT_EQ(child.checks.size(), 1U);
  EXPECT_EQ(child.checks[0].id, "cap");
  EXPECT_TRUE(child.claims.empty());
  EXPECT_TRUE(child.tables.at(1).skip_rows.empty());
  EXPECT_EQ(rules.packs[1].checks.size(), 2U);
}

TEST(Child, ChangesItems) {
  const Rules rules = load_with_child(
      changed("- {set_severity: checks.cap, severity: info, reason: 提示}\n"
              "- {replace: checks.signs, with: {id: signs, kind: range, code: negative-value, "
              "fields: [funds.weight], bound: '1'}, reason: 换}\n"
              "- {set: tables.funds.stop_at, to: [戊], reason: 换}\n"
              "- {set: fields.project_name.required, to: true, reason: 必填}\n"));
  const Pack& child = rules.packs[0];
  EXPECT_EQ(child.checks.at(0).severity, Severity::kInfo);
  EXPECT_EQ(names_of(child.checks.at(1).fields), Words{"funds.weight"});
  EXPECT_EQ(child.tables.at(0).stop_at.keys, Words{"戊"});
  EXPECT_TRUE(child.fields.at(0).required);
}

TEST(Child, AddsItemsAlsoToListsItBegins) {
  const Rules rules = load_with_child(changed(
      "- {add: fields, item: {id: grade, label: 等级}}\n"
      "- {add: tables.funds.rows, item: {id: fiscal, label: 财政, role: part}}\n"
      "- {add: tables.indicators.columns, item: {id: reason, label: 原因}}\n"
      "- {add: claims.executed.re, item: '付{amount}'}\n"
      "- {add: sections.headings, item: {id: results, label: 绩效}}\n"
      "- {add: checks, item: {id: c, kind: required, code: missing-field, fields: [grade]}}\n"));
  const Pack& child = rules.packs[0];
  EXPECT_EQ(child.fields.size(), 3U);
  EXPECT_EQ(child.tables.at(0).rows.size(), 2U);
  EXPECT_EQ(child.tables.at(1).columns.size(), 3U);
  EXPECT_EQ(child.claims.at(0).patterns.size(), 2U);
  EXPECT_EQ(child.sections.headings.size(), 1U);
  EXPECT_EQ(child.checks.size(), 3U);
}

TEST(Child, AppliesItsChangesInTheirOrder) {
  const Rules rules = load_with_child(
      changed("- {disable: checks.cap, reason: 换}\n"
              "- {add: checks, item: {id: cap, kind: compare, code: score-exceeds-weight, "
              "equation: funds.total.weight <= 10}}\n"
              "- {set_severity: checks.cap, severity: warning, reason: 换}\n"));
  EXPECT_EQ(rules.packs[0].checks.at(1).id, "cap");
  EXPECT_EQ(rules.packs[0].checks.at(1).severity, Severity::kWarning);
}

TEST(Child, MayHaveChildren) {
  const Folder folder;
  folder.write("a/pack.yml", kParent);
  folder.write("b/pack.yml", changed("- {disable: checks.cap, reason: 无}\n"));
  std::string grandchild = changed("- {disable: checks.signs, reason: 无}\n");
  grandchild.replace(grandchild.find("cn.child"), 8, "cn.grandchild");
  grandchild.replace(grandchild.find("cn.parent"), 9, "cn.child");
  folder.write("0/pack.yml", grandchild);
  EXPECT_EQ(complaint(folder.path), "3 packs");
  const Rules rules = load_rules(folder.path.string());
  EXPECT_EQ(rules.packs[1].id, "cn.grandchild");
  EXPECT_TRUE(rules.packs[1].checks.empty());
  const std::vector<PackTree> trees = load_pack_trees(folder.path.string());
  ASSERT_EQ(trees.at(1).files.size(), 3U);
  const YamlNode* fields = find_value(trees[1].root, "fields");
  ASSERT_NE(fields, nullptr);
  EXPECT_EQ(trees[1].files.at(static_cast<std::size_t>(fields->mark.file)),
            (folder.path / "a/pack.yml").string());
}

TEST(Child, HasADigestOverItsParents) {
  const Folder folder;
  folder.write("a/pack.yml", kParent);
  folder.write("b/pack.yml", kChild);
  const std::string before = load_rules(folder.path.string()).packs[0].digest;
  folder.write("a/pack.yml", kParent + "# \n");
  const std::string behind = load_rules(folder.path.string()).packs[0].digest;
  EXPECT_EQ(before.substr(0, 7), "sha256:");
  EXPECT_NE(before, behind);
}

struct Broken {
  std::string child;
  std::string says;
};

void expect_all(const std::vector<Broken>& rows) {
  for (const Broken& row : rows) EXPECT_EQ(child_complaint(row.child), row.says) << row.child;
}

std::string with_parent(const std::string& id) {
  std::string child = kChild;
  return child.replace(child.find("cn.parent"), 9, id);
}

TEST(BrokenChild, TheGroundTheTestsStandOnIsWhole) {
  EXPECT_EQ(child_complaint(kChild), "2 packs");
}

TEST(BrokenChild, HasNoSuchParent) {
  expect_all({
      {with_parent("cn.parnet"),
       "c:6:10: no pack \"cn.parnet\" in the folder of this one, did you mean \"cn.parent\"?"},
      {with_parent("cn.child"), "c:6:10: the parents go in a circle: cn.child, cn.child"},
      {with_parent(""), "c:6:9: a value is missing"},
  });
}

TEST(BrokenChild, StandsInACircle) {
  const Folder folder;
  const auto pack = [](const std::string& id, const std::string& parent) {
    std::string text = kChild;
    text.replace(text.find("cn.child"), 8, id);
    return text.replace(text.find("cn.parent"), 9, parent);
  };
  folder.write("a/pack.yml", pack("cn.a", "cn.b"));
  folder.write("b/pack.yml", pack("cn.b", "cn.c"));
  folder.write("c/pack.yml", pack("cn.c", "cn.b"));
  EXPECT_EQ(complaint(folder.path),
            "DIR/a/pack.yml:6:10: the parent \"cn.b\" has mistakes of its own\n"
            "DIR/b/pack.yml:6:10: the parent \"cn.c\" has mistakes of its own\n"
            "DIR/c/pack.yml:6:10: the parents go in a circle: cn.b, cn.c, cn.b");
}

TEST(BrokenChild, SaysOnceThatItsParentIsBroken) {
  const Folder folder;
  folder.write("a/pack.yml", kParent + "chekcs: []\n");
  folder.write("b/pack.yml", changed("- {disable: checks.nothing}\n") + "author: 甲\n");
  EXPECT_EQ(complaint(folder.path),
            "DIR/a/pack.yml:23:1: unknown key \"chekcs\", did you mean \"checks\"?\n"
            "DIR/b/pack.yml:6:10: the parent \"cn.parent\" has mistakes of its own\n"
            "DIR/b/pack.yml:9:1: unknown key \"author\"");
}

TEST(BrokenChild, GivesWhatItsParentGives) {
  expect_all({
      {kChild + "checks: []\n",
       "c:7:1: \"checks\" comes from the parent; change it under \"change\""},
      {kChild + "change: {disable: checks.cap}\n",
       "c:7:9: expected a list, found keys with values"},
      {kChild + "change: []\n", "c:7:9: the list is empty"},
  });
}

TEST(BrokenChild, UsesNoVerb) {
  expect_all({
      {changed("- {disabel: checks.cap, reason: 无}\n"),
       "c:8:4: unknown verb \"disabel\", did you mean \"disable\"?"},
      {changed("- {erase: checks.cap}\n"),
       "c:8:4: unknown verb \"erase\", expected add_also, disable, set_severity, replace, add or "
       "set"},
      {changed("- {disable: checks.cap, set: checks.cap.bound, reason: 无}\n"),
       "c:8:3: two verbs in one change: disable, set"},
      {changed("- disable\n"), "c:8:3: a change is a verb with a path: {add: checks, …}"},
      {changed("- {disable: [checks.cap], reason: 无}\n"),
       "c:8:13: expected a value, found a list"},
      {changed("- {disable: checks.cap, reason: 无, severity: info}\n"),
       "c:8:36: unknown key \"severity\""},
      {changed("- {add_also: fields.project_name, label: [乙]}\n"),
       "c:8:3: \"add_also\" needs \"labels\"\n"
       "c:8:35: unknown key \"label\", did you mean \"labels\"?"},
  });
}

TEST(BrokenChild, GivesNoReason) {
  expect_all({
      {changed("- {disable: checks.cap}\n"), "c:8:3: \"disable\" needs \"reason\""},
      {changed("- {set_severity: checks.cap, severity: info}\n"),
       "c:8:3: \"set_severity\" needs \"reason\""},
      {changed("- {set: fields.project_name.required, to: true}\n"),
       "c:8:3: \"set\" needs \"reason\""},
      {changed("- {replace: claims.executed, with: {id: executed, re: ['{amount}']}}\n"),
       "c:8:3: \"replace\" needs \"reason\""},
  });
}

TEST(BrokenChild, ChangesWhatIsNotThere) {
  expect_all({
      {changed("- {disable: checks.cpa, reason: 无}\n"),
       "c:8:20: unknown \"cpa\" in checks, did you mean \"cap\"?"},
      {changed("- {add_also: tables.funds.columns.excuted, labels: [乙]}\n"),
       "c:8:35: unknown \"excuted\" in tables.funds.columns, did you mean \"executed\"?"},
      {changed("- {disable: tabels.funds, reason: 无}\n"),
       "c:8:13: unknown \"tabels\" in a pack with a parent, did you mean \"tables\"?"},
      {changed("- {disable: detect, reason: 无}\n"),
       "c:8:13: unknown \"detect\" in a pack with a parent"},
      {changed("- {disable: sections.headings.a, reason: 无}\n"),
       "c:8:13: the parent has no \"sections\""},
      {changed("- {add_also: fields.narratives.problem, labels: [乙]}\n"),
       "c:8:21: unknown \"narratives\" in fields, did you mean \"narratives.problems\"?"},
      {changed("- {set: checks.cpa.severity, to: info, reason: 无}\n"),
       "c:8:16: unknown \"cpa\" in checks, did you mean \"cap\"?"},
      {changed("- {add: tables.funds.rwos, item: {id: fiscal, label: 乙, role: part}}\n"),
       "c:8:22: unknown \"rwos\" in tables.funds, did you mean \"rows\"?"},
      {changed("- {disable: checks.cap.severity.x, reason: 无}\n"),
       "c:8:24: unknown \"severity\" in checks.cap"},
  });
}

TEST(BrokenChild, ChangesInTheWrongWay) {
  expect_all({
      {changed("- {replace: claims.executed, with: {id: spent, re: ['{amount}']}, reason: 换}\n"),
       "c:8:41: what replaces \"executed\" has the same id; for another one use \"disable\" and "
       "\"add\""},
      {changed("- {replace: tables.funds.stop_at, with: [乙], reason: 换}\n"),
       "c:8:13: \"tables.funds.stop_at\" is no item with an id, use \"set\""},
      {changed("- {set_severity: fields.project_name, severity: info, reason: 换}\n"),
       "c:8:18: \"fields.project_name\" is no check"},
      {changed("- {add: fields, item: {id: project_name, label: 乙}}\n"),
       "c:8:28: \"project_name\" is in fields already; use \"replace\" or another id"},
      {changed("- {add: tables.funds.stop_at, item: 绩效指标}\n"),
       "c:8:37: \"绩效指标\" is in tables.funds.stop_at already"},
      {changed("- {add: checks.cap, item: {id: a}}\n"), "c:8:9: \"checks.cap\" is no list"},
      {changed("- {add_also: checks.cap.equation, labels: [乙]}\n"),
       "c:8:14: \"checks.cap.equation\" has no labels"},
      {changed("- {set: checks, to: [], reason: 换}\n"),
       "c:8:9: \"set\" changes a key of an item but its id; \"checks\" is none, use \"replace\""},
      {changed("- {set: checks.cap.id, to: b, reason: 换}\n"),
       "c:8:9: \"set\" changes a key of an item but its id; \"checks.cap.id\" is none, use "
       "\"replace\""},
  });
}

// What a change brings is read like the rest, at its own place; what it breaks in the parent is
// told there, with the file that did it.
TEST(BrokenChild, BringsMistakesOrBreaksItsParent) {
  expect_all({
      {changed("- {set: checks.cap.severty, to: info, reason: 换}\n"),
       "c:8:20: unknown key \"severty\", did you mean \"severity\"?"},
      {changed("- {set_severity: checks.cap, severity: fatal, reason: 换}\n"),
       "c:8:40: \"fatal\" is not allowed for \"severity\", expected info, warning or error"},
      {changed("- {add: tables.funds.rows, item: {id: fiscal, label: 乙, role: prat}}\n"),
       "c:8:63: \"prat\" is not allowed for \"role\", expected total, part or of_which"},
      {changed("- {add_also: fields.project_name, labels: ['　']}\n"),
       "c:8:44: the label is blank"},
      {changed("- {disable: tables.funds.columns.executed, reason: 无}\n"),
       "p:22:59: unknown field \"funds.total.executed\" (as c changes the pack)"},
  });
}

}  // namespace
}  // namespace jixiao

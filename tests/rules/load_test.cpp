#include "rules/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "rules/equation.h"
#include "rules/pack_folder.h"

namespace jixiao {
namespace {

constexpr const char* kGoodPack = R"(
format: 1
id: cn.test.project
version: 1.2.3
title: 测试
status: stable
authority:
  issuer: 财政部
  document: 财预〔2020〕10号
  title: 办法
detect:
  kind: project
  title: [绩效 自评表]
  all: [一级指标（必填）]
  any_2: [得分, 分值, 完成值]
  none: [1－6月执行数]
  priority: -5
sections:
  max_length: 60
  numbering:
    - {id: han, level: 1, re: '^{han}、'}
  headings:
    - {id: overview, label: 项目概况, also: [概况], contains: [基本情况], re: ['^概'], required: true}
fields:
  - {id: project_name, label: 项目名称（全称）：, also: [专项名称], required: true}
  - {id: contact, label: 联系人, keep: false}
  - {id: fiscal_year, find: paragraph, type: year, re: ['{year}年度']}
  - {id: grade, label: 等级, find: same_cell, type: enum, values: [优, 良], re: ['等级:(?P<value>.)']}
  - {id: narratives.problems, label: 存在问题, find: cell_below}
tables:
  - id: funds
    columns:
      - {id: annual_budget, label: 全年预算数（A）, type: money, key: true}
      - {id: executed, label: 执行数, type: money}
    rows:
      - {id: total, label: 年度资金总额, role: total}
      - {id: fiscal, label: '其中：财政拨款', contains: [财政], role: part}
    unit: {from: [cell, title], default: 万元}
    caption: [项目资金]
    stop_at: {words: [绩效指标], contains: [总体目标], re: ['^一级']}
  - id: indicators
    columns:
      - {id: level1, label: 一级指标, type: group, fill: down}
      - {id: target, label: 指标值, type: target}
      - {id: weight, label: 分值, type: decimal}
      - {id: score, label: 得分, type: decimal}
    group_weight: ['^(?P<name>.*)\((?P<weight>\d+)分\)$']
    total_rows: [总分]
    subtotal_rows: [小计]
    skip_rows: {re: ['^指标\d*$']}
claims:
  - {id: executed, re: ['支出{amount}']}
  - {id: rate, type: percent, re: ['执行率{percent}']}
checks:
  - {id: sum, kind: sum_rows, code: score-total-mismatch, parts: [indicators.score], whole: total.score, otherwise: '100', tolerance: none}
  - {id: cap, kind: compare, code: score-exceeds-weight, each: indicators, equation: score <= weight, severity: info, message: 超分, cite: 依据}
  - {id: parts, kind: equation, code: fund-total-mismatch, equation: 'funds.total.executed = sum(funds.executed where role=part)', blank: zero, tolerance: as_printed, floor: 4}
  - {id: weights, kind: weight_sum, code: group-weight-mismatch, parts: [indicators.weight], by: level1, whole: level1_weight, tolerance: fixed 0.10}
  - {id: signs, kind: range, code: negative-value, each: indicators, fields: [weight, target.number], bound: '-0.5'}
  - {id: claim, kind: same_as, code: claim-mismatch, fields: [claims.other, funds.total.executed]}
  - {id: why, kind: reason_if, code: missing-reason, each: indicators, when: score < weight, fields: [target.text]}
  - {id: words, kind: placeholder, code: template-text, words: [指标1：], re: ['XX']}
)";

std::optional<Pack> good_pack() {
  std::vector<PackProblem> problems;
  std::optional<Pack> pack = parse_pack(kGoodPack, "pack.yml", problems);
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  return pack;
}

using Words = std::vector<std::string>;

TEST(Pack, HasItsHeadAndDetection) {
  const std::optional<Pack> pack = good_pack();
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->file, "pack.yml");
  EXPECT_EQ(pack->id, "cn.test.project");
  EXPECT_EQ(pack->version, "1.2.3");
  EXPECT_EQ(pack->title, "测试");
  EXPECT_EQ(pack->status, "stable");
  EXPECT_EQ(pack->authority.issuer, "财政部");
  EXPECT_EQ(pack->authority.document, "财预〔2020〕10号");
  EXPECT_EQ(pack->digest.substr(0, 7), "sha256:");
  EXPECT_GT(pack->digest.size(), 7U);
  EXPECT_EQ(pack->detect.kind, "project");
  EXPECT_EQ(pack->detect.title, Words{"绩效自评表"});
  EXPECT_EQ(pack->detect.all, Words{"一级指标"});
  EXPECT_EQ(pack->detect.any, (Words{"得分", "分值", "完成值"}));
  EXPECT_EQ(pack->detect.any_count, 2);
  EXPECT_EQ(pack->detect.none, Words{"1-6月执行数"});
  EXPECT_EQ(pack->detect.priority, -5);
}

TEST(Pack, HasItsSectionsFieldsAndClaims) {
  const std::optional<Pack> pack = good_pack();
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->sections.max_length, 60);
  EXPECT_EQ(pack->sections.numbering.at(0).id, "han");
  EXPECT_EQ(pack->sections.numbering.at(0).level, 1);
  EXPECT_TRUE(pack->sections.numbering.at(0).re.matches("十一、"));
  const HeadingRule& heading = pack->sections.headings.at(0);
  EXPECT_TRUE(heading.required);
  EXPECT_TRUE(heading.labels.match("概况"));
  EXPECT_TRUE(heading.labels.match("项目的基本情况说明"));
  EXPECT_TRUE(heading.labels.match("概要"));
  EXPECT_FALSE(heading.labels.match("项目概"));

  ASSERT_EQ(pack->fields.size(), 5U);
  EXPECT_EQ(pack->fields[0].labels.keys, (Words{"项目名称", "专项名称"}));
  EXPECT_TRUE(pack->fields[0].required);
  EXPECT_TRUE(pack->fields[0].keep);
  EXPECT_EQ(pack->fields[0].find, FindWhere::kCellRight);
  EXPECT_EQ(pack->fields[0].type, ValueType::kText);
  EXPECT_FALSE(pack->fields[1].keep);
  EXPECT_EQ(pack->fields[2].find, FindWhere::kParagraph);
  EXPECT_EQ(pack->fields[2].type, ValueType::kYear);
  EXPECT_EQ(pack->fields[2].patterns.size(), 1U);
  EXPECT_EQ(pack->fields[3].values, (Words{"优", "良"}));
  EXPECT_EQ(pack->fields[4].find, FindWhere::kCellBelow);

  EXPECT_EQ(pack->claims.at(0).type, ValueType::kMoney);
  EXPECT_EQ(pack->claims.at(1).type, ValueType::kPercent);
  EXPECT_EQ(pack->claims.at(1).id, "rate");
}

TEST(Pack, HasItsTables) {
  const std::optional<Pack> pack = good_pack();
  ASSERT_TRUE(pack);
  const TableRule& funds = pack->tables.at(0);
  EXPECT_EQ(funds.columns.at(0).labels.keys, Words{"全年预算数"});
  EXPECT_EQ(funds.columns.at(0).type, ValueType::kMoney);
  EXPECT_TRUE(funds.columns.at(0).key);
  EXPECT_FALSE(funds.columns.at(1).key);
  EXPECT_EQ(funds.rows.at(1).labels.keys, Words{"其中:财政拨款"});
  EXPECT_EQ(funds.rows.at(1).labels.contains, Words{"财政"});
  EXPECT_EQ(funds.rows.at(1).role, "part");
  EXPECT_EQ(funds.unit.from, (Words{"cell", "title"}));
  EXPECT_EQ(funds.unit.fallback, "万元");
  EXPECT_EQ(funds.caption.keys, Words{"项目资金"});
  EXPECT_TRUE(funds.stop_at.match("绩效指标"));
  EXPECT_TRUE(funds.stop_at.match("年度总体目标"));
  EXPECT_TRUE(funds.stop_at.match("一级指标"));
  const TableRule& indicators = pack->tables.at(1);
  EXPECT_TRUE(indicators.columns.at(0).fill_down);
  EXPECT_EQ(indicators.group_weight.size(), 1U);
  EXPECT_TRUE(indicators.skip_rows.match("指标2"));
  EXPECT_EQ(indicators.subtotal_rows.keys, Words{"小计"});
  EXPECT_TRUE(indicators.caption.empty());
}

TEST(Pack, HasItsChecks) {
  const std::optional<Pack> pack = good_pack();
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->checks.size(), 8U);
  const CheckRule& sum = pack->checks[0];
  EXPECT_EQ(sum.kind, "sum_rows");
  EXPECT_EQ(names_of(sum.parts), Words{"indicators.score"});
  EXPECT_EQ(sum.whole.name(), "total.score");
  EXPECT_EQ(sum.otherwise, Decimal(100));
  EXPECT_EQ(sum.severity, std::nullopt);
  const CheckRule& cap = pack->checks[1];
  EXPECT_EQ(cap.each, "indicators");
  ASSERT_TRUE(cap.equation);
  EXPECT_EQ(dump(*cap.equation), "score <= weight");
  EXPECT_EQ(cap.severity, Severity::kInfo);
  EXPECT_EQ(cap.message, "超分");
  EXPECT_EQ(cap.cite, "依据");
  const CheckRule& parts = pack->checks[2];
  EXPECT_EQ(parts.blank, Blank::kZero);
  EXPECT_EQ(parts.tolerance.kind, Tolerance::Kind::kAsPrinted);
  EXPECT_EQ(parts.floor, 4);
  const CheckRule& weights = pack->checks[3];
  EXPECT_EQ(weights.by.name(), "level1");
  EXPECT_EQ(weights.whole.name(), "level1_weight");
  EXPECT_EQ(weights.tolerance.kind, Tolerance::Kind::kFixed);
  EXPECT_EQ(weights.tolerance.amount.to_string(), "0.10");
  ASSERT_TRUE(pack->checks[4].bound);
  EXPECT_EQ(pack->checks[4].bound->to_string(), "-0.5");
  EXPECT_EQ(names_of(pack->checks[5].fields), (Words{"claims.other", "funds.total.executed"}));
  ASSERT_TRUE(pack->checks[6].when);
  EXPECT_EQ(pack->checks[6].when->relation, "<");
  EXPECT_EQ(pack->checks[7].words, Words{"指标1"});
  EXPECT_EQ(pack->checks[7].patterns.size(), 1U);
}

TEST(Pack, DigestFollowsTheBytes) {
  std::vector<PackProblem> problems;
  const std::optional<Pack> pack = good_pack();
  const std::optional<Pack> other = parse_pack(std::string(kGoodPack) + "#\n", "p", problems);
  ASSERT_TRUE(pack && other);
  EXPECT_NE(pack->digest, other->digest);
}

std::string small_pack(const std::string& id) {
  return "format: 1\nid: " + id +
         "\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n";
}

TEST(Rules, AreLoadedInTheOrderOfTheirIds) {
  const Folder folder;
  folder.write("one/pack.yml", small_pack("cn.z"));
  folder.write("two/pack.yml", small_pack("cn.a"));
  folder.write("two/other.yml", "not read");
  folder.write("README.md", "not read");
  const Rules rules = load_rules(folder.path.string());
  ASSERT_EQ(rules.packs.size(), 2U);
  EXPECT_EQ(rules.packs[0].id, "cn.a");
  EXPECT_EQ(rules.packs[1].id, "cn.z");
  EXPECT_EQ(rules.packs[0].status, "draft");
}

TEST(Rules, MayBeOnePackInTheFolderItself) {
  const Folder folder;
  folder.write("pack.yml", small_pack("cn.a"));
  EXPECT_EQ(complaint(folder.path), "1 packs");
}

TEST(Rules, ListTheProblemsOfAllPacks) {
  const Folder folder;
  folder.write("a/pack.yml", small_pack("cn.a") + "author: 甲\n");
  folder.write("b/pack.yml", small_pack("cn.b") + "tabels: []\nfield: []\n");
  EXPECT_EQ(complaint(folder.path),
            "DIR/a/pack.yml:6:1: unknown key \"author\"\n"
            "DIR/b/pack.yml:6:1: unknown key \"tabels\", did you mean \"tables\"?\n"
            "DIR/b/pack.yml:7:1: unknown key \"field\", did you mean \"fields\"?");
}

TEST(Rules, RefuseTwoPacksOfOneId) {
  const Folder folder;
  folder.write("a/pack.yml", small_pack("cn.a"));
  folder.write("b/pack.yml", small_pack("cn.a"));
  EXPECT_EQ(complaint(folder.path), "DIR/b/pack.yml: the id \"cn.a\" is taken by DIR/a/pack.yml");
}

TEST(Rules, AreMissingWithoutAFolderOrAPack) {
  const Folder folder;
  EXPECT_EQ(complaint(folder.path), "DIR: no rule pack: no NAME/pack.yml in the folder");
  EXPECT_EQ(complaint(folder.path / "absent"), "DIR: the folder of rule packs cannot be read");
}

// Most of a pack's text is its tests, and no document needs them.
TEST(Rules, LeaveOutTests) {
  const Folder folder;
  const std::string tests = "tests:\n# of rows\n- name: 甲\n  tabel: 乙\n";
  folder.write("a/pack.yml", small_pack("cn.a") + tests);
  EXPECT_EQ(complaint(folder.path / "a").substr(0, 18), "DIR/pack.yml:8:3: ");
  const Rules rules = load_rules(folder.path.string(), "", Tests::kLeftOut);
  ASSERT_EQ(rules.packs.size(), 1U);
  EXPECT_TRUE(rules.packs[0].tests.empty());
  // The digest is of all bytes.
  folder.write("a/pack.yml", small_pack("cn.a"));
  EXPECT_NE(load_rules(folder.path.string()).packs[0].digest, rules.packs[0].digest);
}

TEST(Rules, ReadTestsThatAreNotTheLastOfAPack) {
  const Folder folder;
  folder.write("a/pack.yml", small_pack("cn.a") + "tests:\n  - {name: 甲}\nauthor: 甲\n");
  EXPECT_THROW(load_rules(folder.path.string(), "", Tests::kLeftOut), InvalidRules);
}

TEST(Rules, ThatShipAreValid) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR);
  Words ids;
  for (const Pack& pack : rules.packs) ids.push_back(pack.id);
  EXPECT_NE(std::find(ids.begin(), ids.end(), "cn.mof.project"), ids.end());
  EXPECT_NE(std::find(ids.begin(), ids.end(), "cn.report.narrative"), ids.end());
  for (const Pack& pack : rules.packs) EXPECT_FALSE(pack.checks.empty()) << pack.id;
}

}  // namespace
}  // namespace jixiao

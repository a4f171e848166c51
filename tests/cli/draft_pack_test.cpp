// A drafted pack loads, its own test holds, and it reads the document it came from.
#include "cli/draft_pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "cli/pack_tests.h"
#include "converted.h"
#include "map/draft.h"
#include "map/explained.h"
#include "report/leaves.h"

namespace jixiao {
namespace {

const std::string kTable =
    "| 项目名称 | 设备购置 | 主管单位 | 某局 |\n"
    "| 项目属性 | 新增 | 联系电话 | 123456 |\n"
    "| 资金（元） | 全年预算 | 已支出 | 支出率 |\n"
    "| 资金总额 | 100 | 80 | 80% |\n"
    "| 其中：财政资金 | 60 | 50 | |\n"
    "| 自筹 | 40 | 30 | |\n"
    "| 一级 | 三级指标 | 目标值 | 评分 |\n"
    "| 产出（50分） | 数量 | ≥10台 | 5 |\n"
    "| ^ | 指标2 | | |\n"
    "| 合计 | < | < | 5 |\n";

Rules rules_from(const std::string& yaml) { return rules_of({yaml}); }

std::string drafted(const std::string& text, const std::string& table) {
  return draft_pack(drawn(text, table), "cn.a").value_or("");
}

bool holds(const std::string& text, const std::string& line) {
  return text.find("\n" + line) != std::string::npos;
}

TEST(DraftPack, NamesWhatItKnowsAndAsksForTheRest) {
  const std::string yaml = drafted("某县2023年项目自评表", kTable);
  for (const char* line : {
           "  kind: project",
           "  title: [项目自评表]",
           "  all: [一级, 三级指标, 目标值, 评分]",
           "  - {id: project_name, label: 项目名称}",
           "  - {id: department, label: 主管单位}",
           "  - {id: narratives.item_1, label: 项目属性}  # 请定",
           "  - {id: contact_1, label: 联系电话, keep: false}",
           "      - {id: annual_budget, label: 全年预算, type: money, key: true}",
           "      - {id: executed, label: 已支出, type: money, key: true}",
           "      - {id: execution_rate, label: 支出率, type: percent}",
           "      - {id: total, label: 资金总额, role: total}",
           "      - {id: fiscal, label: '其中：财政资金', role: part}",
           "      - {id: part, label: 自筹, role: part}",
           "    unit: {from: [cell, header, title], default: 元}",
           "    caption: [资金（元）]",
           "      - {id: level1, label: 一级, type: group, fill: down, key: true}",
           "      - {id: score, label: 评分, type: decimal}",
           "    group_weight: [",
           "    skip_rows: {words: [……, …], re: ['^指标\\d*$']}",
           "    total_rows: [合计]",
           "      /forms/0/total/score: 5",
           "      /forms/0/indicators/0/level1_weight: 50",
           "      /forms/0/funds/2/executed: 30",
       }) {
    EXPECT_TRUE(holds(yaml, line)) << line << "\n" << yaml;
  }
  // What the pack leaves out stands in its test neither.
  EXPECT_EQ(yaml.find("123456"), std::string::npos);
}

TEST(DraftPack, NotesAColumnThatHasNoId) {
  const std::string yaml =
      drafted("自评表", "| 三级指标 | 目标值 | 比重 |\n| 数量 | 5 | 30% |\n| 质量 | 好 | 70% |\n");
  EXPECT_TRUE(holds(yaml, "      # - {id: 请定, label: 比重, type: percent}  # 没有读")) << yaml;
}

TEST(DraftPack, NotesAValueThatDoesNotFitItsColumn) {
  const std::string yaml = drafted(
      "自评表", "| 三级指标 | 目标值 | 得分 |\n| 数量 | 5 | 30 |\n| 质量 | 好 | 约三十 |\n");
  EXPECT_TRUE(holds(
      yaml, "      - {id: score, label: 得分, type: decimal}  # 请定：下面有一格不是数：约三十"))
      << yaml;
}

TEST(DraftPack, QuotesWhatYamlWouldTakeOtherwise) {
  const std::string yaml =
      drafted("自评表",
              "| 其中：一 | 甲's, #乙 | - 丙 | 丁 |\n| 三级指标 | 目标值 | 得分 | 原因: |\n"
              "| 数量 | 5 | 30 | [无] |\n");
  EXPECT_EQ(run_pack_tests(rules_from(yaml).packs.at(0), rules_from(yaml)).size(), 0U) << yaml;
  EXPECT_TRUE(holds(yaml, "  - {id: narratives.item_1, label: '其中：一'}")) << yaml;
}

TEST(DraftPack, ReadsAHeaderOfTwoRows) {
  const std::string yaml = drafted("自评表",
                                   "| 绩效指标 | < | < | 指标性质 | 指标值 | 度量单位 | 得分 |\n"
                                   "| 一级指标 | 二级指标 | 三级指标 | ^ | ^ | ^ | ^ |\n"
                                   "| 产出指标 | 数量指标 | 数量 | ≥ | 5 | 台 | 30 |\n"
                                   "| ^ | 质量指标 | 质量 | = | 6 | 台 | 20 |\n"
                                   "| 总分 | < | < | < | < | < | 50 |\n");
  for (const char* line : {
           "      - {id: level3, label: 三级指标, key: true}",
           "      - {id: target_op, label: 指标性质}",
           "      - {id: target_unit, label: 度量单位}",
           "    caption: [绩效指标]",
           "      /forms/0/indicators/0/target/text: ≥5台",
           "      /forms/0/indicators/1/score: 20",
           "      /forms/0/total/score: 50",
       }) {
    EXPECT_TRUE(holds(yaml, line)) << line << "\n" << yaml;
  }
}

TEST(DraftPack, GuessesTheKind) {
  const auto kind = [](const std::string& title) {
    const std::optional<DraftPack> pack = draft(drawn(title, kTable), ValueWords{});
    return pack ? pack->kind + " " + pack->title : "";
  };
  EXPECT_EQ(kind("2023年部门整体支出绩效自评表"), "department 部门整体支出绩效自评表");
  EXPECT_EQ(kind("转移支付自评表"), "transfer 转移支付自评表");
  EXPECT_EQ(kind("项目绩效目标申报表"), "target_only 项目绩效目标申报表");
  EXPECT_EQ(kind("绩效运行监控表"), "monitoring 绩效运行监控表");
  EXPECT_EQ(kind("甲"), "project ");
}

TEST(DraftPack, IsNotMadeFromNothing) {
  EXPECT_FALSE(draft_pack(drawn("自评表", ""), "cn.a"));
  EXPECT_FALSE(draft_pack(drawn("自评表", "| 甲 |\n| 乙 |"), "cn.a"));
}

// --- Of every sample with a form ---------------------------------------------------------------

std::vector<std::string> values_of(const Report& report) {
  std::vector<std::string> values;
  for_each_leaf(report, [&](const Leaf& leaf) {
    if (!leaf.pointer.starts_with("/forms/0/")) return;
    if (leaf.text != nullptr && leaf.text->value) values.push_back(*leaf.text->value);
  });
  return values;
}

// Text is compared as far as a test shows it.
bool has_value(const std::vector<std::string>& values, const std::string& text) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return value.find(text) != std::string::npos;
  });
}

TEST(DraftPack, ReadsTheDocumentItCameFrom) {
  int forms = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(JIXIAO_SOURCE_DIR) + "/samples")) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || entry.path().extension() == ".json" ||
        entry.path().extension() == ".md")
      continue;
    const Document document = extract(Input{name, sample_bytes(name)}, Limits{});
    const std::optional<std::string> yaml = draft_pack(document, "cn.a");
    if (!yaml) continue;
    ++forms;
    const Rules rules = rules_from(*yaml);
    ASSERT_EQ(rules.packs.size(), 1U) << name;
    const Pack& pack = rules.packs[0];
    for (const PackProblem& problem : run_pack_tests(pack, rules)) {
      ADD_FAILURE() << name << " " << to_string(problem);
    }
    const Report report = map(document, rules, "");
    ASSERT_FALSE(report.forms.empty()) << name << "\n" << *yaml;
    EXPECT_EQ(report.forms[0].pack.id, "cn.a") << name;
    // Every table that the pack names was found in the document itself.
    for (const TableRule& table : pack.tables) {
      const Form& form = report.forms[0];
      const std::size_t rows = table.id == "funds"   ? form.funds.size()
                               : table.id == "goals" ? form.goals.size()
                                                     : form.indicators.size();
      EXPECT_GT(rows, 0U) << name << " " << table.id;
    }
    const std::vector<std::string> values = values_of(report);
    for (const Expectation& expected : pack.tests.at(0).values) {
      if (!expected.name.starts_with("/forms/0/narratives/") &&
          expected.name != "/forms/0/project_name") {
        continue;
      }
      EXPECT_TRUE(has_value(values, expected.value)) << name << " " << expected.name;
    }
  }
  EXPECT_GT(forms, 5);
}

}  // namespace
}  // namespace jixiao

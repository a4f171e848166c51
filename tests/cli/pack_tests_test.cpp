#include "cli/pack_tests.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

// 14 lines; a test's expectations begin on line 23, at column 3.
const std::string kPack =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, title: [甲表]}\n"
    "tables:\n"
    "- id: indicators\n"
    "  columns:\n"
    "  - {id: level3, label: 三级指标, key: true}\n"
    "  - {id: score, label: 得分, type: decimal, key: true}\n"
    "  total_rows: [总分]\n"
    "checks:\n"
    "- {id: sum, kind: sum_rows, code: score-total-mismatch, parts: [indicators.score], whole: "
    "total.score}\n"
    "- {id: words, kind: placeholder, code: template-text, words: [XX]}\n";

std::string test_of(const std::string& title, const std::string& score,
                    const std::string& expectations) {
  return "tests:\n- name: 一\n  text: " + title +
         "\n  table: |\n    | 三级指标 | 得分 |\n    | 数量 | 5 |\n    | 质量 | " + score +
         " |\n    | 总分 | 9 |\n" + expectations;
}

// What the tests of cn.a say, with a second pack beside it.
std::string failures(const std::string& tests, const std::string& own = kPack) {
  std::string other = kPack.substr(0, kPack.find("checks:"));
  other.replace(other.find("cn.a"), 4, "cn.b");
  other.replace(other.find("甲表"), 6, "乙表");
  std::vector<PackProblem> problems;
  std::vector<Pack> packs;
  for (const std::string& yaml : {own + tests, other}) {
    std::optional<Pack> pack = parse_pack(yaml, "p", problems);
    if (pack) packs.push_back(std::move(*pack));
  }
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  std::string lines;
  if (packs.size() != 2) return lines;
  const Rules rules = make_rules(std::move(packs));
  for (const PackProblem& problem : run_pack_tests(rules.packs[0], rules)) {
    lines += (lines.empty() ? "" : "\n") + to_string(problem).substr(2);
  }
  return lines;
}

struct Row {
  std::string tests;
  std::string says;
};

TEST(PackTrial, ComparesValues) {
  const std::vector<Row> rows = {
      {"  values: {/forms/0/total/score: '9', /forms/0/kind: project}\n", ""},
      {"  values: {/forms/0/total/score: '9.0', /forms/0/grade: 'null'}\n", ""},
      {"  values: {/forms/0/total/score: '8'}\n",
       "23:12: 一: /forms/0/total/score is \"9\", expected \"8\""},
      {"  values: {/forms/0/indicators/1/level3: 数量}\n",
       "23:12: 一: /forms/0/indicators/1/level3 is \"质量\", expected \"数量\""},
      {"  values: {/forms/1/title: 甲表}\n",
       "23:12: 一: /forms/1/title is \"null\", expected \"甲表\""},
  };
  for (const Row& row : rows) EXPECT_EQ(failures(test_of("甲表", "4", row.tests)), row.says);
}

TEST(PackTrial, ExpectsFindingsAndSilence) {
  const std::string both = "  fires: [sum, score-total-mismatch]\n  silent: [words]\n";
  EXPECT_EQ(failures(test_of("甲表", "3", both)), "");
  EXPECT_EQ(failures(test_of("甲表", "4", both)),
            "23:11: 一: \"sum\" did not fire: pass\n"
            "23:16: 一: \"score-total-mismatch\" did not fire");
  EXPECT_EQ(failures(test_of("甲表", "4", "  silent: [sum, template-text]\n")), "");
  EXPECT_EQ(failures(test_of("甲表", "XX", "  silent: [words]\n  fires: [unparsed-number]\n")), "");
}

TEST(PackTrial, TakesNoSilenceForAJudgement) {
  const std::string text = failures(test_of("甲表", "", "  silent: [sum]\n"));
  EXPECT_EQ(text.substr(0, text.find(": ", 60)),
            "23:12: 一: \"sum\" is silent without having judged: not_evaluated");
}

// Once for each label of the longest list; what fails says with which.
TEST(PackTrial, IsRunForEachLabel) {
  std::string pack = kPack;
  pack.replace(pack.find("label: 得分"), std::string("label: 得分").size(),
               "label: 得分, also: [评分, 分数]");
  const std::string tests =
      "tests:\n- name: 一\n  text: 甲表\n  table: |\n"
      "    | {tables.indicators.columns.level3} | {tables.indicators.columns.score} |\n"
      "    | 数量 | 5 |\n  values: {/forms/0/indicators/0/score: 5, /forms/0/indicators/0/level3: ";
  EXPECT_EQ(failures(tests + "数量}\n", pack), "");
  const std::string says = ": /forms/0/indicators/0/level3 is \"数量\", expected \"质量\"";
  EXPECT_EQ(failures(tests + "质量}\n", pack), "21:44: 一 (三级指标, 得分)" + says +
                                                   "\n21:44: 一 (三级指标, 评分)" + says +
                                                   "\n21:44: 一 (三级指标, 分数)" + says);
}

TEST(PackTrial, SaysWhoTookTheForm) {
  EXPECT_EQ(failures(test_of("乙表", "4", "  fires: [sum]\n")), "16:1: 一: this is taken by cn.b");
}

}  // namespace
}  // namespace jixiao

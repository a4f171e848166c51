// The tests inside a pack: how their tables are drawn, and every way to get them wrong.
#include <gtest/gtest.h>

#include <string>

#include "rules/load.h"

namespace jixiao {
namespace {

// Seven lines; what follows begins on line 8.
const std::string kHead =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
    "fields: [{id: project_name, label: 项目名称}]\n"
    "checks: [{id: names, kind: required, code: missing-field, fields: [project_name]}]\n";

const std::string kDrawn = kHead +
                           "tests:\n"
                           "- name: 一\n"
                           "  text: |\n"
                           "    标题\n"
                           "\n"
                           "    副题\n"
                           "  table: |\n"
                           "    | 甲 | <  | 乙 |\n"
                           "    | ^  | <  |    |\n"
                           "    | 丙 | 丁 | ^  |\n"
                           "  below: 注\n"
                           "  values: {/forms/0/title: 'null', /forms/0/total/score: 9}\n"
                           "  fires: [names]\n"
                           "  silent: [unread-content]\n";

PackTest drawn_test() {
  std::vector<PackProblem> problems;
  const std::optional<Pack> pack = parse_pack(kDrawn, "p", problems);
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  if (pack && pack->tests.size() == 1) return pack->tests[0];
  ADD_FAILURE() << "no test";
  return {};
}

TEST(PackTest, IsASmallDocument) {
  EXPECT_EQ(dump(drawn_test().document),
            "0 paragraph \"标题\"\n"
            "1 paragraph \"副题\"\n"
            "2 table#0 3x3\n"
            "  (0,0) 2x2 \"甲\"\n"
            "  (0,2) \"乙\"\n"
            "  (1,2) 2x1 \"\"\n"
            "  (2,0) \"丙\"\n"
            "  (2,1) \"丁\"\n"
            "3 paragraph \"注\"\n");
}

TEST(PackTest, KnowsTheLinesOfItsFile) {
  const PackTest test = drawn_test();
  EXPECT_EQ(test.name, "一");
  EXPECT_EQ(test.line, 9);
  EXPECT_EQ(std::get<Paragraph>(test.document.blocks.at(1)).line, 13);
  const Table& table = std::get<Table>(test.document.blocks.at(2));
  EXPECT_EQ(table.line, 15);
  EXPECT_EQ(table.cells.at(3).line, 17);
  EXPECT_EQ(std::get<Paragraph>(test.document.blocks.at(3)).line, 18);
}

TEST(PackTest, HasItsExpectations) {
  const PackTest test = drawn_test();
  ASSERT_EQ(test.values.size(), 2U);
  EXPECT_EQ(test.values[0].name, "/forms/0/title");
  EXPECT_EQ(test.values[0].value, "null");
  EXPECT_EQ(test.values[1].value, "9");
  EXPECT_EQ(test.values[1].line, 19);
  EXPECT_EQ(test.fires.at(0).name, "names");
  EXPECT_EQ(test.fires.at(0).column, 11);
  EXPECT_EQ(test.silent.at(0).name, "unread-content");
}

struct Broken {
  std::string test;  // the keys behind the name, on line 10 and below
  std::string says;
};

std::string complaint(const std::string& test) {
  std::vector<PackProblem> problems;
  parse_pack(kHead + "tests:\n- name: 一\n" + test, "p", problems);
  std::string lines;
  for (const PackProblem& problem : problems) {
    lines += (lines.empty() ? "" : "\n") + to_string(problem).substr(2);
  }
  return lines;
}

void expect_all(const std::vector<Broken>& rows) {
  for (const Broken& row : rows) EXPECT_EQ(complaint(row.test), row.says) << row.test;
}

TEST(BrokenPackTest, TheGroundTheTestsStandOnIsWhole) {
  EXPECT_EQ(complaint("  text: 标题\n  silent: [names]\n"), "");
}

TEST(BrokenPackTest, DrawsItsTableWrongly) {
  const std::string behind = "  silent: [names]\n";
  expect_all({
      {"  table: |\n    甲 | 乙 |\n" + behind, "11:1: a row of a table begins and ends with \"|\""},
      {"  table: |\n    | 甲 | 乙 |\n    | 丙 | 丁\n" + behind,
       "12:1: a row of a table begins and ends with \"|\""},
      {"  table: |\n    | 甲 | 乙 |\n    | 丙 |\n" + behind,
       "12:1: this row has 1 cells, the first has 2"},
      {"  table: |\n    | ^ | 乙 |\n" + behind, "11:1: \"^\": there is no cell to merge with"},
      {"  table: |\n    | 甲 |\n\n    | < |\n" + behind,
       "13:1: \"<\": there is no cell to merge with"},
      {"  table: |\n    | 甲 | < |\n    | ^ | 乙 |\n" + behind,
       "11:1: what is merged with the cell \"甲\" is no rectangle"},
      {"  table: [甲]\n" + behind, "10:10: expected a value, found a list"},
  });
}

TEST(PackTest, ShowsTheLabelsItIsRunWith) {
  const std::string yaml =
      kHead + "tests:\n- {name: 一, table: '| {fields.project_name} | {甲} |', silent: [names]}\n";
  std::vector<PackProblem> problems;
  const std::optional<Pack> pack = parse_pack(yaml, "p", problems);
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->tests.at(0).slots.size(), 1U);
  EXPECT_EQ(pack->tests[0].slots[0].sign, "{fields.project_name}");
  EXPECT_EQ(pack->tests[0].slots[0].labels, std::vector<std::string>{"项目名称"});
}

TEST(BrokenPackTest, ShowsLabelsThatAreNotThere) {
  expect_all({
      {"  text: '{fields.project_nam}'\n  silent: [names]\n",
       "10:9: the pack has no labels \"fields.project_nam\", did you mean "
       "\"fields.project_name\"?"},
      {"  text: |\n    甲\n    {tables.funds.total_rows}\n  silent: [names]\n",
       "12:1: the pack has no labels \"tables.funds.total_rows\""},
  });
}

TEST(BrokenPackTest, ExpectsWrongly) {
  const std::string text = "  text: 标题\n";
  expect_all({
      {text, "9:3: a test needs one of \"values\", \"fires\", \"silent\""},
      {"  silent: [names]\n", "9:3: a test needs \"table\" or \"text\""},
      {text + "  fires: [nams]\n",
       "11:11: \"nams\" is no check of the pack and no code, did you mean \"names\"?"},
      {text + "  silent: [missing-fields]\n",
       "11:12: \"missing-fields\" is no check of the pack and no code, did you mean "
       "\"missing-field\"?"},
      {text + "  fires: [names]\n  silent: [names]\n",
       "12:12: \"names\" cannot fire and be silent"},
      {text + "  values: {forms/0/title: 甲}\n",
       "11:12: \"forms/0/title\" is no JSON Pointer: /forms/0/total/score"},
      {text + "  values: {/forms/0/title: }\n", "11:28: a value is missing"},
      {text + "  values: {}\n", "11:11: no values are expected"},
      {text + "  values: [甲]\n", "11:11: expected keys with values, found a list"},
      {text + "  fire: [names]\n  silent: [names]\n",
       "11:3: unknown key \"fire\", did you mean \"fires\"?"},
      {text + "  silent: [names]\n- name: 一\n  text: 甲\n  silent: [names]\n",
       "12:9: another test has this name, on line 9"},
      {text + "  silent: [names]\n- text: 甲\n  silent: [names]\n", "12:3: a test needs \"name\""},
  });
}

}  // namespace
}  // namespace jixiao

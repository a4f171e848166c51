#include "rules/yaml.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

// The tree, or the problems, "line:column message" each.
std::string tree_of(std::string_view text) {
  std::vector<YamlProblem> problems;
  const std::optional<YamlNode> root = parse_yaml(text, problems);
  if (root) {
    EXPECT_TRUE(problems.empty()) << text;
    return dump(*root);
  }
  std::string lines;
  for (const YamlProblem& problem : problems) {
    if (!lines.empty()) lines += " | ";
    lines += std::to_string(problem.mark.line) + ":" + std::to_string(problem.mark.column) + " " +
             problem.message;
  }
  return lines;
}

struct Row {
  std::string text;
  std::string tree;
};

TEST(Yaml, IsATreeOfTextsWithTheirPlaces) {
  const Row rows[] = {
      {"id: a\nalso: [甲, 乙]\n", R"({id: "a"@1:5, also: ["甲"@2:8, "乙"@2:11]})"},
      {"a: 1.0\nb: no\nc: null\nd:\n", R"({a: "1.0"@1:4, b: "no"@2:4, c: "null"@3:4, d: ""@4:3})"},
      {"- {x: '1', y: \"甲\\n\"}\n", "[{x: \"1\"@1:7, y: \"甲\n\"@1:15}]"},
      {"# 说明\n甲: 乙 # 说明\n", R"({甲: "乙"@2:4})"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       R"({a: "b"@1:4})"},
      {"a: b\r\nc: d\r\n", R"({a: "b"@1:4, c: "d"@2:4})"},
      {"---\na: b\n...\n", R"({a: "b"@2:4})"},
      {"a: 文：字\n", R"({a: "文：字"@1:4})"},
      {"a: ['甲，乙']\n", R"({a: ["甲，乙"@1:5]})"},
      {"a: >\n  甲\n  乙\n", "{a: \"甲 乙\n\"@1:4}"},
  };
  for (const Row& row : rows) EXPECT_EQ(tree_of(row.text), row.tree) << row.text;
}

TEST(Yaml, RefusesWhatAPackMustNotHold) {
  const Row rows[] = {
      {"a: 1\nb: 2\na: 3\n", R"(3:1 duplicate key "a", first on line 1)"},
      {"a: {x: 1, x: 2}\n", R"(1:11 duplicate key "x", first on line 1)"},
      {"a: &n 1\nb: *n\n",
       "1:4 anchors (&name) are not allowed in a pack | "
       "2:4 aliases (*name) are not allowed in a pack"},
      {"a: !!str 1\n", "1:4 tags (!name) are not allowed in a pack"},
      {"a: ! x\n", "1:4 tags (!name) are not allowed in a pack"},
      {"a: {b: 1}\n<<: {c: 2}\n", "2:1 merge keys (<<) are not allowed in a pack"},
      {"a: 1\n---\nb: 2\n", "2:1 a second document; a pack is one"},
      {"%YAML 1.1\n---\na: 1\n", "1:1 directives (%YAML, %TAG) are not allowed"},
      {"? [a, b]\n: 1\n", "1:3 a key must be a word"},
      {"a:\n\t- b\n", "2:1 a tab in the indentation, use spaces"},
      {"a:\n  \tb: c\n", "2:3 a tab in the indentation, use spaces"},
      {"a: 甲\xb2\n", "1:5 not UTF-8: byte 0xB2; save the file as UTF-8"},
      {"a: \xc0\x80\n", "1:4 not UTF-8: byte 0xC0; save the file as UTF-8"},
      {"a: 甲\xe4\xbd", "1:5 not UTF-8: byte 0xE4; save the file as UTF-8"},
      {std::string("a: \0\n", 5), "1:4 an invisible control character"},
      {"甲: \u0085\n", "1:4 an invisible control character"},
      {"a: \uFEFF\n", "1:4 an invisible control character"},
      {"", "1:1 the file is empty"},
      {"# only words\n", "1:1 the file is empty"},
      {"a: \"b\n",
       "2:1 no valid YAML: while scanning a quoted scalar, found unexpected end of stream"},
      {"a: [b\n",
       "2:1 no valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"},
  };
  for (const Row& row : rows) EXPECT_EQ(tree_of(row.text), row.tree) << row.text;
}

TEST(Yaml, NamesAFullWidthSign) {
  const Row rows[] = {
      {"id: a\nlabel：项目名称\ntype: text\n", R"(2:6 a full-width "：", did you mean ":"?)"},
      {"id: a\nlabel：项目名称\n", R"(2:6 a full-width "：", did you mean ":"?)"},
      {"- id: a\n  label：甲\n  type: b\n", R"(2:8 a full-width "：", did you mean ":"?)"},
      {"- {id: a, label：甲}\n", R"(1:16 a full-width "：", did you mean ":"?)"},
      {"a: x\n  label：甲\n", R"(2:8 a full-width "：", did you mean ":"?)"},
      {"a: 1\nb:2\nc: 3\n", R"(2:2 a space is missing behind ":")"},
      {"- {id:a}\n", R"(1:6 a space is missing behind ":")"},
      {"also: [甲，乙]\n", R"(1:9 a full-width "，" in a list, did you mean ","? )"
                           "Quote the word if the sign belongs to it"},
  };
  for (const Row& row : rows) EXPECT_EQ(tree_of(row.text), row.tree) << row.text;
}

TEST(Yaml, RefusesDeepNesting) {
  EXPECT_EQ(tree_of(std::string(40, '[') + std::string(40, ']')), "1:33 nested too deep");
}

TEST(Yaml, FindsAColumnInsideAScalar) {
  struct Inside {
    const char* text;
    int column;
    int in_file;
  };
  const Inside rows[] = {
      {"a: 甲乙丙", 3, 6},     {"a: '甲乙丙'", 3, 7},      {"a: 'x''y'", 3, 8},
      {R"(a: "\\d乙")", 3, 8}, {R"(a: "\u7532b")", 2, 11}, {"a: >\n  b", 1, 4},
      {"a: 'x\n  y'", 2, 4},
  };
  for (const Inside& row : rows) {
    std::vector<YamlProblem> problems;
    const std::optional<YamlNode> root = parse_yaml(row.text, problems);
    ASSERT_TRUE(root) << row.text;
    EXPECT_EQ(mark_inside(root->items[0], row.column).column, row.in_file) << row.text;
  }
}

}  // namespace
}  // namespace jixiao

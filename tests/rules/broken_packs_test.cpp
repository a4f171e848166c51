// Every way to get a pack wrong that the loader names, with the whole of what it says.
#include <gtest/gtest.h>

#include <string>

#include "rules/load.h"

namespace jixiao {
namespace {

struct Broken {
  std::string yaml;
  std::string says;  // all problems without the file's name, a line each
};

std::string complaint(const std::string& yaml) {
  std::vector<PackProblem> problems;
  const std::optional<Pack> pack = parse_pack(yaml, "p", problems);
  EXPECT_EQ(pack.has_value(), problems.empty()) << yaml;
  std::string lines;
  for (const PackProblem& problem : problems) {
    if (!lines.empty()) lines += "\n";
    lines += to_string(problem).substr(2);
  }
  return lines;
}

// Five lines that are a whole pack; what follows begins on line 6.
const std::string kHead =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n";

// Seven more lines, so that checks have fields to name; what follows begins on line 13.
const std::string kTables =
    kHead +
    "fields: [{id: project_name, label: 项目名称}]\n"
    "tables:\n"
    "- id: funds\n"
    "  columns: [{id: executed, label: 执行数}, {id: weight, label: 分值}]\n"
    "  rows: [{id: total, label: 合计, role: total}]\n"
    "- id: indicators\n"
    "  columns: [{id: level1, label: 一级指标}, {id: target, label: 值}, "
    "{id: weight, label: 分值}, {id: score, label: 得分}]\n";

// One check with these keys, on line 13; its first key is at column 10.
std::string check(const std::string& keys) { return kTables + "checks: [{" + keys + "}]\n"; }

void expect_all(const std::vector<Broken>& rows) {
  for (const Broken& row : rows) EXPECT_EQ(complaint(row.yaml), row.says) << row.yaml;
}

TEST(BrokenPack, TheGroundTheTestsStandOnIsWhole) {
  EXPECT_EQ(complaint(kHead), "");
  EXPECT_EQ(complaint(kTables), "");
  EXPECT_EQ(complaint(check("id: c, kind: compare, code: score-exceeds-weight, each: indicators, "
                            "equation: score <= weight")),
            "");
}

TEST(BrokenPack, IsNoYamlOfOurs) {
  expect_all({
      {"", "1:1: the file is empty"},
      {"甲", "1:1: expected keys with values, found a value"},
      {"- 甲", "1:1: expected keys with values, found a list"},
      {"format：1", "1:1: a full-width \"：\", did you mean \":\"?"},
      {kHead + "title: 丙\n", "6:1: duplicate key \"title\", first on line 4"},
      {kHead + "fields：[]\n", "6:7: a full-width \"：\", did you mean \":\"?"},
      {kHead + "fields:\n\t- id: a\n", "7:1: a tab in the indentation, use spaces"},
      {kHead + "# \xb0\xb2\n", "6:3: not UTF-8: byte 0xB0; save the file as UTF-8"},
      {kHead + "---\nformat: 1\n", "6:1: a second document; a pack is one"},
      {kHead + "authority: &a {title: 丁}\n", "6:12: anchors (&name) are not allowed in a pack"},
  });
}

TEST(BrokenPack, UsesWhatYamlHasAndPacksHaveNot) {
  expect_all({
      {kHead + "authority: *a\n", "6:12: aliases (*name) are not allowed in a pack"},
      {kHead + "authority: !!map {title: 丁}\n", "6:12: tags (!name) are not allowed in a pack"},
      {kHead + "authority: {<<: {title: 丁}}\n", "6:13: merge keys (<<) are not allowed in a pack"},
      {"%YAML 1.1\n---\n" + kHead, "1:1: directives (%YAML, %TAG) are not allowed"},
      {kHead + "...\n---\n...\n", "7:1: a second document; a pack is one"},
      {kHead + "? [a]\n: b\n", "6:3: a key must be a word"},
      {kHead + "authority: {title: 甲\x01}\n", "6:21: an invisible control character"},
      {std::string("\xff\xfe") + kHead, "1:1: not UTF-8: byte 0xFF; save the file as UTF-8"},
      {"format: 1\ntitle: \xbc\xd7\n", "2:8: not UTF-8: byte 0xBC; save the file as UTF-8"},
      {"\n# 只有说明\n", "1:1: the file is empty"},
  });
}

TEST(BrokenPack, IsNotClosedOrIndentedWrongly) {
  expect_all({
      {kHead + "status: 'draft\n",
       "7:1: no valid YAML: while scanning a quoted scalar, found unexpected end of stream"},
      {kHead + "fields: [{id: title, label: 甲}\n",
       "7:1: no valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"},
      {kHead + "authority: {title: a: b}\n",
       "6:21: no valid YAML: while parsing a flow mapping, did not find expected ',' or '}'"},
      {kHead + "fields:\n- id: title\n label: 甲\n",
       "8:2: no valid YAML: while parsing a block mapping, did not find expected key"},
      {kHead + "authority: {title: 甲, title: 乙}\n",
       "6:23: duplicate key \"title\", first on line 6"},
      {kHead + "fields:\n- id: title\n  label： 甲\n",
       "8:8: a full-width \"：\", did you mean \":\"?"},
      {kHead + "authority: {issuer：财政部}\n", "6:19: a full-width \"：\", did you mean \":\"?"},
      {kHead + "status:draft\n", "6:7: a space is missing behind \":\""},
  });
}

TEST(BrokenPack, HasAPatternThatIsNone) {
  const auto claim = [](const std::string& pattern) {
    return kHead + "claims: [{id: a, re: ['" + pattern + "']}]\n";
  };
  expect_all({
      {claim(R"((?P<number>\d+)"), R"(6:24: bad regular expression: missing ): (?P<number>\d+)"},
      {claim("{number}(?=元)"), "6:32: bad regular expression: invalid perl operator: (?="},
      {claim("{number}*?+"), "6:32: bad regular expression: bad repetition operator: *?+"},
      {claim("{amount}{percent}"), "6:32: the group \"number\" stands twice"},
      {claim(""), "6:23: a value is missing"},
      {kHead + "claims: [{id: a, re: '{number}'}]\n", "6:22: expected a list, found a value"},
      {kHead + "claims: [{id: a, re: []}]\n", "6:22: the list is empty"},
      {kHead + "claims: [{id: a, re: ['{number}'], unless: 其中}]\n",
       "6:44: expected a list, found a value"},
  });
}

TEST(BrokenPack, HasAWrongHead) {
  expect_all({
      {"format: 1\nid: cn.a\n",
       "1:1: the pack needs \"detect\"\n1:1: the pack needs \"title\"\n"
       "1:1: the pack needs \"version\""},
      {"format: 2\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n",
       "1:9: format \"2\" is not known, expected 1"},
      {"format: 1\nid: CN.a\nversion: '1.0'\ntitle:\ndetect: {kind: project, all: [乙]}\n",
       "2:5: \"CN.a\" is no id: small letters first, then also digits, \"_\", \"-\" and \".\"\n"
       "3:10: \"1.0\" is no version, expected three numbers: 1.0.0\n"
       "4:7: a value is missing"},
      {kHead + "chekcs: []\n", "6:1: unknown key \"chekcs\", did you mean \"checks\"?"},
      {kHead + "extends: cn.b\n", "6:10: no pack \"cn.b\" in the folder of this one"},
      {kHead + "extends: [cn.b]\n", "6:10: expected a value, found a list"},
      {kHead + "change: [{disable: checks.a, reason: 甲}]\n",
       "6:1: \"change\" is read only with \"extends\""},
      {kHead + "status: final\n",
       "6:9: \"final\" is not allowed for \"status\", expected draft or stable"},
      {kHead + "status: [draft]\n", "6:9: expected a value, found a list"},
      {kHead + "authority: {isuer: 财政部}\n",
       "6:13: unknown key \"isuer\", did you mean \"issuer\"?"},
      {kHead + "fields: {id: a}\n", "6:9: expected a list, found keys with values"},
      {kHead + "fields: []\n", "6:9: the list is empty"},
      {kHead + "fields:\n", "6:8: expected a list, found nothing"},
  });
}

TEST(BrokenPack, DetectsWrongly) {
  const std::string head = "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: ";
  expect_all({
      {head + "{kind: projekt, all: [乙]}",
       "5:16: \"projekt\" is not allowed for \"kind\", expected project, department, transfer, "
       "target_only, monitoring, third_party or narrative"},
      {head + "{all: [乙]}", "5:9: detect needs \"kind\""},
      {head + "{kind: project}", "5:9: detect needs one of \"title\", \"all\", \"any_N\""},
      {head + "{kind: project, all: 乙}", "5:30: expected a list, found a value"},
      {head + "{kind: project, all: ['']}", "5:31: a value is missing"},
      {head + "{kind: project, all: ['　']}", "5:31: the label is blank"},
      {head + "{kind: project, all: [[乙]]}", "5:31: expected a value, found a list"},
      {head + "{kind: project, all: [乙，丙]}",
       "5:32: a full-width \"，\" in a list, did you mean \",\"? "
       "Quote the word if the sign belongs to it"},
      {head + "{kind: project, any_3: [乙, 丙]}",
       "5:25: \"any_3\" asks for more labels than it lists"},
      {head + "{kind: project, any_1: [乙], any_2: [丙, 丁]}",
       "5:37: \"any_2\": one any_N is enough, there is another"},
      {head + "{kind: project, all: [乙], any_0: [丙]}",
       "5:35: unknown key \"any_0\", did you mean \"any_2\"?"},
      {head + "{kind: project, all: [乙], priority: 高}",
       "5:45: \"高\" is no whole number from -1000 to 1000"},
  });
}

TEST(BrokenPack, ReadsSectionsAndFieldsWrongly) {
  const std::string fields = kHead + "fields: [{";
  expect_all({
      {kHead + "sections: {numbering: [{id: a, re: '^一'}]}\n",
       "6:24: a numbering scheme needs \"level\""},
      {kHead + "sections: {numbering: [{id: a, level: 0, re: '^[一'}]}\n",
       "6:39: \"0\" is no whole number from 1 to 9\n"
       "6:48: bad regular expression: missing ]: [一"},
      {kHead + "sections: {headings: [{id: a}], max_length: -1}\n",
       "6:23: a heading needs \"label\"\n6:45: \"-1\" is no whole number from 1 to 1000"},
      {kHead + "sections: {headings: [{id: a, label: 甲, required: yes}]}\n",
       "6:51: \"yes\" is not allowed for \"required\", expected false, true or filled"},
      {kHead + "sections: {headings: [{id: a, label: 甲}, {id: a, label: 乙}]}\n",
       "6:47: duplicate id \"a\", first on line 6"},
      {fields + "id: project_nmae, label: 项目名称}]\n",
       "6:15: unknown field \"project_nmae\", did you mean \"project_name\"?"},
      {fields + "id: project_name, lable: 项目名称}]\n",
       "6:10: a field needs \"label\"\n"
       "6:29: unknown key \"lable\", did you mean \"label\"?"},
      {fields + "di: title, label: 甲}]\n",
       "6:10: a field needs \"id\"\n6:11: unknown key \"di\", did you mean \"id\"?"},
      {fields + "label: 项目名称}]\n", "6:10: a field needs \"id\""},
      {fields + "id: title, find: paragraph}]\n", "6:10: a field needs \"re\""},
      {fields + "id: title, find: paragraph, label: 甲, re: ['^.*报告$']}]\n",
       "6:39: \"label\" is read only where a label is sought, not with \"find: paragraph\""},
      {fields + "id: title, label: 甲, re: ['^.*报告$']}]\n",
       "6:32: \"re\" is read only with \"find: paragraph\" or \"find: same_cell\""},
      {fields + "id: grade, label: 甲, values: [优]}]\n",
       "6:32: \"values\" is read only with \"type: enum\""},
      {fields + "id: grade, label: 甲, type: enum}]\n", "6:10: a field needs \"values\""},
      {fields + "id: grade, label: 甲, type: string}]\n",
       "6:38: \"string\" is not allowed for \"type\", expected text, decimal, money, percent, "
       "count, date, year, enum, group or target"},
      {fields + "id: grade, label: 甲, find: right}]\n",
       "6:38: \"right\" is not allowed for \"find\", expected cell_right, cell_below, same_cell, "
       "after_label, paragraph or row_right"},
      {fields + "id: fiscal_year, find: paragraph, re: ['{year}年', '{yaer}年']}]\n",
       "6:62: unknown placeholder {yaer}, known are {amount} {percent} {number} {year} {han}"},
      {fields + R"(id: fiscal_year, find: paragraph, re: ["年\\q"]}])",
       R"(6:52: bad regular expression: invalid escape sequence: \q)"},
      {fields + "id: 项目, label: 甲}]\n",
       "6:15: \"项目\" is no id: small letters first, then also digits, \"_\", \"-\" and \".\""},
      {fields + "id: funds.total.reason, label: 甲}]\n",
       "6:15: unknown field \"funds.total.reason\""},
      {fields + "id: narratives., label: 甲}]\n", "6:15: unknown field \"narratives.\""},
      {fields + "id: block_scores.fund, label: 甲}]\n",
       "6:15: unknown field \"block_scores.fund\""},
      {fields + "id: title, find: after_label, label: 甲, pick: last}]\n",
       "6:51: \"pick\" is read only where the value stands beside a label"},
      {fields + "id: title, label: 甲, pick: second}]\n",
       "6:38: \"second\" is not allowed for \"pick\", expected first or last"},
      {kHead + "fields: [甲]\n", "6:10: expected keys with values, found a value"},
      {kHead + "sections: []\n", "6:11: expected keys with values, found a list"},
      {kHead + "sections: {heading: []}\n",
       "6:12: unknown key \"heading\", did you mean \"headings\"?"},
      {kHead + "fields:\n- id：title\n", "7:3: a full-width \"：\", did you mean \":\"?"},
  });
}

TEST(BrokenPack, ReadsTablesAndClaimsWrongly) {
  const std::string table = kHead + "tables: [{id: funds, columns: [{id: score, label: 甲}], ";
  expect_all({
      {kHead + "tables: [{id: fund, columns: [{id: a, label: 甲}]}]\n",
       "6:15: unknown table \"fund\", expected funds, goals or indicators"},
      {kHead + "tables: [{id: funds}]\n", "6:10: a table needs \"columns\""},
      {kHead + "tables: [{id: funds, columns: []}]\n", "6:31: the list is empty"},
      {kHead + "tables: [{id: funds, columns: [{id: executed}]}]\n",
       "6:32: a column needs \"label\""},
      {kHead +
           "tables: [{id: goals, columns: [{id: actual, label: 甲}]}, {id: goals, columns: [{id: "
           "actual, label: 甲}]}]\n",
       "6:63: duplicate id \"goals\", first on line 6"},
      {kHead + "tables: [{id: goals, columns: [{id: score, label: 甲}]}]\n",
       "6:37: unknown column of goals \"score\", expected expected or actual"},
      {kHead + "tables: [{id: goals, columns: [{id: actual, label: 甲, fill: up, key: 1}]}]\n",
       "6:61: \"up\" is not allowed for \"fill\", expected down\n"
       "6:70: \"1\" is not allowed for \"key\", expected false or true"},
      {kHead +
           "tables: [{id: goals, columns: [{id: actual, label: 甲}, {id: actual, label: 乙}]}]\n",
       "6:61: duplicate id \"actual\", first on line 6"},
      {kHead + "tables: [{id: goals, columns: [{id: actual, label: 甲}], rows: [{id: total, label: "
               "乙, role: part}]}]\n",
       "6:57: \"rows\" is read only in the table \"funds\""},
      {table + "rows: [{id: total, label: 乙}]}]\n", "6:63: a row needs \"role\""},
      {table + "rows: [{id: sum, label: 乙, role: sum}]}]\n",
       "6:68: unknown row \"sum\", expected total, fiscal, carried, other, central, local or part\n"
       "6:89: \"sum\" is not allowed for \"role\", expected total, part or of_which"},
      {table + "group_weight: ['^(?P<name>.*)分$']}]\n",
       "6:71: the pattern has no group \"weight\": (?P<weight>…)"},
      {table + "unit: {from: [cells], default: 千元}}]\n",
       "6:70: \"cells\" is no place of a unit, expected cell, header or title\n"
       "6:87: \"千元\" is not allowed for \"default\", expected 元, 万元 or 亿元"},
      {table + "skip_rows: {word: [甲]}}]\n",
       "6:68: unknown key \"word\", did you mean \"words\"?"},
      {table + "stop_at: 甲}]\n", "6:65: expected a list, found a value"},
      {table + "left_out: 甲}]\n", "6:66: expected a list, found a value"},
      {table + "blocks: [甲]}]\n", "6:56: \"blocks\" is read only in the table \"indicators\""},
      {table + "block_score: ['^(\\d+)分$']}]\n",
       "6:70: the pattern has no group \"score\": (?P<score>…)"},
      {"format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\n"
       "detect: {kind: project, all: [乙], lines: ['评价(']}\n",
       "5:46: bad regular expression: missing ): 评价("},
      {kHead + "claims: [{id: executed}]\n", "6:10: a claim needs \"re\""},
      {kHead + "claims: [{id: executed, re: ['支出(?P<sum>\\d+)元']}]\n",
       "6:30: the pattern has no group \"number\": (?P<number>…)"},
  });
}

TEST(BrokenPack, ChecksWithWrongKeys) {
  expect_all({
      {check("id: c, code: missing-field, fields: [project_name]"),
       "13:10: a check needs \"kind\""},
      {check("id: c, kind: sum_row, code: missing-field"),
       "13:24: \"sum_row\" is not allowed for \"kind\", expected required, one_of, equation, "
       "compare, sum_rows, weight_sum, ratio, score, range, same_as, reason_if, placeholder, "
       "grade, covers, date_in_year, unique, excess, block_weights, cost, claim_sum, "
       "claim_ratio, claim_count, said_if, passages or places"},
      {check("id: c, kind: required, fields: [project_name]"), "13:10: a check needs \"code\""},
      {check("id: c, kind: required, code: missing-fields, fields: [project_name]"),
       "13:40: unknown code \"missing-fields\", did you mean \"missing-field\"?"},
      {check("id: c, kind: required, code: missing-field"),
       "13:10: a check of kind \"required\" needs \"fields\""},
      {check("id: c, kind: required, code: missing-field, fields: [project_name], bound: '0'"),
       "13:79: a check of kind \"required\" does not read \"bound\""},
      {check("id: c, kind: required, code: missing-field, fields: [project_name], sverity: info"),
       "13:79: unknown key \"sverity\", did you mean \"severity\"?"},
      {check("id: c, kind: required, code: missing-field, fields: [project_name], severity: fatal"),
       "13:89: \"fatal\" is not allowed for \"severity\", expected info, warning or error"},
      {check("id: c, kind: placeholder, code: template-text"),
       "13:10: a check of kind \"placeholder\" needs \"words\" or \"re\""},
      {check(
           "id: c, kind: range, code: negative-value, each: funds, fields: [executed], bound: 0x"),
       "13:93: \"0x\" is no decimal number"},
      {check("id: c, kind: sum_rows, code: score-total-mismatch, parts: [indicators.score], whole: "
             "total.score, tolerance: 0.1, otherwise: 1e2"),
       "13:120: \"0.1\" is no tolerance, expected as_printed, none or \"fixed 0.1\"\n"
       "13:136: \"1e2\" is no decimal number"},
      {check("id: c, kind: equation, code: fund-total-mismatch, equation: total.score = "
             "total.weight, blank: nil, floor: 2.0"),
       "13:106: \"nil\" is not allowed for \"blank\", expected unknown or zero\n"
       "13:118: \"2.0\" is no whole number from 0 to 8"},
      {check("id: c, kind: ratio, code: execution-rate-mismatch, each: funds, fields: [executed]"),
       "13:83: a check of kind \"ratio\" takes 3 fields, here are 1"},
      {check("id: c, kind: score, code: met-but-deducted, each: indicators, fields: [score]"),
       "13:81: a check of kind \"score\" takes 4 to 5 fields, here are 1"},
      {check("id: c, kind: score, code: missing-score, each: indicators, fields: [target, target, "
             "weight, score]"),
       "13:10: a check of kind \"score\" with each: indicators has the code unmet-full-score, "
       "met-but-deducted or score-off-formula"},
      {check("id: c, kind: score, code: score-off-formula, each: indicators, fields: [target, "
             "target, weight, score], reverse: [square]"),
       "13:125: \"square\" scores no reverse indicator, expected complement or quotient"},
      {check("id: c, kind: block_weights, code: weight-policy, variants: [{}, {blocks: [{}]}]"),
       "13:71: a variant needs \"execution\" or \"blocks\"\n"
       "13:85: a block needs \"names\"\n13:85: a block needs \"weight\""},
      {check("id: c, kind: block_weights, code: weight-policy, variants: [{execution: 甲}]"),
       "13:83: \"甲\" is no decimal number"},
      {check("id: c, kind: passages, code: name-mismatch, fields: [project_name], phrases: [{re: "
             "[甲]}]"),
       "13:89: a phrase needs \"names\""},
      {check("id: c, kind: claim_sum, code: claim-sum-mismatch, re: ['{number}'], closed: [甲]"),
       "13:66: the pattern has no group \"unit\": (?P<unit>…)"},
      {check("id: c, kind: claim_sum, code: claim-sum-mismatch, re: ['{amount}']"),
       "13:10: a check of kind \"claim_sum\" needs \"closed\""},
      {check("id: c, kind: claim_ratio, code: claim-mismatch, re: ['{percent}']"),
       "13:64: the pattern has no group \"rate\": (?P<rate>…)"},
      {check("id: c, kind: places, code: name-mismatch, fields: [project_name], re: [镇]"),
       "13:82: the pattern has no group \"place\": (?P<place>…)"},
      {check("id: c, kind: cost, code: cost-mismatch, each: indicators, fields: [target], parts: "
             "[funds.total.executed], re: [甲], bound: '2'"),
       "13:77: a check of kind \"cost\" takes 3 fields, here are 1"},
      {check("id: c, kind: required, code: missing-field, fields: [project_name]}, {id: c, kind: "
             "required, code: missing-field, fields: [project_name]"),
       "13:85: duplicate id \"c\", first on line 13"},
  });
}

TEST(BrokenPack, ChecksNameWhatIsNotThere) {
  const std::string compare = "id: c, kind: compare, code: score-exceeds-weight, ";
  const std::string required = "id: c, kind: required, code: missing-field, ";
  expect_all({
      {check(required + "fields: [projct_name]"),
       "13:64: unknown field \"projct_name\", did you mean \"project_name\"?"},
      {check(required + "fields: [department]"), "13:64: unknown field \"department\""},
      {check("id: c, kind: said_if, code: claim-mismatch, when: total.score < 1, fields: "
             "[sections.problems, section.problems], re: [无]"),
       "13:106: unknown field \"section.problems\""},
      {check("id: c, kind: sum_rows, code: score-total-mismatch, parts: [indicators.score], whole: "
             "total.score, out_of: [indicators.weights]"),
       "13:118: unknown field \"indicators.weights\", did you mean "
       "\"indicators.weight\"?"},
      {check(required + "fields: [funds.totl.executed]"),
       "13:64: unknown field \"funds.totl.executed\", did you mean \"funds.total.executed\"?"},
      {check(required + "each: goals, fields: [expected]"), "13:61: the pack reads no \"goals\""},
      {check(required + "each: sections, fields: [text]"), "13:61: the pack reads no \"sections\""},
      {check(required + "each: rows, fields: [text]"),
       "13:61: \"rows\" is not allowed for \"each\", expected funds, goals, indicators or "
       "sections"},
      {check(required + "each: indicators, fields: [actual.text]"),
       "13:82: unknown field \"actual.text\" of each row of indicators"},
      {check(required + "each: indicators, fields: [total.score]"),
       "13:82: unknown field \"total.score\" of each row of indicators"},
      {check(compare + "each: indicators, equation: score <= wieght"),
       "13:98: unknown field \"wieght\" of each row of indicators, did you mean \"weight\"?"},
      {check(compare + "each: indicators, equation: score <= level1"),
       "13:98: \"level1\" is no number"},
      {check(compare + "equation: indicators.score <= total.weight"),
       "13:71: \"indicators.score\" is a whole column, one value is needed"},
      {check(compare + "each: indicators, equation: score < weight"),
       "13:95: \"<\" stands in conditions only"},
      {check(compare + "each: indicators, equation: score = weight"),
       "13:89: a check of kind \"compare\" has <= or >=; for = take kind \"equation\""},
      {check(compare + "equation: 'total.score <= sum(indicators.score where role=part)'"),
       "13:91: only rows of funds have a role"},
      {check(compare + "equation: 'total.score <= sum(funds.executed where role=parts)'"),
       "13:117: unknown role \"parts\", expected total, part or of_which"},
      {check("id: c, kind: equation, code: fund-total-mismatch, equation: total.score >= 0"),
       "13:71: a check of kind \"equation\" has =; for <= and >= take kind \"compare\""},
      {check("id: c, kind: same_as, code: claim-mismatch, fields: [total.score, total.score]"),
       "13:64: \"total.score\" is no claim, expected claims.ID or report.reporting_unit"},
      {check("id: c, kind: same_as, code: claim-mismatch, fields: [claims.a, total.score, grade]"),
       "13:63: a check of kind \"same_as\" takes 2 fields, here are 3"},
      {check("id: c, kind: same_as, code: name-mismatch, fields: [report.score, project_name]"),
       "13:63: \"report.score\" is no claim, expected claims.ID or report.reporting_unit"},
      {check(
           "id: c, kind: grade, code: grade-mismatch, fields: [grade, total.score, total.weight], "
           "bands: [{names: [优], least: '90', most: '80'}]"),
       "13:105: the band ends before it begins"},
      {check("id: c, kind: same_as, code: claim-mismatch, fields: [claims.a, indicators.score]"),
       "13:74: \"indicators.score\" is a whole column, one value is needed"},
      {check("id: c, kind: range, code: negative-value, fields: [project_name], bound: '0'"),
       "13:62: \"project_name\" is no number"},
      {check("id: c, kind: sum_rows, code: score-total-mismatch, parts: [indicators.scores], "
             "whole: funds.weight"),
       "13:70: unknown field \"indicators.scores\", did you mean \"indicators.score\"?\n"
       "13:97: \"funds.weight\" is a whole column, one value is needed"},
      {check("id: c, kind: weight_sum, code: group-weight-mismatch, parts: [indicators.weight], "
             "by: level2, whole: level1_weight"),
       "13:97: unknown field \"level2\" of each row of indicators, did you mean \"level1\"?"},
  });
}

TEST(BrokenPack, ListsAllItsProblemsByLine) {
  EXPECT_EQ(complaint("version: 1\nformat: 1\ntitel: 甲\nid: cn.a\ndetect: {kind: project}\n"
                      "fields:\n- {id: contact, label: 甲}\n- {id: title}\n"),
            "1:1: the pack needs \"title\"\n"
            "1:10: \"1\" is no version, expected three numbers: 1.0.0\n"
            "3:1: unknown key \"titel\", did you mean \"title\"?\n"
            "5:9: detect needs one of \"title\", \"all\", \"any_N\"\n"
            "7:8: unknown field \"contact\"\n"
            "8:3: a field needs \"label\"");
}

TEST(BrokenPack, HasSentencesThatNobodyCanRead) {
  const std::string indicators =
      kHead + "tables:\n- id: indicators\n  columns: [{id: score, label: 得分}]\n  sentences: ";
  const std::string columns =
      "level1, level2, level3, target_op, target, target_unit, actual, weight, score or reason";
  expect_all({
      {indicators + "{rows: ['(?P<score>.)'], headings: [{id: a, re: ['(?P<name>.)']}]}\n", ""},
      {indicators + "{least: 3}\n", "9:14: sentences need one of \"headings\", \"rows\""},
      {indicators + "{least: 0, rows: ['(?P<score>.)']}\n",
       "9:22: \"0\" is no whole number from 1 to 100"},
      {indicators + "{rows: ['得分']}\n",
       "9:22: the pattern has no group that is a column: (?P<score>…)"},
      {indicators + "{rows: ['(?P<points>.)']}\n",
       "9:22: the group \"points\" is no column of the table, expected " + columns},
      {indicators + "{rows: ['{number}']}\n",
       "9:22: the group \"number\" is no column of the table, expected " + columns},
      {indicators + "{rows: ['(?P<score>.)'], totals: ['(?P<level1>.)']}\n",
       "9:48: the group \"level1\" is no column of the table, expected weight or score"},
      {indicators + "{headings: [{id: a, re: ['(?P<weight>.)']}]}\n",
       "9:39: the pattern has no group \"name\": (?P<name>…)"},
      {indicators + "{headings: [{id: a}]}\n", "9:26: a heading of sentences needs \"re\""},
      {indicators + "{headings: [{id: a, re: ['(?P<name>.)']}, {id: a, re: ['(?P<name>.)']}]}\n",
       "9:61: duplicate id \"a\", first on line 9"},
      {indicators + "{rows: ['(?P<score>.)'], ends: ['(']}\n",
       "9:47: bad regular expression: missing ): ("},
      {indicators + "{row: ['(?P<score>.)']}\n",
       "9:14: sentences need one of \"headings\", \"rows\"\n"
       "9:15: unknown key \"row\", did you mean \"rows\"?"},
      {kHead + "tables: [{id: goals, columns: [{id: actual, label: 甲}], "
               "sentences: {rows: ['(?P<actual>.)']}}]\n",
       "6:57: \"sentences\" is read only in the tables \"funds\" and \"indicators\""},
      {kHead + "tables: [{id: funds, columns: [{id: score, label: 甲}], "
               "sentences: {rows: ['(?P<score>.)'], ends: [甲]}}]\n",
       "6:92: \"ends\" is read only in the table \"indicators\""},
      {kHead + "sections: {headings: [{id: a, label: 甲, required: true, or: [b]}, {id: bc, label: "
               "乙, or: [a]}]}\n",
       "6:62: unknown heading \"b\", did you mean \"a\"?\n"
       "6:86: \"or\" is read only with \"required\""},
      {kHead + "sections: {headings: [{id: a, label: 甲, required: full}]}\n",
       "6:51: \"full\" is not allowed for \"required\", expected false, true or filled"},
  });
}

}  // namespace
}  // namespace jixiao

// rules/pack.schema.json knows the keys that the loader knows, and no others; its lists are the
// loader's lists.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "rules/load_names.h"
#include "rules/pack_folder.h"

namespace jixiao {
namespace {

using Json = nlohmann::json;
using Words = std::set<std::string>;

const Json& schema() {
  static const Json kSchema =
      Json::parse(std::ifstream(std::string(JIXIAO_RULES_DIR) + "/pack.schema.json"));
  return kSchema;
}

const Json& definition(const std::string& name) {
  if (name.empty()) return schema();
  return schema().at("$defs").at(name);
}

Words keys_of(const Json& object) {
  Words keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

Words words_of(Names names) { return {names.begin(), names.end()}; }

Words enum_of(const Json& node) {
  Words words;
  for (const Json& word : node.at("enum")) {
    if (word.is_string()) words.insert(word.get<std::string>());
  }
  return words;
}

std::string text_of(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

// A pack that shows every kind of place, and a child that uses every verb.
const std::string kParent =
    "format: 1\nid: cn.parent\nversion: 1.0.0\ntitle: 乙\nauthority: {issuer: 财政部}\n"
    "detect: {kind: project, all: [丙]}\n"
    "values: {before: {'>=': [达]}, units: {'%': [百分比]}}\n"
    "sections: {numbering: [{id: han, level: 1, re: '^一'}], headings: [{id: a, label: 甲}]}\n"
    "claims: [{id: executed, re: ['{amount}']}]\n"
    "fields: [{id: project_name, label: 项目名称}]\n"
    "tables:\n"
    "- id: funds\n"
    "  columns: [{id: executed, label: 执行数}]\n"
    "  rows: [{id: total, label: 合计, role: total}]\n"
    "  unit: {default: 万元}\n"
    "  stop_at: {words: [甲]}\n  caption: {words: [甲]}\n  total_rows: {words: [甲]}\n"
    "  subtotal_rows: {words: [甲]}\n  skip_rows: {words: [甲]}\n"
    "- id: indicators\n  columns: [{id: level3, label: 三级指标}]\n  blocks: {words: [甲]}\n"
    "  sentences: {headings: [{id: han, re: ['(?P<name>.)']}]}\n"
    "checks:\n"
    "- {id: a, kind: required, code: missing-field, fields: [project_name]}\n"
    "- {id: b, kind: required, code: missing-field, fields: [project_name]}\n"
    "- {id: c, kind: grade, code: grade-mismatch, fields: [grade, total.score, total.weight],\n"
    "   bands: [{names: [优], least: '90'}]}\n"
    "- {id: d, kind: block_weights, code: weight-policy,\n"
    "   variants: [{execution: '10', blocks: [{names: [产出], weight: '50'}]}]}\n"
    "- {id: e, kind: passages, code: name-mismatch, fields: [project_name],\n"
    "   phrases: [{re: [甲], names: [乙]}]}\n"
    "tests: [{name: 一, text: 甲, values: {/report/title: 'null'}}]\n";
const std::string kChild =
    "format: 1\nid: cn.child\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [丁]}\n"
    "extends: cn.parent\nchange:\n"
    "- {add_also: fields.project_name, labels: [专项名称]}\n"
    "- {disable: checks.a, reason: 无}\n"
    "- {set_severity: checks.b, severity: info, reason: 无}\n"
    "- {replace: claims.executed, with: {id: executed, re: ['{amount}']}, reason: 无}\n"
    "- {add: tables.funds.stop_at.words, item: 丙}\n"
    "- {set: fields.project_name.required, to: true, reason: 无}\n";

KnownKeys known_keys() {
  const Folder folder;
  folder.write("a/pack.yml", kParent);
  folder.write("b/pack.yml", kChild);
  EXPECT_EQ(complaint(folder.path), "2 packs");
  return find_known_keys(folder.path.string());
}

// What messages call a place, and its definition in the schema; the pack itself is the root.
struct Place {
  std::string what;
  std::string definition;
};
const Place kPlaces[] = {{"the pack", ""},
                         {"authority", "authority"},
                         {"detect", "detect"},
                         {"the values", "values"},
                         {"operators", "operators"},
                         {"sections", "sections"},
                         {"a numbering scheme", "scheme"},
                         {"a heading", "heading"},
                         {"a field", "field"},
                         {"a table", "table"},
                         {"sentences", "sentences"},
                         {"a heading of sentences", "sentence_heading"},
                         {"a column", "column"},
                         {"a row", "row"},
                         {"a unit", "unit"},
                         {"a claim", "claim"},
                         {"a check", "check"},
                         {"a band", "band"},
                         {"a variant", "variant"},
                         {"a block", "block"},
                         {"a phrase", "phrase"},
                         {"a test", "test"}};
const std::string kLabelSets[] = {"total_rows", "subtotal_rows", "skip_rows",
                                  "caption",    "stop_at",       "blocks"};

TEST(Schema, HasTheLoadersKeysOfEachPlace) {
  KnownKeys known = known_keys();
  // any_2 stands for every any_N: in the schema a pattern.
  known["detect"].erase("any_2");
  EXPECT_EQ(definition("detect").at("patternProperties").size(), 1U);
  for (const Place& place : kPlaces) {
    EXPECT_EQ(text_of(keys_of(definition(place.definition).at("properties"))),
              text_of(known[place.what]))
        << place.what;
    EXPECT_EQ(definition(place.definition).at("additionalProperties"), false) << place.what;
    known.erase(place.what);
  }
  for (const std::string& set : kLabelSets) {
    EXPECT_EQ(text_of(keys_of(definition("label_set").at("oneOf").at(1).at("properties"))),
              text_of(known[set]))
        << set;
    known.erase(set);
  }
  for (const Json& change : definition("change").at("oneOf")) {
    const std::string verb = change.at("required").at(0).get<std::string>();
    EXPECT_EQ(text_of(keys_of(change.at("properties"))), text_of(known["\"" + verb + "\""]))
        << verb;
    known.erase("\"" + verb + "\"");
  }
  known.erase("values");  // JSON Pointers, not keys of ours
  known.erase("units");   // any unit may be named
  for (const auto& [what, keys] : known) ADD_FAILURE() << what << " is not in the schema";
}

TEST(Schema, HasTheLoadersWords) {
  const auto property = [](const std::string& place, const std::string& key) -> const Json& {
    return definition(place).at("properties").at(key);
  };
  EXPECT_EQ(enum_of(property("", "status")), words_of(statuses()));
  EXPECT_EQ(enum_of(property("detect", "kind")), words_of(form_kinds()));
  EXPECT_EQ(enum_of(property("field", "type")), words_of(value_types()));
  EXPECT_EQ(enum_of(property("column", "type")), words_of(value_types()));
  EXPECT_EQ(enum_of(property("claim", "type")), words_of(value_types()));
  EXPECT_EQ(enum_of(property("field", "find")), words_of(find_wheres()));
  EXPECT_EQ(enum_of(property("check", "severity")), words_of(severities()));
  EXPECT_EQ(enum_of(property("check", "code")), words_of(finding_code_names()));
  EXPECT_EQ(enum_of(property("unit", "default")), words_of(currencies()));
  EXPECT_EQ(enum_of(property("table", "id")), words_of(table_ids()));
  EXPECT_EQ(enum_of(property("row", "id")), words_of(fund_row_ids()));
  EXPECT_EQ(enum_of(property("row", "role")), words_of(fund_roles()));
  for (const Json& rule : definition("table").at("allOf")) {
    const std::string table = rule.at("if").at("properties").at("id").at("const");
    const Json& columns = rule.at("then").at("properties").at("columns").at("items");
    EXPECT_EQ(enum_of(columns.at("properties").at("id")), words_of(column_ids(table))) << table;
  }
}

// What the loader says about a check of this kind with this key beside id, kind and code.
std::string complaint_about(const std::string& kind, const std::string& key) {
  std::vector<PackProblem> problems;
  const std::string pair = key.empty() ? "" : ", " + key + ": [甲]";
  parse_pack(
      "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
      "checks: [{id: c, kind: " +
          kind + ", code: missing-field" + pair + "}]\n",
      "p", problems);
  std::string lines;
  for (const PackProblem& problem : problems) lines += problem.message + "\n";
  return lines;
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

TEST(Schema, HasTheKeysOfEachKindOfCheck) {
  const Words common = {"id", "kind", "code", "severity", "message", "cite"};
  Words kinds;
  for (const Json& rule : definition("check").at("allOf")) {
    const std::string kind = rule.at("if").at("properties").at("kind").at("const");
    kinds.insert(kind);
    const Json& then = rule.at("then");
    for (const std::string& key : keys_of(definition("check").at("properties"))) {
      if (common.count(key) > 0) continue;
      const Json& properties = then.at("properties");
      const bool refused = properties.contains(key) && properties.at(key) == false;
      EXPECT_EQ(refused, holds(complaint_about(kind, key), "does not read \"" + key + "\""))
          << kind << " " << key;
      const Json& required = then.value("required", Json::array());
      const bool needed = std::find(required.begin(), required.end(), key) != required.end();
      EXPECT_EQ(needed, holds(complaint_about(kind, ""), "needs \"" + key + "\"\n"))
          << kind << " " << key;
    }
  }
  EXPECT_EQ(kinds, enum_of(definition("check").at("properties").at("kind")));
  // The loader lists its kinds where one is wrong.
  const std::string legal = complaint_about("nothing", "");
  for (const std::string& kind : kinds) EXPECT_TRUE(holds(legal, kind)) << kind;
  EXPECT_EQ(std::count(legal.begin(), legal.end(), ',') + 1, static_cast<long>(kinds.size()))
      << legal;
}

// Everything that an editor shows at hand is said in Chinese.
TEST(Schema, DescribesEveryKey) {
  for (const auto& [name, place] : schema().at("$defs").items()) {
    EXPECT_TRUE(place.contains("description")) << name;
    if (!place.contains("properties")) continue;
    for (const auto& [key, value] : place.at("properties").items()) {
      const bool said = value.contains("description") || value.contains("$ref");
      EXPECT_TRUE(said) << name << "." << key;
    }
  }
}

}  // namespace
}  // namespace jixiao

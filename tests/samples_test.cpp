// Every sample against the JSON beside it. `tools/accept` rewrites the JSON; its diff is reviewed.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "converted.h"
#include "report/dump.h"
#include "rules/compiled.h"
#include "write/write.h"

namespace jixiao {
namespace {

std::vector<std::string> sample_names() {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::string(JIXIAO_SOURCE_DIR) + "/samples";
  for (const std::string part : {"", "forms/"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / part)) {
      const std::string extension = entry.path().extension().string();
      const bool sample = extension == ".docx" || extension == ".txt" || extension == ".html";
      if (sample) names.push_back(part + entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// NAME.json, or NAME.docx.json where a NAME.txt stands beside it.
std::string golden(const std::string& name) {
  const std::string stem = name.substr(0, name.rfind('.'));
  const std::string bytes = sample_bytes(stem + ".json");
  return bytes.empty() ? sample_bytes(name + ".json") : bytes;
}

TEST(Samples, GiveTheJsonBesideThem) {
  const std::vector<std::string> names = sample_names();
  ASSERT_EQ(names.size(), 55U);
  for (const std::string& name : names) {
    const Report report = converted("samples/" + name, sample_bytes(name));
    EXPECT_EQ(report_json(report, JsonOptions{true, true}) + "\n", golden(name)) << name;
  }
}

TEST(Samples, GiveTheSameJsonWithoutTheTestsOfPacks) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR, "", Tests::kLeftOut);
  for (const std::string& name : sample_names()) {
    const Report report = converted("samples/" + name, sample_bytes(name), rules);
    EXPECT_EQ(report_json(report, JsonOptions{true, true}) + "\n", golden(name)) << name;
  }
}

TEST(Samples, GiveTheSameJsonWithCompiledPacks) {
  const Rules read = load_rules(JIXIAO_RULES_DIR, "", Tests::kLeftOut);
  const auto rules =
      unpack_rules(pack_rules(read, JIXIAO_RULES_DIR, "key"), JIXIAO_RULES_DIR, "key");
  ASSERT_TRUE(rules);
  for (const std::string& name : sample_names()) {
    const Report report = converted("samples/" + name, sample_bytes(name), *rules);
    EXPECT_EQ(report_json(report, JsonOptions{true, true}) + "\n", golden(name)) << name;
  }
}

TEST(Samples, ShowEachPackAtWork) {
  std::string all;
  for (const std::string& name : sample_names()) all += golden(name);
  for (const Pack& pack : shipped_rules().packs) {
    EXPECT_NE(all.find("\"" + pack.id + "/"), std::string::npos) << pack.id;  // a check's outcome
  }
}

// A second reader of the JSON: nlohmann's parser, and the provenance it leads to.
TEST(Samples, HaveProvenanceForEveryValue) {
  for (const std::string& name : sample_names()) {
    const Report report = converted("samples/" + name, sample_bytes(name));
    const auto json = nlohmann::json::parse(report_json(report, JsonOptions{}));
    const auto flat = json.flatten();
    for (const auto& [pointer, place] : json["provenance"].items()) {
      EXPECT_TRUE(json.contains(nlohmann::json::json_pointer(pointer))) << pointer;
      EXPECT_LE(place["begin"], place["end"]) << pointer;
    }
    static const std::set<std::string> kDerived = {"key", "level",   "kind",
                                                   "id",  "version", "digest"};
    for (const auto& [pointer, value] : flat.items()) {
      const bool values = pointer.starts_with("/forms/") || pointer.starts_with("/sections/") ||
                          pointer.starts_with("/claims/") || pointer.starts_with("/report/");
      const std::string leaf = pointer.substr(pointer.rfind('/') + 1);
      if (!values || value.is_null() || value.is_structured() || kDerived.count(leaf) > 0) continue;
      EXPECT_TRUE(json["provenance"].contains(pointer)) << name << " " << pointer;
    }
  }
}

nlohmann::json without_places(const std::string& name) {
  const Report report = converted("a", sample_bytes(name));
  nlohmann::json json = nlohmann::json::parse(report_json(report, JsonOptions{false, false}));
  json.erase("source");
  return json;
}

TEST(Samples, AgreeInAllThreeFormsOfTheRealReport) {
  const nlohmann::json text = without_places("beita_2023.txt");
  EXPECT_EQ(without_places("beita_2023.docx"), text);
  EXPECT_EQ(without_places("beita_2023_libreoffice.docx"), text);
}

// The cells of a row of a drawn form, "<" and "^" as drawn.
std::vector<std::string> drawn_cells(const std::string& line) {
  std::vector<std::string> texts;
  std::istringstream cells(line.substr(1));
  for (std::string cell; std::getline(cells, cell, '|');) {
    const std::size_t begin = cell.find_first_not_of(' ');
    const std::size_t end = cell.find_last_not_of(' ');
    std::string text = begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1);
    static const std::string kLine = "⏎";
    for (std::size_t at = 0; (at = text.find(kLine, at)) != std::string::npos; ++at) {
      text.replace(at, kLine.size(), "\n");
    }
    texts.push_back(text);
  }
  return texts;
}

// A form drawn as text as a dump of it: a cell a line, an empty line behind a row. With TABs, cells
// merged down are blanks; without, they are gone.
std::string dump_of(const std::string& form, bool tabs) {
  std::string dump;
  std::istringstream lines(form);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] != '|') {
      dump += line + "\n";
      continue;
    }
    for (std::string text : drawn_cells(line)) {
      if (text == "<" || (text == "^" && !tabs)) continue;
      if (text == "^") text.clear();
      if (!tabs) std::erase(text, '\n');
      dump += tabs ? "\t" + text + "\n" : (text.empty() ? " " : text) + "\n";
    }
    dump += "\n";
  }
  return dump;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names = sample_names();
  std::erase_if(names, [](const std::string& name) { return !name.starts_with("forms/"); });
  return names;
}

nlohmann::json forms_from_dump(const std::string& name, bool tabs) {
  const std::string form = sample_bytes(name.substr(0, name.rfind('.')) + ".form");
  const Report report = converted("a.txt", dump_of(form, tabs));
  return nlohmann::json::parse(report_json(report, JsonOptions{false, false}))["forms"];
}

// No value of a form is lost or another one where only its text was handed in.
TEST(Samples, OfFormsAreReadTheSameFromADump) {
  ASSERT_EQ(form_names().size(), 17U);
  for (const std::string& name : form_names()) {
    EXPECT_EQ(forms_from_dump(name, true), without_places(name)["forms"]) << name;
  }
}

// The form of that pack, and of that project if it is known, or null.
nlohmann::json same_form(const nlohmann::json& forms, const nlohmann::json& wanted) {
  for (const nlohmann::json& form : forms) {
    const nlohmann::json& project = wanted["project_name"];
    const bool named = project.is_null() || form["project_name"] == project;
    if (named && form["pack"] == wanted["pack"]) return form;
  }
  return nullptr;
}

// Where merged cells are gone some values may have no sure place, but none is another one. Nor are
// two forms of a file mixed, whose end such a dump does not show.
TEST(Samples, OfFormsGiveNoOtherValueFromALineACell) {
  int values = 0;
  for (const std::string& name : form_names()) {
    const nlohmann::json truth = without_places(name)["forms"];
    for (const nlohmann::json& form : forms_from_dump(name, false)) {
      const nlohmann::json found = same_form(truth, form);
      ASSERT_FALSE(found.is_null()) << name;
      const nlohmann::json whole = found.flatten();
      const nlohmann::json flat = form.flatten();
      for (const auto& [pointer, value] : flat.items()) {
        if (value.is_null() || value.is_structured()) continue;
        ++values;
        EXPECT_TRUE(whole.contains(pointer) && whole[pointer] == value) << name << " " << pointer;
      }
    }
  }
  // One form is refused, and two stand where no form is looked for.
  EXPECT_GT(values, 1000);
}

// What a careful reader of the real report finds in it: see samples/README.md.
TEST(Samples, ShowTheFactsOfTheRealReport) {
  const Report report = converted("a", sample_bytes("beita_2023.docx"));
  ASSERT_EQ(report.forms.size(), 1U);
  const Form& form = report.forms.front();
  EXPECT_EQ(form.indicators.size(), 9U);
  Decimal weights = 0;
  Decimal scores = 0;
  for (const Indicator& indicator : form.indicators) {
    weights = weights + *indicator.weight.value;
    scores = scores + *indicator.score.value;
  }
  EXPECT_EQ(weights, Decimal(90));
  EXPECT_EQ(scores, Decimal(88));
  std::multiset<std::string> found;
  for (const Finding& finding : report.findings) {
    found.insert(finding.code + " " + finding.at.front());
  }
  EXPECT_EQ(found,
            (std::multiset<std::string>{"missing-reason /forms/0/indicators/6/reason",
                                        "missing-reason /forms/0/indicators/7/reason",
                                        "met-but-deducted /forms/0/indicators/6/score",
                                        "met-but-deducted /forms/0/indicators/7/score",
                                        "actual-not-a-result /forms/0/indicators/5/actual/text",
                                        "cost-mismatch /forms/0/indicators/5/actual/text",
                                        "name-mismatch /sections/2/sections/1/text",
                                        "missing-fund-source /forms/0/funds/0/annual_budget"}));
}

// A label added to a pack changes the result without a build.
TEST(Packs, AreDataAndNotCode) {
  const std::string text = sample_bytes("beita_2023.txt");
  std::string changed = text;
  const std::string label = "主管部门";
  changed.replace(changed.find("\t" + label) + 1, label.size(), "牵头机关");
  EXPECT_FALSE(converted("a", changed).forms.front().department.value);

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("jixiao_packs_" + std::to_string(::getpid()));
  std::filesystem::copy(JIXIAO_RULES_DIR, folder, std::filesystem::copy_options::recursive);
  const std::filesystem::path file = folder / "cn.mof.project" / "pack.yml";
  std::string yaml = file_bytes(file);
  const std::string known = "also: [主管预算部门";
  ASSERT_NE(yaml.find(known), std::string::npos);
  yaml.replace(yaml.find(known), known.size(), "also: [牵头机关, 主管预算部门");
  std::ofstream(file) << yaml;
  const Rules rules = load_rules(folder.string());
  std::filesystem::remove_all(folder);
  EXPECT_EQ(converted("a", changed, rules).forms.front().department.value,
            converted("a", text).forms.front().department.value);
}

}  // namespace
}  // namespace jixiao

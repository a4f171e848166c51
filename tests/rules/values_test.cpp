// The words of values: from the folder's values.yml, a pack's own, and what a child changes.
#include <gtest/gtest.h>

#include <string>

#include "map/measure.h"
#include "normalize/fold.h"
#include "rules/pack_folder.h"
#include "rules/resolve.h"

namespace jixiao {
namespace {

std::string pack(const std::string& id, const std::string& more) {
  return "format: 1\nid: " + id +
         "\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n" + more;
}

std::string measured(const Rules& rules, std::size_t at, const std::string& text) {
  const auto parts = parse_measure(fold_match(text), *rules.packs[at].values);
  return parts ? parts->op + " " + parts->number.to_string() + " " + parts->unit : "null";
}

TEST(ValueWords, AreTheFoldersThePacksAndTheChilds) {
  const Folder folder;
  folder.write("values.yml", "before: {'>=': [不低于]}\nbehind: {'>=': [以上]}\n");
  folder.write("a/pack.yml", pack("cn.a", "values: {before: {'>=': [达], '<=': [封顶]}}\n"));
  folder.write("b/pack.yml", pack("cn.b", ""));
  folder.write("c/pack.yml", pack("cn.c",
                                  "extends: cn.a\nchange:\n"
                                  "- {add_also: values.before.>=, labels: [达到]}\n"
                                  "- {disable: 'values.before.<=', reason: 不用}\n"
                                  "- {set: values.numerals, to: true, reason: 汉字数目}\n"
                                  "- {set: values.counters, to: [栋], reason: 汉字数目}\n"));
  ASSERT_EQ(complaint(folder.path), "3 packs");
  const Rules rules = load_rules(folder.path.string());
  const char* const rows[][4] = {
      // text, cn.a, cn.b, cn.c
      {"不低于5", ">= 5 ", ">= 5 ", ">= 5 "}, {"5以上", ">= 5 ", ">= 5 ", ">= 5 "},
      {"达5", ">= 5 ", "null", ">= 5 "},      {"达到5", "null", "null", ">= 5 "},
      {"封顶5", "<= 5 ", "null", "null"},     {"两栋", "null", "null", " 2 栋"},
  };
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < 3; ++at) {
      EXPECT_EQ(measured(rules, at, row[0]), row[at + 1]) << row[0] << " " << at;
    }
  }
  EXPECT_EQ(rules.values.before.find("达"), nullptr);
}

TEST(ValueWords, TakePartInTheDigestAndAreResolved) {
  const Folder folder;
  folder.write("a/pack.yml", pack("cn.a", "values: {not: [不]}\n"));
  const std::string before = load_rules(folder.path.string()).packs[0].digest;
  folder.write("values.yml", "before:\n  '>=': [至少]\n");
  EXPECT_NE(load_rules(folder.path.string()).packs[0].digest, before);
  const std::string resolved = resolved_text(load_pack_trees(folder.path.string()).front());
  EXPECT_NE(resolved.find("before: {'>=': [至少]}  # " + folder.path.string() + "/values.yml:2"),
            std::string::npos)
      << resolved;
  EXPECT_NE(resolved.find("not: [不]  # " + folder.path.string() + "/a/pack.yml:6"),
            std::string::npos)
      << resolved;
}

TEST(ValueWords, OfAnotherFolderStandInForMissingOnes) {
  const Folder folder;
  folder.write("own/a/pack.yml", pack("cn.a", ""));
  folder.write("other/values.yml", "before: {'>=': [至少]}\n");
  const std::string own = (folder.path / "own").string();
  const std::string other = (folder.path / "other").string();
  EXPECT_EQ(measured(load_rules(own), 0, "至少5"), "null");
  EXPECT_EQ(measured(load_rules(own, other), 0, "至少5"), ">= 5 ");
  folder.write("own/values.yml", "before: {'>=': [起码]}\n");
  EXPECT_EQ(measured(load_rules(own, other), 0, "至少5"), "null");
  EXPECT_EQ(measured(load_rules(own, other), 0, "起码5"), ">= 5 ");
}

TEST(ValueWords, WithMistakesAreToldOnceAndNoPackIsLoaded) {
  const Folder folder;
  folder.write("a/pack.yml", pack("cn.a", ""));
  folder.write("b/pack.yml", pack("cn.b", ""));
  const std::pair<const char*, const char*> rows[] = {
      {"bevore: {'>=': [至少]}\n",
       "DIR/values.yml:1:1: unknown key \"bevore\", did you mean \"before\"?"},
      {"before: {'=>': [至少]}\n", "DIR/values.yml:1:10: unknown key \"=>\", did you mean \">=\"?"},
      {"before: [至少]\n", "DIR/values.yml:1:9: expected keys with values, found a list"},
      {"before: {'>=': 至少}\n", "DIR/values.yml:1:16: expected a list, found a value"},
      {"before: {'>=': []}\n", "DIR/values.yml:1:16: the list is empty"},
      {"before: {'>=': [至少5]}\n",
       "DIR/values.yml:1:17: \"至少5\" holds a digit, which belongs to a number"},
      {"before: {'>=': ['　']}\n", "DIR/values.yml:1:17: the word is blank"},
      {"before:\n  '>=': [至少]\n  '<=': [至少]\n",
       "DIR/values.yml:3:10: \"至少\" means \">=\" already"},
      {"before: {'~': [约]}\nplain: [约]\n", "DIR/values.yml:2:9: \"约\" is an operator already"},
      {"units: {'%': [百分比], '‰': [百分比]}\n",
       "DIR/values.yml:1:27: \"百分比\" means \"%\" already"},
      {"numerals: 是\n",
       "DIR/values.yml:1:11: \"是\" is not allowed for \"numerals\", expected false or true"},
      {"misread: [二]\n", "DIR/values.yml:1:11: \"二\" is no digit from 1 to 9"},
      {"- 至少\n", "DIR/values.yml:1:1: expected keys with values, found a list"},
  };
  for (const auto& [yaml, says] : rows) {
    folder.write("values.yml", yaml);
    EXPECT_EQ(complaint(folder.path), says) << yaml;
  }
}

TEST(ValueWords, OfAPackAreToldAtItsLine) {
  const Folder folder;
  folder.write("values.yml", "before: {'>=': [至少]}\n");
  folder.write("a/pack.yml", pack("cn.a", "values: {before: {'<=': [至少]}}\n"));
  EXPECT_EQ(complaint(folder.path), "DIR/a/pack.yml:6:26: \"至少\" means \">=\" already");
  folder.write("a/pack.yml", pack("cn.a", ""));
  folder.write("b/pack.yml", pack("cn.b", "extends: cn.a\nvalues: {not: [不]}\n"));
  EXPECT_EQ(complaint(folder.path),
            "DIR/b/pack.yml:7:1: \"values\" comes from the parent; change it under \"change\"");
}

}  // namespace
}  // namespace jixiao

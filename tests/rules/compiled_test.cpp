// Packs kept in one file: what comes back, and when nothing does.
#include "rules/compiled.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "rules/pack_folder.h"

namespace jixiao {
namespace {

const std::string kPack =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
    "fields: [{id: department, re: ['主管部门[:：](?P<value>.+)'], "
    "find: paragraph}]\n";

Rules loaded(const Folder& folder) { return load_rules(folder.path.string(), "", Tests::kLeftOut); }

TEST(CompiledRules, ComeBackWhole) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR, "", Tests::kLeftOut);
  const std::string packed = pack_rules(rules, JIXIAO_RULES_DIR, "key");
  const std::optional<Rules> back = unpack_rules(packed, "elsewhere", "key");
  ASSERT_TRUE(back);
  ASSERT_EQ(back->packs.size(), rules.packs.size());
  EXPECT_EQ(rules_digest(*back), rules_digest(rules));
  EXPECT_EQ(back->packs[0].file, "elsewhere/" + back->packs[0].id + "/pack.yml");
  // Nothing was lost, and what the packs share they share again. Hashed words come in any order.
  EXPECT_EQ(pack_rules(*back, "elsewhere", "key").size(), packed.size());
}

TEST(CompiledRules, KeepThePatternsOfChecksAndFields) {
  const Folder folder;
  folder.write("a/pack.yml", kPack);
  const std::string packed = pack_rules(loaded(folder), folder.path.string(), "key");
  const std::optional<Rules> back = unpack_rules(packed, folder.path.string(), "key");
  ASSERT_TRUE(back);
  const Pattern& pattern = back->packs[0].fields[0].patterns[0];
  EXPECT_TRUE(pattern.has_group("value"));
  EXPECT_FALSE(pattern.matches("主管部门"));
  const auto match = pattern.find("主管部门:教育局");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->groups[static_cast<std::size_t>(pattern.group("value"))].begin, 13U);
}

TEST(CompiledRules, AreNothingOfAnotherKeyOrDamaged) {
  const Folder folder;
  folder.write("a/pack.yml", kPack);
  const std::string packed = pack_rules(loaded(folder), folder.path.string(), "key");
  const auto comes_back = [&](const std::string& bytes, const std::string& key) {
    return unpack_rules(bytes, folder.path.string(), key).has_value();
  };
  EXPECT_TRUE(comes_back(packed, "key"));
  EXPECT_FALSE(comes_back(packed, "kez"));
  EXPECT_FALSE(comes_back(packed, ""));
  EXPECT_FALSE(comes_back("", "key"));
  for (std::size_t at = 0; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_FALSE(comes_back(damaged, "key")) << at;
    EXPECT_FALSE(comes_back(packed.substr(0, at), "key")) << at;
  }
}

TEST(CompiledRules, HaveAKeyOfEveryByteThatIsRead) {
  const Folder folder;
  std::set<std::string> keys;
  const auto key = [&](const std::string& program, const std::string& words = "") {
    return rules_key(folder.path.string(), words, program);
  };
  folder.write("a/pack.yml", kPack);
  keys.insert(key("one"));
  keys.insert(key("two"));
  folder.write("a/pack.yml", kPack + "# 一\n");
  keys.insert(key("one"));
  folder.write("values.yml", "points: [分]\n");
  keys.insert(key("one"));
  folder.write("values.yml", "points: [点]\n");
  keys.insert(key("one"));
  folder.write("b/pack.yml", kPack);
  keys.insert(key("one"));
  std::filesystem::rename(folder.path / "b", folder.path / "c");
  keys.insert(key("one"));
  EXPECT_EQ(keys.size(), 7U);
  EXPECT_EQ(keys.count(key("one")), 1U);
  // The words of the other folder are read where this one has none.
  std::filesystem::remove(folder.path / "values.yml");
  folder.write("other/values.yml", "points: [分]\n");
  EXPECT_NE(key("one"), key("one", (folder.path / "other").string()));
}

}  // namespace
}  // namespace jixiao

// The packs that ship: their own tests hold, every check and label of theirs has one, and each
// names its source.
#include <gtest/gtest.h>

#include <string>

#include "cli/pack_tests.h"
#include "rules/lint.h"
#include "rules/resolve.h"

namespace jixiao {
namespace {

TEST(ShippedPacks, PassTheirOwnTests) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR);
  ASSERT_FALSE(rules.packs.empty());
  for (const Pack& pack : rules.packs) {
    for (const PackProblem& problem : run_pack_tests(pack, rules)) {
      ADD_FAILURE() << to_string(problem);
    }
  }
}

// Children too: what they change or add, they test; what they inherit, their parent tests.
TEST(ShippedPacks, GetNoAdvice) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR);
  const std::vector<PackTree> trees = load_pack_trees(JIXIAO_RULES_DIR);
  ASSERT_EQ(trees.size(), rules.packs.size());
  for (std::size_t i = 0; i < trees.size(); ++i) {
    EXPECT_FALSE(rules.packs[i].tests.empty()) << rules.packs[i].id;
    EXPECT_NE(rules.packs[i].authority.issuer, "") << rules.packs[i].id;
    EXPECT_NE(rules.packs[i].authority.title, "") << rules.packs[i].id;
    for (const PackProblem& problem : lint_pack(trees[i], rules.packs[i])) {
      ADD_FAILURE() << to_string(problem);
    }
  }
}

// The merged pack is a whole one, and merging it again changes nothing.
TEST(ShippedPacks, AreTheSameResolved) {
  for (const PackTree& tree : load_pack_trees(JIXIAO_RULES_DIR)) {
    const std::string text = resolved_text(tree);
    std::vector<PackProblem> problems;
    const std::optional<Pack> pack = parse_pack(text, "resolved", problems);
    for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
    ASSERT_TRUE(pack) << tree.files.front();
    const YamlNode* checks = find_value(tree.root, "checks");
    EXPECT_EQ(pack->checks.size(), checks == nullptr ? 0U : checks->items.size());
    EXPECT_EQ(pack->extends, "");
  }
}

}  // namespace
}  // namespace jixiao

#include "rules/resolve.h"

#include <gtest/gtest.h>

#include <string>

#include "rules/pack_folder.h"

namespace jixiao {
namespace {

const std::string kParent =
    "format: 1\nid: cn.b\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
    "fields:\n"
    "- id: project_name\n"
    "  label: '项目: 名称'\n"
    "- {id: grade, label: 等级, find: same_cell, type: enum, values: [优], re: ['it''s，[优]']}\n"
    "claims:\n"
    "- id: spent\n"
    "  re: [\"支出\\u007b{number}\"]\n";

const std::string kChild =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 丙\ndetect: {kind: project, all: [丁]}\n"
    "extends: cn.b\n"
    "change:\n"
    "- {add_also: fields.project_name, labels: [专项]}\n"
    "- {set: fields.grade.values, to: [好, 差], reason: 换}\n"
    "- {add: claims.spent.re, item: '{amount}'}\n";

struct TwoPacks {
  TwoPacks() {
    folder.write("a/pack.yml", kChild);
    folder.write("b/pack.yml", kParent);
  }
  std::string resolved(std::size_t index) const {
    std::string text = resolved_text(load_pack_trees(folder.path.string()).at(index));
    const std::string name = folder.path.generic_string() + "/";
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name)) {
      text.erase(at, name.size());
    }
    return text;
  }
  Folder folder;
};

TEST(Resolved, SaysWhereEachLineCameFrom) {
  EXPECT_EQ(TwoPacks().resolved(0),
            "format: 1  # a/pack.yml:1\n"
            "id: cn.a  # a/pack.yml:2\n"
            "version: 1.0.0  # a/pack.yml:3\n"
            "title: 丙  # a/pack.yml:4\n"
            "detect: {kind: project, all: [丁]}  # a/pack.yml:5\n"
            "claims:  # b/pack.yml:10\n"
            "  - id: spent  # b/pack.yml:11\n"
            "    re:  # b/pack.yml:12\n"
            "      - '支出{{number}'  # b/pack.yml:12\n"
            "      - '{amount}'  # a/pack.yml:10\n"
            "fields:  # b/pack.yml:6\n"
            "  - id: project_name  # b/pack.yml:7\n"
            "    label: '项目: 名称'  # b/pack.yml:8\n"
            "    also: [专项]  # a/pack.yml:8\n"
            "  - id: grade  # b/pack.yml:9\n"
            "    label: 等级  # b/pack.yml:9\n"
            "    find: same_cell  # b/pack.yml:9\n"
            "    type: enum  # b/pack.yml:9\n"
            "    values: [好, 差]  # a/pack.yml:9\n"
            "    re: ['it''s，[优]']  # b/pack.yml:9\n");
}

// The marks aside, the nodes of the printed pack are those it was printed from.
std::string without_marks(const YamlNode& node) {
  YamlNode bare = node;
  const auto strip = [](YamlNode& at, const auto& self) -> void {
    at.mark = {};
    for (YamlNode& item : at.items.edit()) self(item, self);
  };
  strip(bare, strip);
  return dump(bare);
}

TEST(Resolved, IsAPackOfItsOwnThatResolvesToItself) {
  const TwoPacks packs;
  const std::string text = packs.resolved(0);
  const Folder folder;
  folder.write("pack.yml", text);
  const std::vector<PackTree> trees = load_pack_trees(folder.path.string());
  ASSERT_EQ(trees.size(), 1U);
  const PackTree merged = load_pack_trees(packs.folder.path.string()).at(0);
  for (const char* part : {"detect", "claims", "fields"}) {
    EXPECT_EQ(without_marks(*find_value(trees[0].root, part)),
              without_marks(*find_value(merged.root, part)));
  }
}

}  // namespace
}  // namespace jixiao

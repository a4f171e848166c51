// A pack and a drawn document -> what explain() says, for tests.
//
// Example: explained(kPack, "| 项目名称 | 甲 |", "project_name") reads a table of one row.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "map/explain.h"
#include "rules/load.h"

namespace jixiao {

// The document that a test of a pack draws; `text` stands above the table.
inline Document drawn(const std::string& text, const std::string& table) {
  std::string yaml =
      "format: 1\nid: cn.drawn\nversion: 1.0.0\ntitle: 甲\n"
      "detect: {kind: project, all: [乙]}\ntests:\n- name: 一\n";
  const auto block = [](const std::string& lines) {
    std::string indented;
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      indented += "    " + lines.substr(at, end - at) + "\n";
      at = end + 1;
    }
    return indented;
  };
  if (!text.empty()) yaml += "  text: |\n" + block(text);
  if (!table.empty()) yaml += "  table: |\n" + block(table);
  yaml += "  values: {/report/title: 'null'}\n";
  std::vector<PackProblem> problems;
  std::optional<Pack> pack = parse_pack(yaml, "drawn", problems);
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  Document document = pack ? std::move(pack->tests.front().document) : Document{};
  document.source.path = "a.txt";
  return document;
}

inline Rules rules_of(const std::vector<std::string>& yamls) {
  std::vector<Pack> packs;
  std::vector<PackProblem> problems;
  for (const std::string& yaml : yamls) {
    std::optional<Pack> pack = parse_pack(yaml, "pack", problems);
    if (pack) packs.push_back(std::move(*pack));
  }
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  return make_rules(std::move(packs));
}

}  // namespace jixiao

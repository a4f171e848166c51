#include "rules/label_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "map/detect.h"
#include "normalize/fold.h"
#include "rules/load.h"

namespace jixiao {
namespace {

constexpr const char* kPack = R"(format: 1
id: cn.a
version: 1.0.0
title: 甲表
detect: {kind: project, title: [甲表, 绩效甲表], all: [分值, 得分], any_2: [甲, 乙, 丙], none: [监控]}
fields:
  - {id: project_name, label: 项目名称, also: [名称, 分值, 指标名称]}
  - {id: department, contains: [主管部门], find: same_cell, re: ['^部门\s*(?P<value>.+)$', '局$']}
  - {id: fiscal_year, find: paragraph, type: year, re: ['{year}年']}
sections:
  max_length: 60
  numbering:
    - {id: han, level: 1, re: '^{han}、'}
  headings:
    - {id: problems, label: 存在问题, contains: [问题], re: ['问题$']}
tables:
  - id: indicators
    columns:
      - {id: level1, label: 一级指标, type: group, fill: down, names: [产出指标, 一级指标]}
      - {id: level3, label: 三级指标, contains: [指标名称], re: ['^指标'], key: true}
      - {id: weight, label: 分值, also: [权重, 分值], type: decimal}
      - {id: score, label: 得分, contains: [得分], type: decimal}
    total_rows: [总分, 合计]
    skip_rows: {words: [……], contains: [填写说明], re: ['^指标\d*$']}
)";

Pack pack_of(const std::string& yaml) {
  std::vector<PackProblem> problems;
  std::optional<Pack> pack = parse_pack(yaml, "p", problems);
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  return std::move(*pack);
}

// Every list of labels with its name, obviously.
std::vector<std::pair<std::string, const Labels*>> all_labels(const Pack& pack) {
  std::vector<std::pair<std::string, const Labels*>> all;
  for (const FieldRule& field : pack.fields) all.emplace_back(field.id, &field.labels);
  for (const HeadingRule& heading : pack.sections.headings) {
    all.emplace_back(heading.id, &heading.labels);
  }
  for (const TableRule& table : pack.tables) {
    for (const ColumnRule& column : table.columns) {
      all.emplace_back(table.id + "." + column.id, &column.labels);
      all.emplace_back(table.id + "." + column.id + ".names", &column.names);
    }
    for (const RowRule& row : table.rows) all.emplace_back(table.id + "." + row.id, &row.labels);
    all.emplace_back(table.id + ".total", &table.total_rows);
    all.emplace_back(table.id + ".subtotal", &table.subtotal_rows);
    all.emplace_back(table.id + ".skip", &table.skip_rows);
    all.emplace_back(table.id + ".caption", &table.caption);
    all.emplace_back(table.id + ".stop_at", &table.stop_at);
    all.emplace_back(table.id + ".blocks", &table.blocks);
  }
  return all;
}

// "name:rank" of each hit, by the index.
std::string found(const Pack& pack, const std::string& key) {
  const LabelHits hits = find_labels(pack, key);
  std::string text;
  for (const auto& [name, labels] : all_labels(pack)) {
    const std::optional<std::uint32_t> rank = find_rank(hits, *labels);
    if (rank) text += name + ":" + std::to_string(*rank) + " ";
  }
  return text;
}

// The same by looking through each list.
std::string found_alone(const Pack& pack, const std::string& key) {
  std::string text;
  for (const auto& [name, labels] : all_labels(pack)) {
    if (!labels->match(key)) continue;
    const auto at = std::find(labels->keys.begin(), labels->keys.end(), key);
    text += name + ":" + std::to_string(at - labels->keys.begin()) + " ";
  }
  return text;
}

TEST(LabelIndex, FindsTheLabelsThatATextBears) {
  const Pack pack = pack_of(kPack);
  EXPECT_EQ(found(pack, "分值"), "project_name:2 indicators.weight:0 ");
  EXPECT_EQ(found(pack, "权重"), "indicators.weight:1 ");
  EXPECT_EQ(found(pack, "自评得分"), "indicators.score:1 ");
  EXPECT_EQ(found(pack, "得分"), "indicators.score:0 ");
  EXPECT_EQ(found(pack, "一级指标"), "indicators.level1:0 indicators.level1.names:1 ");
  EXPECT_EQ(found(pack, "指标12"), "indicators.level3:1 indicators.skip:1 ");
  EXPECT_EQ(found(pack, "主要问题"), "problems:1 ");
  EXPECT_EQ(found(pack, "某某"), "");
}

TEST(LabelIndex, FindsThePartsOfAWholeLabelTooHoweverOftenItIsAsked) {
  const Pack pack = pack_of(kPack);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(found(pack, "指标名称"), "project_name:3 indicators.level3:1 ");
  }
}

TEST(LabelIndex, PassesOverANumberBeforeAWholeLabel) {
  const Pack pack = pack_of(kPack);
  EXPECT_EQ(found(pack, "一、分值"), "project_name:2 indicators.weight:0 ");
  EXPECT_EQ(found(pack, "(2)权重"), "indicators.weight:1 ");
  EXPECT_EQ(found(pack, "3.主要问题"), "problems:1 ") << "a part of the text";
  EXPECT_EQ(found(pack, "3.某某"), "");
}

TEST(LabelIndex, IsTheSameBehindAMove) {
  Pack first = pack_of(kPack);
  EXPECT_EQ(found(first, "权重"), "indicators.weight:1 ");
  std::vector<Pack> packs;
  packs.push_back(std::move(first));
  EXPECT_EQ(found(packs[0], "权重"), "indicators.weight:1 ");
  EXPECT_EQ(found(packs[0], "指标1"), "indicators.level3:1 indicators.skip:1 ");
}

std::vector<std::string> words_of(const Pack& pack) {
  std::set<std::string> words = {"", "甲", "指标1", "第12项", ":", "其中:"};
  for (const auto& [name, labels] : all_labels(pack)) {
    words.insert(labels->keys.begin(), labels->keys.end());
    words.insert(labels->contains.begin(), labels->contains.end());
  }
  return {words.begin(), words.end()};
}

TEST(LabelIndex, FindsWhatEachListOfAShippedPackFinds) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR);
  std::mt19937 random(1);
  for (const Pack& pack : rules.packs) {
    const std::vector<std::string> words = words_of(pack);
    for (const std::string& word : words) {
      const std::string key = word + (random() % 4 == 0 ? words[random() % words.size()] : "");
      ASSERT_EQ(found(pack, key), found_alone(pack, key)) << pack.id << " " << key;
    }
  }
}

std::string patterns_found(const Pack& pack, const std::string& text) {
  std::string all;
  for (const FieldPatternHit& hit : find_field_patterns(pack, text)) {
    all += std::to_string(hit.field) + "/" + std::to_string(hit.pattern) + " ";
  }
  return all;
}

TEST(LabelIndex, FindsThePatternsOfFields) {
  const Pack pack = pack_of(kPack);
  EXPECT_EQ(patterns_found(pack, "部门 某局"), "2/0 2/1 ");
  EXPECT_EQ(patterns_found(pack, "(2023年)"), "3/0 ");
  EXPECT_EQ(patterns_found(pack, ""), "");
}

// The best of all packs by looking at each alone, in the order of the packs.
std::string best_alone(const Rules& rules, const LabelSet& labels, const std::string& title) {
  std::string best;
  std::optional<int> most;
  for (const Pack& pack : rules.packs) {
    if (!reads_tables(pack)) continue;
    const std::optional<int> points = detection_score(pack, labels, title);
    if (!points || (most && *points < *most)) continue;
    best = (most && *points == *most ? best + " " : "") + pack.id;
    most = points;
  }
  return best;
}

std::string best(const Rules& rules, const LabelSet& labels, const std::string& title) {
  const Detection detection = detect(rules, labels, title, Detected::kTable);
  if (detection.pack == nullptr) return "";
  std::string ids = detection.pack->id;
  for (const std::string& id : detection.equals) ids += " " + id;
  return ids;
}

TEST(DetectIndex, DetectsWhatLookingAtEachPackDetects) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR);
  std::vector<std::string> words;
  std::vector<std::string> titles = {"", "甲", "2023年"};
  for (const Pack& pack : rules.packs) {
    for (const auto* list : {&pack.detect.all, &pack.detect.any, &pack.detect.none}) {
      words.insert(words.end(), list->begin(), list->end());
    }
    titles.insert(titles.end(), pack.detect.title.begin(), pack.detect.title.end());
  }
  std::mt19937 random(1);
  std::set<std::string> seen;
  for (int i = 0; i < 5000; ++i) {
    LabelSet labels(rules.detection);
    const Pack& near = rules.packs[random() % rules.packs.size()];
    for (const std::string& label : near.detect.all) labels.insert(label);
    for (const std::string& label : near.detect.any) {
      if (random() % 3 != 0) labels.insert(label);
    }
    for (unsigned k = random() % 6; k > 0; --k) labels.insert(words[random() % words.size()]);
    const std::string title = titles[random() % titles.size()] + titles[random() % titles.size()];
    const std::string expected = best_alone(rules, labels, title);
    seen.insert(expected);
    ASSERT_EQ(best(rules, labels, title), expected) << title;
  }
  EXPECT_GT(seen.size(), rules.packs.size() / 2);
}

TEST(DetectIndex, KnowsTheTitlesOfFormsAndOfReports) {
  const Rules rules = load_rules(JIXIAO_RULES_DIR);
  for (const std::string key : {"甲项目支出绩效自评表", "绩效自评表", "自评报告", "甲", ""}) {
    const auto holds = [&](bool narrative) {
      return std::any_of(rules.packs.begin(), rules.packs.end(), [&](const Pack& pack) {
        return (narrative ? pack.detect.kind == "narrative" : reads_tables(pack)) &&
               title_matches(pack, key);
      });
    };
    EXPECT_EQ(rules.detection.holds_form_title(key), holds(false)) << key;
    EXPECT_EQ(rules.detection.holds_narrative_title(key), holds(true)) << key;
  }
}

}  // namespace
}  // namespace jixiao

#include "map/row_fit.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "converted.h"
#include "map/glued_row.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

const Pack& project_pack() {
  static const Pack* found = [] {
    const std::vector<Pack>& packs = shipped_rules().packs;
    return &*std::find_if(packs.begin(), packs.end(),
                          [](const Pack& pack) { return pack.id == "cn.mof.project"; });
  }();
  return *found;
}

// The columns of the ids, as the pack defines them.
std::vector<const ColumnRule*> columns(const std::string& table, const std::string& ids) {
  std::vector<const ColumnRule*> found;
  std::istringstream words(ids);
  for (std::string id; words >> id;) {
    for (const TableRule& rule : project_pack().tables) {
      for (const ColumnRule& column : rule.columns) {
        if (rule.id == table && column.id == id) found.push_back(&column);
      }
    }
  }
  return found;
}

constexpr const char* kIndicator = "level1 level2 level3 target actual weight score reason";
constexpr const char* kFunds = "initial_budget annual_budget executed weight execution_rate score";

// The tokens under the columns: "a|b||c", a doubtful cell with ? before it; "no way".
std::string fitted(RowKind kind, const std::string& ids, const std::string& text) {
  std::vector<Token> tokens;
  std::vector<Content> contents;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    Token token;
    token.passage.text = word;
    token.key = label_key(word);
    token.labels = find_labels(project_pack(), token.key);
    contents.push_back(look_at(token, *project_pack().values));
    tokens.push_back(token);
  }
  const std::string table = kind == RowKind::kIndicator ? "indicators"
                            : kind == RowKind::kGoal    ? "goals"
                                                        : "funds";
  const auto fit = fit_row(kind, *project_pack().values, columns(table, ids), tokens, contents);
  if (!fit) return "no way";
  std::string result;
  for (std::size_t i = 0; i < fit->cells.size(); ++i) {
    if (i > 0) result += "|";
    const FittedCell& cell = fit->cells[i];
    if (!cell.sure) result += "?";
    for (int at = cell.begin; at < cell.end; ++at) {
      result += (at > cell.begin ? " " : "") + tokens[static_cast<std::size_t>(at)].passage.text;
    }
  }
  return result;
}

TEST(RowFit, LaysIndicatorsUnderTheirColumns) {
  const auto row = [](const std::string& text) {
    return fitted(RowKind::kIndicator, kIndicator, text);
  };
  EXPECT_EQ(row("产出指标(50分) 数量指标 培训人次 ≥60人 51人 10 8.5 改期。"),
            "产出指标(50分)|数量指标|培训人次|≥60人|51人|10|8.5|改期。");
  // Names merged down and an empty reason have vanished.
  EXPECT_EQ(row("培训人次 ≥60人 60人 10 10"), "||培训人次|≥60人|60人|10|10|");
  EXPECT_EQ(row("质量指标 合格率 100% 100% 5 5"), "|质量指标|合格率|100%|100%|5|5|");
  EXPECT_EQ(row("效益指标 社会效益指标 影响 显著 显著 5 5"),
            "效益指标|社会效益指标|影响|显著|显著|5|5|");
  // One name alone is the second level's, though there is a first level of that name.
  EXPECT_EQ(row("成本指标 总成本 ≤5万元 5万元 5 5"), "|成本指标|总成本|≤5万元|5万元|5|5|");
  // A group's name may be an indicator's name too.
  EXPECT_EQ(row("服务对象满意度指标 服务对象满意度 ≥95% 96% 5 5"),
            "|服务对象满意度指标|服务对象满意度|≥95%|96%|5|5|");
  EXPECT_EQ(row("效益指标 经济效益指标"), "效益指标|经济效益指标||||||");
  // More tokens than columns: white space within a name.
  EXPECT_EQ(row("培训 人次 ≥60人 60人 10 10 因 改期"), "||培训 人次|≥60人|60人|10|10|因 改期");
}

// Rather is a value empty; which one is another question.
TEST(RowFit, TakesNoGroupForANameBecauseAValueIsMissing) {
  const auto row = [](const std::string& text) {
    return fitted(RowKind::kIndicator, kIndicator, text);
  };
  EXPECT_EQ(row("质量指标 合格率 ≥95% 10 10"), "|质量指标|合格率|≥95%|?10|?10 10|?10|");
  EXPECT_EQ(row("产出指标 数量指标 培训人次 60人 5 5"),
            "产出指标|数量指标|培训人次|?60人|?60人 5|?5 5|?5|");
  EXPECT_EQ(row("时效指标 按时完成率 10 10"), "|时效指标|按时完成率|?10|?10 10|?10 10|?10|");
}

// A name of two words moves no figure into the reason.
TEST(RowFit, TakesNoFigureForAReasonButAsTheLastWay) {
  const auto row = [](const std::string& text) {
    return fitted(RowKind::kIndicator, kIndicator, text);
  };
  EXPECT_EQ(row("培训 人次 98 100 8 8"), "||培训 人次|98|100|8|8|");
  EXPECT_EQ(row("合格率 达标 ≥95% 96% 8 8"), "||合格率 达标|≥95%|96%|8|8|");
  EXPECT_EQ(row("培训人次 98 100 8 8 0"), "||培训人次|98|100|8|8|0");
}

// 无 is no reason as well as no figure: with one figure before it, either column lacks one.
TEST(RowFit, KnowsThatNothingMayBeTheReason) {
  const auto row = [](const std::string& text) {
    return fitted(RowKind::kIndicator, kIndicator, text);
  };
  EXPECT_EQ(row("合格率 ≥95% 96% 10 10 无"), "||合格率|≥95%|96%|10|10|无");
  EXPECT_EQ(row("合格率 ≥95% 96% 10 无"), "||合格率|≥95%|96%|?10|?10|?无");
}

// White space within a target is as common as within a name.
TEST(RowFit, PutsSpreadFiguresTogether) {
  const auto row = [](const std::string& text) {
    return fitted(RowKind::kIndicator, kIndicator, text);
  };
  EXPECT_EQ(row("群众满意度 ≥ 95% 90% 10 10"), "||群众满意度|≥ 95%|90%|10|10|");
  EXPECT_EQ(row("出警时间 ≤ 8 分钟 7 分钟 30 30"), "||出警时间|≤ 8 分钟|7 分钟|30|30|");
  EXPECT_EQ(row("验收合格率 100 % 100 % 10 10"), "||验收合格率|100 %|100 %|10|10|");
  EXPECT_EQ(row("更新 2023 年器材 ≥24套 24套 20 20"), "||更新 2023 年器材|≥24套|24套|20|20|");
  EXPECT_EQ(row("服务机制 持续增强 持续增强 10 10"), "||服务机制|持续增强|持续增强|10|10|");
}

TEST(RowFit, TakesAShareForAWeight) {
  EXPECT_EQ(fitted(RowKind::kIndicator, kIndicator, "培训人次 ≥60人 60人 40% 40"),
            "||培训人次|≥60人|60人|40%|40|");
  EXPECT_EQ(fitted(RowKind::kIndicator, kIndicator, "合格率 ≥90% 93% 40% 38"),
            "||合格率|≥90%|93%|40%|38|");
}

TEST(RowFit, IsSureOnlyOfWhatAllWaysAgreeIn) {
  const auto row = [](const std::string& text) {
    return fitted(RowKind::kIndicator, kIndicator, text);
  };
  // A figure is missing: of the actual, the weight, the score.
  EXPECT_EQ(row("培训人次 ≥60人 99 5"), "||培训人次|≥60人|?99|?99 5|?5|");
  EXPECT_EQ(row("优 良"), "||优|?良|?良|||");
}

TEST(RowFit, WeighsFundsByTheirRate) {
  const auto total = [](const std::string& text) {
    return fitted(RowKind::kFundTotal, kFunds, text);
  };
  EXPECT_EQ(total("42 37.44 37.44 10 100% 10"), "42|37.44|37.44|10|100%|10");
  EXPECT_EQ(total("0 0 0 10 0 0"), "0|0|0|10|0|0");
  // The budget at the year's begin is empty: only so the rate holds.
  EXPECT_EQ(total("50 40 10 80% 8"), "|50|40|10|80%|8");
  EXPECT_EQ(fitted(RowKind::kFundPart, kFunds, "90 89.974 89.974"), "90|89.974|89.974|||");
  // Signs for nothing may stand anywhere: the cells are empty all the same.
  EXPECT_EQ(fitted(RowKind::kFundPart, kFunds, "90 89.9 89.9 - -"), "90|89.9|89.9|||");
}

TEST(RowFit, GuessesNoGoal) {
  EXPECT_EQ(fitted(RowKind::kGoal, "expected actual", "完成改造。 改造已完成。"),
            "完成改造。|改造已完成。");
  EXPECT_EQ(fitted(RowKind::kGoal, "expected actual", "完成改造。"), "?完成改造。|?完成改造。");
}

std::string split(RowKind kind, const std::string& table, const std::string& ids,
                  const std::string& text) {
  const Passage passage{text, Place{}};
  std::string result;
  for (const GluedCell& cell :
       split_glued_row(kind, *project_pack().values, columns(table, ids), passage)) {
    if (!result.empty()) result += "|";
    result += (cell.sure ? "" : "?") + (cell.passage.text.empty() ? "_" : cell.passage.text);
  }
  return result;
}

TEST(GluedRow, IsSplitWhereOneSplitHolds) {
  const auto funds = [](const std::string& ids, const std::string& text) {
    return split(RowKind::kFundTotal, "funds", ids, text);
  };
  EXPECT_EQ(funds("annual_budget executed weight execution_rate score", "202010100.00%10"),
            "20|20|10|100.00%|10");
  EXPECT_EQ(funds("annual_budget executed execution_rate score", "1.561.56120"), "1.56|1.56|1|20");
  EXPECT_EQ(funds("annual_budget executed execution_rate", "194.9194.9100%"), "194.9|194.9|100%");
  // No split of four columns holds.
  EXPECT_EQ(funds("annual_budget executed execution_rate score", "6620"),
            "?6620|?6620|?6620|?6620");
  // Sources have no rate to tell by.
  EXPECT_EQ(
      split(RowKind::kFundPart, "funds", "annual_budget executed execution_rate", "5.126.40/"),
      "?5.12|?26.40|/");
}

TEST(GluedRow, PartsIndicatorsAtTheirFigures) {
  const auto row = [](const std::string& text) {
    return split(RowKind::kIndicator, "indicators", "level3 target actual weight score reason",
                 text);
  };
  EXPECT_EQ(row("培训人数不低于540人次540人次88"), "培训人数|不低于540人次|540人次|8|8|_");
  EXPECT_EQ(row("更新套数≥24套24套2020"), "更新套数|≥24套|24套|20|20|_");
  EXPECT_EQ(row("培训人次≥60人次51人次108.5汛期改期。"),
            "培训人次|≥60人次|51人次|10|8.5|汛期改期。");
  // A figure in the name: no way holds but one that leaves figures to the reason.
  const std::string figure = row("第2期培训人次60人次61人次1010");
  EXPECT_EQ(figure.find("|1"), std::string::npos) << figure;
  EXPECT_TRUE(figure.starts_with("?第2期培训人次60人次61人次1010|?")) << figure;
  // Words run together: only the figures are sure.
  const std::string words = row("群众负担明显减轻明显减轻1010");
  EXPECT_TRUE(words.ends_with("|10|10|_")) << words;
  EXPECT_TRUE(words.starts_with("?")) << words;
}

}  // namespace
}  // namespace jixiao

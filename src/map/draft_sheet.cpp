#include "map/draft_sheet.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kLongestLabel = 16;  // characters; what is longer is a value or a sentence

constexpr Named kFundWords[] = {
    {"执行率", "execution_rate"}, {"支出率", "execution_rate"}, {"年初", "initial_budget"},
    {"执行", "executed"},         {"支出", "executed"},         {"预算", "annual_budget"},
    {"分值", "weight"},           {"权重", "weight"},           {"得分", "score"},
    {"原因", "reason"},
};
constexpr Named kIndicatorWords[] = {
    {"一级", "level1"},          {"二级", "level2"},          {"三级", "level3"},
    {"原因", "reason"},          {"改进措施", "reason"},      {"指标性质", "target_op"},
    {"计量单位", "target_unit"}, {"度量单位", "target_unit"}, {"完成值", "actual"},
    {"实际值", "actual"},        {"实际完成", "actual"},      {"完成情况", "actual"},
    {"目标值", "target"},        {"指标值", "target"},        {"分值", "weight"},
    {"权重", "weight"},          {"标准分", "weight"},        {"得分", "score"},
    {"评分", "score"},           {"指标名称", "level3"},      {"指标内容", "level3"},
};
constexpr std::string_view kTotalWords[] = {"总分", "合计", "总计", "总得分"};

}  // namespace

bool is_figure(const std::string& text, const ValueWords& words) {
  const std::string folded = fold_match(text);
  return parse_measure(folded, words).has_value() || parse_amount(folded).has_value();
}

bool is_label(const FoldedCell& cell, const ValueWords& words) {
  return !cell.key.empty() && count_code_points(cell.key) <= kLongestLabel &&
         !is_figure(cell.passage.text, words) && !is_blank(cell.match, words);
}

bool is_total_label(std::string_view key) {
  return std::any_of(std::begin(kTotalWords), std::end(kTotalWords),
                     [&](std::string_view word) { return key == word || holds(key, word); });
}

std::vector<int> filled(const FoldedTable& table, int row) {
  std::vector<int> cells;
  for (const int index : table.row_cells(row)) {
    if (!table.cell(index).key.empty()) cells.push_back(index);
  }
  return cells;
}

bool is_side_caption(const FoldedTable& table, int index) {
  const FoldedCell& cell = table.cell(index);
  return cell.rowspan > 1 && cell.row + cell.rowspan <= table.rows;
}

int row_label(const FoldedTable& table, int row) {
  for (const int index : filled(table, row)) {
    if (!is_side_caption(table, index)) return index;
  }
  return -1;
}

namespace {

template <std::size_t N>
DraftTable table_of(const DraftSheet& sheet, const std::string& id, const std::vector<int>& cells,
                    const Named (&names)[N]) {
  DraftTable table;
  table.id = id;
  for (const int index : cells) {
    const FoldedCell& cell = sheet.table.cell(index);
    std::string column = find_name(names, cell.key);
    const bool taken = std::any_of(table.columns.begin(), table.columns.end(),
                                   [&](const DraftColumn& other) { return other.id == column; });
    if (column.empty() && index == cells.front()) {
      table.captions.push_back(fold_text(cell.passage.text));
      continue;
    }
    table.columns.push_back({taken ? "" : column, fold_text(cell.passage.text), "", ""});
  }
  return table;
}

bool has_column(const DraftTable& table, std::string_view id) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const DraftColumn& column) { return column.id == id; });
}

// 预期目标 | 实际完成情况
std::optional<DraftTable> goals_header(const DraftSheet& sheet, std::vector<int> cells) {
  // A dump that lost the spans does not say that the first cell reaches down.
  const bool side =
      !cells.empty() && (!sheet.table.spans_known || is_side_caption(sheet.table, cells.front()));
  if (cells.size() == 3 && side) {
    const std::string caption = fold_text(sheet.table.cell(cells.front()).passage.text);
    cells.erase(cells.begin());
    std::optional<DraftTable> table = goals_header(sheet, cells);
    if (table) table->captions = {caption};
    return table;
  }
  if (cells.size() != 2) return std::nullopt;
  const FoldedCell& left = sheet.table.cell(cells[0]);
  const FoldedCell& right = sheet.table.cell(cells[1]);
  const bool said = holds(left.key, "目标") && is_label(right, sheet.words) &&
                    (holds(right.key, "完成情况") || holds(right.key, "实际完成"));
  if (!said) return std::nullopt;
  DraftTable table;
  table.id = "goals";
  table.columns = {{"expected", fold_text(left.passage.text), "text", ""},
                   {"actual", fold_text(right.passage.text), "text", ""}};
  return table;
}

bool are_labels(const DraftSheet& sheet, const std::vector<int>& cells) {
  return cells.size() >= 2 && std::all_of(cells.begin(), cells.end(), [&](int index) {
           return is_label(sheet.table.cell(index), sheet.words);
         });
}

bool is_indicator_header(const DraftTable& table) {
  const bool valued = has_column(table, "target") || has_column(table, "actual") ||
                      has_column(table, "score") || has_column(table, "weight");
  return has_column(table, "level3") && valued;
}

// 绩效指标 | 指标值 | 得分 over 一级指标 | 二级指标 | 三级指标, where the spans say which stands
// over which.
std::optional<DraftTable> two_row_header(const DraftSheet& sheet, const std::vector<int>& above,
                                         int row) {
  if (!sheet.table.spans_known || row + 2 >= sheet.table.rows) return std::nullopt;
  const std::vector<int> below = filled(sheet.table, row + 1);
  if (!are_labels(sheet, below)) return std::nullopt;
  std::vector<int> cells = above;
  cells.insert(cells.end(), below.begin(), below.end());
  std::stable_sort(cells.begin(), cells.end(),
                   [&](int a, int b) { return sheet.table.cell(a).col < sheet.table.cell(b).col; });
  DraftTable table = table_of(sheet, "indicators", cells, kIndicatorWords);
  const DraftTable alone = table_of(sheet, "indicators", below, kIndicatorWords);
  if (!is_indicator_header(table) || is_indicator_header(alone)) return std::nullopt;
  table.header_rows = 2;
  return table;
}

}  // namespace

std::optional<DraftTable> header_of(const DraftSheet& sheet, int row) {
  const std::vector<int> cells = filled(sheet.table, row);
  if (!are_labels(sheet, cells) || row + 1 >= sheet.table.rows) return std::nullopt;
  if (std::optional<DraftTable> goals = goals_header(sheet, cells)) return goals;
  if (cells.size() < 3) return std::nullopt;
  DraftTable indicators = table_of(sheet, "indicators", cells, kIndicatorWords);
  if (is_indicator_header(indicators)) return indicators;
  DraftTable funds = table_of(sheet, "funds", cells, kFundWords);
  const bool amounts = has_column(funds, "annual_budget") && has_column(funds, "executed");
  if (amounts) return funds;
  return two_row_header(sheet, cells, row);
}

}  // namespace jixiao

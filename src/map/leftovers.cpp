#include "map/leftovers.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "map/amounts.h"
#include "map/numbers.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kQuotedCharacters = 30;

// Characters; what is longer is no label of a column.
constexpr int kLongestLabel = 15;
// Characters; of so many, two texts are hardly alike by chance.
constexpr int kSurelyAlike = 6;

bool is_like_left(const FoldedTable& table, int index) {
  const FoldedCell& cell = table.cell(index);
  const int left = table.cell_at(cell.row, cell.col - 1);
  return left >= 0 && table.cell(left).key == cell.key;
}

// 项目名称 | 项目名称 | 造林 | 造林: is a label of the row repeated?
bool repeats_labels(const FoldedTable& table, int row) {
  const std::span<const int> cells = table.row_cells(row);
  return std::any_of(cells.begin(), cells.end(), [&](int index) {
    return !table.cell(index).labels.empty() && is_like_left(table, index);
  });
}

// Does the cell say again what the one left of it says, in a column that the label of that one
// spans too? Then a dump has repeated it, and nothing of it is left unread. `repeated` holds the
// answers for the cells before it; `labels`: those of its row are repeated.
bool says_again(const FoldedTable& table, int index, const std::vector<bool>& repeated,
                bool labels) {
  const auto is_repeated = [&](int other) { return repeated[static_cast<std::size_t>(other)]; };
  const FoldedCell& cell = table.cell(index);
  if (!is_like_left(table, index)) return false;
  const int left = table.cell_at(cell.row, cell.col - 1);
  if (!table.cell(left).taken && !is_repeated(left)) return false;
  const bool figure = parse_amount(cell.match).has_value();
  const bool surely = count_code_points(cell.key) >= kSurelyAlike;
  if (!cell.labels.empty()) return true;
  if (!figure && (surely || labels)) return true;
  // Two short values may be alike: that they are one is told by the words above them.
  for (int row = cell.row - 1; row >= 0; --row) {
    const int above = table.cell_at(row, cell.col);
    if (above < 0 || table.cell(above).key.empty() || parse_amount(table.cell(above).match)) {
      continue;
    }
    return table.cell(above).row == row && is_repeated(above);
  }
  return false;
}

std::vector<bool> find_repeated(const FoldedTable& table) {
  std::vector<bool> repeated(table.cells.size());
  for (int row = 0; row < table.rows; ++row) {
    const bool labels = repeats_labels(table, row);
    for (const int index : table.row_cells(row)) {
      repeated[static_cast<std::size_t>(index)] = says_again(table, index, repeated, labels);
    }
  }
  return repeated;
}

// The cell of the row that stands under this cell of the header and nothing else; -1 if none does.
int find_under(const FoldedTable& table, int row, int header) {
  const FoldedCell& head = table.cell(header);
  if (!table.spans_known) {
    const std::span<const int> heads = table.row_cells(head.row);
    const std::span<const int> cells = table.row_cells(row);
    if (heads.size() != cells.size()) return -1;
    return cells[static_cast<std::size_t>(std::find(heads.begin(), heads.end(), header) -
                                          heads.begin())];
  }
  const int index = table.cell_at(row, head.col);
  if (index < 0) return -1;
  const FoldedCell& cell = table.cell(index);
  return cell.row == row && cell.col == head.col && cell.end_col() == head.end_col() ? index : -1;
}

bool is_filled(const FoldedCell& cell) {
  return !cell.taken && !cell.key.empty() && !is_blank_sign(cell.match);
}

// The cells of which nothing was read, by their index; empty if there are none.
std::vector<bool> find_left(const FoldedTable& table) {
  if (std::none_of(table.cells.begin(), table.cells.end(), is_filled)) return {};
  const std::vector<bool> repeated = find_repeated(table);
  std::vector<bool> left(table.cells.size());
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = is_filled(table.cells[i]) && !repeated[i];
  return left;
}

// Is the cell told with the header cell that it stands under?
bool is_told_above(const FoldedTable& table, const std::vector<bool>& left, int index) {
  const int column = table.cell(index).column;
  return column >= 0 && left[static_cast<std::size_t>(column)];
}

// How many cells are left under each header cell of a column that no rule knows.
std::unordered_map<int, int> count_under(const FoldedTable& table, const std::vector<bool>& left) {
  std::unordered_map<int, int> counts;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const int column = table.cells[i].column;
    if (column >= 0 && left[i]) ++counts[column];
  }
  return counts;
}

}  // namespace

void take_captions(FoldedTable& table, const BoundTable& bound, int row) {
  for (const int header : bound.unknown) {
    if (count_code_points(table.cell(header).key) > kLongestLabel) continue;
    const int index = find_under(table, row, header);
    if (index >= 0) table.cell(index).column = header;
  }
  if (!table.row_bears(row, bound.rule->caption)) return;
  for (const int index : table.row_cells(row)) {
    FoldedCell& cell = table.cell(index);
    cell.taken = cell.taken || bears(cell.labels, bound.rule->caption);
  }
}

void take_heading(FoldedTable& table, const Pack& pack, int row) {
  int only = -1;
  for (const int index : table.row_cells(row)) {
    if (table.cell(index).key.empty()) continue;
    if (only >= 0 && !is_like_left(table, index)) return;
    only = index;
  }
  if (only < 0) return;
  FoldedCell& cell = table.cell(only);
  cell.taken = cell.taken ||
               std::any_of(pack.tables.begin(), pack.tables.end(),
                           [&](const TableRule& rule) { return bears(cell.labels, rule.caption); });
}

void note_leftovers(const FoldedTable& table, Report& report) {
  const std::vector<bool> left = find_left(table);
  if (left.empty()) return;
  const std::unordered_map<int, int> under = count_under(table, left);
  for (int row = 0; row < table.rows; ++row) {
    std::string texts;
    std::string texts_en;
    std::optional<Place> place;
    for (const int index : table.row_cells(row)) {
      const FoldedCell& cell = table.cell(index);
      if (!left[static_cast<std::size_t>(index)] || is_told_above(table, left, index)) continue;
      if (!place) place = cell.passage.place;
      const std::string text = code_point_slice(fold_text(cell.passage.text), 0, kQuotedCharacters);
      texts += "“" + text + "”";
      texts_en += (texts_en.empty() ? "\"" : " \"") + text + "\"";
      const auto below = under.find(index);
      if (below == under.end()) continue;
      const std::string count = std::to_string(below->second);
      texts += "及其下" + count + "格";
      texts_en += " and " + count + " cells below it";
    }
    if (!place) continue;
    report.unread.push_back(Unread{"表格单元未被任何规则读取：" + texts,
                                   "table cells that no rule reads: " + texts_en, *place});
  }
}

}  // namespace jixiao

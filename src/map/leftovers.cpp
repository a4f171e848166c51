#include "map/leftovers.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/amounts.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kQuotedCharacters = 30;

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

}  // namespace

void note_leftovers(const FoldedTable& table, Report& report) {
  std::vector<bool> repeated;  // found once something is left
  for (int row = 0; row < table.rows; ++row) {
    std::string texts;
    std::optional<Place> place;
    for (const int index : table.row_cells(row)) {
      const FoldedCell& cell = table.cell(index);
      if (cell.taken || cell.key.empty()) continue;
      if (repeated.empty()) repeated = find_repeated(table);
      if (repeated[static_cast<std::size_t>(index)]) continue;
      if (!place) place = cell.passage.place;
      if (!texts.empty()) texts += "”“";
      texts += code_point_slice(fold_text(cell.passage.text), 0, kQuotedCharacters);
    }
    if (!place) continue;
    report.unread.push_back(Unread{"表格单元未被任何规则读取：“" + texts + "”",
                                   "table cells that no rule reads: \"" + texts + "\"", *place});
  }
}

}  // namespace jixiao

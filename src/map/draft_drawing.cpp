#include "map/draft_drawing.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kLongestDrawnCell = 60;  // characters; a test needs no page of prose

// A cell of a pipe table: no sign that draws.
std::string drawn_cell(const std::string& text) {
  std::string folded = code_point_slice(fold_text(text), 0, kLongestDrawnCell);
  if (folded == "<") return "＜";
  if (folded == "^") return "＾";
  for (std::size_t at = folded.find('|'); at != std::string::npos; at = folded.find('|', at)) {
    folded.replace(at, 1, "｜");
  }
  return folded;
}

bool hides_value(const DraftPack& pack, const FoldedTable& table, const FoldedCell& cell) {
  const int left = table.cell_at(cell.row, cell.col - 1);
  if (left < 0 || cell.key.empty()) return false;
  const std::string label = fold_text(table.cell(left).passage.text);
  return std::any_of(pack.fields.begin(), pack.fields.end(),
                     [&](const DraftField& field) { return !field.keep && field.label == label; });
}

std::vector<std::string> drawn_row(const DraftSheet& sheet, int row) {
  const FoldedTable& table = sheet.table;
  std::vector<std::string> cells;
  for (int col = 0; col < table.cols; ++col) {
    const int index = table.cell_at(row, col);
    if (index < 0) {
      cells.emplace_back();
      continue;
    }
    const FoldedCell& cell = table.cell(index);
    if (cell.row == row && cell.col == col) {
      cells.push_back(hides_value(sheet.pack, table, cell) ? "某" : drawn_cell(cell.passage.text));
    } else {
      cells.emplace_back(cell.row < row ? "^" : "<");
    }
  }
  return cells;
}

// A row of a dump that lost the spans is filled up to the header's width: names merged down are
// missing at its front; of a total, what its label spans.
void widen(std::vector<std::string>& cells, std::size_t own, bool in_indicators, bool total) {
  const std::size_t missing = cells.size() - own;
  const std::vector<std::string> given(cells.begin(), cells.begin() + static_cast<int>(own));
  if (missing == 0 || own == 0) return;
  std::vector<std::string> wide;
  if (in_indicators && !total) wide.assign(missing, "^");
  for (std::size_t i = 0; i < given.size(); ++i) {
    wide.push_back(given[i]);
    const bool behind = total ? i == 0 : !in_indicators && i + 1 == given.size();
    if (behind) wide.insert(wide.end(), missing, "<");
  }
  cells = std::move(wide);
}

}  // namespace

void draw(DraftSheet& sheet) {
  bool in_indicators = false;
  for (int row = 0; row < sheet.table.rows; ++row) {
    std::vector<std::string> cells = drawn_row(sheet, row);
    const std::optional<DraftTable> header = header_of(sheet, row);
    if (header) in_indicators = header->id == "indicators";
    if (!sheet.table.spans_known && !header) {
      const int label = row_label(sheet.table, row);
      const bool total = in_indicators && label >= 0 && is_total_label(sheet.table.cell(label).key);
      widen(cells, sheet.table.row_cells(row).size(), in_indicators, total);
      if (total) in_indicators = false;
    }
    sheet.pack.rows.push_back(std::move(cells));
  }
}

}  // namespace jixiao

#include "extract/grid.h"

#include <gtest/gtest.h>

#include <random>

#include "value/failure.h"

namespace jixiao {
namespace {

std::vector<Block> text_block(const std::string& text) {
  Paragraph paragraph;
  paragraph.text = text;
  return {paragraph};
}

// A row as words: a text, then marks: digits span, 'r' and 'c' vertical, 'R' and 'C' horizontal
// merge, 'x' deleted; "<2" and ">1" are empty columns in front and behind. "-" is no text.
RawCell make_cell(const std::string& word) {
  RawCell cell;
  const std::size_t mark = std::min(word.find(':'), word.size());
  cell.blocks = text_block(word[0] == '-' ? "" : word.substr(0, mark));
  for (const char c : word.substr(mark)) {
    if (c >= '0' && c <= '9') cell.span = c - '0';
    if (c == 'r') cell.vertical = Merge::kRestart;
    if (c == 'c') cell.vertical = Merge::kContinue;
    if (c == 'R') cell.horizontal = Merge::kRestart;
    if (c == 'C') cell.horizontal = Merge::kContinue;
    if (c == 'x') cell.deleted = true;
  }
  return cell;
}

RawRow make_row(const std::string& words) {
  RawRow row;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string word = words.substr(at, end - at);
    at = end + 1;
    if (word[0] == '<') {
      row.before = std::stoi(word.substr(1));
    } else if (word[0] == '>') {
      row.after = std::stoi(word.substr(1));
    } else {
      row.cells.push_back(make_cell(word));
    }
  }
  return row;
}

// "3x2 (0,0)1x2 A; (1,0) B; notes: 1"
std::string laid_out(int grid, const std::vector<std::string>& rows) {
  RawTable raw;
  raw.grid_columns = grid;
  for (const std::string& row : rows) raw.rows.push_back(make_row(row));
  std::vector<Unread> notes;
  const Table table = lay_out(std::move(raw), {}, notes);
  std::string text = std::to_string(table.rows) + "x" + std::to_string(table.cols);
  for (const Cell& cell : table.cells) {
    text += " (" + std::to_string(cell.row) + "," + std::to_string(cell.col) + ")";
    if (cell.rowspan > 1 || cell.colspan > 1) {
      text += std::to_string(cell.rowspan) + "x" + std::to_string(cell.colspan);
    }
    text += cell_text(cell);
  }
  if (!notes.empty()) text += " notes " + std::to_string(notes.size());
  return text;
}

TEST(Grid, PlacesCells) {
  const struct {
    const char* what;
    int grid;
    std::vector<std::string> rows;
    const char* table;
  } rows[] = {
      {"plain", 2, {"A B", "C D"}, "2x2 (0,0)A (0,1)B (1,0)C (1,1)D"},
      {"span", 2, {"A:2", "C D"}, "2x2 (0,0)1x2A (1,0)C (1,1)D"},
      {"wider than the grid", 1, {"A B C"}, "1x3 (0,0)A (0,1)B (0,2)C"},
      {"narrower than the grid", 3, {"A"}, "1x3 (0,0)A"},
      {"no grid, no cells", 0, {"", "A"}, "2x1 (1,0)A"},
      {"vertical", 2, {"A:r B", "-:c C", "-:c D"}, "3x2 (0,0)3x1A (0,1)B (1,1)C (2,1)D"},
      {"vertical with span", 3, {"A:2r B", "-:2c C"}, "2x3 (0,0)2x2A (0,2)B (1,2)C"},
      {"vertical ends", 1, {"A:r", "-:c", "B", "-:c"}, "4x1 (0,0)2x1A (2,0)B (3,0) notes 1"},
      {"restart again", 1, {"A:r", "B:r", "-:c"}, "3x1 (0,0)A (1,0)2x1B"},
      {"text below", 1, {"A:r", "B:c"}, "2x1 (0,0)2x1A\nB notes 1"},
      {"other width", 2, {"A:2r", "B:c C"}, "2x2 (0,0)1x2A (1,0)B (1,1)C notes 1"},
      {"orphan goes on", 1, {"A:c", "-:c"}, "2x1 (0,0)2x1A notes 1"},
      {"horizontal", 3, {"A:R B:C C", "D E F"}, "2x3 (0,0)1x2A\nB (0,2)C (1,0)D (1,1)E (1,2)F"},
      {"horizontal orphan", 2, {"A:C B"}, "1x2 (0,0)A (0,1)B"},
      {"gaps", 3, {"<1 A >1", "B:r C D", "<1 E"}, "3x3 (0,1)A (1,0)B (1,1)C (1,2)D (2,1)E"},
      {"merge shifted by a gap", 2, {"A B:r", "<1 -:c"}, "2x2 (0,0)A (0,1)2x1B"},
      {"deleted leaves it short",
       3,
       {"A B C", "D E:x F"},
       "2x3 (0,0)A (0,1)B (0,2)C (1,0)1x2D (1,2)F"},
      {"deleted not short", 2, {"A B", "C D:x E"}, "2x2 (0,0)A (0,1)B (1,0)C (1,1)E"},
      {"zero span", 1, {"A:0"}, "1x1 (0,0)A notes 1"},
  };
  for (const auto& row : rows) EXPECT_EQ(laid_out(row.grid, row.rows), row.table) << row.what;
}

TEST(Grid, ClampsSpansNobodyWrites) {
  RawTable raw;
  raw.rows.resize(1);
  raw.rows[0].before = -3;
  raw.rows[0].cells.resize(2);
  raw.rows[0].cells[0].span = 2000000000;
  std::vector<Unread> notes;
  const Table table = lay_out(std::move(raw), {}, notes);
  EXPECT_EQ(table.cols, 2);
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[1].what_en, "the cell spans 2000000000 columns, read as 1");
}

TEST(Grid, RefusesTooManyColumns) {
  RawTable raw;
  raw.rows.resize(1);
  raw.rows[0].cells.resize(5);
  Limits limits;
  limits.columns = 4;
  std::vector<Unread> notes;
  EXPECT_THROW(lay_out(std::move(raw), limits, notes), Failure);
}

// How many cells cover each position, counted the slow way.
std::vector<std::vector<int>> coverage(const Table& table) {
  std::vector<std::vector<int>> covered(static_cast<std::size_t>(table.rows),
                                        std::vector<int>(static_cast<std::size_t>(table.cols)));
  for (const Cell& cell : table.cells) {
    for (int r = cell.row; r < cell.row + cell.rowspan; ++r) {
      for (int c = cell.col; c < cell.col + cell.colspan; ++c) {
        ++covered.at(static_cast<std::size_t>(r)).at(static_cast<std::size_t>(c));
      }
    }
  }
  return covered;
}

RawTable random_table(std::mt19937& random) {
  RawTable raw;
  raw.grid_columns = static_cast<int>(random() % 5);
  raw.rows.resize(random() % 6);
  for (RawRow& row : raw.rows) {
    row.before = random() % 4 == 0 ? static_cast<int>(random() % 3) : 0;
    row.after = random() % 4 == 0 ? static_cast<int>(random() % 3) : 0;
    row.cells.resize(random() % 5);
    for (RawCell& cell : row.cells) {
      cell.span = 1 + static_cast<int>(random() % 3);
      cell.vertical = static_cast<Merge>(random() % 3);
      cell.horizontal = random() % 6 == 0 ? Merge::kContinue : Merge::kNone;
    }
  }
  return raw;
}

TEST(Grid, HasNoOverlapAndNoHoleInsideARow) {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const RawTable raw = random_table(random);
    std::vector<Unread> notes;
    const Table table = lay_out(raw, {}, notes);
    const auto covered = coverage(table);  // throws if a cell leaves the grid
    for (std::size_t r = 0; r < covered.size(); ++r) {
      int width = 0;
      for (const RawCell& cell : raw.rows[r].cells) width += cell.span;
      for (int c = 0; c < table.cols; ++c) {
        const bool inside = c >= raw.rows[r].before && c < raw.rows[r].before + width;
        ASSERT_EQ(covered[r][static_cast<std::size_t>(c)], inside ? 1 : 0)
            << "case " << i << " row " << r << " col " << c;
      }
    }
    for (std::size_t c = 1; c < table.cells.size(); ++c) {
      const Cell& a = table.cells[c - 1];
      const Cell& b = table.cells[c];
      ASSERT_TRUE(a.row < b.row || (a.row == b.row && a.col < b.col)) << "case " << i;
    }
  }
}

}  // namespace
}  // namespace jixiao

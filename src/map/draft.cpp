#include "map/draft.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "map/draft_drawing.h"
#include "map/draft_sheet.h"
#include "map/folded_table.h"
#include "map/measure.h"
#include "map/prose.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kLongestTitle = 60;  // characters
constexpr std::size_t kTitleLines = 5;
constexpr std::size_t kDetectLabels = 4;
constexpr std::size_t kCellsOfGoal = 3;  // a side caption, the goal, its result

constexpr Named kFieldWords[] = {
    {"项目名称", "project_name"},
    {"专项名称", "project_name"},
    {"资金名称", "project_name"},
    {"支出名称", "project_name"},
    {"负责人", "contact"},
    {"联系", "contact"},
    {"电话", "contact"},
    {"填报人", "contact"},
    {"填表人", "contact"},
    {"填报日期", "contact"},
    {"主管部门", "department"},
    {"主管单位", "department"},
    {"实施单位", "implementing_unit"},
    {"项目单位", "implementing_unit"},
    {"单位名称", "implementing_unit"},
    {"使用单位", "implementing_unit"},
    {"承担单位", "implementing_unit"},
    {"填报单位", "implementing_unit"},
    {"部门名称", "implementing_unit"},
    {"等级", "grade"},
    {"等次", "grade"},
    {"结论", "narratives.conclusion"},
    {"问题", "narratives.problems"},
    {"改进措施", "narratives.measures"},
    {"备注", "narratives.remarks"},
    {"说明", "narratives.remarks"},
};
constexpr Named kRowWords[] = {
    {"总额", "total"},   {"合计", "total"}, {"结转", "carried"}, {"结余", "carried"},
    {"中央", "central"}, {"省级", "local"}, {"市级", "local"},   {"县级", "local"},
    {"地方", "local"},   {"其他", "other"}, {"其它", "other"},   {"财政", "fiscal"},
};

// --- Values below a header ---------------------------------------------------------------------

std::string type_of_column(const std::string& table, const std::string& id) {
  if (table == "goals") return "text";
  if (id == "level1" || id == "level2") return "group";
  if (id == "target" || id == "actual") return "target";
  if (id == "weight" || id == "score") return "decimal";
  if (id == "execution_rate") return "percent";
  const bool money = id == "initial_budget" || id == "annual_budget" || id == "executed";
  return money ? "money" : "text";
}

// What the values look like, for a column without an id.
std::string guessed_type(const std::vector<std::string>& values) {
  bool percent = !values.empty();
  bool decimal = !values.empty();
  for (const std::string& value : values) {
    const std::string folded = fold_match(value);
    percent = percent && folded.ends_with('%');
    decimal = decimal && parse_plain_number(folded).has_value();
  }
  if (percent) return "percent";
  return decimal ? "decimal" : "text";
}

// The first value that the type cannot read.
std::string find_doubt(const std::string& type, const std::vector<std::string>& values) {
  if (type != "money" && type != "decimal" && type != "percent") return {};
  for (const std::string& value : values) {
    std::string folded = fold_match(value);
    if (is_blank_sign(folded)) continue;
    if (type == "percent" && folded.ends_with('%')) folded.pop_back();
    if (!parse_amount(folded)) return fold_text(value);
  }
  return {};
}

// Below the header cell with this label, in its column of the grid.
std::vector<std::string> values_below(const DraftSheet& sheet, int header, int end,
                                      const std::string& label, int header_rows) {
  std::vector<std::string> values;
  const FoldedTable& table = sheet.table;
  for (const FoldedCell& head : table.cells) {
    const bool in_header = head.row >= header && head.row < header + header_rows;
    if (!in_header || fold_text(head.passage.text) != label) continue;
    for (int row = header + header_rows; row < end; ++row) {
      const int below = table.cell_at(row, head.col);
      const bool own = below >= 0 && table.cell(below).row == row;
      if (own && !table.cell(below).key.empty()) values.push_back(table.cell(below).passage.text);
    }
    return values;
  }
  return values;
}

void type_columns(const DraftSheet& sheet, int header, int end, DraftTable& table) {
  for (DraftColumn& column : table.columns) {
    const std::vector<std::string> values =
        values_below(sheet, header, end, column.label, table.header_rows);
    column.type = column.id.empty() ? guessed_type(values) : type_of_column(table.id, column.id);
    if (sheet.table.spans_known) column.doubt = find_doubt(column.type, values);
  }
}

// What the names of an indicator table show beside themselves.
void take_name_habits(const DraftSheet& sheet, int header, int end, DraftTable& table) {
  static const Pattern kWeight(R"(\(\d+(?:\.\d+)?分\)$)");
  static const Pattern kLeftOver(R"(^(?:…+|\.{3,}|指标\d+)$)");
  for (const FoldedCell& cell : sheet.table.cells) {
    if (cell.row <= header || cell.row >= end) continue;
    table.group_weights = table.group_weights || kWeight.matches(cell.match);
    table.template_rows = table.template_rows || kLeftOver.matches(cell.key);
  }
}

void add_fund_row(const FoldedCell& label, DraftTable& funds) {
  std::string id = find_name(kRowWords, label.key);
  if (id.empty()) id = "part";
  const auto known = std::find_if(funds.rows.begin(), funds.rows.end(),
                                  [&](const DraftRow& row) { return row.id == id; });
  if (known == funds.rows.end()) {
    funds.rows.push_back({id, id == "total" ? "total" : "part", {fold_text(label.passage.text)}});
  } else {
    known->labels.push_back(fold_text(label.passage.text));
  }
}

// --- Labels beside values ----------------------------------------------------------------------

void add_field(DraftSheet& sheet, int label, int value) {
  const FoldedCell& cell = sheet.table.cell(label);
  if (std::find(sheet.used.begin(), sheet.used.end(), cell.key) != sheet.used.end()) return;
  sheet.used.emplace_back(cell.key);
  DraftField field;
  field.label = fold_text(cell.passage.text);
  field.id = find_name(kFieldWords, cell.key);
  const auto has_id = [&](const std::string& id) {
    return std::any_of(sheet.pack.fields.begin(), sheet.pack.fields.end(),
                       [&](const DraftField& other) { return other.id == id; });
  };
  if (field.id == "contact") {
    field.id = "contact_" + std::to_string(++sheet.contacts);
    field.keep = false;
  } else if (field.id.empty() || has_id(field.id)) {
    field.id = "narratives.item_" + std::to_string(++sheet.notes);
    field.guessed = true;
  }
  const std::string seen = value < 0 ? "" : fold_text(sheet.table.cell(value).passage.text);
  if (field.id == "grade" && !seen.empty()) field.values.push_back(seen);
  sheet.pack.fields.push_back(std::move(field));
}

// | 项目名称 | 甲 | 主管部门 | 乙 |: every other cell is a label.
void add_fields(DraftSheet& sheet, int row) {
  const std::span<const int> cells = sheet.table.row_cells(row);
  std::size_t at = 0;
  const bool side =
      cells.size() % 2 == 1 && cells.size() > 1 && is_side_caption(sheet.table, cells.front());
  if (side) at = 1;
  while (at + 1 < cells.size()) {
    if (is_label(sheet.table.cell(cells[at]), sheet.words)) {
      add_field(sheet, cells[at], cells[at + 1]);
      at += 2;
    } else {
      ++at;
    }
  }
}

// --- The walk ----------------------------------------------------------------------------------

bool is_field_label(const FoldedCell& cell, const ValueWords& words) {
  return is_label(cell, words) && !find_name(kFieldWords, cell.key).empty();
}

enum class Belongs { kNo, kYes, kAndEnds };

Belongs add_row(const DraftSheet& sheet, int header, int row, DraftTable& table) {
  const FoldedTable& grid = sheet.table;
  const int label = row_label(grid, row);
  if (label < 0) return Belongs::kYes;
  const std::vector<int> cells = filled(grid, row);
  const FoldedCell& cell = grid.cell(label);
  if (table.id == "funds") {
    const bool figures = std::any_of(cells.begin(), cells.end(), [&](int index) {
      return is_figure(grid.cell(index).passage.text, sheet.words);
    });
    const bool known = !find_name(kRowWords, cell.key).empty();
    if (!is_label(cell, sheet.words) || (!figures && !known)) return Belongs::kNo;
    add_fund_row(cell, table);
    return Belongs::kYes;
  }
  // The first row below 预期目标 | 实际完成情况 is the goal itself.
  if (table.id == "goals") {
    if (cells.size() > kCellsOfGoal) return Belongs::kNo;
    return row > header + 1 && is_field_label(cell, sheet.words) ? Belongs::kNo : Belongs::kYes;
  }
  if (is_total_label(cell.key)) {
    table.total_rows.push_back(fold_text(cell.passage.text));
    return Belongs::kAndEnds;
  }
  return cells.size() <= 2 && is_field_label(cell, sheet.words) ? Belongs::kNo : Belongs::kYes;
}

// Reads the rows below the header that belong to it; the row behind them.
int read_table(DraftSheet& sheet, int header, DraftTable table) {
  int row = header + table.header_rows;
  for (; row < sheet.table.rows && !header_of(sheet, row); ++row) {
    const Belongs belongs = add_row(sheet, header, row, table);
    if (belongs == Belongs::kNo) break;
    if (belongs != Belongs::kAndEnds) continue;
    ++row;
    break;
  }
  type_columns(sheet, header, row, table);
  if (table.id == "indicators") take_name_habits(sheet, header, row, table);
  sheet.pack.tables.push_back(std::move(table));
  return row;
}

void read_sheet(DraftSheet& sheet) {
  const auto seen = [&](const std::string& id) {
    return std::any_of(sheet.pack.tables.begin(), sheet.pack.tables.end(),
                       [&](const DraftTable& table) { return table.id == id; });
  };
  for (int row = 0; row < sheet.table.rows;) {
    std::optional<DraftTable> table = header_of(sheet, row);
    if (table && !seen(table->id)) {
      row = read_table(sheet, row, std::move(*table));
      continue;
    }
    add_fields(sheet, row);
    ++row;
  }
}

// --- Title, kind and labels to detect by -------------------------------------------------------

// 某县2023年度项目支出自评表 -> 项目支出自评表
std::string bare_title(const std::string& line) {
  static const Pattern kYear(R"(^.*(?:19|20)\d\d\s*年?度?)");
  const std::string folded = fold_match(line);
  const std::optional<PatternMatch> match = kYear.find(folded);
  const std::string rest = match ? folded.substr(match->whole.end) : folded;
  return label_key(rest).empty() ? label_key(folded) : label_key(rest);
}

bool is_title(const std::string& text) {
  const std::string key = label_key(text);
  return key.ends_with("表") && count_code_points(key) <= kLongestTitle;
}

std::string kind_of(const std::string& title) {
  if (holds(title, "监控")) return "monitoring";
  const bool declared = holds(title, "申报") || holds(title, "审批") || holds(title, "批复");
  if (declared || (holds(title, "目标") && !holds(title, "自评"))) return "target_only";
  if (holds(title, "整体")) return "department";
  return holds(title, "转移支付") ? "transfer" : "project";
}

void take_title(DraftSheet& sheet, const std::vector<Line>& lines, int block) {
  std::size_t below = 0;
  while (below < lines.size() && lines[below].block < block) ++below;
  for (std::size_t i = below; i > 0 && below - i < kTitleLines; --i) {
    const Line& line = lines[i - 1];
    if (!is_title(line.passage.text)) continue;
    sheet.pack.title = bare_title(line.passage.text);
    for (std::size_t k = i - 1; k < below; ++k) {
      sheet.pack.lines.push_back(fold_text(lines[k].passage.text));
    }
    break;
  }
  for (const FoldedCell& cell : sheet.table.cells) {
    if (!sheet.pack.title.empty() || cell.row > 1) break;
    if (is_title(cell.passage.text)) sheet.pack.title = bare_title(cell.passage.text);
  }
  sheet.pack.kind = kind_of(sheet.pack.title);
}

void add_once(const std::string& label, std::vector<std::string>& labels) {
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
}

void take_detection(DraftPack& pack) {
  for (const DraftTable& table : pack.tables) {
    for (const DraftColumn& column : table.columns) {
      const bool wanted = table.id == "indicators" && pack.all.size() < kDetectLabels;
      if (!column.id.empty()) add_once(column.label, wanted ? pack.all : pack.any);
    }
  }
  for (const DraftField& field : pack.fields) add_once(field.label, pack.any);
}

std::string currency_of(const DraftSheet& sheet) {
  for (const std::string& line : sheet.pack.lines) {
    const std::string unit = find_currency_unit(fold_match(line));
    if (!unit.empty()) return reported_currency(unit);
  }
  for (const FoldedCell& cell : sheet.table.cells) {
    const std::string unit = find_currency_unit(cell.match);
    if (!unit.empty()) return reported_currency(unit);
  }
  return "万元";
}

// The table with most filled cells, and its block.
struct Largest {
  const Table* table = nullptr;
  int block = -1;
};

Largest find_largest(const Document& document) {
  Largest largest;
  std::size_t most = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Table* table = std::get_if<Table>(&document.blocks[i]);
    if (table == nullptr || table->story != Story::kBody) continue;
    const auto count = static_cast<std::size_t>(
        std::count_if(table->cells.begin(), table->cells.end(),
                      [](const Cell& cell) { return !label_key(cell_text(cell)).empty(); }));
    if (count <= most) continue;
    most = count;
    largest = {table, static_cast<int>(i)};
  }
  return largest;
}

}  // namespace

std::optional<DraftPack> draft(const Document& document, const ValueWords& words) {
  const Largest largest = find_largest(document);
  if (largest.table == nullptr) return std::nullopt;
  const Place place{largest.table->part, largest.block, largest.table->number};
  KnownTexts texts;
  const FoldedTable table(*largest.table, place, texts);
  DraftSheet sheet{table, words};
  read_sheet(sheet);
  take_title(sheet, prose_lines(document), largest.block);
  take_detection(sheet.pack);
  for (DraftTable& one : sheet.pack.tables) {
    if (one.id == "funds") one.unit = currency_of(sheet);
  }
  draw(sheet);
  if (sheet.pack.all.size() + sheet.pack.any.size() < 2) return std::nullopt;
  return std::move(sheet.pack);
}

}  // namespace jixiao

#include "rules/load_tests.h"

#include <algorithm>
#include <utility>

namespace jixiao {
namespace {

struct DrawnLine {
  std::string text;  // without the blanks around it
  YamlMark mark;
};

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

// The filled lines of a scalar. Those of a block begin below its sign.
std::vector<DrawnLine> drawn_lines(const YamlNode& node) {
  std::vector<DrawnLine> lines;
  const bool block = !node.plain && node.written.empty();
  int number = node.mark.line + (block ? 1 : 0);
  for (std::size_t begin = 0; begin <= node.text.size(); ++number) {
    const std::size_t end = std::min(node.text.find('\n', begin), node.text.size());
    std::string text = trimmed(std::string_view(node.text).substr(begin, end - begin));
    begin = end + 1;
    if (text.empty()) continue;
    lines.push_back({std::move(text), block ? YamlMark{number, 1, node.mark.file} : node.mark});
  }
  return lines;
}

Paragraph paragraph_of(const std::string& text, int line) {
  Paragraph paragraph;
  paragraph.text = text;
  paragraph.line = line;
  return paragraph;
}

void add_paragraphs(Keys& keys, std::string_view name, Document& document, Problems& problems) {
  const YamlNode* node = keys.node(name, Need::kOptional);
  if (node == nullptr || !scalar_of(*node, problems)) return;
  for (const DrawnLine& line : drawn_lines(*node)) {
    document.blocks.emplace_back(paragraph_of(line.text, line.mark.line));
  }
}

using Cells = std::vector<std::string>;

// "| 甲 |  | ^ |" -> 甲, "", ^
std::vector<Cells> split_rows(const std::vector<DrawnLine>& lines, Problems& problems) {
  std::vector<Cells> rows;
  for (const DrawnLine& line : lines) {
    if (line.text.size() < 2 || line.text.front() != '|' || line.text.back() != '|') {
      problems.add(line.mark, "a row of a table begins and ends with \"|\"");
      continue;
    }
    Cells cells;
    for (std::size_t begin = 1; begin < line.text.size();) {
      const std::size_t end = line.text.find('|', begin);
      cells.push_back(trimmed(std::string_view(line.text).substr(begin, end - begin)));
      begin = end + 1;
    }
    if (!rows.empty() && cells.size() != rows.front().size()) {
      problems.add(line.mark, "this row has " + std::to_string(cells.size()) +
                                  " cells, the first has " + std::to_string(rows.front().size()));
      continue;
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

// Which cell covers each position of the grid, row by row.
struct Cover {
  std::size_t columns = 0;
  std::vector<std::size_t> owners;
  std::vector<Cell> cells;
};

void add_cell(Cover& cover, const std::string& text, std::size_t at, int line) {
  Cell cell;
  cell.row = static_cast<int>(at / cover.columns);
  cell.col = static_cast<int>(at % cover.columns);
  cell.line = line;
  if (!text.empty()) cell.blocks.emplace_back(paragraph_of(text, line));
  cover.owners.push_back(cover.cells.size());
  cover.cells.push_back(std::move(cell));
}

// The cell at `at` reaches to the cell that it is merged with.
void add_merged(Cover& cover, std::size_t owner, std::size_t at) {
  Cell& cell = cover.cells[owner];
  cell.rowspan = std::max(cell.rowspan, static_cast<int>(at / cover.columns) - cell.row + 1);
  cell.colspan = std::max(cell.colspan, static_cast<int>(at % cover.columns) - cell.col + 1);
  cover.owners.push_back(owner);
}

void note_uneven_merges(const Cover& cover, const std::vector<DrawnLine>& lines,
                        Problems& problems) {
  std::vector<int> covered(cover.cells.size());
  for (const std::size_t owner : cover.owners) ++covered[owner];
  for (std::size_t i = 0; i < cover.cells.size(); ++i) {
    const Cell& cell = cover.cells[i];
    if (covered[i] == cell.rowspan * cell.colspan) continue;
    problems.add(lines[static_cast<std::size_t>(cell.row)].mark,
                 "what is merged with the cell \"" + cell_text(cell) + "\" is no rectangle");
  }
}

std::optional<Table> draw_table(const YamlNode& node, Problems& problems) {
  const std::vector<DrawnLine> lines = drawn_lines(node);
  const std::vector<Cells> rows = split_rows(lines, problems);
  if (rows.empty() || rows.size() != lines.size()) return std::nullopt;
  Cover cover;
  cover.columns = rows.front().size();
  for (std::size_t at = 0; at < rows.size() * cover.columns; ++at) {
    const std::size_t row = at / cover.columns;
    const std::string& text = rows[row][at % cover.columns];
    const bool up = text == "^";
    if (!up && text != "<") {
      add_cell(cover, text, at, lines[row].mark.line);
    } else if (up ? row == 0 : at % cover.columns == 0) {
      problems.add(lines[row].mark, "\"" + text + "\": there is no cell to merge with");
      return std::nullopt;
    } else {
      add_merged(cover, cover.owners[at - (up ? cover.columns : 1)], at);
    }
  }
  note_uneven_merges(cover, lines, problems);
  Table table;
  table.rows = static_cast<int>(rows.size());
  table.cols = static_cast<int>(cover.columns);
  table.cells = std::move(cover.cells);
  table.number = 0;
  table.line = lines.front().mark.line;
  return table;
}

Document draw_document(Keys& keys, Problems& problems) {
  Document document;
  document.source.format = Format::kText;
  add_paragraphs(keys, "text", document, problems);
  const YamlNode* drawing = keys.node("table", Need::kOptional);
  if (drawing != nullptr && scalar_of(*drawing, problems)) {
    std::optional<Table> table = draw_table(*drawing, problems);
    if (table) document.blocks.emplace_back(std::move(*table));
  }
  add_paragraphs(keys, "below", document, problems);
  return document;
}

std::vector<Expectation> take_values(Keys& keys, Problems& problems) {
  std::vector<Expectation> values;
  const YamlNode* node = keys.node("values", Need::kOptional);
  if (node == nullptr) return values;
  Keys pointers(*node, problems, "values");
  for (const YamlKey& key : node->keys) {
    std::string value = pointers.text(key.text, Need::kRequired);
    if (key.text.front() != '/') {
      problems.add(key.mark, "\"" + key.text + "\" is no JSON Pointer: /forms/0/total/score");
    }
    values.push_back({key.text, std::move(value), key.mark.line, key.mark.column});
  }
  if (node->kind == YamlNode::Kind::kMapping && values.empty()) {
    problems.add(node->mark, "no values are expected");
  }
  return values;
}

// Ids of the pack's checks and codes of findings.
std::vector<Expectation> take_verdicts(Keys& keys, std::string_view name, const Pack& pack,
                                       Problems& problems) {
  std::vector<std::string> legal(finding_code_names().begin(), finding_code_names().end());
  for (const CheckRule& check : pack.checks) legal.push_back(check.id);
  std::vector<Expectation> verdicts;
  for (const YamlNode& item : keys.list(name, Need::kOptional)) {
    const std::optional<std::string> word = scalar_of(item, problems);
    if (!word) continue;
    if (std::find(legal.begin(), legal.end(), *word) == legal.end()) {
      problems.add(item.mark, "\"" + *word + "\" is no check of the pack and no code" +
                                  nearest_hint(*word, legal));
    }
    verdicts.push_back({*word, "", item.mark.line, item.mark.column});
  }
  return verdicts;
}

void note_both(const PackTest& test, const YamlNode& node, Problems& problems) {
  for (const Expectation& silent : test.silent) {
    const auto same = [&](const Expectation& fires) { return fires.name == silent.name; };
    if (std::none_of(test.fires.begin(), test.fires.end(), same)) continue;
    problems.add({silent.line, silent.column, node.mark.file},
                 "\"" + silent.name + "\" cannot fire and be silent");
  }
}

// Something of the pack that has labels, with the path that names it.
struct LabelPath {
  std::string path;
  const Labels* labels;
};

std::vector<LabelPath> label_paths(const Pack& pack) {
  std::vector<LabelPath> paths;
  for (const HeadingRule& heading : pack.sections.headings) {
    paths.push_back({"sections.headings." + heading.id, &heading.labels});
  }
  for (const FieldRule& field : pack.fields) paths.push_back({"fields." + field.id, &field.labels});
  for (const TableRule& table : pack.tables) {
    const std::string at = "tables." + table.id + ".";
    for (const ColumnRule& column : table.columns) {
      paths.push_back({at + "columns." + column.id, &column.labels});
    }
    for (const RowRule& row : table.rows) paths.push_back({at + "rows." + row.id, &row.labels});
    paths.push_back({at + "total_rows", &table.total_rows});
    paths.push_back({at + "subtotal_rows", &table.subtotal_rows});
  }
  return paths;
}

// A path in braces: what begins like one and is none is a slip.
struct Sign {
  std::string path;
  YamlMark mark;
};

std::vector<Sign> signs_in(const YamlNode& node) {
  std::vector<Sign> signs;
  for (const DrawnLine& line : drawn_lines(node)) {
    for (std::size_t at = line.text.find('{'); at != std::string::npos;
         at = line.text.find('{', at + 1)) {
      const std::size_t end = line.text.find('}', at);
      if (end == std::string::npos) break;
      std::string path = line.text.substr(at + 1, end - at - 1);
      const bool begins = path.starts_with("fields.") || path.starts_with("tables.") ||
                          path.starts_with("sections.");
      if (begins) signs.push_back({std::move(path), line.mark});
    }
  }
  return signs;
}

void take_slot(const Sign& sign, const std::vector<LabelPath>& known, PackTest& test,
               Problems& problems) {
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const LabelPath& one) { return one.path == sign.path; });
  if (found == known.end()) {
    std::vector<std::string> legal;
    legal.reserve(known.size());
    for (const LabelPath& one : known) legal.push_back(one.path);
    problems.add(sign.mark,
                 "the pack has no labels \"" + sign.path + "\"" + nearest_hint(sign.path, legal));
  } else if (found->labels->keys.empty()) {
    problems.add(sign.mark, "\"" + sign.path + "\" has no labels");
  } else {
    test.slots.push_back({"{" + sign.path + "}", found->labels->keys});
  }
}

void take_slots(Keys& keys, const Pack& pack, PackTest& test, Problems& problems) {
  std::vector<LabelPath> known;
  for (const char* name : {"text", "table", "below"}) {
    const YamlNode* node = keys.node(name, Need::kOptional);
    if (node == nullptr || node->text.find('{') == std::string::npos) continue;
    if (known.empty()) known = label_paths(pack);
    for (const Sign& sign : signs_in(*node)) take_slot(sign, known, test, problems);
  }
}

PackTest make_test(const YamlNode& node, const Pack& pack, std::map<std::string, int>& names,
                   Problems& problems) {
  Keys keys(node, problems, "a test");
  PackTest test;
  test.line = node.mark.line;
  test.name = keys.text("name", Need::kRequired);
  const auto [first, added] = names.emplace(test.name, node.mark.line);
  if (!added && !test.name.empty()) {
    problems.add(keys.node("name", Need::kRequired)->mark,
                 "another test has this name, on line " + std::to_string(first->second));
  }
  test.document = draw_document(keys, problems);
  take_slots(keys, pack, test, problems);
  test.values = take_values(keys, problems);
  test.fires = take_verdicts(keys, "fires", pack, problems);
  test.silent = take_verdicts(keys, "silent", pack, problems);
  note_both(test, node, problems);
  keys.finish();
  if (node.kind != YamlNode::Kind::kMapping) return test;
  if (!keys.has("table") && !keys.has("text")) {
    problems.add(node.mark, "a test needs \"table\" or \"text\"");
  }
  if (!keys.has("values") && !keys.has("fires") && !keys.has("silent")) {
    problems.add(node.mark, "a test needs one of \"values\", \"fires\", \"silent\"");
  }
  return test;
}

}  // namespace

std::vector<PackTest> make_tests(const std::vector<YamlNode>& nodes, const Pack& pack,
                                 Problems& problems) {
  std::vector<PackTest> tests;
  tests.reserve(nodes.size());
  std::map<std::string, int> names;
  for (const YamlNode& node : nodes) tests.push_back(make_test(node, pack, names, problems));
  return tests;
}

}  // namespace jixiao

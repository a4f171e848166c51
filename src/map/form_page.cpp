#include "map/form_page.h"

#include <algorithm>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// A weight is a number of points out of 100: 20% is 20 of them.
bool is_weight(std::string_view rule) { return rule.ends_with("weight"); }

}  // namespace

bool is_figure(const FoldedTable& table, int cell) {
  return cell >= 0 && parse_plain_number(table.cell(cell).match).has_value();
}

std::string rule_name(const FormPage& page, std::initializer_list<std::string_view> parts) {
  std::size_t size = page.pack.id.size();
  for (const std::string_view part : parts) size += part.size() + 1;
  std::string name;
  name.reserve(size);
  name += page.pack.id;
  char joint = ':';
  for (const std::string_view part : parts) {
    name += joint;
    name += part;
    joint = '.';
  }
  return name;
}

std::string pointer_of(const FormPage& page, const LeafAt& at) {
  std::string pointer = page.pointer + "/" + std::string(at.table);
  if (at.row) pointer += "/" + std::to_string(*at.row);
  pointer += "/" + std::string(at.column);
  return at.leaf.empty() ? pointer : pointer + "/" + std::string(at.leaf);
}

void note_unparsed(FormPage& page, const Number& number, const LeafAt& at) {
  if (!is_unparsed(number)) return;
  note_unparsed(page.report, number, static_cast<int>(page.report.forms.size()),
                pointer_of(page, at));
}

Number take_cell_number(FormPage& page, int cell, ValueType type, std::string_view id,
                        const LeafAt& at) {
  if (cell < 0) return {};
  page.table.cell(cell).taken = true;
  Number number = take_page_number(page, page.table.cell(cell), type, rule_name(page, id));
  if (!page.table.cell(cell).passage.doubtful) note_unparsed(page, number, at);
  return number;
}

Number take_page_number(FormPage& page, const Passage& passage, std::string_view match,
                        ValueType type, std::string rule) {
  if (is_weight(rule) && !passage.doubtful) {
    const std::optional<Decimal> share = parse_percent(match);
    if (share) return {share->shifted(2), add_origin(page.report, passage, std::move(rule))};
  }
  Currency currency;
  if (type == ValueType::kMoney) {
    currency = {page.printed_unit, page.form.currency_unit.value.value_or("")};
  }
  return take_number(page.report, passage, match, type, currency, *page.pack.values,
                     std::move(rule));
}

Text take_cell_text(FormPage& page, int cell, std::initializer_list<std::string_view> id) {
  if (cell < 0) return {};
  page.table.cell(cell).taken = true;
  const FoldedCell& source = page.table.cell(cell);
  return take_text(page.report, source.passage, source.match, rule_name(page, id));
}

void leave_out(FormPage& page, const ColumnRule& column, int index) {
  FoldedCell& cell = page.table.cell(index);
  if (cell.key.empty() || cell.taken) return;
  cell.taken = true;
  std::vector<const ColumnRule*>& told = page.left_out;
  if (std::find(told.begin(), told.end(), &column) != told.end()) return;
  told.push_back(&column);
  const std::string& name = column.labels.keys.empty() ? column.id : column.labels.keys.front();
  page.report.unread.push_back(
      Unread{"“" + name + "”一列的内容在报告中没有位置，未提取",
             "the report has no place for the column \"" + name + "\"; it was not read",
             cell.passage.place});
}

std::optional<NamedWeight> find_named_weight(const TableRule& rule, const FoldedCell& cell) {
  const Passage& passage = cell.passage;
  for (const Pattern& pattern : rule.group_weight) {
    const std::optional<PatternMatch> match = pattern.find(cell.match);
    if (!match) continue;
    const Folded folded = fold(passage.text, FoldForm::kMatch);
    const Span name = match->groups[static_cast<std::size_t>(pattern.group("name"))];
    const Span weight = match->groups[static_cast<std::size_t>(pattern.group("weight"))];
    if (name.empty() || weight.empty()) continue;
    return NamedWeight{part_of(passage, folded, name), part_of(passage, folded, weight)};
  }
  return std::nullopt;
}

}  // namespace jixiao

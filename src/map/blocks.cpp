#include "map/blocks.h"

#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

Text take_block_name(FormPage& page, const BoundTable& bound, int cell) {
  page.table.cell(cell).taken = true;
  return take_text(page.report, passage_of(page.table.cell(cell)),
                   rule_name(page, bound.rule->id + ".block"));
}

// Names of blocks that stand side by side are those of the nearest row above that holds two.
void name_beside(FormPage& page, const BoundTable& bound) {
  for (int row = bound.header_row - 1; row >= 0; --row) {
    std::vector<int> names;
    for (const int index : page.table.row_cells(row)) {
      if (bears(page.table.cell(index).labels, bound.rule->blocks)) names.push_back(index);
    }
    if (names.size() < 2) continue;
    page.block = take_block_name(page, bound, names[0]);
    page.beside->name = take_block_name(page, bound, names[1]);
    return;
  }
}

}  // namespace

void begin_block(FormPage& page, const BoundTable& bound) {
  if (bound.rule->blocks.empty()) return;
  page.block = {};
  for (const int index : page.table.row_cells(bound.header_row)) {
    if (!bears(page.table.cell(index).labels, bound.rule->blocks)) continue;
    page.block = take_block_name(page, bound, index);
    return;
  }
  if (std::optional<BoundTable> beside = bind_beside(bound, page.table)) {
    for (const BoundColumn& column : beside->columns) page.table.cell(column.cell).taken = true;
    page.beside = BesideBlock{*std::move(beside), {}, {}};
    name_beside(page, bound);
  }
}

void read_beside(FormPage& page) {
  if (!page.beside) return;
  const BesideBlock beside = *std::exchange(page.beside, std::nullopt);
  page.group = {};
  page.block = beside.name;
  for (const int row : beside.rows) read_indicator_row(page, beside.bound, row);
  page.block = {};
}

void take_block_score(FormPage& page, const BoundTable& bound, int cell) {
  const Passage& passage = passage_of(page.table.cell(cell));
  for (const Pattern& pattern : bound.rule->block_score) {
    const std::optional<PatternMatch> match = pattern.find(page.table.cell(cell).match);
    if (!match) continue;
    const Folded folded = fold(passage.text, FoldForm::kMatch);
    const Span span = match->groups[static_cast<std::size_t>(pattern.group("score"))];
    if (span.empty()) continue;
    page.table.cell(cell).taken = true;
    page.form.block_scores[bound.rule->id] =
        take_number(page.report, part_of(passage, folded, span), ValueType::kDecimal, {},
                    *page.pack.values, rule_name(page, bound.rule->id + ".block_score"));
    return;
  }
}

}  // namespace jixiao

#include "map/parted.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "map/bound_table.h"
#include "map/detect.h"
#include "map/form.h"
#include "map/part_lines.h"

namespace jixiao {
namespace {

// Between two tables of a form.
constexpr int kHeadings = 2;
// Tables of a form.
constexpr std::size_t kMostParts = 8;

const Line* find_line(std::span<const Line> lines, std::size_t block) {
  const auto found = std::partition_point(lines.begin(), lines.end(), [&](const Line& line) {
    return line.block < static_cast<int>(block);
  });
  const bool there = found != lines.end() && found->block == static_cast<int>(block);
  return there ? &*found : nullptr;
}

// The block of the next table of the body, if only headings of such a table stand before it.
std::optional<std::size_t> find_next(const Rules& rules, const Document& document,
                                     std::span<const Line> lines, std::size_t block) {
  int headings = 0;
  for (std::size_t i = block + 1; i < document.blocks.size(); ++i) {
    if (const Table* table = std::get_if<Table>(&document.blocks[i])) {
      if (table->story != Story::kBody) continue;
      return headings > 0 && headings <= kHeadings ? std::optional(i) : std::nullopt;
    }
    if (std::get<Paragraph>(document.blocks[i]).story != Story::kBody) continue;
    const Line* line = find_line(lines, i);
    if (line == nullptr) continue;  // it is blank
    if (!is_part_heading(*line) && !is_page_mark(*line) && !is_form_word(rules, *line)) {
      if (!rules.words.is_word(label_of(*line))) return std::nullopt;
      continue;
    }
    ++headings;
  }
  return std::nullopt;
}

FoldedTable fold_table(const Document& document, std::size_t block, KnownTexts& texts) {
  return FoldedTable(std::get<Table>(document.blocks[block]), Place{}, texts);
}

// Does the table show a label of a field or the header of a table of the pack?
bool shows_form(const Pack& pack, FoldedTable table) {
  table.find_labels(pack);
  const bool field = std::any_of(table.cells.begin(), table.cells.end(), [&](const auto& cell) {
    return find_field(pack, cell.labels) != nullptr;
  });
  for (int row = 0; !field && row < table.rows; ++row) {
    const bool header = std::any_of(
        pack.tables.begin(), pack.tables.end(),
        [&](const TableRule& rule) { return bind_header(rule, table, row).has_value(); });
    if (header) return true;
  }
  return field;
}

bool is_named(const Pack& pack, FoldedTable table) {
  table.find_labels(pack);
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const FoldedCell& cell) {
    const FieldRule* field = find_field(pack, cell.labels);
    return field != nullptr && field->id == "project_name";
  });
}

// Does each line between the blocks head a part of a form of this pack, or say its goal?
bool are_of_form(const Pack& pack, std::span<const Line> lines, std::size_t first,
                 std::size_t last) {
  return std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
    if (line.block < static_cast<int>(first) || line.block > static_cast<int>(last)) return true;
    return is_part_heading(line) || is_page_mark(line) || is_caption(pack, line) ||
           says_goal(pack, line);
  });
}

}  // namespace

std::vector<std::size_t> find_parts(const Rules& rules, const Document& document,
                                    std::span<const Line> lines, std::size_t first,
                                    KnownTexts& texts) {
  std::vector<std::size_t> parts = {first};
  const Pack* pack = nullptr;
  while (pack == nullptr) {
    const std::optional<std::size_t> next = find_next(rules, document, lines, parts.back());
    // Most tables stand alone: nothing more is asked of them.
    if ((!next && parts.size() == 1) || parts.size() > kMostParts) return {};
    const FoldedTable table = fold_table(document, parts.back(), texts);
    pack = detect(rules, labels_of(rules, table), "", Detected::kTable).pack;
    if (pack == nullptr && !next) return {};
    if (pack == nullptr) parts.push_back(*next);
  }
  if (parts.size() == 1 || !are_of_form(*pack, lines, first, parts.back())) return {};
  const bool whole = std::all_of(parts.begin(), parts.end() - 1, [&](std::size_t block) {
    return shows_form(*pack, fold_table(document, block, texts));
  });
  // What each form says once, as 项目名称, two of them say: they are two forms.
  const auto named = std::count_if(parts.begin(), parts.end(), [&](std::size_t block) {
    return is_named(*pack, fold_table(document, block, texts));
  });
  return whole && named <= 1 ? parts : std::vector<std::size_t>();
}

}  // namespace jixiao

#include "extract/text_lines.h"

#include <optional>
#include <string_view>
#include <utility>

#include "extract/text_pipes.h"
#include "extract/text_tika.h"
#include "value/numerals.h"

namespace jixiao {
namespace {

// A label or a figure is seldom longer, in characters; a sentence is seldom shorter.
constexpr std::size_t kShortLine = 20;
// A header names so many columns at the least.
constexpr int kHeaderCells = 4;
// A form has more rows than this; a list of names or an address may have as many groups.
constexpr int kFewRows = 3;
// So many lines that stand alone, one below the other, are prose.
constexpr int kAloneLines = 3;
// No row has more cells.
constexpr int kMostCells = 64;

// The lines up to an empty one.
struct Group {
  TextCursor row;     // where the row of the table begins: behind the last line of prose in it
  TextCursor behind;  // behind the lines; an empty line stands there, or nothing
  int lines = 0;      // of the row
  int short_lines = 0;
  int blank_cells = 0;
  bool prose_first = false;  // the first line of all is prose

  bool alone() const { return lines < 2; }
};

bool longer_than(std::string_view text, std::size_t characters) {
  std::size_t count = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++count > characters) return true;
  }
  return false;
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kWide = "\xE3\x80\x80";
  const auto drop = [&](auto has, auto remove) {
    while (!text.empty()) {
      if (has(std::string_view(" ")) || has(std::string_view("\t"))) {
        remove(1);
      } else if (has(kWide)) {
        remove(kWide.size());
      } else {
        return;
      }
    }
  };
  drop([&](std::string_view blank) { return text.starts_with(blank); },
       [&](std::size_t size) { text.remove_prefix(size); });
  drop([&](std::string_view blank) { return text.ends_with(blank); },
       [&](std::size_t size) { text.remove_suffix(size); });
  return text;
}

// 一、 （一） (十二)
bool begins_with_number(std::string_view text) {
  for (const std::string_view bracket : {"（", "("}) {
    if (text.starts_with(bracket)) text.remove_prefix(bracket.size());
  }
  const std::size_t size = heading_numeral_size(text);
  if (size == 0) return false;
  text.remove_prefix(size);
  return text.starts_with("、") || text.starts_with("）") || text.starts_with(")");
}

// A sentence, a heading, or a year or unit in brackets.
bool is_prose(std::string_view line) {
  const std::string_view text = without_blanks(line);
  for (const std::string_view sign : {"。", "；", "！", "？"}) {
    if (text.ends_with(sign)) return true;
  }
  const bool bracketed = (text.starts_with("（") || text.starts_with("(")) &&
                         (text.ends_with("）") || text.ends_with(")"));
  return bracketed || begins_with_number(text);
}

bool ends_group(const std::optional<TextLine>& line) {
  return !line || line->text.empty() || opens_cell(line->text) || opens_pipe_row(line->text);
}

// The group at the cursor. `cut`: lines of prose above the row are told from it.
Group find_group(TextCursor cursor, bool cut) {
  Group group;
  group.row = cursor;
  for (bool first = true; !ends_group(find_line(cursor)); first = false) {
    const std::string_view text = take_line(cursor)->text;
    const bool blank = is_blank(text);
    if (first) group.prose_first = !blank && begins_with_number(without_blanks(text));
    if (cut && !blank && is_prose(text)) {
      group = Group{cursor, cursor, 0, 0, 0, false};
      continue;
    }
    ++group.lines;
    if (blank) ++group.blank_cells;
    if (!longer_than(text, kShortLine)) ++group.short_lines;
  }
  group.behind = cursor;
  return group;
}

bool is_row(const Group& group) {
  return !group.alone() && !group.prose_first && group.lines <= kMostCells &&
         (group.lines <= 3 || 2 * group.short_lines >= group.lines);
}

bool may_begin(const Group& group) { return !group.alone() && group.lines <= kMostCells; }

bool may_follow(const Group& group) { return group.alone() || is_row(group); }

struct Region {
  TextCursor begin;
  std::size_t end = 0;  // byte behind the last row
  int rows = 0;
  int headers = 0;  // rows as long as a header
  int blank_cells = 0;
  std::size_t looked_to = 0;

  void add(const Group& row) {
    ++rows;
    if (row.lines >= kHeaderCells) ++headers;
    blank_cells += row.blank_cells;
    end = row.behind.offset;
  }
  bool is_table() const { return rows >= kFewRows && headers > 0 && blank_cells > 0; }
};

// The rows from the group at the cursor on.
Region find_region(TextCursor cursor) {
  Region region;
  bool first = true;
  int alone = 0;
  for (;;) {
    const Group group = find_group(cursor, first);
    region.looked_to = group.behind.offset;
    if (first) region.begin = group.row;
    if (first ? !may_begin(group) : !may_follow(group)) {
      if (!first) region.looked_to = cursor.offset;  // its last lines may begin the next table
      break;
    }
    first = false;
    alone = group.alone() ? alone + 1 : 0;
    if (alone >= kAloneLines) break;
    if (!group.alone()) region.add(group);
    cursor = group.behind;
    const std::optional<TextLine> empty = take_line(cursor);
    if (!empty || !empty->text.empty() || ends_group(find_line(cursor))) break;
  }
  return region;
}

}  // namespace

bool read_line_table(TextCursor& cursor, LineTables& tables, TextDraft& draft) {
  if (cursor.offset < tables.none_before) return false;
  const Region region = find_region(cursor);
  if (!region.is_table()) {
    tables.none_before = region.looked_to;
    return false;
  }
  while (cursor.offset < region.begin.offset) add_line(*take_line(cursor), draft);
  Table table = begin_table(cursor.number, draft);
  table.merged_down_kept = false;
  int row = 0;
  int col = 0;
  while (cursor.offset < region.end) {
    const TextLine line = *take_line(cursor);
    if (line.text.empty()) {
      ++row;
      col = 0;
      continue;
    }
    add_cell(line.text, row, col++, line.number, table, draft);
  }
  draft.document.blocks.emplace_back(std::move(table));
  return true;
}

}  // namespace jixiao

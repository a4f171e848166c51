#include "map/map.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "map/booklets.h"
#include "map/continued.h"
#include "map/detect.h"
#include "map/field_values.h"
#include "map/flattened.h"
#include "map/folded_table.h"
#include "map/form.h"
#include "map/leftovers.h"
#include "map/measure.h"
#include "map/pairs.h"
#include "map/part_lines.h"
#include "map/parted.h"
#include "map/prose.h"
#include "map/sentences.h"
#include "normalize/fold.h"
#include "rules/word_filter.h"

namespace jixiao {
namespace {

// A result of a form is said at most this many lines below it.
constexpr std::size_t kResultLines = 5;
// A form's title stands at most this many filled paragraphs above its table.
constexpr std::size_t kCaptionLines = 5;
// So many lines at most stand between two tables of a form: a page's number, （续表）, a caption.
constexpr std::size_t kLinesInside = 3;

// Lines [first, last) stand between the form before and this table.
struct Captions {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string title_key;
};

Captions find_captions(const Rules& rules, const std::vector<Line>& lines, int block) {
  Captions captions;
  const auto below = std::partition_point(lines.begin(), lines.end(),
                                          [&](const Line& line) { return line.block < block; });
  captions.first = captions.last = static_cast<std::size_t>(below - lines.begin());
  for (std::size_t i = captions.last; i > 0 && captions.last - i < kCaptionLines; --i) {
    const Line& line = lines[i - 1];
    if (line.used) break;
    if (is_form_title(rules, line.key)) {
      captions.first = i - 1;
      captions.title_key = line.key;
      // Some print 金额单位：元 above the title.
      const bool unit_above = i >= 2 && !lines[i - 2].used && !lines[i - 1].form_before &&
                              !find_currency_unit(lines[i - 2].folded.text).empty();
      if (unit_above) captions.first = i - 2;
      return captions;
    }
    if (line.form_before) break;
  }
  // Without a title only the line right above may belong to the table: a year or a unit.
  if (captions.last > 0 && !lines[captions.last - 1].used) captions.first = captions.last - 1;
  return captions;
}

const Pack* find_pack(const Rules& rules, const std::string& id) {
  const auto found = std::find_if(rules.packs.begin(), rules.packs.end(),
                                  [&](const Pack& pack) { return pack.id == id; });
  return found == rules.packs.end() ? nullptr : &*found;
}

const Pack* choose_pack(const Rules& rules, const LabelSet& labels, const std::string& title_key,
                        const std::string& forced_pack, const Place& place, Report& report) {
  if (!forced_pack.empty()) {
    const Pack* pack = find_pack(rules, forced_pack);
    return pack != nullptr && reads_sentences(*pack) ? nullptr : pack;
  }
  const Detection detection = detect(rules, labels, title_key, Detected::kTable);
  if (detection.equals.empty()) return detection.pack;
  std::string ids = detection.pack->id;
  for (const std::string& id : detection.equals) ids += ", " + id;
  report.unread.push_back(Unread{
      "多个规则包同样适合此表（" + ids + "），采用第一个",
      "several rule packs fit this table alike (" + ids + "), the first one was taken", place});
  return detection.pack;
}

// A title inside the table helps to detect the pack as one above it does.
std::string inner_title_key(const Rules& rules, const FoldedTable& table) {
  for (const FoldedCell& cell : table.cells) {
    if (cell.row > 1) break;
    if (is_form_title(rules, cell.key)) return std::string(cell.key);
  }
  return {};
}

// What the search for forms works on.
struct Search {
  const Rules& rules;
  const std::string& forced_pack;
  KnownTexts& texts;
  std::vector<Line>& lines;
  Report& report;
  MapSteps* steps = nullptr;            // where they are asked for
  const WordFilter& words;              // of the lines
  std::vector<std::string> signs = {};  // of packs whose `lines` the document fits
};

LabelSet with_signs(const Search& search, LabelSet labels) {
  for (const std::string& sign : search.signs) labels.insert(sign);
  return labels;
}

void note_unknown(const FoldedTable& table, Report& report) {
  const bool filled = std::any_of(table.cells.begin(), table.cells.end(),
                                  [](const FoldedCell& cell) { return !cell.key.empty(); });
  if (!filled) return;
  report.unread.push_back(Unread{"没有规则包适合此表格，其内容未提取",
                                 "no rule pack fits this table; it was not read", table.place});
}

void note_table(const Search& search, const FoldedTable& table, const Captions& captions,
                const Pack* pack, std::vector<RowStep> rows) {
  if (search.steps == nullptr) return;
  const int form = pack == nullptr ? -1 : static_cast<int>(search.report.forms.size()) - 1;
  search.steps->tables.push_back(
      {table, captions.title_key, captions.first, captions.last, pack, form, std::move(rows)});
}

FoldedTable fold_table(const Search& search, const Table& table, int block) {
  const Place place{table.part, block, table.number, -1, -1, -1, -1, table.line};
  return FoldedTable(table, place, search.texts);
}

// Reads the table as a form, or else the tables inside its cells (their nesting is bounded by
// Limits::table_nesting); a table that holds neither is noted as unread. True if a form was found.
// `last` is the block of its last table, where it has several: lines between them are captions too.
bool read_table(const Search& search, const Table& table, FoldedTable folded, int block, int last) {
  const Place place = folded.place;
  Captions captions = find_captions(search.rules, search.lines, block);
  while (captions.last < search.lines.size() && search.lines[captions.last].block < last) {
    ++captions.last;
  }
  if (captions.title_key.empty()) captions.title_key = inner_title_key(search.rules, folded);
  const Pack* pack = choose_pack(search.rules, with_signs(search, labels_of(search.rules, folded)),
                                 captions.title_key, search.forced_pack, place, search.report);
  if (pack != nullptr) {
    const std::span<Line> all(search.lines);
    if (std::optional<FlattenedRegion> region = find_flattened(folded)) {
      FlattenedForm form = lay_out_flattened(std::move(*region), *pack, search.texts);
      search.report.unread.insert(search.report.unread.end(), form.notes.begin(), form.notes.end());
      folded = std::move(form.table);
    }
    std::vector<RowStep> rows;
    read_form(*pack, folded, all.subspan(captions.first, captions.last - captions.first),
              search.report, search.steps == nullptr ? nullptr : &rows);
    note_leftovers(folded, search.report);
    note_table(search, folded, captions, pack, std::move(rows));
    return true;
  }
  note_table(search, folded, captions, nullptr, {});
  bool found = false;
  for (const Cell& cell : table.cells) {
    for (const Block& inner : cell.blocks) {
      const Table* nested = std::get_if<Table>(&inner);
      if (nested == nullptr) continue;
      found =
          read_table(search, *nested, fold_table(search, *nested, block), block, block) || found;
    }
  }
  if (!found) note_unknown(folded, search.report);
  return found;
}

// A form whose table was flattened into lines. False if no pack fits; the lines are then prose.
bool read_flattened(const Search& search, const FlattenedRegion& region) {
  const int block = search.lines[region.first].block;
  LabelSet labels(search.rules.detection);
  for (const Token& token : region.tokens) labels.insert(token.key);
  Captions captions = find_captions(search.rules, search.lines, block);
  if (captions.title_key.empty() && is_form_title(search.rules, region.tokens.front().key)) {
    captions.title_key = region.tokens.front().key;
  }
  Place place = search.lines[region.first].passage.place;
  place.begin = place.end = -1;
  const Pack* pack = choose_pack(search.rules, with_signs(search, std::move(labels)),
                                 captions.title_key, search.forced_pack, place, search.report);
  if (pack == nullptr) return false;
  FlattenedForm form = lay_out_flattened(region, *pack, search.texts);
  if (region.cell_lines && !form.notes.empty()) return false;
  const std::span<Line> all(search.lines);
  std::vector<RowStep> rows;
  read_form(*pack, form.table, all.subspan(captions.first, captions.last - captions.first),
            search.report, search.steps == nullptr ? nullptr : &rows);
  note_leftovers(form.table, search.report);
  note_table(search, form.table, captions, pack, std::move(rows));
  for (std::size_t i = region.first; i < region.last; ++i) search.lines[i].used = true;
  if (region.first > 0) search.lines[region.first - 1].table_behind = true;
  search.report.unread.insert(search.report.unread.end(), form.notes.begin(), form.notes.end());
  return true;
}

void mark_form_before(const Search& search, int block) {
  const auto below = std::partition_point(search.lines.begin(), search.lines.end(),
                                          [&](const Line& line) { return line.block <= block; });
  if (below != search.lines.end()) below->form_before = true;
}

// The next table of the body, if no text stands before it but lines that may stand inside a form:
// lines [first, last).
struct NextTable {
  std::size_t block = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<NextTable> find_next_table(const Search& search, const Document& document,
                                         std::size_t block) {
  const auto below =
      std::partition_point(search.lines.begin(), search.lines.end(),
                           [&](const Line& line) { return line.block <= static_cast<int>(block); });
  NextTable next;
  next.first = next.last = static_cast<std::size_t>(below - search.lines.begin());
  for (next.block = block + 1; next.block < document.blocks.size(); ++next.block) {
    if (const Table* table = std::get_if<Table>(&document.blocks[next.block])) {
      if (table->story == Story::kBody) return next;
      continue;
    }
    const bool filled = next.last < search.lines.size() &&
                        search.lines[next.last].block == static_cast<int>(next.block);
    if (!filled) continue;
    const Line& line = search.lines[next.last++];
    const bool inside = is_page_mark(line) || is_form_word(search.rules, line);
    if (!inside || next.last - next.first > kLinesInside) return std::nullopt;
  }
  return std::nullopt;
}

// The table at this block with those that go on with its form; `block` becomes the last of them.
FoldedTable fold_tables(const Search& search, const Document& document, FoldedTable folded,
                        std::size_t& block) {
  for (;;) {
    const std::optional<NextTable> next = find_next_table(search, document, block);
    if (!next) return folded;
    const FoldedTable lower = fold_table(search, std::get<Table>(document.blocks[next->block]),
                                         static_cast<int>(next->block));
    const std::span<Line> between =
        std::span(search.lines).subspan(next->first, next->last - next->first);
    if (!goes_on(search.rules, folded, lower, between)) return folded;
    folded.append(lower);
    block = next->block;
  }
}

// The tables of a form that has several, each below a heading, and whose first is this block;
// `block` becomes the last of them. None if it has not, or no title above the first.
std::optional<FoldedTable> fold_parts(const Search& search, const Document& document,
                                      std::size_t& block) {
  const std::vector<std::size_t> parts =
      find_parts(search.rules, document, search.lines, block, search.texts);
  if (parts.empty()) return std::nullopt;
  const Captions captions = find_captions(search.rules, search.lines, static_cast<int>(block));
  if (captions.title_key.empty()) return std::nullopt;
  const auto fold = [&](std::size_t part) {
    return fold_table(search, std::get<Table>(document.blocks[part]), static_cast<int>(part));
  };
  FoldedTable folded = fold(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) folded.append(fold(parts[i]));
  block = parts.back();
  return folded;
}

// Marks lines from number `first` on: those between the tables of a form, which are the blocks
// [upper, lower], and the headings of its parts.
void mark_part_lines(const Search& search, std::size_t first, int upper, int lower) {
  for (std::size_t i = first; i < search.lines.size() && search.lines[i].block < lower; ++i) {
    Line& line = search.lines[i];
    const bool between =
        line.block > upper && (is_page_mark(line) || is_form_word(search.rules, line));
    line.used = line.used || between || is_part_heading(line);
  }
}

// The form whose first table is this block, of which `block` becomes the last.
void read_form_at(const Search& search, const Document& document, std::size_t& block) {
  const Table& table = std::get<Table>(document.blocks[block]);
  const int upper = static_cast<int>(block);
  std::optional<FoldedTable> parts = fold_parts(search, document, block);
  const bool parted = parts.has_value();
  if (!parts) parts = fold_table(search, table, upper);
  FoldedTable folded = fold_tables(search, document, *std::move(parts), block);
  const int lower = static_cast<int>(block);
  Captions captions;
  if (lower > upper) captions = find_captions(search.rules, search.lines, upper);
  if (!read_table(search, table, std::move(folded), upper, lower)) return;
  if (lower > upper) {
    mark_part_lines(search, parted ? captions.first : captions.last, upper, lower);
  }
  mark_form_before(search, lower);
}

void read_forms(const Search& search, const Document& document) {
  const std::vector<FlattenedRegion> flattened =
      find_flattened(document, search.rules, search.lines);
  auto next = flattened.begin();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    while (next != flattened.end() && search.lines[next->first].block == static_cast<int>(i)) {
      if (read_flattened(search, *next)) {
        mark_form_before(search, search.lines[next->last - 1].block);
      }
      ++next;
    }
    const Table* table = std::get_if<Table>(&document.blocks[i]);
    if (table != nullptr && table->story == Story::kBody) read_form_at(search, document, i);
  }
}

// What stands below such a line belongs to another part of the document.
bool begins_part(const Rules& rules, const Line& line) {
  return line.level || is_part_heading(line) || is_form_title(rules, line.key) ||
         is_report_title(rules, line.key);
}

// Notes and marks around the forms: a line belongs to the form above it, a line above all forms
// to the first.
void read_notes(const Search& search) {
  std::vector<Form>& forms = search.report.forms;
  if (forms.empty()) return;
  std::size_t above = 0;  // lines and forms both stand in the order of their blocks
  std::size_t below = 0;  // lines since that form
  const Pack* pack = nullptr;
  std::vector<const FieldRule*> fields;
  const auto set_pack = [&] {
    const Pack* of_form = find_pack(search.rules, forms[above].pack.id);
    if (of_form == pack) return;
    pack = of_form;
    fields = fields_in_lines(*pack, search.words);
  };
  set_pack();
  for (Line& line : search.lines) {
    if (line.used) continue;
    while (above + 1 < forms.size() && forms[above + 1].place.block <= line.block) {
      ++above;
      below = 0;
      set_pack();
    }
    Form& form = forms[above];
    if (line.block > form.place.block) ++below;
    if (begins_part(search.rules, line)) below = kResultLines + 1;
    const bool near = below > 0 && below <= kResultLines;
    line.used = read_note(*pack, fields, line, search.report, form) ||
                (near && read_result_line(*pack, line, search.report, form));
    // Above a further form the line may be of that one.
    if (near && above + 1 == forms.size()) read_pairs(*pack, line, search.report, form);
  }
}

// The forms in sentences, sections, cover and claims of every report in the file.
void read_booklets(const Search& search) {
  Report& report = search.report;
  const std::span<Line> lines(search.lines);
  Binding binding = find_booklets(search.rules, lines, report);
  std::vector<Cover> covers;
  for (Booklet& booklet : binding.booklets) {
    const std::span<Line> own = lines.subspan(booklet.first, booklet.last - booklet.first);
    if (booklet.forms.empty() && !report.scattered_form) {
      const std::string title = cover_title(search.rules, own);
      const Pack* pack = read_sentences(search.rules, own, title, search.forced_pack, report);
      if (pack != nullptr) {
        booklet.forms.push_back(static_cast<int>(report.forms.size()) - 1);
        note_table(search, FoldedTable(std::vector<FoldedCell>{}, report.forms.back().place),
                   {booklet.first, booklet.first, title}, pack, {});
      }
    }
    const Number none;
    const Number& year =
        booklet.forms.empty()
            ? none
            : report.forms[static_cast<std::size_t>(booklet.forms.front())].fiscal_year;
    covers.push_back(read_narrative({search.rules, search.words, binding.found}, own, booklet.first,
                                    year, report));
  }
  attribute_claims(binding, covers, lines, report);
}

// Text boxes are read, but no rule looks into them.
void note_text_boxes(const Document& document, Report& report) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&document.blocks[i]);
    if (paragraph == nullptr || paragraph->story != Story::kTextbox) continue;
    if (fold_text(paragraph->text).empty()) continue;
    Place place;
    place.part = paragraph->part;
    place.block = static_cast<int>(i);
    report.unread.push_back(
        Unread{"文本框内容未按规则提取", "no rule reads the content of a text box", place});
    return;
  }
}

Report map_noting(const Document& document, const Rules& rules, const std::string& forced_pack,
                  KnownTexts& texts, MapSteps* steps) {
  Report report;
  report.source = document.source;
  report.parts = document.parts;
  report.unread = document.unread;
  std::vector<Line> lines = prose_lines(document);
  WordFilter words;
  for (const Line& line : lines) words.add(line.folded.text);
  Search search{rules, forced_pack, texts, lines, report, steps, words};
  search.signs = find_signs(rules, lines, words);
  read_forms(search, document);
  read_notes(search);
  if (std::optional<Unread> scattered = find_scattered(rules, lines)) {
    report.unread.push_back(*std::move(scattered));
    report.scattered_form = true;
  }
  read_booklets(search);
  if (report.forms.empty() && report.narratives.empty()) {
    report.unread.push_back(Unread{"没有识别到自评表，也没有识别到自评报告正文",
                                   "neither a self-evaluation form nor the prose of a report was "
                                   "recognised",
                                   Place{}});
  }
  note_unused(lines, report);
  note_text_boxes(document, report);
  if (steps == nullptr) return report;
  steps->signs = std::move(search.signs);
  steps->lines = std::move(lines);
  return report;
}

}  // namespace

Report map(const Document& document, const Rules& rules, const std::string& forced_pack) {
  KnownTexts texts;
  return map(document, rules, forced_pack, texts);
}

Report map(const Document& document, const Rules& rules, const std::string& forced_pack,
           KnownTexts& texts) {
  Report report = map_noting(document, rules, forced_pack, texts, nullptr);
  texts.end_document();
  return report;
}

Report map(const Document& document, const Rules& rules, const std::string& forced_pack,
           MapSteps& steps) {
  return map_noting(document, rules, forced_pack, steps.texts, &steps);
}

}  // namespace jixiao

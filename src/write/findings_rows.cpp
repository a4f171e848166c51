#include "write/findings_rows.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <variant>

#include "check/finding.h"
#include "document/walk.h"
#include "normalize/fold.h"
#include "report/leaves.h"
#include "write/findings_words.h"
#include "write/json_text.h"
#include "write/place_words.h"

namespace jixiao {
namespace {

// Around the marked characters of a long paragraph so many are shown.
constexpr int kContext = 60;

// The tables of a document by their running number.
class TableIndex {
 public:
  explicit TableIndex(const Document& document) { walk_blocks(document.blocks, *this); }

  const Table* find(int number) const {
    const auto found = tables_.find(number);
    return found == tables_.end() ? nullptr : found->second;
  }

  void paragraph(const Paragraph&) {}
  void open_table(const Table& table) { tables_[table.number] = &table; }
  void open_cell(const Cell&) {}
  void close_cell(const Cell&) {}
  void close_table(const Table&) {}

 private:
  std::map<int, const Table*> tables_;
};

// What the rows of one report need.
struct View {
  const Report& report;
  const Document& document;
  const RowOptions& options;
  OriginIndex origins;
  TableIndex tables;
  DocumentTextMap map;
  std::vector<std::size_t> lines;  // where each line of the text begins

  Language language() const { return options.english ? Language::kEnglish : Language::kChinese; }
  std::string say(std::string_view chinese, std::string_view english) const {
    return ::jixiao::say(options.english, chinese, english);
  }
};

std::string trimmed(const std::string& text) { return fold_text(text); }

// A cell that covers the row from above is looked for among so many before it: names are merged
// down over some tens of rows.
constexpr std::ptrdiff_t kCellsAbove = 4096;

std::vector<ExcerptPiece> row_excerpt(const Table& table, const Place& place) {
  const auto behind = std::upper_bound(table.cells.begin(), table.cells.end(), place.row,
                                       [](int row, const Cell& cell) { return row < cell.row; });
  const std::ptrdiff_t before = behind - table.cells.begin();
  std::vector<const Cell*> shown;
  for (auto cell = behind - std::min(before, kCellsAbove); cell != behind; ++cell) {
    if (cell->row + cell->rowspan > place.row) shown.push_back(&*cell);
  }
  std::sort(shown.begin(), shown.end(),
            [](const Cell* a, const Cell* b) { return a->col < b->col; });
  std::vector<ExcerptPiece> pieces;
  pieces.reserve(shown.size());
  for (const Cell* cell : shown) {
    pieces.push_back({plain_line(trimmed(cell_text(*cell))), cell->col == place.col});
  }
  return pieces;
}

// A range of characters in a paragraph with its label.
struct Range {
  int begin = 0;
  int end = 0;
};

// Where the place's characters stand. Places count with the automatic label or without it, as their
// reader does: `original` tells which. What runs on into further paragraphs is all of this one.
Range range_in(const Paragraph& paragraph, const Place& place, const std::string& original) {
  const std::string text = paragraph_text(paragraph);
  const int size = count_code_points(text);
  const Range all{0, size};
  if (place.begin < 0 || place.end < place.begin) return all;
  for (const int label : {count_code_points(paragraph.label()), 0}) {
    const Range range{place.begin + label, place.end + label};
    if (range.end > size) continue;
    if (original.empty() || code_point_slice(text, range.begin, range.end) == original)
      return range;
  }
  return all;
}

std::vector<ExcerptPiece> paragraph_excerpt(const Paragraph& paragraph, const Range& range) {
  const std::string text = paragraph_text(paragraph);
  const int size = count_code_points(text);
  const int from = std::max(0, range.begin - kContext);
  const int to = std::min(size, range.end + kContext);
  const auto piece = [&text](int first, int last) {
    return plain_line(code_point_slice(text, first, last));
  };
  return {{(from > 0 ? "…" : "") + piece(from, range.begin), false},
          {piece(range.begin, range.end), true},
          {piece(range.end, to) + (to < size ? "…" : ""), false}};
}

const Paragraph* find_paragraph(const Document& document, int block) {
  if (block < 0 || static_cast<std::size_t>(block) >= document.blocks.size()) return nullptr;
  return std::get_if<Paragraph>(&document.blocks[static_cast<std::size_t>(block)]);
}

void set_excerpt(const View& view, const std::string& original, FindingRow& row) {
  if (!row.place) return;
  const Table* table = view.tables.find(row.place->table);
  if (table != nullptr && row.place->row >= 0) {
    row.excerpt = row_excerpt(*table, *row.place);
    row.table_excerpt = true;
  } else if (const Paragraph* paragraph = find_paragraph(view.document, row.place->block)) {
    row.excerpt = paragraph_excerpt(*paragraph, range_in(*paragraph, *row.place, original));
  }
}

std::string_view line_text(const View& view, const std::string& text, int number) {
  const auto line = static_cast<std::size_t>(number) - 1;
  if (line >= view.lines.size()) return {};
  const std::size_t begin = view.lines[line];
  return std::string_view(text).substr(begin, text.find('\n', begin) - begin);
}

// All that the line shows from the spot's column on.
TextSpot rest_of_line(const View& view, const std::string& text, TextSpot spot) {
  spot.length = count_code_points(line_text(view, text, spot.line)) - spot.column + 1;
  return spot;
}

std::string snippet(const View& view, const std::string& text, const TextSpot& spot) {
  const int begin = spot.column - 1;
  return code_point_slice(line_text(view, text, spot.line), begin, begin + spot.length);
}

// The first cell that the row shows, where the accused one is not known or is covered from above.
std::optional<TextSpot> row_spot(const View& view, const Place& place) {
  const auto found = view.map.cells.lower_bound({place.table, std::max(place.row, 0), 0});
  if (found == view.map.cells.end() || found->first[0] != place.table) return std::nullopt;
  if (place.row >= 0 && found->first[1] != place.row) return std::nullopt;
  return TextSpot{found->second.line, 1, 0};
}

TextSpot find_spot(const View& view, const std::string& text, const std::optional<Place>& place,
                   const std::string& original) {
  if (!place) return {};
  const auto cell = view.map.cells.find({place->table, place->row, place->col});
  if (cell != view.map.cells.end()) return cell->second;
  if (place->table >= 0) {
    if (const auto row = row_spot(view, *place)) return rest_of_line(view, text, *row);
  }
  const auto block = static_cast<std::size_t>(place->block);
  if (place->block < 0 || block >= view.map.blocks.size()) return {};
  const TextSpot spot = view.map.blocks[block];
  const Paragraph* paragraph = find_paragraph(view.document, place->block);
  if (paragraph == nullptr) return rest_of_line(view, text, spot);
  const Range range = range_in(*paragraph, *place, original);
  return {spot.line, spot.column + range.begin, range.end - range.begin};
}

// What the document itself says at a pointer; empty for a blank.
std::string original_at(const View& view, const std::string& pointer) {
  const OriginIndex::Entry* const found = view.origins.find(pointer);
  if (found == nullptr) return {};
  return trimmed(view.report.origins[static_cast<std::size_t>(found->origin)].text);
}

std::string operand_words(const View& view, const Finding& finding) {
  std::string words;
  for (const std::string& pointer : finding.operands) {
    const std::string original = original_at(view, pointer);
    if (!words.empty()) words += view.say("；", "; ");
    words += pointer_words(view.report, pointer, view.language());
    if (original.empty()) {
      words += view.say("（空）", " (blank)");
    } else if (!pointer.starts_with("/claims/")) {  // a claim is its own words
      words += view.say("“", " \"") + original + view.say("”", "\"");
    }
  }
  return words;
}

FindingRow finding_row(const View& view, const std::string& text, const Finding& finding) {
  FindingRow row;
  row.finding = finding;
  const int form = finding.form.value_or(-1);
  row.form = form_words(view.report, form, view.options.english);
  if (form >= 0 && static_cast<std::size_t>(form) < view.report.forms.size()) {
    const Form& values = view.report.forms[static_cast<std::size_t>(form)];
    row.project = values.project_name.value.value_or("");
    row.unit = values.implementing_unit.value.value_or("");
  }
  if (finding.baseline == BaselineState::kGone) return row;  // its place was another document's
  std::string original;
  if (const auto found = find_place(view.report, finding, view.origins)) {
    row.place = found->place;
    const OriginIndex::Entry* const origin = view.origins.find(found->pointer);
    if (origin != nullptr) {
      original = view.report.origins[static_cast<std::size_t>(origin->origin)].text;
    }
    if (!found->pointer.empty()) row.field = pointer_field_words(found->pointer, view.language());
  }
  row.where = place_words(view.report, finding, view.origins, view.options.english);
  row.operands = operand_words(view, finding);
  set_excerpt(view, original, row);
  if (view.options.text) {
    row.spot = find_spot(view, text, row.place, original);
    row.snippet = snippet(view, text, row.spot);
  }
  return row;
}

CoverageRow coverage_row(const View& view, const Coverage& coverage) {
  CoverageRow row;
  row.coverage = coverage;
  row.form = form_words(view.report, coverage.form.value_or(-1), view.options.english);
  if (!coverage.at.empty()) {
    Finding at;
    at.form = coverage.form;
    at.at = {coverage.at};
    row.where = place_words(view.report, at, view.origins, view.options.english);
  }
  return row;
}

int form_of(const std::string& pointer) {
  constexpr std::string_view kForms = "/forms/";
  return pointer.starts_with(kForms) ? std::stoi(pointer.substr(kForms.size())) : -1;
}

// Rates are fractions: those of funds, and what prose says in percent.
bool is_rate_leaf(const Report& report, const std::string& pointer) {
  constexpr std::string_view kClaims = "/claims/";
  if (pointer.ends_with("/execution_rate")) return true;
  if (!pointer.starts_with(kClaims)) return false;
  const auto claim = static_cast<std::size_t>(std::stoul(pointer.substr(kClaims.size())));
  return report.claims.at(claim).unit.value == "%";
}

void add_values(const View& view, std::vector<ValueRow>& rows) {
  for_each_leaf(view.report, [&](const Leaf& leaf) {
    const int origin = leaf.text != nullptr ? leaf.text->origin : leaf.number->origin;
    if (origin < 0) return;
    ValueRow row;
    row.pointer = leaf.pointer;
    row.form = form_words(view.report, form_of(leaf.pointer), view.options.english);
    row.what = pointer_words(view.report, leaf.pointer, view.language());
    if (leaf.text != nullptr) {
      row.value = leaf.text->value.value_or("");
    } else {
      row.number = leaf.number->value;
      row.rate = is_rate_leaf(view.report, leaf.pointer);
    }
    const Origin& from = view.report.origins[static_cast<std::size_t>(origin)];
    row.original = from.text;
    row.rule = from.rule;
    Finding at;
    at.at = {leaf.pointer};
    const int form = form_of(leaf.pointer);
    if (form >= 0) at.form = form;
    row.where = place_words(view.report, at, view.origins, view.options.english);
    rows.push_back(std::move(row));
  });
}

void add_pack(const PackReference& pack, std::vector<PackReference>& packs) {
  const bool known = std::any_of(packs.begin(), packs.end(), [&pack](const PackReference& one) {
    return one.digest == pack.digest;
  });
  if (!known && !pack.id.empty()) packs.push_back(pack);
}

}  // namespace

CheckedDocument checked_document(const Report& report, const Document& document,
                                 const RowOptions& options) {
  CheckedDocument result;
  result.source = report.source;
  result.source.path = valid_utf8(report.source.path);
  result.tally = tally(report);
  View view{report, document, options, OriginIndex(report), TableIndex(document), {}, {}};
  if (options.text) {
    result.text = document_text(document, view.map);
    for (std::size_t at = 0; at < result.text.size(); at = result.text.find('\n', at) + 1) {
      view.lines.push_back(at);
    }
  }
  for (const Finding& finding : report.findings) {
    result.findings.push_back(finding_row(view, result.text, finding));
  }
  for (const Finding& finding : report.gone) {
    result.findings.push_back(finding_row(view, result.text, finding));
  }
  for (const Coverage& coverage : report.coverage) {
    result.coverage.push_back(coverage_row(view, coverage));
  }
  if (options.values) add_values(view, result.values);
  for (const Narrative& narrative : report.narratives) add_pack(narrative.pack, result.packs);
  for (const Form& form : report.forms) add_pack(form.pack, result.packs);
  return result;
}

CheckedDocument failed_document(const SourceInfo& source, FailureKind kind,
                                const std::string& message) {
  CheckedDocument result;
  result.source = source;
  result.source.path = valid_utf8(source.path);
  result.failure = kind;
  result.message = valid_utf8(message);
  return result;
}

bool is_reading_note(const Finding& finding) {
  return finding.code == "unread-content" || finding.code == "ambiguous-layout";
}

}  // namespace jixiao

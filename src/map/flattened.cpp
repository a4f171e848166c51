#include "map/flattened.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "map/flattened_rows.h"
#include "map/form_rows.h"
#include "map/glued_row.h"
#include "map/row_fit.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// A form in the making.
struct Draft {
  const ValueWords& words;
  KnownTexts& texts;
  std::span<const Passage> sources;
  std::span<const std::vector<std::size_t>> offsets;  // of their texts
  std::span<const Token> tokens;
  std::span<const Content> contents;
  bool glued = false;
  std::vector<FoldedCell> cells;
  std::vector<Unread> notes;
  int row = 0;
  std::vector<FlatColumn> columns;  // of the header above
  std::vector<int> places;          // grid column of each
  int width = 0;                    // of the header
  bool reason_lacked = false;       // by the indicator above

  // The tokens as one passage; where they stand in several lines, its place is in the first.
  Passage passage(std::size_t begin, std::size_t end) const {
    Passage whole;
    for (std::size_t from = begin; from < end;) {
      std::size_t to = from + 1;
      while (to < end && tokens[to].source == tokens[from].source) ++to;
      Passage part = join_tokens(sources[tokens[from].source], offsets[tokens[from].source],
                                 tokens[from].passage, tokens[to - 1].passage);
      if (from == begin) {
        whole = std::move(part);
      } else {
        whole.text += "\n" + part.text;
      }
      from = to;
    }
    return whole;
  }

  void add(int col, int colspan, std::size_t begin, std::size_t end, bool doubtful = false) {
    if (begin < end) add(col, colspan, passage(begin, end), doubtful);
  }

  void add(int col, int colspan, Passage text, bool doubtful) {
    FoldedCell cell;
    cell.row = row;
    cell.col = col;
    cell.colspan = colspan;
    text.doubtful = doubtful;
    cell.hold(std::move(text), texts);
    cells.push_back(std::move(cell));
  }

  void note(std::size_t token, const char* what, const char* what_en) {
    Unread unread;
    unread.what = what;
    unread.what_en = what_en;
    unread.place = tokens[token].passage.place;
    unread.code = "ambiguous-layout";
    notes.push_back(std::move(unread));
  }
};

void add_header(Draft& draft, const FlatRow& header) {
  draft.columns = columns_of(header, draft.tokens);
  // Labels of rows stand left of all columns, where the caption has the room.
  const bool caption = draft.columns.empty() || draft.columns.front().token > header.begin;
  const int shift = header.rule->id == "funds" && !caption ? 1 : 0;
  draft.places.clear();
  for (const FlatColumn& column : draft.columns) {
    draft.places.push_back(static_cast<int>(column.token - header.begin) + shift);
  }
  for (std::size_t i = header.begin; i < header.end; ++i) {
    draft.add(static_cast<int>(i - header.begin) + shift, 1, i, i + 1);
  }
  draft.width = static_cast<int>(header.end - header.begin) + shift;
}

// ( 2023 年度 ) is one word.
std::size_t bracket_end(const Draft& draft, std::size_t begin, std::size_t end) {
  const auto holds = [&](std::size_t token, std::string_view sign) {
    return fold_match(draft.tokens[token].passage.text).find(sign) != std::string::npos;
  };
  std::size_t close = begin;
  if (holds(begin, "(")) {
    while (close < end && !holds(close, ")")) ++close;
  }
  return close < end ? close + 1 : begin + 1;
}

// Do words of the form stand among the tokens, two or more? Then rows were taken for a value, whose
// header is broken over lines.
bool holds_labels(const Draft& draft, std::size_t begin, std::size_t end) {
  if (draft.glued) return false;
  const auto value = draft.tokens.subspan(begin, end - begin);
  return std::count_if(value.begin(), value.end(),
                       [](const Token& token) { return !token.labels.empty(); }) > 1;
}

// Captions, a cell each, then labels and what stands behind them.
void add_fields(Draft& draft, const Pack& pack, const FlatRow& row) {
  int col = 0;
  bool captions = row.rule == nullptr;  // below a header stand notes, not captions
  for (std::size_t at = row.begin; at < row.end;) {
    const bool field = is_field_label(pack, draft.tokens[at]);
    const bool whole = is_field_with_value(pack, draft.tokens[at]);
    captions = captions && !field && !whole;
    std::size_t end = captions ? bracket_end(draft, at, row.end) : at + 1;
    const auto begins_field = [&](std::size_t token) {
      return is_field_label(pack, draft.tokens[token]) ||
             is_field_with_value(pack, draft.tokens[token]);
    };
    while (!captions && !field && end < row.end && !begins_field(end)) ++end;
    if (!field && end < draft.tokens.size() && draft.tokens[end].may_begin_later) {
      draft.note(at, "连写的值与后面标签的分界", "the text of a value and the label run into it");
      draft.add(col++, 1, draft.passage(at, end), true);
      at = end;
      continue;
    }
    // A label without a value before one that the pack does not know: 实施单位 | 联系人 | 某某.
    const bool several = draft.tokens[at].whole && end - at > 1;
    if (!field && !captions && (several || holds_labels(draft, at, end))) {
      draft.note(at, "混有其他栏目的值", "a value that holds other cells of the form");
      draft.add(col++, 1, draft.passage(at, end), true);
      at = end;
      continue;
    }
    draft.add(col++, 1, at, end);
    at = end;
  }
}

void note_doubtful(Draft& draft, const FlatRow& row) {
  draft.note(row.begin, "压平的一行与各列的对应",
             "what a flattened row says under the columns of its header");
}

// Cells without anything between them, behind the names of groups.
void add_glued(Draft& draft, RowKind kind, const FlatRow& row, std::size_t begin) {
  std::vector<const ColumnRule*> rules;
  std::vector<int> places;
  for (std::size_t i = 0; i < draft.columns.size(); ++i) {
    const ColumnRule* rule = draft.columns[i].rule;
    if (rule->type != ValueType::kGroup) {
      rules.push_back(rule);
      places.push_back(draft.places[i]);
      continue;
    }
    // 成本指标 alone is a second level, though there is a first one of that name.
    const auto named = [&](std::size_t column, std::size_t token) {
      return column < draft.columns.size() && token + 1 < row.end &&
             bears(draft.tokens[token].labels, draft.columns[column].rule->names);
    };
    if (!named(i, begin) || (named(i + 1, begin) && !named(i + 1, begin + 1))) continue;
    draft.add(draft.places[i], 1, begin, begin + 1);
    ++begin;
  }
  const std::vector<GluedCell> cells =
      split_glued_row(kind, draft.words, rules, draft.passage(begin, row.end));
  bool sure = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sure = sure && cells[i].sure;
    if (!cells[i].passage.text.empty()) {
      draft.add(places[i], 1, cells[i].passage, !cells[i].sure);
    }
  }
  if (!sure) note_doubtful(draft, row);
}

// The content that the row has under the column, null where it has none.
const Content* content_under(const Draft& draft, const FlatRow& row, const RowFit& fit,
                             std::string_view id) {
  for (std::size_t i = 0; i < draft.columns.size(); ++i) {
    const FittedCell& cell = fit.cells[i];
    if (draft.columns[i].rule->id != id || cell.begin == cell.end) continue;
    return &draft.contents[row.begin + static_cast<std::size_t>(cell.begin)];
  }
  return nullptr;
}

// Each cell has a line, and empty ones vanished: may a row have lent its neighbour a cell? One that
// lacks a value may; so may one that begins with its name and has words for its target, behind a
// row below its weight that says no reason: its name may be that reason, and its target the name.
bool may_have_lent(Draft& draft, RowKind kind, const FlatRow& row, const RowFit& fit) {
  if (kind != RowKind::kIndicator || !draft.tokens[row.begin].whole) return false;
  const bool reason_lacked = std::exchange(draft.reason_lacked, false);
  for (std::size_t i = 0; i < draft.columns.size(); ++i) {
    const ColumnRule& column = *draft.columns[i].rule;
    const bool may_be_empty = column.type == ValueType::kGroup || column.id == "reason";
    if (!may_be_empty && fit.cells[i].begin == fit.cells[i].end) return true;
  }
  const Content* weight = content_under(draft, row, fit, "weight");
  const Content* score = content_under(draft, row, fit, "score");
  draft.reason_lacked = weight != nullptr && score != nullptr && weight->number && score->number &&
                        *score->number < *weight->number &&
                        content_under(draft, row, fit, "reason") == nullptr;
  const Content* target = content_under(draft, row, fit, "target");
  const bool begins_with_name =
      content_under(draft, row, fit, "level3") == &draft.contents[row.begin];
  return reason_lacked && begins_with_name && target != nullptr && !target->measure &&
         !target->figure();
}

// The tokens [begin, row.end) under the header; all of them doubtful if they fit in no way.
void add_fitted(Draft& draft, RowKind kind, const FlatRow& row, std::size_t begin) {
  if (draft.glued) {
    add_glued(draft, kind, row, begin);
    return;
  }
  std::vector<const ColumnRule*> rules;
  for (const FlatColumn& column : draft.columns) rules.push_back(column.rule);
  const std::size_t count = row.end - begin;
  std::optional<RowFit> fit;
  if (!row.doubtful) {
    fit = fit_row(kind, draft.words, rules, draft.tokens.subspan(begin, count),
                  draft.contents.subspan(begin, count));
  }
  if (!fit || !fit->sure() || may_have_lent(draft, kind, row, *fit)) note_doubtful(draft, row);
  for (std::size_t i = 0; i < draft.columns.size(); ++i) {
    if (!fit) {
      draft.add(draft.places[i], 1, begin, row.end, true);
      continue;
    }
    const FittedCell& cell = fit->cells[i];
    draft.add(draft.places[i], 1, begin + static_cast<std::size_t>(cell.begin),
              begin + static_cast<std::size_t>(cell.end), !cell.sure);
  }
}

void add_fund(Draft& draft, const Pack& pack, const FlatRow& row) {
  // 其中： 本年财政拨款 are two tokens of one label; figures end it.
  std::size_t end = row.begin + 1;
  while (!draft.glued && end < row.end && !draft.contents[end].figure()) ++end;
  draft.add(0, 1, row.begin, end);
  if (end == row.end) return;
  const std::string key = label_key(draft.passage(row.begin, end).text);
  const RowRule* rule = find_fixed_row(*row.rule, find_labels(pack, key));
  const bool total = rule != nullptr && rule->role == "total";
  add_fitted(draft, total ? RowKind::kFundTotal : RowKind::kFundPart, row, end);
}

// 小计 50 48
bool is_subtotal(const Draft& draft, const FlatRow& row) {
  if (draft.glued || row.end - row.begin < 2) return false;
  if (!bears(draft.tokens[row.begin].labels, row.rule->subtotal_rows)) return false;
  const auto contents = std::span(draft.contents).subspan(row.begin + 1, row.end - row.begin - 1);
  return std::all_of(contents.begin(), contents.end(),
                     [](const Content& content) { return content.number.has_value(); });
}

void add_indicator(Draft& draft, const FlatRow& row) {
  // Behind the names of groups a template row has only ……
  std::size_t end = row.end;
  while (end > row.begin && bears(draft.tokens[end - 1].labels, row.rule->skip_rows)) --end;
  if (end == row.begin) return;
  FlatRow filled = row;
  filled.end = end;
  // Some words alone, or a page's number, may be a piece of a cell that is broken over lines.
  const bool alone = !draft.glued && end == row.begin + 1;
  if (alone && draft.tokens[row.begin].labels.empty()) {
    note_doubtful(draft, filled);
    return;
  }
  add_fitted(draft, RowKind::kIndicator, filled, filled.begin);
}

// The columns of the total row's figures, weight and score, as they stand in the header.
std::vector<std::size_t> total_columns(const Draft& draft) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < draft.columns.size(); ++i) {
    const std::string& id = draft.columns[i].rule->id;
    if (id == "weight" || id == "score") columns.push_back(i);
  }
  return columns;
}

// 10098优: the figures run together, a grade behind them.
void add_glued_total(Draft& draft, const FlatRow& row) {
  std::vector<const ColumnRule*> rules;
  std::vector<int> places;
  for (const std::size_t column : total_columns(draft)) {
    rules.push_back(draft.columns[column].rule);
    places.push_back(draft.places[column]);
  }
  Passage text = draft.passage(row.begin + 1, row.end);
  const std::size_t digits = text.text.find_last_of("0123456789");
  if (rules.empty() || digits == std::string::npos) return;
  const int all = count_code_points(text.text);
  const int figures = count_code_points(text.text.substr(0, digits + 1));
  if (figures < all) draft.add(draft.width, 1, part_of(text, figures, all), false);
  text = part_of(text, 0, figures);
  const std::vector<GluedCell> cells =
      split_glued_row(RowKind::kIndicator, draft.words, rules, text);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    draft.add(places[i], 1, cells[i].passage, !cells[i].sure);
  }
  if (!std::all_of(cells.begin(), cells.end(), [](const GluedCell& cell) { return cell.sure; })) {
    note_doubtful(draft, row);
  }
}

void add_total(Draft& draft, const FlatRow& row) {
  draft.add(0, 1, row.begin, row.begin + 1);
  if (draft.glued) {
    add_glued_total(draft, row);
    return;
  }
  std::vector<int> places;
  for (const std::size_t column : total_columns(draft)) places.push_back(draft.places[column]);
  std::size_t end = row.begin + 1;
  while (end < row.end && draft.contents[end].figure()) ++end;
  const std::size_t figures = end - row.begin - 1;
  if (figures == places.size()) {
    for (std::size_t i = 0; i < figures; ++i) {
      draft.add(places[i], 1, row.begin + 1 + i, row.begin + 2 + i);
    }
  } else if (figures == 1 && places.size() == 2) {
    // One figure for two columns may be either; it stands in a cell that spans both.
    draft.add(places[0], places[1] - places[0] + 1, row.begin + 1, end);
  } else {
    for (const int place : places) draft.add(place, 1, row.begin + 1, end, true);
    note_doubtful(draft, row);
  }
  int col = draft.width;
  for (; end < row.end; ++end) draft.add(col++, 1, end, end + 1);
}

void add_row(Draft& draft, const Pack& pack, const FlatRow& row) {
  switch (row.kind) {
    case FlatKind::kHeader:
      add_header(draft, row);
      break;
    case FlatKind::kFields:
      add_fields(draft, pack, row);
      break;
    case FlatKind::kFund:
      add_fund(draft, pack, row);
      break;
    case FlatKind::kGoal:
      add_fitted(draft, RowKind::kGoal, row, row.begin);
      break;
    case FlatKind::kIndicator:
      if (is_subtotal(draft, row)) {
        add_total(draft, row);
      } else {
        add_indicator(draft, row);
      }
      break;
    case FlatKind::kTotal:
      add_total(draft, row);
      break;
  }
  ++draft.row;
}

}  // namespace

FlattenedForm lay_out_flattened(FlattenedRegion region, const Pack& pack, KnownTexts& texts) {
  for (Token& token : region.tokens) {
    token.labels = find_labels(pack, token.key);
    const std::size_t colon = token.key.find(':');
    if (colon == std::string::npos) continue;
    token.labels_before_colon = find_labels(pack, token.key.substr(0, colon));
  }
  std::vector<Content> contents;
  contents.reserve(region.tokens.size());
  for (const Token& token : region.tokens) contents.push_back(look_at(token, *pack.values));
  std::vector<std::vector<std::size_t>> offsets;
  offsets.reserve(region.sources.size());
  for (const Passage& source : region.sources) offsets.push_back(offsets_of(source.text));
  Draft draft{*pack.values,
              texts,
              region.sources,
              offsets,
              region.tokens,
              contents,
              region.glued,
              {},
              {},
              0,
              {},
              {},
              0,
              false};
  for (const FlatRow& row : split_rows(pack, region.tokens, contents, region.glued))
    add_row(draft, pack, row);
  Place place = region.sources.front().place;
  place.row = place.col = place.begin = place.end = -1;
  FoldedTable table(std::move(draft.cells), place);
  table.merged_down_kept = false;
  return FlattenedForm{std::move(table), std::move(draft.notes)};
}

}  // namespace jixiao

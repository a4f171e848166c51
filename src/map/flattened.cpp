#include "map/flattened.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "map/detect.h"
#include "map/flattened_rows.h"
#include "map/form_rows.h"
#include "map/glued_row.h"
#include "map/row_fit.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// A line that is no form's line may stand among those of a form: a goal, a wrapped value.
constexpr std::size_t kOtherLines = 2;
// A row without a word of the rules has at least so many tokens.
constexpr std::size_t kTokensOfRow = 3;
// Characters; a longer line is no form.
constexpr int kLongestLine = 20000;
// A table whose rows are run into so few has lost their ends, if it has so many filled cells.
constexpr int kRowsOfFlattenedTable = 2;
constexpr std::size_t kTokensOfFlattenedTable = 20;
// So many different labels of forms are a form, wherever they stand.
constexpr std::size_t kWordsOfForm = 10;
// A title within a line begins a further form only behind so many tokens of one.
constexpr std::size_t kTokensOfForm = 20;

// A word the rules know and what stands behind its colon: 项目名称：某项目.
bool begins_with_word(const FormWords& words, const Token& token) {
  if (words.is_word(token.key)) return true;
  const std::size_t colon = token.key.find(':');
  return colon != std::string::npos && words.is_word(token.key.substr(0, colon));
}

std::vector<Token> tokens_of(const Rules& rules, const Passage& passage, std::size_t source,
                             bool glued) {
  const IsWord is_word = [&](const std::string& key) { return rules.words.is_word(key); };
  return glued ? split_glued(passage, source, is_word) : split_line(passage, source, is_word);
}

bool has_header(const Rules& rules, const Line& line) {
  return rules.words.header && line.label.empty() && line.passage.place.end <= kLongestLine &&
         rules.words.header->matches(fold_match(line.passage.text));
}

enum class LineKind { kForm, kOther, kNothing };

// Does the line look like a row: words of a form at its begin, or several tokens and no sentence?
// A template row, ……, says nothing.
LineKind kind_of(const Rules& rules, const std::vector<Token>& tokens) {
  if (tokens.empty()) return LineKind::kNothing;
  if (begins_with_word(rules.words, tokens[0])) return LineKind::kForm;
  if (tokens.size() == 1 && look_at(tokens[0]).blank) return LineKind::kNothing;
  const bool row = tokens.size() >= kTokensOfRow && !look_at(tokens[0]).sentence;
  return row ? LineKind::kForm : LineKind::kOther;
}

struct RegionSearch {
  const Document& document;
  const Rules& rules;
  const std::vector<Line>& lines;
  bool glued = false;

  // Is the line free, and does no table stand between it and the one before?
  bool joins(std::size_t before, std::size_t index) const {
    const Line& line = lines[index];
    if (line.used || line.contents_line || !line.label.empty()) return false;
    for (int block = lines[before].block + 1; block < line.block; ++block) {
      if (std::holds_alternative<Table>(document.blocks[static_cast<std::size_t>(block)])) {
        return false;
      }
    }
    return true;
  }
  // A title begins the next form; a field may hold the words of one.
  bool is_border(std::size_t index) const {
    const Line& line = lines[index];
    if (line.used) return true;
    const std::string key = label_key(line.passage.text);
    if (!is_form_title(rules, key)) return false;
    if (key.ends_with("表")) return true;
    const std::vector<Token> tokens = tokens_of(rules, line.passage, 0, glued);
    return tokens.empty() || !begins_with_word(rules.words, tokens[0]);
  }
};

// Lines of forms above and below the header, up to a title.
std::size_t find_first(const RegionSearch& search, std::size_t header, std::size_t least) {
  std::size_t first = header;
  std::size_t other = 0;
  for (std::size_t i = header; i > least && search.joins(i - 1, i); --i) {
    if (search.is_border(i - 1)) break;
    const std::vector<Token> tokens =
        tokens_of(search.rules, search.lines[i - 1].passage, 0, search.glued);
    const LineKind kind = kind_of(search.rules, tokens);
    if (kind == LineKind::kOther && ++other > kOtherLines) break;
    if (kind != LineKind::kForm) continue;
    other = 0;
    first = i - 1;
  }
  return first;
}

std::size_t find_last(const RegionSearch& search, std::size_t header) {
  std::size_t last = header + 1;
  std::size_t other = 0;
  for (std::size_t i = header + 1; i < search.lines.size() && search.joins(i - 1, i); ++i) {
    if (search.is_border(i)) break;
    const std::vector<Token> tokens =
        tokens_of(search.rules, search.lines[i].passage, 0, search.glued);
    const LineKind kind = kind_of(search.rules, tokens);
    if (kind == LineKind::kOther && ++other > kOtherLines) break;
    if (kind != LineKind::kForm) continue;
    other = 0;
    last = i + 1;
  }
  return last;
}

// A region with the sources that its tokens stand in.
FlattenedRegion part_of(const FlattenedRegion& whole, std::vector<Token> tokens) {
  const std::size_t first = tokens.front().source;
  const std::size_t last = tokens.back().source + 1;
  FlattenedRegion part{whole.first + first, whole.first + last, whole.glued, {}, std::move(tokens)};
  part.sources.assign(whole.sources.begin() + static_cast<std::ptrdiff_t>(first),
                      whole.sources.begin() + static_cast<std::ptrdiff_t>(last));
  for (Token& token : part.tokens) token.source -= first;
  return part;
}

// A form a title.
void add_regions(const Rules& rules, FlattenedRegion whole, std::vector<FlattenedRegion>& regions) {
  std::vector<Token> tokens;
  for (Token& token : whole.tokens) {
    const bool title = tokens.size() >= kTokensOfForm && token.key.ends_with("表") &&
                       is_form_title(rules, token.key);
    if (title) regions.push_back(part_of(whole, std::exchange(tokens, {})));
    tokens.push_back(std::move(token));
  }
  if (!tokens.empty()) regions.push_back(part_of(whole, std::move(tokens)));
}

// Is the header in the line glued: does a part without white space hold all of it?
bool is_glued(const Rules& rules, const Line& line) {
  const std::vector<Token> tokens = tokens_of(rules, line.passage, 0, false);
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return rules.words.header->matches(fold_match(token.passage.text));
  });
}

// A form in the making.
struct Draft {
  std::span<const Passage> sources;
  std::span<const Token> tokens;
  std::span<const Content> contents;
  bool glued = false;
  std::vector<FoldedCell> cells;
  std::vector<Unread> notes;
  int row = 0;
  std::vector<FlatColumn> columns;  // of the header above
  std::vector<int> places;          // grid column of each
  int width = 0;                    // of the header

  // The tokens as one passage; where they stand in several lines, its place is in the first.
  Passage passage(std::size_t begin, std::size_t end) const {
    Passage whole;
    for (std::size_t from = begin; from < end;) {
      std::size_t to = from + 1;
      while (to < end && tokens[to].source == tokens[from].source) ++to;
      Passage part =
          join_tokens(sources[tokens[from].source], tokens[from].passage, tokens[to - 1].passage);
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
    cell.key = label_key(text.text);
    cell.original = std::move(text.text);
    cell.place = text.place;
    cell.doubtful = doubtful;
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
             draft.columns[column].rule->names.match(draft.tokens[token].key);
    };
    if (!named(i, begin) || (named(i + 1, begin) && !named(i + 1, begin + 1))) continue;
    draft.add(draft.places[i], 1, begin, begin + 1);
    ++begin;
  }
  const std::vector<GluedCell> cells = split_glued_row(kind, rules, draft.passage(begin, row.end));
  bool sure = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sure = sure && cells[i].sure;
    if (!cells[i].passage.text.empty()) {
      draft.add(places[i], 1, cells[i].passage, !cells[i].sure);
    }
  }
  if (!sure) note_doubtful(draft, row);
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
    fit = fit_row(kind, rules, draft.tokens.subspan(begin, count),
                  draft.contents.subspan(begin, count));
  }
  if (!fit || !fit->sure()) note_doubtful(draft, row);
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

void add_fund(Draft& draft, const FlatRow& row) {
  // 其中： 本年财政拨款 are two tokens of one label; figures end it.
  std::size_t end = row.begin + 1;
  while (!draft.glued && end < row.end && !draft.contents[end].figure()) ++end;
  draft.add(0, 1, row.begin, end);
  if (end == row.end) return;
  const RowRule* rule = find_fixed_row(*row.rule, label_key(draft.passage(row.begin, end).text));
  const bool total = rule != nullptr && rule->role == "total";
  add_fitted(draft, total ? RowKind::kFundTotal : RowKind::kFundPart, row, end);
}

void add_indicator(Draft& draft, const FlatRow& row) {
  // Behind the names of groups a template row has only ……
  std::size_t end = row.end;
  while (end > row.begin && row.rule->skip_rows.match(draft.tokens[end - 1].key)) --end;
  if (end == row.begin) return;
  FlatRow filled = row;
  filled.end = end;
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
  const std::vector<GluedCell> cells = split_glued_row(RowKind::kIndicator, rules, text);
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
      add_fund(draft, row);
      break;
    case FlatKind::kGoal:
      add_fitted(draft, RowKind::kGoal, row, row.begin);
      break;
    case FlatKind::kIndicator:
      add_indicator(draft, row);
      break;
    case FlatKind::kTotal:
      add_total(draft, row);
      break;
  }
  ++draft.row;
}

}  // namespace

std::vector<FlattenedRegion> find_flattened(const Document& document, const Rules& rules,
                                            const std::vector<Line>& lines) {
  std::vector<FlattenedRegion> regions;
  RegionSearch search{document, rules, lines};
  std::size_t least = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].used || lines[i].contents_line || !has_header(rules, lines[i])) continue;
    search.glued = is_glued(rules, lines[i]);
    FlattenedRegion region;
    region.glued = search.glued;
    region.first = find_first(search, i, least);
    region.last = find_last(search, i);
    for (std::size_t line = region.first; line < region.last; ++line) {
      std::vector<Token> tokens =
          tokens_of(rules, lines[line].passage, region.sources.size(), region.glued);
      region.sources.push_back(lines[line].passage);
      region.tokens.insert(region.tokens.end(), std::make_move_iterator(tokens.begin()),
                           std::make_move_iterator(tokens.end()));
    }
    i = region.last - 1;
    least = region.last;
    add_regions(rules, std::move(region), regions);
  }
  return regions;
}

std::optional<Unread> find_scattered(const Rules& rules, const std::vector<Line>& lines) {
  std::unordered_set<std::string> words;
  const Line* first = nullptr;
  for (const Line& line : lines) {
    if (line.used || line.contents_line || line.passage.place.end > kLongestLine) continue;
    for (const Token& token : tokens_of(rules, line.passage, 0, false)) {
      // Prose has the groups' names as headings.
      if (!rules.words.is_word(token.key) || rules.words.groups.count(token.key) > 0) continue;
      words.insert(token.key);
      if (first == nullptr) first = &line;
    }
  }
  if (words.size() < kWordsOfForm) return std::nullopt;
  Unread note;
  note.what = "行列已打散的表格文字（" + std::to_string(words.size()) + " 个表头和栏目词）";
  note.what_en = "the text of a form whose rows and columns are scattered (" +
                 std::to_string(words.size()) + " of its labels)";
  note.place = first->passage.place;
  note.code = "ambiguous-layout";
  return note;
}

std::optional<FlattenedRegion> find_flattened(const FoldedTable& table) {
  const bool row_ends_lost = table.rows <= kRowsOfFlattenedTable || table.cols == 1;
  if (table.spans_known || !row_ends_lost) return std::nullopt;
  FlattenedRegion region;
  for (const FoldedCell& cell : table.cells) {
    if (cell.key.empty()) continue;
    region.tokens.push_back(whole_token(passage_of(cell), region.sources.size()));
    region.sources.push_back(passage_of(cell));
  }
  if (region.tokens.size() < kTokensOfFlattenedTable) return std::nullopt;
  region.tokens.front().first = true;
  return region;
}

FlattenedForm lay_out_flattened(const FlattenedRegion& region, const Pack& pack) {
  std::vector<Content> contents;
  contents.reserve(region.tokens.size());
  for (const Token& token : region.tokens) contents.push_back(look_at(token));
  Draft draft{region.sources, region.tokens, contents, region.glued, {}, {}, 0, {}, {}, 0};
  for (const FlatRow& row : split_rows(pack, region.tokens, contents, region.glued))
    add_row(draft, pack, row);
  Place place = region.sources.front().place;
  place.row = place.col = place.begin = place.end = -1;
  FoldedTable table(std::move(draft.cells), place);
  table.merged_down_kept = false;
  return FlattenedForm{std::move(table), std::move(draft.notes)};
}

}  // namespace jixiao

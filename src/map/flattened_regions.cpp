// Where flattened forms stand; flattened.cpp lays them out.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "map/detect.h"
#include "map/field_values.h"
#include "map/flattened.h"
#include "map/form_rows.h"
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
// Columns whose lines are a header; bytes of a label, and of a grade.
constexpr std::size_t kColumnsOfHeader = 4;
constexpr std::size_t kLongestLabel = 48;
constexpr std::size_t kLongestGrade = 6;
// Of a form with a line a cell: lines between its title and its first header, and in all.
constexpr std::size_t kLinesAboveHeader = 60;
constexpr std::size_t kLinesOfForm = 1500;
// A title within a line begins a further form only behind so many tokens of one.
constexpr std::size_t kTokensOfForm = 20;

// A word the rules know and what stands behind its colon: 项目名称：某项目.
bool begins_with_word(const FormWords& words, const Token& token) {
  if (words.is_word(token.key)) return true;
  const std::size_t colon = token.key.find(':');
  return colon != std::string::npos && words.is_word(std::string_view(token.key).substr(0, colon));
}

std::vector<Token> tokens_of(const Rules& rules, const Passage& passage, std::size_t source,
                             bool glued) {
  return glued ? split_glued(passage, source, rules.words)
               : split_line(passage, source, rules.words);
}

// No sign from U+3000 on, where ideographs and their punctuation begin? Its UTF-8 begins with E3.
bool is_western(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0xE3; });
}

// Tells lines that can hold no word: those in English, as hardly any pack has such words.
class WordlessLines {
 public:
  explicit WordlessLines(const FormWords& words) : words_(words) {}

  bool holds(const Line& line) {
    if (!is_western(line.folded.text)) return false;
    if (!asked_) {
      asked_ = true;
      western_words_ = std::any_of(words_.all.begin(), words_.all.end(), is_western);
    }
    return !western_words_;
  }

 private:
  const FormWords& words_;
  bool asked_ = false;  // a document without such lines asks for nothing
  bool western_words_ = false;
};

bool has_header(const FormWords& words, const Line& line) {
  return line.label.empty() && line.passage.place.end <= kLongestLine &&
         words.holds_header(line.folded.text);
}

// What the packs know as the number of a page, which a printed form has between its rows.
std::vector<const FieldRule*> page_marks(const Rules& rules) {
  std::vector<const FieldRule*> marks;
  for (const Pack& pack : rules.packs) {
    for (const FieldRule& field : pack.fields) {
      if (field.id == "page_mark") marks.push_back(&field);
    }
  }
  return marks;
}

enum class LineKind { kForm, kOther, kNothing };

// Does the line look like a row: words of a form at its begin, or several tokens and no sentence?
// A template row, ……, says nothing.
LineKind kind_of(const Rules& rules, const std::vector<Token>& tokens) {
  if (tokens.empty()) return LineKind::kNothing;
  if (begins_with_word(rules.words, tokens[0])) return LineKind::kForm;
  if (tokens.size() == 1 && look_at(tokens[0], rules.values).blank) return LineKind::kNothing;
  const bool row = tokens.size() >= kTokensOfRow && !look_at(tokens[0], rules.values).sentence;
  return row ? LineKind::kForm : LineKind::kOther;
}

struct RegionSearch {
  const Document& document;
  const Rules& rules;
  const std::vector<Line>& lines;
  bool glued = false;
  std::vector<const FieldRule*> marks = {};

  bool is_page_mark(std::size_t index) const {
    const Line& line = lines[index];
    return std::any_of(marks.begin(), marks.end(), [&](const FieldRule* mark) {
      return find_in_passage(*mark, line.passage, line.folded).has_value();
    });
  }
  LineKind kind(std::size_t index) const {
    if (is_page_mark(index)) return LineKind::kNothing;
    return kind_of(rules, tokens_of(rules, lines[index].passage, 0, glued));
  }

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
    if (!is_form_title(rules, line.key)) return false;
    if (line.key.ends_with("表")) return true;
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
    const LineKind kind = search.kind(i - 1);
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
    const LineKind kind = search.kind(i);
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
  FlattenedRegion part{whole.first + first, whole.first + last, whole.glued, false, {},
                       std::move(tokens)};
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
    return rules.words.holds_header(fold_match(token.passage.text));
  });
}

// A header that gives each of its columns a line.
bool begins_cell_header(const FormWords& words, const std::vector<Line>& lines, std::size_t at) {
  if (at + kColumnsOfHeader > lines.size()) return false;
  // Most lines begin with no label, or are longer.
  if (!words.columns.may_begin_at(lines[at].folded.text, 0)) return false;
  std::string header;
  for (std::size_t i = at; i < at + kColumnsOfHeader; ++i) {
    if (lines[i].key.size() > kLongestLabel || !words.is_word(lines[i].key)) return false;
    header += lines[i].key + " ";
  }
  return words.holds_header(header);
}

// A form of which each cell has a line, its rows' ends lost.
class CellLines {
 public:
  CellLines(const RegionSearch& search, std::size_t header, std::size_t least)
      : search_(search), lines_(search.lines), header_(header), reached_(header + 1) {
    has_title_ = find_title(least);
    if (has_title_) find_total();
  }

  // The region from the line behind the title to the figures of the total row, or to a grade behind
  // them; nothing if either is missing.
  std::optional<FlattenedRegion> region() const {
    if (last_ == 0) return std::nullopt;
    FlattenedRegion region;
    region.first = first_;
    region.last = last_;
    region.cell_lines = true;
    for (std::size_t i = first_; i < last_; ++i) {
      if (!search_.is_page_mark(i)) {
        region.tokens.push_back(whole_token(lines_[i].passage, region.sources.size()));
        region.tokens.back().whole = true;
      }
      region.sources.push_back(lines_[i].passage);
    }
    region.tokens.front().first = true;
    return region;
  }
  bool has_title() const { return has_title_; }
  std::size_t reached() const { return reached_; }  // no form begins with a header before it

 private:
  Content content(std::size_t line) const {
    return look_at(whole_token(lines_[line].passage, 0), search_.rules.values);
  }
  bool joins(std::size_t line) const {
    return line < lines_.size() && search_.joins(line - 1, line) && !search_.is_border(line);
  }

  bool find_title(std::size_t least) {
    first_ = header_;
    while (first_ > least && header_ - first_ < kLinesAboveHeader) {
      if (!search_.joins(first_ - 1, first_) || lines_[first_ - 1].used) return false;
      if (search_.is_border(first_ - 1)) return true;
      --first_;
      if (content(first_).sentence) return false;
    }
    return false;
  }

  // Does the line bear those labels of a table of indicators in some pack?
  template <typename Select>
  bool bears_in_indicators(std::size_t line, Select select) const {
    const std::string& key = lines_[line].key;
    if (key.size() > kLongestLabel) return false;
    for (const Pack& pack : search_.rules.packs) {
      const LabelHits hits = find_labels(pack, key);
      if (hits.empty()) continue;
      for (const TableRule& table : pack.tables) {
        if (table.id == "indicators" && select(table, hits)) return true;
      }
    }
    return false;
  }
  bool is_name(std::size_t line) const {
    return bears_in_indicators(line, [](const TableRule& table, LabelView hits) {
      return std::any_of(table.columns.begin(), table.columns.end(), [&](const ColumnRule& column) {
        return column.id == "level3" && bears(hits, column.labels);
      });
    });
  }
  bool is_total(std::size_t line) const {
    return bears_in_indicators(
        line, [](const TableRule& table, LabelView hits) { return bears(hits, table.total_rows); });
  }

  void find_total() {
    bool names = false;  // the header of the indicators was seen
    for (reached_ = header_ + 1; joins(reached_) && reached_ - first_ < kLinesOfForm; ++reached_) {
      names = names || is_name(reached_);
      if (!names || !joins(reached_ + 1) || !content(reached_ + 1).figure()) continue;
      if (!is_total(reached_)) continue;
      last_ = reached_ + 2;
      if (joins(last_) && content(last_).figure()) ++last_;
      const bool grade = joins(last_) && lines_[last_].key.size() <= kLongestGrade &&
                         content(last_).short_words &&
                         !search_.rules.words.is_word(lines_[last_].key);
      if (grade) ++last_;
      return;
    }
  }

  const RegionSearch& search_;
  const std::vector<Line>& lines_;
  std::size_t header_;
  bool has_title_ = false;
  std::size_t reached_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

// Where to look for the next of them.
struct CellSearch {
  std::size_t least = 0;        // no title of one stands before this line
  std::size_t none_before = 0;  // no header of one
};

std::optional<FlattenedRegion> find_cell_lines(RegionSearch& search, std::size_t header,
                                               std::size_t least, CellSearch& next) {
  search.glued = false;
  if (search.marks.empty()) search.marks = page_marks(search.rules);
  const CellLines cells(search, header, std::max(least, next.least));
  if (!cells.has_title()) next.least = header;
  next.none_before = cells.reached();
  return cells.region();
}

}  // namespace

std::vector<FlattenedRegion> find_flattened(const Document& document, const Rules& rules,
                                            const std::vector<Line>& lines) {
  std::vector<FlattenedRegion> regions;
  RegionSearch search{document, rules, lines};
  WordlessLines wordless(rules.words);
  std::size_t least = 0;
  CellSearch cells;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].used || lines[i].contents_line || wordless.holds(lines[i])) continue;
    if (!has_header(rules.words, lines[i])) {
      if (i < cells.none_before || !begins_cell_header(rules.words, lines, i)) continue;
      if (auto region = find_cell_lines(search, i, least, cells)) {
        least = region->last;
        i = least - 1;
        regions.push_back(std::move(*region));
      }
      continue;
    }
    search.glued = is_glued(rules, lines[i]);
    if (search.marks.empty()) search.marks = page_marks(rules);
    FlattenedRegion region;
    region.glued = search.glued;
    region.first = find_first(search, i, least);
    region.last = find_last(search, i);
    for (std::size_t line = region.first; line < region.last; ++line) {
      std::vector<Token> tokens;
      if (!search.is_page_mark(line)) {
        tokens = tokens_of(rules, lines[line].passage, region.sources.size(), region.glued);
      }
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

namespace {

// May the line stand among the scattered ones of a form?
bool is_free(const Line& line) {
  return !line.used && !line.contents_line && line.passage.place.end <= kLongestLine;
}

// Prose has the groups' names as headings.
bool is_label(const FormWords& words, const std::string& key) {
  return words.is_word(key) && words.groups.count(key) == 0;
}

// May the lines have so many labels that they are a form's? The key of a token, without spaces and
// without what stands at its ends, is a part of the line without spaces: most documents have few
// labels even so, wherever they stand in a line. Where > and = come together, nothing is said.
bool may_be_scattered(const FormWords& words, const std::vector<Line>& lines) {
  std::vector<bool> seen(words.all.size() + 1);
  seen[FormWords::kGroup] = true;
  std::size_t labels = 0;
  WordlessLines wordless(words);
  for (const Line& line : lines) {
    if (!is_free(line) || wordless.holds(line)) continue;
    std::string packed;
    std::string_view text = line.folded.text;
    if (text.find(' ') != std::string_view::npos) {
      packed = text;
      std::erase(packed, ' ');
      text = packed;
      if (text.find(">=") != std::string::npos || text.find("<=") != std::string::npos) return true;
    }
    words.begins.each_in(text, [&](std::uint32_t label) {
      if (!seen[label]) ++labels;
      seen[label] = true;
    });
    if (labels >= kWordsOfForm) return true;
  }
  return false;
}

}  // namespace

std::optional<Unread> find_scattered(const Rules& rules, const std::vector<Line>& lines) {
  if (!may_be_scattered(rules.words, lines)) return std::nullopt;
  std::unordered_set<std::string> words;
  const Line* first = nullptr;
  WordlessLines wordless(rules.words);
  const auto add = [&](const Line& line, const std::string& key) {
    if (!is_label(rules.words, key)) return;
    words.insert(key);
    if (first == nullptr) first = &line;
  };
  for (const Line& line : lines) {
    if (!is_free(line) || wordless.holds(line)) continue;
    if (is_one_piece(line.passage.text)) {
      add(line, line.key);
      continue;
    }
    for (const Token& token : tokens_of(rules, line.passage, 0, false)) add(line, token.key);
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

}  // namespace jixiao

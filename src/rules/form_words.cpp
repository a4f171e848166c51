#include "rules/form_words.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "rules/pack.h"

namespace jixiao {
namespace {

void add(const Labels& labels, WordSet& words) {
  words.insert(labels.keys.begin(), labels.keys.end());
}

// `columns`: the words of columns so far; packs of one family have most of them in common.
void add_table(const TableRule& table, WordSet& columns, FormWords& words) {
  for (const ColumnRule& column : table.columns) {
    add(column.labels, words.all);
    for (const std::string& key : column.labels.keys) {
      if (columns.insert(key).second) words.columns.add(key, 0);
    }
    add(column.names, words.groups);
  }
  for (const RowRule& row : table.rows) add(row.labels, words.all);
  add(table.total_rows, words.all);
  add(table.subtotal_rows, words.all);
  add(table.caption, words.all);
}

// So many columns in a row are a header.
constexpr std::uint8_t kColumnsOfHeader = 4;
constexpr std::size_t kLongestHint = 12;

// Behind a hint in brackets at `at`, (B/A); `at` itself if none stands there.
std::size_t behind_hint(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '(') return at;
  std::size_t end = at + 1;
  for (std::size_t signs = 0; end < text.size() && text[end] != '(' && text[end] != ')'; ++signs) {
    if (signs == kLongestHint) return at;
    end += WordTrie::width_at(text, end);
  }
  const bool closed = end > at + 1 && end < text.size() && text[end] == ')';
  return closed ? end + 1 : at;
}

// The most columns in a row from `at` on, where that is known of every place behind it; a space, a
// colon and another space may stand before the first.
std::uint8_t most_behind(std::string_view text, std::size_t at,
                         const std::vector<std::uint8_t>& columns) {
  std::uint8_t most = columns[at];
  for (const char sign : {' ', ':', ' '}) {
    if (at >= text.size() || text[at] != sign) continue;
    most = std::max(most, columns[++at]);
  }
  return most;
}

}  // namespace

bool FormWords::holds_header(std::string_view folded) const {
  // Nearly all lines hold fewer words of columns, told in one quick walk.
  std::size_t words = 0;
  columns.each_in(folded, [&words](std::uint32_t) { ++words; });
  if (words < kColumnsOfHeader) return false;
  std::vector<std::uint8_t> most(folded.size() + 1);
  for (std::size_t at = folded.size(); at-- > 0;) {
    if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80U) continue;  // within a character
    columns.each_at(folded, at, [&](std::size_t end, std::uint32_t) {
      const std::uint8_t behind = std::max(most_behind(folded, end, most),
                                           most_behind(folded, behind_hint(folded, end), most));
      most[at] = std::max(most[at], static_cast<std::uint8_t>(behind + 1));
    });
    if (most[at] >= kColumnsOfHeader) return true;
  }
  return false;
}

FormWords make_form_words(std::span<const Pack> packs) {
  FormWords words;
  WordSet columns;
  for (const Pack& pack : packs) {
    if (reads_prose(pack)) continue;
    for (const TableRule& table : pack.tables) add_table(table, columns, words);
    for (const FieldRule& field : pack.fields) add(field.labels, words.all);
  }
  for (const std::string& word : words.all) words.groups.erase(word);
  words.all.insert(words.groups.begin(), words.groups.end());
  std::uint32_t label = FormWords::kGroup;
  for (const std::string& word : words.all) {
    words.begins.add(word, words.groups.count(word) > 0 ? FormWords::kGroup : ++label);
  }
  return words;
}

}  // namespace jixiao

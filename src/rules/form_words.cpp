#include "rules/form_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace jixiao {
namespace {

void add(const Labels& labels, std::unordered_set<std::string>& words) {
  words.insert(labels.keys.begin(), labels.keys.end());
}

void add_table(const TableRule& table, FormWords& words, std::unordered_set<std::string>& columns) {
  for (const ColumnRule& column : table.columns) {
    add(column.labels, words.all);
    add(column.labels, columns);
    add(column.names, words.groups);
  }
  for (const RowRule& row : table.rows) add(row.labels, words.all);
  add(table.total_rows, words.all);
  add(table.subtotal_rows, words.all);
  add(table.caption, words.all);
}

std::string quoted(std::string_view word) {
  std::string text;
  for (const char c : word) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return text;
}

// Four columns in a row are a header; a hint in brackets may stand behind each: 执行率(B/A).
std::string header_source(const std::unordered_set<std::string>& columns) {
  std::vector<std::string> longest_first(columns.begin(), columns.end());
  std::sort(longest_first.begin(), longest_first.end(),
            [](const std::string& a, const std::string& b) {
              return a.size() != b.size() ? a.size() > b.size() : a < b;
            });
  std::string any;
  for (const std::string& column : longest_first) {
    if (!any.empty()) any += '|';
    any += quoted(column);
  }
  return "(?:(?:" + any + ")(?:\\([^()]{1,12}\\))? ?:? ?){4}";
}

}  // namespace

FormWords make_form_words(std::span<const Pack> packs) {
  FormWords words;
  std::unordered_set<std::string> columns;
  for (const Pack& pack : packs) {
    if (pack.detect.kind == "narrative") continue;
    for (const TableRule& table : pack.tables) add_table(table, words, columns);
    for (const FieldRule& field : pack.fields) add(field.labels, words.all);
  }
  for (const std::string& word : words.all) words.groups.erase(word);
  words.all.insert(words.groups.begin(), words.groups.end());
  if (!columns.empty()) words.header = std::make_unique<Pattern>(header_source(columns));
  return words;
}

}  // namespace jixiao

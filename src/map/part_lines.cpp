#include "map/part_lines.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "normalize/fold.h"
#include "rules/label_number.h"

namespace jixiao {
namespace {

// Characters; what is longer is a sentence.
constexpr int kLongestHeading = 30;
// No form has more pages; four digits are a year.
constexpr std::size_t kDigitsOfPage = 3;

std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

// 2, - 2 -, 2/3, 第2页 共3页: figures and nothing but the signs around them.
bool is_page_number(std::string_view text) {
  static constexpr std::string_view kSigns[] = {"-", "/", ",", "、", "第", "共", "页"};
  std::size_t digits = 0;
  bool figure = false;
  while (!text.empty()) {
    if (text.front() >= '0' && text.front() <= '9') {
      if (++digits > kDigitsOfPage) return false;
      figure = true;
      text.remove_prefix(1);
      continue;
    }
    digits = 0;
    const auto* const sign =
        std::find_if(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view each) { return text.starts_with(each); });
    if (sign == std::end(kSigns)) return false;
    text.remove_prefix(sign->size());
  }
  return figure;
}

// （续表）, 续表1, 续上表：项目支出绩效自评表, 项目支出绩效自评表（续）.
bool says_goes_on(std::string_view text) {
  static constexpr std::string_view kWords[] = {"续表", "续上表", "接上表", "接上页", "续上页"};
  if (text.ends_with(')')) {
    const std::size_t hint = text.rfind('(');
    const bool whole = hint != std::string_view::npos;
    const std::string_view words =
        whole ? text.substr(hint + 1, text.size() - hint - 2) : std::string_view();
    // 续建 is said of buildings.
    const bool goes_on = words == "续" || words.starts_with("接上") ||
                         std::any_of(std::begin(kWords), std::end(kWords),
                                     [&](auto word) { return words.starts_with(word); });
    if (goes_on) return true;
  }
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.starts_with(word); });
}

}  // namespace

bool is_page_mark(const Line& line) {
  if (line.used || count_code_points(line.folded.text) > kLongestHeading) return false;
  const std::string text = without_spaces(line.folded.text);
  return is_page_number(text) || says_goes_on(text);
}

bool is_part_heading(const Line& line) {
  return !line.used && !behind_number(line.key).empty() &&
         count_code_points(line.key) <= kLongestHeading;
}

bool is_form_word(const Rules& rules, const Line& line) {
  return !line.used && rules.words.is_word(line.key);
}

std::string label_of(const Line& line) {
  const std::size_t colon = line.folded.text.find(':');
  if (colon == std::string::npos) return {};
  return label_key_of_match(std::string_view(line.folded.text).substr(0, colon));
}

bool says_goal(const Pack& pack, const Line& line) {
  if (line.used) return false;
  const LabelHits labels = find_labels(pack, label_of(line));
  return std::any_of(pack.tables.begin(), pack.tables.end(), [&](const TableRule& table) {
    return table.id == "goals" &&
           std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const ColumnRule& column) { return bears(labels, column.labels); });
  });
}

bool is_caption(const Pack& pack, const Line& line) {
  if (line.used) return false;
  const LabelHits labels = find_labels(pack, line.key);
  return std::any_of(pack.tables.begin(), pack.tables.end(),
                     [&](const TableRule& table) { return bears(labels, table.caption); });
}

}  // namespace jixiao

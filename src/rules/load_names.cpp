#include "rules/load_names.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace jixiao {
namespace {

constexpr std::string_view kStatuses[] = {"draft", "stable"};
constexpr std::string_view kFormKinds[] = {"project",    "department",  "transfer", "target_only",
                                           "monitoring", "third_party", "narrative"};
constexpr std::string_view kValueTypes[] = {"text", "decimal", "money", "percent", "count",
                                            "date", "year",    "enum",  "group",   "target"};
constexpr std::string_view kFindWheres[] = {"cell_right",  "cell_below", "same_cell",
                                            "after_label", "paragraph",  "row_right"};
constexpr std::string_view kSeverities[] = {"info", "warning", "error"};
constexpr std::string_view kCurrencies[] = {"元", "万元", "亿元"};
constexpr std::string_view kTableIds[] = {"funds", "goals", "indicators"};
constexpr std::string_view kFundRowIds[] = {"total",   "fiscal", "carried", "other",
                                            "central", "local",  "part"};
constexpr std::string_view kFundRoles[] = {"total", "part", "of_which"};
constexpr std::string_view kFormFields[] = {"project_name",   "department",  "implementing_unit",
                                            "currency_unit",  "fiscal_year", "title",
                                            "reporting_unit", "grade",       "score",
                                            "total.weight",   "total.score"};
constexpr std::string_view kFundColumns[] = {
    "initial_budget", "annual_budget", "executed", "weight", "execution_rate", "score", "reason"};
constexpr std::string_view kGoalColumns[] = {"expected", "actual"};
constexpr std::string_view kIndicatorColumns[] = {"level1", "level2",      "level3", "target_op",
                                                  "target", "target_unit", "actual", "weight",
                                                  "score",  "reason"};
constexpr std::string_view kCodes[] = {"missing-form",
                                       "missing-section",
                                       "missing-field",
                                       "missing-target",
                                       "missing-actual",
                                       "missing-weight",
                                       "missing-score",
                                       "missing-indicator-group",
                                       "missing-reason",
                                       "missing-fund-source",
                                       "template-text",
                                       "weight-total-mismatch",
                                       "group-weight-mismatch",
                                       "score-total-mismatch",
                                       "score-exceeds-weight",
                                       "negative-value",
                                       "fund-total-mismatch",
                                       "execution-rate-mismatch",
                                       "execution-score-mismatch",
                                       "spent-exceeds-budget",
                                       "unmet-full-score",
                                       "met-but-deducted",
                                       "score-off-formula",
                                       "overachieved",
                                       "actual-not-a-result",
                                       "weight-policy",
                                       "cost-mismatch",
                                       "year-mismatch",
                                       "name-mismatch",
                                       "claim-mismatch",
                                       "claim-sum-mismatch",
                                       "grade-mismatch",
                                       "goal-echo",
                                       "unread-content",
                                       "unparsed-number",
                                       "suspected-sign",
                                       "ambiguous-layout",
                                       "not-self-evaluation"};

// Letters to insert, drop, replace or swap with their neighbour to make one word of the other.
int edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> cost(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = static_cast<int>(i);
  std::iota(cost[0].begin(), cost[0].end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

const TableRule* find_table(const Pack& pack, std::string_view id) {
  const auto same = [&](const TableRule& table) { return table.id == id; };
  const auto found = std::find_if(pack.tables.begin(), pack.tables.end(), same);
  return found == pack.tables.end() ? nullptr : &*found;
}

bool is_text_column(std::string_view table, std::string_view column) {
  return table == "goals" || column == "reason" || column.substr(0, 5) == "level";
}

// The fields of one row of a table, as far as the pack reads them.
std::vector<FieldName> row_fields(const TableRule& table) {
  std::vector<FieldName> fields;
  if (table.id == "funds") fields.push_back({"label", false, false});
  for (const ColumnRule& column : table.columns) {
    if (!column.keep) continue;
    const bool measure =
        table.id == "indicators" && (column.id == "target" || column.id == "actual");
    fields.push_back({column.id, !measure && !is_text_column(table.id, column.id), false});
    if (column.id == "level1") fields.push_back({"level1_weight", true, false});
    if (column.id == "level2") fields.push_back({"level2_weight", true, false});
    if (!measure) continue;
    for (const char* leaf : {".text", ".op", ".unit"}) {
      fields.push_back({column.id + leaf, false, false});
    }
    fields.push_back({column.id + ".number", true, false});
  }
  return fields;
}

void add_fund_rows(const TableRule& funds, std::vector<FieldName>& fields) {
  const std::vector<FieldName> columns = row_fields(funds);
  for (const RowRule& row : funds.rows) {
    for (const FieldName& column : columns) {
      fields.push_back({"funds." + row.id + "." + column.name, column.number, false});
    }
  }
}

// Fields that a form has whether or not a rule of `fields` takes them.
std::vector<FieldName> form_wide_fields(const Pack& pack) {
  std::vector<FieldName> fields = {{"forms", false, false},         {"title", false, false},
                                   {"currency_unit", false, false}, {"fiscal_year", true, false},
                                   {"grade", false, false},         {"total.weight", true, false},
                                   {"total.score", true, false}};
  for (const FieldRule& field : pack.fields) {
    const auto same = [&](const FieldName& known) { return known.name == field.id; };
    const bool listed = std::any_of(fields.begin(), fields.end(), same);
    const bool number = field.id == "score" || field.type == ValueType::kMoney ||
                        field.type == ValueType::kDecimal || field.type == ValueType::kPercent;
    if (field.keep && !listed) fields.push_back({field.id, number, false});
  }
  for (const TableRule& table : pack.tables) {
    const std::string score = "block_scores." + table.id;
    const auto same = [&](const FieldName& known) { return known.name == score; };
    if (!table.block_score.empty() && std::none_of(fields.begin(), fields.end(), same)) {
      fields.push_back({score, true, false});
    }
  }
  return fields;
}

}  // namespace

std::string find_nearest(std::string_view wrong, const std::vector<std::string>& legal) {
  // A longer word than any key of ours is no slip of the finger.
  if (wrong.size() > 64) return "";
  int least = wrong.size() < 4 ? 2 : 3;  // one slip in a short word, two in a longer one
  std::string nearest;
  for (const std::string& name : legal) {
    const int distance = edit_distance(wrong, name);
    if (distance >= least) continue;
    least = distance;
    nearest = name;
  }
  return nearest;
}

std::string name_list(Names names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += names[i];
  }
  return list;
}

bool is_known(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names statuses() { return kStatuses; }
Names form_kinds() { return kFormKinds; }
Names value_types() { return kValueTypes; }
Names find_wheres() { return kFindWheres; }
Names severities() { return kSeverities; }
Names currencies() { return kCurrencies; }
Names table_ids() { return kTableIds; }
Names fund_row_ids() { return kFundRowIds; }
Names fund_roles() { return kFundRoles; }
Names form_fields() { return kFormFields; }
Names finding_code_names() { return kCodes; }

Names column_ids(std::string_view table) {
  if (table == "funds") return kFundColumns;
  if (table == "goals") return kGoalColumns;
  if (table == "indicators") return kIndicatorColumns;
  return {};
}

std::vector<FieldName> known_fields(const Pack& pack, std::string_view each) {
  if (each == "sections") {
    return {{"label", false, false}, {"title", false, false}, {"text", false, false}};
  }
  if (!each.empty()) {
    const TableRule* table = find_table(pack, each);
    return table == nullptr ? std::vector<FieldName>{} : row_fields(*table);
  }
  std::vector<FieldName> fields = form_wide_fields(pack);
  for (const TableRule& table : pack.tables) {
    if (table.id == "funds") add_fund_rows(table, fields);
    for (const FieldName& column : row_fields(table)) {
      fields.push_back({table.id + "." + column.name, column.number, true});
    }
  }
  return fields;
}

}  // namespace jixiao

// What a rule pack may name: the closed lists behind its keys, and the fields its checks may use.
//
// Example: find_nearest("lable", {"id", "label"}) == "label"; known_fields(pack, "") holds
// "funds.total.executed" when the pack has that row and that column.
// Not here: reading the YAML (load_nodes.h), what a name means (map, check).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace jixiao {

using Names = std::span<const std::string_view>;

// The name with the fewest letters inserted, dropped, replaced or swapped; empty if none is near.
std::string find_nearest(std::string_view wrong, const std::vector<std::string>& legal);

// "a, b or c"
std::string name_list(Names names);

bool is_known(Names names, std::string_view name);

Names statuses();      // draft, stable
Names form_kinds();    // project, …, narrative
Names value_types();   // in the order of ValueType
Names find_wheres();   // in the order of FindWhere
Names severities();    // in the order of Severity
Names currencies();    // 元, 万元, 亿元
Names table_ids();     // funds, goals, indicators
Names fund_row_ids();  // total, fiscal, …
Names fund_roles();    // total, part, of_which
Names form_fields();   // ids of `fields`, narratives.* apart
Names finding_code_names();
// Ids of the columns a table of the report has; empty for an unknown table.
Names column_ids(std::string_view table);

// A field that a check of the pack may name.
struct FieldName {
  std::string name;
  bool number = false;  // else a text
  bool many = false;    // one value a row: "indicators.score"
};

// Inside `each` (a table or "sections") the columns of one row; else what the form has once, and
// whole columns. A column or row that the pack does not read is not among them, nor are claims,
// which may be another pack's.
std::vector<FieldName> known_fields(const Pack& pack, std::string_view each);

}  // namespace jixiao

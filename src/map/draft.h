// A starter pack from a form that no pack knows: what its labels, header rows and values look like.
//
// Example: a table that begins | 项目名称 | 某项目 | 主管部门 | 某局 | gives the fields
// project_name and department; a row | 一级指标 | 三级指标 | 目标值 | 得分 | over rows of figures
// gives the table indicators with four columns.
// Cells are told apart by shape (a short text beside a value, a row of short texts over rows of
// values) and named by the words the field uses everywhere (主管部门, 执行数, 得分). What has no
// such word becomes a note with a number (narratives.item_1) or is listed as a column without a
// name: for the author to decide. Not here: judging whether the form is a self-evaluation; YAML
// (write/).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "rules/value_words.h"

namespace jixiao {

struct DraftField {
  std::string id;     // project_name, …, narratives.item_1, contact_1
  std::string label;  // as it stands in the form, folded
  bool keep = true;
  std::vector<std::string> values;  // of an enum: the one seen
  bool guessed = false;             // the id is made up
};

struct DraftColumn {
  std::string id;  // empty: no id of the report fits; not part of the pack
  std::string label;
  std::string type;   // by the values below, where the id leaves it open
  std::string doubt;  // a value below that does not fit the type; else empty
};

struct DraftRow {
  std::string id;
  std::string role;
  std::vector<std::string> labels;
};

struct DraftTable {
  std::string id;
  int header_rows = 1;  // two where names stand over their parts
  std::vector<DraftColumn> columns;
  std::vector<DraftRow> rows;         // of funds
  std::vector<std::string> captions;  // cells of the header row that name the table
  bool group_weights = false;         // a group carries its weight: 产出指标（50分）
  bool template_rows = false;         // rows are left as …… or 指标2
  std::vector<std::string> total_rows;
  std::string unit;  // of funds: 元, 万元, 亿元
};

struct DraftPack {
  std::string title;             // of the form, with its year and its unit's name left out
  std::string kind;              // project, department, transfer, target_only, monitoring
  std::vector<std::string> all;  // labels that tell the form from others
  std::vector<std::string> any;
  std::vector<DraftField> fields;
  std::vector<DraftTable> tables;
  std::vector<std::string> lines;              // above the table
  std::vector<std::vector<std::string>> rows;  // the table, drawn as tests of packs draw them
};

// Of the table with most text in it; nothing if the document holds no table with two labels.
// `words`: how its values may be written.
std::optional<DraftPack> draft(const Document& document, const ValueWords& words);

}  // namespace jixiao

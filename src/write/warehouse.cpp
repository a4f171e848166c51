// Each table is a list of columns, and each column says how its value is found: a row cannot have
// another order than its header.
#include "write/warehouse.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include "value/version.h"
#include "write/figures.h"
#include "write/row_packs.h"
#include "write/write.h"

namespace jixiao {
namespace {

// Where a row stands: everything but the thing the row is about.
struct RowContext {
  const Report& report;
  std::string_view rules_digest;
  std::string_view options;
  std::string_view status;
  Tally tally;
  int form_index = -1;  // -1: of no form
  int row_index = -1;
  int parent_index = -1;                // of a section: the row of the section it stands in
  const PackReference* pack = nullptr;  // that read it; none: no pack did
};

template <typename Item>
struct RowOf : RowContext {
  const Item& item;
};

template <typename Item>
struct ColumnOf {
  Column column;
  CellValue (*value)(const RowOf<Item>& row);
};

constexpr auto kText = ColumnType::kText;
constexpr auto kInteger = ColumnType::kInteger;
constexpr auto kDecimal = ColumnType::kDecimal;
// Yuan with two decimals more than a fen; weights, scores and printed amounts.
constexpr int kYuanScale = 4;
constexpr int kFigureScale = 6;

CellValue digits(const std::optional<Decimal>& value) {
  if (!value) return std::nullopt;
  return value->to_string();
}

CellValue digits(const Number& number) { return digits(number.value); }

// Of a year; a figure with decimals is none.
CellValue whole_digits(const Number& number) {
  if (!number.value || number.value->normalized().places() > 0) return std::nullopt;
  return number.value->normalized().to_string();
}

CellValue filled(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

CellValue whole(std::uint64_t number) { return std::to_string(number); }

CellValue index(int number) {
  if (number < 0) return std::nullopt;
  return std::to_string(number);
}

// 10^exponent yuan, nothing for what is no unit of money.
std::optional<int> yuan_exponent(const std::optional<std::string>& unit) {
  if (unit == "元") return 0;
  if (unit == "万元") return 4;
  if (unit == "亿元") return 8;
  return std::nullopt;
}

CellValue yuan(const Number& amount, const Text& unit) {
  const std::optional<int> exponent = yuan_exponent(unit.value);
  if (!amount.value || !exponent) return std::nullopt;
  return digits(within_digits(amount.value->shifted(*exponent)));
}

CellValue pointers(const std::vector<std::string>& list) {
  std::string joined;
  for (const std::string& pointer : list) joined += (joined.empty() ? "" : " ") + pointer;
  return filled(joined);
}

const Form& form_of(const RowContext& row) {
  return row.report.forms[static_cast<std::size_t>(row.form_index)];
}

CellValue of_pack(const RowContext& row, std::string PackReference::*part) {
  return row.pack == nullptr ? std::nullopt : filled(row.pack->*part);
}

CellValue block_score(const Form& form, const char* table) {
  const auto found = form.block_scores.find(table);
  return found == form.block_scores.end() ? std::nullopt : digits(found->second);
}

CellValue doc(const RowContext& row) { return row.report.source.sha256; }

template <typename Item>
std::vector<ColumnOf<Item>> with_reader(std::vector<ColumnOf<Item>> columns) {
  using Row = const RowOf<Item>&;
  columns.push_back({{"pack_id"}, [](Row r) { return of_pack(r, &PackReference::id); }});
  columns.push_back({{"pack_version"}, [](Row r) { return of_pack(r, &PackReference::version); }});
  columns.push_back({{"pack_digest"}, [](Row r) { return of_pack(r, &PackReference::digest); }});
  columns.push_back(
      {{"engine", kText, true}, [](Row) -> CellValue { return std::string(kEngineVersion); }});
  return columns;
}

template <typename Item>
ColumnOf<Item> doc_column() {
  return {{"doc_sha256", kText, true}, [](const RowOf<Item>& r) { return doc(r); }};
}

template <typename Item>
ColumnOf<Item> form_column(bool required) {
  return {{"form_index", kInteger, required},
          [](const RowOf<Item>& r) { return index(r.form_index); }};
}

template <typename Item>
ColumnOf<Item> row_column() {
  return {{"row_index", kInteger, true}, [](const RowOf<Item>& r) { return index(r.row_index); }};
}

const std::vector<ColumnOf<Report>>& document_columns() {
  using Row = const RowOf<Report>&;
  static const auto kColumns = with_reader<Report>({
      doc_column<Report>(),
      {{"path", kText, true, 0, "the first input with these bytes; all of them are in paths"},
       [](Row r) -> CellValue { return r.item.source.path; }},
      {{"bytes", kInteger, true}, [](Row r) { return whole(r.item.source.bytes); }},
      {{"format", kText, true, 0, "docx, html or text"},
       [](Row r) { return filled(format_name(r.item.source.format)); }},
      {{"encoding"}, [](Row r) { return filled(r.item.source.encoding); }},
      {{"producer"}, [](Row r) { return filled(r.item.source.producer); }},
      {{"status", kText, true, 0,
        "ok, ok_with_findings, or partial: something in the document was not read"},
       [](Row r) { return filled(r.status); }},
      {{"title"}, [](Row r) { return r.item.title.value; }},
      {{"reporting_unit"}, [](Row r) { return r.item.reporting_unit.value; }},
      {{"fiscal_year", kInteger}, [](Row r) { return whole_digits(r.item.fiscal_year); }},
      {{"grade"}, [](Row r) { return r.item.grade.value; }},
      {{"score", kDecimal, false, kFigureScale}, [](Row r) { return digits(r.item.score); }},
      {{"forms", kInteger, true}, [](Row r) { return whole(r.item.forms.size()); }},
      {{"errors", kInteger, true}, [](Row r) { return index(r.tally.severities[2]); }},
      {{"warnings", kInteger, true}, [](Row r) { return index(r.tally.severities[1]); }},
      {{"infos", kInteger, true}, [](Row r) { return index(r.tally.severities[0]); }},
      {{"rules_digest", kText, true, 0, "over all packs the document could be taken for"},
       [](Row r) { return filled(r.rules_digest); }},
      {{"options", kText, true}, [](Row r) -> CellValue { return std::string(r.options); }},
  });
  return kColumns;
}

const std::vector<ColumnOf<Section>>& section_columns() {
  using Row = const RowOf<Section>&;
  static const auto kColumns = with_reader<Section>({
      doc_column<Section>(),
      row_column<Section>(),
      {{"parent_index", kInteger, false, 0, "row_index of the section it stands in"},
       [](Row r) { return index(r.parent_index); }},
      {{"section_key"}, [](Row r) { return filled(r.item.key); }},
      {{"level", kInteger}, [](Row r) { return index(r.item.level.value_or(-1)); }},
      {{"label"}, [](Row r) { return r.item.label.value; }},
      {{"title"}, [](Row r) { return r.item.title.value; }},
      {{"text"}, [](Row r) { return r.item.text.value; }},
  });
  return kColumns;
}

const std::vector<ColumnOf<Form>>& form_columns() {
  using Row = const RowOf<Form>&;
  static const auto kColumns = with_reader<Form>({
      doc_column<Form>(),
      form_column<Form>(true),
      {{"kind", kText, true}, [](Row r) { return filled(r.item.kind); }},
      {{"title"}, [](Row r) { return r.item.title.value; }},
      {{"fiscal_year", kInteger}, [](Row r) { return whole_digits(r.item.fiscal_year); }},
      {{"project_name"}, [](Row r) { return r.item.project_name.value; }},
      {{"department"}, [](Row r) { return r.item.department.value; }},
      {{"implementing_unit"}, [](Row r) { return r.item.implementing_unit.value; }},
      {{"currency_unit", kText, false, 0, "of the amounts in funds as printed"},
       [](Row r) { return r.item.currency_unit.value; }},
      {{"total_weight", kDecimal, false, kFigureScale},
       [](Row r) { return digits(r.item.total_weight); }},
      {{"total_score", kDecimal, false, kFigureScale},
       [](Row r) { return digits(r.item.total_score); }},
      {{"funds_score", kDecimal, false, kFigureScale,
        "of the whole block, where a form prints one; so are the two below"},
       [](Row r) { return block_score(r.item, "funds"); }},
      {{"goals_score", kDecimal, false, kFigureScale},
       [](Row r) { return block_score(r.item, "goals"); }},
      {{"indicators_score", kDecimal, false, kFigureScale},
       [](Row r) { return block_score(r.item, "indicators"); }},
      {{"grade"}, [](Row r) { return r.item.grade.value; }},
  });
  return kColumns;
}

const std::vector<ColumnOf<FundRow>>& fund_columns() {
  using Row = const RowOf<FundRow>&;
  static const auto kColumns = with_reader<FundRow>({
      doc_column<FundRow>(),
      form_column<FundRow>(true),
      row_column<FundRow>(),
      {{"fund_key", kText, true, 0, "total, fiscal, carried, other, central, local or part"},
       [](Row r) { return filled(r.item.key); }},
      {{"label"}, [](Row r) { return r.item.label.value; }},
      {{"initial_budget", kDecimal, false, kFigureScale},
       [](Row r) { return digits(r.item.initial_budget); }},
      {{"annual_budget", kDecimal, false, kFigureScale},
       [](Row r) { return digits(r.item.annual_budget); }},
      {{"executed", kDecimal, false, kFigureScale}, [](Row r) { return digits(r.item.executed); }},
      {{"initial_budget_yuan", kDecimal, false, kYuanScale},
       [](Row r) { return yuan(r.item.initial_budget, form_of(r).currency_unit); }},
      {{"annual_budget_yuan", kDecimal, false, kYuanScale},
       [](Row r) { return yuan(r.item.annual_budget, form_of(r).currency_unit); }},
      {{"executed_yuan", kDecimal, false, kYuanScale},
       [](Row r) { return yuan(r.item.executed, form_of(r).currency_unit); }},
      {{"weight", kDecimal, false, kFigureScale}, [](Row r) { return digits(r.item.weight); }},
      {{"execution_rate", kDecimal, false, 0, "a fraction: 1 is 100%"},
       [](Row r) { return digits(rate(r.item.execution_rate)); }},
      {{"score", kDecimal, false, kFigureScale}, [](Row r) { return digits(r.item.score); }},
  });
  return kColumns;
}

const std::vector<ColumnOf<Goal>>& goal_columns() {
  using Row = const RowOf<Goal>&;
  static const auto kColumns = with_reader<Goal>({
      doc_column<Goal>(),
      form_column<Goal>(true),
      row_column<Goal>(),
      {{"expected"}, [](Row r) { return r.item.expected.value; }},
      {{"actual"}, [](Row r) { return r.item.actual.value; }},
  });
  return kColumns;
}

const std::vector<ColumnOf<Indicator>>& indicator_columns() {
  using Row = const RowOf<Indicator>&;
  static const auto kColumns = with_reader<Indicator>({
      doc_column<Indicator>(),
      form_column<Indicator>(true),
      row_column<Indicator>(),
      {{"block", kText, false, 0, "中期目标, 年度目标: of a form with several blocks side by side"},
       [](Row r) { return r.item.block.value; }},
      {{"level1"}, [](Row r) { return r.item.level1.value; }},
      {{"level1_weight", kDecimal, false, kFigureScale},
       [](Row r) { return digits(r.item.level1_weight); }},
      {{"level2"}, [](Row r) { return r.item.level2.value; }},
      {{"level3"}, [](Row r) { return r.item.level3.value; }},
      {{"target_text"}, [](Row r) { return r.item.target.text.value; }},
      {{"target_op"}, [](Row r) { return r.item.target.op.value; }},
      {{"target_number", kDecimal}, [](Row r) { return digits(r.item.target.number); }},
      {{"target_unit"}, [](Row r) { return r.item.target.unit.value; }},
      {{"actual_text"}, [](Row r) { return r.item.actual.text.value; }},
      {{"actual_op"}, [](Row r) { return r.item.actual.op.value; }},
      {{"actual_number", kDecimal}, [](Row r) { return digits(r.item.actual.number); }},
      {{"actual_unit"}, [](Row r) { return r.item.actual.unit.value; }},
      {{"weight", kDecimal, false, kFigureScale}, [](Row r) { return digits(r.item.weight); }},
      {{"score", kDecimal, false, kFigureScale}, [](Row r) { return digits(r.item.score); }},
      {{"reason"}, [](Row r) { return r.item.reason.value; }},
  });
  return kColumns;
}

using Narrative = std::pair<const std::string, Text>;

const std::vector<ColumnOf<Narrative>>& narrative_columns() {
  using Row = const RowOf<Narrative>&;
  static const auto kColumns = with_reader<Narrative>({
      doc_column<Narrative>(),
      form_column<Narrative>(true),
      {{"narrative_key", kText, true, 0, "conclusion, problems, measures, remarks, management…"},
       [](Row r) { return filled(r.item.first); }},
      {{"text"}, [](Row r) { return r.item.second.value; }},
  });
  return kColumns;
}

const std::vector<ColumnOf<Claim>>& claim_columns() {
  using Row = const RowOf<Claim>&;
  static const auto kColumns = with_reader<Claim>({
      doc_column<Claim>(),
      row_column<Claim>(),
      {{"claim_key", kText, true}, [](Row r) { return filled(r.item.key); }},
      {{"number", kDecimal}, [](Row r) { return digits(claimed(r.item)); }},
      {{"unit"}, [](Row r) { return r.item.unit.value; }},
      {{"number_yuan", kDecimal, false, kYuanScale, "where the unit is one of money"},
       [](Row r) { return yuan(r.item.number, r.item.unit); }},
      {{"text"}, [](Row r) { return r.item.text.value; }},
  });
  return kColumns;
}

CellValue settled(const Finding& finding, std::string Suppressed::*part) {
  return finding.suppressed ? filled((*finding.suppressed).*part) : std::nullopt;
}

const std::vector<ColumnOf<Finding>>& finding_columns() {
  using Row = const RowOf<Finding>&;
  static const auto kColumns = with_reader<Finding>({
      doc_column<Finding>(),
      row_column<Finding>(),
      form_column<Finding>(false),
      {{"code", kText, true}, [](Row r) { return filled(r.item.code); }},
      {{"check_id", kText, false, 0, "null: no pack's check said it"},
       [](Row r) { return filled(r.item.check); }},
      {{"check_version", kText, false, 0, "of the pack whose check it is"},
       [](Row r) { return filled(r.item.version); }},
      {{"severity", kText, true}, [](Row r) { return filled(severity_name(r.item.severity)); }},
      {{"band"}, [](Row r) { return filled(r.item.band); }},
      {{"message", kText, true}, [](Row r) -> CellValue { return r.item.message; }},
      {{"stated", kDecimal}, [](Row r) { return digits(within_digits(r.item.stated)); }},
      {{"computed", kDecimal}, [](Row r) { return digits(within_digits(r.item.computed)); }},
      {{"tolerance", kDecimal}, [](Row r) { return digits(within_digits(r.item.tolerance)); }},
      {{"at_pointers", kText, false, 0, "JSON Pointers into the report, between blanks"},
       [](Row r) { return pointers(r.item.at); }},
      {{"operand_pointers"}, [](Row r) { return pointers(r.item.operands); }},
      {{"blank_pointers", kText, false, 0, "of blanks counted as zero"},
       [](Row r) { return pointers(r.item.blanks_as_zero); }},
      {{"fingerprint", kText, true}, [](Row r) -> CellValue { return r.item.fingerprint; }},
      {{"suppressed", kText, false, 0, "why it is taken for settled; null: it counts"},
       [](Row r) { return settled(r.item, &Suppressed::reason); }},
      {{"suppressed_by"}, [](Row r) { return settled(r.item, &Suppressed::by); }},
      {{"suppressed_until", kText, false, 0, "its last day, 2026-12-31; null: without end"},
       [](Row r) { return settled(r.item, &Suppressed::until); }},
  });
  return kColumns;
}

const std::vector<ColumnOf<Coverage>>& coverage_columns() {
  using Row = const RowOf<Coverage>&;
  static const auto kColumns = with_reader<Coverage>({
      doc_column<Coverage>(),
      row_column<Coverage>(),
      form_column<Coverage>(false),
      {{"check_id", kText, true}, [](Row r) { return filled(r.item.check); }},
      {{"outcome", kText, true}, [](Row r) { return filled(outcome_name(r.item.outcome)); }},
      {{"reason"}, [](Row r) { return filled(r.item.reason); }},
      {{"at_pointer"}, [](Row r) { return filled(r.item.at); }},
  });
  return kColumns;
}

template <typename Item>
std::vector<Column> headers(const std::vector<ColumnOf<Item>>& columns) {
  std::vector<Column> result;
  result.reserve(columns.size());
  for (const ColumnOf<Item>& column : columns) result.push_back(column.column);
  return result;
}

template <typename Item>
void add_row(const RowContext& context, const Item& item,
             const std::vector<ColumnOf<Item>>& columns, TableRows& rows) {
  const RowOf<Item> at{context, item};
  TableRow row;
  row.reserve(columns.size());
  for (const ColumnOf<Item>& column : columns) row.push_back(column.value(at));
  rows.push_back(std::move(row));
}

template <typename Item, typename List>
void add_rows(RowContext context, const List& items, const std::vector<ColumnOf<Item>>& columns,
              TableRows& rows) {
  context.row_index = 0;
  for (const Item& item : items) {
    add_row(context, item, columns, rows);
    ++context.row_index;
  }
}

// Findings and outcomes say themselves which form they are about.
template <typename Item>
void add_judged_rows(RowContext context, const std::vector<Item>& items,
                     const std::vector<ColumnOf<Item>>& columns, TableRows& rows) {
  context.row_index = 0;
  for (const Item& item : items) {
    context.form_index = item.form.value_or(-1);
    context.pack = judged_pack(context.report, item.form, item.check);
    add_row(context, item, columns, rows);
    ++context.row_index;
  }
}

// Parents before what stands in them. Recursion is as deep as headings are nested.
void add_sections(RowContext context, std::span<const Section> sections, int parent,
                  TableRows& rows) {
  for (const Section& section : sections) {
    context.row_index = static_cast<int>(rows.size());
    context.parent_index = parent;
    add_row(context, section, section_columns(), rows);
    add_sections(context, section.sections, context.row_index, rows);
  }
}

}  // namespace

std::span<const TableDescription> warehouse_tables() {
  static const std::vector<TableDescription> kTables = {
      {"documents", "one row a document, whatever its copies", headers(document_columns()), 1},
      {"sections", "the prose, a row a heading", headers(section_columns()), 2, "documents", 1},
      {"forms", "one row a form", headers(form_columns()), 2, "documents", 1},
      {"funds", "the money of a form, a row a source", headers(fund_columns()), 3, "forms", 2},
      {"goals", "expected and actual goals", headers(goal_columns()), 3, "forms", 2},
      {"indicators", "targets, actuals, weights, scores", headers(indicator_columns()), 3, "forms",
       2},
      {"narratives", "named free text of a form", headers(narrative_columns()), 3, "forms", 2},
      {"claims", "figures said in prose", headers(claim_columns()), 2, "documents", 1},
      {"findings", "what does not add up", headers(finding_columns()), 2, "documents", 1},
      {"coverage", "how each check ended", headers(coverage_columns()), 2, "documents", 1},
  };
  return kTables;
}

std::size_t table_index(std::string_view table) {
  const auto tables = warehouse_tables();
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [table](const auto& one) { return one.name == table; });
  assert(found != tables.end());
  return static_cast<std::size_t>(found - tables.begin());
}

std::size_t column_index(const TableDescription& table, std::string_view column) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [column](const auto& one) { return one.name == column; });
  assert(found != table.columns.end());
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::string_view report_status(const Report& report) {
  bool found = false;
  for (const Finding& finding : report.findings) {
    if (finding.code == "unread-content" || finding.code == "ambiguous-layout") return "partial";
    found = found || !finding.suppressed;
  }
  return found ? "ok_with_findings" : "ok";
}

std::vector<TableRows> warehouse_rows(const Report& report, std::string_view rules_digest,
                                      std::string_view options) {
  std::vector<TableRows> tables(warehouse_tables().size());
  const auto rows = [&tables](std::string_view name) -> TableRows& {
    return tables[table_index(name)];
  };
  RowContext context{report, rules_digest, options, report_status(report), tally(report)};
  context.pack = first_pack(report);
  add_row(context, report, document_columns(), rows("documents"));
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    context.pack = section_pack(report, i);
    add_sections(context, {&report.sections[i], 1}, -1, rows("sections"));
  }
  for (const Claim& claim : report.claims) {
    ++context.row_index;
    context.pack = claim_pack(report, claim);
    add_row(context, claim, claim_columns(), rows("claims"));
  }
  for (const Form& form : report.forms) {
    ++context.form_index;
    context.pack = &form.pack;
    add_row(context, form, form_columns(), rows("forms"));
    add_rows(context, form.funds, fund_columns(), rows("funds"));
    add_rows(context, form.goals, goal_columns(), rows("goals"));
    add_rows(context, form.indicators, indicator_columns(), rows("indicators"));
    add_rows(context, form.narratives, narrative_columns(), rows("narratives"));
  }
  add_judged_rows(context, report.findings, finding_columns(), rows("findings"));
  add_judged_rows(context, report.coverage, coverage_columns(), rows("coverage"));
  return tables;
}

}  // namespace jixiao

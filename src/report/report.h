// What the JSON holds, as structs. Filled by map (values, origins) and by check (findings,
// coverage); printed by write.
//
// Example: report.forms[0].indicators[2].target.number.value == Decimal 98, and
// report.origins[…number.origin] says it came from table 0, row 13, col 4, characters 3..5.
// A leaf without a value has value null; origin is -1 when nothing in the document stands for it,
// and the origin of the unreadable text when something does.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "value/decimal.h"
#include "value/place.h"
#include "value/unread.h"

namespace jixiao {

// Where a value came from.
struct Origin {
  std::string text;  // original characters [begin, end) of the cell or paragraph
  Place place;
  std::string rule;  // "cn.mof.project:total.score"
};

struct Text {
  std::optional<std::string> value;  // folded as FoldForm::kText
  int origin = -1;                   // index into Report::origins
};

// Amounts are in the form's currency_unit, rates are fractions (100% is 1), the rest as printed.
struct Number {
  std::optional<Decimal> value;
  int origin = -1;
};

// A target or an actual: 年度指标值, 实际完成值.
struct Measure {
  Text text;
  Text op;  // ">=", "<=", ">", "<", "=", "~"
  Number number;
  Text unit;
  std::string bare =
      {};  // not in the JSON: the value alone, where the form splits a target in columns
};

struct FundRow {
  std::string key;   // total, fiscal, carried, other, central, local, part
  std::string role;  // total, part, of_which: how the row adds up, from the pack
  Text label;
  Number initial_budget;
  Number annual_budget;
  Number executed;
  Number weight;
  Number execution_rate;
  Number score;
  Text reason;  // not in the JSON row: where the family has the column, for reason checks
};

struct Goal {
  Text expected;
  Text actual;
};

struct Indicator {
  Text block;  // 中期目标: of the block, where a form has several; else not in the JSON
  Text level1;
  Number level1_weight;
  Text level2;
  Text level3;
  Measure target;
  Measure actual;
  Number weight;
  Number score;
  Text reason;
  Number level2_weight = {};  // not in the JSON: where the second level prints one
};

struct PackReference {
  std::string id;
  std::string version;
  std::string digest;  // "sha256:…"
};

struct Form {
  PackReference pack;
  std::string kind;
  Text title;
  Number fiscal_year;
  Text project_name;
  Text department;
  Text implementing_unit;
  Text currency_unit;
  std::vector<FundRow> funds;
  std::vector<Goal> goals;
  std::vector<Indicator> indicators;
  Number total_weight;
  Number total_score;
  Text grade;
  std::map<std::string, Text> narratives;
  // By table (funds, goals, indicators): the score printed at a block's header; in the JSON where a
  // form prints one.
  std::map<std::string, Number> block_scores;

  // Not in the JSON: which columns the form prints, "indicators.weight", so that a blank can be
  // told from a family without the column; and where the form begins.
  std::vector<std::string> columns;
  Place place;
  // Not in the JSON: it prints a block of funds of which no row was read; what is in it is not
  // known, and no sum that it belongs to can be judged.
  bool funds_unread = false;
  // Not in the JSON: the unit on the cover of the report it belongs to, where the file holds
  // several reports; blank if that is not told.
  std::optional<Text> cover_unit = std::nullopt;
};

struct Section {
  std::string key;  // empty: no rule names it
  std::optional<int> level;
  Text label;
  Text title;
  Text text;
  Place place;
  std::vector<Section> sections;
  bool holds_table = false;  // not in the JSON: a table stands in it, so that it is not empty
};

struct Claim {
  std::string key;
  Number number;
  Text unit;
  Text text;  // the words that say it
  // Not in the JSON: index of the form it speaks of, kNoForm if that is none here or not told.
  // Without one it speaks of the only form, if the report has just one.
  std::optional<int> form = std::nullopt;
};
inline constexpr int kNoForm = -1;

enum class Severity { kInfo, kWarning, kError };
std::string_view severity_name(Severity severity);

// Who took a finding for settled, why, and until when.
struct Suppressed {
  std::string reason;
  std::string by;
  std::string until;  // "2026-12-31", its last day; empty: without end
};

// How a finding stands to an earlier run; kNone where none was given to compare with.
enum class BaselineState { kNone, kNew, kUnchanged, kGone };
// "new", "unchanged", "gone"; empty for kNone.
std::string_view baseline_name(BaselineState state);

struct Finding {
  std::string code;
  std::string check;  // "cn.mof.project/score-total"; empty if no pack's check said it
  // Of the pack whose check it is.
  std::string version;
  Severity severity = Severity::kError;
  std::string band;  // "inconsistent", "rounding", "coarse-total"; empty where no band applies
  std::optional<int> form;
  std::string message;
  std::optional<Decimal> stated;
  std::optional<Decimal> computed;
  std::optional<Decimal> tolerance;
  std::vector<std::string> at;              // JSON Pointers
  std::vector<std::string> operands;        // JSON Pointers
  std::vector<std::string> blanks_as_zero;  // JSON Pointers of blanks counted as zero
  std::optional<Place> place;               // where no value stands for it
  std::string fingerprint;
  std::optional<Suppressed> suppressed;
  BaselineState baseline = BaselineState::kNone;
};

enum class Outcome { kPass, kFail, kNotApplicable, kNotEvaluated, kError };
std::string_view outcome_name(Outcome outcome);

struct Coverage {
  std::string check;
  std::optional<int> form;
  Outcome outcome = Outcome::kPass;
  std::string reason;   // why not applicable, not evaluated or in error; else empty
  std::string at = {};  // JSON Pointer of the value that decided it, where one did; else empty
};

// The prose of one report: a file may hold several, each with its own cover and sections.
struct Narrative {
  PackReference pack;
  std::string title;  // of its cover; empty: none
  std::size_t first_section = 0;
  std::size_t last_section = 0;  // Report::sections [first, last)
};

// A number column held text that is no number; or a figure that may be a misread sign with one.
struct Unparsed {
  std::string pointer;
  std::optional<int> form;
  std::string text;
  std::string variant = {};  // of the message: "too-long"
  std::string likely = {};   // what a machine may have misread: ≥90% for 290%; else empty
};

struct Report {
  SourceInfo source;
  std::vector<std::string> parts;
  Text title;
  Text reporting_unit;
  Number fiscal_year;
  Text grade;
  Number score;
  std::vector<Section> sections;
  std::vector<Claim> claims;
  std::vector<Form> forms;
  std::vector<Finding> findings;
  std::vector<Coverage> coverage;
  std::vector<Origin> origins;
  // Of an earlier run and not found any more: code, severity, form, message, fingerprint.
  std::vector<Finding> gone;

  // Not in the JSON: what check turns into findings.
  std::vector<Unread> unread;
  std::vector<Unparsed> unparsed;
  std::vector<Narrative> narratives;
  bool scattered_form = false;  // a form was seen whose cells could not be placed
};

// The forms a unit judges itself by; not target declarations, monitoring and third-party forms.
bool is_self_evaluation(const Form& form);
// Of a pack's kind: declarations, monitoring and what others evaluated are read, and not judged.
bool is_judged_kind(const std::string& kind);

// Calls f(pointer, origin index) for every leaf of the report that has an origin, in the order of
// the JSON.
void for_each_origin(const Report& report,
                     const std::function<void(const std::string& pointer, int origin)>& visit);

}  // namespace jixiao

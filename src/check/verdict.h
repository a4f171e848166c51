// What every kind of check is given and gives back.
//
// Example: on a row with score 10 and weight 10 the kind `compare` gives pass(); with score 12 it
// gives fail({Fault at …/score}); with a blank score not_evaluated(Reason::kBlank, value.at).
// Not here: the words of a finding (messages.h) and the order of findings (check.cpp).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/bands.h"
#include "check/check.h"
#include "check/values.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

class ReportProse;  // prose.h

// One check at one place: a form, a row of it under `each`, or the report for a narrative pack.
// Valid as long as the report and the rules.
struct Scope {
  const Report* report = nullptr;
  const Pack* pack = nullptr;
  const CheckRule* rule = nullptr;
  const FormValues* form = nullptr;  // null: the report itself
  std::optional<Row> row;
  ReportProse* prose = nullptr;
  Language language = Language::kChinese;
};

// The form's values; throws std::invalid_argument if the check has no form: the rule's fault.
const FormValues& form_of(const Scope& scope);

// A fault found in the document, before it is worded.
struct Fault {
  std::string variant;  // of the code's message: "otherwise", "empty"; mostly none
  std::optional<Band> band;
  Value accused;
  std::vector<Value> operands;
  std::vector<std::string> blanks_as_zero;
  std::optional<Decimal> stated;
  std::optional<Decimal> computed;
  std::optional<Decimal> tolerance;
  // Who it is about, where that is not the row the accused value stands in: in words, and for the
  // fingerprint.
  std::string subject;
  std::string identity;
  std::map<std::string, std::string, std::less<>> words;  // further placeholders of the message
};

enum class Reason {
  kBlank,
  kUnreadable,
  kNoColumn,
  kConditionFalse,
  kZeroBase,
  kTooCoarse,
  kNothingToCompare,
  kIncomparable,
  kNoUnit,
  kUnknownRow,
  kFundsUnread,
  kNotOneForm,
  kNotSelfEvaluation,
  kNoBand,
  kScattered,
};

// What a check says, before it is worded: of most only the outcome is told.
struct Verdict {
  Outcome outcome = Outcome::kNotApplicable;
  std::optional<Reason> reason;
  RareText detail;  // further words of the reason
  Pointer at;       // to the value that decided it, if one did
  std::vector<Fault> faults;
};

Verdict pass();
Verdict fail(Fault fault);
// `at` is the value that decides.
Verdict not_applicable(Reason reason, Pointer at = {});
Verdict not_evaluated(Reason reason, Pointer at = {});
// The form does not print the column of that field.
Verdict without_column(const FieldPath& field);

// fail if any fails, else not_evaluated if any is, else pass if any passed, else not_applicable;
// the reason is that of the first one which decides.
class Combined {
 public:
  void add(Verdict verdict);
  void add_pass() { passed_ = true; }
  // One that is not applicable would change nothing any more: none need be made.
  bool any() const { return passed_ || whole_.has_value(); }
  // The same of one that passes or is not applicable.
  bool passed() const;
  Verdict take();

 private:
  bool passed_ = false;
  std::optional<Verdict> whole_;  // of all others
};

// The table of the rule's `each`; throws std::invalid_argument if it is none.
FormTable table_of_rows(const Scope& scope);
// Visits the form's rows of that table, each as a scope of its own.
template <typename Visit>
void each_row(const Scope& scope, FormTable table, const Visit& visit) {
  const std::size_t rows = row_count(*form_of(scope).form, table);
  Scope row = scope;
  for (std::size_t i = 0; i < rows; ++i) {
    row.row = Row{table, i};
    visit(row);
  }
}

using Judge = Verdict (*)(const Scope&);
// Judges every row of the rule's `each`, or the form itself if it has none.
Verdict over_rows(const Scope& scope, Judge judge);
// The same of a judge that adds its verdict itself: most rows pass or change nothing.
using JudgeInto = void (*)(const Scope&, Combined& combined);
Verdict over_rows(const Scope& scope, JudgeInto judge);

// Is the row a source of the funds, beside or below the total? Sources are often left partly
// blank: weight, score and rate are the total's.
bool is_source_row(const Scope& scope);

// The verdict of a check that needs this value, or nothing if the value is a number.
std::optional<Verdict> find_lack(const Value& value);

}  // namespace jixiao

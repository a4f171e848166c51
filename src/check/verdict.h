// What every kind of check is given and gives back.
//
// Example: on a row with score 10 and weight 10 the kind `compare` gives pass(); with score 12 it
// gives fail({Fault at …/score}); with a blank score not_evaluated(scope, Reason::kBlank, pointer).
// Not here: the words of a finding (messages.h) and the order of findings (check.cpp).
#pragma once

#include <functional>
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

// One check at one place: a form, a row of it under `each`, or the report for a narrative pack.
// Valid as long as the report and the rules.
struct Scope {
  const Report* report = nullptr;
  const Pack* pack = nullptr;
  const CheckRule* rule = nullptr;
  const FormValues* form = nullptr;  // null: the report itself
  std::optional<Row> row;
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
  std::map<std::string, std::string> words;  // further placeholders of the message
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
  kNotOneForm,
  kNotSelfEvaluation,
  kNoBand,
  kScattered,
};

struct Verdict {
  Outcome outcome = Outcome::kNotApplicable;
  std::string reason;
  std::string at;  // JSON Pointer of the value that decided it; empty if none did
  std::vector<Fault> faults;
};

Verdict pass();
Verdict fail(Fault fault);
// `detail` is the JSON Pointer of the value that decides, or a further word of the reason.
Verdict not_applicable(const Scope& scope, Reason reason, const std::string& detail = "");
Verdict not_evaluated(const Scope& scope, Reason reason, const std::string& detail = "");

// fail if any fails, else not_evaluated if any is, else pass if any passed, else not_applicable;
// the reason is that of the first one which decides.
Verdict combine(const Scope& scope, std::vector<Verdict> verdicts);

using Judge = std::function<Verdict(const Scope&)>;
// Judges every row of the rule's `each`, or the form itself if it has none.
Verdict over_rows(const Scope& scope, const Judge& judge);

// Is the row a source of the funds, beside or below the total? Sources are often left partly
// blank: weight, score and rate are the total's.
bool is_source_row(const Scope& scope);

// The verdict of a check that needs this value, or nothing if the value is a number.
std::optional<Verdict> find_lack(const Scope& scope, const Value& value);

}  // namespace jixiao

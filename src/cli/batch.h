// Many inputs through the same flow: read, extract, map, check, and whatever a command makes of
// the report. The one place that catches per document.
//
// Example: run_batch(arguments, rules, render) calls render once an input, on any thread, and what
// that gave back once an input, in the order given. An input that cannot be converted is one line
// on stderr, `jixiao: a.docx: encrypted: the file is protected by a password`, and never stops the
// others.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/parallel.h"
#include "document/document.h"
#include "report/report.h"
#include "rules/pack.h"
#include "value/failure.h"

namespace jixiao {

// Why an input has no report.
struct ConversionError {
  FailureKind kind = FailureKind::kIo;
  std::string message;
  bool internal = false;  // our mistake, not the document's
};

// What became of one input: Bytes -> Document -> Report with its findings, or an error.
struct Conversion {
  SourceInfo source;  // path always; sha256 and bytes once the input was read
  std::optional<Report> report;
  std::optional<Document> document;  // with the report
  ConversionError error;
};

// What --pack names is none of the packs; the message lists them.
struct UnknownPack : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The packs of --rules or those that came with the program; refuses an unknown --pack.
// Throws InvalidRules, MissingRules, UnknownPack.
Rules load_chosen_rules(const BatchArguments& batch);

// What a command makes of an input: called on any thread, and what it gives back in the order of
// the inputs. It may settle findings of the report: they are counted afterwards. A Failure (io) of
// the delivery counts as a failure of that input.
using Render = std::function<Delivery(std::size_t input, Conversion& conversion)>;

Totals run_batch(const BatchArguments& batch, const Rules& rules, const Render& render);

}  // namespace jixiao

// Many inputs through the same flow: read, extract, map, check, and whatever a command makes of
// the report. The one place that catches per document.
//
// Example: run_batch(arguments, rules, render, deliver) calls render once an input, on any thread,
// and deliver once an input, in the order given. An input that cannot be converted is one line on
// stderr, `jixiao: a.docx: encrypted: the file is protected by a password`, and never stops the
// others.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/exit_status.h"
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
  ConversionError error;
};

// What --pack names is none of the packs; the message lists them.
struct UnknownPack : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The packs of --rules or those that came with the program; refuses an unknown --pack.
// Throws InvalidRules, MissingRules, UnknownPack.
Rules load_chosen_rules(const BatchArguments& batch);

// A text for each of the command's outputs.
using Render = std::function<std::vector<std::string>(const Conversion&)>;
// Prints them; a Failure (io) counts as a failure of that input.
using Deliver = std::function<void(std::size_t input, const std::vector<std::string>& texts)>;

Totals run_batch(const BatchArguments& batch, const Rules& rules, const Render& render,
                 const Deliver& deliver);

}  // namespace jixiao

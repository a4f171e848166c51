// The outputs of `check`, one for each format that was asked for.
//
// Example: of --format text --format xlsx -o b.xlsx the first prints each document as it comes, the
// second gathers rows and writes b.xlsx in finish(). render() is called on any thread, add() once
// an input in the order given, finish() in the end; a file appears whole or not at all.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/batch.h"
#include "write/findings_rows.h"

namespace jixiao {

class FindingsOutput {
 public:
  virtual ~FindingsOutput() = default;
  // What needs the report itself; most formats need its rows alone.
  virtual std::string render(const Conversion&) const { return {}; }
  virtual void add(const std::string& rendered, const CheckedDocument& document) = 0;
  virtual void finish(const RunSummary& run) = 0;
};

using FindingsOutputs = std::vector<std::unique_ptr<FindingsOutput>>;

// A workbook was asked for on a terminal; worded for the user.
struct UnprintableOutput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Opens the files, makes the folders. Throws Failure (io), UnprintableOutput.
FindingsOutputs open_outputs(const CheckArguments& arguments);

// The rows that these outputs need; none at all where the report itself is enough.
RowOptions row_options(const CheckArguments& arguments);
bool needs_rows(const CheckArguments& arguments);

}  // namespace jixiao

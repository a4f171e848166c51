#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "cli/batch.h"
#include "cli/check_outputs.h"
#include "cli/check_review.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "value/version.h"
#include "write/write.h"

namespace jixiao {
namespace {

// "2026-11-26 01:30:00", as the clock on the wall says.
std::string local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
  return {text.data(), size};
}

constexpr std::size_t kDateCharacters = 10;

CheckedDocument rows_of(const Conversion& conversion, const RowOptions& options) {
  if (conversion.report) {
    return checked_document(*conversion.report, *conversion.document, options);
  }
  return failed_document(conversion.source, conversion.error.kind, conversion.error.message);
}

void add_packs(const CheckedDocument& document, std::vector<PackReference>& packs) {
  for (const PackReference& pack : document.packs) {
    const bool known = std::any_of(packs.begin(), packs.end(), [&pack](const PackReference& one) {
      return one.digest == pack.digest;
    });
    if (!known) packs.push_back(pack);
  }
}

// One input, between the threads and the outputs.
struct Checked {
  std::vector<std::string> rendered;  // one an output
  CheckedDocument document;
  Reviewed reviewed;
};

void tell(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) write_stderr("jixiao: " + plain_line(note) + "\n");
}

}  // namespace

int check_command(const CheckArguments& arguments) {
  const Rules rules = load_chosen_rules(arguments.batch);
  RunSummary run;
  run.engine = std::string(kEngineVersion);
  run.time = local_time();
  Review review(arguments, run.time.substr(0, kDateCharacters));
  const FindingsOutputs outputs = open_outputs(arguments);
  const RowOptions options = row_options(arguments);
  const bool rows = needs_rows(arguments);
  const auto deliver = [&](const Checked& checked) {
    review.note(checked.reviewed);
    add_packs(checked.document, run.packs);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      outputs[i]->add(checked.rendered[i], checked.document);
    }
  };
  const Render render = [&](std::size_t, Conversion& conversion) -> Delivery {
    Checked checked;
    if (conversion.report) checked.reviewed = review.apply(*conversion.report);
    for (const auto& output : outputs) checked.rendered.push_back(output->render(conversion));
    if (rows) checked.document = rows_of(conversion, options);
    return [&deliver, checked = std::move(checked)] { deliver(checked); };
  };
  const Documents documents = rows ? Documents::kKept : Documents::kDropped;
  const Totals totals = run_batch(arguments.batch, rules, documents, render);
  review.finish();
  run.inputs = totals.inputs;
  run.failed = totals.failed;
  run.tally = totals.tally;
  run.notes = review.notes(totals.tally);
  run.successful = !totals.internal_error && totals.failed < totals.inputs;
  for (const auto& output : outputs) output->finish(run);
  tell(run.notes);
  return exit_status(totals, arguments.batch.fail_on);
}

}  // namespace jixiao

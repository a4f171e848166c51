#include "cli/batch.h"

#include <exception>
#include <utility>

#include "bytes/bytes.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_place.h"
#include "rules/load.h"

namespace jixiao {
namespace {

// One input between the threads: everything but the report itself, which is rendered by then.
struct Rendered {
  Delivery deliver;
  std::string error;
  bool internal_error = false;
  Tally tally;
};

Rendered render_input(std::size_t item, const Rules& rules, const BatchArguments& batch,
                      const Render& render) {
  const std::string& path = batch.files[item];
  const ConversionOptions options{batch.limits, batch.reading, batch.pack, batch.english};
  Conversion conversion = convert_input(
      path, [&] { return read_input(path, batch.limits); }, rules, options);
  Rendered rendered;
  if (conversion.report) {
    try {
      rendered.deliver = render(item, conversion);
      rendered.tally = tally(*conversion.report);
      return rendered;
    } catch (const std::exception&) {
      conversion.error = current_error();
      conversion.report.reset();
      conversion.document.reset();
    }
  }
  rendered.deliver = render(item, conversion);
  rendered.internal_error = conversion.error.internal;
  rendered.error = error_line(path, conversion.error.kind, conversion.error.message);
  return rendered;
}

}  // namespace

Rules load_chosen_rules(const BatchArguments& batch) {
  Rules rules = load_rules_for_documents(batch.rules_directory);
  if (batch.pack.empty()) return rules;
  std::string known;
  for (const Pack& pack : rules.packs) {
    if (pack.id == batch.pack) return rules;
    known += (known.empty() ? "" : ", ") + pack.id;
  }
  throw UnknownPack("--pack: unknown pack \"" + batch.pack + "\"; known: " + known);
}

Totals run_batch(const BatchArguments& batch, const Rules& rules, const Render& render) {
  Totals totals;
  totals.inputs = batch.files.size();
  Progress progress(totals.inputs, batch.quiet, batch.english);
  const auto finish = [&](std::size_t item, const Rendered& rendered) {
    std::string error = rendered.error;
    progress.clear();
    try {
      rendered.deliver();
    } catch (const Failure& failure) {
      error += error_line(batch.files[item], failure.kind, failure.what());
    }
    if (!error.empty()) write_stderr(error);
    totals.failed += error.empty() ? 0U : 1U;
    totals.internal_error = totals.internal_error || rendered.internal_error;
    totals.tally += rendered.tally;
    progress.step(!error.empty());
  };
  run_in_order(batch.files.size(), batch.jobs, [&](std::size_t item) -> Delivery {
    auto rendered = render_input(item, rules, batch, render);
    return [&finish, item, rendered = std::move(rendered)] { finish(item, rendered); };
  });
  return totals;
}

}  // namespace jixiao

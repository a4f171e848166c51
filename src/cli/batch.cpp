#include "cli/batch.h"

#include <exception>
#include <memory>
#include <new>
#include <utility>

#include "bytes/bytes.h"
#include "check/check.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_place.h"
#include "extract/extract.h"
#include "map/map.h"
#include "rules/load.h"

namespace jixiao {
namespace {

void convert(const Input& input, const Rules& rules, const BatchArguments& batch,
             Conversion& conversion) {
  conversion.document = extract(input, batch.limits, batch.reading);
  Report report = map(*conversion.document, rules, batch.pack);
  check(report, rules, batch.english ? Language::kEnglish : Language::kChinese);
  conversion.source = report.source;
  conversion.report = std::move(report);
}

// One input between the threads: everything but the report itself, which is rendered by then.
struct Rendered {
  Delivery deliver;
  std::string error;
  bool internal_error = false;
  Tally tally;
};

// The exception in flight, as an error of the document at hand.
ConversionError current_error() {
  try {
    throw;
  } catch (const Failure& failure) {
    return {failure.kind, failure.what(), false};
  } catch (const std::bad_alloc&) {
    return {FailureKind::kLimit, "not enough memory for this document", false};
  } catch (const std::exception& error) {
    return {FailureKind::kCrash, std::string("internal error: ") + error.what(), true};
  }
}

Rendered render_input(std::size_t item, const Rules& rules, const BatchArguments& batch,
                      const Render& render) {
  const std::string& path = batch.files[item];
  Conversion conversion;
  conversion.source.path = path;
  Rendered rendered;
  std::optional<Input> input;
  try {
    input = read_input(path, batch.limits);
    convert(*input, rules, batch, conversion);
    rendered.deliver = render(item, conversion);
    rendered.tally = tally(*conversion.report);
    return rendered;
  } catch (const std::exception&) {
    conversion.error = current_error();
  }
  conversion.report.reset();
  conversion.document.reset();
  if (input) {
    conversion.source.bytes = input->bytes.size();
    conversion.source.sha256 = sha256(input->bytes);
  }
  rendered.deliver = render(item, conversion);
  rendered.internal_error = conversion.error.internal;
  rendered.error = error_line(path, conversion.error.kind, conversion.error.message);
  return rendered;
}

}  // namespace

Rules load_chosen_rules(const BatchArguments& batch) {
  Rules rules =
      load_rules(rules_directory(batch.rules_directory), shipped_rules(), Tests::kLeftOut);
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

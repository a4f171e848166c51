#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "write/write.h"

namespace jixiao {
namespace {

// Where each of the asked formats goes; stdout where there is no file.
using Targets = std::vector<std::optional<OutputFile>>;

Targets open_targets(const std::vector<CheckOutput>& outputs) {
  Targets targets;
  for (const CheckOutput& output : outputs) {
    if (output.path.empty()) {
      targets.emplace_back();
    } else {
      targets.emplace_back(OutputFile(output.path));
    }
  }
  return targets;
}

void write_to(std::optional<OutputFile>& target, const std::string& text) {
  if (text.empty()) return;
  if (target) {
    target->write(text);
  } else {
    write_stdout(text);
  }
}

TextOptions text_options(const CheckOutput& output, const BatchArguments& batch) {
  return {output.path.empty() && stdout_takes_color(), batch.english};
}

// An input without a report has its line on stderr; JSON readers get a record as well, so that
// there is a record for each input.
std::string render_output(const Conversion& conversion, const CheckOutput& output,
                          const CheckArguments& arguments) {
  const JsonOptions json{arguments.pretty, true};
  if (output.format == CheckFormat::kText) {
    if (!conversion.report) return "";
    const TextOptions options = text_options(output, arguments.batch);
    return findings_text(*conversion.report, options) + "\n";
  }
  if (conversion.report) return check_json(*conversion.report, json) + "\n";
  return error_json(conversion.source, conversion.error.kind, conversion.error.message, json) +
         "\n";
}

// Behind the last of several inputs.
std::string closing_text(const Totals& totals, const TextOptions& options) {
  if (totals.inputs < 2) return "";
  const std::string inputs = std::to_string(totals.inputs);
  const std::string failed = std::to_string(totals.failed);
  std::string out = options.english ? inputs + " inputs, " + failed + " failed: "
                                    : "共 " + inputs + " 份，失败 " + failed + " 份：";
  out += severity_summary(totals.tally, options) + "\n";
  return out + coverage_summary(totals.tally, options.english) + "\n";
}

}  // namespace

int check_command(const CheckArguments& arguments) {
  const Rules rules = load_chosen_rules(arguments.batch);
  Targets targets = open_targets(arguments.outputs);
  const Render render = [&](const Conversion& conversion) {
    std::vector<std::string> texts;
    for (const CheckOutput& output : arguments.outputs) {
      texts.push_back(render_output(conversion, output, arguments));
    }
    return texts;
  };
  const Deliver deliver = [&](std::size_t, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) write_to(targets[i], texts[i]);
  };
  const Totals totals = run_batch(arguments.batch, rules, render, deliver);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const CheckOutput& output = arguments.outputs[i];
    if (output.format == CheckFormat::kText) {
      write_to(targets[i], closing_text(totals, text_options(output, arguments.batch)));
    }
    if (targets[i]) targets[i]->commit();
  }
  return exit_status(totals, arguments.batch.fail_on);
}

}  // namespace jixiao

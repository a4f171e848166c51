#include "cli/check_outputs.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>

#include "cli/output.h"
#include "write/findings_csv.h"
#include "write/findings_html.h"
#include "write/findings_sarif.h"
#include "write/findings_words.h"
#include "write/findings_xlsx.h"
#include "write/write.h"

namespace jixiao {
namespace {

// Behind the last of several inputs.
std::string closing_text(const RunSummary& run, const TextOptions& options) {
  if (run.inputs < 2) return "";
  const std::string inputs = std::to_string(run.inputs);
  const std::string failed = std::to_string(run.failed);
  std::string out = options.english ? inputs + " inputs, " + failed + " failed: "
                                    : "共 " + inputs + " 份，失败 " + failed + " 份：";
  out += severity_summary(run.tally, options) + "\n";
  return out + coverage_summary(run.tally, options.english) + "\n";
}

class TextOutput : public FindingsOutput {
 public:
  TextOutput(const std::string& path, bool english)
      : target_(path),
        options_{target_.is_stdout() && stdout_takes_color(), english,
                 target_.is_stdout() ? stdout_columns() : 0} {}

  // An input without a report has its line on stderr.
  std::string render(const Conversion& conversion) const override {
    return conversion.report ? findings_text(*conversion.report, options_) + "\n" : "";
  }
  void add(const std::string& rendered, const CheckedDocument&) override {
    target_.write(rendered);
  }
  void finish(const RunSummary& run) override {
    target_.write(closing_text(run, options_));
    target_.commit();
  }

 private:
  Target target_;
  TextOptions options_;
};

// A record for each input, also for one that failed.
class JsonOutput : public FindingsOutput {
 public:
  JsonOutput(const std::string& path, bool pretty) : target_(path), options_{pretty, true} {}

  std::string render(const Conversion& conversion) const override {
    if (conversion.report) return check_json(*conversion.report, options_) + "\n";
    const ConversionError& error = conversion.error;
    return error_json(conversion.source, error.kind, error.message, options_) + "\n";
  }
  void add(const std::string& rendered, const CheckedDocument&) override {
    target_.write(rendered);
  }
  void finish(const RunSummary&) override { target_.commit(); }

 private:
  Target target_;
  JsonOptions options_;
};

class CsvOutput : public FindingsOutput {
 public:
  // A terminal would show the mark.
  CsvOutput(const std::string& path, bool english, bool mark) : target_(path), english_(english) {
    const bool on_terminal = target_.is_stdout() && stdout_is_terminal();
    head_ = (mark && !on_terminal ? std::string(kByteOrderMark) : "") + csv_header(english);
  }

  void add(const std::string&, const CheckedDocument& document) override {
    target_.write(std::exchange(head_, "") + csv_rows(document, english_));
  }
  void finish(const RunSummary&) override { target_.commit(); }

 private:
  Target target_;
  bool english_;
  std::string head_;  // until it is written
};

class SarifOutput : public FindingsOutput {
 public:
  SarifOutput(const std::string& path, bool english)
      : target_(path),
        log_(
            english, [this](std::string_view text) { target_.write(text); },
            [this](std::string_view text) { artifacts_.write(text); }) {}

  void add(const std::string&, const CheckedDocument& document) override { log_.add(document); }
  void finish(const RunSummary& run) override {
    log_.finish(run, [this] { artifacts_.copy_to(target_); });
    target_.commit();
  }

 private:
  Target target_;
  Spool artifacts_;
  SarifLog log_;
};

class HtmlOutput : public FindingsOutput {
 public:
  HtmlOutput(const std::string& path, bool english)
      : target_(path), page_(english, [this](std::string_view text) { documents_.write(text); }) {}

  void add(const std::string&, const CheckedDocument& document) override { page_.add(document); }
  void finish(const RunSummary& run) override {
    page_.finish(
        run, [this](std::string_view text) { target_.write(text); },
        [this] { documents_.copy_to(target_); });
    target_.commit();
  }

 private:
  Target target_;
  Spool documents_;
  HtmlPage page_;
};

// The library writes by name and seeks in its file, so the bytes take the way over a spool.
class WorkbookOutput : public FindingsOutput {
 public:
  WorkbookOutput(const std::string& path, bool english)
      : target_(path), workbook_(bytes_.path(), english) {}

  void add(const std::string&, const CheckedDocument& document) override {
    workbook_.add(document);
  }
  void finish(const RunSummary& run) override {
    workbook_.finish(run);
    bytes_.copy_to(target_);
    target_.commit();
  }

 private:
  Target target_;
  Spool bytes_;
  FindingsWorkbook workbook_;
};

std::string opened_path(const CheckOutput& output) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!output.path.empty() && output.path.back() == '/') {
    fs::create_directories(output.path, error);
    if (!fs::is_directory(output.path)) {
      throw Failure{FailureKind::kIo,
                    "cannot make the folder " + output.path + ": " + error.message()};
    }
  }
  return target_path(output, fs::is_directory(output.path, error));
}

std::unique_ptr<FindingsOutput> open_output(const CheckOutput& output,
                                            const CheckArguments& arguments) {
  const bool english = arguments.batch.english;
  const std::string path = opened_path(output);
  switch (output.format) {
    case CheckFormat::kText:
      return std::make_unique<TextOutput>(path, english);
    case CheckFormat::kJson:
      return std::make_unique<JsonOutput>(path, arguments.pretty);
    case CheckFormat::kCsv:
      return std::make_unique<CsvOutput>(path, english, arguments.byte_order_mark);
    case CheckFormat::kSarif:
      return std::make_unique<SarifOutput>(path, english);
    case CheckFormat::kHtml:
      return std::make_unique<HtmlOutput>(path, english);
    case CheckFormat::kXlsx:
      if (path.empty() && stdout_is_terminal()) {
        throw UnprintableOutput(
            "--format xlsx: a workbook is nothing for a terminal; give it a file with -o "
            "findings.xlsx");
      }
      return std::make_unique<WorkbookOutput>(path, english);
  }
  throw std::invalid_argument("no such format");
}

bool wanted(const CheckArguments& arguments, CheckFormat format) {
  return std::any_of(arguments.outputs.begin(), arguments.outputs.end(),
                     [format](const CheckOutput& output) { return output.format == format; });
}

}  // namespace

FindingsOutputs open_outputs(const CheckArguments& arguments) {
  FindingsOutputs outputs;
  for (const CheckOutput& output : arguments.outputs) {
    outputs.push_back(open_output(output, arguments));
  }
  return outputs;
}

RowOptions row_options(const CheckArguments& arguments) {
  RowOptions options;
  options.english = arguments.batch.english;
  options.values = wanted(arguments, CheckFormat::kXlsx);
  options.text = wanted(arguments, CheckFormat::kSarif);
  return options;
}

bool needs_rows(const CheckArguments& arguments) {
  return std::any_of(
      arguments.outputs.begin(), arguments.outputs.end(), [](const CheckOutput& output) {
        return output.format != CheckFormat::kText && output.format != CheckFormat::kJson;
      });
}

}  // namespace jixiao

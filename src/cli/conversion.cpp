#include "cli/conversion.h"

#include <exception>
#include <new>
#include <utility>

#include "check/check.h"
#include "extract/extract.h"
#include "map/map.h"

namespace jixiao {
namespace {

void convert(const Input& input, const Rules& rules, const ConversionOptions& options,
             const StageSink& stage, Conversion& conversion) {
  stage("extract");
  conversion.document = extract(input, options.limits, options.reading);
  stage("map");
  Report report = map(*conversion.document, rules, options.pack);
  stage("check");
  check(report, rules, options.english ? Language::kEnglish : Language::kChinese);
  conversion.source = report.source;
  conversion.report = std::move(report);
}

}  // namespace

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

Conversion convert_input(const std::string& path, const ReadInput& read, const Rules& rules,
                         const ConversionOptions& options, const StageSink& stage) {
  const StageSink told = stage ? stage : [](std::string_view) {};
  Conversion conversion;
  conversion.source.path = path;
  std::optional<Input> input;
  try {
    told("read");
    input = read();
    convert(*input, rules, options, told, conversion);
    return conversion;
  } catch (const std::exception&) {
    conversion.error = current_error();
  }
  conversion.document.reset();
  if (input) {
    conversion.source.bytes = input->bytes.size();
    conversion.source.sha256 = sha256(input->bytes);
  }
  return conversion;
}

}  // namespace jixiao

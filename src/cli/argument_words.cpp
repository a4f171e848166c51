#include "cli/argument_words.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>

namespace jixiao {
namespace {

// "new-" in front: only what the baseline does not have.
const std::map<std::string, FailOn>& fail_on_words() {
  static const std::map<std::string, FailOn> kWords = {
      {"error", {Severity::kError, false}},    {"warning", {Severity::kWarning, false}},
      {"info", {Severity::kInfo, false}},      {"never", {std::nullopt, false}},
      {"new-error", {Severity::kError, true}}, {"new-warning", {Severity::kWarning, true}},
      {"new-info", {Severity::kInfo, true}}};
  return kWords;
}

}  // namespace

Limits typed_limits(const LimitWords& words) {
  Limits limits;
  for (const std::string& word : words) set_limit(limits, word);
  return limits;
}

std::string limits_help() {
  constexpr std::size_t kMeaningColumn = 32;
  std::string help = "Limits (--limit), with their defaults:\n";
  for (const LimitField& field : limit_fields()) {
    std::string line = "  " + std::string(field.name) + "=";
    line += limit_text(field, limit_value(Limits{}, field.member));
    line.resize(std::max(line.size() + 2, kMeaningColumn), ' ');
    help += line.append(field.meaning) + "\n";
  }
  return help + "\n";
}

BatchWords batch_words(const std::string& fail_on) {
  BatchWords words;
  words.fail_on = fail_on;
  return words;
}

BatchWords check_batch_words() {
  BatchWords words = batch_words("error");
  words.fail_on_choices.insert(words.fail_on_choices.end(),
                               {"new-error", "new-warning", "new-info"});
  words.fail_on_help = "; new-error, new-warning, new-info count what --baseline does not have";
  return words;
}

ReadOptions reading(const std::string& revisions) {
  return {revisions == "original" ? Revisions::kOriginal : Revisions::kFinal};
}

void finish_batch(BatchArguments& batch, const BatchWords& words) {
  batch.english = words.lang == "en";
  batch.reading = reading(words.revisions);
  batch.fail_on = fail_on_words().at(words.fail_on);
  batch.limits = typed_limits(words.limits);
  if (batch.limits.table_nesting > kMostNestingForRules) {
    throw std::invalid_argument("--limit table_nesting: at most " +
                                std::to_string(kMostNestingForRules) +
                                " with this command; extract takes more");
  }
  if (std::count(batch.files.begin(), batch.files.end(), "-") > 1) {
    throw std::invalid_argument("- (stdin) is given more than once");
  }
}

std::vector<NewSuppression> typed_suppressions(const SuppressWords& words,
                                               const std::string& file) {
  const Suppressed& terms = words.terms;
  if (words.fingerprints.empty()) {
    if (terms.reason.empty() && terms.by.empty() && terms.until.empty()) return {};
    throw std::invalid_argument("--reason, --by and --until belong to --suppress FINGERPRINT");
  }
  if (file.empty()) {
    throw std::invalid_argument("--suppress needs --suppressions FILE, where it is written to");
  }
  if (terms.reason.empty() || terms.by.empty()) {
    throw std::invalid_argument("--suppress needs --reason and --by");
  }
  if (!terms.until.empty() && !is_date(terms.until)) {
    throw std::invalid_argument("--until needs a day such as 2026-12-31");
  }
  std::vector<NewSuppression> result;
  for (const std::string& digits : words.fingerprints) {
    const bool hex = digits.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hex || digits.size() < kLeastFingerprint) {
      throw std::invalid_argument("--suppress needs at least " + std::to_string(kLeastFingerprint) +
                                  " digits of a fingerprint, not \"" + digits + "\"");
    }
    result.push_back({digits, terms});
  }
  return result;
}

}  // namespace jixiao

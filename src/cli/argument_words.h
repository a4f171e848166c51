// Options that several commands share or that need one another, as the command line words them, and
// what they say once the parse is over.
//
// Example: fail_on "new-warning" and limits {"cells=10"} become FailOn{kWarning, only new} and a
// limit of ten cells; a fingerprint of seven digits throws std::invalid_argument, worded for the
// user. Not here: the options themselves (arguments.cpp).
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"

namespace jixiao {

// "--limit NAME=VALUE" as often as it is given; applied once the parse is over.
using LimitWords = std::vector<std::string>;
// Throws std::invalid_argument.
Limits typed_limits(const LimitWords& words);
// The table of --limit for --help.
std::string limits_help();

ReadOptions reading(const std::string& revisions);

// Options as the command line words them; typed once the parse is over.
struct BatchWords {
  std::string lang = "zh";
  std::string fail_on;
  std::string revisions = "final";
  LimitWords limits;
  std::vector<std::string> fail_on_choices = {"error", "warning", "info", "never"};
  std::string fail_on_help;
};

// Of one command: what counts by default.
BatchWords batch_words(const std::string& fail_on);
BatchWords check_batch_words();
// Throws std::invalid_argument.
void finish_batch(BatchArguments& batch, const BatchWords& words);

// --suppress and what belongs to it.
struct SuppressWords {
  std::vector<std::string> fingerprints;
  Suppressed terms;
};

// `file` is that of --suppressions. Throws std::invalid_argument.
std::vector<NewSuppression> typed_suppressions(const SuppressWords& words, const std::string& file);

}  // namespace jixiao

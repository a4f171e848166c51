// The findings of an earlier run, read from its JSON, and how those of a report stand to them.
//
// Example: of an old record with the fingerprints a, b and a report with a, c
//   a is unchanged, c is new, b is gone.
// Read are records of `check --format json` and of `convert`, one or many, on a line each or
// indented. A report is compared with one record: the one that shares most fingerprints with it,
// of several (or of none) the one with its path. So a file may move, and one office's finding never
// hides another's. Records without a counterpart are counted, and their findings are not gone: they
// were not looked at. This header is the door to the JSON parser.
#pragma once

#include <cstddef>
#include <istream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "report/report.h"

namespace jixiao {

struct BaselineRecord {
  std::string path;
  std::vector<Finding> findings;  // code, severity, form, message, fingerprint
};

struct Baseline {
  std::vector<BaselineRecord> records;
  std::map<std::string, std::set<std::size_t>> by_fingerprint;  // indices into records
  std::map<std::string, std::size_t> by_path;
};

// What is given is no JSON of a check; worded for the user, without the file's name.
struct InvalidBaseline : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Throws InvalidBaseline. Records of inputs that failed then have no findings and are left out.
Baseline parse_baseline(std::istream& json);

// Sets Finding::baseline and Report::gone; gives the index of the record the report was compared
// with, or npos.
inline constexpr std::size_t kNoRecord = static_cast<std::size_t>(-1);
std::size_t compare_with(const Baseline& baseline, Report& report);

}  // namespace jixiao

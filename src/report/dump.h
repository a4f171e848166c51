// A report's values as stable, line-based text, for tests and for people.
//
// Example: a line is the JSON Pointer, the value, and where it came from:
//   /forms/0/total/score 98 @block 104 row 31 col 7 [0,3)
// Leaves without a value and without an origin are left out; an unreadable number is `?`.
#pragma once

#include <string>

#include "report/report.h"

namespace jixiao {

// `places` off: values only, so that reports of two files with one content compare equal.
std::string dump(const Report& report, bool places);

}  // namespace jixiao

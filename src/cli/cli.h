// The program: arguments -> the work of one command -> exit status.
//
// Example: `jixiao check a.docx` prints the findings on stdout and ends with 1 if one is an error.
// This folder holds the only code that prints, and the one place that decides how failure ends.
#pragma once

namespace jixiao {

// Never throws. The status is one of those in exit_status.h.
int run(int argc, const char* const* argv);

}  // namespace jixiao

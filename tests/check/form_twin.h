// What is to be found in a plain form, told by the rules as they are written in prose: nothing here
// knows src/check.
//
// Example: a total score one hundredth too high is "score-total-mismatch error
// /forms/0/total/score".
#pragma once

#include <set>
#include <string>

#include "check/plain_form.h"

namespace jixiao {

// "code severity pointer" of each finding, as all_findings() of shipped.h gives them.
using Lines = std::multiset<std::string>;

Lines told_by_twin(const PlainForm& form);

}  // namespace jixiao

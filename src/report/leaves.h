// The leaves of a report: every text and every number of its JSON, with the pointer to it.
//
// Example: a form with one fund row gives, in the order of the JSON,
//   /forms/0/title  /forms/0/fiscal_year  …  /forms/0/funds/0/label  …  /forms/0/total/score  …
// A leaf is visited whether it has a value or not. Not visited: what the JSON holds without an
// origin (keys, levels, pack ids) and what it does not hold (FundRow::role, FundRow::reason).
#pragma once

#include <functional>
#include <string>

#include "report/report.h"

namespace jixiao {

// One of the two pointers is set; both point into the visited report.
struct Leaf {
  std::string pointer;  // JSON Pointer
  const Text* text = nullptr;
  const Number* number = nullptr;
};

using LeafVisitor = std::function<void(const Leaf&)>;

void for_each_leaf(const Report& report, const LeafVisitor& visit);
// A key as it stands in a JSON Pointer (RFC 6901): '~' and '/' are escaped.
std::string pointer_key(const std::string& key);
// `pointer` is that of the form: "/forms/0".
void for_each_leaf(const Form& form, const std::string& pointer, const LeafVisitor& visit);

}  // namespace jixiao

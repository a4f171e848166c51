// A label that a text was perhaps meant to be.
//
// Example: of {"归口管理部门"} 归口部门 is near, and so is 归口管理部们. A label is near when one
// of the two holds the other and is at most twice as long, or holds its characters in order and is
// at most half as long again, or when they differ by one character (by two from eight characters
// on). Not here: labels that fit (rules/).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

// The label that is nearly the key; empty if none is.
std::string find_near_label(const std::vector<std::string>& labels, std::string_view key);

}  // namespace jixiao

// A label without the number that some forms print before it.
//
// Example: behind_number("一、项目名称") and behind_number("(1)项目名称") are 项目名称; of 2023年度
// and 3.5 nothing is left, for neither begins with the number of a label.
#pragma once

#include <string_view>

namespace jixiao {

// `key` is a label key. Empty: it begins with no number, or nothing stands behind it.
std::string_view behind_number(std::string_view key);

}  // namespace jixiao

// What a cell of a workbook can hold, and how much room it takes.
//
// Example: cell_content("=1+1", false) == "=1+1" (written as text, it is no formula);
//          of 40,000 characters it is the first 32,600 and 【单元格放不下，全文 40000 字，…】;
//          number_format(2, true) == "0.00%".
// Not here: the library that writes the file (findings_xlsx.cpp).
#pragma once

#include <string>
#include <string_view>

#include "value/decimal.h"

namespace jixiao {

// Without what XML cannot hold; what is longer than 32,767 UTF-16 units is cut and says so at its
// end, and only then is the result the shorter one.
std::string cell_content(std::string_view text, bool english);

// How many lines the text takes in a column so many digits wide: a Han character is two digits.
double line_count(std::string_view text, double width);

// Does a workbook's binary number keep every digit?
bool fits_number(const Decimal& value);
// The format that shows so many decimals.
std::string number_format(int places, bool percent);

}  // namespace jixiao

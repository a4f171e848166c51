// Findings as CSV (RFC 4180), a row each, for spreadsheets and statistics.
//
// Example:
//   文件,表单,项目,单位,级别,代码,说明,填报,计算,相差,允差,…\r\n
//   in/a.docx,表单1「自评表」 甲项目,甲项目,某局,错误,score-total-mismatch,…,94,93,1,,…\r\n
// Fields with a comma, a quote or a line break are quoted. A text that a spreadsheet would take for
// a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front;
// figures stay figures. An input that could not be read is a row of its own, with the kind of the
// failure as its code. Not here: the byte order mark, which stands once at the head of a file.
#pragma once

#include <string>

#include "write/findings_rows.h"

namespace jixiao {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string csv_header(bool english);
std::string csv_rows(const CheckedDocument& document, bool english);

}  // namespace jixiao

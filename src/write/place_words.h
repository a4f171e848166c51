// Where a finding stands, in words that a person can follow in the printed report.
//
// Example: 表1「项目支出绩效自评表」第14行第8列 | word/document.xml block 104
//          「二、项目资金」 | word/document.xml block 31        (prose)
//          表1「项目支出绩效自评表」第3行第2列 | 文本第31行     (plain text)
// Rows, columns and tables count from 1 here, as people count; JSON counts from 0. Not here: the
// words of the finding itself (check/).
#pragma once

#include <map>
#include <string>

#include "report/report.h"

namespace jixiao {

// Origins by JSON Pointer, made once a report.
using OriginIndex = std::map<std::string, int>;
OriginIndex index_origins(const Report& report);

// Taken from the first of `at` that has an origin, else from the finding's own place; where all are
// blank, from the rest of their row, else from their form. Empty if nothing says where.
std::string place_words(const Report& report, const Finding& finding, const OriginIndex& origins,
                        bool english);

}  // namespace jixiao

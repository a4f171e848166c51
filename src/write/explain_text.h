// An Explanation for people: which pack and by how much, each field with its value or the reason
// why it has none, each table with its header, what was left over.
//
// Example:
//   表1 17行8列「项目支出绩效自评表」
//     采用 cn.mof.project 1.0.0：26 分，比 cn.hubei.project 多 4 分
//   …
//     字段
//       project_name = 设备购置项目  表1第1行第3列
//       department   没有值：表1第2行第1列“主管部门”：值应在表1第2行第2列，是空的
// Places count from 1, as people count. Not here: whether a reason is a mistake of the pack or of
// the document; that is for the reader to say.
#pragma once

#include <string>

#include "map/explain.h"
#include "write/write.h"

namespace jixiao {

// Of TextOptions only `english` is used: nothing here is coloured.
std::string explanation_text(const Explanation& explanation, const TextOptions& options);

}  // namespace jixiao

// One form printed as several tables under one title, each below a heading of its own: a numbered
// one, the caption of the table, or what stands where the page turns (part_lines.h).
//
// Example: 项目支出绩效自评表, 一、基本信息 over a table with 项目名称, 二、预算执行情况 over one
// of funds, 三、绩效目标完成情况 over one of indicators. Only the last of them is a form by itself;
// the others show labels of its pack. Not here: a form that goes on over a page (continued.h).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "document/document.h"
#include "map/known_texts.h"
#include "map/prose.h"
#include "rules/pack.h"

namespace jixiao {

// The blocks of the tables of the form whose first table is block `first`; none if it stands alone.
std::vector<std::size_t> find_parts(const Rules& rules, const Document& document,
                                    std::span<const Line> lines, std::size_t first,
                                    KnownTexts& texts);

}  // namespace jixiao

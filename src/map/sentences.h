// A form whose rows are said in sentences instead of a table.
//
// Example: 一、投入(14分)（一）项目立项(8分)：(1)项目立项规范性(2分)：程序完备。自评得2分。 is an
// indicator with level1 投入, level1_weight 14, level2 项目立项, level3 项目立项规范性, weight 2
// and score 2; 1.培训人数，年初目标值≥90人，实际完成值95人，自评得分20分 is one with target, actual
// and score. What such sentences look like stands in the pack (`sentences` of its tables); a
// paragraph may hold several, and one may go on over several paragraphs.
//
// A form needs so many rows with a score as its pack asks for: a remark with one score is none.
// Two figures for one value leave it open, with a note. The paragraphs stay prose: they are text of
// sections too, but the figures taken are no claims.
#pragma once

#include <span>
#include <string>

#include "map/prose.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// Adds the form that the lines of one report hold, if they hold one. `title_key` is the folded
// title of the report. `forced_pack` as in map(). Returns the pack that reads it, or null.
const Pack* read_sentences(const Rules& rules, std::span<Line> lines, const std::string& title_key,
                           const std::string& forced_pack, Report& report);

}  // namespace jixiao

// Lines that may stand between two tables of one form.
//
// Example: 一、基本信息 over a table with 项目名称, 绩效指标完成情况 over one of indicators; where
// a table goes on over a page "- 2 -", 第2页 共3页, （续表） or 项目支出绩效自评表（续）. Of 2023年
// and 乙项目 nothing is known: what follows may be another form.
#pragma once

#include <string>

#include "map/prose.h"
#include "rules/pack.h"

namespace jixiao {

// The number of a page, or words that say that the table above goes on.
bool is_page_mark(const Line& line);

// May the line head one of the tables: 一、基本信息?
bool is_part_heading(const Line& line);

// Is the line a word that some pack's forms are made of? Quickly told, of many lines.
bool is_form_word(const Rules& rules, const Line& line);

// The label that a line begins with, before a colon: 预期目标 of 预期目标：造林. Empty: none.
std::string label_of(const Line& line);

// Does the line say a goal behind the label of its column?
bool says_goal(const Pack& pack, const Line& line);

// Is the line what the pack calls the caption of one of its tables?
bool is_caption(const Pack& pack, const Line& line);

}  // namespace jixiao

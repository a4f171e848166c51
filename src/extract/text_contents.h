// Which paragraphs are a typed table of contents, so that no rule takes them for headings. What a
// file says itself to be one, by a field, a style or a list of links, is known already.
//
//     目  录                         what stands below it is, up to the first line that is not
//     一、项目概况............1       a leader and a page
//     （一）绩效目标 2                white space and a page
//     总体目标1二、分项目标2          titles and pages without anything between them
//     错误!未定义书签。               what Word leaves where a page should stand
// Without the word 目录 only lines with a leader or with Word's mark are. Below it a line without a
// page is one if it stands again in the text as a line of its own.
#pragma once

#include <vector>

#include "document/document.h"

namespace jixiao {

// Sets Paragraph::contents_line.
void mark_contents(std::vector<Block>& blocks);

}  // namespace jixiao

// Headings by the names of styles, and by what a text begins with.
//
// Example: a style "heading 2", "标题 2" or "Überschrift 2" is of level 2; the text
// "（一）项目概况" suggests level 2, "一、" 1, "1." 3, "（1）" 4, "①" 5.
// A guess from text is never more than that: prose begins that way, too. Not here: outline levels
// (docx_styles.h, docx_body_paragraph.cpp) and the headings that rules look for (map/sections.h).
#pragma once

#include <optional>
#include <string_view>

namespace jixiao {

// "heading 3", "Heading3", "标题 3" -> 3; empty for any other name. Letter case and spaces do not
// count; what follows a comma is an alias.
std::optional<int> heading_level(std::string_view style_name);
// "toc 1", "TOC1", "目录 1"
bool is_contents_style(std::string_view style_name);

// Empty for a text that begins otherwise or ends as a sentence does.
std::optional<int> guess_heading_level(std::string_view text);

}  // namespace jixiao

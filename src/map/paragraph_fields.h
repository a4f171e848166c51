// Fields that stand in paragraphs: the title of a form, the year line below it, cover lines.
//
// Example: （2023年度） above the table gives fiscal_year 2023 by the pattern of the pack's field.
#pragma once

#include <optional>

#include "map/origins.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// What a field's pattern takes from a paragraph: group `value` (or `year`), else the whole match.
std::optional<Passage> find_in_paragraph(const FieldRule& rule, const Passage& paragraph);

// Reads a caption of a form: title, year, unit line, marks the pack knows and leaves out. False
// if the pack does not know the paragraph.
bool read_caption(const Pack& pack, const Passage& paragraph, Report& report, Form& form);

// Reads a line around a form: a note the pack names (narratives.notes), or a mark it leaves out.
// False if the pack does not know the line.
bool read_note(const Pack& pack, const Passage& paragraph, Report& report, Form& form);

// A year as a number.
Number take_year(Report& report, const Passage& passage, const std::string& rule);

}  // namespace jixiao

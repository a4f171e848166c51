// The currency unit of a form's amounts, where they do not carry one.
//
// Example: 项目资金（万元） in the header row, 金额单位：元 above the table or in a row of it above
// the funds; else the first amount that does carry a unit, else what the pack says.
#pragma once

#include <string>

#include "map/form_page.h"

namespace jixiao {

// Takes the currency unit of the form from a passage that states one; nothing if it has one.
void try_unit(FormPage& page, const std::string& rule, const Passage& passage,
              const std::string& unit);

// The unit of the amounts of a table that do not carry one: stated in the header row, in the
// captions above the table, or else by the first amount that does carry one.
void find_unit(FormPage& page, const BoundTable& bound);

// The unit of figures that stand beside their labels: stated in the row or above it, in the
// captions, or by the figure itself.
void find_unit_beside(FormPage& page, int row, const Passage& figure);

}  // namespace jixiao

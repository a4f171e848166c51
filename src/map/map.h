// Document + rules -> Report without findings: sections, fields, tables, claims.
//
// Example: the cell right of 项目名称 becomes forms[0].project_name, with the origin that says
// which cell and which rule. What no rule took is noted in Report::unread.
#pragma once

#include <string>

#include "document/document.h"
#include "map/known_texts.h"
#include "map/steps.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// `forced_pack` skips detection for tables; empty: detect. It must be an id in `rules`.
// `texts` may be those of documents before, with the same rules; after an exception that is no
// Failure they are to be given up.
Report map(const Document& document, const Rules& rules, const std::string& forced_pack,
           KnownTexts& texts);
Report map(const Document& document, const Rules& rules, const std::string& forced_pack);

// The same, and how it was done. The steps point into `rules`.
Report map(const Document& document, const Rules& rules, const std::string& forced_pack,
           MapSteps& steps);

}  // namespace jixiao

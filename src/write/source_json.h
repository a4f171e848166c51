// The parts that several records share: where the input came from, and where in it a value stands.
//
// Example: write_source(report.source, json) writes
//   "source":{"path":"a.docx","sha256":"…","bytes":12281,"format":"docx","encoding":null,…}
// These write into an object that the caller has open. Not here: whole records (report_json.cpp,
// document_json.cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "value/place.h"
#include "write/json_text.h"

namespace jixiao {

void write_source(const SourceInfo& source, JsonText& json);
// Of an input that could not be converted: what is not known is null; its format never is.
void write_failed_source(const SourceInfo& source, JsonText& json);
// "part" (its name), "block", "table", "row", "col"
void write_position(const Place& place, const std::vector<std::string>& parts, JsonText& json);
// "begin", "end"
void write_range(const Place& place, JsonText& json);
// The name of the place's package part; empty if it has none.
std::string_view part_name(const Place& place, const std::vector<std::string>& parts);

}  // namespace jixiao

// Which pack read a row of a table.
//
// Example: of a file that binds two reports, section_pack(report, 5) is the pack of the booklet
// that the sixth section stands in. Nothing where no pack read anything. Pointers are into the
// report.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "report/report.h"

namespace jixiao {

// The one that read the prose, or all there is.
const PackReference* first_pack(const Report& report);
// `section` is an index into Report::sections.
const PackReference* section_pack(const Report& report, std::size_t section);
const PackReference* claim_pack(const Report& report, const Claim& claim);
// Of a finding or an outcome: who read the form it is about, else whose check it is.
const PackReference* judged_pack(const Report& report, const std::optional<int>& form,
                                 std::string_view check);

}  // namespace jixiao

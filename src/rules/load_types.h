// Which types a value may be read as, by its id.
//
// Example: types_of_column("funds", "executed") are money, decimal and count; the first is what the
// column has if its rule gives none. A type that the report has no place for (the money of a
// narrative, which is a text) is refused: it would be ignored.
#pragma once

#include <string_view>
#include <vector>

#include "rules/load_nodes.h"
#include "rules/pack.h"

namespace jixiao {

using Types = std::vector<ValueType>;

Types types_of_column(std::string_view table, std::string_view column);
Types types_of_field(std::string_view id);
Types types_of_claim();
Types all_types();

// The key `type`: one of these, the first if it is absent. `id` is for the message.
ValueType take_type(Keys& keys, const Types& types, std::string_view id, Problems& problems);

}  // namespace jixiao

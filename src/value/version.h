// The engine's version: what `jixiao --version` prints and every report carries as "engine".
//
// Example: "0.1.0". The version of a rule pack is the pack's own (pack.yml), and the version of the
// output's shape is its "schema".
#pragma once

#include <string_view>

namespace jixiao {

inline constexpr std::string_view kEngineVersion = "0.1.0";

}  // namespace jixiao

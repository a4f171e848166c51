// Property: a pack loads or has mistakes, never both and never neither; each mistake has a place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view yaml(reinterpret_cast<const char*>(data), size);
  std::vector<jixiao::PackProblem> problems;
  const std::optional<jixiao::Pack> pack = jixiao::parse_pack(yaml, "pack.yml", problems);
  if (pack.has_value() != problems.empty()) std::abort();
  for (const jixiao::PackProblem& problem : problems) {
    if (problem.line < 1 || problem.column < 1 || problem.message.empty()) std::abort();
  }
  return 0;
}

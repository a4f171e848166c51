// Property: folding is idempotent, and the way back is in order and in range, for any bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/fold.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_form(std::string_view original, jixiao::FoldForm form) {
  const jixiao::Folded folded = jixiao::fold(original, form);
  require(folded.origin.size() == folded.text.size() + 1);
  const int count = jixiao::count_code_points(original);
  for (std::size_t i = 0; i < folded.origin.size(); ++i) {
    const bool last = i + 1 == folded.origin.size();
    require(folded.origin[i] < static_cast<std::uint32_t>(count) + (last ? 1U : 0U));
    if (i > 0) require(folded.origin[i - 1] <= folded.origin[i]);
  }
  require(jixiao::fold(folded.text, form).text == folded.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_form(text, jixiao::FoldForm::kText);
  check_form(text, jixiao::FoldForm::kMatch);
  check_form(text, jixiao::FoldForm::kLabel);
  return 0;
}

// Property: folding is idempotent, and the way back is in order and in range, for any bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "normalize/fold.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_way_back(std::string_view original, jixiao::FoldForm form) {
  const jixiao::Folded folded = jixiao::fold(original, form);
  require(folded.characters == jixiao::count_code_points(original));
  jixiao::OriginalPart before;
  for (std::size_t at = 0; at < folded.text.size(); ++at) {
    const jixiao::OriginalPart part = folded.original_of(at, at + 1);
    require(part.first < part.last && part.last <= folded.characters);
    require(part.begin < part.end && part.end <= original.size());
    require(before.first <= part.first && before.begin <= part.begin);
    before = part;
  }
  require(jixiao::fold(folded.text, form).text == folded.text);
}

void check_label(std::string_view original) {
  const std::string label = jixiao::label_key(original);
  require(jixiao::label_key(label) == label);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_way_back(text, jixiao::FoldForm::kText);
  check_way_back(text, jixiao::FoldForm::kMatch);
  check_label(text);
  return 0;
}

// Property: a page is read the same way twice, its tables are sound, and nothing but a Failure
// comes out.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "document_properties.h"
#include "extract/extract.h"
#include "value/failure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jixiao;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Limits limits = fuzz::small_limits();
  try {
    const Document document = read_html(bytes, limits);
    fuzz::require_sound(document.blocks);
    fuzz::require(dump(document) == dump(read_html(bytes, limits)));
  } catch (const Failure&) {
  }
  return 0;
}

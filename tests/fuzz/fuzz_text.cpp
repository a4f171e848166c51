// Property: a text is read the same way twice, its tables are sound, and nothing but a Failure
// comes out.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "bytes/charset.h"
#include "document_properties.h"
#include "extract/extract.h"
#include "value/failure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jixiao;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<DecodedText> decoded = decode_text(bytes);
  if (!decoded) return 0;
  const Limits limits = fuzz::small_limits();
  try {
    const Document document = read_text(decoded->text, limits);
    fuzz::require_sound(document.blocks);
    fuzz::require(dump(document) == dump(read_text(decoded->text, limits)));
  } catch (const Failure&) {
  }
  return 0;
}

// Bytes of a plain text -> UTF-8, with the charset found from the bytes themselves.
//
// Example: "\xff\xfe" + UTF-16LE bytes -> {text, "utf-16le", ""}.
// Order: BOM (UTF-8, UTF-16, UTF-32); NUL bytes: UTF-16 by the parity of the NULs; strict UTF-8
// over the whole input (a cut last character is allowed); strict GB18030, which stands for GBK
// and GB2312 too; UTF-16 without BOM or NULs by its share of common Han; Big5 when it yields more
// common Han than GB18030. Conversion is ICU's. HTML `meta charset` is the HTML reader's business.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

struct DecodedText {
  std::string text;  // UTF-8 without BOM; invalid bytes are U+FFFD
  std::string
      encoding;       // "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "gb18030", "big5"
  std::string doubt;  // Chinese clause if the choice was close or bytes were replaced; else ""
  std::string doubt_en;
};

// Does the input begin with the mark of a Unicode charset?
bool has_bom(std::string_view bytes);

// The third step alone, for files that also name a charset themselves: the whole input is UTF-8
// (its last character may be cut, which is a doubt), and it is not GBK that is so by chance.
std::optional<DecodedText> decode_utf8(std::string_view bytes);

// Empty if the bytes are no text in any of these charsets.
std::optional<DecodedText> decode_text(std::string_view bytes);

}  // namespace jixiao

// Base64 -> bytes, in chunks.
//
// Example: "5Lit\r\n5paH" gives "中文". White space is skipped, '=' ends the data.
#pragma once

#include <functional>
#include <string_view>

namespace jixiao {

// The sink returns false to end early. False: a character that is no base64, or a cut end; what
// came before was delivered.
bool decode_base64(std::string_view text, const std::function<bool(std::string_view)>& sink);

}  // namespace jixiao

// A name or message out of a damaged file, fit to be shown and to stand in JSON.
//
// Example: "word/\xB1\xED.xml\n" -> "word/??.xml ".
// Control characters become spaces, bytes that are no UTF-8 '?'. Not for text of a document.
#pragma once

#include <string>
#include <string_view>

namespace jixiao {

std::string printable(std::string_view text);

}  // namespace jixiao

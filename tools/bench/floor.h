// The floor under reading a .docx: what libzip and libxml2 cost by themselves.
//
// Example: scan_main_part(bytes of a .docx) inflates word/document.xml piece by piece, gives each
// piece to a SAX2 parser whose handlers do nothing, and returns the bytes of XML it saw.
// The options of the parser are those of src/extract/xml.cpp, the pieces those of package.cpp, so
// that nothing of ours but the reading itself stands between this time and that of extract().
// Not here: other parts, other names of the main part, and what is wrong with a file: a package
// that is not whole ends the program.
#pragma once

#include <cstdint>
#include <string_view>

namespace jixiao {

// Throws std::runtime_error if there is no such part or it is not well-formed.
std::uint64_t scan_main_part(std::string_view docx);

// The same with our own scan in the place of libxml2, and with neither: what the zip costs.
std::uint64_t parse_main_part(std::string_view docx);
std::uint64_t inflate_main_part(std::string_view docx);

}  // namespace jixiao

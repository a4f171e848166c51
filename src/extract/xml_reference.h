// "&lt;" and "&#x4E00;": what stands for a character in XML that needs no DTD.
//
// Example: read_xml_reference("&amp; …") is {5, "&"}; "&nbsp;", "& " and "&#0;" are none.
#pragma once

#include <cstddef>
#include <string>

namespace jixiao {

// What a reference stands for.
struct XmlReference {
  std::size_t size = 0;  // as written; 0: it is not plain
  std::string text;
};

// The reference that begins at `at`. Twelve bytes must be readable there.
XmlReference read_xml_reference(const char* at);

}  // namespace jixiao

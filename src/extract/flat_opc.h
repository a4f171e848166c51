// A package in one XML file ("Word XML", Flat OPC) -> its parts.
//
// Example, shortened:
//   <pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
//     <pkg:part pkg:name="/word/document.xml" pkg:contentType="…document.main+xml">
//       <pkg:xmlData><w:document …/></pkg:xmlData>
//     </pkg:part>
//     <pkg:part pkg:name="/word/media/i.png" …><pkg:binaryData>iVBO…</pkg:binaryData></pkg:part>
// gives word/document.xml, its XML as it stands, and word/media/i.png, still in base64; in front
// of them [Content_Types].xml, made of the content types.
// A part is cut out of the text and parsed by whoever reads it, with the namespaces declared above
// it. A DTD is a Failure; a file that is cut off gives the parts up to there. Not here: what the
// parts mean (docx_parts.h).
#pragma once

#include <string_view>
#include <vector>

#include "extract/package.h"
#include "value/limits.h"

namespace jixiao {

// `xml` is UTF-8. Throws Failure: corrupt (a DTD), limit (package_entries).
std::vector<PackagePart> split_flat_opc(std::string_view xml, const Limits& limits);

}  // namespace jixiao

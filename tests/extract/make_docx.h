// Packages for tests: parts by name -> the bytes of a zip.
//
// Example: read_docx(make_docx(body("<w:p/>")), Limits()) has one empty paragraph.
// The parts that every docx has are added; give one of that name to replace it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {

using Parts = std::vector<std::pair<std::string, std::string>>;

// Deflated entries in that order.
std::string make_zip(const Parts& parts);
// Entries encrypted with a password.
std::string make_encrypted_zip(const Parts& parts);

// `parts` over [Content_Types].xml, _rels/.rels, word/_rels/document.xml.rels (styles, numbering,
// header1, footnotes) and word/document.xml.
std::string make_docx(const Parts& parts);

// word/document.xml around that content of w:body; w, r, m, mc, v, wps, w14, a and wp are bound.
Parts body(const std::string& content);
// A part with that root element and the same namespaces.
std::string word_part(const std::string& root, const std::string& content);

}  // namespace jixiao

// What a file that begins with a tag is, and its bytes as UTF-8.
//
// Example: "<?xml version='1.0'?><!-- x --><pkg:package xmlns:pkg='…/2006/xmlPackage'>" has the
// root pkg:package and is Markup::kFlatOpc.
// The charset is found in this order: BOM or NUL bytes; strict UTF-8; what the file says of itself
// (<?xml encoding>, <meta charset>, <meta http-equiv>), if it is UTF-8, a GB or Big5 charset and
// all bytes are valid in it; else as for a plain text (bytes/charset.h). A file's own word is only
// a hint, for pages are converted and relabelled on their way. Not here: parsing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bytes/charset.h"

namespace jixiao {

enum class Markup {
  kNone,  // does not begin with a tag
  kHtml,  // XHTML too
  kFlatOpc,
  kWord2003,
  kOther,
};

struct MarkupRoot {
  Markup markup = Markup::kNone;
  std::string name;  // of the root element, as written, made printable
};

// Looks at the first bytes only. A root that is not known is kOther.
MarkupRoot find_root(std::string_view bytes);

// Empty if the bytes are no text in any known charset.
std::optional<DecodedText> decode_markup(std::string_view bytes);

// The charset that the file names for itself, in lower case; empty if it names none.
std::string charset_hint(std::string_view bytes);

}  // namespace jixiao

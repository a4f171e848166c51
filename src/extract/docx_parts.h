// Which part of a package is what: content types, relationships, the main document.
//
// Example: a root relationship of type …/officeDocument with the target "word/document2.xml" makes
// word/document2.xml the main part, if [Content_Types].xml does not say otherwise.
// Reads [Content_Types].xml, *.rels, docProps/app.xml and custom.xml; what it cannot read leaves a
// note. Not here: the text of the parts (docx_body.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/package.h"
#include "extract/xml.h"

namespace jixiao {

// Reads one existing part into the visitor. Damage and faults become notes with `part_index` in
// their place; throws what the parser and the package throw. False: the part is not whole.
bool read_xml_part(Package& package, const std::string& part, XmlVisitor& visitor,
                   const Limits& limits, int part_index, std::vector<Unread>& notes);

struct Relationship {
  std::string id;
  std::string type;    // last segment of its URI: officeDocument, styles, header …
  std::string target;  // name of the part; of an external one as written
  bool external = false;
};

// "word/document.xml" + "../docProps/./app.xml" -> "docProps/app.xml"
std::string resolve_target(std::string_view source_part, std::string_view target);

// The relationships of a part, or of the package for an empty name. None if there is no such part.
std::vector<Relationship> read_relationships(Package& package, const std::string& part,
                                             const Limits& limits, std::vector<Unread>& notes);

// The package's own name of the part a relationship points to; empty if it is not there. Targets
// that some programs write from the package's root are found too.
std::optional<std::string> find_target(const Package& package, const Relationship& relationship);

struct ContentTypes {
  std::map<std::string, std::string, std::less<>> by_extension;
  std::map<std::string, std::string, std::less<>> by_part;  // part_key -> type
  std::string_view of(std::string_view part) const;         // empty if unknown
};

ContentTypes read_content_types(Package& package, const Limits& limits, std::vector<Unread>& notes);

struct MainPart {
  std::string name;
  bool macros = false;  // docm, dotm
};

// Throws Failure unsupported, saying what the package is, if it has none.
MainPart find_main_part(Package& package, const ContentTypes& types,
                        const std::vector<Relationship>& roots, std::vector<Unread>& notes);

// "WPS Office_11.1", from docProps/app.xml or what WPS Office leaves in custom.xml; empty if not
// said.
std::string read_producer(Package& package, const std::vector<Relationship>& roots,
                          const Limits& limits, std::vector<Unread>& notes);

}  // namespace jixiao

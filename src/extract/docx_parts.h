// Which part of a package is what: content types, relationships, the main document.
//
// Example: a root relationship of type …/officeDocument with the target "word/document2.xml" makes
// word/document2.xml the main part, if [Content_Types].xml does not say otherwise.
// Reads [Content_Types].xml, *.rels, docProps/app.xml and custom.xml; what it cannot read leaves a
// note. Not here: the text of the parts (docx_body.h).
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/known_parts.h"
#include "extract/package.h"
#include "extract/xml.h"

namespace jixiao {

// Reads one existing part into the visitor. Damage and faults become notes with `part_index` in
// their place; throws what the parser and the package throw. False: the part is not whole.
bool read_xml_part(Package& package, const std::string& part, XmlVisitor& visitor,
                   const Limits& limits, int part_index, std::vector<Unread>& notes);

// What the visitor makes of a part, its `made`: of one that is known (known_parts.h) as it was made
// before.
template <typename Visitor>
auto read_known_part(Package& package, const std::string& part, std::string_view use,
                     Visitor visitor, const Limits& limits, int part_index,
                     std::vector<Unread>& notes) {
  using Made = const decltype(visitor.made);
  KnownParts& known = package.memory().parts;
  const std::optional<PackedPart> packed = package.packed(part);
  if (packed) {
    if (const KnownParts::Known before = known.find(use, *packed); before.made != nullptr) {
      package.count_known(part, before.inflated);
      return std::static_pointer_cast<Made>(before.made);
    }
  }
  const std::uint64_t inflated = package.inflated();
  const bool whole = read_xml_part(package, part, visitor, limits, part_index, notes);
  auto made = std::make_shared<Made>(std::move(visitor.made));
  if (packed && whole) known.keep(use, *packed, {package.inflated() - inflated, made});
  return std::shared_ptr<Made>(std::move(made));
}

struct Relationship {
  std::string id;
  std::string type;    // last segment of its URI: officeDocument, styles, header …
  std::string target;  // name of the part; of an external one as written
  bool external = false;
};

// "word/document.xml" + "../docProps/./app.xml" -> "docProps/app.xml"
std::string resolve_target(std::string_view source_part, std::string_view target);

// Of one part.
struct Relationships {
  std::vector<Relationship> all;
  std::map<std::string, std::size_t, std::less<>> by_id;  // the first of an id

  // Null: there is none.
  const Relationship* find(std::string_view id) const;
  const Relationship* find_type(std::string_view type) const;
};

// The relationships of a part, or of the package for an empty name. None if there is no such part.
std::shared_ptr<const Relationships> read_relationships(Package& package, const std::string& part,
                                                        const Limits& limits,
                                                        std::vector<Unread>& notes);

// The package's own name of the part a relationship points to; empty if it is not there. Targets
// that some programs write from the package's root are found too.
std::optional<std::string> find_target(const Package& package, const Relationship& relationship);

struct ContentTypes {
  std::map<std::string, std::string, std::less<>> by_extension;
  std::map<std::string, std::string, std::less<>> by_part;  // part_key -> type
  std::string_view of(std::string_view part) const;         // empty if unknown
};

std::shared_ptr<const ContentTypes> read_content_types(Package& package, const Limits& limits,
                                                       std::vector<Unread>& notes);

struct MainPart {
  std::string name;
  bool macros = false;  // docm, dotm
};

// Throws Failure unsupported, saying what the package is, if it has none.
MainPart find_main_part(Package& package, const ContentTypes& types, const Relationships& roots,
                        std::vector<Unread>& notes);

// "WPS Office_11.1", from docProps/app.xml or what WPS Office leaves in custom.xml; empty if not
// said.
std::string read_producer(Package& package, const Relationships& roots, const Limits& limits,
                          std::vector<Unread>& notes);

}  // namespace jixiao

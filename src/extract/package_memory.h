// What reading packages is the quicker by in the next one: what was met of their XML, their known
// parts, and the tables for inflating. Not for two threads at once.
#pragma once

#include "extract/known_parts.h"
#include "extract/package_inflate.h"
#include "extract/xml_vocabulary.h"

namespace jixiao {

struct PackageMemory {
  XmlVocabulary vocabulary;
  KnownParts parts;
  Inflater inflater;
};

}  // namespace jixiao

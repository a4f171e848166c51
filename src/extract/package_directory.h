// The central directory of a zip, read from memory.
//
// Example: of a docx as programs write it, read_plain_directory() gives an entry for
// word/document.xml with the place and the size of its data.
// A zip is plain if any reader would read it in this one way: a single end record at its very end,
// offsets that fit, sizes and checksums said, names of ASCII, no ZIP64, encryption, comments or
// other names in extra fields, and local headers that agree. Whatever is not plain is left to the
// library behind package.h. Not here: reading the data (package_salvage.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/package_salvage.h"

namespace jixiao {

// Empty if the zip is not plain, or has more than `most` entries. An entry without packed bytes is
// empty.
std::optional<std::vector<ZipEntry>> read_plain_directory(std::string_view zip, std::size_t most);

// The central directory as it stands, for header names and for offsets; empty if there is none, or
// a ZIP64 one.
std::vector<ZipEntry> walk_directory(std::string_view zip, std::size_t most);

}  // namespace jixiao

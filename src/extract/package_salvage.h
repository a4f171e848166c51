// A zip read without trust in its directory: entries by their own local headers.
//
// Example: the first 60 % of a docx, cut off, still gives word/document.xml up to the cut.
// The door to zlib. Entries of the methods "stored" and "deflated" are read straight from memory:
// those of a plain package (package_directory.h), and what the library behind package.h refuses.
// What is deflated, whole and not long is inflated at once (package_inflate.h), all else in pieces
// as far as it goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/package_inflate.h"

namespace jixiao {

struct ZipEntry {
  std::string name;        // bytes of the header name, which rules over any extra field
  std::size_t data = 0;    // offset of its first packed byte
  std::size_t packed = 0;  // 0: not said, the data ends where its stream ends
  std::size_t size = 0;    // inflated, as the directory says; a hint
  std::uint16_t method = 0;
  bool encrypted = false;
  std::optional<std::uint32_t> checksum;  // CRC-32, where the header says it
};

// Entries in the order of the file. Stops behind `most` entries.
std::vector<ZipEntry> scan_local_headers(std::string_view zip, std::size_t most);

// Called with inflated bytes; false ends the reading.
using ByteSink = std::function<bool(std::string_view)>;

enum class Inflated {
  kWhole,
  kStopped,   // by the sink
  kCut,       // the stream ends early or is damaged; what came before was delivered
  kChecksum,  // whole, but its CRC-32 is another
};
// The first `skip` inflated bytes are not handed over.
Inflated inflate_entry(std::string_view zip, const ZipEntry& entry, std::uint64_t skip,
                       Inflater& inflater, const ByteSink& sink);

}  // namespace jixiao

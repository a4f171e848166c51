// The data of parts at once, where their size and checksum are known.
//
// Example: Inflater().inflate(packed, 11899, 0xCB035E1F) gives the 11899 bytes that have this
// CRC-32. The door to libdeflate, which takes a third of the time of zlib but wants all of the data
// in one piece and tells nothing of data that is damaged. Not here: reading on where it is
// (package_salvage.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

struct libdeflate_decompressor;

namespace jixiao {

// Its tables are made when they are first needed, for all parts that it inflates.
class Inflater {
 public:
  // `size` bytes; null if the stream does not end, has another size or another checksum.
  std::unique_ptr<char[]> inflate(std::string_view packed, std::size_t size,
                                  std::uint32_t checksum);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* one) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

// CRC-32 of bytes in pieces; that of none is 0.
std::uint32_t add_to_checksum(std::uint32_t checksum, std::string_view bytes);

}  // namespace jixiao

// The data of a part at once, where its size and checksum are known.
//
// Example: inflate_whole(packed, 11899, 0xCB035E1F) gives the 11899 bytes that have this CRC-32.
// The door to libdeflate, which takes a third of the time of zlib but wants all of the data in one
// piece and tells nothing of data that is damaged. Not here: reading on where it is
// (package_salvage.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace jixiao {

// `size` bytes; null if the stream does not end, has another size or another checksum.
std::unique_ptr<char[]> inflate_whole(std::string_view packed, std::size_t size,
                                      std::uint32_t checksum);

// CRC-32 of bytes in pieces; that of none is 0.
std::uint32_t add_to_checksum(std::uint32_t checksum, std::string_view bytes);

}  // namespace jixiao

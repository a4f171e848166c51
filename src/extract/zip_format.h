// The records of a zip (APPNOTE.TXT 4.3) by their signatures, sizes and flags.
//
// Example: read_16(zip, at + 26) is the length of the name in the local header at `at`.
//
//   local header     "PK\3\4" version flags method time date crc packed size name-length
//                    extra-length name extra data
//   directory entry  "PK\1\2" version version flags method time date crc packed size name-length
//                    extra-length comment-length disk attributes offset name extra comment
//   end              "PK\5\6" disk disk entries entries size offset comment-length comment
//
// Not here: reading them (package_directory.h, package_salvage.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jixiao {

inline constexpr std::string_view kLocalSignature("PK\3\4", 4);
inline constexpr std::string_view kDirectorySignature("PK\1\2", 4);
inline constexpr std::string_view kEndSignature("PK\5\6", 4);
inline constexpr std::string_view kZip64Signature("PK\6\7", 4);  // of what locates a ZIP64 end
inline constexpr std::size_t kLocalHeader = 30;
inline constexpr std::size_t kDirectoryHeader = 46;
inline constexpr std::size_t kEndHeader = 22;
inline constexpr std::size_t kZip64Locator = 20;
inline constexpr std::uint16_t kStored = 0;
inline constexpr std::uint16_t kDeflated = 8;
inline constexpr std::uint16_t kFlagEncrypted = 1;
inline constexpr std::uint16_t kFlagDescriptor = 8;   // sizes and CRC stand behind the data
inline constexpr std::uint32_t kZip64 = 0xFFFFFFFFU;  // a size or an offset that ZIP64 says

inline std::uint16_t read_16(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i]));
  };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

inline std::uint32_t read_32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(read_16(bytes, at)) |
         static_cast<std::uint32_t>(read_16(bytes, at + 2)) << 16;
}

}  // namespace jixiao

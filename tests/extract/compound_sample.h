// Small compound files for tests, put together by hand.
//
// Example: make_compound({{"WordDocument"}}) is a file of 512-byte sectors: the header, the FAT,
// then the directory of a root with one empty stream. Every entry is the right neighbour of the one
// before. No stream has content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace jixiao {

struct CompoundEntry {
  std::string name;
  unsigned char type = 2;  // 1 storage, 2 stream
};

inline constexpr std::size_t kCompoundEntry = 128;
inline constexpr std::size_t kCompoundDirectory = 1024;  // offset of its first sector

namespace compound_sample {

inline void put(std::string& bytes, std::size_t offset, std::uint32_t value, std::size_t size = 4) {
  for (std::size_t i = 0; i < size; ++i) {
    bytes[offset + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
  }
}

inline std::string directory_entry(const std::string& name, unsigned char type, std::uint32_t right,
                                   std::uint32_t child) {
  std::string entry(kCompoundEntry, '\0');
  for (std::size_t i = 0; i < name.size(); ++i) entry[2 * i] = name[i];
  put(entry, 64, static_cast<std::uint32_t>(2 * name.size() + 2), 2);
  entry[66] = static_cast<char>(type);
  put(entry, 68, 0xFFFFFFFF);
  put(entry, 72, right);
  put(entry, 76, child);
  return entry;
}

}  // namespace compound_sample

inline std::string make_compound(const std::vector<CompoundEntry>& entries) {
  using compound_sample::directory_entry;
  using compound_sample::put;
  std::string directory = directory_entry("Root Entry", 5, 0xFFFFFFFF, entries.empty() ? -1U : 1U);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool last = i + 1 == entries.size();
    directory += directory_entry(entries[i].name, entries[i].type,
                                 last ? 0xFFFFFFFF : static_cast<std::uint32_t>(i + 2), 0xFFFFFFFF);
  }
  directory.resize((directory.size() + 511) / 512 * 512, '\0');

  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
  put(header, 26, 3, 2);
  put(header, 28, 0xFFFE, 2);
  put(header, 30, 9, 2);
  put(header, 44, 1);
  put(header, 48, 1);           // the directory begins in sector 1
  put(header, 68, 0xFFFFFFFE);  // no further FAT sectors
  for (std::size_t i = 0; i < 109; ++i) put(header, 76 + 4 * i, i == 0 ? 0 : 0xFFFFFFFF);

  std::string fat(512, '\xFF');
  put(fat, 0, 0xFFFFFFFD);
  const auto sectors = static_cast<std::uint32_t>(directory.size() / 512);
  for (std::uint32_t i = 1; i <= sectors; ++i) put(fat, 4 * i, i == sectors ? 0xFFFFFFFE : i + 1);
  return header + fat + directory;
}

}  // namespace jixiao

#include "extract/compound.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jixiao {
namespace {

// MS-CFB 2.1: sector numbers above this have a meaning of their own (free, end of chain…).
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;
constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;
constexpr std::size_t kHeaderFatSectors = 109;
constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;
// A dump shows the file's signature at its beginning.
constexpr std::size_t kSignatureWindow = 64;

struct Entry {
  std::string name;  // ASCII in lower case, other characters '?'
  unsigned type = 0;
  std::uint32_t left = kNoEntry;
  std::uint32_t right = kNoEntry;
  std::uint32_t child = kNoEntry;
};
constexpr unsigned kStream = 2;
constexpr unsigned kRoot = 5;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The caller has checked that the number lies inside.
std::uint32_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = (value << 8U) | static_cast<unsigned char>(bytes[offset + i]);
  }
  return value;
}

// A compound file as sectors of equal size.
struct Sectors {
  std::string_view bytes;
  std::size_t size = 0;

  std::size_t count() const { return bytes.size() / size; }  // the header counts as one
  // Empty if it lies outside. The header takes the place of the first sector.
  std::string_view find(std::uint32_t number) const {
    if (number > kLastSector) return {};
    const std::uint64_t begin = (std::uint64_t{number} + 1) * size;
    if (begin + size > bytes.size()) return {};
    return bytes.substr(static_cast<std::size_t>(begin), size);
  }
};

std::optional<Sectors> find_sectors(std::string_view bytes) {
  if (bytes.size() < kHeader) return std::nullopt;
  const std::uint32_t shift = number_at(bytes, 30, 2);
  if (shift != 9 && shift != 12) return std::nullopt;
  return Sectors{bytes, std::size_t{1} << shift};
}

// Numbers of the sectors that hold the FAT: 109 in the header, more in a chain of their own.
std::vector<std::uint32_t> list_fat_sectors(const Sectors& sectors) {
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < kHeaderFatSectors; ++i) {
    result.push_back(number_at(sectors.bytes, 76 + 4 * i, 4));
  }
  std::uint32_t next = number_at(sectors.bytes, 68, 4);
  for (std::size_t step = 0; step < sectors.count(); ++step) {
    const std::string_view sector = sectors.find(next);
    if (sector.empty()) break;
    for (std::size_t at = 0; at + 4 < sector.size(); at += 4) {
      result.push_back(number_at(sector, at, 4));
    }
    next = number_at(sector, sector.size() - 4, 4);
  }
  return result;
}

std::uint32_t next_sector(const Sectors& sectors, const std::vector<std::uint32_t>& fat_sectors,
                          std::uint32_t number) {
  const std::size_t per_sector = sectors.size / 4;
  const std::size_t index = number / per_sector;
  if (index >= fat_sectors.size()) return kNoEntry;
  const std::string_view sector = sectors.find(fat_sectors[index]);
  if (sector.empty()) return kNoEntry;
  return number_at(sector, number % per_sector * 4, 4);
}

Entry entry_at(std::string_view bytes) {
  Entry entry;
  const std::size_t size = std::min<std::size_t>(number_at(bytes, 64, 2), 64);
  for (std::size_t i = 0; i + 2 < size; i += 2) {  // the last unit is a NUL
    const std::uint32_t unit = number_at(bytes, i, 2);
    entry.name += unit < 0x80 ? lower(static_cast<char>(unit)) : '?';
  }
  entry.type = number_at(bytes, 66, 1);
  entry.left = number_at(bytes, 68, 4);
  entry.right = number_at(bytes, 72, 4);
  entry.child = number_at(bytes, 76, 4);
  return entry;
}

// As much of the directory as can be reached.
std::vector<Entry> read_directory(const Sectors& sectors) {
  const std::vector<std::uint32_t> fat_sectors = list_fat_sectors(sectors);
  std::vector<Entry> entries;
  std::uint32_t next = number_at(sectors.bytes, 48, 4);
  for (std::size_t step = 0; step < sectors.count(); ++step) {
    const std::string_view sector = sectors.find(next);
    if (sector.empty()) break;
    for (std::size_t at = 0; at + kEntry <= sector.size(); at += kEntry) {
      entries.push_back(entry_at(sector.substr(at, kEntry)));
    }
    next = next_sector(sectors, fat_sectors, next);
  }
  return entries;
}

// Streams directly below the root: an embedded Word object further down makes no .doc.
std::vector<std::string> list_root_streams(const std::vector<Entry>& entries) {
  std::vector<std::string> names;
  std::vector<bool> seen(entries.size(), false);
  std::vector<std::uint32_t> open{entries.front().child};
  while (!open.empty()) {
    const std::uint32_t index = open.back();
    open.pop_back();
    if (index >= entries.size() || seen[index]) continue;
    seen[index] = true;
    const Entry& entry = entries[index];
    if (entry.type == kStream) names.push_back(entry.name);
    open.push_back(entry.left);
    open.push_back(entry.right);
  }
  return names;
}

struct StreamKind {
  std::string_view name;
  CompoundKind kind;
};
// In order of precedence.
constexpr std::array kStreamKinds{
    StreamKind{"encryptedpackage", CompoundKind::kEncrypted},
    StreamKind{"worddocument", CompoundKind::kWord},
    StreamKind{"workbook", CompoundKind::kExcel},
    StreamKind{"book", CompoundKind::kExcel},
    StreamKind{"powerpoint document", CompoundKind::kPowerPoint},
};

// Finds the letters of a word in any case, with at most three bytes (a NUL, a blank, U+FFFD)
// between two of them.
bool holds_letters(std::string_view bytes, std::string_view letters) {
  const auto is_gap = [](char c) {
    return c == '\0' || c == ' ' || c == '\xEF' || c == '\xBF' || c == '\xBD';
  };
  const auto holds_at = [&](std::size_t at) {
    std::size_t matched = 0;
    while (matched < letters.size() && at < bytes.size() && lower(bytes[at]) == letters[matched]) {
      ++matched;
      ++at;
      for (int gap = 0; gap < 3 && at < bytes.size() && is_gap(bytes[at]); ++gap) ++at;
    }
    return matched == letters.size();
  };
  const char small = letters.front();
  for (const char first : {small, static_cast<char>(small - 'a' + 'A')}) {
    for (std::size_t at = bytes.find(first); at != std::string_view::npos;
         at = bytes.find(first, at + 1)) {
      if (holds_at(at)) return true;
    }
  }
  return false;
}

// The signature D0CF11E0A1B11AE1 as UTF-8, GBK and Latin-1 show it, the control character in it
// kept or dropped.
std::size_t find_signature(std::string_view bytes) {
  constexpr std::array<std::string_view, 5> kShown{"ࡱ", "邢\x11唷", "邢唷", "ÐÏ\x11à¡±", "ÐÏà¡±"};
  std::size_t first = std::string_view::npos;
  for (const std::string_view shown : kShown) first = std::min(first, bytes.find(shown));
  return first;
}

// Control characters and U+FFFD, at least one in a hundred bytes.
bool holds_garbage(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool control = byte < 0x20 && (byte < 0x09 || byte > 0x0D);
    if (control || (byte == 0xEF && bytes.substr(at, 3) == "\xEF\xBF\xBD")) ++count;
  }
  return count * 100 >= bytes.size();
}

}  // namespace

CompoundKind compound_kind(std::string_view bytes) {
  const std::optional<Sectors> sectors = find_sectors(bytes);
  if (!sectors) return CompoundKind::kBroken;
  const std::vector<Entry> entries = read_directory(*sectors);
  if (entries.empty() || entries.front().type != kRoot) return CompoundKind::kBroken;
  const std::vector<std::string> names = list_root_streams(entries);
  for (const StreamKind& row : kStreamKinds) {
    for (const std::string& name : names) {
      if (name == row.name) return row.kind;
    }
  }
  return CompoundKind::kOther;
}

bool is_compound_dump(std::string_view bytes) {
  const std::size_t signature = find_signature(bytes);
  const bool marked = signature != std::string_view::npos;
  const bool root = holds_letters(bytes, "rootentry");
  // Two of the three must be there; most texts are let go here.
  if (!marked && !root) return false;
  if (!(marked && root) && !holds_letters(bytes, "worddocument")) return false;
  return signature < kSignatureWindow || holds_garbage(bytes);
}

}  // namespace jixiao

#include "extract/package_directory.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "extract/zip_format.h"

namespace jixiao {
namespace {

// Where the directory begins, and by how much its offsets are short (bytes before the zip).
struct DirectoryPlace {
  std::size_t begin;
  std::size_t shift;
  std::size_t end;
};

std::optional<DirectoryPlace> find_directory(std::string_view zip) {
  const std::size_t end = zip.rfind(kEndSignature);
  if (end == std::string_view::npos || zip.size() - end < kEndHeader) return std::nullopt;
  const std::uint32_t size = read_32(zip, end + 12);
  const std::uint32_t offset = read_32(zip, end + 16);
  if (size == kZip64 || offset == kZip64 || size > end || offset > end - size) return std::nullopt;
  return DirectoryPlace{end - size, end - size - offset, end};
}

// No method: an entry whose offset leads nowhere keeps its place in the directory.
constexpr std::uint16_t kNoMethod = 0xFFFF;

ZipEntry parse_directory_entry(std::string_view zip, std::size_t at, std::size_t shift) {
  const std::size_t local = read_32(zip, at + 42) + shift;
  ZipEntry entry;
  entry.name = std::string(zip.substr(at + kDirectoryHeader, read_16(zip, at + 28)));
  entry.encrypted = (read_16(zip, at + 8) & kFlagEncrypted) != 0;
  entry.method = read_16(zip, at + 10);
  entry.checksum = read_32(zip, at + 16);
  entry.packed = read_32(zip, at + 20) == kZip64 ? 0 : read_32(zip, at + 20);
  entry.size = read_32(zip, at + 24) == kZip64 ? 0 : read_32(zip, at + 24);
  if (local <= zip.size() && zip.size() - local >= kLocalHeader) {
    entry.data = local + kLocalHeader + read_16(zip, local + 26) + read_16(zip, local + 28);
  }
  if (entry.data == 0 || entry.data > zip.size()) {
    entry.data = 0;
    entry.method = kNoMethod;
  }
  return entry;
}

// How hard it was packed, a data descriptor, a name in UTF-8.
constexpr std::uint16_t kPlainFlags = 0x080E;
// Extra fields that change what an entry is: ZIP64, strong encryption, a name in Unicode, AES.
constexpr std::array<std::uint16_t, 4> kTellingExtras{0x0001, 0x0017, 0x7075, 0x9901};

bool is_plain_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool are_plain_extras(std::string_view extra) {
  while (extra.size() >= 4) {
    const std::size_t size = std::size_t{4} + read_16(extra, 2);
    if (size > extra.size() || std::ranges::count(kTellingExtras, read_16(extra, 0)) > 0) {
      return false;
    }
    extra.remove_prefix(size);
  }
  return extra.empty();
}

// Do the sizes fit the method, and does the data lie in front of the directory?
bool is_plain_data(const ZipEntry& entry, std::uint32_t size, std::size_t directory) {
  const bool stored = entry.method == kStored && entry.packed == size;
  if (!stored && entry.method != kDeflated) return false;
  if (entry.packed == 0 && !(stored && entry.checksum == 0U)) return false;
  return entry.data <= directory && entry.packed <= directory - entry.data;
}

// The local header at `at` says nothing else than the directory.
bool is_plain_local(std::string_view zip, std::size_t at, const ZipEntry& entry) {
  return zip.substr(at, 4) == kLocalSignature && (read_16(zip, at + 6) & ~kPlainFlags) == 0 &&
         read_16(zip, at + 8) == entry.method;
}

// The directory's entry at `at`, which lies whole in front of the end record.
bool is_plain_entry(std::string_view zip, std::size_t at, std::size_t directory,
                    const ZipEntry& entry) {
  const std::size_t name = read_16(zip, at + 28);
  const std::size_t extra = read_16(zip, at + 30);
  const bool no_comment = read_16(zip, at + 32) == 0 && read_16(zip, at + 34) == 0;
  const bool said = read_32(zip, at + 20) != kZip64 && read_32(zip, at + 24) != kZip64;
  return no_comment && said && (read_16(zip, at + 8) & ~kPlainFlags) == 0 &&
         is_plain_name(entry.name) &&
         are_plain_extras(zip.substr(at + kDirectoryHeader + name, extra)) &&
         is_plain_data(entry, read_32(zip, at + 24), directory) &&
         is_plain_local(zip, read_32(zip, at + 42), entry);
}

struct PlainEnd {
  std::size_t directory = 0;  // where it begins
  std::size_t entries = 0;
};

// Does an end record stand between these places? Its last two signs are rare in any data.
bool has_end_record(std::string_view zip, std::size_t from, std::size_t to) {
  const std::string_view rare = kEndSignature.substr(2);
  for (std::size_t at = zip.find(rare, from + 2); at < to + 2; at = zip.find(rare, at + 1)) {
    if (zip.substr(at - 2).starts_with(kEndSignature)) return true;
  }
  return false;
}

// One end record, at the very end, right behind the directory that it tells of.
std::optional<PlainEnd> find_plain_end(std::string_view zip) {
  constexpr std::size_t kLongestComment = 65535;
  if (zip.size() < kEndHeader) return std::nullopt;
  const std::size_t end = zip.size() - kEndHeader;
  const std::size_t sought = end - std::min(end, kLongestComment + kZip64Locator);
  if (!zip.substr(end).starts_with(kEndSignature)) return std::nullopt;
  if (has_end_record(zip, sought, end)) return std::nullopt;
  const bool zip64 =
      end >= kZip64Locator && zip.substr(end - kZip64Locator).starts_with(kZip64Signature);
  const std::size_t entries = read_16(zip, end + 8);
  const std::size_t size = read_32(zip, end + 12);
  const std::size_t directory = read_32(zip, end + 16);
  const bool one_disk = read_32(zip, end + 4) == 0 && read_16(zip, end + 10) == entries;
  const bool fits = directory <= end && size == end - directory && read_16(zip, end + 20) == 0;
  if (zip64 || !one_disk || !fits || entries == 0 || entries == 0xFFFF) return std::nullopt;
  return PlainEnd{directory, entries};
}

}  // namespace

std::optional<std::vector<ZipEntry>> read_plain_directory(std::string_view zip, std::size_t most) {
  const std::optional<PlainEnd> end = find_plain_end(zip);
  if (!end || end->entries > most) return std::nullopt;
  std::vector<ZipEntry> entries;
  entries.reserve(end->entries);
  const std::size_t behind = zip.size() - kEndHeader;
  std::size_t at = end->directory;
  while (entries.size() < end->entries) {
    if (behind - at < kDirectoryHeader || zip.substr(at, 4) != kDirectorySignature) return {};
    const std::size_t size =
        kDirectoryHeader + read_16(zip, at + 28) + read_16(zip, at + 30) + read_16(zip, at + 32);
    if (size > behind - at) return {};
    ZipEntry entry = parse_directory_entry(zip, at, 0);
    if (!is_plain_entry(zip, at, end->directory, entry)) return {};
    entries.push_back(std::move(entry));
    at += size;
  }
  if (at != behind) return {};
  return entries;
}

std::vector<ZipEntry> walk_directory(std::string_view zip, std::size_t most) {
  std::vector<ZipEntry> entries;
  const std::optional<DirectoryPlace> place = find_directory(zip);
  std::size_t at = place ? place->begin : zip.size();
  while (place && at + kDirectoryHeader <= place->end && entries.size() <= most &&
         zip.substr(at, 4) == kDirectorySignature) {
    const std::size_t size =
        kDirectoryHeader + read_16(zip, at + 28) + read_16(zip, at + 30) + read_16(zip, at + 32);
    if (at + size > place->end) break;
    entries.push_back(parse_directory_entry(zip, at, place->shift));
    at += size;
  }
  return entries;
}

}  // namespace jixiao

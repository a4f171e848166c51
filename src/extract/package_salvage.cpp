#include "extract/package_salvage.h"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

namespace jixiao {
namespace {

constexpr std::string_view kLocalSignature("PK\3\4", 4);
constexpr std::string_view kDirectorySignature("PK\1\2", 4);
constexpr std::string_view kEndSignature("PK\5\6", 4);
constexpr std::size_t kLocalHeader = 30;
constexpr std::size_t kDirectoryHeader = 46;
constexpr std::size_t kEndHeader = 22;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kFlagEncrypted = 1;
constexpr std::uint16_t kFlagDescriptor = 8;  // sizes and CRC stand behind the data
constexpr std::uint32_t kZip64 = 0xFFFFFFFFU;

std::uint16_t read_16(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i]));
  };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

std::uint32_t read_32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(read_16(bytes, at)) |
         static_cast<std::uint32_t>(read_16(bytes, at + 2)) << 16;
}

// Signatures also turn up inside packed data; a header that nobody would write is none.
std::optional<ZipEntry> parse_local_header(std::string_view zip, std::size_t at) {
  if (zip.size() - at < kLocalHeader) return std::nullopt;
  const std::uint16_t flags = read_16(zip, at + 6);
  const std::size_t name_length = read_16(zip, at + 26);
  const std::size_t data = at + kLocalHeader + name_length + read_16(zip, at + 28);
  if (name_length == 0 || data > zip.size()) return std::nullopt;
  ZipEntry entry;
  entry.name = std::string(zip.substr(at + kLocalHeader, name_length));
  if (std::any_of(entry.name.begin(), entry.name.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
    return std::nullopt;
  }
  entry.data = data;
  entry.method = read_16(zip, at + 8);
  entry.encrypted = (flags & kFlagEncrypted) != 0;
  if ((flags & kFlagDescriptor) == 0) {
    const std::uint32_t packed = read_32(zip, at + 18);
    entry.packed = packed == kZip64 ? 0 : packed;
    entry.checksum = read_32(zip, at + 14);
  }
  return entry;
}

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
  if (local <= zip.size() && zip.size() - local >= kLocalHeader) {
    entry.data = local + kLocalHeader + read_16(zip, local + 26) + read_16(zip, local + 28);
  }
  if (entry.data == 0 || entry.data > zip.size()) {
    entry.data = 0;
    entry.method = kNoMethod;
  }
  return entry;
}

// Frees what zlib hangs on a stream; the stream itself stands on the stack.
struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

// Counts, checks and hands over inflated bytes.
struct Delivery {
  const ByteSink& sink;
  std::uint64_t skip;
  uLong checksum = crc32(0, nullptr, 0);

  bool deliver(std::string_view bytes) {
    checksum = crc32_z(checksum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    const std::size_t skipped =
        static_cast<std::size_t>(std::min<std::uint64_t>(skip, bytes.size()));
    skip -= skipped;
    bytes.remove_prefix(skipped);
    return bytes.empty() || sink(bytes);
  }
};

Inflated inflate_stream(std::string_view packed, Delivery& delivery) {
  z_stream state = {};
  if (inflateInit2(&state, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, EndInflate> stream(&state);
  // Not on the stack: a package may hold packages that are read while this one is.
  std::vector<char> buffer(std::size_t{1} << 16);
  int status = Z_OK;
  while (status == Z_OK) {
    if (stream->avail_in == 0) {
      // zlib counts in 32 bits.
      const std::size_t step = std::min<std::size_t>(packed.size(), std::size_t{1} << 30);
      // zlib only reads it, whatever its type says.
      stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
      stream->avail_in = static_cast<uInt>(step);
      packed.remove_prefix(step);
    }
    stream->next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream->avail_out = static_cast<uInt>(buffer.size());
    status = inflate(stream.get(), Z_NO_FLUSH);
    const std::size_t made = buffer.size() - stream->avail_out;
    if (made > 0 && !delivery.deliver({buffer.data(), made})) return Inflated::kStopped;
  }
  return status == Z_STREAM_END ? Inflated::kWhole : Inflated::kCut;
}

Inflated copy_stored(std::string_view bytes, Delivery& delivery) {
  constexpr std::size_t kStep = std::size_t{1} << 16;
  while (!bytes.empty()) {
    if (!delivery.deliver(bytes.substr(0, kStep))) return Inflated::kStopped;
    bytes.remove_prefix(std::min(kStep, bytes.size()));
  }
  return Inflated::kWhole;
}

// Stored data without a size ends before the next header.
std::size_t stored_size(std::string_view rest) {
  std::size_t size = rest.size();
  for (const std::string_view signature :
       {std::string_view("PK\7\10", 4), kLocalSignature, kDirectorySignature, kEndSignature}) {
    size = std::min(size, rest.find(signature));
  }
  return size;
}

}  // namespace

std::vector<ZipEntry> scan_local_headers(std::string_view zip, std::size_t most) {
  std::vector<ZipEntry> entries;
  std::size_t at = zip.find(kLocalSignature);
  while (at != std::string_view::npos && entries.size() <= most) {
    std::size_t next = at + kLocalSignature.size();
    if (std::optional<ZipEntry> entry = parse_local_header(zip, at)) {
      // A size is believed only if it leads to another header, or a cut file ends inside it.
      const std::size_t rest = zip.size() - entry->data;
      const bool leads =
          entry->packed <= rest && zip.substr(entry->data + entry->packed).substr(0, 2) == "PK";
      if (entry->packed > 0 && leads) next = entry->data + entry->packed;
      if (entry->packed > 0 && !leads && entry->packed <= rest) entry->packed = 0;
      if (next < entry->data) next = entry->data;
      entries.push_back(std::move(*entry));
    }
    at = zip.find(kLocalSignature, next);
  }
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

Inflated inflate_entry(std::string_view zip, const ZipEntry& entry, std::uint64_t skip,
                       const ByteSink& sink) {
  std::string_view packed = zip.substr(entry.data);
  const bool cut = entry.packed > packed.size();
  if (entry.packed > 0) packed = packed.substr(0, entry.packed);
  Delivery delivery{sink, skip};
  Inflated result = Inflated::kCut;
  if (entry.method == kDeflated) {
    result = inflate_stream(packed, delivery);
  } else if (entry.method == kStored) {
    if (entry.packed == 0) packed = packed.substr(0, stored_size(packed));
    result = copy_stored(packed, delivery);
    if (result == Inflated::kWhole && cut) result = Inflated::kCut;
  }
  if (result != Inflated::kWhole || !entry.checksum) return result;
  return delivery.checksum == *entry.checksum ? Inflated::kWhole : Inflated::kChecksum;
}

}  // namespace jixiao

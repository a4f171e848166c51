#include "extract/package_salvage.h"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "extract/package_inflate.h"
#include "extract/zip_format.h"

namespace jixiao {
namespace {

// A piece stays in the nearest caches while it is inflated, copied and scanned; most parts are one.
constexpr std::size_t kLeastPiece = 1024;
constexpr std::size_t kMostPiece = std::size_t{16} * 1024;

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

// Frees what zlib hangs on a stream; the stream itself stands on the stack.
struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

// Counts, checks and hands over inflated bytes.
struct Delivery {
  const ByteSink& sink;
  std::uint64_t skip;
  std::uint32_t checksum = 0;

  bool deliver(std::string_view bytes) {
    checksum = add_to_checksum(checksum, bytes);
    const std::size_t skipped =
        static_cast<std::size_t>(std::min<std::uint64_t>(skip, bytes.size()));
    skip -= skipped;
    bytes.remove_prefix(skipped);
    return bytes.empty() || sink(bytes);
  }
};

Inflated inflate_stream(std::string_view packed, std::size_t size, Delivery& delivery) {
  z_stream state = {};
  if (inflateInit2(&state, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, EndInflate> stream(&state);
  // Not on the stack: a package may hold packages that are read while this one is.
  const std::size_t room = std::clamp(size, kLeastPiece, kMostPiece);
  const auto buffer = std::make_unique_for_overwrite<char[]>(room);
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
    stream->next_out = reinterpret_cast<Bytef*>(buffer.get());
    stream->avail_out = static_cast<uInt>(room);
    // When it is told that nothing more comes, zlib keeps no copy of what it made of a whole part.
    status = inflate(stream.get(), packed.empty() ? Z_FINISH : Z_NO_FLUSH);
    const std::size_t made = room - stream->avail_out;
    if (made > 0 && !delivery.deliver({buffer.get(), made})) return Inflated::kStopped;
    // It calls a full buffer an error then.
    if (status == Z_BUF_ERROR && stream->avail_out == 0) status = Z_OK;
  }
  return status == Z_STREAM_END ? Inflated::kWhole : Inflated::kCut;
}

template <typename Deliver>
Inflated hand_over(std::string_view bytes, const Deliver& deliver) {
  while (!bytes.empty()) {
    if (!deliver(bytes.substr(0, kMostPiece))) return Inflated::kStopped;
    bytes.remove_prefix(std::min(kMostPiece, bytes.size()));
  }
  return Inflated::kWhole;
}

// Most parts are whole and small: at once. Null for those that are not.
std::unique_ptr<char[]> inflate_at_once(std::string_view packed, const ZipEntry& entry,
                                        Inflater& inflater) {
  // Parts of text are smaller; what is said of the size need not be true.
  constexpr std::size_t kMostAtOnce = std::size_t{8} << 20;
  const bool fits = entry.size > 0 && entry.size <= kMostAtOnce && entry.checksum;
  return fits ? inflater.inflate(packed, entry.size, *entry.checksum) : nullptr;
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

Inflated inflate_entry(std::string_view zip, const ZipEntry& entry, std::uint64_t skip,
                       Inflater& inflater, const ByteSink& sink) {
  std::string_view packed = zip.substr(entry.data);
  const bool cut = entry.packed > packed.size();
  if (entry.packed > 0) packed = packed.substr(0, entry.packed);
  Delivery delivery{sink, skip};
  Inflated result = Inflated::kCut;
  if (entry.method == kDeflated && skip == 0) {
    const auto data = inflate_at_once(packed, entry, inflater);
    if (data) return hand_over({data.get(), entry.size}, sink);
  }
  if (entry.method == kDeflated) {
    result = inflate_stream(packed, entry.size, delivery);
  } else if (entry.method == kStored) {
    if (entry.packed == 0) packed = packed.substr(0, stored_size(packed));
    result = hand_over(packed, [&](std::string_view piece) { return delivery.deliver(piece); });
    if (result == Inflated::kWhole && cut) result = Inflated::kCut;
  }
  if (result != Inflated::kWhole || !entry.checksum) return result;
  return delivery.checksum == *entry.checksum ? Inflated::kWhole : Inflated::kChecksum;
}

}  // namespace jixiao

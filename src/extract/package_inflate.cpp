#include "extract/package_inflate.h"

#include <libdeflate.h>

#include <new>

namespace jixiao {

void Inflater::Free::operator()(libdeflate_decompressor* one) const {
  libdeflate_free_decompressor(one);
}

std::unique_ptr<char[]> Inflater::inflate(std::string_view packed, std::size_t size,
                                          std::uint32_t checksum) {
  if (!decompressor_) decompressor_.reset(libdeflate_alloc_decompressor());
  if (!decompressor_) throw std::bad_alloc();
  auto data = std::make_unique_for_overwrite<char[]>(size);
  std::size_t read = 0;
  std::size_t made = 0;
  // Bytes behind the end of the stream are none of it, as for zlib.
  const libdeflate_result result = libdeflate_deflate_decompress_ex(
      decompressor_.get(), packed.data(), packed.size(), data.get(), size, &read, &made);
  const bool whole = result == LIBDEFLATE_SUCCESS && made == size;
  return whole && add_to_checksum(0, {data.get(), size}) == checksum ? std::move(data) : nullptr;
}

std::uint32_t add_to_checksum(std::uint32_t checksum, std::string_view bytes) {
  return libdeflate_crc32(checksum, bytes.data(), bytes.size());
}

}  // namespace jixiao

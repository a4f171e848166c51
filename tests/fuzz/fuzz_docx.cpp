// Property: a package is read the same way twice, its tables are sound, and nothing but a Failure
// comes out. An input that is no zip is taken for word/document.xml and packed first, so that the
// XML readers are reached without guessing checksums.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "document_properties.h"
#include "extract/extract.h"
#include "value/failure.h"

namespace {

using jixiao::Document;
using jixiao::Failure;
using jixiao::Limits;

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void append(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

// The fields that the local header and the directory share, from "version needed" on.
void append_entry(std::string& out, std::string_view name, std::string_view content) {
  append(out, 20, 2);
  for (int i = 0; i < 4; ++i) append(out, 0, 2);  // flags, stored, time, date
  append(out, crc32(content), 4);
  append(out, static_cast<std::uint32_t>(content.size()), 4);
  append(out, static_cast<std::uint32_t>(content.size()), 4);
  append(out, static_cast<std::uint32_t>(name.size()), 2);
  append(out, 0, 2);  // extra field
}

struct Part {
  std::string_view name;
  std::string_view content;
};

template <std::size_t N>
std::string stored_zip(const std::array<Part, N>& parts) {
  std::string out;
  std::string directory;
  for (const Part& part : parts) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04";
    append_entry(out, part.name, part.content);
    out += part.name;
    out += part.content;
    directory += "PK\x01\x02";
    append(directory, 20, 2);  // made by
    append_entry(directory, part.name, part.content);
    append(directory, 0, 2);  // comment
    append(directory, 0, 2);  // disk
    append(directory, 0, 2);  // attributes
    append(directory, 0, 4);
    append(directory, offset, 4);
    directory += part.name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory;
  out += "PK\x05\x06";
  append(out, 0, 4);  // disks
  append(out, N, 2);
  append(out, N, 2);
  append(out, static_cast<std::uint32_t>(directory.size()), 4);
  append(out, start, 4);
  append(out, 0, 2);  // comment
  return out;
}

constexpr std::string_view kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Override PartName="/word/document.xml" ContentType="application/)"
    R"(vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view kRelationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/)"
    R"(officeDocument/2006/relationships/officeDocument"/></Relationships>)";

std::string package_of(std::string_view input) {
  if (input.starts_with("PK")) return std::string(input);
  return stored_zip(std::array<Part, 3>{{{"[Content_Types].xml", kContentTypes},
                                         {"_rels/.rels", kRelationships},
                                         {"word/document.xml", input}}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string package = package_of({reinterpret_cast<const char*>(data), size});
  const Limits limits = jixiao::fuzz::small_limits();
  try {
    const Document document = jixiao::read_docx(package, limits);
    jixiao::fuzz::require_sound(document.blocks);
    jixiao::fuzz::require(dump(document) == dump(jixiao::read_docx(package, limits)));
  } catch (const Failure&) {
  }
  return 0;
}

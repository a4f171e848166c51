// Properties of the docx reader: a package is read the same way twice, its tables are sound, its
// JSON holds the same texts, nothing but a Failure comes out; and the text of a simple document is
// what its tags say, in source order (docx_twin.h). An input that is no zip is taken for
// word/document.xml and packed first, so that the XML readers are reached without guessing
// checksums; one that begins with the byte 1 is a document of a small grammar.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document_properties.h"
#include "docx_twin.h"
#include "extract/extract.h"
#include "extract/package_memory.h"
#include "generated.h"
#include "value/failure.h"

namespace {

using jixiao::Document;
using jixiao::Failure;
using jixiao::Limits;
using jixiao::fuzz::GrammarElement;
using jixiao::fuzz::require;

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

constexpr std::string_view kMainRelationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Target="numbering.xml" Type="http://schemas.openxmlformats.org/)"
    R"(officeDocument/2006/relationships/numbering"/></Relationships>)";
constexpr std::string_view kNumbering =
    R"(<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>)"
    R"(<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>)"
    R"(<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)";

std::string package_of(std::string_view xml) {
  return stored_zip(std::array<Part, 5>{{{"[Content_Types].xml", kContentTypes},
                                         {"_rels/.rels", kRelationships},
                                         {"word/document.xml", xml},
                                         {"word/_rels/document.xml.rels", kMainRelationships},
                                         {"word/numbering.xml", kNumbering}}});
}

const std::vector<GrammarElement>& grammar() {
  static const std::vector<GrammarElement> kGrammar{
      {"",
       R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
       "<w:body>",
       "</w:body></w:document>",
       {"p", "tbl", "sdt", "p"},
       false},
      {"p", "<w:p>", "</w:p>", {"r", "ins", "del", "r", "list", "box", "field"}, false},
      {"r", "<w:r><w:t>", "</w:t></w:r>", {}, true},
      {"ins", "<w:ins>", "</w:ins>", {"r"}, false},
      {"del", "<w:del>", "</w:del>", {"r"}, false},
      {"sdt", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", {"p", "tbl"}, false},
      {"tbl", "<w:tbl>", "</w:tbl>", {"tr", "tr", "rows"}, false},
      {"rows", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", {"tr"}, false},
      {"tr",
       "<w:tr>",
       "</w:tr>",
       {"tc", "tc", "tc", "wide", "open", "down", "legacy", "gap", "gone"},
       false},
      {"tc", "<w:tc>", "</w:tc>", {"p", "p", "tbl"}, false},
      {"wide", "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>", "</w:tc>", {"p"}, false},
      // Beyond the simple ones: merges, gaps, deleted cells, lists, boxes, open fields.
      {"open", "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>", "</w:tc>", {"p"}, false},
      {"down", "<w:tc><w:tcPr><w:vMerge/></w:tcPr>", "</w:tc>", {"p"}, false},
      {"legacy", "<w:tc><w:tcPr><w:hMerge/></w:tcPr>", "</w:tc>", {"p"}, false},
      {"gap", "<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>", "", {}, false},
      {"gone", "<w:tc><w:tcPr><w:cellDel/></w:tcPr>", "</w:tc>", {"p"}, false},
      {"list", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>", "", {}, false},
      {"box", "<w:r><w:txbxContent>", "</w:txbxContent></w:r>", {"p", "tbl"}, false},
      {"field", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", "", {}, false},
  };
  return kGrammar;
}

void check(std::string_view package, const std::optional<std::string>& simple) {
  const Limits limits = jixiao::fuzz::small_limits();
  try {
    jixiao::PackageMemory memory;
    const Document document = jixiao::read_docx(package, limits, {}, &memory);
    jixiao::fuzz::require_sound(document.blocks, jixiao::fuzz::Holes::kBeforeOrBehind);
    // The second time with what the first one taught, and alone.
    require(dump(document) == dump(jixiao::read_docx(package, limits, {}, &memory)),
            "read twice the same");
    require(dump(document) == dump(jixiao::read_docx(package, limits)), "read alone the same");
    jixiao::fuzz::require_json(document);
    if (simple) require(jixiao::fuzz::letters_of(document) == *simple, "the text in source order");
  } catch (const Failure&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("PK")) {
    check(input, std::nullopt);
    return 0;
  }
  if (input.starts_with('\x01')) {
    input = jixiao::fuzz::generate(grammar(), std::string_view(input).substr(1));
  }
  check(package_of(input), jixiao::fuzz::simple_docx_text(input));
  return 0;
}

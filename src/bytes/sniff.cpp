#include <algorithm>
#include <array>
#include <optional>

#include "bytes/bytes.h"
#include "bytes/charset.h"

namespace jixiao {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  FileKind kind;
  std::string_view name;
};

// Signatures that no text can begin with; those of two or three letters are checked further below.
constexpr std::array kSignatures{
    Signature{0, "PK\x03\x04"sv, FileKind::kZip, "zip package"sv},
    Signature{0, "PK\x05\x06"sv, FileKind::kZip, "empty zip package"sv},
    Signature{0, "PK\x07\x08"sv, FileKind::kZip, "zip package"sv},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::kCompound, "OLE compound file"sv},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, FileKind::kImage, "PNG image"sv},
    Signature{0, "\xFF\xD8\xFF"sv, FileKind::kImage, "JPEG image"sv},
    Signature{0, "GIF87a"sv, FileKind::kImage, "GIF image"sv},
    Signature{0, "GIF89a"sv, FileKind::kImage, "GIF image"sv},
    Signature{0, "II*\0"sv, FileKind::kImage, "TIFF image"sv},
    Signature{0, "MM\0*"sv, FileKind::kImage, "TIFF image"sv},
    Signature{0, "{\\rtf"sv, FileKind::kRtf, "RTF document"sv},
    Signature{0, "\x1F\x8B\x08"sv, FileKind::kArchive, "gzip archive"sv},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, FileKind::kArchive, "7z archive"sv},
    Signature{0, "Rar!\x1A\x07"sv, FileKind::kArchive, "RAR archive"sv},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              FileKind::kArchive, "xz archive"sv},
    Signature{0, "BZh91AY&SY"sv, FileKind::kArchive, "bzip2 archive"sv},
    Signature{257, "ustar"sv, FileKind::kArchive, "tar archive"sv},
    Signature{0,
              "\x7F"
              "ELF"sv,
              FileKind::kExecutable, "ELF program"sv},
};

struct Kind {
  FileKind kind;
  std::string_view name;
};

bool has_at(std::string_view bytes, std::size_t offset, std::string_view wanted) {
  return bytes.size() >= offset && bytes.substr(offset).starts_with(wanted);
}

// Little-endian; 0 beyond the end.
std::uint32_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    if (offset + i >= bytes.size()) return 0;
    value = (value << 8U) | static_cast<unsigned char>(bytes[offset + i]);
  }
  return value;
}

// "BM" begins words too: the two reserved fields are zero and the header has a known size.
bool is_bmp(std::string_view bytes) {
  constexpr std::array<std::uint32_t, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
  return bytes.size() >= 18 && bytes.starts_with("BM") && number_at(bytes, 6, 4) == 0 &&
         std::ranges::count(kHeaderSizes, number_at(bytes, 14, 4)) > 0;
}

// So does "MZ": its header points at the PE header.
bool is_pe(std::string_view bytes) {
  return bytes.starts_with("MZ") && has_at(bytes, number_at(bytes, 0x3C, 4), "PE\0\0"sv);
}

// The PDF header may stand behind up to 1024 bytes of something else (ISO 32000-1, H.3.4.1), but a
// text may speak of it: there it stands at the start of a line and is followed by a version.
bool is_pdf(std::string_view bytes) {
  const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
  if (at == std::string_view::npos) return false;
  return at == 0 || (bytes[at - 1] == '\n' && has_at(bytes, at + 6, "."));
}

// The end record of a zip: at its end, with a directory that begins where it says. A package whose
// first local header is damaged, or that something was put in front of, still has it.
bool has_zip_directory(std::string_view bytes) {
  constexpr std::size_t kRecord = 22;
  constexpr std::size_t kLongestComment = 65535;
  if (bytes.size() < kRecord) return false;
  const std::size_t last = bytes.size() - kRecord;
  const std::size_t first = last - std::min(last, kLongestComment);
  for (std::size_t at = bytes.find("PK\x05\x06"sv, first); at <= last;
       at = bytes.find("PK\x05\x06"sv, at + 1)) {
    const std::size_t size = number_at(bytes, at + 12, 4);
    if (size > 0 && size <= at && has_at(bytes, at - size, "PK\x01\x02"sv)) return true;
  }
  return false;
}

// White space, NULs (UTF-16) and what a BOM is made of.
bool is_before_text(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' || byte == 0xEF || byte == 0xBB || byte == 0xBF || byte == 0xFF ||
         byte == 0xFE;
}

// The beginning in lower case, without NULs and what may stand in front of the text; empty for
// most texts, which begin as nothing that is sought in it.
std::string opening(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const auto* const first = std::ranges::find_if_not(head, is_before_text);
  std::string text;
  if (first == head.end() || "<mM"sv.find(*first) == std::string_view::npos) return text;
  for (const char c : std::string_view(first, head.end())) {
    if (c == '\0') continue;
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

std::string_view xml_name(std::string_view opening) {
  const auto holds = [opening](std::string_view word) {
    return opening.find(word) != std::string_view::npos;
  };
  if (holds("<pkg:package")) return "Flat OPC document (Word XML)";
  if (holds("schemas.microsoft.com/office/word/2003/wordml")) return "Word 2003 XML document";
  if (holds("<html")) return "XHTML page";
  return "XML document";
}

std::optional<Kind> find_markup(std::string_view bytes) {
  constexpr std::array kTags{"<html", "<head", "<body", "<meta", "<table", "<div", "<!--"};
  const std::string text = opening(bytes);
  if (text.starts_with("<?xml")) return Kind{FileKind::kXml, xml_name(text)};
  if (text.starts_with("<pkg:package")) return Kind{FileKind::kXml, xml_name(text)};
  if (text.starts_with("mime-version:")) return Kind{FileKind::kHtml, "web archive (MHTML)"};
  if (text.starts_with("<!doctype html") ||
      std::ranges::any_of(kTags, [&](const char* tag) { return text.starts_with(tag); })) {
    return Kind{FileKind::kHtml, "HTML page"};
  }
  return std::nullopt;
}

std::optional<Kind> find_binary(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (has_at(bytes, signature.offset, signature.bytes)) {
      return Kind{signature.kind, signature.name};
    }
  }
  if (bytes.starts_with("RIFF") && has_at(bytes, 8, "WEBP")) {
    return Kind{FileKind::kImage, "WebP image"};
  }
  if (is_bmp(bytes)) return Kind{FileKind::kImage, "BMP image"};
  if (is_pe(bytes)) return Kind{FileKind::kExecutable, "Windows program"};
  if (is_pdf(bytes)) return Kind{FileKind::kPdf, "PDF"};
  if (has_zip_directory(bytes)) return Kind{FileKind::kZip, "zip package"};
  return std::nullopt;
}

std::optional<Kind> find_signed(std::string_view bytes) {
  const std::optional<Kind> binary = find_binary(bytes);
  return binary ? binary : find_markup(bytes);
}

Kind kind_of(std::string_view bytes) {
  if (const std::optional<Kind> kind = find_signed(bytes)) return *kind;
  if (decode_text(bytes)) return {FileKind::kText, "plain text"};
  return {FileKind::kUnknown, "data of no known format"};
}

}  // namespace

FileKind file_kind(std::string_view bytes) { return kind_of(bytes).kind; }

std::optional<FileKind> find_file_kind(std::string_view bytes) {
  const std::optional<Kind> kind = find_signed(bytes);
  return kind ? std::optional(kind->kind) : std::nullopt;
}

std::string describe(std::string_view bytes) { return std::string(kind_of(bytes).name); }

}  // namespace jixiao

// File -> bytes, and what kind of file the bytes are: decided by content, never by name.
//
// Example: read_input("in/a.docx", limits) gives the bytes, their sha256 and FileKind::kZip.
// Throws Failure: io (missing, a directory, unreadable), too_large, empty. A file is never read
// beyond the limit. Not here: charsets (charset.h) and what is inside a package (extract/).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "value/limits.h"

namespace jixiao {

struct Input {
  std::string path;  // as given; "-" for stdin
  std::string bytes;
};

// Reads a file, or stdin for "-". Only regular files, pipes and character devices are read.
Input read_input(const std::string& path, const Limits& limits);
// The same of bytes that came some other way; `path` is their name.
Input make_input(std::string path, std::string bytes, const Limits& limits);

// What tells one file from another, without its bytes: the file is read in pieces.
struct FileDigest {
  std::string sha256;
  std::uint64_t bytes = 0;
};
// Throws as read_input() does, but takes an empty file.
FileDigest digest_file(const std::string& path, const Limits& limits);

enum class FileKind {
  kZip,       // also a zip whose first local header is damaged but whose directory stands
  kCompound,  // D0CF11E0: legacy Office, or an encrypted package
  kPdf,
  kImage,  // PNG, JPEG, GIF, BMP, TIFF, WebP
  kRtf,
  kArchive,     // gzip, 7z, rar, xz, tar
  kExecutable,  // ELF, PE
  kXml,         // starts as XML: Flat OPC, Word 2003 XML, or XHTML
  kHtml,
  kText,     // everything that decodes as text
  kUnknown,  // binary of no known kind
};

FileKind file_kind(std::string_view bytes);
// The same by the signs of a kind alone; empty where only decoding the bytes tells kText from
// kUnknown.
std::optional<FileKind> find_file_kind(std::string_view bytes);

// "PDF", "PNG image", …: what the file is, for an error message.
std::string describe(std::string_view bytes);

// Lower-case hex.
std::string sha256(std::string_view bytes);

// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // Once, at the end.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jixiao

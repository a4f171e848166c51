#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bytes/bytes.h"

namespace jixiao {
namespace {

using std::string_literals::operator""s;

struct Row {
  std::string bytes;
  FileKind kind;
  std::string name;
};

// A zip of one empty stored entry, put together by hand.
std::string small_zip() {
  const std::string local = "PK\x03\x04"s + std::string(26, '\0') + "a";
  const std::string entry = "PK\x01\x02"s + std::string(42, '\0') + "a";
  const std::string end =
      "PK\x05\x06"s + "\0\0\0\0\x01\0\x01\0"s + "\x2F\0\0\0"s + "\x1F\0\0\0"s + "\0\0"s;
  return local + entry + end;
}

TEST(FileKind, IsToldByContent) {
  const std::string zip = small_zip();
  std::string damaged = zip;
  damaged.replace(0, 4, "XXXX");
  const std::string bmp = "BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s;
  const std::string pe = "MZ"s + std::string(58, '\0') + "\x40\0\0\0"s + "PE\0\0"s;
  const std::string tar = "name"s + std::string(253, '\0') + "ustar\0"s;
  const std::vector<Row> rows{
      {zip, FileKind::kZip, "zip package"},
      {damaged, FileKind::kZip, "zip package"},
      {"junk in front" + zip, FileKind::kZip, "zip package"},
      {zip.substr(0, 40), FileKind::kZip, "zip package"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::kCompound, "OLE compound file"},
      {"%PDF-1.7\n", FileKind::kPdf, "PDF"},
      {"\xEF\xBB\xBF\n%PDF-1.4\n", FileKind::kPdf, "PDF"},
      {"\x89PNG\r\n\x1A\n", FileKind::kImage, "PNG image"},
      {"\xFF\xD8\xFF\xE0", FileKind::kImage, "JPEG image"},
      {"GIF89a\x01", FileKind::kImage, "GIF image"},
      {bmp, FileKind::kImage, "BMP image"},
      {"II*\0\x08"s, FileKind::kImage, "TIFF image"},
      {"RIFF\x04\0\0\0WEBPVP8 "s, FileKind::kImage, "WebP image"},
      {"{\\rtf1\\ansi", FileKind::kRtf, "RTF document"},
      {"\x1F\x8B\x08\0"s, FileKind::kArchive, "gzip archive"},
      {"7z\xBC\xAF\x27\x1C", FileKind::kArchive, "7z archive"},
      {"Rar!\x1A\x07\x01\0"s, FileKind::kArchive, "RAR archive"},
      {"\xFD"
       "7zXZ\0"s,
       FileKind::kArchive, "xz archive"},
      {tar, FileKind::kArchive, "tar archive"},
      {"\x7F"
       "ELF\x02",
       FileKind::kExecutable, "ELF program"},
      {pe, FileKind::kExecutable, "Windows program"},
      {"<?xml version=\"1.0\"?><pkg:package>", FileKind::kXml, "Flat OPC document (Word XML)"},
      {"<?xml version=\"1.0\"?><html>", FileKind::kXml, "XHTML page"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>", FileKind::kXml, "XML document"},
      {"\r\n <!DOCTYPE HTML><HTML>", FileKind::kHtml, "HTML page"},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, FileKind::kHtml, "HTML page"},
      {"MIME-Version: 1.0\r\n", FileKind::kHtml, "web archive (MHTML)"},
      {"预算执行", FileKind::kText, "plain text"},
      {"\xD4\xA4\xCB\xE3\n", FileKind::kText, "plain text"},
      {"BM\x3A\0\0\0\x01\0\0\0\x36\0\0\0\x28\0\0\0"s, FileKind::kUnknown,
       "data of no known format"},
      {"\x01\x02\x03", FileKind::kUnknown, "data of no known format"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(describe(row.bytes), row.name);
    EXPECT_EQ(file_kind(row.bytes), row.kind) << row.name;
    const bool decoded = row.kind == FileKind::kText || row.kind == FileKind::kUnknown;
    const auto expected = decoded ? std::nullopt : std::optional(row.kind);
    EXPECT_EQ(find_file_kind(row.bytes), expected) << row.name;
  }
}

TEST(FileKind, LeavesTextsThatBeginLikeSomethingElse) {
  for (const std::string text :
       {"BM 项目", "MZ", "PK", "GIF", "II* 类", "<5万元", "a %PDF-1.7 文件", "ustar", "RIFF"}) {
    EXPECT_EQ(describe(text), "plain text") << text;
  }
}

}  // namespace
}  // namespace jixiao

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bytes/encode.h"
#include "compound_sample.h"
#include "extract/extract.h"
#include "value/failure.h"

namespace jixiao {
namespace {

using std::string_literals::operator""s;

// The dump, or "kind: message".
std::string outcome(const std::string& bytes) {
  try {
    return dump(extract(Input{"a", bytes}, Limits{}));
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
}

TEST(Extract, ReadsAPlainTextAndSaysWhatItWas) {
  const Document document = extract(Input{"in/a.txt", "\xD4\xA4\xCB\xE3\r\n"}, Limits{});
  EXPECT_EQ(dump(document), "0 paragraph \"预算\"\n");
  EXPECT_EQ(document.source.path, "in/a.txt");
  EXPECT_EQ(document.source.bytes, 6U);
  EXPECT_EQ(document.source.format, Format::kText);
  EXPECT_EQ(document.source.encoding, "gb18030");
  EXPECT_EQ(document.source.sha256, sha256("\xD4\xA4\xCB\xE3\r\n"));
  EXPECT_EQ(document.source.producer, "");
}

TEST(Extract, NotesADoubtAboutTheCharset) {
  const Document document = extract(Input{"a", "预算\n执行\xE6"}, Limits{});
  ASSERT_EQ(document.unread.size(), 1U);
  EXPECT_EQ(document.unread[0].what, "末尾的字符不完整");
  EXPECT_EQ(document.unread[0].what_en, "the last character is cut off");
  EXPECT_EQ(document.unread[0].place, Place{});
}

// The line ends of every system and of old page printers, in every charset that has them.
TEST(Extract, EndsLinesAlikeInEveryCharset) {
  const std::string text = "一年\r二年\n三年\r\n四年\u2028五年\f六年\u2029七年\n";
  std::string dumped;
  int number = 0;
  for (const char* line : {"一年", "二年", "三年", "四年", "五年", "六年", "七年"}) {
    dumped += std::to_string(number++) + " paragraph \"" + line + "\"\n";
  }
  for (const char* charset : {"utf-8", "utf-16le", "utf-16be", "utf-32le", "gb18030"}) {
    const Document document = extract(Input{"a", encode(text, charset)}, Limits{});
    EXPECT_EQ(dump(document), dumped) << charset;
    EXPECT_EQ(document.source.encoding, charset);
  }
}

TEST(Extract, SaysWhatItDoesNotRead) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {make_compound({{"EncryptedPackage"}}), "encrypted: the document is protected by a password"},
      {make_compound({{"WordDocument"}}),
       "unsupported: legacy .doc (Word 97-2003); save it as .docx"},
      {make_compound({{"Workbook"}}), "unsupported: legacy .xls (Excel 97-2003)"},
      {make_compound({{"PowerPoint Document"}}), "unsupported: legacy .ppt (PowerPoint 97-2003)"},
      {make_compound({{"x"}}), "unsupported: an OLE compound file"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "unsupported: a damaged OLE compound file"},
      {"%PDF-1.7\n", "unsupported: PDF; save the report as .docx or plain text"},
      {"\x89PNG\r\n\x1A\n", "unsupported: PNG image; save the report as .docx or plain text"},
      {"{\\rtf1", "unsupported: RTF document; save the report as .docx or plain text"},
      {"Rar!\x1A\x07\0"s, "unsupported: RAR archive; save the report as .docx or plain text"},
      {"\x7F"
       "ELF",
       "unsupported: ELF program; save the report as .docx or plain text"},
      {"<?xml version=\"1.0\"?><a/>", "unsupported: XML document with the root element a"},
      {"\x01\x02\x03\x04",
       "unsupported: not a text in any known character set and no known format"},
      {"\x01ࡱ\x02\x03 Root Entry \x04 WordDocument",
       "unsupported: legacy .doc (Word 97-2003) turned into text; save the original as .docx"},
      {"乱码乱码ࡱ乱码 R\0o\0o\0t\0 \0E\0n\0t\0r\0y\0"s,
       "unsupported: legacy .doc (Word 97-2003) turned into text; save the original as .docx"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(outcome(bytes), expected);
}

}  // namespace
}  // namespace jixiao

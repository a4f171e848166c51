#include "extract/markup.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "value/failure.h"

namespace jixiao {
namespace {

TEST(MarkupRoot, IsFoundBehindTheProlog) {
  struct Row {
    std::string bytes;
    Markup markup;
    std::string name;
  };
  const std::vector<Row> rows{
      {"<html>", Markup::kHtml, "html"},
      {"\r\n<!DOCTYPE html PUBLIC \"x\"><HTML lang=zh>", Markup::kHtml, "HTML"},
      {"<?xml version=\"1.0\"?><!-- <a> --><x:html>", Markup::kHtml, "x:html"},
      {std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), Markup::kHtml, "html"},
      {"\xEF\xBB\xBF<div/>", Markup::kOther, "div"},
      {"<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
       Markup::kFlatOpc, "pkg:package"},
      {"<package>", Markup::kOther, "package"},
      {"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument>",
       Markup::kWord2003, "w:wordDocument"},
      {"<!-- never closed", Markup::kNone, ""},
      {"MIME-Version: 1.0", Markup::kNone, ""},
      {"", Markup::kNone, ""},
      {"<", Markup::kNone, ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(find_root(row.bytes).markup, row.markup) << row.bytes;
    EXPECT_EQ(find_root(row.bytes).name, row.name);
  }
}

TEST(CharsetHint, IsReadFromEitherPlace) {
  struct Row {
    std::string bytes;
    std::string hint;
  };
  const std::vector<Row> rows{
      {"<meta charset=GBK>", "gbk"},
      {"<META http-equiv=\"Content-Type\" content=\"text/html; CharSet=gb2312\" />", "gb2312"},
      {"<meta name=author><meta charset = 'Big5'>", "big5"},
      {"<?xml version=\"1.0\" encoding=\"GB18030\"?><html>", "gb18030"},
      {"<?xml version=\"1.0\"?><meta charset=utf-8>", "utf-8"},
      {"<p>charset=gbk</p>", ""},
      {"<meta charset", ""},
      {"<meta charset=", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(charset_hint(row.bytes), row.hint) << row.bytes;
}

std::string decoded(const std::string& bytes) {
  const std::optional<DecodedText> text = decode_markup(bytes);
  if (!text) return "no text";
  return text->encoding + " " + text->text.substr(text->text.find("<p>") + 3) +
         (text->doubt_en.empty() ? "" : " (" + text->doubt_en + ")");
}

// The order: mark or NULs, UTF-8, the file's own word, the bytes.
TEST(MarkupCharset, TakesTheFilesOwnWordOnlyBelowMarkAndUtf8) {
  const std::string gbk = "\xD2\xBB";  // 一, which is valid UTF-8 too
  const std::string big5 = "\xA4\x40\xA1\x42\xB7\xA7\xAA\x70";
  const auto meta = [](const std::string& charset) { return "<meta charset=" + charset + "><p>"; };
  const std::vector<std::pair<std::string, std::string>> rows{
      {"\xEF\xBB\xBF" + meta("gb2312") + "一", "utf-8 一"},
      {"\x84\x31\x95\x33" + meta("utf-8") + "\xD2\xBB", "gb18030 一"},
      {std::string("\xFF\xFE<\0p\0>\0\x00\x4E", 10), "utf-16le 一"},
      {std::string("<\0p\0>\0\x01\x4E\x09\x4E", 10), "utf-16le 丁三"},
      {meta("gb2312") + "一、概况", "utf-8 一、概况"},
      // A page that is cut inside its last character is UTF-8 still.
      {meta("gb2312") + "一、概况\xE4\xB8", "utf-8 一、概况\uFFFD (the last character is cut off)"},
      {meta("gb2312") + gbk, "gb18030 一"},
      {meta("utf-8") + gbk, "utf-8 \u04BB"},
      {meta("big5") + big5, "big5 一、概況"},
      // A label that the bytes belie, or that nobody knows, is none.
      {meta("utf-8") + "\xD2\xBB\xA1\xA2\xB8\xC5\xBF\xF6", "gb18030 一、概况"},
      {meta("x-unknown") + "\xD2\xBB\xA1\xA2\xB8\xC5\xBF\xF6", "gb18030 一、概况"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(decoded(bytes), expected) << expected;
}

std::string failure_of(const std::string& bytes) {
  try {
    extract(Input{"a", bytes}, Limits{});
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
  return "read";
}

TEST(Markup, IsReadOrRefusedByItsRoot) {
  struct Row {
    std::string bytes;
    std::string outcome;
  };
  const std::vector<Row> rows{
      {"<html><p>甲", "read"},
      {"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML "
       "1.0\"><html><p>甲</p></html>",
       "read"},
      {"<table><tr><td>甲", "read"},
      {"<?xml version=\"1.0\"?><w:wordDocument "
       "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
       "unsupported: Word 2003 XML document (w:wordDocument); save it as .docx"},
      {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:x\"/>",
       "unsupported: XML document with the root element Workbook"},
      {"<?xml version=\"1.0\"?>", "unsupported: XML document"},
      {"MIME-Version: 1.0\r\n\r\n<html>", "unsupported: web archive (MHTML)"},
  };
  for (const Row& row : rows) EXPECT_EQ(failure_of(row.bytes), row.outcome) << row.bytes;
}

}  // namespace
}  // namespace jixiao

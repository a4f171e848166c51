#include "extract/markup.h"

#include <gtest/gtest.h>

#include <string>
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

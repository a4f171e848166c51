#include "extract/flat_opc.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/base64.h"
#include "extract/extract.h"
#include "extract/make_docx.h"
#include "value/failure.h"

namespace jixiao {
namespace {

constexpr const char* kMainType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
constexpr const char* kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/)"
    R"(officeDocument/2006/relationships/officeDocument"/></Relationships>)";

std::string part(const std::string& name, const std::string& type, const std::string& data) {
  return "<pkg:part pkg:name=\"" + name + "\" pkg:contentType=\"" + type + "\">" + data +
         "</pkg:part>";
}

std::string xml_part(const std::string& name, const std::string& type, const std::string& xml) {
  return part(name, type, "<pkg:xmlData>" + xml + "</pkg:xmlData>");
}

std::string package(const std::string& parts, const std::string& namespaces = "") {
  return "<?xml version=\"1.0\" standalone=\"yes\"?><?mso-application progid=\"Word.Document\"?>"
         "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"" +
         namespaces + ">" + parts + "</pkg:package>";
}

std::string relations() {
  return xml_part("/_rels/.rels", "application/vnd.openxmlformats-package.relationships+xml",
                  kRelations);
}

// word/document.xml without the XML declaration that a part inside another file cannot have.
std::string document_xml(const std::string& content) {
  const std::string xml = body(content).front().second;
  return xml.substr(xml.find("?>") + 2);
}

std::string failure_of(const std::string& bytes, const Limits& limits) {
  try {
    read_flat_opc(bytes, limits);
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
  return "read";
}

TEST(FlatOpc, IsReadLikeTheZip) {
  const std::string content =
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>一、概况</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
  const std::string flat =
      package(relations() + xml_part("/word/document.xml", kMainType, document_xml(content)));
  const Document read = extract(Input{"a.xml", flat}, Limits{});
  EXPECT_EQ(dump(read), dump(read_docx(make_docx(body(content)), Limits{})));
  EXPECT_EQ(read.source.format, Format::kDocx);
  EXPECT_EQ(read.parts, std::vector<std::string>{"word/document.xml"});
}

TEST(FlatOpc, GivesPartsTheNamespacesAboveThem) {
  const std::string xml =
      "<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>";
  const std::string word =
      " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
  const std::string flat =
      package(relations() + xml_part("/word/document.xml", kMainType, xml), word);
  EXPECT_EQ(dump(read_flat_opc(flat, Limits{})), "0 paragraph \"甲\"\n");
  const std::vector<PackagePart> parts = split_flat_opc(
      "<package xmlns='http://schemas.microsoft.com/office/2006/xmlPackage' xmlns:a='1' "
      "xmlns:b='2'>"
      "<part name='/x' xmlns:c='3'><xmlData><!-- > --><x a='>' xmlns:b='4'/></xmlData></part>"
      "<part name='/y'><xmlData/></part></package>",
      Limits{});
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[1].data, "<!-- > --><x xmlns:a=\"1\" xmlns:c=\"3\" a='>' xmlns:b='4'/>");
  EXPECT_EQ(parts[2].data, "");
}

TEST(FlatOpc, TellsOfADoubtAboutItsCharset) {
  std::string flat = package(relations() + xml_part("/word/document.xml", kMainType,
                                                    document_xml("<w:p><w:r><w:t>预算</w:t></w:r>"
                                                                 "</w:p>")));
  flat.insert(flat.find("</w:t>"), "\xFF");
  const std::string seen = dump(read_flat_opc(flat, Limits{}));
  EXPECT_EQ(seen,
            "0 paragraph \"预算\uFFFD\"\nunread 1 byte sequences are not valid utf-8 and were "
            "replaced by U+FFFD\n");
}

TEST(FlatOpc, KeepsItsPartsApart) {
  const std::vector<PackagePart> parts = split_flat_opc(
      package(xml_part("/a&amp;b.xml", "t/a", "<a>x<![CDATA[</pkg:xmlData >]]></a>") +
              part("/media/i.png", "image/png", "<pkg:binaryData>5Lit\n5paH</pkg:binaryData>")),
      Limits{});
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].name, "[Content_Types].xml");
  EXPECT_NE(parts[0].data.find("<Override PartName=\"/a&amp;b.xml\" ContentType=\"t/a\"/>"),
            std::string::npos);
  EXPECT_EQ(parts[1].name, "/a&b.xml");
  EXPECT_EQ(parts[2].name, "/media/i.png");
  EXPECT_TRUE(parts[2].base64);
  Package read(parts, Limits{});
  std::string bytes;
  EXPECT_FALSE(read.read("media/i.png", [&](std::string_view chunk) {
    bytes += chunk;
    return true;
  }));
  EXPECT_EQ(bytes, "中文");
}

TEST(FlatOpc, IsReadUpToItsCut) {
  const std::string flat =
      package(relations() + xml_part("/word/document.xml", kMainType,
                                     document_xml("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
                                                  "<w:p><w:r><w:t>乙</w:t></w:r></w:p>")));
  const Document document = read_flat_opc(flat.substr(0, flat.find("乙")), Limits{});
  ASSERT_GE(document.blocks.size(), 1U);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text, "甲");
  EXPECT_FALSE(document.unread.empty());
}

TEST(FlatOpc, RefusesWhatAZipMayNotHoldEither) {
  const std::string main = xml_part("/word/document.xml", kMainType, document_xml(""));
  EXPECT_EQ(failure_of(package("<!DOCTYPE a>" + relations() + main), Limits{}),
            "corrupt: a DTD is not allowed");
  Limits small;
  small.package_entries = 1;
  EXPECT_EQ(failure_of(package(relations() + main), small),
            "limit: the package has too many parts"
            " (limit package_entries = 1; raise it with --limit package_entries=N)");
  small = Limits();
  small.part_bytes = 300;
  EXPECT_NE(failure_of(package(relations() + main), small).find("(limit part_bytes = "),
            std::string::npos);
  EXPECT_EQ(failure_of(package(xml_part("/a.xml", "t/a", "<a/>")), Limits{}),
            "unsupported: not a Word document: an Office package without a Word main document");
}

TEST(Base64, IsDecodedUpToItsFault) {
  struct Row {
    std::string text;
    std::string bytes;
    bool whole;
  };
  const std::vector<Row> rows{
      {"", "", true},        {"YQ==", "a", true},         {"YWI=", "ab", true},
      {"YWJj", "abc", true}, {"Y W\r\nJ j", "abc", true}, {"YWJjZ", "abc", false},
      {"YW*Jj", "a", false}, {"+/8=", "\xFB\xFF", true},
  };
  for (const Row& row : rows) {
    std::string bytes;
    EXPECT_EQ(decode_base64(row.text,
                            [&](std::string_view chunk) {
                              bytes += chunk;
                              return true;
                            }),
              row.whole)
        << row.text;
    EXPECT_EQ(bytes, row.bytes) << row.text;
  }
}

}  // namespace
}  // namespace jixiao

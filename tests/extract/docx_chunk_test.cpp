#include "extract/docx_chunk.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "extract/make_docx.h"
#include "value/failure.h"

namespace jixiao {
namespace {

// A docx with these body and chunks; the n-th chunk has the relationship id c<n>.
std::string docx_with(const std::string& content, const Parts& chunks) {
  Parts parts = body(content);
  std::string relations =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  int id = 0;
  for (const auto& [name, data] : chunks) {
    relations += "<Relationship Id=\"c" + std::to_string(++id) +
                 "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                 "aFChunk\" Target=\"" +
                 name + "\"/>";
    if (!data.empty()) parts.emplace_back("word/" + name, data);
  }
  parts.emplace_back("word/_rels/document.xml.rels", relations + "</Relationships>");
  return make_docx(parts);
}

std::string chunk(int id) { return "<w:altChunk r:id=\"c" + std::to_string(id) + "\"/>"; }

std::string line(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string dump_of(const std::string& content, const Parts& chunks) {
  return dump(read_docx(docx_with(content, chunks), Limits{}));
}

std::string failure_of(const std::string& docx, const Limits& limits) {
  try {
    read_docx(docx, limits);
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
  return "read";
}

TEST(DocxChunk, StandsInItsPlace) {
  const std::string around = line("前") + chunk(1) + line("后");
  const std::string before = "0 paragraph \"前\"\n";
  EXPECT_EQ(dump_of(around, {{"a.txt", "甲\n乙\n"}}),
            before + "1 paragraph \"甲\"\n2 paragraph \"乙\"\n3 paragraph \"后\"\n");
  EXPECT_EQ(dump_of(around, {{"a.htm", "<html><h2>甲</h2><img alt=章></html>"}}),
            before +
                "1 paragraph level=2 \"甲\"\n2 paragraph \"后\"\n"
                "unread part=word/a.htm block=1 a picture was not read: 章\n");
  EXPECT_EQ(dump_of(around, {{"a.docx", make_docx(body(line("甲")))}}),
            before + "1 paragraph \"甲\"\n2 paragraph \"后\"\n");
}

TEST(DocxChunk, JoinsTheTablesAroundIt) {
  const std::string table = "<w:tbl><w:tr><w:tc>" + chunk(1) + line("乙") +
                            "</w:tc></w:tr></w:tbl>" + chunk(2) + "<w:tbl><w:tr><w:tc>" +
                            line("丁") + "</w:tc></w:tr></w:tbl>";
  const std::string inner = "<w:tbl><w:tr><w:tc>" + line("丙") + "</w:tc></w:tr></w:tbl>";
  const std::string docx = docx_with(table, {{"a.htm", "<table><tr><td>甲<img alt=章></table>"},
                                             {"b.docx", make_docx(body(inner))}});
  const Document document = read_docx(docx, Limits{});
  EXPECT_EQ(dump(document), R"(0 table#0 1x1
  (0,0) "乙"
    table#1 1x1
      (0,0) "甲"
1 table#2 1x1
  (0,0) "丙"
2 table#3 1x1
  (0,0) "丁"
unread part=word/a.htm block=0 at=1/0/-1 a picture was not read: 章
)");
  EXPECT_EQ(document.unread[0].place.table, 1);
  EXPECT_EQ(document.unread[0].place.part, 1);
  EXPECT_EQ(document.parts,
            (std::vector<std::string>{"word/document.xml", "word/a.htm", "word/b.docx",
                                      "word/b.docx/word/document.xml"}));
  const Table& first = std::get<Table>(document.blocks[0]);
  EXPECT_EQ(std::get<Table>(first.cells[0].blocks[0]).part, 1);
  EXPECT_EQ(std::get<Table>(document.blocks[1]).part, 3);
}

TEST(DocxChunk, LeavesANoteWhereItIsNotRead) {
  const std::string text = "0 paragraph \"后\"\n";
  EXPECT_EQ(dump_of(chunk(1) + line("后"), {{"a.rtf", "{\\rtf1 x}"}}),
            text + "unread block=0 the external chunk word/a.rtf was not read: RTF document\n");
  EXPECT_EQ(dump_of(chunk(1) + line("后"), {{"a.txt", ""}}),
            text + "unread block=0 the external chunk word/a.txt is missing\n");
  EXPECT_EQ(dump_of(chunk(7) + line("后"), {}),
            text + "unread block=0 the external chunk c7 is missing\n");
  EXPECT_EQ(dump_of(chunk(1) + line("后"), {{"a.docx", make_zip({{"x", "y"}})}}),
            text +
                "unread block=0 the external chunk word/a.docx was not read: not a Word "
                "document: a zip archive without an Office document\n");
}

TEST(DocxChunk, SharesTheLimits) {
  std::string nested = make_docx(body(line("甲")));
  for (int i = 0; i < 4; ++i) nested = docx_with(chunk(1), {{"a.docx", nested}});
  EXPECT_EQ(dump(read_docx(nested, Limits{})), "0 paragraph \"甲\"\n");
  nested = docx_with(chunk(1), {{"a.docx", nested}});
  EXPECT_EQ(failure_of(nested, Limits{}),
            "limit: word/a.docx: word/a.docx: word/a.docx: word/a.docx: word/a.docx: documents "
            "inside documents are nested too deep"
            " (limit chunk_nesting = 4; raise it with --limit chunk_nesting=N)");
  Limits small;
  small.cells = 3;
  const std::string table = "<table><tr><td>a<td>b</table>";
  EXPECT_EQ(failure_of(docx_with(chunk(1) + chunk(1), {{"a.htm", table}}), small),
            "limit: word/a.htm: the tables have too many cells"
            " (limit cells = 3; raise it with --limit cells=N)");
  small = Limits();
  small.table_nesting = 1;
  const std::string in_cell = "<w:tbl><w:tr><w:tc>" + chunk(1) + "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(failure_of(docx_with(in_cell, {{"a.htm", table}}), small),
            "limit: word/a.htm: line 1: tables are nested too deep"
            " (limit table_nesting = 1; raise it with --limit table_nesting=N)");
  // The same chunk again and again costs the package's budget each time.
  const std::string inner = make_docx(body(line(std::string(20000, 'a'))));
  std::string many;
  for (int i = 0; i < 50; ++i) many += chunk(1);
  small = Limits();
  small.package_bytes = 400000;
  EXPECT_NE(
      failure_of(docx_with(many, {{"a.docx", inner}}), small).find("(limit package_bytes = 400000"),
      std::string::npos);
}

TEST(ChunkKind, IsToldByTheBytes) {
  struct Row {
    std::string bytes;
    std::string type;
    ChunkKind kind;
  };
  const std::vector<Row> rows{
      {"PK\x03\x04", "text/html", ChunkKind::kDocx},
      {"甲", "text/plain", ChunkKind::kText},
      {"甲<br>乙", "text/html", ChunkKind::kHtml},
      {"<html>", "text/plain", ChunkKind::kHtml},
      {"<?xml version=\"1.0\"?><html/>", "application/xhtml+xml", ChunkKind::kHtml},
      {"<?xml version=\"1.0\"?><p/>", "application/xml", ChunkKind::kOther},
      {"<?xml version=\"1.0\"?><package "
       "xmlns=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>",
       "application/xml", ChunkKind::kFlatOpc},
      {"MIME-Version: 1.0", "message/rfc822", ChunkKind::kOther},
      {"%PDF-1.7", "", ChunkKind::kOther},
  };
  for (const Row& row : rows) EXPECT_EQ(chunk_kind(row.bytes, row.type), row.kind) << row.bytes;
}

}  // namespace
}  // namespace jixiao

#include "write/findings_xlsx.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "converted.h"
#include "extract/package.h"
#include "write/workbook_text.h"

namespace jixiao {
namespace {

// A part of the workbook that the documents give, as bytes.
class Book {
 public:
  Book(const CheckedDocument& document, int times, std::uint32_t rows_a_sheet)
      : path_(std::filesystem::temp_directory_path() /
              ("jixiao-book-" +
               std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    FindingsWorkbook workbook(path_.string(), false, rows_a_sheet);
    for (int i = 0; i < times; ++i) workbook.add(document);
    workbook.finish({});
    bytes_ = file_bytes(path_.string());
  }
  ~Book() { std::filesystem::remove(path_); }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  std::string part(const std::string& name) const {
    Package package(bytes_, Limits{});
    std::string text;
    EXPECT_TRUE(package.find(name)) << name;
    package.read(name, [&text](std::string_view piece) {
      text += piece;
      return true;
    });
    return text;
  }

 private:
  std::filesystem::path path_;
  std::string bytes_;
};

int count(const std::string& text, const std::string& piece) {
  int found = 0;
  for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; ++at) ++found;
  return found;
}

CheckedDocument with_findings(int findings) {
  CheckedDocument document;
  document.source.path = "a.docx";
  for (int i = 0; i < findings; ++i) {
    FindingRow row;
    row.finding.code = "missing-reason";
    row.finding.message = "第" + std::to_string(i) + "条";
    document.findings.push_back(row);
  }
  return document;
}

TEST(FindingsWorkbook, GoesOnInAFurtherSheet) {
  const Book book(with_findings(5), 2, 5);  // a header and four rows a sheet
  const std::string names = book.part("xl/workbook.xml");
  for (const char* name : {"\"问题清单\"", "\"问题清单 2\"", "\"问题清单 3\"", "\"检查覆盖\""}) {
    EXPECT_EQ(count(names, name), 1) << name;
  }
  EXPECT_EQ(count(names, "\"问题清单 4\""), 0);
  int rows = 0;
  for (const int sheet : {1, 6, 7}) {
    const std::string xml = book.part("xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
    EXPECT_EQ(count(xml, ">文件<"), 1) << sheet;
    EXPECT_EQ(count(xml, "<autoFilter"), 1) << sheet;
    rows += count(xml, "条</t>");
  }
  EXPECT_EQ(rows, 10);
  // 运行信息 says on how many sheets, and goes on in a further one itself.
  EXPECT_EQ(count(names, "\"运行信息 2\""), 1);
  std::string run;
  for (const int sheet : {5, 8}) {
    run += book.part("xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  }
  EXPECT_EQ(count(run, "10 行，分在 3 张工作表"), 1);
}

TEST(FindingsWorkbook, GivesARowTheHeightOfItsText) {
  CheckedDocument document = with_findings(1);
  document.findings[0].operands = std::string(40 * 3, 'x');
  const std::string high = Book(document, 1, 100).part("xl/worksheets/sheet1.xml");
  EXPECT_EQ(count(high, "<row r=\"2\" ht=\"69\" customHeight=\"1\">"), 1);
}

TEST(FindingsWorkbook, SaysWhyItCannotBeWritten) {
  FindingsWorkbook workbook("/nowhere/at/all.xlsx", false);
  workbook.add(with_findings(1));
  EXPECT_THROW(workbook.finish({}), Failure);
}

TEST(WorkbookText, CutsOnlyWhatNoCellHolds) {
  const std::string whole(32'767, 'x');
  EXPECT_EQ(cell_content(whole, false), whole);
  EXPECT_TRUE(
      cell_content(whole + "x", true).ends_with("[cut: 32768 characters, whole in the JSON]"));
  std::string astral;
  for (int i = 0; i < 16'384; ++i) astral += "\xF0\xA0\x80\x80";  // 𠀀 is two units
  const std::string cut = cell_content(astral, false);
  EXPECT_TRUE(cut.starts_with(astral.substr(0, 4 * 16'300) + "……【")) << cut.size();
  EXPECT_LT(cut.size(), astral.size());
  EXPECT_EQ(cell_content("a\x01\tb\nc", false), "a  b\nc");
}

TEST(WorkbookText, CountsLines) {
  EXPECT_EQ(line_count("", 10), 1);
  EXPECT_EQ(line_count("0123456789", 10), 1);
  EXPECT_EQ(line_count("项目支出绩效", 10), 2);
  EXPECT_EQ(line_count("a\nb\nc", 10), 3);
}

TEST(WorkbookText, KeepsDecimalsAndRefusesTooManyDigits) {
  EXPECT_EQ(number_format(0, false), "0");
  EXPECT_EQ(number_format(3, false), "0.000");
  EXPECT_EQ(number_format(2, true), "0.00%");
  EXPECT_TRUE(fits_number(*Decimal::parse("123456789012345")));
  EXPECT_FALSE(fits_number(*Decimal::parse("12345678901234.5") * *Decimal::parse("1.1")));
}

}  // namespace
}  // namespace jixiao

#include "ingest/row_block.h"

#include <gtest/gtest.h>

#include <string>

#include "converted.h"
#include "ingest/ddl.h"
#include "ingest/frame.h"
#include "ingest/row_cell.h"
#include "ingest/stored_tables.h"
#include "ingest/table_text.h"

namespace jixiao {
namespace {

const Report& sample() {
  static const Report kReport = converted("a.docx", sample_bytes("beita_2023.docx"));
  return kReport;
}

std::vector<TableRows> sample_rows() { return warehouse_rows(sample(), "sha256:r", "{}"); }

std::string sample_block(RowFormat format) {
  return encode_rows(row_facts(sample()), sample_rows(), format, 7);
}

// "7|0|总分|37.44|374400000|-|": a cell each, numbers as they would be bound.
std::string cells_text(std::string_view rows) {
  std::string text;
  while (!rows.empty()) {
    const RowCell cell = take_cell(rows);
    switch (cell.kind) {
      case RowCell::Kind::kNull:
        text += "-";
        break;
      case RowCell::Kind::kText:
        text += cell.text;
        break;
      case RowCell::Kind::kInteger:
        text += std::to_string(cell.integer);
        break;
      case RowCell::Kind::kReal:
        text += "~" + std::to_string(cell.real);
        break;
    }
    text += "|";
  }
  return text;
}

TEST(RowBlock, HoldsLinesAsTheyStandInFiles) {
  const auto rows = sample_rows();
  for (const RowFormat format : {RowFormat::kCsv, RowFormat::kNdjson}) {
    const RowBlock block = read_rows(sample_block(format));
    EXPECT_EQ(block.format, format);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string lines;
      for (const TableRow& row : rows[i]) lines += row_text(warehouse_tables()[i], row, format);
      EXPECT_EQ(block.text(i), lines);
      EXPECT_EQ(block.tables[i].rows, rows[i].size());
    }
    EXPECT_TRUE(block.facts.readers.empty());
  }
}

// A database keeps a number for the document and one for the reader.
TEST(RowBlock, HoldsWhatADatabaseKeeps) {
  const RowBlock block = read_rows(sample_block(RowFormat::kCopy));
  ASSERT_EQ(block.facts.readers.size(), 2U);
  const TableRow& form_reader = block.facts.readers[1];
  EXPECT_EQ(form_reader[1], "cn.mof.project");
  EXPECT_EQ(form_reader[2], sample().forms[0].pack.version);
  EXPECT_EQ(form_reader[3], sample().forms[0].pack.digest);
  const std::string number = *form_reader[0];
  EXPECT_EQ(number, std::to_string(pack_number(std::span(form_reader).subspan(1))));
  const std::size_t funds = table_index("funds");
  EXPECT_EQ(block.text(funds).substr(0, block.text(funds).find('\n')),
            "7\t0\t0\ttotal\t年度资金总额\t42\t37.44\t37.44\t420000\t374400\t374400\t10\t1\t10\t" +
                number);
  const RowBlock values = read_rows(sample_block(RowFormat::kValues));
  const std::string first =
      "7|0|0|total|年度资金总额|~42.000000|42000000|~37.440000|37440000|~37.440000|37440000|"
      "~420000.000000|4200000000|~374400.000000|3744000000|~374400.000000|3744000000|"
      "~10.000000|10000000|~1.000000|~10.000000|10000000|" +
      number + "|";
  EXPECT_EQ(cells_text(values.text(funds)).substr(0, first.size()), first);
}

TEST(RowBlock, TellsWhatTheParentMustKnow) {
  const RowBlock block = read_rows(sample_block(RowFormat::kValues));
  EXPECT_EQ(block.facts.sha256, sample().source.sha256);
  EXPECT_EQ(block.facts.status, "ok_with_findings");
  EXPECT_EQ(block.facts.packs, std::vector<std::string>{"cn.mof.project"});
  ASSERT_EQ(block.facts.findings.size(), sample().findings.size());
  EXPECT_EQ(block.facts.findings[0],
            std::make_pair(sample().findings[0].severity, sample().findings[0].code));
}

TEST(RowBlock, KeepsNullAndEmptyApart) {
  auto rows = sample_rows();
  const std::size_t producer = column_index(warehouse_tables()[0], "producer");
  const auto stored = [&rows, producer](const CellValue& value) {
    rows[0][0][producer] = value;
    const RowBlock block = read_rows(encode_rows(row_facts(sample()), rows, RowFormat::kValues, 7));
    std::string_view cells = block.text(0);
    RowCell cell;
    for (std::size_t i = 0; i < producer + 2; ++i) cell = take_cell(cells);  // doc comes first
    return cell.kind;
  };
  EXPECT_EQ(stored(""), RowCell::Kind::kText);
  EXPECT_EQ(stored(std::nullopt), RowCell::Kind::kNull);
}

TEST(RowBlock, IsRefusedWhereverItIsCutAndIfItGoesOn) {
  for (const RowFormat format : {RowFormat::kValues, RowFormat::kCsv}) {
    const std::string block = sample_block(format);
    for (std::size_t size = 0; size < block.size(); size += size < 400 ? 1 : 97) {
      EXPECT_THROW(read_rows(block.substr(0, size)), BadFrame) << size;
    }
    EXPECT_THROW(read_rows(block + "x"), BadFrame);
  }
}

TEST(RowBlock, IsRefusedWithoutWhatMustBeThere) {
  auto rows = sample_rows();
  rows[0][0][column_index(warehouse_tables()[0], "path")] = std::nullopt;
  EXPECT_THROW(read_rows(encode_rows(row_facts(sample()), rows, RowFormat::kValues, 7)), BadFrame);
  rows = sample_rows();
  rows[0].clear();
  EXPECT_THROW(read_rows(encode_rows(row_facts(sample()), rows, RowFormat::kCsv, 7)), BadFrame);
}

}  // namespace
}  // namespace jixiao

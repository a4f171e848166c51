#include "ingest/row_block.h"

#include <gtest/gtest.h>

#include <string>

#include "converted.h"
#include "ingest/frame.h"

namespace jixiao {
namespace {

std::vector<TableRows> sample() {
  return warehouse_rows(converted("a.docx", sample_bytes("beita_2023.docx")), "sha256:r", "{}");
}

TEST(RowBlock, ComesBackAsItWas) {
  const auto rows = sample();
  EXPECT_EQ(decode_rows(encode_rows(rows)), rows);
}

TEST(RowBlock, KeepsNullAndEmptyApart) {
  auto rows = sample();
  const std::size_t producer = column_index(warehouse_tables()[0], "producer");
  rows[0][0][producer] = "";
  EXPECT_EQ(decode_rows(encode_rows(rows))[0][0][producer], "");
  rows[0][0][producer] = std::nullopt;
  EXPECT_EQ(decode_rows(encode_rows(rows))[0][0][producer], std::nullopt);
}

TEST(RowBlock, IsRefusedWhereverItIsCutAndIfItGoesOn) {
  const std::string block = encode_rows(sample());
  for (std::size_t size = 0; size < block.size(); size += size < 400 ? 1 : 97) {
    EXPECT_THROW(decode_rows(block.substr(0, size)), BadFrame) << size;
  }
  EXPECT_THROW(decode_rows(block + "x"), BadFrame);
}

TEST(RowBlock, IsRefusedWithoutWhatMustBeThere) {
  auto rows = sample();
  rows[0][0][0] = std::nullopt;
  EXPECT_THROW(decode_rows(encode_rows(rows)), BadFrame);
  rows = sample();
  rows[0].clear();
  EXPECT_THROW(decode_rows(encode_rows(rows)), BadFrame);
}

}  // namespace
}  // namespace jixiao

// Rows of a text and the dump of what the reader makes of it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"

namespace jixiao {

struct TextRow {
  std::string text;
  std::string dump;
};

inline void expect_dumps(const std::vector<TextRow>& rows) {
  for (const TextRow& row : rows) {
    EXPECT_EQ(dump(read_text(row.text, Limits{})), row.dump) << row.text;
  }
}

}  // namespace jixiao

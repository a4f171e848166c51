#include "value/limits.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "value/failure.h"

namespace jixiao {
namespace {

std::string refusal(const std::string& word) {
  Limits limits;
  try {
    set_limit(limits, word);
  } catch (const std::invalid_argument& mistake) {
    return mistake.what();
  }
  return "";
}

TEST(Limits, AreSetByNameAndValue) {
  struct Row {
    std::string word;
    std::uint64_t value;
  };
  const std::vector<Row> rows{{"input_bytes=1", 1},
                              {"part_bytes=64MiB", 64ULL << 20},
                              {"package_bytes=2GiB", 2ULL << 30},
                              {"paragraph_bytes=3KiB", 3072},
                              {"part_bytes=1024GiB", 1ULL << 40},
                              {"cells=1000000000", 1000000000},
                              {"table_nesting=0", 0},
                              {"chunk_nesting=32", 32}};
  for (const Row& row : rows) {
    Limits limits;
    set_limit(limits, row.word);
    for (const LimitField& field : limit_fields()) {
      const std::uint64_t now = limit_value(limits, field.member);
      const bool named = row.word.starts_with(std::string(field.name) + "=");
      EXPECT_EQ(now, named ? row.value : limit_value(Limits{}, field.member)) << row.word;
    }
  }
}

TEST(Limits, EachCanBeSetFromItsLeastToItsMost) {
  for (const LimitField& field : limit_fields()) {
    const std::string name(field.name);
    Limits limits;
    for (const std::uint64_t value : {field.least, field.most}) {
      set_limit(limits, name + "=" + std::to_string(value));
      EXPECT_EQ(limit_value(limits, field.member), value) << name;
    }
    EXPECT_NE(refusal(name + "=" + std::to_string(field.most + 1)), "") << name;
    if (field.least > 0) EXPECT_NE(refusal(name + "=0"), "") << name;
    const std::uint64_t given = limit_value(Limits{}, field.member);
    EXPECT_LE(field.least, given) << name;
    EXPECT_LE(given, field.most) << name;
  }
}

TEST(Limits, RefusalsNameTheNearestNameAndTheForm) {
  EXPECT_EQ(refusal("part_byte=1"),
            "--limit: unknown limit \"part_byte\"; did you mean part_bytes?");
  EXPECT_EQ(refusal("cell=5"), "--limit: unknown limit \"cell\"; did you mean cells?");
  EXPECT_EQ(refusal("depth"), "--limit: unknown limit \"depth\"; did you mean xml_depth?");
  EXPECT_EQ(refusal("cells"), "--limit cells: a value is missing; write cells=N");
  EXPECT_EQ(refusal("cells=0"), "--limit cells=0: not a whole number from 1 to 1000000000");
  EXPECT_EQ(refusal("part_bytes=64MB"),
            "--limit part_bytes=64MB: not a whole number from 1 to 1024GiB; KiB, MiB or GiB may "
            "stand behind it, as in 64MiB");
  for (const std::string word :
       {"", "=", "cells=", "cells= 5", "cells=5 ", "cells=-1", "cells=1e3", "cells=5KiB",
        "cells=99999999999999999999", "part_bytes=MiB", "part_bytes=17179869184GiB",
        "part_bytes=18446744073709551615GiB", "chunk_nesting=33"}) {
    EXPECT_NE(refusal(word), "") << word;
  }
}

TEST(LimitFailure, SaysHowToRaiseTheLimit) {
  Limits limits;
  limits.part_bytes = 1024;
  const LimitFailure failure("word/document.xml: too large", limits, &Limits::part_bytes);
  EXPECT_EQ(failure.kind, FailureKind::kLimit);
  EXPECT_STREQ(failure.what(),
               "word/document.xml: too large (limit part_bytes = 1024; raise it with --limit "
               "part_bytes=N)");
  EXPECT_EQ(failure.over, "word/document.xml: too large");
}

}  // namespace
}  // namespace jixiao

#include "extract/docx_fields.h"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

TEST(FieldCode, IsSplitIntoWordsAndSwitches) {
  const FieldCode code = parse_field_code(R"(  seq "表 一" next\* ARABIC \s1 \h )");
  EXPECT_EQ(code.name, "SEQ");
  EXPECT_EQ(code.arguments, (std::vector<std::string>{"表 一", "next\\*", "ARABIC"}));
  EXPECT_EQ(code.switches, (std::map<std::string, std::string>{{"\\s", "1"}, {"\\h", ""}}));
  EXPECT_EQ(parse_field_code("TOC\\o").name, "TOC");
  EXPECT_EQ(parse_field_code("").name, "");
  EXPECT_EQ(parse_field_code("\"").name, "");
  EXPECT_EQ(parse_field_code("A \\").switches.count("\\"), 1U);
}

std::string next(SequenceFields& sequences, const std::string& code) {
  const SequenceFields::Number number = sequences.next(parse_field_code(code));
  return number.text + (number.unknown_format.empty() ? "" : "?" + number.unknown_format);
}

TEST(SequenceField, CountsPerIdentifier) {
  SequenceFields sequences;
  const struct {
    const char* code;
    const char* text;
  } rows[] = {
      {"SEQ Table", "1"},
      {"SEQ table", "2"},
      {"SEQ Figure", "1"},
      {R"(SEQ Table \c)", "2"},
      {R"(SEQ Table \n)", "3"},
      {R"(SEQ Table \r 10)", "10"},
      {R"(SEQ Table \h)", ""},
      {"SEQ Table", "12"},
      {R"(SEQ Table \h \* ARABIC)", "13"},
      {R"(SEQ Table \r 0)", "0"},
      {R"(SEQ Table \r x)", "1"},
      {R"(SEQ Table \* MERGEFORMAT)", "2"},
      {R"(SEQ Table \* CHINESENUM3)", "三"},
      {R"(SEQ Table \* klingon)", "4?klingon"},
      {R"(SEQ Table \* roman)", "v"},
      {R"(SEQ Table \* ROMAN)", "VI"},
      {"SEQ", "1"},
  };
  for (const auto& row : rows) EXPECT_EQ(next(sequences, row.code), row.text) << row.code;
}

TEST(SequenceField, BeginsAnewBehindHeadings) {
  SequenceFields sequences;
  const std::string code = R"(SEQ T \s 2)";
  EXPECT_EQ(next(sequences, code), "1");
  sequences.add_heading(3);
  EXPECT_EQ(next(sequences, code), "2");
  sequences.add_heading(2);
  EXPECT_EQ(next(sequences, code), "1");
  sequences.add_heading(1);
  EXPECT_EQ(next(sequences, code), "1");
  EXPECT_EQ(next(sequences, R"(SEQ T \s 77)"), "2");
}

}  // namespace
}  // namespace jixiao

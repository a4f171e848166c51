#include "extract/docx_equation.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

TEST(EquationField, ReadsOnOneLine) {
  const struct {
    std::string code;
    const char* text;
  } rows[] = {
      {R"(EQ \o\ac(○,1))", "①"},
      {R"( eq \o\ac(○,20) )", "⑳"},
      {R"(EQ \o\ac(○,21))", "㉑"},
      {R"(EQ \o\ac(○,35))", "㉟"},
      {R"(EQ \o\ac(○,36))", "㊱"},
      {R"(EQ \o\ac(○,50))", "㊿"},
      {R"(EQ \o\ac(○,51))", "○51"},
      {R"(EQ \o\ac(○,0))", "○0"},
      {R"(EQ \o\ac(○,一))", "㊀"},
      {R"(EQ \o\ac(○,十))", "㊉"},
      {R"(EQ \o\ac(○,正))", "○正"},
      {R"(EQ \o\ac(□,5))", "□5"},
      {R"(EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pin),字))", "字"},
      {R"(EQ \o(a,b;c))", "abc"},
      {R"(EQ \f(1,2))", "1/2"},
      {R"(EQ \F(\f(1,2),3))", "1/2/3"},
      {R"(EQ x\s\up8(2)+y\s\do2(1))", "x^2+y_1"},
      {R"(EQ \r(3,8))", "√8"},
      {R"(EQ \b\bc\[(a))", "(a)"},
      {R"(EQ \l(1,2,3))", "1,2,3"},
      {R"(EQ \x\to(a))", "a"},
      {R"(EQ a\,b\(c\))", "a,b(c)"},
      {"EQ", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(equation_text(row.code).value_or("unread"), row.text) << row.code;
  }
}

TEST(EquationField, RefusesWhatItDoesNotRead) {
  for (const char* code : {R"(EQ \a(1,2))", R"(EQ \i(1,2,3))", R"(EQ \f(1))", R"(EQ \o(1)",
                           R"(EQ \o)", R"(EQ \)", R"(EQ \f(1,2,3))"}) {
    EXPECT_FALSE(equation_text(code)) << code;
  }
  std::string deep = "EQ ";
  for (int i = 0; i < 100'000; ++i) deep += "\\o(";
  EXPECT_FALSE(equation_text(deep));
}

}  // namespace
}  // namespace jixiao

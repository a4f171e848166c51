// A paragraph in the making: text as HTML writes it -> text as a browser shows it.
//
// Example: add(" 甲\n  乙 ") add(" 丙") take() is "甲 乙 丙".
// Runs of blanks are one space, none at the ends of a line; U+00A0 is no such blank and stays.
// Line breaks and preformatted text keep what they have. Not here: where a paragraph begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/limits.h"

namespace jixiao {

class HtmlText {
 public:
  explicit HtmlText(const Limits& limits) : limits_(limits) {}

  // `line` is where the text begins, for the message of a Failure and for the paragraph's place.
  void add(std::string_view text, int line);
  void add_preformatted(std::string_view text, int line);
  void add_break(int line);

  struct Taken {
    std::string text;
    int line = -1;
  };
  // The paragraph so far, after which a new one begins; none if it is blank.
  std::optional<Taken> take();

 private:
  void append(std::string_view text, int line);

  const Limits& limits_;
  std::string text_;
  bool pending_space_ = false;
  int line_ = -1;
};

}  // namespace jixiao

// With which characters a text may begin that fits a regular expression at its very begin.
//
// Example: "^(?P<label>\\(?[一二]\\)|\\d、)" fits nothing that does not begin with (, 一, 二 or a
// digit. Most lines of a document begin with none of what a number of a heading begins with, and
// so are spared the expression. Not all that an expression rules out is found; what is ruled out
// begins no text that fits.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace jixiao {

class PatternBegins {
 public:
  // `expression` has no placeholders and is one that RE2 reads.
  explicit PatternBegins(std::string_view expression);

  bool allows(std::string_view text) const;

 private:
  friend class BeginsReader;
  void add(char32_t first, char32_t last);

  bool all_ = false;                     // nothing is ruled out
  std::array<std::uint64_t, 64> set_{};  // by the low twelve bits of a character
};

}  // namespace jixiao

#include "rules/label_number.h"

#include <algorithm>
#include <cstddef>

#include "value/numerals.h"

namespace jixiao {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of the figures or Chinese numerals that the text begins with.
std::size_t number_size(std::string_view text) {
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  return digits > 0 ? digits : heading_numeral_size(text);
}

}  // namespace

std::string_view behind_number(std::string_view key) {
  const bool bracket = key.starts_with('(');
  const std::string_view text = key.substr(bracket ? 1 : 0);
  const std::size_t size = number_size(text);
  if (size == 0) return {};
  const std::string_view rest = text.substr(size);
  if (bracket) return rest.starts_with(')') ? rest.substr(1) : std::string_view();
  for (const std::string_view sign : {"、", ".", ")"}) {
    if (!rest.starts_with(sign)) continue;
    const std::string_view label = rest.substr(sign.size());
    return label.empty() || is_digit(label.front()) ? std::string_view() : label;
  }
  return {};
}

}  // namespace jixiao

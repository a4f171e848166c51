// Hash of words in tables that are asked by std::string_view, without making a string of it.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace jixiao {

struct TextHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's word
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

}  // namespace jixiao

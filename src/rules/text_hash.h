// A hash of short texts, for tables that are asked hundreds of times a document.
//
// Example: a WordSet finds a std::string_view without making a string of it. The door to xxHash.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace jixiao {

struct TextHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's word
  std::size_t operator()(std::string_view text) const {
    return XXH3_64bits(text.data(), text.size());
  }
};

using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

}  // namespace jixiao

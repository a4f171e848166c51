// What words of rule packs stand for.
//
// Example: WordMap<int> ids; ids["总分"] = 3; ids.find(std::string_view(key)) of a cell's text.
// The tables are large and asked in between other work, so that each load of theirs waits for
// memory. tsl::robin_map keeps words and hashes in one array: a text that is no word costs one
// load, where std::unordered_map follows a list.
#pragma once

#include <tsl/robin_map.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "rules/text_hash.h"

namespace jixiao {

template <typename Meaning>
using WordMap = tsl::robin_map<std::string, Meaning, TextHash, std::equal_to<>,
                               std::allocator<std::pair<std::string, Meaning>>, true>;

}  // namespace jixiao

// The packs of a folder, ready made, in one file: for a program that must answer at once.
//
// Example: `jixiao rules compile` writes pack_rules(rules, key) to a file; the next run takes
// unpack_rules(bytes, key) of it, in a third of the time that reading the YAML takes.
// The key is over every byte that load_rules() would read, and over the program itself. A file of
// another key, or a damaged one, is as if it were not there: what a document means never depends on
// it. Tests of packs are left out. Not here: where the file stands (cli/rules_place.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/pack.h"

namespace jixiao {

// What the packs and their words are, "sha256:…"; `directory` and `other_words` as load_rules() has
// them. Empty if a file of them cannot be read. `program` stands for all that reads them.
std::string rules_key(const std::string& directory, const std::string& other_words,
                      std::string_view program);

std::string pack_rules(const Rules& rules, const std::string& directory, std::string_view key);

// Pack::file is below `directory`, wherever the packs were when they were compiled.
std::optional<Rules> unpack_rules(std::string bytes, const std::string& directory,
                                  std::string_view key);

}  // namespace jixiao

// Where the rule packs are that came with the program.
//
// Example: a program at /opt/jixiao/bin/jixiao finds /opt/jixiao/bin/rules, /opt/jixiao/rules or
// /opt/jixiao/share/jixiao/rules, the first that is there. No environment variable takes part: a
// run must mean the same wherever it is started from.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

#include "rules/pack.h"

namespace jixiao {

// No folder of rule packs is known; the message says where it was looked for.
struct MissingRules : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// `given` itself if it is not empty, else the folder beside the program. Throws MissingRules.
std::string rules_directory(const std::string& given);

// The folder beside the program, whose words packs elsewhere have too; empty if there is none.
std::string shipped_rules();

// The packs of the chosen folder without their tests: as they were compiled, where that is up to
// date, else read. Throws MissingRules, InvalidRules.
Rules load_rules_for_documents(const std::string& given);

// Where compiled packs stand, and what they are of; the key is empty if they cannot be told apart.
struct CompiledPlace {
  std::string file;
  std::string key;
};
CompiledPlace compiled_place(const std::string& directory);

// Beside a program in this folder.
std::optional<std::filesystem::path> find_rules(const std::filesystem::path& program_folder);

}  // namespace jixiao

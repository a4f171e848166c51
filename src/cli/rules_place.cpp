#include "cli/rules_place.h"

#include <system_error>

namespace jixiao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlaces[] = {"rules", "../rules", "../share/jixiao/rules"};

fs::path program_folder() {
  std::error_code unreadable;
  const fs::path program = fs::read_symlink("/proc/self/exe", unreadable);
  return unreadable ? fs::path(".") : program.parent_path();
}

}  // namespace

std::optional<fs::path> find_rules(const fs::path& program_folder) {
  for (const char* place : kPlaces) {
    const fs::path folder = (program_folder / place).lexically_normal();
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) return folder;
  }
  return std::nullopt;
}

std::string rules_directory(const std::string& given) {
  if (!given.empty()) return given;
  const fs::path folder = program_folder();
  if (const std::optional<fs::path> found = find_rules(folder)) return found->string();
  throw MissingRules("no rule packs beside the program in " + folder.string() +
                     " (rules, ../rules, ../share/jixiao/rules); name their folder with --rules");
}

std::string shipped_rules() { return find_rules(program_folder()).value_or(fs::path()).string(); }

}  // namespace jixiao

#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "rules/lint.h"

namespace jixiao {

// Advice: what it says never changes the exit status.
int rules_lint_command(const RulesLintArguments& arguments) {
  const std::string directory = rules_directory(arguments.directory);
  const Rules rules = load_rules(directory, shipped_rules());
  const std::vector<PackTree> trees = load_pack_trees(directory, shipped_rules());
  std::string out;
  for (std::size_t i = 0; i < rules.packs.size() && i < trees.size(); ++i) {
    for (const PackProblem& problem : lint_pack(trees[i], rules.packs[i])) {
      out += to_string(problem) + "\n";
    }
  }
  write_stdout(out);
  return kDone;
}

}  // namespace jixiao

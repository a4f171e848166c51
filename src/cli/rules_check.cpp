#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "rules/load.h"

namespace jixiao {

// The problems are what this command is asked for, so they go to stdout.
int rules_check_command(const RulesCheckArguments& arguments) {
  std::string out;
  int status = kDone;
  try {
    for (const Pack& pack :
         load_rules(rules_directory(arguments.directory), shipped_rules()).packs) {
      out += pack.id + " " + pack.version + ": ok, " + std::to_string(pack.checks.size()) +
             " checks, " + pack.digest + "\n";
    }
  } catch (const InvalidRules& invalid) {
    for (const PackProblem& problem : invalid.problems) out += to_string(problem) + "\n";
    status = kInvalidPack;
  }
  write_stdout(out);
  return status;
}

}  // namespace jixiao

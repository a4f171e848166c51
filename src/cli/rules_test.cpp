#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/pack_tests.h"
#include "cli/rules_place.h"
#include "rules/load.h"

namespace jixiao {

int rules_test_command(const RulesTestArguments& arguments) {
  const Rules rules = load_rules(rules_directory(arguments.directory), shipped_rules());
  std::string out;
  std::size_t failures = 0;
  for (const Pack& pack : rules.packs) {
    const std::vector<PackProblem> problems = run_pack_tests(pack, rules);
    for (const PackProblem& problem : problems) out += to_string(problem) + "\n";
    failures += problems.size();
    out += pack.id + ": " + std::to_string(pack.tests.size()) + " tests, ";
    out += problems.empty() ? "ok\n" : std::to_string(problems.size()) + " failures\n";
  }
  write_stdout(out);
  return failures == 0 ? kDone : kFindings;
}

}  // namespace jixiao

#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "rules/compiled.h"
#include "rules/load.h"

namespace jixiao {

int rules_compile_command(const RulesCompileArguments& arguments) {
  const std::string directory = rules_directory(arguments.directory);
  const Rules rules = load_rules(directory, shipped_rules(), Tests::kLeftOut);
  const CompiledPlace place = compiled_place(directory);
  if (place.key.empty()) {
    write_stderr("jixiao: this program was linked without a build id; nothing was compiled\n");
    return kDone;
  }
  write_file(place.file, pack_rules(rules, directory, place.key));
  write_stdout(std::to_string(rules.packs.size()) + " packs in " + place.file + "\n");
  return kDone;
}

}  // namespace jixiao

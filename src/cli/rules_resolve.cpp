#include <string>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "rules/resolve.h"

namespace jixiao {

int rules_resolve_command(const RulesResolveArguments& arguments) {
  std::string known;
  for (const PackTree& tree :
       load_pack_trees(rules_directory(arguments.directory), shipped_rules())) {
    const std::string& id = find_value(tree.root, "id")->text;
    if (id == arguments.pack) {
      write_stdout(resolved_text(tree));
      return kDone;
    }
    known += (known.empty() ? "" : ", ") + id;
  }
  throw UnknownPack("unknown pack \"" + arguments.pack + "\"; known: " + known);
}

}  // namespace jixiao

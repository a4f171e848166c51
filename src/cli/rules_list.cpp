#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "rules/load.h"

namespace jixiao {

// A pack a line, its columns between tabs, so that other programs can read it.
int rules_list_command(const RulesListArguments& arguments) {
  std::string out;
  const Rules rules = load_rules_for_documents(arguments.directory);
  for (const Pack& pack : rules.packs) {
    out += pack.id + "\t" + pack.version + "\t" + pack.detect.kind + "\t" + pack.status + "\t";
    out += (pack.extends.empty() ? "-" : pack.extends) + "\t" + pack.title + "\n";
  }
  write_stdout(out);
  return kDone;
}

}  // namespace jixiao

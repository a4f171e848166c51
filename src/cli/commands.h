// The commands, one file each: typed arguments -> exit status.
//
// Example: convert_command(arguments) prints one report a line and gives 0.
// They throw what ends a whole run (BrokenPipe, Failure of the output, InvalidRules, MissingRules,
// UnknownPack); cli.cpp turns that into a message and a status.
#pragma once

#include "cli/arguments.h"

namespace jixiao {

int convert_command(const ConvertArguments& arguments);
int check_command(const CheckArguments& arguments);
int extract_command(const ExtractArguments& arguments);
int ingest_command(const IngestArguments& arguments);
int worker_command(const WorkerArguments& arguments);
int rules_check_command(const RulesCheckArguments& arguments);
int rules_list_command(const RulesListArguments& arguments);
int rules_compile_command(const RulesCompileArguments& arguments);
int rules_test_command(const RulesTestArguments& arguments);
int rules_lint_command(const RulesLintArguments& arguments);
int rules_resolve_command(const RulesResolveArguments& arguments);
int rules_explain_command(const RulesExplainArguments& arguments);
int rules_draft_command(const RulesDraftArguments& arguments);

}  // namespace jixiao

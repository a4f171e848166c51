#include "cli/cli.h"

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <variant>

#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/check_outputs.h"
#include "cli/check_review.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "ingest/pool.h"
#include "rules/load.h"
#include "value/failure.h"

namespace jixiao {
namespace {

struct Dispatch {
  int operator()(const Answer& answer) const {
    if (answer.status == kDone) {
      write_stdout(answer.text);
    } else {
      write_stderr(answer.text);
    }
    return answer.status;
  }
  int operator()(const ConvertArguments& arguments) const { return convert_command(arguments); }
  int operator()(const CheckArguments& arguments) const { return check_command(arguments); }
  int operator()(const ExtractArguments& arguments) const { return extract_command(arguments); }
  int operator()(const IngestArguments& arguments) const { return ingest_command(arguments); }
  int operator()(const WorkerArguments& arguments) const { return worker_command(arguments); }
  int operator()(const RulesCheckArguments& arguments) const {
    return rules_check_command(arguments);
  }
  int operator()(const RulesListArguments& arguments) const {
    return rules_list_command(arguments);
  }
  int operator()(const RulesCompileArguments& arguments) const {
    return rules_compile_command(arguments);
  }
  int operator()(const RulesTestArguments& arguments) const {
    return rules_test_command(arguments);
  }
  int operator()(const RulesLintArguments& arguments) const {
    return rules_lint_command(arguments);
  }
  int operator()(const RulesResolveArguments& arguments) const {
    return rules_resolve_command(arguments);
  }
  int operator()(const RulesExplainArguments& arguments) const {
    return rules_explain_command(arguments);
  }
  int operator()(const RulesDraftArguments& arguments) const {
    return rules_draft_command(arguments);
  }
};

int report_end(const std::string& message, int status) {
  write_stderr("jixiao: " + message + "\n");
  return status;
}

}  // namespace

int run(int argc, const char* const* argv) {
  // The end of a pipe is then an error of write(), which can be told from other ends.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return std::visit(Dispatch{}, parse_arguments(argc, argv));
  } catch (const BrokenPipe&) {
    return kDone;
  } catch (const Failure& failure) {  // of the output: those of an input are caught there
    return report_end(std::string(failure_name(failure.kind)) + ": " + failure.what(), kAllFailed);
  } catch (const WorkersFail& failure) {
    return report_end(failure.what(), kInternalError);
  } catch (const UnknownPack& unknown) {
    return report_end(unknown.what(), kBadUsage);
  } catch (const UnusableReview& unusable) {
    return report_end(unusable.what(), kBadUsage);
  } catch (const UnprintableOutput& unprintable) {
    return report_end(unprintable.what(), kBadUsage);
  } catch (const MissingRules& missing) {
    return report_end(missing.what(), kInvalidPack);
  } catch (const InvalidRules& invalid) {
    for (const PackProblem& problem : invalid.problems) write_stderr(to_string(problem) + "\n");
    return report_end("a rule pack is invalid", kInvalidPack);
  } catch (const std::exception& error) {
    return report_end(std::string("internal error: ") + error.what(), kInternalError);
  }
}

}  // namespace jixiao

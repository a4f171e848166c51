#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "write/write.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

void make_directory(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!fs::is_directory(path)) {
    throw Failure{FailureKind::kIo, "cannot make the folder " + path + ": " + error.message()};
  }
}

std::string resolved(const fs::path& path) {
  std::error_code ignored;
  return fs::weakly_canonical(path, ignored).string();
}

// Where each input's report goes. A report never takes the place of an input: of several runs over
// one folder the second would read the first one's output.
std::vector<std::string> output_paths(const ConvertArguments& arguments) {
  std::set<std::string> inputs;
  for (const std::string& file : arguments.batch.files) {
    if (file != "-") inputs.insert(resolved(file));
  }
  std::vector<std::string> paths;
  for (const std::string& name : output_names(arguments.batch.files)) {
    const fs::path path = fs::path(arguments.output_directory) / name;
    if (inputs.count(resolved(path)) > 0) {
      throw Failure{FailureKind::kIo, "-o would overwrite the input " + path.string()};
    }
    paths.push_back(path.string());
  }
  return paths;
}

}  // namespace

int convert_command(const ConvertArguments& arguments) {
  const Rules rules = load_chosen_rules(arguments.batch);
  const bool to_stdout = arguments.output_directory.empty();
  std::vector<std::string> paths;
  if (!to_stdout) {
    make_directory(arguments.output_directory);
    paths = output_paths(arguments);
  }
  const JsonOptions options{arguments.pretty, arguments.provenance};
  const Render render = [&](std::size_t input, const Conversion& conversion) -> Delivery {
    std::string text = conversion.report ? report_json(*conversion.report, options)
                                         : error_json(conversion.source, conversion.error.kind,
                                                      conversion.error.message, options);
    return [&, input, text = std::move(text) + "\n"] {
      if (to_stdout) {
        write_stdout(text);
      } else {
        write_file(paths[input], text);
      }
    };
  };
  const Totals totals = run_batch(arguments.batch, rules, Documents::kDropped, render);
  return exit_status(totals, arguments.batch.fail_on);
}

}  // namespace jixiao

// --format and -o of `check`: which goes with which, and where it ends up.
#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/arguments.h"

namespace jixiao {
namespace {

struct FormatRow {
  std::string_view name;
  CheckFormat format;
  std::string_view ending;
};

constexpr std::array<FormatRow, 6> kFormats = {{{"text", CheckFormat::kText, ".txt"},
                                                {"json", CheckFormat::kJson, ".json"},
                                                {"csv", CheckFormat::kCsv, ".csv"},
                                                {"sarif", CheckFormat::kSarif, ".sarif"},
                                                {"xlsx", CheckFormat::kXlsx, ".xlsx"},
                                                {"html", CheckFormat::kHtml, ".html"}}};

CheckFormat check_format(std::string_view word) {
  std::string known;
  for (const FormatRow& row : kFormats) {
    if (word == row.name) return row.format;
    known += (known.empty() ? "" : ", ") + std::string(row.name);
  }
  throw std::invalid_argument("--format: unknown format \"" + std::string(word) +
                              "\"; known: " + known);
}

std::string ending_of(CheckFormat format) {
  for (const FormatRow& row : kFormats) {
    if (format == row.format) return std::string(row.ending);
  }
  return {};
}

bool is_known_ending(const std::string& ending) {
  return std::any_of(kFormats.begin(), kFormats.end(),
                     [&ending](const FormatRow& row) { return ending == row.ending; });
}

std::vector<std::string> split_commas(const std::string& list) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (true) {
    const std::size_t comma = list.find(',', begin);
    words.push_back(list.substr(begin, comma - begin));
    if (comma == std::string::npos) return words;
    begin = comma + 1;
  }
}

void refuse_shared_targets(const std::vector<CheckOutput>& outputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const std::string path = target_path(outputs[i], false);
      if (path != target_path(outputs[k], false)) continue;
      if (path.empty()) {
        throw std::invalid_argument("two formats for stdout; give one of them a file with -o");
      }
      throw std::invalid_argument("-o: two formats for " + path);
    }
  }
}

}  // namespace

std::string target_path(const CheckOutput& output, bool is_folder) {
  namespace fs = std::filesystem;
  if (output.path.empty()) return {};
  const std::string ending = ending_of(output.format);
  if (is_folder || output.path.back() == '/') {
    return (fs::path(output.path) / ("findings" + ending)).string();
  }
  if (!output.shared) return output.path;
  fs::path path = output.path;
  if (is_known_ending(path.extension().string())) path.replace_extension();
  return path.string() + ending;
}

std::vector<CheckOutput> pair_outputs(std::span<const OutputWord> given) {
  std::vector<OutputWord> words(given.begin(), given.end());
  if (words.empty() || (words.size() == 1 && words[0].is_path)) {
    words.insert(words.begin(), {false, "text"});
  }
  if (words[0].is_path) std::swap(words[0], words[1]);
  std::vector<CheckOutput> outputs;
  std::size_t listed = 0;  // formats that the next -o is for
  for (const OutputWord& word : words) {
    if (!word.is_path) {
      const std::vector<std::string> formats = split_commas(word.value);
      for (const std::string& format : formats)
        outputs.push_back({check_format(format), "", false});
      listed = formats.size();
      continue;
    }
    if (listed == 0) throw std::invalid_argument("-o is given twice for one --format");
    for (std::size_t i = outputs.size() - listed; i < outputs.size(); ++i) {
      outputs[i].path = word.value == "-" ? "" : word.value;
      outputs[i].shared = listed > 1;
    }
    listed = 0;
  }
  refuse_shared_targets(outputs);
  return outputs;
}

}  // namespace jixiao
